"""The colours of the themes can be read."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.theme import Theme

from reader.app.roles import ROLES, RoleStyles
from reader.app.themes import THEMES

ENOUGH_CONTRAST = 4.5
"""What WCAG 2 asks for text, level AA."""

DECORATION = {"heading-rule", "rule", "quote-bar", "table-rule"}


def luminance(colour: Color) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    channels = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), channels, strict=True))


def contrast(one: Color, other: Color) -> float:
    """Contrast ratio of two colours, from 1 to 21, as WCAG 2 defines it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("role", sorted(set(ROLES) - DECORATION))
def test_every_role_of_text_has_contrast_enough(theme: Theme, role: str) -> None:
    app = App[None]()
    app.register_theme(theme)
    app.theme = theme.name
    base = Style(color=theme.foreground, bgcolor=theme.background)
    styles = RoleStyles(app.get_css_variables(), base)
    surroundings = "code-block " if role.startswith("code-") else ""
    style = styles.style(surroundings + role)
    assert style.color is not None
    assert style.bgcolor is not None
    ratio = contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))
    assert ratio >= ENOUGH_CONTRAST, f"{role}: {ratio:.2f}"
