"""Articles and libraries to measure with: realistic Markdown, the same on every machine and in every run."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Final

from tests.benchmarks.vocabulary import Language, accented, chinese, cyrillic, plain

FIRST_WORDS: Final = "Beginning here"
"""How the first paragraph of every generated article starts: once they stand there, it can be read."""

_SEED: Final = 2024

FIRST_DAY: Final = datetime(1995, 1, 1, tzinfo=UTC)
LAST_DAY: Final = datetime(2026, 1, 31, tzinfo=UTC)
"""When the posts of a library were written, from the first to the last."""

TAGS: Final = 300
CATEGORIES: Final = 40
AUTHORS: Final = 50
"""How many names there are of each kind in a library."""

_TYPICAL_POST: Final = 1_500
"""Bytes of text that half of the posts have less than."""

_SPREAD: Final = 0.7
"""How much they differ: the standard deviation of the logarithm of their length."""

_LONGEST_POST: Final = 20_000


class Writer:
    """Writes the same words for the same seed."""

    def __init__(self, seed: int, language: Language | None = None) -> None:
        """``language`` is another one than the plain one."""
        self.chance = random.Random(seed)
        self._language = language or plain()

    def words(self, count: int) -> list[str]:
        """So many words of the vocabulary."""
        language = self._language
        return self.chance.choices(language.words, cum_weights=language.weights, k=count)

    def phrase(self, count: int) -> str:
        """Some words, the first one capitalised."""
        return self._language.gap.join(self.words(count)).capitalize()

    def heading(self, level: int) -> str:
        """A heading of some words, one of them marked now and then."""
        words = self.words(self.chance.randint(2, 6))
        words[0] = words[0].capitalize()
        if self.chance.random() < 0.15:
            words[-1] = self.chance.choice(("`{}`", "*{}*", "**{}**")).replace("{}", words[-1])
        return f"{'#' * level} {self._language.gap.join(words)}"

    def paragraph(self) -> str:
        """A few sentences with inline markup, on lines of about eighty characters, as people write them."""
        words = self.words(self.chance.randint(40, 110))
        words[0] = words[0].capitalize()
        for place in range(11, len(words) - 3, 23):
            words[place] = self._marked(words[place])
        for place in range(13, len(words), 14):
            words[place - 1] += "."
            words[place] = words[place].capitalize()
        return self._filled(words) + "."

    def bullet_list(self) -> str:
        """A list of seven items, some of them nested."""
        return "\n".join(f"{'  ' if item % 3 == 2 else ''}- {self.phrase(9)}" for item in range(7))

    def numbered_list(self) -> str:
        """A list of five numbered items."""
        return "\n".join(f"{item}. {self.phrase(12)}" for item in range(1, 6))

    def code(self) -> str:
        """A function of Python in a fence."""
        name, argument, result = self.words(3)
        return (
            f"```python\ndef {name}_of({argument}: int) -> str:\n"
            f'    """{self.phrase(6)}."""\n'
            f"    {result} = [number * 2 for number in range({argument})]\n"
            f'    return f"{{len({result})}} {name}"\n```'
        )

    def table(self) -> str:
        """A table of four columns and six rows."""
        rows = [self.words(4), ["---", "---:", ":---:", "---"], *(self.words(4) for _ in range(6))]
        return "\n".join("| " + " | ".join(row) + " |" for row in rows)

    def quote(self) -> str:
        """A quotation of two lines."""
        return f"> {self.phrase(12)}\n> {self.phrase(8)}"

    def _marked(self, word: str) -> str:
        forms = ("*{}*", "**{}**", "`{}`", "[{}](https://example.org/{}.html)", "[{}][reference]")
        return self.chance.choice(forms).replace("{}", word)

    def _filled(self, words: list[str]) -> str:
        gap = self._language.gap
        return "\n".join(gap.join(words[start : start + 13]) for start in range(0, len(words), 13))


def article(size: int, seed: int = _SEED) -> str:
    """An article of about ``size`` bytes: front matter, sections with blocks of every kind, references."""
    writer = Writer(seed)
    parts = [
        f"---\ntitle: An article of {size:,} bytes\ndate: 2024-03-01\n---",
        f"{FIRST_WORDS}, {writer.paragraph()}",
    ]
    written = sum(map(len, parts))
    for part in _sections(writer):
        parts.append(part)
        written += len(part) + 2
        if written >= size:
            break
    return "\n\n".join([*parts, _REFERENCE]) + "\n"


_REFERENCE: Final = "[reference]: https://example.org/reference 'A reference'"


def _sections(writer: Writer) -> Iterator[str]:
    blocks: tuple[Callable[[], str], ...] = (
        writer.paragraph,
        writer.paragraph,
        writer.bullet_list,
        writer.paragraph,
        writer.code,
        writer.paragraph,
        writer.table,
        writer.paragraph,
        writer.quote,
        writer.numbered_list,
    )
    block = itertools.cycle(blocks)
    for number in itertools.count(1):
        level = "##" if number % 3 == 1 else "###"
        yield f"{level} Section {number}: {writer.phrase(3)}"
        for _ in range(4):
            yield next(block)()


def write_library(folder: Path, posts: int, seed: int = _SEED) -> None:
    """Fill a folder with posts of some two kilobytes, as a Jekyll site holds them, from old to new.

    The title of each begins with its number: ``No. 0:``, ``No. 1:``. Some are in other scripts.
    """
    step = (LAST_DAY - FIRST_DAY) / posts
    for number in range(posts):
        moment = FIRST_DAY + number * step
        year_folder = folder / "_posts" / str(moment.year)
        if number == 0 or (moment - step).year != moment.year:
            year_folder.mkdir(parents=True, exist_ok=True)
        with open(f"{year_folder}/{moment:%Y-%m-%d}-post-{number}.md", "w", encoding="utf-8") as file:  # noqa: PTH123  # faster
            file.write(library_post(number, moment, seed))


def library_post(number: int, moment: datetime, seed: int = _SEED) -> str:
    """One post of a library."""
    language = _language_of(number)
    writer = Writer(seed + number, language)
    chance = writer.chance
    tags = ", ".join(dict.fromkeys(_some(_tags(), chance) for _ in range(chance.randint(1, 5))))
    front_matter = (
        f'---\nlayout: post\ntitle: "No. {number}: {writer.phrase(chance.randint(3, 8))}"\n'
        f"date: {moment:%Y-%m-%d %H:%M:%S} +0000\n"
        f"author: {_some(_authors(), chance)}\n"
        f"categories: [{_some(_categories(), chance)}]\ntags: [{tags}]\n---"
    )
    # A character of Chinese stands for about three letters.
    wanted = min(_LONGEST_POST, chance.lognormvariate(0, _SPREAD) * _TYPICAL_POST) / (
        1 if language.gap else 3
    )
    parts = [front_matter, writer.paragraph()]
    written = len(parts[-1])
    while written < wanted:
        parts.append(_next_block(writer)())
        written += len(parts[-1])
    return "\n\n".join([*parts, _REFERENCE]) + "\n"


def _next_block(writer: Writer) -> Callable[[], str]:
    return writer.chance.choices(
        (
            writer.paragraph,
            lambda: f"{writer.heading(writer.chance.choice((2, 2, 3)))}\n\n{writer.paragraph()}",
            writer.bullet_list,
            writer.numbered_list,
            writer.code,
            writer.quote,
            writer.table,
        ),
        (40, 30, 8, 5, 10, 5, 2),
    )[0]


def _language_of(number: int) -> Language:
    """That of a post: in every hundred, three with accents, two in Cyrillic and one in Chinese."""
    match number % 100:
        case 17 | 47 | 77:
            return accented()
        case 27 | 67:
            return cyrillic()
        case 37:
            return chinese()
    return plain()


def _some(names: list[str], chance: random.Random) -> str:
    """One of some names, the first ones more often."""
    return names[int(len(names) * chance.random() ** 2)]


@cache
def _tags() -> list[str]:
    return list(dict.fromkeys(Writer(1).words(100 * TAGS)))[:TAGS]


@cache
def _categories() -> list[str]:
    return _tags()[TAGS - CATEGORIES :]


@cache
def _authors() -> list[str]:
    writer = Writer(2)
    return [" ".join(map(str.capitalize, writer.words(2))) for _ in range(AUTHORS)]


def common_tag() -> str:
    """The tag that most posts of a library have."""
    return _tags()[0]
