"""Where in a text the words that were looked for stand, and how it reads there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from reader.content.search_text import UNSPACED, is_unspaced
from reader.content.text import clean_line, fold, folded_with_origins
from reader.content.title_text import clean_title, plain_title

SNIPPET_LIMIT: Final = 300
"""Characters of a snippet."""

LEAD: Final = 40
"""Characters before the first word that was found."""

MOST_FOUND: Final = 5_000
"""Times that a word is found in one text before looking stops."""


class Snippet(NamedTuple):
    """A place in a text."""

    line: int
    """The 1-based line of the file."""
    text: str
    """What stands there, in one clean line."""
    lit: tuple[tuple[int, int], ...] = ()
    """Where in it the words stand: begin and end."""


class Places(NamedTuple):
    """The best places of a text."""

    snippets: tuple[Snippet, ...] = ()
    """In the order of the text."""
    lines: int = 0
    """How many lines of the text have any of the words."""


def find_places(body: str, body_line: int, words: Sequence[str], most: int) -> Places:
    """The ``most`` places with the most different words in them, the earlier ones of equals.

    ``words`` are folded. ``body_line`` is the 1-based line of the file that the body starts on.
    """
    if not words:
        return Places()
    folded = fold(body)
    starts = [0, *accumulate(len(line) + 1 for line in folded.split("\n"))]
    found: dict[int, set[str]] = {}
    for word in words:
        for count, match in enumerate(pattern_of([word]).finditer(folded)):
            if count >= MOST_FOUND:
                break
            found.setdefault(bisect_right(starts, match.start()) - 1, set()).add(word)
    best = sorted(sorted(found), key=lambda line: -len(found[line]))[:most]
    lines = body.split("\n")
    pattern = pattern_of(words)
    snippets = [_snippet(lines, line, body_line, pattern) for line in sorted(best) if line < len(lines)]
    return Places(tuple(snippets), len(found))


def pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    """Any of some folded words in a folded text, where a word begins."""
    return re.compile("|".join(_word_pattern(word) for word in sorted(words, key=len, reverse=True)))


def lit_in(text: str, pattern: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    """Where in a text, as it is shown, a pattern for folded text matches: begin and end."""
    folded, origins = folded_with_origins(text)
    return tuple(
        (origins[match.start()], origins[match.end() - 1] + 1)
        for match in pattern.finditer(folded)
        if match.end() > match.start()
    )


def _word_pattern(word: str) -> str:
    parts = r"\s+".join(map(re.escape, word.split()))
    return parts if is_unspaced(word) or not word[0].isalnum() else f"{_BEGINNING}{parts}"


def _snippet(lines: Sequence[str], line: int, body_line: int, pattern: re.Pattern[str]) -> Snippet:
    number = body_line + line
    text = _text_at(lines, line)
    shown = plain_title(clean_title(text, SNIPPET_LIMIT * 4))
    lit = lit_in(shown, pattern)
    if not lit:
        # What was found is hidden in the markup: the address of a link.
        shown = clean_line(text, SNIPPET_LIMIT * 4)
        lit = lit_in(shown, pattern)
    return _cut(Snippet(number, shown, lit))


def _text_at(lines: Sequence[str], line: int) -> str:
    """A line without its markers, and what follows it in the same paragraph."""
    text = _MARKERS.sub("", lines[line])
    for following in lines[line + 1 :]:
        if len(text) >= SNIPPET_LIMIT or not following.strip() or _STARTS_BLOCK.match(following):
            break
        text += " " + following.strip()
    return text


def _cut(snippet: Snippet) -> Snippet:
    """At most so much of a long line, from a little before what was found."""
    text, lit = snippet.text, snippet.lit
    first = lit[0][0] if lit else 0
    start = 0
    if first > LEAD and len(text) > SNIPPET_LIMIT // 2:
        # At a blank, unless there is none for long.
        start = text.rfind(" ", max(0, first - 2 * LEAD), first - LEAD // 2) + 1 or first - LEAD // 2
    shown = ("…" if start else "") + text[start : start + SNIPPET_LIMIT].rstrip()
    shift = start - bool(start)
    kept = ((begin - shift, min(end - shift, len(shown))) for begin, end in lit if begin >= start)
    return Snippet(snippet.line, shown, tuple(span for span in kept if span[0] < span[1]))


_BEGINNING: Final = rf"(?:(?<![^\W_])|(?<=[{UNSPACED}]))"
"""Where a word of a script with blanks between words begins, as the index parts words."""

_MARKERS: Final = re.compile(r"^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)]|#{1,6}|\|)[ \t]+)*")
_STARTS_BLOCK: Final = re.compile(
    r"[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|```|~~~|\||:::|<|\{%|-{3,}|={3,})"
)
