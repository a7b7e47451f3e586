"""The one language in which posts are asked for, by title, heading or text: words, and operators.

| typed | means |
|---|---|
| `rust memory` | all words, in any order |
| `"in practice"` | these words in a row; an operator within quotes is text |
| `#open-source` | a tag or category that begins so, blanks as ``-`` |
| `@doe` | an author with a name that begins so |
| `in:notes` | a category, or a folder of the path, that begins so |
| `2024`, `2024-03`, `2024-03-15` | a post of that time, or a title that holds this text |
| `2024-03..2024-05`, `..2023`, `2024..` | from the beginning of the first to the end of the last |
| `is:draft` | also `future`, `pinned`, `starred`, `started`, `read` and `unread` |
| `has:problem` | something is wrong with the file |
| `lang:de` | the language that begins so |
| `-word`, `-#tag`, `-is:draft` | not that: no word that begins so, no such post |

All of it must hold. Texts are compared folded (`reader.content.text.fold`). Anything may be typed, and is
looked at while it is: an operator without its value (`is:`, a lone ``#`` or ``-``) narrows nothing; values
may be cut short (`is:dr`), as names may; a range without its second date is open (`2024-03..`), quotes that
are not closed reach to the end. What is no value of an operator (`is:foo`) and no operator (`foo:bar`, `->`)
is text to look for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from datetime import UTC, datetime
from enum import Enum
from functools import lru_cache
from typing import Final, NamedTuple

from reader.content.markup import plain_title
from reader.content.post import Post
from reader.content.text import fold

QUERY_LIMIT: Final = 200
"""Characters of a query that are looked at."""


class Operator(Enum):
    """What of a post an operator asks about, by the sign or name that it is typed with."""

    TAG = "#"
    AUTHOR = "@"
    IN = "in:"
    IS = "is:"
    HAS = "has:"
    LANGUAGE = "lang:"
    DATE = "date"
    """A year, month or day."""
    RANGE = ".."


VALUES: Final = {
    Operator.IS: ("draft", "future", "pinned", "read", "starred", "started", "unread"),
    Operator.HAS: ("problem",),
}
"""The values of the operators that have only some."""


class ReadingState(NamedTuple):
    """What matters of a post for a query and does not stand in its file, as sets of paths."""

    starred: Set[str] = frozenset()
    read: Set[str] = frozenset()
    started: Set[str] = frozenset()
    """Those gone into and not read to the end."""
    now: datetime = datetime.max.replace(tzinfo=UTC)
    """Posts dated after it are future ones."""


NOTHING_READ: Final = ReadingState()
"""The state of posts that nobody has read or starred."""


class Filter(NamedTuple):
    """One operator with its value, as `post_keys` writes keys."""

    operator: Operator
    value: str
    negated: bool = False

    @property
    def days(self) -> tuple[range, ...]:
        """Return the days that a date or range means, as `day_of` writes them."""
        if self.operator is Operator.DATE:
            return _days(self.value)
        first, _, last = self.value.partition("..")
        return (range(_days(first)[0].start if first else 1, _days(last)[0].stop if last else _LAST_DAY),)

    def fits(self, key: str) -> bool:
        """Tell whether a key of `post_keys` is what the operator asks for."""
        match self.operator:
            case Operator.AUTHOR | Operator.IN:
                return self.value in key
            case Operator.IS | Operator.HAS:
                return key == self.value
            case _:
                return key.startswith(self.value)

    def holds(self, post: Post, state: ReadingState) -> bool:
        """Tell whether a post is among those asked for, before the negation."""
        match (self.operator, self.value):
            case (Operator.IS, "future"):
                return post.is_future(state.now)
            case (Operator.IS, "starred"):
                return post.path in state.starred
            case (Operator.IS, "started"):
                return post.path in state.started
            case (Operator.IS, "read"):
                return post.path in state.read
            case (Operator.IS, "unread"):
                return post.path not in state.read
            case (Operator.DATE, date) if date in fold(plain_title(post.title)):
                return True
            case (Operator.DATE | Operator.RANGE, _):
                return any(day_of(post) in days for days in self.days)
            case (operator, _):
                return any(map(self.fits, post_keys(operator, post)))


class Query(NamedTuple):
    """What was typed, taken apart and folded."""

    words: tuple[str, ...] = ()
    """All of them must be there. A quoted phrase is one of them; the words of a slug are several."""
    excluded: tuple[str, ...] = ()
    """Words that must not be there."""
    phrase: str = ""
    """The words as they were typed, with one blank between: what a title may be or begin with."""
    filters: tuple[Filter, ...] = ()
    text: str = ""
    """Everything that was typed, operators too: a title may read like that."""

    def matches(self, post: Post, state: ReadingState = NOTHING_READ) -> bool:
        """Tell whether a post is one that the operators ask for, whatever words were typed."""
        return all(wanted.holds(post, state) is not wanted.negated for wanted in self.filters)

    def excludes(self, text: str) -> bool:
        """Tell whether a text, folded, holds a word that it must not hold."""
        start = word_starts(text)
        return any(excluding_text(word) in start for word in self.excluded)


@lru_cache(maxsize=16)
def parse_query(query: str) -> Query:
    """Take apart what was typed; it never raises."""
    folded = " ".join(fold(query[:QUERY_LIMIT]).split())
    words: list[str] = []
    excluded: list[str] = []
    typed: list[str] = []
    filters: list[Filter] = []
    for token in _TOKEN.finditer(folded):
        minus, sign, quoted, plain = token.groups()
        value = plain if quoted is None else quoted.strip()
        if not value and not sign:
            continue
        if sign or quoted is None:
            wanted = _filter(sign, value, negated=bool(minus))
            if wanted is not None:
                filters.append(wanted)
                continue
        text = (sign or "") + value
        if _UNFINISHED.fullmatch(text):
            continue
        if minus:
            excluded.append(text)
            continue
        typed.append(text)
        # The words of a slug may stand apart in a title.
        is_slug = quoted is None and _SLUG.fullmatch(text)
        words.extend(filter(None, re.split("[-_]", text)) if is_slug else (text,))
    return Query(tuple(words), tuple(excluded), " ".join(typed), tuple(filters), folded)


def last_operator(query: str) -> tuple[Operator, str] | None:
    """Return the operator at the end of what was typed, and what stands after it so far.

    None when there is none.
    """
    found = _LAST_OPERATOR.search(fold(query[:QUERY_LIMIT]))
    if found is None or query[-1:].isspace():
        return None
    operator = Operator(found[1])
    return operator, _key(found[2]) if operator is not Operator.IN else _folder_key(found[2])


def post_keys(operator: Operator, post: Post) -> Iterable[str]:
    """Return what `Filter.fits` looks at: the keys of tags, authors, folders … as they are typed."""
    match operator:
        case Operator.TAG:
            return map(_key, post.topics)
        case Operator.AUTHOR:
            return (f"-{_key(author)}" for author in post.authors)
        case Operator.IN:
            folder = post.path.rpartition("/")[0]
            return (f"/{_folder_key(place)}/" for place in (*post.categories, folder) if place)
        case Operator.LANGUAGE:
            return (_key(post.language),) if post.language else ()
        case Operator.IS:
            return (name for name, holds in (("draft", post.draft), ("pinned", post.pinned)) if holds)
        case Operator.HAS:
            return ("problem",) if post.problems else ()
        case _:
            return ()


def day_of(post: Post) -> int:
    """Return the day of a post as a number of eight digits, like 20240315.

    0 for one without a date that counts.
    """
    if post.date is None or post.date.of_checkout:
        return 0
    moment = post.date.moment
    return moment.year * 10_000 + moment.month * 100 + moment.day


def word_starts(text: str) -> str:
    """Folded text with a blank before every word, so that a word start is one plain substring to look for."""
    return f" {text.translate(SEPARATORS)}"


def whole_words(text: str) -> str:
    """Folded text with a blank around every word, so that a whole word is one plain substring to look for."""
    return f"{word_starts(text)} "


def excluding_text(word: str) -> str:
    """Return what a text with `word_starts` must not hold.

    Words of scripts that set no blanks begin anywhere.
    """
    return word if word[0] >= _WITHOUT_BLANKS else word_starts(word)


SEPARATORS: Final = {code: " " for code in range(0x21, 0x7F) if not chr(code).isalnum()} | dict.fromkeys(
    map(ord, "·•§¶¿¡、。「」『』【】《》"), " "
)
"""What stands between words, as a table to translate with."""

_NAMES: Final = "#|@|(?:in|is|has|lang):"
_TOKEN: Final = re.compile(rf'(?=\S)(-(?=[\w#@"]))?({_NAMES})?(?:"([^"]*)"?|(\S*))')
_LAST_OPERATOR: Final = re.compile(rf'(?:^|\s)-?({_NAMES})("[^"]*|[^\s"]*)$')
_UNFINISHED: Final = re.compile(rf"-|{_NAMES}|\.\.\d{{0,3}}")
_SLUG: Final = re.compile(r"\w+(?:[-_]\w+)+")
_DATE: Final = re.compile(r"\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?")
_RANGE: Final = re.compile(rf"({_DATE.pattern})?\.\.(?:({_DATE.pattern})-?|\d{{0,3}})")
_WITHOUT_BLANKS: Final = "\u2e80"
"""The first character of the blocks of Chinese and Japanese."""

_LAST_DAY: Final = 100_000_000
_TAGS_KEPT: Final = 4096
"""Tags and folders whose keys are kept: most posts share theirs with others."""


def _filter(sign: str | None, value: str, *, negated: bool) -> Filter | None:
    """Return the operator that was typed; None when it is text after all."""
    if sign is None:
        if _DATE.fullmatch(value):
            return Filter(Operator.DATE, value, negated)
        found = _RANGE.fullmatch(value)
        if found is None or not (found[1] or found[2]):
            return None
        return Filter(Operator.RANGE, f"{found[1] or ''}..{found[2] or ''}", negated)
    if not value:
        return None
    operator = Operator(sign)
    if operator in VALUES:
        known = next((name for name in VALUES[operator] if name.startswith(value)), None)
        return Filter(operator, known, negated) if known else None
    match operator:
        case Operator.AUTHOR:
            return Filter(operator, f"-{_key(value)}", negated)
        case Operator.IN:
            return Filter(operator, f"/{_folder_key(value)}", negated)
        case _:
            return Filter(operator, _key(value), negated)


@lru_cache(maxsize=_TAGS_KEPT)
def _key(text: str) -> str:
    return fold(text).strip('"').replace(" ", "-").replace("_", "-")


@lru_cache(maxsize=_TAGS_KEPT)
def _folder_key(path: str) -> str:
    """Folders as they are typed: the ``_`` before those of some systems need not be."""
    return "/".join(part.lstrip("-") for part in _key(path).split("/"))


def _days(date: str) -> tuple[range, ...]:
    """Return the days of a year, month or day; also of those that ``2024-1`` may become while it is typed."""
    year, *rest = date.split("-")
    beginnings = [year + "".join(part.zfill(2) for part in rest)]
    if rest and len(rest[-1]) == 1:
        beginnings.append(beginnings[0][:-2] + rest[-1])
    return tuple(
        range(max(1, int(digits.ljust(8, "0"))), int(digits.ljust(8, "9")) + 1) for digits in beginnings
    )
