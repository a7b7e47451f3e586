"""Where a site stands on the web: which whole addresses are its own, and where in it they lead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote, urlsplit

from reader.content.discovery.site import Site

_HOME_SETTINGS: Final = ("url", "base_url", "baseurl", "site_url", "siteurl", "site")
"""Where the systems are told the address of a site."""


class OwnAddresses:
    """The hosts and base paths of a site."""

    def __init__(self, site: Site | None) -> None:
        self._homes = tuple(dict.fromkeys(_site_addresses(site))) if site else ()
        self._bases = tuple(dict.fromkeys(base for _, base in self._homes if base))

    def path_of(self, url: str) -> str | None:
        """Return the path from the root of the site that a whole address means; None for another site."""
        if not self._homes:
            return None
        host, path = _host_and_path(url)
        for home, base in self._homes:
            if host == home and f"{path}/".startswith(f"{base}/"):
                return unquote(path[len(base) :]) or "/"
        return None

    def paths_in_site(self, path: str) -> tuple[str, ...]:
        """Return the paths from the root of the site that a path from the root of its host may mean.

        Templates leave the base path away, authors write it.
        """
        bases = [base for base in self._bases if f"{path}/".startswith(f"{base}/")]
        return (*(path[len(base) :] or "/" for base in bases), path)


def _site_addresses(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the hosts that a site says it stands at, each with its path without a slash at the end."""
    for configuration in site.configurations.values():
        settings = {name.lower(): value for name, value in configuration.settings.items()}
        base = settings.get("baseurl")
        for name in _HOME_SETTINGS:
            value = settings.get(name)
            if not isinstance(value, str) or "://" not in value:
                continue
            host, path = _host_and_path(value)
            if name == "url" and isinstance(base, str) and base.startswith("/"):
                path = base
            if host:
                yield host, path.rstrip("/")


def _host_and_path(url: str) -> tuple[str, str]:
    """Split an address into host and path, as they are compared."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return "", ""
    return host, parts.path
