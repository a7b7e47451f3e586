"""Noticing that something in a folder, or one file, has changed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Final

POLL_SECONDS: Final = 5.0
"""How often it is compared what cannot be watched."""

LOOKING_MILLISECONDS: Final = 1_000
"""How often it is looked whether the folder itself is still there."""

SETTLING_MILLISECONDS: Final = 300
"""How long changes are gathered: an editor makes several files in saving one."""

UNTOLD: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "virtiofs", "vboxsf", "ncpfs", "afs", "ceph"}
)
"""File systems on which others write without this system being told; those of FUSE are such too."""

_MOUNTS: Final = Path("/proc/self/mounts")


def watch(path: Path, changed: threading.Event, ended: threading.Event, *, is_file: bool = False) -> None:
    """Have ``changed`` set when something below a folder has changed, in the background, until ``ended``.

    Of one file it is told when it changes, comes or goes, also when another one takes its place.
    """
    # Which of both it is cannot be asked of the disk: just now it may not be there.
    threading.Thread(target=_watch, args=(path.absolute(), is_file, changed, ended), daemon=True).start()


def tells_changes(path: Path) -> bool:
    """Whether this system is told of all changes on the file system of a path, as far as is known."""
    kinds = dict(_mounts())
    around = next((kinds[str(place)] for place in (path, *path.parents) if str(place) in kinds), "")
    return around not in UNTOLD and not around.startswith("fuse.")


def _watch(path: Path, is_file: bool, changed: threading.Event, ended: threading.Event) -> None:
    while not ended.is_set():
        if tells_changes(path):
            try:
                _watch_by_system(path, is_file, changed, ended)
                continue
            except Exception:
                # There is no such folder just now, no such library or service, or no room for another watch.
                pass
        ended.wait(POLL_SECONDS)
        changed.set()


def _watch_by_system(path: Path, is_file: bool, changed: threading.Event, ended: threading.Event) -> None:
    """Watch a path until another folder, or none, has the name of the one that is watched."""
    from watchfiles import Change, DefaultFilter
    from watchfiles import watch as changes_in

    folder = path.parent if is_file else path

    def is_the_file(change: Change, changed_path: str) -> bool:
        return Path(changed_path).name == path.name

    watched = _identity(folder)
    is_first = True
    for changes in changes_in(
        folder,
        watch_filter=is_the_file if is_file else DefaultFilter(),
        debounce=SETTLING_MILLISECONDS,
        step=SETTLING_MILLISECONDS // 3,
        rust_timeout=LOOKING_MILLISECONDS,
        yield_on_timeout=True,
        raise_interrupt=False,
        stop_event=ended,
        recursive=not is_file,
        ignore_permission_denied=True,
    ):
        # What changed before the watch began, while it was read, has not been told by it.
        if changes or is_first:
            changed.set()
        is_first = False
        if _identity(folder) != watched:
            changed.set()
            break


def _identity(folder: Path) -> tuple[int, int]:
    status = folder.stat()
    return status.st_dev, status.st_ino


def _mounts() -> Iterator[tuple[str, str]]:
    """Where file systems are mounted, and of what kind they are, on systems that tell it so."""
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return
    for line in lines:
        _, mount, kind, *_ = line.split(" ")
        yield mount.replace("\\040", " ").replace("\\134", "\\"), kind
