"""Pictures of the web that are kept for the next time."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from reader.pictures.fetching.cache import PictureCache


def test_what_is_kept_is_found_again(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path / "pictures")
    assert cache.find("https://example.org/a.png") is None
    kept = cache.keep("https://example.org/a.png", b"picture")
    assert PictureCache(tmp_path / "pictures").find("https://example.org/a.png") == kept
    assert kept.read_bytes() == b"picture"


def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    kept = PictureCache(tmp_path / "pictures").keep("https://example.org/a.png", b"picture")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700


def test_no_address_leads_out_of_the_folder(tmp_path: Path) -> None:
    kept = PictureCache(tmp_path / "pictures").keep("https://example.org/../../../etc/passwd", b"picture")
    assert kept.parent == tmp_path / "pictures"


def test_the_ones_not_looked_at_for_the_longest_time_go_first(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path, most=2_500)
    kept = [cache.keep(name, bytes(1_000)) for name in ("a", "b")]
    for age, path in enumerate(kept, start=1):
        os.utime(path, (1_000 * age, 1_000 * age))
    cache.find("a")
    cache.keep("c", bytes(1_000))
    assert [cache.find(name) is not None for name in ("a", "b", "c")] == [True, False, True]


def test_one_that_is_too_large_by_itself_is_kept_until_the_next(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path, most=10)
    cache.keep("a", bytes(1_000))
    assert cache.find("a") is not None
    cache.keep("b", bytes(1_000))
    assert cache.find("a") is None
