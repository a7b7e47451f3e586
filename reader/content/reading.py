"""Reading one file of a site: as a post for the list, as an article to be shown."""

from __future__ import annotations

import os

from reader.content.fields import make_post, properties_of
from reader.content.files import FileText, read_text
from reader.content.frontmatter import split
from reader.content.post import Article, Post
from reader.content.site import Site


def _absolute(site: Site, path: str) -> str:
    return f"{site.folder}/{path}"


def read_post(site: Site, path: str) -> tuple[Post, str] | None:
    """The post at a path with its body, whatever state its file is in; None when the file is gone."""
    refused = site.refused.get(path)
    file = FileText("", (refused,)) if refused else read_text(_absolute(site, path))
    if file.gone:
        return None
    post, parts = make_post(site, path, file)
    return post, parts.body


def read_article(site: Site, post: Post) -> Article:
    """The text of a post, fresh from the disk; a file that is gone is an article that says so."""
    refused = site.refused.get(post.path)
    file = FileText("", (refused,)) if refused else read_text(_absolute(site, post.path))
    if not file.problems and (file.size, file.modified_ns) == (post.size, post.modified_ns):
        # What is known of it still holds; of a long article, counting its words again would be felt.
        parts = split(file.text)
        known = post._replace(properties=properties_of(parts))
        return Article(known, parts.body, parts.body_line, post.problems)
    fresh, parts = make_post(site, post.path, file)
    shown = post if file.gone or refused else fresh
    return Article(shown, parts.body, parts.body_line, fresh.problems, file.gone, file.unread)


def stamp_of(site: Site, path: str) -> tuple[int, int]:
    """Time stamp and size of the file of a post, by which it is known whether it has changed.

    Both are 0 for a file that must not be read, and -1 for one that cannot be looked at.
    """
    if path in site.refused:
        return 0, 0
    try:
        status = os.stat(_absolute(site, path))  # noqa: PTH116  # asked for every file of a large library
    except OSError:
        return -1, -1
    return status.st_mtime_ns, status.st_size


def is_unchanged(site: Site, post: Post) -> bool:
    """Whether the file of a post is as it was when it was read."""
    if post.path in site.refused:
        return post.problems[:1] == (site.refused[post.path],)
    return stamp_of(site, post.path) == (post.modified_ns, post.size)
