"""Marked places: a letter for a place, and the way back to it from any post."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.app.article.history import Stop, Visit
from reader.app.article.stops import stop_of
from reader.app.library.handover import LibraryHandover
from reader.app.widgets.effects import NoEffectError
from reader.screen.arrangement import Pane

if TYPE_CHECKING:
    from reader.app.library.bookmarks_panel import MarksPanel

JUMPED_FROM: Final = "'"
"""Stands for a letter: where a person was before they last went far."""


class LibraryMarks(LibraryHandover):
    """Marks places of the open article, and goes to those of the whole library."""

    _marks_panel: MarksPanel | None = None

    async def action_mark(self) -> None:
        """Let a letter be typed for the place that is read."""
        self._show_article_pane()
        if self._here is None:
            raise NoEffectError("There is nothing to mark")
        panel = await self._make_panel()
        panel.ask("mark: a letter …", self._mark)

    async def action_go_to_mark(self) -> None:
        """Let the letter of a mark be typed, below which all of them stand."""
        self._show_article_pane()
        memory = self._marks.memory
        marks = {} if memory is None else memory.marks
        panel = await self._make_panel()
        panel.ask("go to: a letter, or ' for where you were", self._go_to_mark, marks)

    def _mark(self, letter: str) -> None:
        memory, here = self._marks.memory, self._here
        if memory is None or here is None or self._open is None or letter == JUMPED_FROM:
            return
        from reader.memory.values import Mark

        section = self._article.section
        title = "" if section is None else self._article.sections[section].title
        anchor, rows_above = here.stop
        memory.set_mark(letter, Mark(here.path, anchor.as_text(), rows_above, self._open.title, title))
        self._marks.say_done(f"Marked {letter}")

    def _go_to_mark(self, letter: str) -> None:
        visit = self._jumped_from if letter == JUMPED_FROM else self._marked(letter)
        if visit is None:
            self._article.say(
                "You have not gone far yet" if letter == JUMPED_FROM else f"There is no mark {letter}"
            )
        else:
            self._leave_place()
            self._arrange(self._arrangement.activate(Pane.ARTICLE))
            self._visit(visit)

    def _marked(self, letter: str) -> Visit | None:
        """The place that has a letter."""
        memory = self._marks.memory
        mark = None if memory is None else memory.marks.get(letter)
        stop: Stop | None = None if mark is None else stop_of(mark.anchor, mark.rows_above)
        return None if mark is None or stop is None else Visit(mark.path, stop)

    async def _make_panel(self) -> MarksPanel:
        from reader.app.library.bookmarks_panel import MarksPanel

        if self._marks_panel is None:
            self._marks_panel = MarksPanel(self._article.hint)
            await self._article.mount(self._marks_panel, after=self._article.reading)
        return self._marks_panel
