"""What GNU screen does otherwise than other terminals."""

from __future__ import annotations

import os


def holds_escape_back() -> bool:
    """Whether the escape key arrives only with the next one while the mouse is watched, as in GNU screen.

    Terminals in windows of their own inherit its variable when it started them, but have another ``TERM``.
    """
    return bool(os.environ.get("STY")) and os.environ.get("TERM", "").startswith("screen")
