"""What was remembered of reading is forgotten when that is wanted, and only then."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from reader.cli import main
from reader.memory.memory import Memory
from reader.settings.folders import state_folder


class Terminal(io.StringIO):
    """A terminal at which something is typed."""

    def isatty(self) -> bool:
        return True


def have_read(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    memory = Memory.open(folder)
    memory.opened("a.md", "A")
    memory.close()


def is_remembered(folder: Path) -> bool:
    memory = Memory.open(folder)
    memory.close()
    return bool(memory.recent(1))


def test_everything_is_forgotten_without_being_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    have_read(tmp_path / "one")
    have_read(tmp_path / "two")
    assert main(["forget", "--yes"]) == 0
    assert not is_remembered(tmp_path / "one")
    assert not is_remembered(tmp_path / "two")
    output = capsys.readouterr()
    assert output.out == ""
    assert "forgot what you read in all folders" in output.err


def test_one_folder_is_forgotten_also_when_it_is_gone(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    have_read(one)
    have_read(two)
    assert main(["forget", "--yes", str(one)]) == 0
    assert (is_remembered(one), is_remembered(two)) == (False, True)
    two.rmdir()
    assert main(["forget", "--yes", str(two)]) == 0
    assert not is_remembered(two)


@pytest.mark.parametrize(("typed", "forgotten"), [("y\n", True), ("Yes\n", True), ("\n", False), ("", False)])
def test_a_person_is_asked_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, forgotten: bool
) -> None:
    have_read(tmp_path / "one")
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    assert main(["forget"]) == (0 if forgotten else 1)
    assert is_remembered(tmp_path / "one") is not forgotten


def test_where_nobody_can_be_asked_nothing_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    have_read(tmp_path / "one")
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    assert main(["forget"]) == 2
    assert is_remembered(tmp_path / "one")
    assert "--yes" in capsys.readouterr().err


def test_one_post_is_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.md").touch()
    assert main(["forget", "--yes", str(tmp_path / "a.md")]) == 2
    assert "name a folder" in capsys.readouterr().err


def test_where_nothing_was_remembered_nothing_is_made(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forget", "--yes"]) == 0
    assert "there was nothing to forget" in capsys.readouterr().err
    assert list(state_folder().iterdir()) == []
