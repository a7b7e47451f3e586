"""Real posts of public blogs and whole sites, which lie beside the repository and are no part of it."""

from __future__ import annotations

import hashlib
import os
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import pytest

T = TypeVar("T")

ALL_POSTS = "READER_ALL_POSTS"
"""The variable of the environment that has every real post tested, not a sample: minutes, not seconds."""

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder with one unpacked folder for each archive; skips where there are no archives."""
    archives = [
        archive for name in ("corpora", "sites") for archive in sorted((SHARED / name).glob("*.tar.xz"))
    ]
    if not archives:
        pytest.skip(f"the real posts are not there: {SHARED}")
    names = "".join(f"{archive.name}{archive.stat().st_mtime_ns}" for archive in archives)
    folder = Path(tempfile.gettempdir()) / f"corpora-{hashlib.sha256(names.encode()).hexdigest()[:16]}"
    if not folder.exists():
        _unpack(archives, folder)
    return folder


def sample(posts: Sequence[T], every: int) -> Sequence[T]:
    """One post of ``every``, always the same ones; all of them with ``READER_ALL_POSTS=1``."""
    return posts if os.environ.get(ALL_POSTS) == "1" else posts[every - 1 :: every]


def _unpack(archives: list[Path], folder: Path) -> None:
    """Unpack in a folder of our own first, because test processes run side by side."""
    with tempfile.TemporaryDirectory(dir=folder.parent, ignore_cleanup_errors=True) as temporary:
        unpacked = Path(temporary) / "corpora"
        for archive in archives:
            with tarfile.open(archive) as files:
                files.extractall(unpacked, filter="data")
        if not folder.exists():
            try:
                unpacked.rename(folder)
            except OSError:
                assert folder.exists()
