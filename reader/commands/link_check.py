"""Which links and pictures of a post lead to nothing."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import unquote

from reader.content.post import Article, Post, Problem
from reader.content.posts.index import ContentIndex
from reader.content.posts.linked_files import is_picture
from reader.content.text import clean_line
from reader.document.dialects.detection import dialect_of
from reader.document.model import Document, Heading, Inline, Label, Leaf, Paragraph, Section, Table
from reader.document.parse import parse
from reader.document.reading import outline
from reader.document.reading.file_lookup import FileLookup
from reader.document.reading.fragments import names_place
from reader.document.reading.link_resolver import resolve
from reader.document.reading.link_targets import Missing, PostTarget, SeveralTarget
from reader.document.reading.post_lookup import PostLookup
from reader.pictures.places import LocalPicture, NoPicture, PictureFinder
from reader.pictures.sizes import size_of

_TEMPLATE: Final = re.compile(r"\{\{|\{%|\$\{")
"""Starts what a site generator replaces: such an address is known only to it."""

_MOST_NAMED: Final = 3
"""Posts that are named when a link may mean several."""


class LinkCheck:
    """Checks the links of one library."""

    def __init__(self, index: ContentIndex) -> None:
        self._index = index
        self.files = FileLookup(index)
        self._library = PostLookup(index.posts, self._has_file, index.site)
        self._pictures = PictureFinder(index)
        self._sections: dict[str, tuple[list[Section], str]] = {}

    def problems(self, article: Article, document: Document) -> Iterator[Problem]:
        """Yield the links and pictures of an article that lead to nothing, with their lines."""
        post = article.post
        for leaf in document.leaves:
            for line, source in _sources(leaf):
                for run in document.inlines(source):
                    if run.link is not None and _is_written(run) and not _TEMPLATE.search(run.link.href):
                        reason = self._broken(run.link.href, article, document)
                        if reason:
                            yield Problem(f"link: {reason}", line + _lines_before(run.link.href, source))
                    if run.image is not None and (reason := self._not_shown(run.image.source, post)):
                        place = line + _lines_before(run.image.source, source)
                        yield Problem(f"picture: {reason}", place)
        if post.cover is not None and (reason := self._not_shown(post.cover.source, post)):
            yield Problem(f"cover: {reason}")

    def _broken(self, href: str, article: Article, document: Document) -> str | None:
        """Why a link leads nowhere; None when it leads somewhere, or when only the web knows."""
        match resolve(href, article.post, document, self._library):
            case Missing(reason=reason):
                named = href.startswith("#") and names_place(article.body, href[1:])
                return None if named or _is_of_the_site(href) else reason
            case PostTarget(post=post, by_tail=True):
                return _by_tail(href, [post])
            case SeveralTarget(posts=posts, by_tail=by_tail):
                return _by_tail(href, posts) if by_tail else _shared(href, posts)
            case PostTarget(post=post, fragment=fragment) if fragment:
                sections, body = self._outline(post)
                if outline.find(sections, fragment) is None and not names_place(body, fragment):
                    return clean_line(f"there is no section #{unquote(fragment)} in {post.path}")
        return None

    def _outline(self, post: Post) -> tuple[list[Section], str]:
        """Return the sections of a post that is linked to, and its text."""
        if post.path not in self._sections:
            article = self._index.read(post)
            dialect = dialect_of(article, self._index.site, self.files)
            self._sections[post.path] = parse(article.body, dialect=dialect).sections, article.body
        return self._sections[post.path]

    def _has_file(self, path: str) -> bool:
        """Tell whether there is a file in the library, or in the whole site that it is a part of."""
        return any((root / path).is_file() for root in (self._index.folder, self._index.site.home))

    def _not_shown(self, source: str, post: Post) -> str:
        """Return why a picture that should lie in the folder cannot be shown; empty for any other one."""
        if _TEMPLATE.search(source):
            return ""
        place = self._pictures.find(source, post)
        if isinstance(place, NoPicture):
            return place.reason if place.is_missing else ""
        if not isinstance(place, LocalPicture) or not is_picture(place.path.name):
            # What is no picture by its name is a film, or a drawing, which the site shows.
            return ""
        size = size_of(place.path)
        return f"{size}: {clean_line(source)}" if isinstance(size, str) else ""


def _is_written(run: Inline) -> bool:
    """Tell whether a person wrote a link: those from and to footnotes are made where they lead somewhere."""
    return "footnote" not in run.roles.split()


def _sources(leaf: Leaf) -> Iterator[tuple[int, str]]:
    """Yield the Markdown of a leaf, each piece with the line of the file that it starts at."""
    match leaf.block:
        case (
            Paragraph(line=line, source=source)
            | Heading(line=line, source=source)
            | Label(line=line, source=source)
        ):
            yield line, source
        case Table(line=line, header=header, rows=rows):
            first = leaf.part.start if leaf.part else 0
            if first == 0:
                yield from ((line, cell) for cell in header)
            for number, row in enumerate(rows[leaf.part or slice(None)], start=first):
                yield from ((line + 2 + number, cell) for cell in row)


def _lines_before(address: str, source: str) -> int:
    """Return how many lines of the source stand before an address; none when it is written elsewhere."""
    place = source.find(address.removesuffix("]]"))
    return source.count("\n", 0, place) if place > 0 else 0


def _by_tail(href: str, posts: Sequence[Post]) -> str:
    """Say of a link that no page is known to stand at its address."""
    return clean_line(f"{unquote(href)} matches {_names(posts)} only by the end of its address")


def _shared(href: str, posts: Sequence[Post]) -> str:
    return clean_line(f"{unquote(href)} is the address of {_names(posts)}")


def _names(posts: Sequence[Post]) -> str:
    named = " and ".join(post.path for post in posts[:_MOST_NAMED])
    more = len(posts) - _MOST_NAMED
    return f"{named} and {more:,} more" if more > 0 else named


def _is_of_the_site(href: str) -> bool:
    """Tell whether a site generator makes an address, like ``/about/``, without a file of that name."""
    return href.startswith("/") and not posixpath.splitext(href.partition("#")[0])[1]
