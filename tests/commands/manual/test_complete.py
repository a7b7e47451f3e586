"""The manual tells all there is: what a table of the program has, a post has too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import reader
from reader.commands.command_table import SUBCOMMANDS
from reader.commands.manual.posts import filled_posts
from reader.commands.opening_parser import EXAMPLES, OpeningParser
from reader.commands.output import EXIT_STATUSES
from reader.commands.where import KEPT
from reader.content.search.operators import VALUES, Operator
from reader.document.dialects.rules import RULES
from reader.keys.commands import COMMANDS, MOUSE
from reader.screen.palettes import PALETTES
from reader.settings.table import SETTINGS
from reader.settings.theme_names import COLOUR_NAMES

MANUAL = filled_posts()
TEXT = "\n".join(MANUAL.values())

OF_OTHERS = {
    "PYTHONPATH",
    *("COLUMNS", "LINES", "PATH", "SHELL", "STY", "TMUX", "TERM_PROGRAM"),
    *("TEXTUAL_COLOR_SYSTEM", "TEXTUAL_DRIVER"),
    *("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "SOURCE_DATE_EPOCH"),
}
"""Variables that systems and other programs set: nobody sets them to change what this one does."""


def in_code(text: str) -> str:
    """Text as it stands in a table."""
    return f"`{text}`".replace("|", r"\|")


def test_every_command_stands_in_it_with_its_keys_and_what_it_does() -> None:
    for command in COMMANDS:
        if not command.name.startswith("section-"):
            keys = " ".join(map(in_code, command.shown_keys.split()))
            assert f"| {keys} | {command.title} | `{command.name}` |" in MANUAL["keys.md"]
    assert "| `1` … `9` | The n-th top section | `section-1` … `section-9` |" in MANUAL["keys.md"]


def test_everything_that_the_mouse_does_stands_in_it() -> None:
    for entry in MOUSE:
        assert entry.title in MANUAL["keys.md"]


def test_every_setting_stands_in_it_with_its_flag_and_its_variable() -> None:
    for setting in SETTINGS.values():
        for name in (setting.name, setting.flag, setting.variable):
            assert in_code(name) in MANUAL["settings.md"]
        assert setting.about in MANUAL["settings.md"]


def test_every_theme_and_every_colour_stands_in_it() -> None:
    for name in (*(palette.name for palette in PALETTES), *COLOUR_NAMES):
        assert in_code(name) in TEXT


def test_every_operator_and_every_value_of_one_stands_in_it() -> None:
    for operator in Operator:
        assert operator.value in MANUAL["searching.md"]
    for operator, values in VALUES.items():
        for value in values:
            assert in_code(f"{operator.value}{value}") in MANUAL["searching.md"]


def test_every_command_of_the_command_line_stands_in_it_with_all_that_it_takes() -> None:
    post = MANUAL["command-line.md"]
    for parser in (OpeningParser(), *(command.parser() for command in SUBCOMMANDS.values())):
        for option in parser.options:
            for name in option.option_strings:
                assert re.search(rf"`{name}[` ]", post), name
    for command in SUBCOMMANDS.values():
        assert f"### reader {command.name}\n" in post
        assert f"reader {command.usage}\n" in post


def test_every_exit_status_and_every_example_stands_in_it() -> None:
    for status, _ in EXIT_STATUSES:
        assert f"| `{status}` |" in MANUAL["command-line.md"]
    for line, _ in EXAMPLES:
        assert in_code(line) in MANUAL["command-line.md"]


def test_every_kind_of_file_that_is_kept_stands_in_it() -> None:
    # Where they are depends on the environment of the test.
    post = filled_posts()["files-and-privacy.md"]
    for kept in KEPT:
        assert f"| {kept.what} | `{kept.shown_place}` | {kept.remark} |" in post


def test_every_variable_that_the_program_looks_at_stands_in_it() -> None:
    looked_at = set(_variables()) - OF_OTHERS
    assert {"READER_STATE_DIR", "NO_COLOR", "COLORFGBG"} <= looked_at
    assert {name for name in looked_at if f"`{name}`" not in TEXT} == set()


def _variables() -> Iterator[str]:
    """Names that look like variables, in files that look into the environment."""
    for file in Path(reader.__file__).parent.rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        # The manual page has headings in capitals.
        if "environ" in text and file.name != "man.py":
            yield from re.findall(r'"(?!SIG|PC_)([A-Z][A-Z_]{3,})"', text)


def test_every_dialect_stands_in_it() -> None:
    written = re.sub(r"\W", "", MANUAL["what-it-understands.md"].lower())
    for rule in RULES:
        dialect = rule.rewrite.partition(":")[0].partition(".")[0].replace("_", "")
        assert dialect in written, dialect
