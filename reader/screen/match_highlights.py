"""What is lit in rows of an article: matches of a search, what is selected or chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.page.cells import MeasuredText, is_simple
from reader.page.rows import Row, Run
from reader.screen.lines import Line

if TYPE_CHECKING:
    from reader.page.find import Match, Matches


class Light(NamedTuple):
    """Some characters of a leaf that look otherwise than they are set."""

    start: int
    end: int
    """The offset after the last of them; -1 for the end of the leaf."""
    role: str
    """What the text is as well, besides what it is in the article."""


class MatchLights:
    """Lights all matches quietly, and the current one so that the eye finds it."""

    def __init__(self, matches: Matches, current: Match | None = None) -> None:
        self.matches = matches
        self.current = current

    def on(self, row: Row) -> list[Light]:
        """Return the lights on a row."""
        spans = self.matches.spans(row.leaf)
        if spans is None:
            return []
        lights = {
            start: Light(start, end, self._role(row.leaf, start))
            for run in row.runs
            if run.start >= 0
            for start, end in spans.within(run.start, run.start + len(run.text))
        }
        return list(lights.values())

    def _role(self, leaf: int, start: int) -> str:
        current = self.current
        is_current = current is not None and (current.leaf, current.start) == (leaf, start)
        return "found-current" if is_current else "found"


def lit_line(line: Line, lights: Sequence[Light]) -> Line:
    """Return a line of a leaf whose runs have the roles of the lights on them, too, the later ones last.

    No grapheme is parted. What is no text of the leaf is never lit.
    """
    return tuple(piece for run in line for piece in _pieces(run, lights))


def _pieces(run: Run, lights: Sequence[Light]) -> Iterator[Run]:
    spans = [span for light in lights if (span := _span_within(run, light))] if run.start >= 0 else []
    if not spans:
        yield run
        return
    cuts = sorted({0, len(run.text), *(cut for start, end, _ in spans for cut in (start, end))})
    for start, end in pairwise(cuts):
        lit = (role for first, last, role in spans if first < end and last > start)
        roles = " ".join(filter(None, (run.roles, *lit)))
        yield run._replace(text=run.text[start:end], roles=roles, start=run.start + start)


def _span_within(run: Run, light: Light) -> tuple[int, int, str] | None:
    """Return what a light shines on, as offsets into the text of the run, and its role."""
    length = len(run.text)
    start = max(0, light.start - run.start)
    end = length if light.end < 0 else min(length, light.end - run.start)
    if start >= end:
        return None
    if not is_simple(run.text):
        measured = MeasuredText(run.text)
        while not measured.is_boundary(start):
            start -= 1
        end = measured.next_boundary(end)
    return start, end, light.role
