"""Which whole addresses are those of the site itself, and where in it they lead."""

from __future__ import annotations

from reader.content.discovery.site import Site
from reader.content.discovery.site_address import base_paths, host_and_path, site_addresses


class OwnAddresses:
    """The hosts of a site, and the paths that it stands at there."""

    def __init__(self, site: Site | None) -> None:
        self._homes = tuple(site_addresses(site)) if site else ()
        paths = (*(path for _, path in self._homes), *(base_paths(site) if site else ()))
        self._bases = tuple(dict.fromkeys(filter(None, paths)))

    def path_of(self, url: str) -> str | None:
        """Return the path from the root of the site that a whole address means; None for another site."""
        if not self._homes:
            return None
        host, path = host_and_path(url)
        for home, base in self._homes:
            if host == home and f"{path}/".startswith(f"{base}/"):
                return path[len(base) :] or "/"
        return None

    def paths_in_site(self, path: str) -> tuple[str, ...]:
        """Return the paths from the root of the site that a path from the root of its host may mean.

        Templates, and some systems, add the path of the site themselves: it may be left away.
        """
        bases = [base for base in self._bases if f"{path}/".startswith(f"{base}/")]
        return (*(path[len(base) :] or "/" for base in bases), path)
