"""Addresses as Docusaurus makes them (its plugins ``content-blog``, ``content-docs``, ``content-pages``)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from reader.content.discovery.configuration_files import read_data
from reader.content.posts.addresses.facts import AddressFacts
from reader.content.posts.addresses.remembered import Remembered
from reader.content.posts.field_values import text_of, texts_of, truth_of


class _Folder(NamedTuple):
    """A folder with documents of one kind."""

    path: str
    """With a slash at the end."""
    kind: str
    """``blog``, ``docs`` or ``pages``."""
    route: str
    """What stands before the addresses of its documents, without slashes at its ends."""
    strips_numbers: bool = True


class _Rules(NamedTuple):
    folders: tuple[_Folder, ...]
    """The inner ones first."""
    trailing_slash: bool | None


def docusaurus_address(facts: AddressFacts) -> str:
    """Return the address of a post, a document or a page; empty outside of their folders."""
    rules = _RULES.of(facts)
    folder = next((one for one in rules.folders if facts.path.startswith(one.path)), None)
    if folder is None:
        return ""
    path = facts.path[len(folder.path) :]
    slug = text_of(facts.values.get("slug")).strip()
    match folder.kind:
        case "blog":
            address = slug or _slug_of_post(path)
        case "docs":
            address = _slug_of_document(path, slug, facts, folder)
        case _:
            address = slug or _INDEX.sub("/", f"/{path.rpartition('.')[0]}")
    return _with_slash(_SLASHES.sub("/", f"/{folder.route}/{address}"), rules.trailing_slash)


def _slug_of_post(path: str) -> str:
    path = _PAGE.sub("", path)
    if found := _DATED.fullmatch(path):
        folder, date, text = found.groups()
        return f"{folder}{date.replace('-', '/')}/{text}"
    return path


def _slug_of_document(path: str, slug: str, facts: AddressFacts, folder: _Folder) -> str:
    around, _, name = path.rpartition("/")
    name = name.rpartition(".")[0]
    if slug.startswith("/"):
        return slug
    last = around.rpartition("/")[2]
    is_index = (
        name.lower() in ("index", "readme", last.lower()) if around else name.lower() in ("index", "readme")
    )
    if folder.strips_numbers:
        around = "/".join(map(_without_number, around.split("/")))
        name = _without_number(name)
    if not slug and is_index:
        return f"{around}/"
    return posixpath.normpath(posixpath.join("/", around, slug or text_of(facts.values.get("id")) or name))


def _without_number(name: str) -> str:
    found = None if _LIKE_DATE_OR_VERSION.match(name) else _NUMBERED.fullmatch(name)
    return found[1] if found else name


def _with_slash(address: str, trailing_slash: bool | None) -> str:
    if trailing_slash is None or address == "/":
        return address
    return address.rstrip("/") + ("/" if trailing_slash else "")


_PAGE: Final = re.compile(r"(?:/index)?\.mdx?\Z")
_INDEX: Final = re.compile(r"/index\Z")
_SLASHES: Final = re.compile(r"/{2,}")
_DATED: Final = re.compile(r"(.*?)(\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/]?(.*)", re.DOTALL)
_NUMBERED: Final = re.compile(r"\d+\s*[-_.]+\s*([^-_.\s].*)")
_LIKE_DATE_OR_VERSION: Final = re.compile(r"(?:\d{2}|\d{4})[-_.]\d{2}(?:[-_.](?:\d{2}|\d{4}))?|\d+[-_.]\d+")


def _rules(facts: AddressFacts) -> _Rules:
    settings = facts.configuration.settings
    folders: list[_Folder] = [_Folder("src/pages/", "pages", "")]
    for kind, identity, options in _plugins(settings):
        path = text_of(options.get("path")).removeprefix("./").strip("/") or kind
        given = options.get("routeBasePath")
        route = text_of(given).strip("/") if given is not None else kind
        strips = truth_of(options.get("numberPrefixParser")) is not False
        folder = _Folder(f"{path}/", kind, route, strips)
        versions = list(_versions(facts, folder, identity, options)) if kind == "docs" else [folder]
        folders += versions
        folders += _translations(settings, identity, versions)
    folders.sort(key=lambda folder: -len(folder.path))
    slash = settings.get("trailingSlash")
    return _Rules(tuple(folders), truth_of(slash) if slash is not None else None)


_RULES: Final = Remembered(_rules)

_PLUGIN: Final = re.compile(r"(?:@docusaurus/plugin-)?content-(blog|docs)")


def _plugins(settings: Mapping[str, object]) -> Iterator[tuple[str, str, Mapping[object, object]]]:
    """Yield kind, identity and options of all blogs and documents; those of the preset have no identity."""
    presets = settings.get("presets")
    of_preset: Mapping[object, object] = {}
    for preset in presets if isinstance(presets, list) else ():
        if isinstance(preset, list) and len(preset) > 1 and isinstance(preset[1], Mapping):
            of_preset = preset[1]
    for kind in ("blog", "docs"):
        options = of_preset.get(kind)
        if options is not False:
            yield kind, "", options if isinstance(options, Mapping) else {}
    plugins = settings.get("plugins")
    for plugin in plugins if isinstance(plugins, list) else ():
        name, options = (*plugin, None, None)[:2] if isinstance(plugin, list) else (None, None)
        if isinstance(options, Mapping) and (found := _PLUGIN.fullmatch(str(name))):
            yield found[1], text_of(options.get("id")), options


def _versions(
    facts: AddressFacts, folder: _Folder, identity: str, options: Mapping[object, object]
) -> Iterator[_Folder]:
    """Yield the folders of the versions of documents; that of the last one has no name in its addresses."""
    prefix = f"{identity}_" if identity else ""
    versions = texts_of(read_data(facts.home / f"{prefix}versions.json"))
    last = text_of(options.get("lastVersion")) or (versions[0] if versions else "current")
    own = options.get("versions")
    for version in ("current", *versions):
        place = folder.path if version == "current" else f"{prefix}versioned_docs/version-{version}/"
        settings = own.get(version) if isinstance(own, Mapping) else None
        named = settings.get("path") if isinstance(settings, Mapping) else None
        name = "" if version == last else "next" if version == "current" else version
        name = name if named is None else text_of(named)
        yield folder._replace(path=place, route=f"{folder.route}/{name}".strip("/"))


def _translations(settings: Mapping[str, object], identity: str, folders: list[_Folder]) -> Iterator[_Folder]:
    """Yield the folders with the same in other languages."""
    i18n = settings.get("i18n")
    i18n = i18n if isinstance(i18n, Mapping) else {}
    for locale in texts_of(i18n.get("locales")):
        if locale == text_of(i18n.get("defaultLocale")):
            continue
        for folder in folders:
            plugin = f"docusaurus-plugin-content-{folder.kind}" + (f"-{identity}" if identity else "")
            version = (
                folder.path.rpartition("versioned_docs/")[2]
                if "versioned_docs/" in folder.path
                else "current/"
            )
            inner = version if folder.kind == "docs" else ""
            route = f"{locale}/{folder.route}"
            yield folder._replace(path=f"i18n/{locale}/{plugin}/{inner}", route=route)
