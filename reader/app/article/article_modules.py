"""What parses and sets articles: loaded behind the first list, by whoever needs it first."""

from __future__ import annotations

from importlib import import_module
from threading import Lock
from typing import Final

_MODULES: Final = (
    "reader.document.reading.card",
    "reader.document.dialects.detection",
    "reader.document.reading.index_headings",
    "reader.document.reading.notes",
    "reader.document.parse",
    "reader.page.highlight",
    "reader.page.layout",
)

_loading: Final = Lock()


def load_article_modules() -> None:
    """Load all of it, in one thread at a time: Python gives up on modules that import each other in two."""
    with _loading:
        for module in _MODULES:
            import_module(module)
