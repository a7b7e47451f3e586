"""The terminal as Textual drives it, and what it says of itself: replies never become keys."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from textual._xterm_parser import XTermParser
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from reader.app.terminal import is_light

_FOLLOW: Final = "\x1b[?2031h"
_FOLLOW_NO_MORE: Final = "\x1b[?2031l"
"""Whether the terminal is to tell when it becomes dark or light."""

_REPLY: Final = re.compile(
    r"\x1b\]1[01];[^\x07\x1b]*(?:\x07|\x1b\\)"  # A colour, which may come long after it was asked for.
    r"|\x1b\[\?[\d;]*[cn]"  # What kind of terminal it is, and that it became dark or light.
)
_UNFINISHED: Final = re.compile(r"\x1b(?:\]1[01][^\x07\x1b]*\x1b?|\[\?[\d;]*)\Z")
_BACKGROUND: Final = re.compile(r"\x1b\]11;rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})")
_SCHEMES: Final = {"\x1b[?997;1n": False, "\x1b[?997;2n": True}


class BackgroundTold(Message):
    """The terminal said that its background is dark, or light."""

    def __init__(self, light: bool) -> None:
        super().__init__()
        self.light = light


class ReplyParser(XTermParser):
    """Takes the replies out of what comes from the terminal before keys are looked for in it."""

    def __init__(self, typed: str = "", debug: bool = False) -> None:
        """``typed`` is what was typed before there was a parser: it comes first."""
        super().__init__(debug)
        self._held = typed

    def feed(self, data: str) -> Iterable[Message]:
        if not data:
            yield from super().feed(data)
            return
        data, self._held = self._held + data, ""
        unfinished = _UNFINISHED.search(data)
        if unfinished is not None:
            data, self._held = data[: unfinished.start()], unfinished.group()
        yield from _told(data)
        keys = _REPLY.sub("", data)
        if keys:
            yield from super().feed(keys)

    def tick(self) -> Iterable[Message]:
        if self._held and not _UNFINISHED.fullmatch(self._held):
            data, self._held = self._held, ""
            yield from self.feed(data)
        yield from super().tick()


def _told(data: str) -> Iterator[BackgroundTold]:
    for reply in _REPLY.findall(data):
        if reply in _SCHEMES:
            yield BackgroundTold(_SCHEMES[reply])
        elif (background := _BACKGROUND.match(reply)) is not None:
            yield BackgroundTold(is_light(*background.groups()))


def terminal_driver(typed: str) -> type[LinuxDriver]:
    """A driver whose first keys are those that were typed before it drove anything."""
    waiting = [typed]

    def make_parser(debug: bool = False) -> ReplyParser:
        return ReplyParser(waiting.pop() if waiting else "", debug)

    class TerminalDriver(LinuxDriver):
        def start_application_mode(self) -> None:
            # The driver makes its parser itself, and has no other way to give it one.
            vars(linux_driver)["XTermParser"] = make_parser
            super().start_application_mode()  # type: ignore[no-untyped-call]
            self.write(_FOLLOW)
            self.flush()

        def stop_application_mode(self) -> None:
            self.write(_FOLLOW_NO_MORE)
            super().stop_application_mode()

    return TerminalDriver
