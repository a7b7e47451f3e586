"""Noticing that something has changed in the folders that a library depends on."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from watchfiles import Change

    from reader.content.following.watched_paths import WatchedPaths

POLL_SECONDS: Final = 5.0
"""How often it is compared what cannot be watched."""

POLLS_BEFORE_RETRY: Final = 12
"""How often it is compared before it is tried again to watch: there may be room for it later."""

LIKELY_FOLDERS: Final = 16
"""Folders without posts that are watched as well: those in which something last happened."""

LOOKING_MILLISECONDS: Final = 1_000
"""How often it is looked whether the folder itself is still there."""

SETTLING_MILLISECONDS: Final = 300
"""How long changes are gathered: an editor makes several files in saving one."""

SILENT_FILE_SYSTEMS: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "virtiofs", "vboxsf", "ncpfs", "afs", "ceph"}
)
"""File systems on which others write without this system being told; those of FUSE are such too."""

_MOUNTS: Final = Path("/proc/self/mounts")


def watch(
    path: Path, wanted: Callable[[], WatchedPaths], changed: threading.Event, ended: threading.Event
) -> None:
    """Have ``changed`` set when something that is wanted has changed, in the background, until ``ended``.

    ``wanted`` is asked again and again: it gives another object when something else has to be watched.
    """
    threading.Thread(target=_watch, args=(path.absolute(), wanted, changed, ended), daemon=True).start()


def reports_changes(path: Path) -> bool:
    """Tell whether this system is told of all changes on the file system of a path, as far as is known."""
    kinds = dict(_mounts())
    around = next((kinds[str(place)] for place in (path, *path.parents) if str(place) in kinds), "")
    return around not in SILENT_FILE_SYSTEMS and not around.startswith("fuse.")


def _watch(
    path: Path, wanted: Callable[[], WatchedPaths], changed: threading.Event, ended: threading.Event
) -> None:
    polls = 0
    while not ended.is_set():
        if polls == 0 and reports_changes(path):
            try:
                _watch_by_system(wanted, changed, ended)
                continue
            except FileNotFoundError:
                # There is no such folder just now.
                polls = -1
            except Exception:
                # There is no such library or service, or no room for another watch: not soon either.
                pass
        ended.wait(POLL_SECONDS)
        changed.set()
        polls = (polls + 1) % POLLS_BEFORE_RETRY


def _watch_by_system(
    wanted: Callable[[], WatchedPaths], changed: threading.Event, ended: threading.Event
) -> None:
    """Watch until something else is wanted, or another folder, or none, has the name of a watched one.

    Raises `FileNotFoundError` when there is no library, and `OSError` or an error of the watching library
    when it cannot be watched.
    """
    watched = wanted()
    library = _identity(watched.library)
    times = dict(_times(watched.without_posts))
    likely = sorted(times, key=lambda folder: times[folder], reverse=True)[:LIKELY_FOLDERS]
    folders, unnamed = _named(folder for folder in (*watched.folders, *likely) if _can_be_listed(folder))
    rest = {folder: time for folder, time in times.items() if folder not in likely}
    watch_ends = _Either(ended, lambda: wanted() is not watched)
    is_first, looked_at = True, time.monotonic()
    for changes in _changes_in(folders, watched, watch_ends):
        # What changed before the watch began, while it was read, has not been told by it.
        if changes or is_first:
            changed.set()
        is_first = False
        if time.monotonic() - looked_at >= POLL_SECONDS:
            looked_at = time.monotonic()
            if unnamed or _have_relevant_files(watched, rest):
                changed.set()
        if _identity(watched.library) != library:
            changed.set()
            break
        if any(path in folders for _, path in changes):
            # Another folder may have the name of one that was watched.
            break


def _changes_in(
    folders: Iterable[str], watched: WatchedPaths, ends: _Either
) -> Iterator[set[tuple[Change, str]]]:
    """Tell what has changed in some folders, not below them; an empty set when nothing has for a while."""
    from watchfiles import watch

    return watch(
        *folders,
        watch_filter=lambda _, path: watched.is_relevant(path),
        debounce=SETTLING_MILLISECONDS,
        step=SETTLING_MILLISECONDS // 3,
        rust_timeout=LOOKING_MILLISECONDS,
        yield_on_timeout=True,
        raise_interrupt=False,
        stop_event=ends,
        recursive=False,
        # It would pass over a limit that is reached, too.
        ignore_permission_denied=False,
    )


class _Either:
    """An event that is set when another one is, or when something holds."""

    def __init__(self, event: threading.Event, holds: Callable[[], bool]) -> None:
        self._event = event
        self._holds = holds

    def is_set(self) -> bool:
        return self._event.is_set() or self._holds()


def _named(folders: Iterable[str]) -> tuple[frozenset[str], bool]:
    """Folders that the watching library can be told of; whether there are others, whose names are no text."""
    known = frozenset(folders)
    named = frozenset(folder for folder in known if folder.isprintable() or _is_text(folder))
    return named, len(named) < len(known)


def _can_be_listed(folder: str) -> bool:
    return Path(folder).is_dir() and os.access(folder, os.R_OK)


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _times(folders: Iterable[str]) -> Iterator[tuple[str, int]]:
    """When something last came into each folder, or went, in nanoseconds."""
    for folder in folders:
        try:
            yield folder, os.stat(folder).st_mtime_ns  # noqa: PTH116  # asked for many, again and again
        except OSError:
            continue


def _have_relevant_files(watched: WatchedPaths, times: dict[str, int]) -> bool:
    """Tell whether folders without posts, last looked at at some times, hold what matters.

    The times are noted.
    """
    found = False
    for folder, time_now in _times(tuple(times)):
        if times[folder] != time_now:
            times[folder] = time_now
            found = found or watched.has_relevant_files(folder)
    return found


def _identity(folder: str) -> tuple[int, int]:
    status = Path(folder).stat()
    return status.st_dev, status.st_ino


def _mounts() -> Iterator[tuple[str, str]]:
    """Yield where file systems are mounted, and of what kind they are, on systems that tell it so."""
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return
    for line in lines:
        _, mount, kind, *_ = line.split(" ")
        yield mount.replace("\\040", " ").replace("\\134", "\\"), kind
