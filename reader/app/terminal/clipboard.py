"""Clipboards: of the terminal, of tmux and of the system. None of them tells whether it took a text."""

from __future__ import annotations

import base64
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Final

TAKEN_BY_TERMINALS: Final = 74_994
"""Bytes of a text that every terminal with a clipboard takes; longer ones are dropped by some."""

PATIENCE: Final = 5.0
"""Seconds that a program has to take over a text."""

_SCREEN_STRING: Final = 200
"""Characters that GNU screen hands on in one string; it drops longer ones."""

_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")


def without_controls(text: str) -> str:
    """Return text without what a terminal that it is pasted into would obey. Tabs and line ends stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", lines))


def is_long(text: str) -> bool:
    """Tell whether some terminals drop a text of this length."""
    return len(text.encode(errors="replace")) > TAKEN_BY_TERMINALS


def terminal_sequence(text: str, environment: Mapping[str, str]) -> str:
    """Return what fills the clipboard of the terminal (OSC 52), as it or GNU screen before it wants it."""
    encoded = base64.b64encode(text.encode()).decode("ascii")
    if not ("STY" in environment and environment.get("TERM", "").startswith("screen")):
        return f"\x1b]52;c;{encoded}\a"
    # Screen hands on what stands in device control strings; the sequence goes through in pieces of them.
    pieces = [encoded[at : at + _SCREEN_STRING] for at in range(0, len(encoded), _SCREEN_STRING)] or [""]
    return "\x1bP\x1b]52;c;" + "\x1b\\\x1bP".join(pieces) + "\a\x1b\\"


def hand_to_programs(text: str) -> None:
    """Fill the clipboards that other programs keep. For a thread: they may take their time.

    Whatever fails, fails silently: the terminal has been given the text already.
    """
    for command in _commands(os.environ):
        _run(command, text)


def _commands(environment: Mapping[str, str]) -> list[Sequence[str]]:
    # pyperclip finds the clipboard of the system. What it starts would write its complaints over the screen,
    # so it runs in a process of its own; and -P, lest a folder of posts that holds a pyperclip.py runs that.
    commands: list[Sequence[str]] = [(sys.executable, "-P", "-X", "utf8", "-m", "pyperclip", "-c")]
    if environment.get("TMUX") and shutil.which("tmux"):
        # By default tmux lets no program set a clipboard, except by this command.
        commands.append(("tmux", "load-buffer", "-w", "-"))
    return commands


def _run(command: Sequence[str], text: str) -> None:
    try:
        subprocess.run(
            command,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
            # What keeps a clipboard goes on doing so when the terminal is closed.
            start_new_session=True,
        )
    except (OSError, subprocess.SubprocessError):
        return
