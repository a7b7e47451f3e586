"""What the application hears of the mouse, the same in every pane: its first button, and nothing twice."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from textual import events
from textual.errors import NoWidget
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

from reader.app.article.reading_pane import ReadingPane
from reader.app.article.selection import Drag
from reader.app.terminal.textual_internals import forget_last_click

FIRST_BUTTON: Final = 1


class _Press(NamedTuple):
    """What was clicked, to know a second click in the same place."""

    widget: Widget | None
    at: Offset
    time: float


class MouseFilter:
    """Decides what screens hear of the mouse.

    Buttons other than the first do nothing. The second press of a double click is for what the first one was
    for, so where that has gone meanwhile, what has come into its place is not pressed.
    """

    def __init__(self) -> None:
        self._drag: Drag | None = None
        self._clicked: _Press | None = None
        self._passed_over = False
        """Whether the button was pressed in vain, and so is released in vain."""

    def takes(self, event: events.MouseEvent, screen: Screen[Any]) -> bool:
        """Tell whether the screen is to hear nothing of an event. Text is selected by the way."""
        if self._drag is not None and not self._drag.is_in(screen):
            # Its text has gone with the screen that it was on, or stands below another one.
            self._end_drag()
        match event:
            case events.Click():
                return self._takes_click(event, screen)
            case events.MouseDown():
                return self._takes_press(event, screen)
            case events.MouseUp():
                return self._takes_release(event)
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
            self._drag = Drag(widget.pointer, event.screen_offset)
        return self._passed_over

    def _takes_release(self, event: events.MouseUp) -> bool:
        if event.button != FIRST_BUTTON:
            return True
        if self._drag is not None and self._drag.began_at != event.screen_offset:
            self._drag.move(event.screen_offset)
        self._end_drag()
        return self._passed_over

    def _takes_click(self, event: events.Click, screen: Screen[Any]) -> bool:
        if event.button != FIRST_BUTTON or self._passed_over:
            # What Textual counts as the first of two clicks was none.
            forget_last_click(screen.app)
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


def _widget_at(screen: Screen[Any], at: Offset) -> Widget | None:
    try:
        return screen.get_widget_at(*at)[0]
    except NoWidget:
        return None
