"""The words that stand for a picture, because a terminal shows none by itself."""

from __future__ import annotations

from typing import Final
from urllib.parse import unquote, urlsplit

from reader.content.text import clean_line

PICTURE_MARK: Final = "▣"


def caption(source: str, description: str) -> str:
    """Return ``▣ description — file.png, example.org``: what is known of a picture, its host if remote."""
    name, host = _name_and_host(source)
    if description and description != name:
        parts = description, ", ".join(filter(None, (name, host)))
    else:
        parts = name or "picture", host
    return f"{PICTURE_MARK} " + " — ".join(filter(None, parts))


def _name_and_host(source: str) -> tuple[str, str]:
    """Return the decoded file name of a picture and the host it would be loaded from; both may be empty."""
    if source[:5].lower() == "data:":
        return "embedded picture", ""
    try:
        parts = urlsplit(source)
        host = parts.hostname or ""
    except ValueError:
        return clean_line(source), ""
    path = parts.path.rstrip("/")
    return clean_line(unquote(path.rpartition("/")[2])), clean_line(host)
