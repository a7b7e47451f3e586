"""Articles and libraries to measure with: realistic Markdown, the same on every machine and in every run."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

FIRST_WORDS: Final = "Beginning here"
"""How the first paragraph of every generated article starts: once they stand there, it can be read."""

_SEED: Final = 2024

_SYLLABLES: Final = (
    *("la", "mer", "ton", "is", "ver", "an", "do", "ri", "sel", "pa", "cor", "nu", "wen", "ti", "os"),
    *("bra", "ely", "gar", "hem", "ka"),
)

_VOCABULARY: Final = tuple(
    "".join(parts)
    for length in (1, 2, 3)
    for parts in itertools.islice(
        itertools.product(_SYLLABLES, repeat=length), 0, 8_000, 7 if length == 3 else 1
    )
)

_WEIGHTS: Final = tuple(itertools.accumulate(1 / rank for rank in range(1, len(_VOCABULARY) + 1)))
"""Zipf's law: the n-th word is used one n-th as often as the first."""


class Writer:
    """Writes the same words for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def words(self, count: int) -> list[str]:
        """So many words of the vocabulary."""
        return self._random.choices(_VOCABULARY, cum_weights=_WEIGHTS, k=count)

    def phrase(self, count: int) -> str:
        """Some words, the first one capitalised."""
        return " ".join(self.words(count)).capitalize()

    def paragraph(self) -> str:
        """A few sentences with inline markup, on lines of about eighty characters, as people write them."""
        words = self.words(self._random.randint(40, 110))
        words[0] = words[0].capitalize()
        for place in range(11, len(words) - 3, 23):
            words[place] = self._marked(words[place])
        for place in range(13, len(words), 14):
            words[place - 1] += "."
            words[place] = words[place].capitalize()
        return _filled(words) + "."

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
        return self._random.choice(forms).replace("{}", word)


def _filled(words: list[str]) -> str:
    return "\n".join(" ".join(words[start : start + 13]) for start in range(0, len(words), 13))


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
    """Fill a folder with posts of some two kilobytes, as a Jekyll site holds them, a new one every day."""
    first_day = date(1990, 1, 1)
    for number in range(posts):
        day = first_day + timedelta(days=number)
        year_folder = folder / "_posts" / str(day.year)
        year_folder.mkdir(parents=True, exist_ok=True)
        path = year_folder / f"{day.isoformat()}-post-{number}.md"
        path.write_text(_post(Writer(seed + number), number, day), encoding="utf-8")


def _post(writer: Writer, number: int, day: date) -> str:
    tags = ", ".join(writer.words(3))
    front_matter = (
        f'---\nlayout: post\ntitle: "No. {number}: {writer.phrase(5)}"\n'
        f"date: {day.isoformat()} 12:00:00 +0000\n"
        f"categories: [{writer.words(1)[0]}]\ntags: [{tags}]\n---"
    )
    body = [
        writer.paragraph(),
        f"## {writer.phrase(3)}",
        writer.paragraph(),
        writer.bullet_list(),
        writer.paragraph(),
    ]
    return "\n\n".join([front_matter, *body, _REFERENCE]) + "\n"
