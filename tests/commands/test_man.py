"""The manual page: what it tells, and that the programs that show such pages have nothing to say about it."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence

import pytest

from reader.cli import main
from reader.commands.command_table import SUBCOMMANDS
from reader.commands.manual.posts import filled_posts
from reader.commands.opening_parser import EXAMPLES, OpeningParser
from reader.commands.output import EXIT_STATUSES
from reader.commands.roff import escaped, lines_of
from reader.keys.commands import COMMANDS as KEY_COMMANDS

IN_CAPITALS = {
    *("Opening", "Commands", "Files it writes"),
    *("Environment variables", "Exit status", "Examples"),
}
"""Headings of the manual that have other names in a manual page."""


@pytest.fixture
def page(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """The page as it is printed."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    # Names of temporary folders may be too long for a line of the page.
    for name in ("STATE", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"READER_{name}_DIR", f"/kept/{name.lower()}")
    assert main(["man"]) == 0
    return capsys.readouterr().out


def run(command: Sequence[str], page: str) -> subprocess.CompletedProcess[str]:
    """A program that reads manual pages, with this one as its input."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    return subprocess.run(command, input=page, capture_output=True, text=True)


@pytest.mark.parametrize(
    "command",
    [
        ["mandoc", "-Tlint", "-Wstyle"],
        ["groff", "-man", "-ww", "-Tutf8", "-z"],
        ["groff", "-man", "-ww", "-Tascii", "-z"],
    ],
    ids=["mandoc", "groff", "groff in ASCII"],
)
def test_nothing_is_wrong_with_the_page(command: list[str], page: str) -> None:
    finished = run(command, page)
    assert (finished.stdout, finished.stderr) == ("", "")
    assert finished.returncode == 0


def test_man_shows_it(page: str) -> None:
    shown = run(["man", "-l", "-"], page).stdout
    assert "read a folder of Markdown posts in the terminal" in " ".join(shown.split())
    assert "--line N" in shown
    assert "reader list --json | jq '.[].title'" in shown


@pytest.mark.parametrize(
    "section",
    [
        "NAME",
        "SYNOPSIS",
        "DESCRIPTION",
        "OPTIONS",
        "COMMANDS",
        "KEYS",
        "FILES",
        "ENVIRONMENT",
        "EXIT STATUS",
        "EXAMPLES",
    ],
)
def test_it_has_the_sections_that_people_look_for(section: str, page: str) -> None:
    assert f".SH {section}\n" in page


def test_it_tells_what_the_help_tells(page: str) -> None:
    parsers = [OpeningParser(), *(command.parser() for command in SUBCOMMANDS.values())]
    for parser in parsers:
        for option in parser.options:
            assert escaped(option.option_strings[-1]) in page
    for command in SUBCOMMANDS.values():
        assert f'.SS "reader {command.name}"' in page
    for line, _ in EXAMPLES:
        assert escaped(line) in page
    for status, _ in EXIT_STATUSES:
        assert f"\\fB{status}\\fR" in page


def test_it_tells_every_key(page: str) -> None:
    for command in KEY_COMMANDS:
        if not command.name.startswith("section-"):
            assert lines_of(escaped(command.title)) in page


def test_it_has_every_heading_of_the_manual_once(page: str) -> None:
    for text in filled_posts().values():
        title = escaped(re.findall(r"^title: (.*)$", text, re.MULTILINE)[0].upper())
        assert page.count(f".SH {title}\n") == 1
        for heading in set(re.findall(r"^##+ (.*)$", text, re.MULTILINE)) - IN_CAPITALS:
            assert f'.SS "{escaped(heading)}"\n' in page


def test_its_sections_come_in_the_order_of_manual_pages(page: str) -> None:
    sections = re.findall(r"^\.SH (.*)$", page, re.MULTILINE)
    assert sections[:5] == ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS"]
    assert sections[-5:] == ["FILES", "ENVIRONMENT", "EXIT STATUS", "EXAMPLES", "SEE ALSO"]


def test_its_commands_are_those_of_the_command_line(page: str) -> None:
    commands = page.split(".SH COMMANDS\n")[1].split(".SH ")[0]
    assert commands.startswith('.SS "reader list"')


def test_it_has_the_date_that_a_builder_of_packages_asks_for(page: str) -> None:
    assert page.startswith('.TH READER 1 "1970-01-01" ')


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        ".TH at the start",
        "'quoted' at the start",
        "back\\slash",
        '--dashes ~ ^ ` "',
        "é ↓ 🍵",
        "word " * 60,
    ],
)
def test_text_means_itself_on_a_page(text: str, page: str) -> None:
    shown = run(
        ["groff", "-man", "-ww", "-Tutf8", "-P-cbou", "-rLL=500n"],
        f'.TH X 1 "2024-01-01"\n.SH A\n{lines_of(escaped(text))}\n',
    )
    assert shown.stderr == ""
    body = " ".join(shown.stdout.split("\nA\n")[-1].rpartition("2024-01-01")[0].split())
    assert body.removesuffix("X(1)").removesuffix(" ").strip() == " ".join(text.split())
