"""What the address of a post is made of."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from reader.content.discovery.site import Configuration
from reader.content.post import PostDate


class AddressFacts(NamedTuple):
    """What a site knows of a post when it gives it an address."""

    path: str
    """Relative to the folder of the site, with ``/``."""
    values: Mapping[str, object]
    """The fields of its front matter by lower-case key, with those that the site gives it."""
    configuration: Configuration
    title: str
    date: PostDate | None
    categories: tuple[str, ...]
    language: str
    home: Path = Path()
    """The folder of the site."""
