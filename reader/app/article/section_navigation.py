"""Which section of the article is being read, and the keys that jump from section to section."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING

from reader.app.article.progress import place_being_read, section_in_sight
from reader.app.article.reading_pane import ReadingPane
from reader.app.widgets.effects import NO_POST, STILL_READING, NoEffectError
from reader.document.model import Place, Section
from reader.document.reading import outline

if TYPE_CHECKING:
    from reader.app.article.reload import Moved


class SectionNavigation:
    """Follows the reading through the sections of one article, which are named by their index.

    A section that was jumped to stays the current one until the article is scrolled, even where it is too
    short and too near the end to reach the top of the pane.
    """

    def __init__(
        self,
        reading: ReadingPane,
        go_to: Callable[[Place, int], object],
        changed: Callable[[], object],
    ) -> None:
        """Take ``go_to``, which brings a place to the top, below some rows.

        ``changed`` is called after a jump.
        """
        self.sections: Sequence[Section] = ()
        self._reading = reading
        self._go_to = go_to
        self._changed = changed
        self._pinned: int | None = None
        self._pinned_top: Place | None = None

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return what the commands for sections do, by name.

        Each raises `NoEffectError` when there is nowhere to go.
        """
        top_sections = {
            f"section-{number}": partial(self._jump_to_top_section, number) for number in range(1, 10)
        }
        return top_sections | {
            "next-section": self._jump_to_next,
            "previous-section": self._jump_to_previous,
            "next-sibling": self._jump_to_next_sibling,
            "previous-sibling": self._jump_to_previous_sibling,
        }

    @property
    def current(self) -> int | None:
        """Return the section that is being read; None before the first."""
        if self._pinned is not None and self._reading.place == self._pinned_top:
            return self._pinned
        self._pinned = None
        return outline.section_at(self.sections, place_being_read(self._reading.viewport))

    @property
    def next(self) -> int | None:
        """Return the section after the current one."""
        return outline.next_section(self.sections, self.current)

    @property
    def shown(self) -> int | None:
        """Return the current section, or the last one before it whose heading is not folded away."""
        return section_in_sight(self.sections, self.current, self._reading.viewport.fold_state)

    def path(self, index: int | None) -> tuple[str, ...]:
        """Return the titles of a section and those around it, outermost first."""
        return () if index is None else tuple(each.title for each in outline.path(self.sections, index))

    def show(self, sections: Sequence[Section]) -> None:
        """Take the sections of an article that is shown from now on."""
        self.sections = sections
        self._pinned = self._pinned_top = None

    def follow_edit(self, moved: Moved) -> None:
        """Take the sections of the same article after an edit, before that is shown."""
        top, pinned = self._reading.place, None
        if self._pinned is not None and top == self._pinned_top:
            pinned = self.sections[self._pinned].place
        self.show(moved.after.sections)
        if pinned is not None:
            self._pin(outline.section_at(self.sections, moved(pinned)), moved(top))

    def jump(self, index: int | None) -> None:
        """Bring a section to the top, and take it for the one being read."""
        if index is not None:
            self._go_to(self.sections[index].place, 1)
            self._pin(index, self._reading.place)
            self._changed()

    def _pin(self, index: int | None, top: Place) -> None:
        """Keep a section the current one as long as a place is at the top of the pane."""
        self._pinned, self._pinned_top = index, top

    def _jump_to_next(self) -> None:
        self._jump_by_key(self.next, "This is the last section", below=True, reading=True)

    def _jump_to_previous(self) -> None:
        """Go to the start of this section, or from there to the one before."""
        index = self.current
        if index is None or self._reading.place <= self.sections[index].place:
            index = outline.previous_section(index)
        self._jump_by_key(index, "No section above")

    def _jump_to_next_sibling(self) -> None:
        """Go on to the next section at the level of the one being read, or above."""
        found = self._sibling(outline.next_sibling)
        self._jump_by_key(found, "No section below at this level or above", below=True, reading=True)

    def _jump_to_previous_sibling(self) -> None:
        """Go to the section before at the level of the one being read, or above; or on to the first one."""
        found = self._sibling(outline.previous_sibling)
        self._jump_by_key(found, "No section above at this level or above", reading=self.current is None)

    def _sibling(self, step: Callable[[Sequence[Section], int], int | None]) -> int | None:
        """Return what ``step`` finds from the current section; from before the first, the first."""
        if (current := self.current) is None:
            return 0 if self.sections else None
        return step(self.sections, current)

    def _jump_to_top_section(self, number: int) -> None:
        """Go to the n-th top section, from 1."""
        count = outline.count_top_sections(self.sections)
        reason = "This post has only one top section" if count == 1 else f"This post has {count} top sections"
        self._jump_by_key(outline.top_section(self.sections, number), reason, below=True)

    def _jump_by_key(
        self, index: int | None, reason: str, *, below: bool = False, reading: bool = False
    ) -> None:
        """Go to a section, ``reading`` what is between or jumping over it.

        ``reason`` says why there is none to go to; one ``below`` may only not have been read yet.
        """
        pane = self._reading
        if pane.document is None:
            raise NoEffectError(NO_POST)
        if index is None:
            if (below or not self.sections) and not pane.document.complete:
                reason = STILL_READING
            elif not self.sections:
                reason = "This post has no sections"
            raise NoEffectError(reason)
        before = pane.view, self.shown
        with pane.scrolling.reading_on() if reading else nullcontext():
            self.jump(index)
        if (pane.view, self.shown) == before:
            raise NoEffectError("That section begins here")
