"""Tags that name a file of the library and stand for its address: ``ref``, ``post_url``, ``asset_path``."""

from __future__ import annotations

import re
from typing import Final

from reader.document.dialects.tags.tag import Tag
from reader.document.dialects.tags.words import is_flag, one_line, option
from reader.document.model import Inline, Link
from reader.document.source.dialect import FileNames

_NAMES: Final = frozenset(
    ["ref", "relref", "post-link", "post-url", "link", "post-path", "asset-path", "asset-link", "url"]
)

_IN_ADDRESS: Final = str.maketrans({mark: f"%{ord(mark):02X}" for mark in ' \t\n"()<>\\'})
_IN_PATH: Final = str.maketrans({"%": "%25", "#": "%23", "?": "%3F"})


def file_address(tag: Tag, files: FileNames) -> str | None:
    """Return the address that a tag (`words.normalized`) stands for; None if it is not such a tag."""
    name = _file_name(tag)
    if (language := option(tag, "lang")) and not name.startswith("#"):
        return _translated_target(name, language)
    return _target(name, files) if name else None


def file_link(tag: Tag, files: FileNames) -> Inline | None:
    """Link to a file of the library, as ``post_link`` does: with the text of the tag, or the file's title."""
    name = _file_name(tag)
    if not name or (tag.name == "link" and ":" in name):
        return None
    text = option(tag, "text", "title", "label") or " ".join(
        text for text in tag.arguments[1:] if not is_flag(text)
    )
    path = _find(name.partition("#")[0], files)
    href = _target(name, files)
    return Inline(
        one_line(text) or (files.title(path) if path else "") or one_line(name).lstrip("/") or href,
        "link",
        Link(href),
    )


def safe_target(address: str) -> str:
    """Escape an address so that it cannot end a link of Markdown before it should."""
    return address.translate(_IN_ADDRESS)


def _file_name(tag: Tag) -> str:
    """Return what a tag calls the file it means; empty if it is no such tag."""
    if tag.name not in _NAMES:
        return ""
    return option(tag, "path", "page", "post", "url", "href", "file") or next(iter(tag.arguments), "").strip()


def _target(name: str, files: FileNames) -> str:
    """Return a name as a target: the path of the file that it means, or the name from the site's root."""
    path, sharp, fragment = name.strip().partition("#")
    end = sharp + safe_target(fragment)
    if not path or ":" in path[:8]:
        return safe_target(path) + end
    found = _find(path, files)
    if found is not None:
        return "/" + safe_target(found.translate(_IN_PATH)) + end
    return "/" + safe_target(path).lstrip("/") + end


def _translated_target(name: str, language: str) -> str:
    """Return a name as a target in another language, in which the link is followed."""
    path, sharp, fragment = name.strip().partition("#")
    return f"{safe_target(path)}?lang={safe_target(language)}{sharp}{safe_target(fragment)}"


def _find(path: str, files: FileNames) -> str | None:
    """Find the file that a path means, which may be relative, or that of a folder's index."""
    name = re.sub(r"\A(?:\.{0,2}/)+|\A@/", "", path)
    bundle = re.sub(r"/_?index(?:\.\w+)*\Z", "", name)
    folders, slash, last = name.rpartition("/")
    # How Jekyll's post_url names a post: without the folder that all of them lie in.
    in_posts = f"{folders}/_posts/{last}" if slash else ""
    candidates = filter(None, (name, bundle, in_posts))
    return next((found for candidate in candidates if (found := files.find(candidate))), None)
