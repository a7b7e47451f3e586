"""The classes by which themes and style sheets make callouts of ordinary blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.document.source.callout_kinds import kind_of

_PREFIXED: Final = re.compile(
    r"(?:prompt|notice|alert|callout|admonition|box|message|b[sd]-callout|rmd)-{0,2}(\w+)\Z", re.IGNORECASE
)
"""Those of Chirpy, Minimal Mistakes, Bootstrap, Quarto, Beautiful Jekyll, bookdown and others."""

_KINDS: Final = frozenset(
    (
        *("note", "tip", "hint", "info", "important", "warning", "caution", "attention", "danger"),
        *("error", "success", "question", "bug", "todo", "abstract"),
    )
)
"""Those that are enough by themselves, as in Just the Docs and TeXt."""

_NEUTRAL: Final = frozenset(("notice", "alert", "callout", "admonition"))


def callout_of_classes(classes: Sequence[str]) -> str | None:
    """The name of the callout that some classes make of what they are given to, if any; it may be empty."""
    for name in classes:
        prefixed = _PREFIXED.match(name)
        if prefixed and kind_of(prefixed[1]):
            return prefixed[1]
    for name in classes:
        if name in _KINDS:
            return name
    return "" if _NEUTRAL.intersection(classes) else None
