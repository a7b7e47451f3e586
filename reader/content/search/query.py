"""The one language in which posts are asked for, by title, heading or text: words, and operators.

| typed | means |
|---|---|
| `rust memory` | all words, in any order |
| `"in practice"` | these words in a row; an operator within quotes is text |
| `#open-source` | a tag or category that begins so, blanks as ``-`` |
| `@doe` | an author with a name that begins so |
| `in:notes` | a category, or a folder of the path, that begins so |
| `tag:`, `category:`, `series:`, `author:` | the one or the other alone, which begins so |
| `folder:content/notes` | a path that begins with these folders |
| `date:2024` | a post of that time, whatever its title holds; also a range |
| `#"open source"` | the whole name, with any operator: no other one that begins so |
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
from collections.abc import Set
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final, NamedTuple

from reader.content.markup import plain_title
from reader.content.post import Post
from reader.content.search.operators import (
    VALUES,
    Operator,
    day_of,
    days_of,
    folder_key,
    key_of,
    post_keys,
)
from reader.content.text import fold

QUERY_LIMIT: Final = 200
"""Characters of a query that are looked at."""


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
    whole: bool = False
    """Whether the name has to be just that, and not only to begin so."""

    @property
    def days(self) -> tuple[range, ...]:
        """Return the days that a date or range means, as `day_of` writes them."""
        if self.operator is Operator.DATE:
            return days_of(self.value)
        first, _, last = self.value.partition("..")
        return (range(days_of(first)[0].start if first else 1, days_of(last)[0].stop if last else _LAST_DAY),)

    def fits(self, key: str) -> bool:
        """Tell whether a key of `post_keys` is what the operator asks for."""
        match self.operator:
            case Operator.IN:
                return self.value in key
            case Operator.FOLDER:
                return key.startswith(self.value)
            case Operator.AUTHOR if not self.whole:
                return self.value in key
            case Operator.IS | Operator.HAS:
                return key == self.value
            case _:
                return key == self.value if self.whole else key.startswith(self.value)

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
            whole = quoted is not None and token.end() > token.end(3)
            wanted = _filter(sign, value, negated=bool(minus), whole=whole)
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
    if found[1] == _DATED:
        return None
    operator = _OPERATORS[found[1]]
    return operator, folder_key(found[2]) if operator in _OF_FOLDERS else key_of(found[2])


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

_DATED: Final = "date:"
_OPERATORS: Final = {
    operator.value: operator for operator in Operator if operator not in (Operator.DATE, Operator.RANGE)
} | {"author:": Operator.AUTHOR}
"""By the signs and names that they are typed with."""

_OF_FOLDERS: Final = (Operator.IN, Operator.FOLDER)
_NAMES: Final = "|".join((*_OPERATORS, _DATED))
_TOKEN: Final = re.compile(rf'(?=\S)(-(?=[\w#@"]))?({_NAMES})?(?:"([^"]*)"?|(\S*))')
_LAST_OPERATOR: Final = re.compile(rf'(?:^|\s)-?({_NAMES})("[^"]*|[^\s"]*)$')
_UNFINISHED: Final = re.compile(rf"-|{_NAMES}|\.\.\d{{0,3}}")
_SLUG: Final = re.compile(r"\w+(?:[-_]\w+)+")
_DATE: Final = re.compile(r"\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?")
_RANGE: Final = re.compile(rf"({_DATE.pattern})?\.\.(?:({_DATE.pattern})-?|\d{{0,3}})")
_WITHOUT_BLANKS: Final = "\u2e80"
"""The first character of the blocks of Chinese and Japanese."""

_LAST_DAY: Final = 100_000_000


def _filter(sign: str | None, value: str, *, negated: bool, whole: bool) -> Filter | None:
    """Return the operator that was typed; None when it is text after all."""
    if sign is None or sign == _DATED:
        if _DATE.fullmatch(value):
            if sign is None:
                return Filter(Operator.DATE, value, negated)
            value = f"{value}..{value}"
        found = _RANGE.fullmatch(value)
        if found is None or not (found[1] or found[2]):
            return None
        return Filter(Operator.RANGE, f"{found[1] or ''}..{found[2] or ''}", negated)
    if not value:
        return None
    operator = _OPERATORS[sign]
    if operator in VALUES:
        known = next((name for name in VALUES[operator] if name.startswith(value)), None)
        return Filter(operator, known, negated) if known else None
    match operator:
        case Operator.AUTHOR:
            return Filter(operator, f"-{key_of(value)}", negated, whole)
        case Operator.IN | Operator.FOLDER:
            end = "/" if whole and not value.endswith("/") else ""
            return Filter(operator, f"/{folder_key(value)}{end}", negated, whole)
        case _:
            return Filter(operator, key_of(value), negated, whole)
