"""The terminal as the application drives it: how it is set meanwhile, and given back afterwards."""

from __future__ import annotations

import asyncio
import errno
import os
import select
import signal
import sys
import termios
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from textual import events
from textual.app import App
from textual.driver import Driver
from textual.geometry import Size
from textual.message import Message

from reader.app.terminal.ending import report_crash
from reader.app.terminal.input import TerminalInput
from reader.app.terminal.modes import POINTER, modes_off, modes_on
from reader.app.terminal.output.painter import ScreenPainter
from reader.app.terminal.output.terminal_output import TerminalOutput, discard_unread, size_of
from reader.app.terminal.queries import raw
from reader.app.terminal.sequence_events import MarginsTold
from reader.app.terminal.signals import call_soon, handle_in_main_thread
from reader.app.terminal.standing import CANCEL, TAKE_OVER
from reader.app.terminal.terminal_user import TerminalUser
from reader.app.terminal.terminfo import known_abilities

ANSWER_PATIENCE: Final = 0.3
"""Seconds for which an answer of the terminal is waited for at the end, lest the shell gets it as typed."""

ANSWER_HOPE: Final = 3.0
"""Seconds after the question from which on no answer is expected any more."""

LARGEST_READ: Final = 1 << 16
"""Bytes taken from the terminal at a time."""


_STRINGS: Final = ("\x1b]", "\x1b_", "\x1bP", "\x1b7")
"""How control strings begin, and what is drawn over a frame: no part of one."""


class TerminalDriver(Driver):
    """Drives the terminal that is standard input and standard error, all of it in the event loop."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        assert sys.__stdin__ is not None
        assert sys.__stderr__ is not None
        # Without a size, Textual would take what the environment says for it.
        super().__init__(app, debug=debug, mouse=mouse, size=size or size_of(sys.__stderr__.fileno()))
        self._user: TerminalUser = app  # type: ignore[assignment]
        self._input_descriptor = sys.__stdin__.fileno()
        self._output_descriptor = sys.__stderr__.fileno()
        self._with_mouse = mouse
        self._running_loop = asyncio.get_running_loop()
        self._output: TerminalOutput | None = None
        self._frame: list[str] = []
        """What has been written of a frame."""
        self.painter = ScreenPainter(*(self._size or (80, 24)), known_abilities())
        self._input = TerminalInput(self._user.alt_keys)
        self._rest: asyncio.TimerHandle | None = None
        self._sent_before = self._user.terminal.sent
        self._kinds_asked = self._user.terminal.asked
        self._attributes = self._user.terminal.attributes
        """How the terminal was set before."""
        self._asked_at = time.monotonic()
        self._reads = False
        self._pointer_changed = False

    @property
    def can_suspend(self) -> bool:
        return True

    def write(self, data: str) -> None:
        """Take a part of a frame, which `flush` ends; or a control sequence that is none."""
        if self._output is None:
            return
        if data.startswith(_STRINGS) or data == "\a":
            self._pointer_changed |= data.startswith(POINTER)
            self._output.send(data)
        else:
            self._frame.append(data)

    def flush(self) -> None:
        """Draw what has been written."""
        frame, self._frame = "".join(self._frame), []
        if frame and self._output is not None:
            self._output.draw(frame)

    def start_application_mode(self) -> None:
        """Set the terminal for the application, and begin to read from it."""
        self._output = TerminalOutput(
            self._output_descriptor,
            self._running_loop,
            caught_up=self.draw_anew,
            gone=self._user.terminal_gone,
        )
        with suppress(termios.error):
            self._attributes = self._attributes or termios.tcgetattr(self._input_descriptor)
            termios.tcsetattr(self._input_descriptor, termios.TCSANOW, raw(self._attributes))
        # From here on the event loop answers: whoever stopped the program now would leave what stands.
        self._handle_signals()
        stands = self._go_on_with_screen()
        self._user.terminal_taken()
        self._output.send(modes_on(mouse=self._with_mouse, stands=stands))
        self._asked_at = time.monotonic()
        self._kinds_asked += 1
        self._tell_size()
        sent, self._sent_before = self._sent_before, b""
        if sent:
            self._feed(sent)
        self._running_loop.add_reader(self._input_descriptor, self._read)
        self._reads = True

    def release(self) -> None:
        """Show what was drawn, if it was held back until it is what stands there."""
        painted = self.painter.release()
        if painted is not None and self._output is not None:
            self._output.draw(painted.sequences)

    def _go_on_with_screen(self) -> bool:
        """Go on with what stands on the terminal from before the application; whether that is there."""
        terminal = self._user.terminal
        standing = terminal.standing
        if standing is None or not standing.hand_over():
            self.painter.forget()
            return False
        is_known = standing.is_whole and size_of(self._output_descriptor) == tuple(standing.size)
        if is_known and terminal.light == standing.light:
            self.painter.go_on_with(standing.encoder)
            self._running_loop.call_later(TAKE_OVER, self.release)
        else:
            self.painter.forget()
            if self._output is not None and not standing.is_whole:
                self._output.send(CANCEL)
        return True

    def disable_input(self) -> None:
        """Read nothing more."""
        if self._reads:
            self._reads = False
            self._running_loop.remove_reader(self._input_descriptor)
        if self._rest is not None:
            self._rest.cancel()

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was, whether or not it reads what is written to it."""
        self.disable_input()
        handle_in_main_thread({"SIGWINCH": signal.SIG_DFL, "SIGCONT": signal.SIG_DFL})
        self._user.terminal_given_back()
        if self._output is not None:
            self._output.finish(self._ending())
            self._output = None
            self._take_last_answers()
        with suppress(termios.error):
            # Whatever it is set to meanwhile is how it is to be found the next time.
            attributes, self._attributes = self._attributes, None
            if attributes is not None:
                termios.tcsetattr(self._input_descriptor, termios.TCSANOW, attributes)
            # What was typed for this program is not for the shell.
            termios.tcflush(self._input_descriptor, termios.TCIFLUSH)

    def abandon(self) -> None:
        """Give the terminal back from any thread, when the event loop no longer does. Waits for nothing."""
        if self._output is None:
            return
        with suppress(OSError, termios.error):
            discard_unread(self._output_descriptor)
            if select.select([], [self._output_descriptor], [], 0.0)[1]:
                os.write(self._output_descriptor, (CANCEL + self._ending()).encode())
            if self._attributes is not None:
                termios.tcsetattr(self._input_descriptor, termios.TCSANOW, self._attributes)
            termios.tcflush(self._input_descriptor, termios.TCIFLUSH)

    def send_message(self, message: Message) -> None:
        """Hand what came from the terminal to the application, but for what only concerns how it is sent."""
        if isinstance(message, MarginsTold):
            self.painter.use_margins()
        else:
            self._user.take_input(message)

    def _ending(self) -> str:
        return modes_off(mouse=self._with_mouse, pointer=self._pointer_changed)

    def _handle_signals(self) -> None:
        """Answer to signals of the terminal in the event loop: handlers interrupt whatever is being done."""

        def in_loop(callback: Callable[[], object]) -> Callable[[int, object], None]:
            return lambda number, frame: call_soon(self._running_loop, callback)

        handle_in_main_thread(
            {
                "SIGWINCH": in_loop(self._take_new_size),
                "SIGTSTP": in_loop(self._user.stop_process),
                "SIGCONT": in_loop(self._come_back),
            }
        )

    def _come_back(self) -> None:
        """Set the terminal again after this process was stopped without being asked, and the shell had it."""
        if self._output is not None:
            with suppress(termios.error):
                attributes = termios.tcgetattr(self._input_descriptor)
                termios.tcsetattr(self._input_descriptor, termios.TCSANOW, raw(attributes))
            self._output.send(modes_on(mouse=self._with_mouse))
            self._kinds_asked += 1
            self._tell_size()
            self._user.terminal_taken()
            self.draw_anew()

    def _tell_size(self) -> None:
        """Tell the size that the terminal has, whatever the environment says."""
        cells = size_of(self._output_descriptor)
        if cells is not None:
            self._input.resize(*cells)
            self.painter.resize(*cells)
            size = Size(*cells)
            self._user.take_input(events.Resize(size, size))

    def _take_new_size(self) -> None:
        """Tell the size after it changed. One that is as before was another in between: all is drawn anew."""
        if size_of(self._output_descriptor) == self.painter.size:
            self.draw_anew()
        self._tell_size()

    def draw_anew(self) -> None:
        """Draw all of the screen, whatever stands there."""
        self.painter.forget()
        app: App[Any] = self._user  # type: ignore[assignment]
        app.refresh(layout=True)

    def _read(self) -> None:
        """Take what the terminal has sent."""
        try:
            data = os.read(self._input_descriptor, LARGEST_READ)
        except OSError as error:
            if error.errno in (errno.EAGAIN, errno.EINTR):
                return
            data = b""
        if data:
            self._feed(data)
        else:
            self.disable_input()
            self._user.terminal_gone()

    def _feed(self, data: bytes) -> None:
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None
        self._take(lambda: self._input.feed(data))
        patience = self._input.patience
        if patience is not None:
            self._rest = self._running_loop.call_later(patience, self._take_rest)

    def _take_rest(self) -> None:
        self._rest = None
        self._take(self._input.rest)

    def _take(self, understand: Callable[[], list[Message]]) -> None:
        """Hand on what something that was sent means. Nothing that a terminal sends ends the program."""
        try:
            messages = understand()
        except Exception as error:
            report_crash(error)
            self._input = TerminalInput(self._user.alt_keys)
            self._tell_size()
            return
        for message in messages:
            self.process_message(message)

    def _take_last_answers(self) -> None:
        """Read what the terminal still has to answer: the shell would take it for what is typed."""
        end = min(time.monotonic() + ANSWER_PATIENCE, self._asked_at + ANSWER_HOPE)
        with suppress(OSError):
            while self._input.kinds_told < self._kinds_asked:
                left = end - time.monotonic()
                if left <= 0 or not select.select([self._input_descriptor], [], [], left)[0]:
                    return
                data = os.read(self._input_descriptor, LARGEST_READ)
                if not data:
                    return
                self._input.feed(data)
