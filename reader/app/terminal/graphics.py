"""What a terminal can show beside text: it is asked once, when the first picture is come upon."""

from __future__ import annotations

import base64
import os
import re
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from enum import Enum
from typing import Final

from textual.message import Message

from reader.app.terminal.terminfo import cell_by_system
from reader.page.pictures import CellSize

_IDENTITY: Final = 31
"""The number of the picture that is never shown, by which the answer is known."""

_QUESTION: Final = f"\x1b_Gi={_IDENTITY},s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"
_NAME_QUESTION: Final = "\x1b[>q"
_CELL_QUESTION: Final = "\x1b[16t"

GRAPHICS_ANSWER: Final = re.compile(rb"Gi=31;OK\Z")
NAME_ANSWER: Final = re.compile(rb">\|([ -~]*)\Z")
CELL_ANSWER: Final = re.compile(r"6;([1-9]\d{0,3});([1-9]\d{0,3})\Z")
SIXEL: Final = "4"
"""The attribute of a terminal that has sixels (DA1)."""

_WITH_PLACEHOLDERS: Final = ("kitty", "ghostty")
"""How the names of terminals begin that put pictures in the place of characters."""

_OLD_KITTY: Final = re.compile(r"kitty\(0\.(?:1?\d|2[0-7])\.")
"""Those before 0.28 knew no placeholders."""

_WITH_FILES: Final = ("iterm2", "wezterm")
"""How the names of terminals begin that show a file which they are sent (OSC 1337)."""

_LENGTH: Final = 4096
"""Characters of a picture that go into one sequence."""


class GraphicsTold(Message):
    """The terminal said something about what it can show."""

    def __init__(
        self, *, kitty: bool = False, sixel: bool = False, name: str = "", cell: CellSize | None = None
    ) -> None:
        """``kitty`` is whether it knows kitty's protocol, ``cell`` the size of a cell in pixels."""
        super().__init__()
        self.kitty = kitty
        self.sixel = sixel
        self.name = name
        self.cell = cell


class PictureProtocol(Enum):
    """How pictures are sent."""

    NONE = "none"
    """As half blocks."""
    KITTY = "kitty"
    """In the place of characters."""
    ITERM2 = "iterm2"
    """Over the cells from the cursor on: only where nothing scrolls. Half blocks elsewhere."""
    SIXEL = "sixel"
    """The same."""


class TerminalGraphics:
    """Knows what the terminal has said about pictures, and sends it some."""

    def __init__(
        self,
        write: Callable[[str], object],
        call_soon: Callable[[Callable[[], object]], object] = lambda callback: None,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        """``write`` sends a sequence to the terminal; ``call_soon`` calls a function in the event loop."""
        self._call_soon = call_soon
        self.watchers: list[Callable[[], object]] = []
        """Called when more is known."""
        self.cell = cell_by_system()
        """The size of a cell in pixels; None where that is not known."""
        self._write = write
        self._environment = environment
        self._asked = False
        self._kitty = self._sixel = False
        self._name = ""
        self._through_tmux = False
        self._next = os.getpid() << 8 & 0xFF_FF00 | 1
        """The number of the next picture: others may show pictures on the same terminal."""
        self._sent: set[int] = set()

    @property
    def protocol(self) -> PictureProtocol:
        """Return how pictures are sent."""
        name = self._name.lower()
        if self._through_tmux or (
            self._kitty and name.startswith(_WITH_PLACEHOLDERS) and not _OLD_KITTY.match(name)
        ):
            return PictureProtocol.KITTY
        if name.startswith(_WITH_FILES):
            return PictureProtocol.ITERM2
        return PictureProtocol.SIXEL if self._sixel and self.cell is not None else PictureProtocol.NONE

    def ask(self) -> None:
        """Ask what the terminal can show, once. Nobody waits for the answers."""
        if self._asked:
            return
        self._asked = True
        if "TMUX" in self._environment:
            # tmux answers for itself; what it stands in, it knows. It may take a while.
            threading.Thread(target=self._ask_tmux, name="tmux", daemon=True).start()
            return
        self._write(_QUESTION + _NAME_QUESTION + ("" if self.cell else _CELL_QUESTION))

    def _tell(self) -> None:
        for watcher in self.watchers:
            watcher()

    def _ask_tmux(self) -> None:
        if tmux_passes_pictures():
            self._call_soon(self._take_tmux)

    def _take_tmux(self) -> None:
        self._through_tmux = True
        self._tell()

    def send_again(self) -> None:
        """Have pictures sent again that the terminal was sent, and holds no more."""
        if self._asked:
            self.cell = cell_by_system() or self.cell
            self._tell()

    def take(self, told: GraphicsTold) -> None:
        """Take what the terminal said."""
        before = self.protocol, self.cell
        self._kitty = self._kitty or told.kitty
        self._sixel = self._sixel or told.sixel
        self._name = told.name or self._name
        self.cell = told.cell or self.cell
        if (self.protocol, self.cell) != before:
            self._tell()

    def send(self, picture: bytes, columns: int, rows: int) -> int:
        """Send a picture as PNG, to be shown in so many cells; return its number."""
        identity = self._next
        self._next = self._next + 1 if self._next < 0xFF_FFFF else 1
        self._sent.add(identity)
        heading = f"a=T,q=2,f=100,t=d,U=1,i={identity},c={columns},r={rows}"
        for sequence in _pieces(heading, picture):
            self._write(self._passed_on(sequence))
        return identity

    def draw_over(self, picture: bytes, row: int, column: int, columns: int, rows: int) -> None:
        """Draw a picture over cells, with its upper left corner at a cell, 0-based.

        ``picture`` is made of sixels, or a PNG that is shown in so many ``columns`` and ``rows``.
        """
        drawn = picture.decode("ascii", "replace")
        if self.protocol is PictureProtocol.ITERM2:
            content = base64.standard_b64encode(picture).decode()
            size = f"size={len(picture)};width={columns};height={rows};preserveAspectRatio=0;inline=1"
            drawn = f"\x1b]1337;File={size}:{content}\x07"
        # The cursor stays where it was (DECSC, DECRC).
        self._write(f"\x1b7\x1b[{row + 1};{column + 1}H{drawn}\x1b8")

    def delete(self, identity: int) -> None:
        """Have the terminal forget a picture."""
        if identity in self._sent:
            self._sent.discard(identity)
            self._write(self._passed_on(f"\x1b_Ga=d,d=I,q=2,i={identity}\x1b\\"))

    def delete_all(self) -> None:
        """Have the terminal forget all pictures that it was sent."""
        for identity in sorted(self._sent):
            self.delete(identity)

    def _passed_on(self, sequence: str) -> str:
        """Return a sequence as tmux hands it on to the terminal that it stands in."""
        if not self._through_tmux:
            return sequence
        doubled = sequence.replace("\x1b", "\x1b\x1b")
        return f"\x1bPtmux;{doubled}\x1b\\"


def _pieces(heading: str, picture: bytes) -> Iterator[str]:
    """Yield the sequences that send a picture, none of them too long."""
    content = base64.standard_b64encode(picture).decode()
    for start in range(0, len(content), _LENGTH):
        more = int(start + _LENGTH < len(content))
        control = f"{heading},m={more}" if start == 0 else f"q=2,m={more}"
        yield f"\x1b_G{control};{content[start : start + _LENGTH]}\x1b\\"


def tmux_passes_pictures() -> bool:
    """Tell whether tmux hands on what it does not know, and to a terminal that shows pictures."""
    with suppress(OSError, subprocess.SubprocessError):
        told = subprocess.run(
            ["tmux", "display-message", "-p", "#{client_termname} #{allow-passthrough}"],
            capture_output=True,
            text=True,
            timeout=1,
            check=True,
        ).stdout.split()
        name, passes = (*told, "", "")[:2]
        return passes in ("on", "all") and any(known in name.lower() for known in _WITH_PLACEHOLDERS)
    return False
