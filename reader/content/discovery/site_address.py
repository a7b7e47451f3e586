"""Where a site stands on the web: what its configuration, and files made for its host, say of it.

What only a link to a whole address needs is read when this is first asked, not when the site is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from reader.content.discovery.configuration_files import settings_in
from reader.content.discovery.site import Kind, Site
from reader.content.discovery.text_files import read_text

_ADDRESSES: Final = (
    *("url", "base_url", "baseurl", "site_url", "siteurl", "site"),
    *("sitemap.hostname", "website.site-url", "book.site-url", "sitemetadata.siteurl", "site.url"),
)
"""Settings that the systems are told the whole address of a site with, in lower case."""

_PATHS: Final = {
    Kind.JEKYLL: "baseurl",
    Kind.HEXO: "root",
    Kind.DOCUSAURUS: "baseurl",
    Kind.ASTRO: "base",
    Kind.VITEPRESS: "base",
    Kind.ELEVENTY: "pathprefix",
    Kind.QUARTO: "website.site-path",
}
"""Settings that the systems are told the path of a site on its host with."""

_PATHS_ANYWHERE: Final = ("pathprefix", "app.baseurl")
"""The same for systems that are not told apart here: Gatsby and Nuxt."""

_MORE_SETTINGS: Final = tuple(
    f"{name}.{suffix}"
    for name in ("gatsby-config", "nuxt.config", "next-sitemap.config")
    for suffix in ("js", "ts", "mjs", "cjs")
)
_DATA: Final = tuple(
    f"{folder}_data/{name}.{suffix}"
    for folder in ("", "src/", "content/")
    for name in ("site", "metadata", "meta")
    for suffix in ("json", "js", "mjs", "cjs", "yml", "yaml", "toml")
)
"""Where a site of Eleventy says what its layouts know of it."""

_DATA_ADDRESSES: Final = ("url", "siteurl", "site_url", "baseurl", "domain", "origin")
_HOST_FOLDERS: Final = (
    "",
    "static",
    "public",
    "source",
    "docs",
    "src",
    "content",
    "content/extra",
    "docs/public",
)
"""Where a file ``CNAME`` may stand, which tells the pages of a repository the host that they are on."""

_HOST: Final = re.compile(r"(?i)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+")


def site_addresses(site: Site) -> list[tuple[str, str]]:
    """Return the hosts that a site says it stands at, each with the path there, as they are compared.

    A host is in lower case and without ``www.``; a path is decoded, starts with a slash and does not end with
    one, so that it is empty at the root.
    """
    found: dict[tuple[str, str], None] = {}
    paths = base_paths(site)
    for settings in _all_settings(site):
        for address in _addresses_in(settings, site.kind):
            host, path = host_and_path(address)
            if host:
                found.update(
                    dict.fromkeys([(host, path)] if path or not paths else [(host, p) for p in paths])
                )
    for host in _hosts_of_pages(site.home):
        if all(host != known for known, _ in found):
            found.update(dict.fromkeys((host, path) for path in paths or [""]))
    return list(found)


def base_paths(site: Site) -> list[str]:
    """Return the paths that a site says it stands at, on whatever host, as `site_addresses` has them."""
    found: dict[str, None] = {}
    for settings in _all_settings(site):
        named = _PATHS.get(site.kind)
        for name in (named,) if named else _PATHS_ANYWHERE:
            value = _setting(settings, name)
            if not value.startswith((".", "//")) and "://" not in value:
                found[_clean_path("/" + value.strip("/"))] = None
    return [path for path in found if path]


def host_and_path(url: str) -> tuple[str, str]:
    """Split a whole address into host and path as they are compared; an empty host where there is none."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return "", ""
    return host, _clean_path(parts.path)


def _clean_path(path: str) -> str:
    return unquote(path).rstrip("/")


def _addresses_in(settings: Mapping[str, object], kind: Kind) -> Iterator[str]:
    for name in _ADDRESSES:
        value = _setting(settings, name)
        if "//" in value:
            yield value
    if kind is Kind.HUGO:
        languages = settings.get("languages")
        for language in languages.values() if isinstance(languages, Mapping) else ():
            value = _setting(_lower(language), "baseurl") if isinstance(language, Mapping) else ""
            if "//" in value:
                yield value


def _all_settings(site: Site) -> Iterator[Mapping[str, object]]:
    """Yield what the configurations of a site say, and what stands in files that are only read here."""
    for configuration in site.configurations.values():
        yield _lower(configuration.settings)
    if site.kind is Kind.PLAIN:
        for name in _MORE_SETTINGS:
            if (site.home / name).is_file():
                yield _lower(settings_in(site.home / name)[0])
    if site.kind is Kind.ELEVENTY:
        for name in _DATA:
            if (site.home / name).is_file():
                data = _lower(settings_in(site.home / name)[0])
                yield {"url": next((data[key] for key in _DATA_ADDRESSES if "//" in _setting(data, key)), "")}


def _hosts_of_pages(home: Path) -> Iterator[str]:
    for folder in _HOST_FOLDERS:
        file = home / folder / "CNAME"
        if file.is_file() and file.stat().st_size < _HOST_FILE:
            for line in read_text(str(file)).text.split():
                if _HOST.fullmatch(line):
                    yield line.lower().removeprefix("www.")


_HOST_FILE: Final = 1_000
"""Bytes of a file with a host name, at most."""


def _lower(settings: Mapping[str, object]) -> dict[str, object]:
    return {name.lower(): value for name, value in settings.items()}


def _setting(settings: Mapping[str, object], name: str) -> str:
    """Return a setting by its dotted name in lower case; empty when there is none, or when it is no text."""
    value: object = settings
    for part in name.split("."):
        if not isinstance(value, Mapping):
            return ""
        value = next((inner for key, inner in value.items() if str(key).lower() == part), None)
    return value if isinstance(value, str) else ""
