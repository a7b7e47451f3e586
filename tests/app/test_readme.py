"""The README says of the keys what the program does."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.keys.commands import COMMANDS, Command, Scope, help_rows
from reader.settings.kinds import as_toml
from reader.settings.table import SETTINGS

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def key_table() -> str:
    """The table of keys as the README has it."""
    rows = ["| keys | what they do |", "|---|---|"]
    for scope in (Scope.MOVING, Scope.EVERYWHERE, Scope.ARTICLE):
        commands = [command for command in COMMANDS if command.scope is scope]
        for keys, title in help_rows(commands):
            code = " ".join(f"`{key}`".replace("|", r"\|") if key != "…" else key for key in keys.split())
            rows.append(f"| {code} | {title} |")
    return "\n".join(rows)


def test_the_readme_holds_the_table_of_keys() -> None:
    assert key_table() in README, f"the table should be:\n{key_table()}"


def settings_table() -> str:
    """The table of settings as the README has it."""
    rows = ["| setting | default | can be | what for |", "|---|---|---|---|"]
    for setting in SETTINGS.values():
        allowed = ", ".join(f"`{name}`" for name in setting.kind.names) or setting.kind.takes
        rows.append(f"| `{setting.name}` | `{as_toml(setting.default)}` | {allowed} | {setting.about} |")
    return "\n".join(rows)


def test_the_readme_holds_the_table_of_settings() -> None:
    assert settings_table() in README, f"the table should be:\n{settings_table()}"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_a_key_and_says_what_it_does(command: Command) -> None:
    assert command.keys
    assert command.title[0].isupper()


def test_no_key_means_two_things_in_one_place() -> None:
    taken: dict[str, str] = {}
    for command in COMMANDS:
        for key in command.keys:
            assert key not in taken, f"{key}: {taken.get(key)} and {command.name}"
            taken[key] = command.name


@pytest.mark.parametrize(
    "command",
    [
        "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/reader sample_posts",
        "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest",
    ],
)
def test_the_readme_starts_with_the_two_commands(command: str) -> None:
    assert command in README.split("## ")[0]
