"""Reading the open article again after its file has changed, off the event loop."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from textual.message import Message

from reader.app.library.loading import BREATH, Cancelled, article_of, begin_article, load_article_modules
from reader.content.post import Article, Post
from reader.content.posts.index import ContentIndex
from reader.document.model import Document

if TYPE_CHECKING:
    from reader.app.article.reload import Moved

WRITING: Final = 0.03
"""Seconds for which a file has to stay as it is to be taken as written."""

MOST_READINGS: Final = 10
"""How often it is read at most before it is shown as it is."""


class ArticleEdited(Message):
    """The open article has been read again, all of it."""

    def __init__(self, post: Post, moved: Moved) -> None:
        super().__init__()
        self.post = post
        self.moved = moved


class ArticleGone(Message):
    """The file of the open article is not there any more."""


def read_edited(
    index: ContentIndex,
    post: Post,
    before: Document,
    cancelled: Cancelled,
    *,
    smart_punctuation: bool = False,
) -> ArticleEdited | ArticleGone | None:
    """Read the open post again to its end, so that what is being read is found in it; None if given up.

    ``before`` is the article as it is shown.
    """
    load_article_modules()
    from reader.app.article.reload import Moved

    article = _read_when_written(index, post)
    if article.gone:
        return ArticleGone()
    document, rest = begin_article(index, article, smart_punctuation=smart_punctuation)
    for batch in rest:
        if cancelled():
            return None
        document.extend(batch)
        time.sleep(BREATH)
    return ArticleEdited(post, Moved(before, document))


def _read_when_written(index: ContentIndex, post: Post) -> Article:
    """Read a post whose file has changed just now, when all of it has been written."""
    article = article_of(index, post)
    for _ in range(MOST_READINGS):
        before = article
        time.sleep(WRITING)
        article = article_of(index, post)
        if (article.body, article.gone) == (before.body, before.gone):
            break
    return article
