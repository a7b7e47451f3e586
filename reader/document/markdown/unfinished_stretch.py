"""What a stretch of an article may leave open, so that the text after it reads what began in it otherwise."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any, Final

_KEY: Final = "unfinished"


def leave_unfinished(environment: MutableMapping[str, Any], line: int) -> None:
    """Note that what begins in a line, 0-based, may depend on what follows. The first such line counts."""
    environment.setdefault(_KEY, line)


def first_unfinished_line(environment: MutableMapping[str, Any], otherwise: int) -> int:
    """The first line that was noted; ``otherwise`` if none was."""
    line: int = environment.get(_KEY, otherwise)
    return line
