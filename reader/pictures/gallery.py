"""The pictures of one article: where they are, how large, and which of them have a place on its page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import Final, NamedTuple

from reader.content.post import Post
from reader.document.model import Document, Image
from reader.page.pictures import CellSize, PictureBox, PictureSize, picture_box, size_on_page
from reader.pictures.fetching.remote import RemotePictures, named_hosts
from reader.pictures.places import (
    InlinePicture,
    LocalPicture,
    NoPicture,
    PicturePlace,
    RemotePicture,
)
from reader.pictures.sizes import size_of
from reader.settings.table import Settings

LOADING: Final = "Loading …"


class Shown(StrEnum):
    """Which pictures a person wants to see."""

    NEVER = "never"
    LOCAL = "local"
    """Those of the library."""
    ASK = "ask"
    """Those of the web too, in articles in which a person asks for them."""
    ALWAYS = "always"


class Known(NamedTuple):
    """What is known of a picture."""

    content: Path | bytes | None = None
    """What it can be decoded from; None as long as that is not known, or when it is not shown."""
    size: PictureSize | None = None
    reason: str = ""
    """Why it is not shown although it should be."""
    remote: RemotePicture | None = None
    """Where on the web it is to be fetched from, as long as it is not here."""


class Gallery:
    """Knows the pictures of the article of one post. They are looked at when they are first asked for."""

    def __init__(
        self,
        post: Post,
        find: Callable[[str, Post], PicturePlace],
        settings: Settings,
        fetched: RemotePictures,
    ) -> None:
        """``find`` tells where a picture is, ``fetched`` has those of the web as far as they have come."""
        self.post = post
        self.cell = CellSize()
        """The size of a cell of the terminal."""
        self.most_rows = 0
        """Rows that a picture takes at most."""
        self.asked = False
        """Whether a person has asked for the pictures of the web in this article."""
        self.has_boxes = False
        """Whether any picture was given a place."""
        self._find = find
        self._shown = Shown(settings.pictures)
        self._hosts = named_hosts(settings)
        self._fetched = fetched
        self._known: dict[str, Known] = {}

    def box(self, image: Image, columns: int) -> PictureBox | None:
        """Return the place that a picture takes in at most so many cells; None when it is not shown."""
        own = self.known(image.source).size
        size = size_on_page(own, image.width, columns, self.cell) if own else None
        box = picture_box(size, columns, self.most_rows, self.cell) if size else None
        self.has_boxes = self.has_boxes or box is not None
        return box

    def remark(self, image: Image) -> str:
        """Return why a picture is not shown that should be; empty for all others."""
        known = self.known(image.source)
        if known.reason:
            return f"Not shown: {known.reason}"
        return LOADING if known.remote is not None and self.loads(known.remote) else ""

    def known(self, source: str) -> Known:
        """Return what is known of a picture."""
        known = self._known.get(source)
        if known is None:
            known = self._known[source] = self._look_at(source)
        return known

    def fail(self, content: Path | bytes, reason: str) -> None:
        """Note that a picture cannot be shown after all."""
        for source, known in self._known.items():
            if known.content == content:
                self._known[source] = Known(reason=reason)

    def loads(self, remote: RemotePicture) -> bool:
        """Tell whether a picture of the web is to be loaded."""
        if self._shown in (Shown.NEVER, Shown.LOCAL):
            return False
        named = not self._hosts.isdisjoint((remote.host, remote.host_and_port))
        return self.asked or self._shown is Shown.ALWAYS or named

    def look_again(self) -> None:
        """Look again at the pictures that were not here: some may have come."""
        self._known = {source: known for source, known in self._known.items() if known.remote is None}

    def forget_failures(self) -> None:
        """Look again at what could not be shown: a server may answer now, or a file be there."""
        self._known = {source: known for source, known in self._known.items() if not known.reason}

    def remote_pictures(self, images: Iterable[Image]) -> list[RemotePicture]:
        """Return those of some pictures that would have to be fetched, each once."""
        found = (self.known(image.source).remote for image in images)
        return list(dict.fromkeys(remote for remote in found if remote is not None))

    def _look_at(self, source: str) -> Known:
        place = self._find(source, self.post)
        match place:
            case LocalPicture(path=content) | InlinePicture(content=content):
                return _known(content)
            case NoPicture(reason=reason):
                return Known(reason=reason)
            case RemotePicture(url=url):
                found = self._fetched.result(url) or self._fetched.kept(url)
                if isinstance(found, str):
                    return Known(reason=found)
                return Known(remote=place) if found is None else _known(found)


def _known(content: Path | bytes) -> Known:
    size = size_of(content)
    return Known(reason=size) if isinstance(size, str) else Known(content, size)


def images_of(document: Document) -> list[Image]:
    """Return the pictures of an article in its order, with its cover."""
    found: dict[str, Image] = {}
    for leaf in document.leaves:
        for run in document.runs(leaf):
            if run.image is not None:
                found.setdefault(run.image.source, run.image)
    return list(found.values())
