"""What a site's configuration says about all of its posts."""

from __future__ import annotations

import fnmatch
from collections.abc import Mapping
from typing import Final, NamedTuple


class Defaults(NamedTuple):
    """Front matter that a configuration gives to the posts of a scope."""

    path: str
    """The beginning of a path, relative to the site, or a pattern with ``*``; empty for every path."""
    type: str
    """``posts``, ``drafts``, ``pages`` …; empty for every type."""
    values: Mapping[str, object]

    def apply_to(self, path: str, type: str) -> bool:
        """Whether a post, by its path relative to the site, lies in the scope."""
        if self.type and self.type not in (type, type.removesuffix("s")):
            return False
        if "*" in self.path:
            return fnmatch.fnmatchcase(path, self.path.rstrip("/") + "*")
        return path.startswith(self.path)


class Configuration(NamedTuple):
    """The settings of a site that change how its posts are read."""

    title: str = ""
    settings: Mapping[str, object] = {}
    """Every setting of the first level, as the file has it."""
    defaults: tuple[Defaults, ...] = ()
    """The most particular ones last."""
    authors: Mapping[str, str] = {}
    """Names of authors, by the key that posts use for them."""

    def text(self, key: str) -> str:
        """A setting as text; empty when there is none."""
        value = self.settings.get(key)
        return value if isinstance(value, str) else ""

    def defaults_for(self, path: str, type: str) -> dict[str, object]:
        """The fields that a post has where its own front matter is silent (Jekyll's rule)."""
        fields: dict[str, object] = {}
        for scope in self.defaults:
            if scope.apply_to(path, type):
                fields.update(scope.values)
        return fields


NO_CONFIGURATION: Final = Configuration()
