"""What ``--help`` shows: examples first, a line for each command, and no more than a screen of it."""

from __future__ import annotations

import pytest

from reader.cli import main
from reader.commands.command_table import SUBCOMMANDS
from reader.commands.help_text import composed
from reader.commands.opening_parser import EXAMPLES
from reader.settings.table import SETTINGS


@pytest.fixture(autouse=True)
def _columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def shown(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    """The lines of a help."""
    with pytest.raises(SystemExit) as ended:
        main([*words, "--help"])
    assert ended.value.code == 0
    return capsys.readouterr().out.splitlines()


def test_the_help_fits_on_a_screen(capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(capsys)
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 80


def test_examples_come_first(capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(capsys)
    assert lines[1:3] == ["", "examples:"]
    for line, (example, about) in zip(lines[3:], EXAMPLES, strict=False):
        assert line.split("  ")[1] == example
        assert line.endswith(about)


def test_every_command_has_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(capsys)
    start = lines.index("commands (reader COMMAND --help tells more):") + 1
    assert [line.split()[0] for line in lines[start:]] == list(SUBCOMMANDS)


def test_every_setting_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    text = "\n".join(shown(capsys)).replace("[no-]", "")
    for setting in SETTINGS.values():
        assert setting.flag in text


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_a_command_tells_all_that_it_takes(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    parser = SUBCOMMANDS[name].parser()
    text = "\n".join(shown(capsys, name)).replace("[no-]", "")
    assert f"usage: reader {name}" in text
    for option in parser.options:
        assert option.option_strings[0] in text
    for example, _ in parser.examples:
        assert example in text


def test_the_settings_are_described_where_settings_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    text = " ".join(" ".join(shown(capsys, "settings")).split())
    for setting in SETTINGS.values():
        assert setting.about[1:].rstrip(".") in text


def test_the_examples_of_a_command_can_be_said_to_it() -> None:
    for name, command in SUBCOMMANDS.items():
        for example, _ in command.examples:
            assert f"reader {name}" in example


def test_a_long_name_has_a_line_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    rows = [("short", "one"), ("a name that is longer", "words and words and words and words")]
    assert composed("Do it.", rows, "usage: it", []).splitlines() == [
        "Do it.",
        "",
        "examples:",
        "  short  one",
        "  a name that is longer",
        "         words and words and words and words",
        "",
        "usage: it",
    ]
