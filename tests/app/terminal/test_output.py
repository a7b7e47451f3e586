"""Output never waits for the terminal: what does not fit is written later, or its frames are left out."""

from __future__ import annotations

import asyncio
import os
import pty
import select
import tty
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from reader.app.terminal.output.terminal_output import TerminalOutput

FRAME = "x" * 4_000


@dataclass
class Terminal:
    """A terminal that reads when it is told to, and what the output said of it."""

    reading: int
    writing: int
    caught_up: int = 0
    gone: int = 0
    _read: bytearray = field(default_factory=bytearray)

    def output(self) -> TerminalOutput:
        def note_caught_up() -> None:
            self.caught_up += 1

        def note_gone() -> None:
            self.gone += 1

        loop = asyncio.get_running_loop()
        return TerminalOutput(self.writing, loop, caught_up=note_caught_up, gone=note_gone)

    def read(self) -> str:
        """Return all that has been written and not been read."""
        while select.select([self.reading], [], [], 0)[0]:
            self._read += os.read(self.reading, 1 << 16)
        text, self._read = self._read.decode(), bytearray()
        return text


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    reading, writing = pty.openpty()
    tty.setraw(writing)
    made = Terminal(reading, writing)
    yield made
    for descriptor in (made.reading, made.writing):
        if descriptor >= 0:
            os.close(descriptor)


async def read_until(terminal: Terminal, last: str) -> str:
    """Read until something has come, letting the event loop write what waits."""
    text = ""
    while not text.endswith(last):
        await asyncio.sleep(0)
        text += terminal.read()
    return text


async def test_what_fits_is_written_at_once_and_in_order(terminal: Terminal) -> None:
    output = terminal.output()
    output.draw("one ")
    output.send("two ")
    output.draw("three")
    assert terminal.read() == "one two three"
    assert terminal.caught_up == 0


async def test_of_frames_for_a_terminal_that_is_full_whole_ones_are_left_out(terminal: Terminal) -> None:
    output = terminal.output()
    for number in range(200):
        output.draw(f"<{number}>{FRAME}</{number}>")
    output.send("last")
    text = await read_until(terminal, "last")
    begun, ended = text.count("<") // 2, text.count("</")
    assert begun == ended < 100
    assert terminal.caught_up == 1


async def test_control_sequences_are_never_left_out(terminal: Terminal) -> None:
    output = terminal.output()
    for number in range(200):
        output.draw(FRAME)
        output.send(f"[{number}]")
    text = await read_until(terminal, "[199]")
    assert [f"[{number}]" in text for number in range(200)] == [True] * 200


async def test_frames_are_drawn_again_once_the_terminal_has_caught_up(terminal: Terminal) -> None:
    output = terminal.output()
    for _ in range(100):
        output.draw(FRAME)
    while not terminal.caught_up:
        await asyncio.sleep(0)
        terminal.read()
    output.draw("all of it")
    assert terminal.read().endswith("all of it")


async def test_a_terminal_that_has_gone_is_told_once(terminal: Terminal) -> None:
    output = terminal.output()
    os.close(terminal.reading)
    terminal.reading = -1
    output.draw(FRAME)
    output.send("more")
    assert terminal.gone == 1
    output.finish("end")


async def test_the_end_reaches_a_terminal_that_reads(terminal: Terminal) -> None:
    output = terminal.output()
    output.draw("frame ")
    output.finish("end")
    assert terminal.read() == "frame end"


async def test_the_end_reaches_a_terminal_that_does_not_read_when_it_goes_on(terminal: Terminal) -> None:
    output = terminal.output()
    for _ in range(100):
        output.draw(FRAME)
    output.finish("end")
    assert terminal.read().endswith("end")


async def test_others_who_have_the_terminal_open_still_wait_for_it(terminal: Terminal) -> None:
    output = terminal.output()
    assert os.get_blocking(terminal.writing)
    output.finish("")
    assert os.get_blocking(terminal.writing)
