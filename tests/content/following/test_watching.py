"""Where changes are told by the system, and where they have to be looked for."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from reader.content.following import watching
from reader.content.following.watched_paths import watched_file

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/me/disk ext4 rw 0 0
me@host: /media/with\\040blank fuse.sshfs rw 0 0
share /mnt/share 9p rw 0 0
"""


def tell_mounts(monkeypatch: pytest.MonkeyPatch, mounts: str | None) -> None:
    """Have the system tell what is mounted; None for one that does not."""
    read_text = Path.read_text

    def tell(path: Path, encoding: str | None = None, errors: str | None = None) -> str:
        if path != Path("/proc/self/mounts"):
            return read_text(path, encoding, errors)
        if mounts is None:
            raise FileNotFoundError
        return mounts

    monkeypatch.setattr(Path, "read_text", tell)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/srv/posts", True),
        ("/home/me/posts", False),
        ("/home/me/disk/posts", True),
        ("/media/with blank", False),
        ("/mnt/share/a/b", False),
        ("/mnt", True),
    ],
)
def test_file_systems_that_others_write_are_known(
    path: str, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell_mounts(monkeypatch, MOUNTS)
    assert watching.reports_changes(Path(path)) is told


def test_a_system_that_does_not_tell_its_mounts_is_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell_mounts(monkeypatch, None)
    assert watching.reports_changes(tmp_path)


@pytest.mark.parametrize("way", ["file system", "watch fails"])
def test_what_cannot_be_watched_is_compared_again_and_again(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise OSError("no room for another watch")

    monkeypatch.setattr(watching, "POLL_SECONDS", 0.01)
    if way == "file system":
        monkeypatch.setattr(watching, "reports_changes", lambda path: False)
    monkeypatch.setattr("watchfiles.watch", fail)
    changed, ended = threading.Event(), threading.Event()
    watching.watch(tmp_path, lambda: watched_file(tmp_path), changed, ended)
    for _ in range(3):
        assert changed.wait(20)
        changed.clear()
    ended.set()


def test_a_file_is_watched_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "LOOKING_MILLISECONDS", 50)
    monkeypatch.setattr(watching, "SETTLING_MILLISECONDS", 50)
    path = tmp_path / "post.md"
    path.write_text("One.")
    changed, ended = threading.Event(), threading.Event()
    watched = watched_file(path)
    watching.watch(path, lambda: watched, changed, ended)
    assert changed.wait(20), "what changed before the watch began is looked for"
    changed.clear()
    (tmp_path / "other.md").write_text("Other.")
    assert not changed.wait(0.3)
    path.write_text("Two.")
    assert changed.wait(20)
    ended.set()
