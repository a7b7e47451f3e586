"""Sites of one file, and the address that the file has in them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from reader.content.discovery.discover import discover
from reader.content.discovery.site import Configuration
from reader.content.posts.read_post import read_post
from reader.content.posts.site_zones import zone_of
from tests.content.folders import write

needs_zones = pytest.mark.skipif(
    zone_of(Configuration(settings={"timezone": "Asia/Shanghai"})) is None,
    reason="this machine knows no zones",
)


def address_in(folder: Path, configuration: str, path: str, front: str = "", beside: str = "") -> str:
    """Return the address of a file in a site with a ``_config.yml``, made in a folder.

    ``beside`` names more files of the site, parted by blanks.
    """
    write(folder, {"_config.yml": configuration, **dict.fromkeys(beside.split(), "---\n---\n")})
    write(folder, {path: f"---\n{front}\n---\ntext\n"})
    found = read_post(discover(folder), path)
    assert found is not None
    return found[0].address


def address_among(folder: Path, files: Mapping[str, str], path: str) -> str:
    """Return the address of one of the files of a site, made in a folder."""
    found = read_post(discover(write(folder, files)), path)
    assert found is not None
    return found[0].address
