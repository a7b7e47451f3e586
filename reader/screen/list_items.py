"""Items of lists: posts with their facts and what a person made of them, sections, text with its matches."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from itertools import groupby
from typing import Final

from rich.cells import cell_len

from reader.page.rows import Run
from reader.screen.lines import Line, bar, blanks_between, percent, shorten
from reader.screen.titles import TitleRow

STAR: Final = "★"
READ: Final = "✓"
"""How a post that was read is marked; one that was begun with how far, such as ``42%``."""

UNREAD: Final = "•"
"""How the others are marked as soon as one was read: before that, all are unread."""

PROBLEM: Final = " !"
"""What stands after the title of a post with a problem."""

_BESIDE: Final = 3
"""Cells of a row that its text does not take: the bar before it, and one at the end."""

Span = tuple[int, int]
"""Offset of the first character of a stretch of text, and the one after its last."""

_DATE_CELLS: Final = len("28 Jan 2024")
_DATE_GAP: Final = "  "

_ROOM_FOR_DATES: Final = 26
"""Cells of the text of a dense list from which dates stand before the titles."""

LEAD_SHARE: Final = 3
"""What was found stands in the first of so many parts of a row, where a long text must be cut before it."""

_DEEPEST: Final = 6
"""The depth from which on sections are indented no further."""


class PostMarks:
    """What a person made of the posts of a library, by their paths."""

    def __init__(self) -> None:
        self.starred: Set[str] = frozenset()
        self.read: Set[str] = frozenset()
        self.furthest: Mapping[str, float] = {}
        """How much of a post was read, 0 to 1."""
        self.being_read: tuple[str, float] | None = None
        """The post that is being read, and how much of it was: more than the above may say."""
        self._any_read = False

    def take(
        self,
        starred: Set[str],
        read: Set[str],
        furthest: Mapping[str, float],
        *,
        any_read: bool = False,
    ) -> None:
        """Take what is known now: which posts are starred, which read, and how much of each was, 0 to 1.

        ``any_read`` is whether it is known that one was read in part which is not among these.
        """
        self.starred, self.read, self.furthest = starred, read, furthest
        self._any_read = any_read or bool(read) or any(percent(share) for share in furthest.values())

    def of(self, path: str) -> tuple[str, ...]:
        """Return the marks of a post: its star, and how much of it was read."""
        marks = STAR if path in self.starred else "", self.progress(path)
        return tuple(filter(None, marks))

    def progress(self, path: str) -> str:
        """Return how much of a post was read, as it is marked; empty when nothing was."""
        if path in self.read:
            return READ
        share = self.furthest.get(path, 0.0)
        if self.being_read is not None and self.being_read[0] == path:
            share = self.being_read[1]
        # Only what was said or found to be read to its end is finished.
        read = min(99, percent(share))
        return f"{read}%" if read else UNREAD if self._any_read else ""


def title_line(
    title: TitleRow,
    *,
    matched: Collection[int] = (),
    highlighted: bool = False,
    read: bool = False,
    problem: bool = False,
) -> Line:
    """Return a row of the title of a post; ``matched`` are indexes of characters of the whole title.

    ``problem`` says that the title ends here, of a post with a problem.
    """
    mark = [Run(PROBLEM, "problem")] if problem else []
    return (bar(highlighted), *_title_runs(title, matched, _title_role(highlighted, read)), *mark)


def facts_line(facts: Iterable[str], marks: Iterable[str], width: int, *, highlighted: bool = False) -> Line:
    """Return the facts on the left, and the marks on the right where there is room, in ``width`` cells."""
    room = text_cells(width)
    right = " ".join(marks)
    room_left = room - (cell_len(right) + 1 if right else 0)
    left = Run(_cut_facts(" · ".join(filter(None, facts)), room_left), "fact")
    if not right or room_left < 0:
        return bar(highlighted), left
    return bar(highlighted), left, Run(blanks_between(room, left.text, right) + right, "mark")


def _cut_facts(facts: str, room: int) -> str:
    """Return facts in so many cells: topics that do not fit are left out whole, where another one stays."""
    shown, topics = facts, facts.split(", ")
    while cell_len(shown) > room and len(topics) > 1:
        topics.pop()
        shown = ", ".join((*topics, "…"))
    return shown if cell_len(shown) <= room else shorten(facts, room)


def dense_title_cells(width: int, marks: Iterable[str], *, problem: bool = False) -> int:
    """Return the cells of a title in an item of one row: beside its date, and the marks after it."""
    return _dense_columns(width, " ".join(marks), problem=problem)[1]


def dense_line(
    date: str,
    title: TitleRow,
    marks: Iterable[str],
    width: int,
    *,
    matched: Collection[int] = (),
    highlighted: bool = False,
    read: bool = False,
    problem: bool = False,
) -> Line:
    """Return an item of one row: its date where there is room, a title that fits beside it, and the marks."""
    right = " ".join(marks)
    date_cells, _ = _dense_columns(width, right, problem=problem)
    day = shorten(date, date_cells)
    runs = [Run(blanks_between(date_cells, day) + day + _DATE_GAP, "fact")] if date_cells else []
    runs += _title_runs(title, matched, _title_role(highlighted, read))
    if problem:
        runs.append(Run(PROBLEM, "problem"))
    gap = blanks_between(text_cells(width), *(run.text for run in runs), right)
    return (bar(highlighted), *runs, *([Run(gap + right, "mark")] if right and gap else ()))


def _dense_columns(width: int, right: str, *, problem: bool) -> tuple[int, int]:
    """Return the cells of the date and of the title, beside what stands on the right and marks a problem."""
    beside = (cell_len(right) + 1 if right else 0) + (len(PROBLEM) if problem else 0)
    room = text_cells(width)
    date = _DATE_CELLS + len(_DATE_GAP) if room >= _ROOM_FOR_DATES else 0
    return min(date, _DATE_CELLS), max(0, room - date - beside)


def text_cells(width: int) -> int:
    """Return the cells of the text of an item, in a list of ``width`` cells."""
    return max(0, width - _BESIDE)


def _title_role(highlighted: bool, read: bool) -> str:
    return "strong" if highlighted else "fact" if read else ""


def _title_runs(title: TitleRow, matched: Collection[int], role: str) -> list[Run]:
    parts = groupby(zip(title.text, title.origins, strict=True), key=lambda pair: pair[1] in matched)
    return [
        Run("".join(character for character, _ in part), f"{role} match" if is_matched else role)
        for is_matched, part in parts
    ]


def section_line(
    title: str,
    depth: int,
    width: int,
    *,
    current: bool = False,
    highlighted: bool = False,
    matches: int | None = None,
) -> Line:
    """Return a section in at most ``width`` cells.

    ``depth`` counts the sections around it; ``current`` is the one being read; ``matches`` are how many
    places in it match what is searched for, where any do.
    """
    mark = Run(("▌" if highlighted else " ") + ("▸ " if current else "  "), "mark")
    room = max(0, width - len(mark.text))
    count = "" if matches is None else f" {matches:,} "
    indent = "  " * min(depth, _DEEPEST)
    text = shorten(f"{indent}{title or '(no title)'}", max(0, room - cell_len(count)))
    role = "strong" if current else "fact" if depth else ""
    if not count:
        return mark, Run(text, role)
    return mark, Run(text, role), Run(blanks_between(room, text, count), role), Run(count, "mark")


def matched_line(text: str, matched: Sequence[Span], room: int, role: str) -> Line:
    """Return text in at most ``room`` cells, highlighted where it matched.

    It starts at its beginning, or near the first match where that would be cut off.
    """
    start = 0
    if matched and cell_len(text[: matched[0][1]]) > room:
        start = text.rfind(" ", 0, max(0, matched[0][0] - room // LEAD_SHARE)) + 1
    shown = shorten(("…" if start else "") + text[start:], room)
    shift = start - bool(start)
    runs: list[Run] = []
    at = 0
    for begin, end in matched:
        begin, end = max(at, begin - shift), min(len(shown), end - shift)
        if begin < end:
            runs += (Run(shown[at:begin], role), Run(shown[begin:end], f"{role} match"))
            at = end
    return tuple(run for run in (*runs, Run(shown[at:], role)) if run.text)
