"""``reader where``: the files that the program keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from reader.content.text import clean_line


class KeptFiles(NamedTuple):
    """A kind of file that the program keeps."""

    what: str
    place: Callable[[], Path]
    """Where it is. Raises RuntimeError where nobody has a home."""
    remark: str

    @property
    def shown_place(self) -> str:
        """Return where they are on this machine, with ``~`` for the home of whoever reads."""
        try:
            path = self.place()
            return f"~/{path.relative_to(Path.home())}"
        except RuntimeError:
            return self.what
        except ValueError:
            return str(path)


def print_kept_files() -> int:
    """Print where each kind of file is, how large it is, and what it is for."""
    for what, place, remark in KEPT:
        try:
            path = place()
        except RuntimeError as error:
            print(f"{what:8} nowhere: {clean_line(str(error))}")
            continue
        size = sum(_sizes(path))
        amount = _amount(size) if size else "nothing yet"
        print(f"{what:8} {clean_line(str(path), 4_096)}  ({amount})")
        print(f"{'':8} {remark}")
    return 0


def _settings() -> Path:
    from reader.settings.folders import settings_path

    return settings_path()


def _index() -> Path:
    from reader.content.store.location import libraries_folder

    return libraries_folder()


def _manual() -> Path:
    from reader.content.store.location import manual_folder

    return manual_folder()


def _memory() -> Path:
    from reader.settings.folders import state_folder

    return state_folder()


def _log() -> Path:
    from platformdirs import user_log_path

    return user_log_path("reader")


KEPT: Final = (
    KeptFiles(
        "settings", _settings, "Your settings. reader settings --write makes the file; only you change it."
    ),
    KeptFiles(
        "index", _index, "The search index, a file for each folder. You can delete it; reader makes it again."
    ),
    KeptFiles("manual", _manual, "The manual with your keys in it. It can be deleted: it is made again."),
    KeptFiles("memory", _memory, "What you have read, starred and marked. reader forget empties it."),
    KeptFiles("log", _log, "The report of the last crash, if there was one. You can delete it."),
)


def _amount(size: int) -> str:
    return f"{size / 1_000:,.1f} KB" if size < 100_000 else f"{size / 1_000_000:,.1f} MB"


def _sizes(path: Path) -> Iterator[int]:
    try:
        if path.is_file():
            yield path.stat().st_size
        for file in path.rglob("*"):
            if file.is_file():
                yield file.stat().st_size
    except OSError:
        return
