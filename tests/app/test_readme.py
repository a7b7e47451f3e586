"""The README is short, says of the keys what the program does, and leads only to what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.cli import main
from reader.keys.commands import COMMANDS, Command
from tests.benchmarks.figures.readme import replaced

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")

SHOWN = (
    ("choose", "browse"),
    ("leave", "choose-link"),
    ("page-down", "back"),
    ("next-section", "palette"),
    ("search", "help"),
    ("search-text", "quit"),
)
"""The commands whose keys the README tells, two in a row."""


def test_the_readme_is_a_front_page() -> None:
    assert len(replaced(README, "the table of what was measured").splitlines()) <= 150


def key_table() -> str:
    """The table of keys as the README has it."""
    rows = ["| key | what it does | key | what it does |", "|---|---|---|---|"]
    for names in SHOWN:
        chosen = [next(command for command in COMMANDS if command.name == name) for name in names]
        cells = (
            cell
            for keys, title in ((command.shown_keys, command.title) for command in chosen)
            for cell in (" ".join(f"`{key}`" for key in keys.split()), title)
        )
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def test_the_readme_tells_twelve_keys_as_they_are() -> None:
    assert key_table() in README, f"the table should be:\n{key_table()}"


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


def test_the_command_that_runs_the_tests_is_the_one_of_the_checks() -> None:
    of_tests = next(line for line in README.splitlines() if line.endswith("/pytest"))
    assert of_tests in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_distribution_has_the_name_that_the_readme_tells() -> None:
    assert "`post-reader`" in README
    assert 'name = "post-reader"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_every_link_and_picture_of_the_readme_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(ROOT / "README.md")]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("folder", re.findall(r"^\| (`\w+/.*?) \|", README, re.MULTILINE))
def test_every_folder_that_the_readme_tells_of_is_there(folder: str) -> None:
    for name in re.findall("`(.*?)`", folder):
        assert (ROOT / name).is_dir()


def test_the_settings_in_the_readme_are_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    example = re.search(r"```toml\n(.*?)```", README, re.DOTALL)
    assert example
    monkeypatch.setenv("READER_CONFIG_DIR", str(tmp_path))
    (tmp_path / "settings.toml").write_text(example[1], encoding="utf-8")
    assert main(["settings", "--check"]) == 0, capsys.readouterr().out
