"""Where in a text the words that were looked for stand, and how it reads there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice
from typing import Final, NamedTuple

from reader.content.markup import plain_title, starts_block, without_markers
from reader.content.shown_text import ShownLine, shown_lines
from reader.content.store.search_text import UNSPACED, is_unspaced
from reader.content.text import clean_line, fold, folded_with_origins

SNIPPET_LIMIT: Final = 300
"""Characters of a snippet."""

LEAD: Final = 40
"""Characters before the first word that was found."""

MOST_BEFORE: Final = 8
"""Lines before the one with a word that are read with it."""

MOST_FOUND: Final = 5_000
"""Times that a word is found in one text before looking stops."""


class Snippet(NamedTuple):
    """A place in a text."""

    line: int
    """The 1-based line of the file."""
    text: str
    """What stands there, in one clean line."""
    highlights: tuple[tuple[int, int], ...] = ()
    """Where in it the words stand: begin and end."""


class Places(NamedTuple):
    """The best places of a text."""

    snippets: tuple[Snippet, ...] = ()
    """In the order of the text."""
    lines: int = 0
    """How many lines of the text have any of the words."""


def find_places(body: str, body_line: int, words: Sequence[str], most: int) -> Places:
    """Find the ``most`` places with the most different words in them, the earlier ones of equals.

    ``words`` are folded. ``body_line`` is the 1-based line of the file that the body starts on.
    """
    if not words:
        return Places()
    shown = shown_lines(body)
    folded = fold("\n".join(line.text for line in shown))
    starts = [0, *accumulate(len(line) + 1 for line in folded.split("\n"))]
    found: dict[int, set[str]] = {}
    for word in words:
        for start in islice(_starts_of(word, folded), MOST_FOUND):
            found.setdefault(bisect_right(starts, start) - 1, set()).add(word)
    lines = body.split("\n")
    pattern = pattern_of(words)
    best: dict[int, int] = {}
    for line in sorted(sorted(found), key=lambda line: -len(found[line])):
        if len(best) < most and line < len(lines):
            start = line if shown[line].is_code else _start_of_text(lines, line)
            best.setdefault(start, line)
    snippets = [
        _snippet(_text_of(lines, shown, start, line), body_line + line, pattern)
        for start, line in sorted(best.items())
    ]
    return Places(tuple(snippets), len(found))


def pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    """Any of some folded words in a folded text, where a word begins."""
    return re.compile("|".join(_word_pattern(word) for word in sorted(words, key=len, reverse=True)))


def find_highlights(text: str, pattern: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    """Find where in a text, as it is shown, a pattern for folded text matches: begin and end."""
    folded, origins = folded_with_origins(text)
    return tuple(
        (origins[match.start()], origins[match.end() - 1] + 1)
        for match in pattern.finditer(folded)
        if match.end() > match.start()
    )


def _starts_of(word: str, folded: str) -> Iterator[int]:
    """Yield where a folded word stands in a folded text. It is sought as plain text, which is far quicker."""
    plain, pattern = word.split()[0], pattern_of([word])
    at = folded.find(plain)
    while at >= 0:
        found = pattern.match(folded, at)
        if found:
            yield at
        at = folded.find(plain, found.end() if found else at + 1)


def _word_pattern(word: str) -> str:
    parts = r"\s+".join(map(re.escape, word.split()))
    return parts if is_unspaced(word) or not word[0].isalnum() else f"{_BEGINNING}{parts}"


def _snippet(text: str, line: int, pattern: re.Pattern[str]) -> Snippet:
    """Cut a snippet out of the text around a 1-based line of a file."""
    return _cut(Snippet(line, text, find_highlights(text, pattern)))


def _start_of_text(lines: Sequence[str], line: int) -> int:
    """Find the line on which the text of a line begins, so that no link or emphasis is cut."""
    start = line
    while start and line - start < MOST_BEFORE and not starts_block(lines[start]):
        if not lines[start - 1].strip():
            break
        start -= 1
    return start


def _text_of(lines: Sequence[str], shown: Sequence[ShownLine], start: int, line: int) -> str:
    """Return what a page shows of the text that begins on a line, at least to the one that is asked for.

    All lines are 0-based, and ``lines`` are as they are written.
    """
    if shown[start].is_code:
        return clean_line(shown[start].text, SNIPPET_LIMIT * 4)
    text = without_markers(shown[start].text)
    for at in range(start + 1, len(lines)):
        is_over = len(text) >= SNIPPET_LIMIT or not lines[at].strip() or starts_block(lines[at])
        if at > line and is_over:
            break
        text += " " + shown[at].text.strip()
    return plain_title(clean_line(text, SNIPPET_LIMIT * 4))


def _cut(snippet: Snippet) -> Snippet:
    """At most so much of a long line, from a little before what was found."""
    text, highlights = snippet.text, snippet.highlights
    first = highlights[0][0] if highlights else 0
    start = 0
    if first > LEAD and len(text) > SNIPPET_LIMIT // 2:
        # At a blank, unless there is none for long.
        start = text.rfind(" ", max(0, first - 2 * LEAD), first - LEAD // 2) + 1 or first - LEAD // 2
    shown = ("…" if start else "") + text[start : start + SNIPPET_LIMIT].rstrip()
    shift = start - bool(start)
    kept = ((begin - shift, min(end - shift, len(shown))) for begin, end in highlights if begin >= start)
    return Snippet(snippet.line, shown, tuple(span for span in kept if span[0] < span[1]))


_BEGINNING: Final = rf"(?:(?<![^\W_])|(?<=[{UNSPACED}]))"
"""Where a word of a script with blanks between words begins, as the index parts words."""
