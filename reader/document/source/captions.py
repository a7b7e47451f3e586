"""The words that stand for a picture, because a terminal shows none by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import unquote, urlsplit

from reader.content.text import clean_line
from reader.document.model import Image, Inline, Link

PICTURE_MARK: Final = "▣"


def caption(source: str, description: str) -> str:
    """Return ``▣ description — file.png, example.org``: what is known of a picture, its host if remote."""
    name, host = _name_and_host(source)
    if description and description != name:
        parts = description, ", ".join(filter(None, (name, host)))
    else:
        parts = name or "picture", host
    return f"{PICTURE_MARK} " + " — ".join(filter(None, parts))


def caption_runs(
    image: Image, roles: str, link: Link | None, description: Sequence[Inline]
) -> Iterator[Inline]:
    """Yield the caption of a picture, in pieces if the links in its description can be followed.

    Those of a picture that is a link itself cannot.
    """
    text, start = caption(image.source, image.alt or image.title), 0
    picture = Inline(text, roles, link, image)
    for run in description if link is None else ():
        words = " ".join(run.text.split())
        at = text.find(words, start)
        if not run.link or not words or at < 0:
            continue
        if at > start:
            yield picture._replace(text=text[start:at])
        start = at + len(words)
        yield picture._replace(text=words, roles=f"{roles} link", link=run.link)
    if start < len(text):
        yield picture._replace(text=text[start:])


def plain_text(runs: Sequence[Inline]) -> str:
    """Return what runs say in one line without any markup: code stays, pictures give their description."""
    words = []
    before: Image | None = None
    for run in runs:
        if run.image:
            words.append(run.image.alt if run.image is not before else "")
        elif not run.roles or "footnote" not in run.roles.split():
            words.append(run.text)
        before = run.image
    return " ".join("".join(words).split())


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
