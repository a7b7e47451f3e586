"""The parser of what a terminal sends: keys, the mouse, pasted text, and answers, which never become keys.

A state machine as in https://vt100.net/emu/dec_ansi_parser, for the other direction. Bytes may come in any
pieces. What is not understood does nothing.
"""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Callable, Container, Iterator
from enum import Enum, auto
from typing import Final

from textual import events
from textual.constants import ESCAPE_DELAY
from textual.message import Message

from reader.app.terminal.keys import sequence_key, typed_key
from reader.app.terminal.sequence_events import SequenceEvents
from reader.app.terminal.sequences import (
    CANCELS,
    ESCAPE,
    LATE_REST,
    NO_UTF_8,
    ONE_BYTE,
    PASTE_END,
    PLAUSIBLE,
    STRING_END,
    STRINGS,
)

LATE: Final = 2.0
"""Seconds after which the rest of an answer that has begun is not waited for."""

PASTE_REST: Final = 0.5
"""Seconds without any byte after which what was pasted is complete, though its end was not told."""

LONGEST_SEQUENCE: Final = 64
"""Bytes of the parameters of a control sequence; with more of them it is none that is understood."""

LONGEST_ANSWER: Final = 256
"""Bytes of a control string that are looked at."""

LONGEST_PASTE: Final = 1 << 20
"""Bytes of pasted text that are taken."""

LONGEST_KEY: Final = 8
"""Bytes that a key sends at most, about. More than that at once, in the middle of a paste, belongs to it."""


class _State(Enum):
    GROUND = auto()
    ESCAPE = auto()
    CONTROL_SEQUENCE = auto()
    LINUX_KEY = auto()
    SHIFT_3 = auto()
    STRING = auto()
    STRING_ESCAPE = auto()
    MOUSE_BYTES = auto()
    PASTE = auto()


class TerminalInput:
    """Turns the bytes of a terminal into Textual's events and messages."""

    def __init__(self, alt_keys: Container[str] = frozenset()) -> None:
        """``alt_keys`` are the keys with alt that mean something, by Textual's names.

        Older terminals send ESC before the letter, which otherwise is escape and then a key, typed ahead.
        """
        self._events = SequenceEvents(alt_keys)
        self._state = _State.GROUND
        self._decoder = getincrementaldecoder("utf-8")("surrogateescape")
        self._introducer = b""
        """What followed ESC at the beginning of the sequence being read."""
        self._collected = bytearray()
        """Its bytes after that."""
        self._doubtful = False
        """Whether it began with a byte that may also be a letter of another encoding."""
        self._one_byte = False
        """Whether it began with a control character of one byte, or with the same in UTF-8."""
        self._taken_for_key: bytes | None = None
        """The introducer of a sequence whose beginning was taken for a key, just now."""
        self._paste_rested = False
        self._steps: dict[_State, Callable[[int], Iterator[Message]]] = {
            _State.GROUND: self._ground,
            _State.ESCAPE: self._escape,
            _State.CONTROL_SEQUENCE: self._control_sequence,
            _State.LINUX_KEY: self._linux_key,
            _State.SHIFT_3: self._shift_3,
            _State.STRING: self._string,
            _State.STRING_ESCAPE: self._string_escape,
            _State.MOUSE_BYTES: self._mouse_bytes,
        }

    def resize(self, columns: int, rows: int) -> None:
        """Take the size of the terminal in cells: the mouse is never outside of it."""
        self._events.resize(columns, rows)

    @property
    def kinds_told(self) -> int:
        """Return how often the terminal has told its kind, after whatever else it was asked before."""
        return self._events.kinds_told

    @property
    def patience(self) -> float | None:
        """Return the seconds after which `rest` is to be called if nothing has come; None for never."""
        if self._state is _State.GROUND:
            return None
        if self._state is _State.PASTE:
            return PASTE_REST
        return ESCAPE_DELAY if self._is_key_too else LATE

    def feed(self, data: bytes) -> list[Message]:
        """Take what the terminal has sent; return what it means."""
        told: list[Message] = []
        taken_for_key, self._taken_for_key = self._taken_for_key, None
        if taken_for_key is not None and LATE_REST[taken_for_key].match(data):
            data = b"\x1b" + taken_for_key + data
        if self._paste_rested:
            self._paste_rested = False
            if PASTE_END not in data and len(data) <= LONGEST_KEY:
                self._state = _State.GROUND
        position = 0
        while position < len(data):
            if self._state is _State.PASTE:
                position = self._paste(data, position, told)
            else:
                told.extend(self._steps[self._state](data[position]))
                position += 1
        return told

    def rest(self) -> list[Message]:
        """Take it that nothing more comes of what has begun, as nothing did for `patience` seconds."""
        told: list[Message] = []
        match self._state:
            case _State.PASTE:
                told.extend(self._pasted())
                self._paste_rested = True
                return told
            case _State.ESCAPE:
                self._taken_for_key = b""
                told.append(events.Key("escape", "\x1b"))
            case _ if self._is_key_too:
                self._taken_for_key = self._introducer
                told.extend(typed_key(self._introducer.decode(), alt=True))
        self._state = _State.GROUND
        return told

    @property
    def _is_key_too(self) -> bool:
        """Tell whether what has come of a sequence may be all there is, as a key sends it."""
        begun = (_State.ESCAPE, _State.CONTROL_SEQUENCE, _State.SHIFT_3, _State.STRING)
        return self._state in begun and not self._collected and not self._doubtful

    def _ground(self, byte: int) -> Iterator[Message]:
        """Take a byte of text. What is no UTF-8, from a terminal with another encoding, is no key."""
        for character in self._decoder.decode(bytes([byte])):
            if character == "\x1b":
                self._begin(_State.ESCAPE, b"")
            elif (introducer := ONE_BYTE.get(ord(character) - NO_UTF_8)) is not None:
                self._introduce(introducer)
                self._doubtful = self._one_byte = True
            elif (introducer := ONE_BYTE.get(ord(character))) is not None:
                self._introduce(introducer)
                self._one_byte = True
            else:
                yield from typed_key(character)

    def _begin(self, state: _State, introducer: bytes) -> None:
        self._state = state
        self._introducer = introducer
        self._collected.clear()
        self._doubtful = self._one_byte = False

    def _introduce(self, introducer: bytes) -> None:
        """Go on with a sequence that begins with ESC and this byte."""
        states = {b"[": _State.CONTROL_SEQUENCE, b"O": _State.SHIFT_3}
        self._begin(states.get(introducer, _State.STRING), introducer)

    def _abandon(self, byte: int) -> Iterator[Message]:
        """Give up a sequence that was cut off, and read on with the byte that is none of it."""
        self._state = _State.GROUND
        if byte not in CANCELS:
            yield from self._ground(byte)

    def _is_implausible(self, byte: int) -> bool:
        """Tell whether what was doubtful turns out to be no sequence."""
        doubtful, self._doubtful = self._doubtful, False
        return doubtful and not PLAUSIBLE[self._introducer].match(bytes([byte]))

    def _escape(self, byte: int) -> Iterator[Message]:
        character = bytes([byte])
        if byte == ESCAPE:
            yield events.Key("escape", "\x1b")
            self._begin(_State.ESCAPE, b"")
        elif character in b"[O" or character in STRINGS:
            self._introduce(character)
        elif character == b"\\":
            # The end of a control string whose beginning has been lost.
            self._state = _State.GROUND
        else:
            self._state = _State.GROUND
            if keys := [*self._events.of_alt(byte)]:
                yield from keys
            else:
                yield events.Key("escape", "\x1b")
                yield from self._ground(byte)

    def _control_sequence(self, byte: int) -> Iterator[Message]:
        first = not self._collected
        if self._is_implausible(byte):
            yield from self._abandon(byte)
        elif first and byte == ord("["):
            self._state = _State.LINUX_KEY
        elif first and byte == ord("M"):
            self._state = _State.MOUSE_BYTES
        elif byte == ord("$") and self._collected.isdigit():
            # The shifted keys of rxvt end with what is no end elsewhere.
            self._state = _State.GROUND
            yield from sequence_key(f"\x1b[{self._collected.decode()}$")
        elif byte == 0:
            # Padding.
            return
        elif 0x20 <= byte <= 0x3F:
            if len(self._collected) <= LONGEST_SEQUENCE:
                self._collected.append(byte)
        elif 0x40 <= byte <= 0x7E:
            self._state = _State.GROUND
            if self._collected == b"200" and byte == ord("~"):
                self._begin(_State.PASTE, b"")
            elif len(self._collected) <= LONGEST_SEQUENCE:
                yield from self._events.of_control_sequence(self._collected.decode(), chr(byte))
        else:
            yield from self._abandon(byte)

    def _linux_key(self, byte: int) -> Iterator[Message]:
        self._state = _State.GROUND
        yield from sequence_key(f"\x1b[[{chr(byte)}")

    def _shift_3(self, byte: int) -> Iterator[Message]:
        if self._is_implausible(byte) or not 0x20 <= byte <= 0x7E:
            yield from self._abandon(byte)
        elif chr(byte).isdigit() or byte == ord(";"):
            if len(self._collected) <= LONGEST_SEQUENCE:
                self._collected.append(byte)
        else:
            self._state = _State.GROUND
            yield from sequence_key(f"\x1bO{self._collected.decode()}{chr(byte)}")

    def _string(self, byte: int) -> Iterator[Message]:
        if self._is_implausible(byte):
            yield from self._abandon(byte)
        elif byte == ESCAPE:
            self._state = _State.STRING_ESCAPE
        elif byte in CANCELS:
            self._state = _State.GROUND
        elif (byte == 0x07 and self._introducer == b"]") or (byte == STRING_END and self._one_byte):
            yield from self._string_ended()
        elif len(self._collected) <= LONGEST_ANSWER:
            self._collected.append(byte)

    def _string_escape(self, byte: int) -> Iterator[Message]:
        if byte == ord("\\"):
            yield from self._string_ended()
        else:
            # The string was cut off by another sequence.
            self._begin(_State.ESCAPE, b"")
            yield from self._escape(byte)

    def _string_ended(self) -> Iterator[Message]:
        self._state = _State.GROUND
        yield from self._events.of_string(self._introducer, self._collected)

    def _mouse_bytes(self, byte: int) -> Iterator[Message]:
        self._collected.append(byte)
        if len(self._collected) == 3:
            self._state = _State.GROUND
            yield from self._events.of_mouse_bytes(*self._collected)

    def _paste(self, data: bytes, position: int, told: list[Message]) -> int:
        """Take pasted text; return the position after it."""
        before = len(self._collected)
        self._collected += data[position:]
        end = self._collected.find(PASTE_END, max(0, before - len(PASTE_END) + 1))
        if end < 0:
            del self._collected[LONGEST_PASTE:]
            return len(data)
        position += end + len(PASTE_END) - before
        del self._collected[end:]
        told.extend(self._pasted())
        self._state = _State.GROUND
        return position

    def _pasted(self) -> Iterator[Message]:
        text = self._collected.decode(errors="ignore").replace("\x00", "")
        self._collected.clear()
        if text:
            yield events.Paste(text)
