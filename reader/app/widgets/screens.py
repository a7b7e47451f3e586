"""What every screen of the application does alike: it is answered once, hears one button, and says things."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, ClassVar, Final, Protocol, TypeVar, runtime_checkable

from textual import events
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.geometry import Size
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from reader.app.terminal.output.compositor import PieceCompositor

MESSAGE_SECONDS: Final = 4.0
"""How long a short message stands."""

Answer = TypeVar("Answer")


class _MouseFilter(Protocol):
    """What hears the mouse before any screen does."""

    def takes(self, event: events.MouseEvent, screen: Screen[Any]) -> bool:
        """Hear an event, and tell whether it goes no further."""


@runtime_checkable
class _HasMouseFilter(Protocol):
    """An application with one mouse for all of its screens."""

    mouse_filter: _MouseFilter


class ReaderScreen(Screen[Answer]):
    """A screen. Whoever asked for it gets one answer, the first, however many keys and clicks give one."""

    ALLOW_SELECT = False
    """Text is selected by `MouseFilter`, which stays in the text that it began in."""
    IS_PANEL: ClassVar[bool] = True
    """Whether it stands over another one, which comes back when it has been answered."""
    IS_MODAL: ClassVar[bool] = True
    """Whether that other one is seen around it, and the keys of the application mean nothing meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        # Textual has no public place where a screen is given what composes it.
        self._compositor = PieceCompositor()
        self.answered = False
        """Whether it has been answered, and is about to go."""
        self.is_pressed = False
        """Whether a button of the mouse is held."""
        self._message_timer: Timer | None = None
        self._lasting_subtitle: str | None = None
        """What stands in the lower edge of the box when nothing is said there; None until something is."""

    @property
    def is_modal(self) -> bool:
        """Tell whether the screen has all keys, and is transparent around its box."""
        return self.IS_MODAL

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Give the answer, and go; nothing when it has been given."""
        if self.answered:
            return AwaitComplete()
        self.answered = True
        return super().dismiss(result)

    def say(self, message: str) -> None:
        """Show a short message for a while, in the lower edge of the box."""
        if self._message_timer is not None:
            self._message_timer.stop()
        if self._lasting_subtitle is None:
            self._lasting_subtitle = str(self._box.border_subtitle or "")
        self._box.border_subtitle = message
        self._message_timer = self.set_timer(MESSAGE_SECONDS, self._say_no_more)

    def take_back(self, message: str) -> None:
        """Show a message no more, if it is still that one."""
        if self._lasting_subtitle is not None and self._box.border_subtitle == message:
            self._say_no_more()

    def on_click(self, event: events.Click) -> None:
        """Go without an answer when somebody clicks beside the box."""
        if self.is_modal and not self._box.region.contains_point(event.screen_offset):
            self.dismiss()

    def on_released(self) -> None:
        """Do what has waited for the button to be let go."""

    @property
    def _box(self) -> Widget:
        """Return the one widget that the screen consists of."""
        return next(child for child in self.children if not child.has_class("-textual-system"))

    def _say_no_more(self) -> None:
        self._box.border_subtitle = self._lasting_subtitle or ""

    # Of Textual's, private ones: it has no public place where a screen takes its size, or where it hears the
    # mouse before its widgets, and after the application has noted what was pressed.

    def _screen_resized(self, size: Size) -> None:
        """Take the size that the terminal has now.

        Of two sizes that come at once, each would be told of again because of the other one, for ever.
        """
        super()._screen_resized(self.app.size)

    def _forward_event(self, event: events.Event) -> None:
        """Hear what is let through of the mouse."""
        if event.is_forwarded or not isinstance(event, events.MouseEvent):
            super()._forward_event(event)
            return
        app = self.app
        if isinstance(app, _HasMouseFilter) and app.mouse_filter.takes(event, self):
            return
        if isinstance(event, events.MouseDown):
            self.is_pressed = True
        elif isinstance(event, events.MouseUp):
            self.is_pressed = False
            # The click that it makes is sent when this has been heard.
            self.call_later(self.on_released)
        super()._forward_event(event)


def open_panel(
    app: App[Any],
    panel: ReaderScreen[Answer],
    take_answer: Callable[[Answer | None], None] | Callable[[Answer | None], Awaitable[None]] | None = None,
) -> None:
    """Open a panel over what is shown, unless one stands there: it may have been asked for twice."""
    top = app.screen
    if not (isinstance(top, ReaderScreen) and top.IS_PANEL):
        app.push_screen(panel, take_answer)
