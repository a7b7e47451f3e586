"""The pane in the middle: the article, and the line that says where one is in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import var
from textual.timer import Timer

from reader.app.reading_pane import ReadingPane
from reader.app.section_walk import SectionWalk
from reader.app.status_line import StatusLine
from reader.content.text import clean_line
from reader.document import outline
from reader.document.model import Batch, Document, Place, Section
from reader.page.layout import PageOptions

MESSAGE_SECONDS: Final = 4.0
"""How long a short message stands in the status line."""

MEASURE_STEP: Final = 4
NARROWEST_MEASURE: Final = 32
WIDEST_MEASURE: Final = 160


class ArticlePane(Vertical):
    """Shows an article, knows which of its sections is being read, and jumps between them."""

    section: var[int | None] = var(None)
    """Index of the section that is being read. Watch it to follow the reading."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.reading = ReadingPane(options=PageOptions(), id="article")
        self._status = StatusLine(id="status")
        self._sections = SectionWalk()
        self._minutes = 0
        self._fragment = ""
        self._message_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        yield self.reading
        yield self._status

    def on_mount(self) -> None:
        self.watch(self.reading, "view", self._follow)

    @property
    def sections(self) -> Sequence[Section]:
        """The sections of the article."""
        return self._sections.sections

    def show(
        self, document: Document, *, minutes: int = 0, place: Place | None = None, fragment: str = ""
    ) -> None:
        """Show an article from its top, at a place, or at the section that a fragment names.

        ``minutes`` is how long it takes to read.
        """
        self._minutes = minutes
        self._fragment = fragment
        self._sections = SectionWalk(document.sections)
        self.section = None
        self.reading.show(document, place)
        self._find_fragment()

    def extend(self, batch: Batch) -> None:
        """Add the next stretch of the article."""
        self.reading.extend(batch)
        self._find_fragment()

    def jump(self, index: int | None) -> None:
        """Bring a section to the top, and take it for the one being read."""
        if index is None:
            return
        self.reading.go_to(self.sections[index].place, rows_above=1)
        self._sections.pin(index, self.reading.place)
        self._follow()

    def jump_to_next(self) -> None:
        """Go to the next section."""
        self.jump(self._sections.next(self._current))

    def jump_to_previous(self) -> None:
        """Go to the start of this section, or from there to the one before."""
        self.jump(self._sections.previous(self._current, self.reading.place))

    def jump_to_sibling(self, step: Callable[[Sequence[Section], int], int | None]) -> None:
        """Go to what ``step`` finds from the section being read."""
        self.jump(self._sections.sibling(step, self._current))

    def jump_to_top_section(self, number: int) -> None:
        """Go to the n-th top section, from 1."""
        self.jump(outline.top_section(self.sections, number))

    def change_measure(self, steps: int) -> None:
        """Make lines longer, or shorter."""
        options = self.reading.options
        # In a pane that is narrower than the measure, the first step to shorter lines is seen at once.
        start = options.measure if steps > 0 else min(options.measure, self.reading.line_width)
        measure = max(NARROWEST_MEASURE, min(WIDEST_MEASURE, start + steps * MEASURE_STEP))
        self.reading.set_options(replace(options, measure=measure))
        self.say(f"Lines of {measure} cells")

    def toggle_code_wrapping(self) -> None:
        """Wrap long lines of code, or let them be panned."""
        options = self.reading.options
        self.reading.set_options(replace(options, wrap_code=not options.wrap_code, code_offset=0))
        self.say("Long lines of code are panned with ← →" if options.wrap_code else "Long lines of code wrap")

    def say(self, message: str) -> None:
        """Show a short message in the status line for a while."""
        self.hint(clean_line(message))
        if self._message_timer is not None:
            self._message_timer.stop()
        self._message_timer = self.set_timer(MESSAGE_SECONDS, lambda: self.hint(""))

    def hint(self, message: str) -> None:
        """Show a message in the status line until another takes its place; none when it is empty."""
        self._status.message = message

    @property
    def _current(self) -> int | None:
        return self._sections.current(self.reading.place, self.reading.reading_place)

    def _follow(self) -> None:
        """Tell which section is being read, and how far along that is."""
        if self.reading.view is None:
            return
        current = self._current
        self.section = current
        self._status.path = self._sections.path(current)
        self._status.progress = self._describe_progress()
        following = self._sections.next(current)
        self.reading.prepare(() if following is None else (self.sections[following].place,))

    def _describe_progress(self) -> str:
        progress = self.reading.progress
        left = round(self._minutes * (1 - progress))
        return f"{progress:4.0%}" + (f" · {left} min left" if left else "")

    def _find_fragment(self) -> None:
        """Go to the section that a link asked for, as soon as it has been read."""
        document = self.reading.document
        if not self._fragment or document is None:
            return
        index = outline.find(document.sections, self._fragment)
        if index is not None:
            self._fragment = ""
            self.jump(index)
        elif document.complete:
            self.say(f"There is no section #{self._fragment} in this post")
            self._fragment = ""
