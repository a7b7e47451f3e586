"""Lines and roles as Textual draws them: made here only, in the colours of the theme."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.content import Content
from textual.style import Style as ContentStyle

from reader.screen.lines import Line
from reader.screen.roles import Look, look_of

STYLES_KEPT: Final = 20_000
"""Styles that are kept."""


class RoleStyles:
    """Styles for the roles of a run, by the colours of one theme."""

    def __init__(
        self, colours: Mapping[str, str], base: Style, instead: Mapping[str, str] | None = None
    ) -> None:
        """``colours`` are the variables of the theme; ``base`` is what text without a role looks like.

        ``instead`` has roles that look like other ones here.
        """
        self._colours = colours
        self._base = base
        self._instead = instead or {}
        self._styles: dict[str, Style] = {"": base}
        self._added: dict[str, Style] = {}

    def style(self, roles: str) -> Style:
        """Return the style of some blank-separated roles, the inner ones winning."""
        style = self._styles.get(roles)
        if style is None:
            style = self._base
            for role in roles.split():
                style += self.added(role)
            if len(self._styles) >= STYLES_KEPT:
                # Pictures have as many roles as they have pairs of colours.
                self._styles.clear()
            self._styles[roles] = style
        return style

    def added(self, role: str) -> Style:
        """Return what one role adds to whatever text it is given."""
        style = self._added.get(role)
        if style is None:
            look = look_of(self._instead.get(role, role), self._colours)
            if len(self._added) >= STYLES_KEPT:
                self._added.clear()
            style = self._added[role] = _style_of(look)
        return style

    def segments(self, line: Line) -> list[Segment]:
        """Return a line as Textual draws it."""
        return [Segment(run.text, self.style(run.roles)) for run in line]


def content_of(line: Line, colours: Mapping[str, str]) -> Content:
    """Return a line of runs of one role each, for widgets that Textual renders by itself.

    ``colours`` are the variables of the theme.
    """
    return Content.assemble(*((run.text, _content_style_of(look_of(run.roles, colours))) for run in line))


def _content_style_of(look: Look) -> ContentStyle:
    return ContentStyle(
        foreground=Color.parse(look.colour) if look.colour else None,
        background=Color.parse(look.background) if look.background else None,
        bold="bold" in look.attributes,
        dim="dim" in look.attributes,
        italic="italic" in look.attributes,
        underline="underline" in look.attributes,
        strike="strike" in look.attributes,
        reverse="reverse" in look.attributes,
    )


def _style_of(look: Look) -> Style:
    words = [*look.attributes, _rich_name(look.colour)]
    if look.colour and "dim" not in look.attributes:
        # What is faint within muted text is only what has its colour.
        words.append("not dim")
    if look.background:
        words += "on", _rich_name(look.background)
    return Style.parse(" ".join(words))


def _rich_name(colour: str) -> str:
    return colour.removeprefix("ansi_")
