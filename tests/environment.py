"""The surroundings in which every test runs, whatever those are in which the tests were started."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from typing import Final

PATIENCE: Final = 60.0
"""Seconds after which what a test waits for counts as missing: far longer than it takes on a busy machine."""

_FOREIGN: Final = frozenset(
    (
        # What a terminal, a session or a shell says of itself.
        *(
            "COLUMNS",
            "LINES",
            "COLORFGBG",
            "TERM_PROGRAM",
            "TERM_PROGRAM_VERSION",
            "VTE_VERSION",
            "WT_SESSION",
        ),
        *(
            "TMUX",
            "TMUX_PANE",
            "STY",
            "DISPLAY",
            "WAYLAND_DISPLAY",
            "SSH_CONNECTION",
            "SSH_TTY",
            "SSH_CLIENT",
        ),
        # What a person prefers.
        *("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "PY_COLORS", "LESS"),
        *("VISUAL", "EDITOR", "BROWSER", "PAGER", "MANPAGER", "MANWIDTH", "LANGUAGE"),
        *("PYTHONIOENCODING", "PYTHONDONTWRITEBYTECODE"),
        *("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"),
    )
)
"""Variables that change what programs do."""

_FOREIGN_BEGINNINGS: Final = ("LC_", "TEXTUAL", "READER_")

_KEPT: Final = frozenset(("READER_ALL_POSTS",))
"""Variables that are meant for the tests."""

_USUAL: Final = {"LANG": "C.UTF-8", "TZ": "UTC", "TERM": "xterm-256color", "COLORTERM": "truecolor"}

_USUAL_UMASK: Final = 0o022


def make_usual(home: Path, bytecode: Path) -> None:
    """Give this process, and all that it starts, the same surroundings everywhere.

    Compiled modules go to the folder ``bytecode`` where this environment forbids to write them beside their
    sources: without any, every program that a test starts would compile all of its own again.
    """
    if sys.dont_write_bytecode:
        sys.dont_write_bytecode = False
        sys.pycache_prefix = os.environ["PYTHONPYCACHEPREFIX"] = str(bytecode)
    for name in list(os.environ):
        if name in _FOREIGN or (name.startswith(_FOREIGN_BEGINNINGS) and name not in _KEPT):
            del os.environ[name]
    os.environ.update(_USUAL, HOME=str(home))
    if hasattr(time, "tzset"):
        time.tzset()
    os.umask(_USUAL_UMASK)
    _hear_signals()


def _hear_signals() -> None:
    """Let no signal be ignored or held back, as ``nohup``, ``trap ''`` and ``&`` in a script leave them."""
    if sys.platform == "win32":
        return
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    for number in signal.valid_signals() - {signal.SIGPIPE, signal.SIGXFSZ}:
        # Python itself ignores these two, and gives them back to what it starts.
        if signal.getsignal(number) is signal.SIG_IGN:
            interrupt = number == signal.SIGINT
            signal.signal(number, signal.default_int_handler if interrupt else signal.SIG_DFL)
