"""Reading one file of a site: as a post for the list, as an article to be shown."""

from __future__ import annotations

import os
from contextlib import suppress

from reader.content.discovery.errors import describe_error
from reader.content.discovery.file_names import stem_of
from reader.content.discovery.site import Site
from reader.content.discovery.text_files import FileText, read_site_file
from reader.content.front_matter.split import FrontMatter, split_front_matter
from reader.content.post import Article, Post, Problem
from reader.content.posts.field_values import properties_of
from reader.content.text import clean_line


def read_post(site: Site, path: str) -> tuple[Post, str] | None:
    """Read the post at a path with its body, whatever state its file is in; None when the file is gone."""
    file = read_site_file(site, path)
    if file.gone:
        return None
    post, parts = _parts_of(site, path, file)
    return post, parts.body


def read_article(site: Site, post: Post) -> Article:
    """Read the text of a post, fresh from the disk; a file that is gone is an article that says so."""
    file = read_site_file(site, post.path)
    if not file.problems and (file.size, file.modified_ns) == (post.size, post.modified_ns):
        # What is known of it still holds; of a long article, counting its words again would be felt.
        with suppress(Exception):
            parts = split_front_matter(file.text)
            return Article(_with_properties(post, parts), parts.body, parts.body_line, post.problems)
    fresh, parts = _parts_of(site, post.path, file)
    shown = post if file.gone or post.path in site.refused else _with_properties(fresh, parts)
    return Article(shown, parts.body, parts.body_line, fresh.problems, file.gone, file.unread)


def _with_properties(post: Post, parts: FrontMatter) -> Post:
    # Whatever a field does to us, it costs the properties and nothing else.
    with suppress(Exception):
        return post._replace(properties=properties_of(parts.fields))
    return post


def _parts_of(site: Site, path: str, file: FileText) -> tuple[Post, FrontMatter]:
    """Return the post that a file is, and its parts.

    The bare text with a problem when they cannot be told.
    """
    # What was read already, and only has to be shown, needs nothing of what tells fields apart.
    from reader.content.posts.fields import make_post

    try:
        return make_post(site, path, file)
    except Exception as error:
        # Whatever a text does to us, it costs its own row and nothing else.
        problem = Problem(f"cannot be read as a post: {describe_error(error)}")
        post = Post(
            path,
            clean_line(stem_of(path)),
            problems=(*file.problems, problem),
            size=file.size,
            modified_ns=file.modified_ns,
        )
        return post, FrontMatter(file.text)


def file_stamp(site: Site, path: str) -> tuple[int, int]:
    """Time stamp and size of the file of a post, by which it is known whether it has changed.

    Both are 0 for a file that must not be read, and -1 for one that cannot be looked at.
    """
    if path in site.refused:
        return 0, 0
    try:
        status = os.stat(f"{site.folder}/{path}")  # noqa: PTH116  # asked for every file of a large library
    except OSError:
        return -1, -1
    return status.st_mtime_ns, status.st_size


def is_unchanged(site: Site, post: Post) -> bool:
    """Tell whether the file of a post is as it was when it was read."""
    if post.path in site.refused:
        return post.problems[:1] == (site.refused[post.path],)
    return file_stamp(site, post.path) == (post.modified_ns, post.size)
