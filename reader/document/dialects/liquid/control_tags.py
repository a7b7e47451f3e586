"""The tags of Liquid and Nunjucks that only steer what is made of a page."""

from __future__ import annotations

from typing import Final

STEERING: Final = frozenset(
    {
        *(
            "if",
            "elsif",
            "elif",
            "elseif",
            "else",
            "unless",
            "case",
            "when",
            "ifchanged",
            "ifAsync",
            "switch",
        ),
        *("for", "asyncEach", "asyncAll", "each", "all", "cycle", "tablerow", "break", "continue", "empty"),
        *("assign", "set", "capture", "increment", "decrement", "default", "with", "local"),
        *("macro", "call", "import", "from", "filter", "autoescape", "liquid", "paginate"),
        *("extends", "block", "layout", "section", "super", "do", "cache", "seo", "feed_meta"),
    }
)
"""Such tags vanish, and what stands between them is shown once."""


def is_steering(name: str) -> bool:
    """Whether a tag, or the one that it ends, only steers."""
    return name in STEERING or (name.startswith("end") and name[3:].lstrip("_") in STEERING)
