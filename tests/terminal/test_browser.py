"""In a browser: textual-serve starts the program without a terminal, and talks to it in packets."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer
from typing import Final

import pyte
import pytest

from tests.terminal.pseudo_terminal import PATIENCE, READER, REPOSITORY

COLUMNS, ROWS = 110, 30

_ENVIRONMENT: Final = {
    **os.environ,
    "PYTHONPATH": str(REPOSITORY),
    "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver",
    "TEXTUAL_FPS": "60",
    "TEXTUAL_COLOR_SYSTEM": "truecolor",
    "TERM_PROGRAM": "textual",
    "COLUMNS": str(COLUMNS),
    "ROWS": str(ROWS),
}
"""What textual-serve starts programs with."""


class Browser:
    """What textual-serve is to a program that it started: it takes packets, and sends some."""

    def __init__(self, *arguments: str | Path) -> None:
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self.messages: list[dict[str, object]] = []
        self._emulator = pyte.ByteStream(self.screen)
        self.program = subprocess.Popen(
            [*READER, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=_ENVIRONMENT,
        )
        assert self.program.stdin is not None
        assert self.program.stdout is not None
        self._input, self._output = self.program.stdin, self.program.stdout
        self._timer = Timer(PATIENCE, self.program.kill)
        self._timer.start()

    def begin(self) -> None:
        """Wait for the line by which a program of Textual's makes itself known."""
        assert self._output.readline() == b"__GANGLION__\n"

    def wait_for(self, text: str) -> None:
        """Take packets until some text stands on the screen."""
        self._take_until(lambda: text in "\n".join(self.screen.display), text)

    def type(self, keys: str) -> None:
        """Send keys."""
        self._send(b"D", keys.encode())

    def tell(self, **message: object) -> None:
        """Send what is no key."""
        self._send(b"M", json.dumps(message).encode())

    def wait_for_end(self) -> int:
        """Take packets until the program has ended; its exit status."""
        while self._take():
            pass
        return self.program.wait()

    def close(self) -> None:
        """End the program, whatever it does."""
        self._timer.cancel()
        self.program.kill()
        self.program.communicate()

    def _send(self, kind: bytes, payload: bytes) -> None:
        self._input.write(kind + len(payload).to_bytes(4, "big") + payload)
        self._input.flush()

    def _take_until(self, condition: Callable[[], bool], name: str) -> None:
        while not condition():
            assert self._take(), f"no {name!r} in:\n" + "\n".join(self.screen.display)

    def _take(self) -> bool:
        """Take one packet; whether there was one."""
        head = self._output.read(5)
        if len(head) < 5:
            return False
        payload = self._output.read(int.from_bytes(head[1:], "big"))
        if head[:1] == b"D":
            self._emulator.feed(payload)
        else:
            assert head[:1] == b"M"
            self.messages.append(json.loads(payload))
        return True


@pytest.fixture
def browse() -> Iterator[Callable[..., Browser]]:
    """Starts the program as textual-serve does."""
    browsers: list[Browser] = []

    def start(*arguments: str | Path) -> Browser:
        browsers.append(Browser(*arguments))
        return browsers[-1]

    yield start
    for browser in browsers:
        browser.close()


def test_the_posts_are_read_in_a_browser(browse: Callable[..., Browser], library: Path) -> None:
    browser = browse(library)
    browser.begin()
    browser.wait_for("Bridges of iron")
    browser.wait_for("Beginning of the post.")
    browser.type("]")
    browser.wait_for("Sentence 9 of the upper section.")
    browser.tell(type="resize", width=70, height=ROWS)
    browser.type("q")
    assert browser.wait_for_end() == 0
    assert {"type": "exit"} in browser.messages


def test_it_ends_with_the_page(browse: Callable[..., Browser], library: Path) -> None:
    browser = browse(library / "canals.md")
    browser.begin()
    browser.wait_for("Beginning of the post.")
    browser.tell(type="quit")
    assert browser.wait_for_end() == 0


def test_standard_input_is_the_browser_and_no_post(browse: Callable[..., Browser]) -> None:
    browser = browse("-")
    assert browser.wait_for_end() == 1
    assert browser.program.stderr is not None
    assert b"standard input is what the browser sends" in browser.program.stderr.read()
