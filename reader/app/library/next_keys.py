"""Which next keys the status line names: those of the pane, box or panel that a person is in."""

from __future__ import annotations

from typing import Any, Final

from textual.screen import Screen
from textual.widgets import Input

from reader.app.keys import commands_of
from reader.app.library.manual import Manual
from reader.app.library.panes import Panes
from reader.app.next_hints import hint, hint_back, hints_in
from reader.app.widgets.status_line import StatusLine
from reader.keys.next_keys import Situation
from reader.screen.arrangement import Pane
from reader.screen.status import CLOSES

_ENTER_DOES: Final = {Situation.BROWSING: "lists"}
"""What enter does with what is typed, where that is not to open what was found."""


class NextKeys:
    """Tells the status line what the next keys do, and whether to say where in the article one is."""

    def __init__(
        self, screen: Screen[Any], status: StatusLine, panes: Panes, manual: Manual, *, shown: bool
    ) -> None:
        """With ``shown`` false, only what leads back is named, where one pane is all there is."""
        self._screen = screen
        self._status = status
        self._panes = panes
        self._manual = manual
        self._shown = shown

    def show(self) -> None:
        """Name the keys of where a person is now. Call it when the focus or the panes have changed."""
        situation, types = self._situation, isinstance(self._screen.focused, Input)
        typing = hint("enter", _ENTER_DOES.get(situation, "opens")), CLOSES
        commands = commands_of(self._screen.app)
        hints = typing if types else hints_in(situation, commands)
        status, in_list = self._status, self._panes.is_in(Pane.LIST)
        stays = in_list or types or situation is Situation.NOTES or not self._panes.arrangement.narrow
        back = None if stays else hint_back(hints, commands)
        status.back = back
        hints = tuple(hint for hint in hints if hint is not back)
        status.hints = hints if self._shown else ()
        status.shows_place = not in_list

    @property
    def _situation(self) -> Situation:
        panes = self._panes
        if panes.article.notes.panel is not None and panes.article.notes.panel.has_focus:
            return Situation.NOTES
        if panes.is_in(Pane.OUTLINE):
            return Situation.OUTLINE
        if panes.is_in(Pane.ARTICLE):
            if panes.list.is_empty and panes.article.reading.document is None:
                return Situation.NO_ARTICLE
            return Situation.ARTICLE if Pane.LIST in panes.arrangement.reachable else Situation.ALONE
        if panes.results is not None:
            return panes.results.SITUATION
        if panes.list.search_is_open:
            return Situation.VISITING if panes.list.leads_back else Situation.FILTERED
        if self._manual.leads_back:
            return Situation.MANUAL
        return Situation.EMPTY if panes.list.is_empty else Situation.LIST
