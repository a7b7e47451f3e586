"""The colours of the palettes can be read, all of them and wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem

from reader.screen.palettes import (
    PALETTES,
    TERMINAL,
    TERMINAL_DARK,
    TERMINAL_LIGHT,
    Palette,
    listed,
)
from reader.screen.roles import ROLES, Look, look_of
from reader.settings.theme_names import AUTOMATIC, BASES, COLOUR_NAMES, THEME_NAMES

ENOUGH_CONTRAST = 4.5
"""What WCAG 2 asks for text, level AA."""

ENOUGH_IN_NEAREST = 3.3
"""What is asked of text where a terminal shows the nearest of 256 colours instead."""

VISIBLE = 1.25
"""What a line or a bar needs that only parts things."""

DECORATION = {"heading-rule", "rule", "quote-bar", "table-rule"}

IN_LISTS = ("", "strong", "fact", "mark", "problem", "strong match", "fact match", "match")
"""What stands in a row of a list, the highlighted one too."""

IN_BARS = ("", "strong", "fact", "mark", "problem", "match", "key", "hint", "status", "heading-active")
"""What stands in the status line, in bars where something is typed, and in panels."""

IN_TEXT = ("link", "link-missing", "image", "footnote", "chip", "math", "highlight", "small", "keycap")
"""What may be code at the same time: on its surface, in its own colour."""

HEADINGS = tuple(f"heading-{level}" for level in range(1, 7))

EVERY_PALETTE = pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)

Rgb = tuple[int, int, int]


def rgb(colour: str) -> Rgb:
    return RichColor.parse(colour).get_truecolor()


def luminance(colour: Rgb) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    parts = (part / 255 for part in colour)
    channels = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), channels, strict=True))


def contrast(one: Rgb, other: Rgb) -> float:
    """Contrast ratio of two colours, from 1 to 21, as WCAG 2 defines it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def look(palette: Palette, *roles: str) -> tuple[str, str]:
    """The colours of text of some roles, the inner ones winning, and of what is behind it."""
    slots = palette.slots()
    looks = [Look(palette.text, palette.background), *(look_of(role, slots) for role in roles)]
    front = [look.colour for look in looks if look.colour][-1]
    behind = [look.background for look in looks if look.background][-1]
    # Where they change places, the contrast is the same.
    return front, behind


def looks(palette: Palette) -> Iterator[tuple[str, tuple[str, str]]]:
    """Every role of text, wherever it may stand: in code, in bars, and on the highlighted row of a list."""
    for role in sorted(set(ROLES) - DECORATION):
        yield role, look(palette, role)
        if role.startswith("code-"):
            yield f"{role} in code", look(palette, "code-block", role)
    for roles in IN_TEXT:
        yield f"{roles} that is code", look(palette, "code", roles)
    for roles in IN_BARS:
        yield f"{roles} on a panel", (look(palette, *roles.split())[0], palette.panel)
    for roles in IN_LISTS:
        yield f"{roles} on the highlighted row", look(palette, *roles.split(), "selected")


@EVERY_PALETTE
def test_every_role_of_text_has_contrast_enough_wherever_it_stands(palette: Palette) -> None:
    poor = {
        name: round(ratio, 2)
        for name, colours in looks(palette)
        if (ratio := contrast(*map(rgb, colours))) < ENOUGH_CONTRAST
    }
    assert not poor


@EVERY_PALETTE
@pytest.mark.parametrize("part", ["rule", "scrollbar", "muted"])
def test_lines_and_scroll_bars_can_be_seen(palette: Palette, part: str) -> None:
    assert contrast(rgb(getattr(palette, part)), rgb(palette.background)) >= VISIBLE


@EVERY_PALETTE
def test_the_divider_of_the_active_pane_stands_out_from_the_others(palette: Palette) -> None:
    slots = palette.slots()
    active, other, behind = (rgb(slots[name]) for name in ("accent", "rule", "background"))
    assert contrast(active, behind) > 1.5 * contrast(other, behind)


@pytest.mark.parametrize(
    "palette", [*PALETTES, TERMINAL_DARK, TERMINAL_LIGHT], ids=lambda palette: palette.name
)
def test_headings_differ_from_text_and_from_one_another_where_no_rule_tells(palette: Palette) -> None:
    slots = palette.slots()
    text = Look(palette.text)
    found = [look_of(role, slots) for role in HEADINGS]
    looks = [look if look.colour else look._replace(colour=palette.text) for look in found]
    assert text not in looks
    assert len(set(looks[1:])) == len(HEADINGS) - 1


def test_without_colours_every_heading_differs_from_text_and_from_the_next_one() -> None:
    slots = TERMINAL_DARK.slots()
    weights = [look_of(role, slots).attributes for role in HEADINGS]
    assert all(weights)
    # The first two have rules, of two weights.
    assert all(one != other for one, other in pairwise(weights[2:]))
    assert look_of("title", slots).attributes == look_of("strong", slots).attributes == {"bold"}


@EVERY_PALETTE
def test_the_title_is_the_strongest_text_of_all(palette: Palette) -> None:
    behind = rgb(palette.background)
    title = contrast(rgb(palette.title), behind)
    assert title >= max(contrast(rgb(look(palette, role)[0]), behind) for role in (*HEADINGS, "fact", "code"))


@EVERY_PALETTE
def test_code_and_the_highlighted_row_stand_on_another_background(palette: Palette) -> None:
    for part in ("code_surface", "selected", "found", "selection"):
        assert contrast(rgb(getattr(palette, part)), rgb(palette.background)) > 1.05, part


@EVERY_PALETTE
def test_terminals_of_256_colours_can_be_read_too(palette: Palette) -> None:
    def nearest(colour: str) -> Rgb:
        return RichColor.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor()

    poor = {
        name: ratio
        for name, colours in looks(palette)
        if (ratio := round(contrast(*map(nearest, colours)), 2)) < ENOUGH_IN_NEAREST
    }
    assert not poor


def test_at_least_two_palettes_are_light_and_two_are_dark() -> None:
    assert len([palette for palette in PALETTES if not palette.dark]) >= 2
    assert len([palette for palette in PALETTES if palette.dark]) >= 2


def test_every_palette_can_be_chosen_by_name() -> None:
    names = [theme.name for theme in listed(PALETTES)]
    assert names == [AUTOMATIC, *(palette.name for palette in PALETTES), TERMINAL]
    assert names == [AUTOMATIC, *THEME_NAMES]


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


@pytest.mark.parametrize("terminal", [XTERM, VGA, TANGO], ids=["xterm", "vga", "tango"])
@pytest.mark.parametrize("palette", [TERMINAL_DARK, TERMINAL_LIGHT], ids=lambda palette: palette.name)
def test_the_terminals_own_colours_can_be_read_in_usual_palettes(terminal: str, palette: Palette) -> None:
    colours = terminal.split()
    front, back = (colours[7], colours[0]) if palette.dark else (colours[0], colours[15])

    def shown(colour: str, default: str) -> Rgb:
        number = RichColor.parse(colour.removeprefix("ansi_")).number
        return rgb(f"#{default if number is None else colours[number]}")

    poor = {
        name: round(ratio, 2)
        for name, (text, behind) in looks(palette)
        if (ratio := contrast(shown(text, front), shown(behind, back))) < 3
    }
    assert not poor


@pytest.mark.parametrize("palette", [TERMINAL_DARK, TERMINAL_LIGHT], ids=lambda palette: palette.name)
def test_the_terminals_own_palettes_hold_no_other_colours(palette: Palette) -> None:
    for name, colours in looks(palette):
        assert all(colour.startswith("ansi_") for colour in colours), name


def test_muted_text_of_the_terminals_own_colour_is_dim() -> None:
    assert look_of("fact", TERMINAL_DARK.slots()).attributes == {"dim"}
    assert look_of("fact", PALETTES[0].slots()).attributes == set()


@pytest.mark.parametrize("palette", [TERMINAL_DARK, TERMINAL_LIGHT], ids=lambda palette: palette.name)
@pytest.mark.parametrize(
    ("loud", "quiet"),
    [("heading-active", "heading-muted"), ("rule-active", "rule"), ("key", "hint"), ("status", "hint")],
)
def test_the_active_pane_and_its_keys_are_told_apart_without_any_colour(
    palette: Palette, loud: str, quiet: str
) -> None:
    slots = palette.slots()
    assert "dim" in look_of(quiet, slots).attributes
    assert "dim" not in look_of(loud, slots).attributes


def test_the_highlighted_row_has_a_bar_and_no_band_in_the_terminals_own_colours() -> None:
    assert look_of("selected", TERMINAL_DARK.slots()) == Look(background="ansi_default")


def test_every_colour_of_a_palette_can_be_set_by_its_name_in_the_settings() -> None:
    colours = {field for field, value in PALETTES[0]._asdict().items() if str(value).startswith("#")}
    assert {name.replace("-", "_") for name in COLOUR_NAMES} == colours | {"accent", "found_text"}
    assert {*BASES} == {palette.name for palette in PALETTES}
