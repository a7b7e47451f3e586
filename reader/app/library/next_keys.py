"""Which next keys the status line names: those of the pane, box or panel that a person is in."""

from __future__ import annotations

from typing import Any, Final

from textual.screen import Screen
from textual.widgets import Input

from reader.app.keys import commands_of, hint
from reader.app.library.manual import Manual
from reader.app.library.panes import Panes
from reader.app.widgets.status_line import StatusLine
from reader.keys.next_keys import Situation, next_keys
from reader.screen.arrangement import Pane
from reader.screen.status import CLOSES, Hint

_TYPING: Final = (hint("enter", "opens"), CLOSES)

_IN_PANE: Final = {Pane.ARTICLE: Situation.ARTICLE, Pane.OUTLINE: Situation.OUTLINE}


class NextKeys:
    """Tells the status line what the next keys do, and whether to say where in the article one is."""

    def __init__(
        self, screen: Screen[Any], status: StatusLine, panes: Panes, manual: Manual, *, shown: bool
    ) -> None:
        """With ``shown`` false, only what leads back to the posts is named where one pane is all there is."""
        self._screen = screen
        self._status = status
        self._panes = panes
        self._manual = manual
        self._shown = shown

    def show(self) -> None:
        """Name the keys of where a person is now. Call it when the focus or the panes have changed."""
        situation = self._situation
        hints = _TYPING if situation is Situation.TYPING else self._hints_in(situation)
        status, in_list = self._status, self._panes.is_in(Pane.LIST)
        back = next((hint for hint in self._hints_in(Situation.ARTICLE) if hint.does == "posts"), None)
        leads_back = self._panes.arrangement.narrow and not in_list and situation is not Situation.TYPING
        status.back = back if leads_back else None
        if leads_back:
            hints = tuple(hint for hint in hints if back is None or hint.key != back.key)
        status.hints = hints if self._shown else ()
        status.shows_place = not in_list

    @property
    def _situation(self) -> Situation:
        panes = self._panes
        if isinstance(self._screen.focused, Input):
            return Situation.TYPING
        if panes.article.notes.panel is not None and panes.article.notes.panel.has_focus:
            return Situation.NOTES
        active = panes.arrangement.active
        if active is not Pane.LIST:
            return _IN_PANE[active]
        if panes.results is not None:
            return Situation.RESULTS
        if panes.list.search_is_open:
            return Situation.FILTERED
        if self._manual.leads_back:
            return Situation.MANUAL
        return Situation.EMPTY if panes.list.is_empty else Situation.LIST

    def _hints_in(self, situation: Situation) -> tuple[Hint, ...]:
        return tuple(hint(*pair) for pair in next_keys(situation, commands_of(self._screen.app)))
