"""The time zone in which the dates of a site are meant that name none."""

from __future__ import annotations

from datetime import tzinfo
from functools import lru_cache
from typing import Final

from reader.content.discovery.site import Configuration

_KEYS: Final = ("timezone", "timeZone", "TIMEZONE")
"""As Jekyll and Hexo, Hugo, Pelican and Nikola write it."""


def zone_of(configuration: Configuration) -> tzinfo | None:
    """Return the zone that a site names; None when it names none that this machine knows."""
    for key in _KEYS:
        if key in configuration.settings and (name := configuration.text(key)):
            return _zone_named(name.strip())
    return None


@lru_cache(maxsize=64)
def _zone_named(name: str) -> tzinfo | None:
    # Loaded where a site names a zone, and looked up in what the system has of zones.
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return None
