"""The mouse, the same in every pane: its first button presses, and text that it is drawn over is selected."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from textual import events
from textual.errors import NoWidget
from textual.geometry import Offset
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from reader.app.article.reading_pane import ReadingPane
from reader.app.article.selection import Caret

FIRST_BUTTON: Final = 1

SCROLL_PAUSE: Final = 0.5
"""Seconds that the pointer rests beyond the edge of a text before that scrolls to be selected further."""

SCROLL_TICK: Final = 0.05
"""Seconds from one such step to the next."""

MOST_ROWS: Final = 5
"""Rows of the longest step, when the pointer is far beyond the edge."""


class _Press(NamedTuple):
    """What was clicked, to know a second click in the same place."""

    widget: Widget | None
    at: Offset
    time: float


class Pointer:
    """Decides what screens hear of the mouse.

    Buttons other than the first do nothing. The second press of a double click is for what the first one was
    for, so where that has gone meanwhile, what has come into its place is not pressed.
    """

    def __init__(self) -> None:
        self._drag: _Drag | None = None
        self._clicked: _Press | None = None
        self._passed_over = False
        """Whether the button was pressed in vain, and so is released in vain."""

    def takes(self, event: events.MouseEvent, screen: Screen[Any]) -> bool:
        """Whether the screen is to hear nothing of an event. Text is selected by the way."""
        if self._drag is not None and not self._drag.is_in(screen):
            # Its text has gone with the screen that it was on, or stands below another one.
            self._end_drag()
        match event:
            case events.Click():
                return self._takes_click(event, screen)
            case events.MouseDown():
                return self._takes_press(event, screen)
            case events.MouseUp():
                return self._takes_release(event, screen)
            case events.MouseMove() if event.button and self._drag is not None:
                self._drag.move(event.screen_offset)
                return True
        return False

    def _takes_press(self, event: events.MouseDown, screen: Screen[Any]) -> bool:
        if event.button != FIRST_BUTTON:
            return True
        self._end_drag()
        widget = _widget_at(screen, event.screen_offset)
        self._passed_over = self._is_second_click_elsewhere(event, widget, screen)
        if not self._passed_over and isinstance(widget, ReadingPane):
            self._drag = _Drag(widget, event.screen_offset)
        return self._passed_over

    def _takes_release(self, event: events.MouseUp, screen: Screen[Any]) -> bool:
        if event.button != FIRST_BUTTON:
            return True
        if self._drag is not None and self._drag.began_at != event.screen_offset:
            self._drag.move(event.screen_offset)
        self._end_drag()
        return self._passed_over

    def _takes_click(self, event: events.Click, screen: Screen[Any]) -> bool:
        if event.button != FIRST_BUTTON or self._passed_over:
            # What Textual counts as the first of two clicks was none.
            screen.app._click_chain_last_time = None
            return True
        at = event.screen_offset
        self._clicked = _Press(_widget_at(screen, at), at, event.time)
        return False

    def _is_second_click_elsewhere(
        self, event: events.MouseDown, widget: Widget | None, screen: Screen[Any]
    ) -> bool:
        before = self._clicked
        return (
            before is not None
            and before.at == event.screen_offset
            and before.widget is not widget
            and event.time - before.time <= screen.app.CLICK_CHAIN_TIME_THRESHOLD
        )

    def _end_drag(self) -> None:
        if self._drag is not None:
            self._drag.end()
            self._drag = None


class _Drag:
    """Selects text of one pane, from where the button was pressed to the text nearest to the pointer."""

    def __init__(self, pane: ReadingPane, at: Offset) -> None:
        self.began_at = at
        """The cell of the screen in which the button was pressed."""
        self._pane = pane
        self._document = pane.document
        self._begin = self._caret(at)
        self._at = at
        self._timer: Timer | None = None

    def is_in(self, screen: Screen[Any]) -> bool:
        """Whether its text stands on a screen."""
        return self._pane.is_attached and self._pane.screen is screen

    def move(self, at: Offset) -> None:
        """The pointer is at a cell of the screen."""
        self._at = at
        self._select()
        beyond = bool(self._rows_beyond)
        if beyond and self._timer is None:
            self._timer = self._pane.set_timer(SCROLL_PAUSE, self._begin_scrolling)
        elif not beyond:
            self.end()

    def end(self) -> None:
        """Scroll no more."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _select(self) -> None:
        if self._begin is None or self._pane.document is not self._document:
            # Another article has come meanwhile, in which nothing has been pressed.
            self._begin = None
            return
        if (caret := self._caret(self._at)) is not None:
            self._pane.select(self._begin, caret)

    def _caret(self, at: Offset) -> Caret | None:
        return self._pane.caret_at(*(at - self._pane.region.offset))

    @property
    def _rows_beyond(self) -> int:
        """Rows that the pointer is below the last row of the text, or, negative, above the first one.

        Where the pane ends with the screen, the pointer cannot go further than its outermost row.
        """
        region, y = self._pane.content_region, self._at.y
        if y >= region.bottom or y == self._pane.screen.size.height - 1:
            return max(1, y - region.bottom + 1)
        return min(-1, y - region.y) if y < region.y or y == 0 else 0

    def _begin_scrolling(self) -> None:
        self._timer = self._pane.set_interval(SCROLL_TICK, self._scroll)
        self._scroll()

    def _scroll(self) -> None:
        beyond = self._rows_beyond
        if self._pane.is_attached and self._begin is not None and beyond:
            self._pane.move(max(-MOST_ROWS, min(MOST_ROWS, beyond)))
            self._select()
        else:
            self.end()


def _widget_at(screen: Screen[Any], at: Offset) -> Widget | None:
    try:
        return screen.get_widget_at(*at)[0]
    except NoWidget:
        return None
