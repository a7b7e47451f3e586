"""What the program keeps is for its owner alone, and whole; nothing in its place is waited for."""

from __future__ import annotations

import os
import socket
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.settings import private_files
from reader.settings.private_files import (
    check_database,
    make_private_folder,
    narrow_files,
    prepare_database,
    read_file,
    write_file,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights and pipes are others there")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(params=[0o000, 0o022, 0o277])
def any_umask(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever rights new files have by default."""
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("any_umask")
def test_only_the_owner_can_read_what_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "one" / "reader"
    write_file(folder / "choices", b"theme x\n")
    prepare_database(folder / "reader.db")
    assert {mode(path) for path in (folder, folder.parent)} == {0o700}
    assert {mode(path) for path in folder.iterdir()} == {0o600}
    assert sorted(path.name for path in folder.iterdir()) == ["choices", "reader.db"]


def test_what_others_could_read_they_cannot_any_more(tmp_path: Path) -> None:
    folder = tmp_path / "reader"
    folder.mkdir(mode=0o755)
    for name in ("reader.db", "reader.db-wal", "reader.db-shm"):
        (folder / name).touch(mode=0o644)
    prepare_database(folder / "reader.db")
    assert mode(folder) == 0o700
    assert {mode(path) for path in folder.iterdir()} == {0o600}


@pytest.mark.parametrize("shared_by", ["a file of others", "a sticky bit"])
def test_a_folder_that_is_not_the_programs_own_stays_open(tmp_path: Path, shared_by: str) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o1777 if shared_by == "a sticky bit" else 0o755)
    if shared_by == "a file of others":
        (folder / "thesis.tex").touch(mode=0o644)
    before = mode(folder)
    prepare_database(folder / "reader.db")
    assert mode(folder) == before
    assert mode(folder / "reader.db") == 0o600


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(path.name)
    os.chdir(here)


def _linked_pipe(path: Path) -> None:
    os.mkfifo(f"{path}-pipe")
    path.symlink_to(f"{path}-pipe")


NO_FILES: dict[str, Callable[[Path], object]] = {
    "a pipe": os.mkfifo,
    "a folder": Path.mkdir,
    "a socket": _socket,
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to a pipe": _linked_pipe,
}


@pytest.mark.parametrize("kind", NO_FILES)
def test_what_is_no_file_is_not_opened(tmp_path: Path, kind: str) -> None:
    NO_FILES[kind](tmp_path / "reader.db-wal")
    with pytest.raises(OSError, match=private_files.NO_FILE):
        read_file(tmp_path / "reader.db-wal", 99)
    with pytest.raises(OSError, match=private_files.NO_FILE):
        check_database(tmp_path / "reader.db")
    with pytest.raises(OSError, match=private_files.NO_FILE):
        prepare_database(tmp_path / "reader.db")


def test_a_link_to_nothing_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "choices").symlink_to("nowhere/at/all")
    with pytest.raises(FileNotFoundError):
        read_file(tmp_path / "choices", 99)


def test_no_more_is_read_than_was_asked_for(tmp_path: Path) -> None:
    write_file(tmp_path / "choices", b"0123456789")
    assert read_file(tmp_path / "choices", 4) == b"0123"


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_a_failure_leaves_the_file_before_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    write_file(tmp_path / "choices", b"before")
    monkeypatch.setattr(*((os, "fsync", fail) if failing == "fsync" else (Path, "replace", fail)))
    with pytest.raises(OSError, match="No space left"):
        write_file(tmp_path / "choices", b"after")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"before"]


def test_what_a_run_left_that_was_killed_is_taken_away(tmp_path: Path) -> None:
    (tmp_path / f"choices.{os.getpid()}").write_bytes(b"half")
    write_file(tmp_path / "choices", b"whole")
    assert [path.name for path in tmp_path.iterdir()] == ["choices"]


def test_a_path_through_a_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="Not a directory"):
        make_private_folder(tmp_path / "file" / "state")


def test_narrowing_leaves_links_and_what_is_gone_alone(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.touch(mode=0o644)
    (tmp_path / "link").symlink_to(other)
    narrow_files([tmp_path / "link", tmp_path / "gone"])
    assert mode(other) == 0o644
