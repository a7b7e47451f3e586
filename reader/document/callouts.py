"""Alerts and callouts: quotes that start with ``[!type]``, as on GitHub and in Obsidian."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_MARK: Final = re.compile(r"\[!([\w-]+)(?:\|[^\]\n]*)?\][+-]?(?:[ \t]+([^\n]*))?[ \t]*(?:\n|\Z)")

_ALIASES: Final[dict[str, tuple[str, ...]]] = {
    "note": ("note",),
    "tip": ("tip", "hint"),
    "important": ("important",),
    "warning": ("warning", "attention"),
    "caution": ("caution",),
    "info": ("info",),
    "success": ("success", "check", "done"),
    "question": ("question", "help", "faq"),
    "failure": ("failure", "fail", "missing"),
    "danger": ("danger", "error"),
    "bug": ("bug",),
    "example": ("example",),
    "quote": ("quote", "cite"),
    "abstract": ("abstract", "summary", "tldr"),
    "todo": ("todo",),
}
_KINDS: Final = {alias: kind for kind, aliases in _ALIASES.items() for alias in aliases}


class Callout(NamedTuple):
    """The first line of a callout."""

    kind: str
    title: str
    """Markdown: the title given, or the type as a word."""
    rest: str
    """The lines of the paragraph after it."""


def callout(paragraph: str) -> Callout | None:
    """The callout that the first paragraph of a quote opens, if it does.

    A type that is not known counts as a note, and its name stays readable in the title.
    """
    mark = _MARK.match(paragraph)
    if not mark:
        return None
    name = mark[1].replace("-", " ").capitalize()
    title = (mark[2] or "").strip()
    kind = _KINDS.get(mark[1].lower())
    if kind is None:
        title = f"{name}: {title}" if title else name
    return Callout(kind or "note", title or name, paragraph[mark.end() :])
