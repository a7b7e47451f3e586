"""What complete sequences of a terminal mean: a key, the mouse, an answer, or nothing."""

from __future__ import annotations

from collections.abc import Container, Iterator

from textual import events
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput

from reader.app.terminal.graphics import CELL_ANSWER, GRAPHICS_ANSWER, NAME_ANSWER, SIXEL, GraphicsTold
from reader.app.terminal.keys import control_sequence_key, sequence_key, typed_key
from reader.app.terminal.mouse import MouseReports
from reader.app.terminal.queries import is_light
from reader.app.terminal.sequences import BACKGROUND, KIND, MARGINS, SCHEMES, SYNCHRONIZED
from reader.page.pictures import CellSize


class BackgroundTold(Message):
    """The terminal said that its background is dark, or light."""

    def __init__(self, light: bool) -> None:
        super().__init__()
        self.light = light


class MarginsTold(Message):
    """The terminal said that it has left and right margins."""


class SequenceEvents:
    """Makes Textual's events and messages of sequences."""

    def __init__(self, alt_keys: Container[str]) -> None:
        """``alt_keys`` are the keys with alt that mean something, by Textual's names."""
        self.kinds_told = 0
        """How often the terminal has told what kind it is."""
        self._alt_keys = alt_keys
        self._mouse = MouseReports()

    def resize(self, columns: int, rows: int) -> None:
        """Take the size of the terminal in cells."""
        self._mouse.resize(columns, rows)

    def of_alt(self, byte: int) -> Iterator[events.Key]:
        """Return the key of ESC and a byte, where that means something."""
        if byte < 0x20 or byte == 0x7F:
            yield from sequence_key(f"\x1b{chr(byte)}")
        elif byte < 0x7F:
            yield from (key for key in typed_key(chr(byte), alt=True) if key.key in self._alt_keys)

    def of_control_sequence(self, parameters: str, final: str) -> Iterator[Message]:
        """Return what ``CSI parameters final`` means."""
        match parameters, final:
            case "", "I":
                yield events.AppFocus()
            case "", "O":
                yield events.AppBlur()
            case _, ("M" | "m"):
                yield from self._mouse.report(parameters, final)
            case (("?997;1" | "?997;2"), "n"):
                yield BackgroundTold(SCHEMES[parameters])
            case _, "t" if (cell := CELL_ANSWER.match(parameters)) is not None:
                yield GraphicsTold(cell=CellSize(int(cell[2]), int(cell[1])))
            case _, "c" if KIND.fullmatch(parameters):
                self.kinds_told += 1
                if SIXEL in parameters.split(";"):
                    yield GraphicsTold(sixel=True)
            case _, "y" if SYNCHRONIZED.match(parameters):
                yield TerminalSupportsSynchronizedOutput()
            case _, "y" if MARGINS.match(parameters):
                yield MarginsTold()
            case _, "R" if parameters:
                # Where the cursor is, which nobody asked for; never a key with modifiers, which looks alike.
                return
            case _ if not parameters or parameters[0].isdigit():
                yield from control_sequence_key(parameters, final)

    def of_mouse_bytes(self, buttons: int, column: int, row: int) -> Iterator[Message]:
        """Return what the three bytes after ``CSI M`` report."""
        yield from self._mouse.bytes_report(buttons, column, row)

    def of_string(self, introducer: bytes, content: bytes | bytearray) -> Iterator[Message]:
        """Return what a control string tells: an operating system command (OSC), or an answer (APC, DCS)."""
        if introducer == b"]":
            yield from self.of_command(content)
        elif introducer == b"_" and GRAPHICS_ANSWER.match(content):
            yield GraphicsTold(kitty=True)
        elif introducer == b"P" and (name := NAME_ANSWER.match(content)) is not None:
            yield GraphicsTold(name=name[1].decode())

    def of_command(self, content: bytes | bytearray) -> Iterator[Message]:
        """Return what an operating system command (OSC) tells."""
        if (colour := BACKGROUND.match(content)) is not None:
            yield BackgroundTold(is_light(*(part.decode() for part in colour.groups())))
