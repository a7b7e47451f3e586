"""The whole site that one post was opened from, found once for as long as its folders are the same."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from reader.content.discovery.discover import discover_with_tree
from reader.content.discovery.site import Site
from reader.content.discovery.unchanged import SETTLED


class _Found(NamedTuple):
    site: Site
    folders: tuple[str, ...]
    stamps: list[int]


_latest: Final[list[_Found]] = []
"""The site that was found last: whoever reads many posts one by one mostly reads those of one site."""


def whole_site(home: Path) -> Site:
    """Return the site in a folder, the same object until a file comes or goes.

    What is written in its files and in its configuration may have changed meanwhile. Raises `LibraryError`
    when there is nothing to open.
    """
    if _latest and _latest[0].site.folder == home and _stamps(_latest[0].folders) == _latest[0].stamps:
        return _latest[0].site
    began = time.time_ns()
    site, tree = discover_with_tree(home)
    folders = tuple(f"{home}/{folder.path}" for folder in tree.folders) if tree else ()
    stamps = _stamps(folders)
    # A folder that changes again at once may keep its time stamp.
    _latest[:] = [_Found(site, folders, stamps)] if max(stamps, default=0) < began - SETTLED else []
    return site


def _stamps(folders: Iterable[str]) -> list[int]:
    """Return the time stamps of folders: every file that comes or goes changes that of its folder."""
    stamps = []
    for folder in folders:
        try:
            stamps.append(os.stat(folder).st_mtime_ns)  # noqa: PTH116  # asked for all folders of a site
        except OSError:
            stamps.append(-1)
    return stamps
