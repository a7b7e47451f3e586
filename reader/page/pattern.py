"""What is looked for: a phrase, a regular expression or several words, each made a pattern once."""

from __future__ import annotations

import re
import time
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from math import prod
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, Protocol

from reader.content.text import fold, fold_signs
from reader.page.searchable_text import SearchableText

if TYPE_CHECKING:
    import regex

LEAF_SECONDS: Final = 0.5
"""Seconds that a regular expression may take over one leaf."""

ARTICLE_SECONDS: Final = 4.0
"""Seconds that it may take over all leaves together."""

MOST_REPEATS: Final = 10_000
"""How often a regular expression may ask for something: each time is written out when it is compiled."""


class BadPatternError(Exception):
    """A regular expression that is none; the message says to people what is wrong."""


class TooSlowError(Exception):
    """A regular expression takes too long; the message says so."""

    def __init__(self) -> None:
        super().__init__("gave up: the expression takes too long")


class SearchPattern(NamedTuple):
    """What is looked for, as it was asked for. Without capital letters, case does not matter."""

    kind: Literal["phrase", "regex", "words"]
    words: tuple[str, ...]
    """One text; several for ``words``, each of which is looked for wherever a word begins with it."""


class Spans(NamedTuple):
    """The matches in one text, which follow each other and do not overlap."""

    starts: array[int]
    ends: array[int]

    def within(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the matches that have a character between two offsets."""
        for index in range(bisect_right(self.ends, start), len(self.starts)):
            if self.starts[index] >= end:
                return
            yield self.starts[index], self.ends[index]


class Finder(Protocol):
    """Finds one pattern in texts."""

    def spans(self, text: SearchableText) -> Spans:
        """Return where a text matches. No match is empty."""


def phrase(text: str) -> SearchPattern:
    """Look for a text as it stands, its white space matching any other."""
    return SearchPattern("phrase", (text,))


def make_finder(pattern: SearchPattern) -> Finder | None:
    """Make what finds a pattern; None when there is nothing to look for. Slow for a regular expression.

    Raises: BadPatternError, if the regular expression is not valid.
    """
    match_case = any(
        character.isupper() for word in pattern.words for character in _without_escapes(word, pattern)
    )
    if pattern.kind == "regex":
        return _RegexFinder(pattern.words[0], match_case) if pattern.words[0] else None
    folded = [(fold_signs if match_case else fold)(word) for word in pattern.words]
    texts = [text for text in folded if text.strip()]
    if not texts:
        return None
    expression = _phrase_expression(texts[0]) if pattern.kind == "phrase" else _words_expression(texts)
    return _PlainFinder(re.compile(expression), match_case)


def _without_escapes(word: str, pattern: SearchPattern) -> str:
    r"""Return a word without what only looks like a letter: the ``\W`` of a regular expression."""
    return re.sub(r"\\.", "", word, flags=re.DOTALL) if pattern.kind == "regex" else word


def _phrase_expression(text: str) -> str:
    # Only where white space begins: a pattern that starts with a run of it would try every blank of the run.
    begin = r"(?<!\s)\s+" if text[0].isspace() else ""
    end = r"\s+" if text[-1].isspace() else ""
    return begin + r"\s+".join(map(re.escape, text.split())) + end


def _words_expression(texts: list[str]) -> str:
    words = {word for text in texts for word in text.split()}
    return "|".join(
        ("" if _UNSPACED.match(word) else r"(?<!\w)") + re.escape(word)
        for word in sorted(words, key=len, reverse=True)
    )


_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Scripts that are written without blanks, so that a word begins anywhere."""


class _PlainFinder:
    """Finds a pattern of the standard library, made so that it never takes long."""

    def __init__(self, pattern: re.Pattern[str], match_case: bool) -> None:
        self._pattern = pattern
        self._match_case = match_case

    def spans(self, text: SearchableText) -> Spans:
        folded = text.folded(match_case=self._match_case)
        return _spans(text, self._match_case, (found.span() for found in self._pattern.finditer(folded)))


class _RegexFinder:
    """Finds what a person wrote as a regular expression, for some seconds and no longer."""

    def __init__(self, expression: str, match_case: bool) -> None:
        self._pattern = _compiled(expression, match_case)
        self._match_case = match_case
        self._seconds_left = ARTICLE_SECONDS

    def spans(self, text: SearchableText) -> Spans:
        folded = text.folded(match_case=self._match_case)
        started = time.monotonic()
        seconds = min(LEAF_SECONDS, self._seconds_left)
        if seconds <= 0:
            raise TooSlowError
        try:
            # The other threads go on meanwhile.
            found = self._pattern.finditer(folded, timeout=seconds, concurrent=True)
            return _spans(text, self._match_case, (match.span() for match in found))
        except (TimeoutError, MemoryError):
            raise TooSlowError from None
        finally:
            self._seconds_left -= time.monotonic() - started


def _spans(text: SearchableText, match_case: bool, found: Iterator[tuple[int, int]]) -> Spans:
    """Return matches in the folded text as offsets in the text itself."""
    starts, ends = array("L"), array("L")
    plain = text.text.isascii()
    last = 0
    for start, end in found:
        if start == end:
            continue
        if not plain:
            start, end = text.span(start, end, match_case=match_case)
        # One character may be compared as several, each of which matches.
        if start >= last:
            starts.append(start)
            ends.append(end)
            last = end
    return Spans(starts, ends)


def _compiled(expression: str, match_case: bool) -> regex.Pattern[str]:
    import regex

    if prod(int(count) for count in re.findall(r"\{(\d{1,9})", expression) if int(count)) > MOST_REPEATS:
        raise BadPatternError(f"asks for more than {MOST_REPEATS:,} of something")
    flags = regex.MULTILINE if match_case else regex.MULTILINE | regex.IGNORECASE
    try:
        # First as it was written, so that what is said of it counts the characters that a person sees.
        regex.compile(expression, flags)
        return regex.compile(_folded_expression(expression, match_case), flags)
    except regex.error as error:
        at = "" if error.pos is None else f", at character {error.pos + 1}"
        raise BadPatternError(f"{error.msg}{at}") from None
    except (RecursionError, MemoryError):
        raise BadPatternError("nests too deep") from None


def _folded_expression(expression: str, match_case: bool) -> str:
    """Rewrite an expression for folded texts: every letter with an accent is one without."""
    if expression.isascii():
        return expression
    folds = fold_signs if match_case else fold
    return "".join(
        character if character.isascii() else re.escape(folds(character)) for character in expression
    )
