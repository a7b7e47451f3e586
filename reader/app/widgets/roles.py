"""What each role of a page looks like: the one place where roles meet colours."""

from __future__ import annotations

from typing import Final

from rich.color import Color
from rich.style import Style

from reader.app.widgets.themes import DIM, REVERSE

ROLES: Final[dict[str, str]] = {
    "title": "bold $title",
    "date": "$muted",
    "category": "$muted",
    "tag": "$muted",
    "author": "$muted",
    "fact": "$muted",
    "mark": "$accent",
    "problem": "$warning",
    "heading-1": "bold $title",
    "heading-2": "bold $heading",
    "heading-3": "bold $heading",
    "heading-4": "bold italic $heading",
    "heading-5": "italic $heading",
    "heading-6": "italic $muted",
    "heading-rule": "$rule",
    "strong": "bold",
    "emphasis": "italic",
    "strikethrough": "strike",
    "code": "$code on $code-surface",
    "link": "underline $link",
    "link-missing": "underline $warning",
    "image": "$image",
    "footnote": "$link",
    "chip": "$muted",
    "math": "italic $code",
    "highlight": "bold $accent",
    "inserted": "underline",
    "underline": "underline",
    "small": "$muted",
    "key": "bold $code on $code-surface",
    "summary": "bold",
    "rule": "$rule",
    "marker": "$accent",
    "quote-bar": "$rule",
    "quote": "italic",
    "term": "bold",
    "table-header": "bold",
    "table-rule": "$rule",
    "code-block": "$foreground on $code-surface",
    "code-language": "$muted on $code-surface",
    "code-caption": "$muted on $code-surface",
    "code-continuation": "$accent on $code-surface",
    "code-keyword": "$code-keyword",
    "code-string": "$code-string",
    "code-comment": "italic $muted",
    "code-number": "$code-number",
    "code-function": "$code-function",
    "code-type": "$code-type",
    "code-builtin": "$code-function",
    "code-operator": "$foreground",
    "code-tag": "$code-keyword",
    "code-attribute": "$code-type",
    "code-inserted": "$success",
    "code-deleted": "$error",
    "code-heading": "bold",
    "callout-note": "$link",
    "callout-info": "$link",
    "callout-tip": "$success",
    "callout-success": "$success",
    "callout-important": "$image",
    "callout-warning": "$warning",
    "callout-caution": "$error",
    "callout-failure": "$error",
    "callout-danger": "$error",
    "callout-bug": "$error",
    "callout-question": "$image",
    "callout-example": "$image",
    "callout-quote": "$muted",
    "callout-abstract": "$link",
    "callout-todo": "$link",
    "callout-details": "$muted",
    "callout-label": "bold",
    "match": "bold underline $accent",
    "found": "underline $found-text on $found",
    "found-current": "bold reverse $accent on $background",
    "hint": "bold reverse $accent on $background",
    "chosen": "bold reverse $link on $background",
    "selected": "on $selected",
    "selection": "$selection-text on $selection",
}
"""Style of a role: attributes, then a colour of the theme by name, then ``on`` and a background."""


_MUTED: Final = "$muted"
_FAINT: Final = "faint"
"""The variable of a theme that says how muted text differs when it has the colour of all text."""


class RoleStyles:
    """Styles for the roles of a run, by the colours of one theme."""

    def __init__(self, colours: dict[str, str], base: Style) -> None:
        """``colours`` are the variables of the theme; ``base`` is what text without a role looks like."""
        self._colours = colours
        self._base = base
        self._styles: dict[str, Style] = {"": base}
        self._added: dict[str, Style] = {}

    def style(self, roles: str) -> Style:
        """The style of some blank-separated roles, the inner ones winning."""
        style = self._styles.get(roles)
        if style is None:
            style = self._base
            for role in roles.split():
                style += self.added(role)
            self._styles[roles] = style
        return style

    def added(self, role: str) -> Style:
        """What one role adds to whatever text it is given."""
        style = self._added.get(role)
        if style is None:
            style = self._added[role] = self._parse(ROLES.get(role, ""))
        return style

    def _parse(self, definition: str) -> Style:
        foreground, _, background = f" {definition}".partition(" on ")
        words = foreground.split()
        if self._colours.get(background.removeprefix("$")) == REVERSE:
            return _REVERSED
        return Style(
            color=self._colour(words),
            bgcolor=self._colour(background.split()),
            bold="bold" in words or None,
            dim=(_MUTED in words and self._colours.get(_FAINT) == DIM) or None,
            italic="italic" in words or None,
            underline="underline" in words or None,
            strike="strike" in words or None,
            reverse="reverse" in words or None,
        )

    def _colour(self, words: list[str]) -> Color | None:
        for word in words:
            if word.startswith("$"):
                return _rich_colour(self._colours.get(word[1:], ""))
        return None


_REVERSED: Final = Style(color="default", bgcolor="default", reverse=True)
"""The same colours for all text, so that no two of them change places differently."""


def _rich_colour(value: str) -> Color | None:
    """A colour of a theme: ``#rrggbb``, or ``ansi_cyan`` for one of the terminal's own."""
    if value.startswith(_ANSI):
        return Color.parse(value.removeprefix(_ANSI))
    return Color.parse(value) if value.startswith("#") else None


_ANSI: Final = "ansi_"
