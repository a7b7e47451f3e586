"""Which section is being read, and which comes next: the outline's mark and the keys that jump."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.document.model import Place, Section
from reader.document.reading import outline


class SectionWalk:
    """Follows the reading through the sections of one article.

    A section that was jumped to stays the current one until the article is scrolled, even where it is too
    short and too near the end to reach the top of the pane.
    """

    def __init__(self, sections: Sequence[Section] = ()) -> None:
        self.sections = sections
        self._pinned: int | None = None
        self._pinned_top: Place | None = None

    def pin(self, index: int, top: Place) -> None:
        """A section was jumped to; ``top`` is the place at the top of the pane after the jump."""
        self._pinned = index
        self._pinned_top = top

    def pinned_at(self, top: Place) -> Section | None:
        """The section that was jumped to, while the place at the top of the pane is that of the jump."""
        return self.sections[self._pinned] if self._pinned is not None and top == self._pinned_top else None

    def current(self, top: Place, reading: Place) -> int | None:
        """The section that is being read; None before the first.

        ``top`` is the place at the top of the pane, ``reading`` the one that the reader is taken to be at.
        """
        if self._pinned is not None and top == self._pinned_top:
            return self._pinned
        self._pinned = None
        return outline.section_at(self.sections, reading)

    def next(self, current: int | None) -> int | None:
        """The section after the current one."""
        return outline.next_section(self.sections, current)

    def previous(self, current: int | None, top: Place) -> int | None:
        """The start of the current section when it lies above the pane, else the section before it."""
        if current is not None and top > self.sections[current].place:
            return current
        return outline.previous_section(current)

    def sibling(
        self,
        step: Callable[[Sequence[Section], int], int | None],
        current: int | None,
    ) -> int | None:
        """What ``step`` finds from the current section; from before the first, the first."""
        if current is None:
            return 0 if self.sections else None
        return step(self.sections, current)

    def path(self, current: int | None) -> tuple[str, ...]:
        """The titles of the sections around the place being read, outermost first."""
        if current is None:
            return ()
        return tuple(section.title for section in outline.path(self.sections, current))
