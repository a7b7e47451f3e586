"""Callouts that are written as fenced code, as the Admonition plugin of Obsidian has them: ``ad-note``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.document.source.callout_kinds import opening_of
from reader.document.source.dialect import Dialect
from reader.document.source.placeholders import Opening, Placeholders
from reader.document.source.source_map import Replacement, Source

_FENCE: Final = re.compile(r"^([ \t>]*+)(`{3,}+|~{3,}+)[ \t]*+([^`\n]*+)$", re.MULTILINE)
_SETTING: Final = re.compile(r"[ \t>]*+(title|collapse|icon|color):[ \t]*+([^\n]*+)(?:\n|\Z)")
_FOLDED: Final = {"open": False, "closed": True, "close": True, "true": True}


def without_admonitions(source: Source, _dialect: Dialect, placeholders: Placeholders) -> Source:
    """Replace each fence that is a callout by a container. A fence without end is code."""
    return source.rewritten(sorted(_replacements(source.text, placeholders)))


def _replacements(text: str, placeholders: Placeholders) -> Iterator[Replacement]:
    """Yield what replaces the first and last lines of callouts, which may nest; code in them is skipped."""
    waiting: list[re.Match[str]] = []
    for fence in _FENCE.finditer(text):
        outer = waiting[-1] if waiting else None
        if outer and not fence[3].strip() and fence[2].startswith(outer[2]):
            waiting.pop()
            if _is_callout(outer):
                yield from _container(text, outer, fence, placeholders)
        elif outer is None or _is_callout(outer):
            waiting.append(fence)


def _is_callout(fence: re.Match[str]) -> bool:
    return fence[3].startswith("ad-") and len(fence[3].split()) == 1


def _container(
    text: str, fence: re.Match[str], end: re.Match[str], placeholders: Placeholders
) -> tuple[Replacement, Replacement]:
    settings: dict[str, str] = {}
    start = min(fence.end() + 1, end.start())
    while (setting := _SETTING.match(text, start, end.start())) is not None:
        settings[setting[1]] = setting[2].strip()
        start = setting.end()
    opening = _opening(fence[3].strip().removeprefix("ad-"), settings)
    return (
        Replacement(fence.start(2), start, f"{placeholders.opening(opening)}\n{fence[1].rstrip()}\n"),
        Replacement(end.start(2), end.end(), placeholders.closing()),
    )


def _opening(name: str, settings: dict[str, str]) -> Opening:
    folded = _FOLDED.get(settings.get("collapse", "").lower())
    title = settings.get("title", "")
    if title.lower() == "none":
        title = ""
    return opening_of(name, title, folded)
