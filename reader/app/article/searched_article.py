"""An article and the line under it, which says where one is and in which text is searched for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import var
from textual.timer import Timer
from textual.widget import Widget

from reader.app.article.reading_pane import ReadingPane
from reader.app.widgets.effects import NO_POST, NoEffectError
from reader.app.widgets.screens import MESSAGE_SECONDS
from reader.app.widgets.status_line import StatusLine
from reader.content.text import clean_line
from reader.document.model import Place
from reader.page.options import PageOptions

if TYPE_CHECKING:
    from reader.app.article.find import Finding
    from reader.app.article.find_bar import FindBar
    from reader.app.article.reload import Moved
    from reader.page.pattern import SearchPattern

REFINDING: Final = 0.03
"""Seconds in which most articles have been searched again."""


class SearchedArticle(Vertical):
    """Shows an article, and finds what is typed in it. What that takes is loaded with the first search."""

    found: var[Mapping[int, int]] = var[Mapping[int, int]]({})
    """How many matches of a search the sections have that have any, by index. Watch it to follow a search."""

    class SaidUnseen(Message):
        """Something was said in the status line while the pane is not shown."""

        def __init__(self, message: str) -> None:
            super().__init__()
            self.message = message

    def __init__(self, *, options: PageOptions, id: str) -> None:
        super().__init__(id=id)
        self.reading = ReadingPane(options=options, id="article")
        self._status = StatusLine(id="status")
        self._message_timer: Timer | None = None
        self._lasting = ""
        """What is said for longer than a while."""
        self._find_bar: FindBar | None = None
        """In place of the status line while something is typed in it."""
        self._finding: Finding | None = None

    def compose(self) -> ComposeResult:
        yield self.reading
        yield self._status

    async def open_find(self) -> None:
        """Let text of the article be searched for."""
        from reader.app.article.find_bar import FindBar

        if self._find_bar is None:
            self._find_bar = FindBar(left_for=self.reading, id="find")
            await self.mount(self._find_bar, before=self._status)
        finding = self._make_finding()
        finding.set_out()
        self._status.display = False
        self._find_bar.open()
        self._tell_found()

    async def open_bar(self, bar: Widget) -> None:
        """Put a bar in the place of the status line, until `close_bar`."""
        if not bar.is_attached:
            await self.mount(bar, before=self._status)
        self._status.display = False

    def close_bar(self) -> None:
        """Show the status line again."""
        self._status.display = True

    def light(self, pattern: SearchPattern, at: Place | int | None = None) -> None:
        """Light a pattern in the article, and go to the first match from a place or a line of the file on.

        A line is 1-based. Neither need have been read yet.
        """
        from reader.app.article.find import Origin

        finding = self._make_finding()
        if isinstance(at, int):
            finding.look_for(pattern, line=at)
        else:
            finding.look_for(pattern, origin=None if at is None else Origin(at))

    def search_shown(self, *, again: bool) -> None:
        """Another document is shown: search it too when it is the same article read ``again``."""
        if self._finding is not None:
            self._finding.take_document(again=again)

    def search_moved(self, moved: Moved) -> None:
        """The same article is shown after an edit: search it again, and stay at the same match."""
        if self._finding is not None and self._finding.active:
            # What is lit is painted when it has been found again.
            self.app.delay_update(REFINDING)
        if self._finding is not None:
            self._finding.take_edited(moved)

    def search_grown(self, *, anew: bool) -> None:
        """The document has grown. ``anew`` is whether what was there has become other text."""
        if self._finding is not None:
            self._finding.extend(anew=anew)

    @property
    def is_lit(self) -> bool:
        """Whether the article is searched for anything."""
        return self._finding is not None and self._finding.active

    @property
    def is_searching(self) -> bool:
        """Whether it is searched, and nothing has been found yet that the search could lead to."""
        return self._finding is not None and self._finding.searching and self._finding.current is None

    def unlight(self) -> None:
        """Search for nothing any more."""
        if self._finding is not None:
            self._finding.clear()

    def step_match(self, direction: int) -> None:
        """Go to the next match, or to the previous one; of what was last searched for, if nothing is lit."""
        if self.reading.document is None:
            raise NoEffectError(NO_POST)
        finding = self._make_finding()
        remark = finding.step(direction)
        if self._find_bar is not None and self._find_bar.display:
            status = f"{remark} · {finding.status}" if remark else finding.status
            self._find_bar.say(status, wrong=bool(finding.problem))
        else:
            self.say(remark)

    def say(self, message: str) -> None:
        """Show a short message in the status line for a while; an empty one ends the one before."""
        message = clean_line(message)
        self.hint(message)
        self._message_timer = self.set_timer(MESSAGE_SECONDS, lambda: self.hint(""))
        if message and not self.display:
            self.post_message(self.SaidUnseen(message))

    def take_back(self, message: str) -> None:
        """Show a message no more, if it is still that one."""
        if self._status.message == message:
            self.hint("")

    def hint(self, message: str) -> None:
        """Show a message in the status line until another takes its place; none when it is empty."""
        if self._message_timer is not None:
            self._message_timer.stop()
        self._status.message = message or self._lasting

    def keep_saying(self, message: str) -> None:
        """Show a message whenever there is no other one; an empty one ends it."""
        if message != self._lasting:
            shown, self._lasting = self._lasting, message
            if self._status.message == shown:
                self._status.message = message

    # The handlers of what the bar says have the names that Textual makes, as the bar is imported late.

    def on_find_bar_asked(self, event: FindBar.Asked) -> None:
        finding = self._make_finding()
        if any(event.pattern.words):
            finding.look_for(event.pattern)
        else:
            finding.return_home()

    def on_find_bar_stepped(self, event: FindBar.Stepped) -> None:
        self.step_match(event.direction)

    def on_find_bar_accepted(self) -> None:
        finding, bar = self._make_finding(), self._find_bar
        if (
            bar is not None
            and any(bar.pattern.words)
            and not (finding.active and finding.pattern == bar.pattern)
        ):
            finding.look_for(bar.pattern)
        self._close_find()

    def on_find_bar_cancelled(self) -> None:
        self._make_finding().return_home()
        self._close_find()

    def _close_find(self) -> None:
        """The bar gives way to the status line; whoever typed in it is back in the article."""
        self._make_finding().settle()
        if self._find_bar is not None:
            if self._find_bar.has_focus_within:
                self.screen.set_focus(self.reading, scroll_visible=False)
            self._find_bar.display = False
        self._status.display = True

    def _make_finding(self) -> Finding:
        from reader.app.article.find import Finding

        if self._finding is None:
            self._finding = Finding(self.reading, self._tell_found)
        return self._finding

    def _tell_found(self) -> None:
        """Tell how the search stands, and which sections have matches."""
        finding = self._make_finding()
        self.found = dict(finding.by_section)
        self._status.found = finding.status
        if self._find_bar is not None:
            self._find_bar.say(finding.status, wrong=bool(finding.problem))
