"""What folders of Eleventy say of the posts in them: ``posts/posts.json`` and ``posts/posts.11tydata.js``."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path

from reader.content.discovery.configuration_files import read_eleventy_data
from reader.content.discovery.site import DATA_SUFFIXES
from reader.content.discovery.systems import names_in


def data_of_folder(folder: Path, names: Container[str]) -> dict[str, object]:
    """Return what a folder, in which these names are, says of all posts in it."""
    data: dict[str, object] = {}
    for file in (folder.name + suffix for suffix in DATA_SUFFIXES):
        if file in names:
            data.update(read_eleventy_data(folder / file))
    return data


def data_above(home: Path, folder: Path) -> dict[str, object]:
    """Return what the folders from that of a site down to the one above ``folder`` say, outer first."""
    data: dict[str, object] = {}
    for around in reversed([around for around in folder.parents if around.is_relative_to(home)]):
        data.update(data_of_folder(around, names_in(around)))
    return data
