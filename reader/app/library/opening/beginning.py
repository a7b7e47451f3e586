"""A post and the beginning of its article, read without Textual: the first frame needs no more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from reader.app.library.opening.start import Start
from reader.app.library.whereabouts import destination_at
from reader.content.discovery.site import Site
from reader.content.post import Article, Post
from reader.content.posts.index import ContentIndex
from reader.document.model import Batch, Document
from reader.document.reading.destination import TOP, Destination
from reader.settings.folders import is_anything_kept
from reader.settings.table import Settings


class Request(NamedTuple):
    """A post that is to be shown."""

    post: Post
    destination: Destination = TOP
    to_read: bool = False
    """Whether it is opened to be read from where one stopped, and not for a place in it."""


class BegunArticle(NamedTuple):
    """The beginning of an article that is to be shown."""

    request: Request
    document: Document
    rest: Iterator[Batch]
    """Parses the rest of the article as it is asked for."""


class BegunPost(NamedTuple):
    """A post that was opened alone."""

    content: ContentIndex
    article: BegunArticle


def begin_post(index: ContentIndex, start: Start, settings: Settings) -> BegunPost | None:
    """Read the one post of an index, and parse its beginning; None when its file is gone."""
    posts = index.load_all()
    if not posts:
        return None
    post, destination = posts[0], start.destination
    to_read = destination == TOP
    if to_read and settings.remember and not start.piped:
        destination = left_at(index, post)
    request = Request(post, destination, to_read)
    return BegunPost(index, open_beginning(index, request, settings))


def left_at(index: ContentIndex, post: Post) -> Destination:
    """Return where somebody stopped in a post; its top where nobody did."""
    if not is_anything_kept():
        return TOP
    from reader.memory.all_libraries import last_session

    return destination_at(last_session(index.folder, post.path).position)


def open_beginning(index: ContentIndex, request: Request, settings: Settings) -> BegunArticle:
    """Read a post that is to be shown, and parse its beginning."""
    article = article_of(index, request.post)
    document, rest = begin_article(index, article, smart_punctuation=settings.smart_punctuation)
    return BegunArticle(request, document, rest)


def article_of(index: ContentIndex, post: Post) -> Article:
    """Read the text of a post, or of a file that is none."""
    from reader.content.posts.read_post import read_article

    if _is_plain(index, post):
        from reader.content.posts.linked_files import read_plain_text

        return read_plain_text(index.site, post.path)
    return read_article(_site_of(index, post), post)


def _is_plain(index: ContentIndex, post: Post) -> bool:
    """Tell whether a file is text without any markup."""
    if index.find(post.path) is not None:
        return False
    from reader.content.posts.linked_files import is_markdown

    return not is_markdown(post.path)


def _site_of(index: ContentIndex, post: Post) -> Site:
    """Return the site by whose rules a post is read, or a file that is none."""
    if index.find(post.path) is not None:
        return index.site
    from reader.content.posts.linked_files import site_of_page

    return site_of_page(index.site, post.path)


def begin_article(
    index: ContentIndex, article: Article, *, smart_punctuation: bool = False
) -> tuple[Document, Iterator[Batch]]:
    """Parse the beginning of an article; return it, and what parses the rest as it is asked for."""
    from reader.content.search.series import parts_in
    from reader.document.dialects.detection import dialect_of
    from reader.document.parse import begin, begin_plain
    from reader.document.reading.card import card
    from reader.document.reading.file_lookup import FileLookup

    now = datetime.now(UTC)
    if _is_plain(index, article.post):
        head = card(article.post, article.problems, now)
        return begin_plain(article.body, article.post.path, head)
    files = FileLookup(index)
    dialect = dialect_of(article, _site_of(index, article.post), files, smart_punctuation=smart_punctuation)
    parts = parts_in(article.post, list(index.posts)) if article.post.series else ()
    head = card(article.post, article.problems, now, dialect, parts=parts)
    return begin(article.body, first_line=article.body_line, card=head, dialect=dialect)
