"""A screen that stands on the terminal before the application drives it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.screen.encoder.screen_encoder import ScreenEncoder

_ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l"
"""Another screen than that of the shell, without a cursor, and without wrapped lines."""

_LEAVE = "\x1b[?2026l\x1b[0m\x1b[2J\x1b[H\x1b[?1049l\x1b[?7h\x1b[?25h"


class Standing:
    """Shows a frame, and gives it to the driver; or takes it away when nobody took it."""

    def __init__(self, encoder: ScreenEncoder, size: os.terminal_size, light: bool | None) -> None:
        """``encoder`` has what is to stand there; ``light`` is the background that it was made for."""
        self.encoder = encoder
        self.size = size
        """Columns and rows of the terminal that it was made for."""
        self.light = light
        self._is_ours = False

    def show(self, terminal: int) -> None:
        """Write it to a terminal, by its descriptor, on a screen of the program's own."""
        self._is_ours = True
        frame = f"{_ENTER}\x1b[?2026h{self.encoder.frame()}\x1b[?2026l".encode(errors="replace")
        while frame:
            frame = frame[os.write(terminal, frame) :]

    def hand_over(self) -> bool:
        """Leave it to the driver; whether it stands there, and the driver is the first to ask."""
        was_ours, self._is_ours = self._is_ours, False
        return was_ours

    def take_away(self, terminal: int) -> None:
        """Go back to the screen of the shell, unless the driver will."""
        if self.hand_over():
            os.write(terminal, _LEAVE.encode())
