"""Files that are no posts of the library: notes and pages beside them, text of any kind, outside of it too.

They are read only when a person follows a link to them.
"""

from __future__ import annotations

from typing import Final

from reader.content.discovery.enclosing_site import path_between
from reader.content.discovery.errors import LibraryError
from reader.content.discovery.file_names import MARKDOWN_EXTENSIONS, extension
from reader.content.discovery.site import Site
from reader.content.discovery.text_files import FileText, read_site_file
from reader.content.post import Article, Post
from reader.content.text import clean_line

_PICTURES: Final = frozenset(
    ("apng", "avif", "bmp", "gif", "heic", "ico", "jpeg", "jpg", "png", "tif", "tiff", "webp")
)
_KIBIBYTE: Final = 1024


def is_markdown(path: str) -> bool:
    """Tell whether a file is read as Markdown, by its name."""
    return extension(path.rpartition("/")[2]) in MARKDOWN_EXTENSIONS


def is_picture(path: str) -> bool:
    """Tell whether a file is a picture made of pixels, by its name."""
    return extension(path) in _PICTURES


def readable_size(size: int) -> str:
    """Return a number of bytes as people read it: ``24 KB``."""
    if size < _KIBIBYTE:
        return f"{size} bytes"
    if size < _KIBIBYTE**2:
        return f"{size / _KIBIBYTE:.0f} KB"
    return f"{size / _KIBIBYTE**2:,.1f} MB"


def post_from_file(site: Site, path: str) -> Post | str:
    """Return what stands for a text file when it is opened; why it cannot be, where it cannot.

    ``path`` is relative to the library, and may lead out of it with ``..``.
    """
    file = read_site_file(site, path)
    if file.problems and not file.text:
        return clean_line(f"{path}: {file.problems[0].message}")
    if not is_markdown(path):
        return _plain_post(path, file)
    # Whoever only describes a file needs none of what reads front matter.
    from reader.content.posts.fields import make_post

    return make_post(site_of_page(site, path), path, file)[0]


def site_of_page(site: Site, path: str) -> Site:
    """Return the site by whose rules a file is read that is no post of a library: the one it is a page of.

    ``path`` is relative to the library, as in `post_from_file`, and stays so.
    """
    from reader.content.discovery.discover import discover

    try:
        own = discover(site.folder / path)
    except LibraryError:
        return site
    if (own.kind, own.home) == (site.kind, site.home):
        return site
    above = path_between(own.home, site.folder)
    inside = path_between(site.folder, own.home).rstrip("/")
    configurations = {inside: own.configuration_of(path)}
    return site._replace(kind=own.kind, home=own.home, configurations=configurations, above=above)


def read_plain_text(site: Site, path: str) -> Article:
    """Read the whole text of a file that is not Markdown."""
    file = read_site_file(site, path)
    return Article(_plain_post(path, file), file.text, 1, file.problems)


def _plain_post(path: str, file: FileText) -> Post:
    name = clean_line(path.rpartition("/")[2])
    return Post(path, name, problems=file.problems, size=file.size, modified_ns=file.modified_ns)
