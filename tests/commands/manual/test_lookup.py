"""``reader help WORD``: what the manual tells about something."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.cli import main
from reader.commands.manual.lookup import Found, find_section
from reader.commands.manual.posts import written_manual


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READER_CACHE_DIR", str(tmp_path / "cache"))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("limits", Found("limits.md")),
        ("Marks", Found("reading.md", "marks")),
        ("wide tables", Found("reading.md", "wide-tables-and-code")),
        ("exit status", Found("command-line.md", "exit-status")),
        ("osc 52", Found("command-line.md", "copy")),
        ("is:starred", Found("searching.md", "operators")),
        ("crash.log", Found("files-and-privacy.md", "reports-of-mistakes")),
    ],
)
def test_the_heading_that_fits_best_is_found_or_else_the_section_with_the_words(
    words: str, found: Found
) -> None:
    assert find_section(written_manual(), words) == found


def test_the_section_is_printed_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help", "wide", "tables"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Wide tables and code\n")
    assert "What you have read" not in printed


def test_the_name_of_a_command_asks_for_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help", "search"]) == 0
    assert "usage: reader search" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["serach"], "did you mean search?"),
        (["zzzqq"], "zzzqq: the manual does not tell about this"),
    ],
)
def test_what_is_not_in_it_is_told(words: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help", *words]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert told in printed.err
