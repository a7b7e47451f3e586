"""The colours of the themes can be read, all of them and wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.theme import Theme

from reader.app.widgets.roles import ROLES, RoleStyles
from reader.app.widgets.themes import AUTOMATIC, LISTED, TERMINAL, THEMES, terminal_theme

ENOUGH_CONTRAST = 4.5
"""What WCAG 2 asks for text, level AA."""

ENOUGH_IN_NEAREST = 3.3
"""What is asked of text where a terminal shows the nearest of 256 colours instead."""

VISIBLE = 1.25
"""What a line or a bar needs that only parts things."""

DECORATION = {"heading-rule", "rule", "quote-bar", "table-rule"}

IN_LISTS = ("", "strong", "fact", "mark", "problem", "strong match", "fact match", "match")
"""What stands in a row of a list, the highlighted one too."""

WIDGET_TEXT = (
    ("muted", "background"),
    ("muted", "panel"),
    ("accent", "background"),
    ("accent", "panel"),
    ("foreground", "panel"),
    ("text", "background"),
    ("text-muted", "background"),
    ("text-disabled", "panel"),
    ("error", "background"),
    ("input-selection-foreground", "input-selection-background"),
    ("input-cursor-foreground", "input-cursor-background"),
)
"""Text of the status line, the bars that something is typed in, and their background."""

EVERY_THEME = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)


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


def variables_of(theme: Theme) -> dict[str, str]:
    """All variables of a theme, as styles see them."""
    app = App[None]()
    app.register_theme(theme)
    app.theme = theme.name
    return app.get_css_variables()


def styles_of(theme: Theme) -> tuple[RoleStyles, dict[str, str]]:
    variables = variables_of(theme)
    front, back = (variables[name].removeprefix("ansi_") for name in ("foreground", "background"))
    base = Style(color=front, bgcolor=back)
    return RoleStyles(variables, base), variables


def seen(style: Style) -> tuple[RichColor, RichColor]:
    """The colours of a text and of what is behind it."""
    assert style.color is not None
    assert style.bgcolor is not None
    return (style.bgcolor, style.color) if style.reverse else (style.color, style.bgcolor)


def contrast_of(style: Style) -> float:
    return contrast(*map(Color.from_rich_color, seen(style)))


def role_styles(theme: Theme) -> Iterator[tuple[str, Style]]:
    """Every role of text, wherever it may stand: in code, and on the highlighted row of a list."""
    styles, _ = styles_of(theme)
    for role in sorted(set(ROLES) - DECORATION):
        yield role, styles.style(role)
        if role.startswith("code-"):
            yield f"{role} in code", styles.style(f"code-block {role}")
    for role in IN_LISTS:
        yield f"{role} on the highlighted row", styles.style(role) + styles.added("selected")


@EVERY_THEME
def test_every_role_of_text_has_contrast_enough_wherever_it_stands(theme: Theme) -> None:
    poor = {
        name: round(contrast_of(style), 2)
        for name, style in role_styles(theme)
        if contrast_of(style) < ENOUGH_CONTRAST
    }
    assert not poor


@EVERY_THEME
@pytest.mark.parametrize(("text", "background"), WIDGET_TEXT)
def test_the_text_of_every_widget_has_contrast_enough(theme: Theme, text: str, background: str) -> None:
    variables = variables_of(theme)
    assert contrast(Color.parse(variables[text]), Color.parse(variables[background])) >= ENOUGH_CONTRAST


@EVERY_THEME
@pytest.mark.parametrize("part", ["rule", "scrollbar", "scrollbar-hover"])
def test_lines_and_scroll_bars_can_be_seen(theme: Theme, part: str) -> None:
    variables = variables_of(theme)
    assert contrast(Color.parse(variables[part]), Color.parse(variables["background"])) >= VISIBLE


@EVERY_THEME
def test_code_and_the_highlighted_row_stand_on_another_background(theme: Theme) -> None:
    variables = variables_of(theme)
    for part in ("code-surface", "selected", "found", "selection"):
        assert contrast(Color.parse(variables[part]), Color.parse(variables["background"])) > 1.05, part


@EVERY_THEME
def test_terminals_of_256_colours_can_be_read_too(theme: Theme) -> None:
    def downgraded(colour: RichColor) -> Color:
        return Color.from_rich_color(colour.downgrade(ColorSystem.EIGHT_BIT))

    poor = {
        name: ratio
        for name, style in role_styles(theme)
        if (ratio := round(contrast(*map(downgraded, seen(style))), 2)) < ENOUGH_IN_NEAREST
    }
    assert not poor


def test_at_least_two_themes_are_light_and_two_are_dark() -> None:
    assert len([theme for theme in THEMES if not theme.dark]) >= 2
    assert len([theme for theme in THEMES if theme.dark]) >= 2


def test_every_theme_can_be_chosen_by_name() -> None:
    assert [listed.name for listed in LISTED] == [AUTOMATIC, *(theme.name for theme in THEMES), TERMINAL]


XTERM = (
    "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 "
    "7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff"
)
VGA = (
    "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa "
    "555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff"
)
TANGO = (
    "2e3436 cc0000 4e9a06 c4a000 3465a4 75507b 06989a d3d7cf "
    "555753 ef2929 8ae234 fce94f 729fcf ad7fa8 34e2e2 eeeeec"
)


@pytest.mark.parametrize("palette", [XTERM, VGA, TANGO], ids=["xterm", "vga", "tango"])
@pytest.mark.parametrize("light", [False, True], ids=["dark", "light"])
def test_the_terminals_own_colours_can_be_read_in_usual_palettes(palette: str, light: bool) -> None:
    colours = palette.split()
    front, back = (colours[0], colours[15]) if light else (colours[7], colours[0])
    poor = {}
    for name, style in role_styles(terminal_theme(light=light)):
        assert style.color is not None
        assert style.bgcolor is not None
        ratio = contrast(
            _in_palette(style.color, colours, default=front),
            _in_palette(style.bgcolor, colours, default=back),
        )
        if ratio < 3:
            poor[name] = round(ratio, 2)
    assert not poor


def _in_palette(colour: RichColor, palette: list[str], *, default: str) -> Color:
    if colour.is_default:
        return Color.parse(f"#{default}")
    assert colour.number is not None
    return Color.parse(f"#{palette[colour.number]}")


@pytest.mark.parametrize("light", [False, True], ids=["dark", "light"])
def test_the_terminals_own_theme_holds_no_other_colours(light: bool) -> None:
    styles, variables = styles_of(terminal_theme(light=light))
    own = ("muted", "rule", "title", "panel", "background", "scrollbar", "text-muted", "text-disabled")
    assert all(variables[name].startswith("ansi_") for name in own)
    for role in ROLES:
        for colour in (styles.style(role).color, styles.style(role).bgcolor):
            assert colour is not None
            assert colour.is_default or colour.is_system_defined
