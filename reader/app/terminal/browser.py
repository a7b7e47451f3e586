"""Opening an address outside of the reader, in a way that can neither block it nor write to its terminal."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from threading import Thread
from typing import Final

from textual.message import Message

PATIENCE: Final = 5.0
"""Seconds in which a browser that ends with an error is taken to have opened nothing."""

_TEXT_BROWSERS: Final = frozenset(
    ("browsh", "carbonyl", "elinks", "links", "links2", "lynx", "w3m", "www-browser")
)
"""They need the terminal that the reader has."""

_DISPLAYS: Final = ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME")
_OPENERS: Final = (("xdg-open",), ("wslview",), ("gio", "open"), ("x-www-browser",), ("firefox",))

Which = Callable[[str], str | None]


class BrowserFailed(Message):
    """What was to open an address did not."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason


def open_outside(url: str, report: Callable[[Message], object]) -> None:
    """Have an address opened, and report if it was not. Return at once."""
    command = open_command(url)
    if command is None:
        report(BrowserFailed("no browser here"))
    else:
        Thread(target=_run, args=(command, report), daemon=True).start()


def open_command(
    url: str,
    environment: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
    which: Which = shutil.which,
) -> list[str] | None:
    """Return the command that opens an address outside of this terminal; None when there is none.

    The address is one that `reader.document.reading.link_resolver` made: it starts with its scheme, and is
    one argument.
    """
    if not url.startswith("mailto:"):
        for wanted in environment.get("BROWSER", "").split(os.pathsep):
            if command := _chosen(wanted, url, which):
                return command
    if platform == "darwin":
        return ["open", url]
    if platform == "win32":
        return ["rundll32", "url.dll,FileProtocolHandler", url]
    if not any(environment.get(name) for name in _DISPLAYS):
        return None
    return next(([*opener, url] for opener in _OPENERS if which(opener[0])), None)


def _chosen(wanted: str, url: str, which: Which) -> list[str] | None:
    """Return the command of ``$BROWSER``, where ``%s`` is the address; None when it needs the terminal."""
    try:
        words = [word for word in shlex.split(wanted) if word != "&"]
    except ValueError:
        return None
    if not words or os.path.basename(words[0]) in _TEXT_BROWSERS or which(words[0]) is None:  # noqa: PTH119
        return None
    if not any("%s" in word for word in words):
        return [*words, url]
    return [word.replace("%s", url) for word in words]


def _run(command: list[str], report: Callable[[Message], object]) -> None:
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        report(BrowserFailed(f"the browser cannot be started: {error.strerror}"))
        return
    try:
        status = process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        # A browser of its own: it may run for hours, and is only waited for so that it leaves no zombie.
        process.wait()
        return
    if status:
        report(BrowserFailed(f"the browser ended with status {status}"))
