"""A person's own theme: a table of colours in the file of settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.settings.file import read_settings
from reader.settings.layers import settings_in_force
from reader.settings.own_themes import LONGEST_NAME
from reader.settings.theme_names import OwnColour, OwnTheme


def read(file: Path, text: str) -> tuple[OwnTheme, ...]:
    file.write_text(text, encoding="utf-8")
    return read_settings(file).themes


def told(file: Path, text: str) -> list[tuple[int, str]]:
    file.write_text(text, encoding="utf-8")
    return [(line, message) for _, line, message in read_settings(file).problems]


def test_a_theme_is_another_one_with_some_colours(file: Path) -> None:
    text = '[themes.mine]\nbased-on = "reader-paper"\naccent = "#FFB000"\ncode-surface = "#abc"\n'
    assert read(file, text) == (
        OwnTheme(
            "mine",
            "reader-paper",
            (OwnColour("accent", "#ffb000", 3), OwnColour("code-surface", "#aabbcc", 4)),
        ),
    )
    assert told(file, text) == []


def test_there_may_be_several_and_in_one_line_and_without_colours(file: Path) -> None:
    text = '[themes]\none = { accent = "#010203" }\nthree = {}\n\n[themes.two]\n'
    assert [theme.name for theme in read(file, text)] == ["one", "three", "two"]
    assert told(file, text) == []


@pytest.mark.parametrize("above", [True, False], ids=["above its colours", "below another theme"])
def test_it_can_be_chosen_wherever_it_stands_in_the_file(file: Path, above: bool) -> None:
    theme = '[themes.mine]\naccent = "#ffb000"\n'
    chosen = 'theme = "mine"\ndark-theme = "mine"\nlight-theme = "mine"\n'
    file.write_text(f"{chosen}{theme}" if above else f"{chosen}[themes.other]\n{theme}")
    settings, problems, _ = settings_in_force({}, {})
    assert (settings.theme, settings.dark_theme, settings.light_theme) == ("mine",) * 3
    assert problems == ()


def test_it_can_be_chosen_by_a_variable(file: Path) -> None:
    file.write_text("[themes.mine]\n")
    assert settings_in_force({}, {"READER_THEME": "mine"}).settings.theme == "mine"
    (problem,) = settings_in_force({}, {"READER_THEME": "mien"}).problems
    assert problem.message.endswith('not "mien"; did you mean "mine"?')


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('acent = "#ffb000"', 2, '"acent" is not a colour of a theme; did you mean "accent"?'),
        ('Muted = "#ffb000"', 2, '"Muted" is not a colour of a theme; did you mean "muted"?'),
        ('zzz = "#ffb000"', 2, '"zzz" is not a colour of a theme'),
        ('accent.dark = "#ffb000"', 2, '"accent.dark" is not a colour of a theme'),
        ('accent = "orange"', 2, 'accent is a colour such as "#ffb000", not "orange"'),
        (
            'accent = "ffb000"',
            2,
            'accent is a colour such as "#ffb000", not "ffb000"; did you mean "#ffb000"?',
        ),
        ("accent = 1", 2, 'accent is a colour such as "#ffb000", not 1'),
        (
            'based-on = "reader-drak"',
            2,
            "based-on is one of reader-dark, reader-light, reader-paper, reader-ember, reader-night, "
            'reader-contrast, not "reader-drak"; did you mean "reader-dark"?',
        ),
        ('red = "#f00"\nred = "#e00"', 3, "red is set in line 2 already"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_the_theme_is_there_without_it(
    file: Path, text: str, line: int, message: str
) -> None:
    written = f'[themes.mine]\n{text}\ntitle = "#ffffff"\n'
    ((at, said),) = told(file, written)
    assert at == line
    assert said.startswith(message)
    (theme,) = read(file, written)
    assert theme.colours[-1].name == "title"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[themes.reader-dark]", "reader-dark is a built-in theme; give yours another name"),
        ("[themes.auto]", "auto is a built-in theme; give yours another name"),
        (
            '[themes."my theme"]',
            f'"my theme" cannot name a theme: use up to {LONGEST_NAME} letters, digits, - and _',
        ),
        ('themes = "mine"', "themes is no theme: write [themes.NAME], and the colours below it"),
        (
            '[themes]\nmine = "#ffb000"',
            "themes.mine is no theme: write [themes.NAME], and the colours below it",
        ),
        (
            "[themes.mine.accent]",
            "themes.mine.accent is no theme: write [themes.NAME], and the colours below it",
        ),
    ],
)
def test_what_is_no_theme_is_told(file: Path, text: str, message: str) -> None:
    assert [said for _, said in told(file, text)] == [message]


def test_a_theme_that_is_not_there_is_told_with_the_nearest(file: Path) -> None:
    ((line, message),) = told(file, 'theme = "mien"\n[themes.mine]\n')
    assert line == 1
    assert message.endswith('terminal, mine, not "mien"; did you mean "mine"?')
