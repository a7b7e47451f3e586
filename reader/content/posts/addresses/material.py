"""Addresses as MkDocs makes them, and the blog of Material for MkDocs (``material/plugins/blog``)."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from typing import Final, NamedTuple

from reader.content.posts.addresses.date_parts import DATE_PARTS
from reader.content.posts.addresses.facts import AddressFacts
from reader.content.posts.addresses.remembered import Remembered
from reader.content.posts.field_values import text_of, truth_of


class _Blog(NamedTuple):
    """The settings of one blog within a site."""

    folder: str
    """Relative to the documents, without slashes at its ends; empty for all of them."""
    posts: str
    """The folder with its posts, with a slash at the end."""
    format: str
    date_format: str
    separator: str
    most_categories: int
    category_separator: str


class _Rules(NamedTuple):
    documents: str
    """The folder of the documents, with a slash at the end."""
    pretty: bool
    """Whether a page is a folder, not a file."""
    blogs: tuple[_Blog, ...]


def material_address(facts: AddressFacts) -> str:
    """Return the address of a page, or of a post of a blog."""
    rules = _RULES.of(facts)
    path = facts.path.removeprefix(rules.documents)
    blog = next((blog for blog in rules.blogs if path.startswith(blog.posts)), None)
    if blog and facts.date:
        path = _path_of_post(facts, blog, facts.date.moment, path)
    else:
        path = path.rpartition(".")[0]
    folder, _, name = path.rpartition("/")
    if name in ("index", "README"):
        return _folder(folder) if rules.pretty else f"{_folder(folder)}index.html"
    return _folder(path) if rules.pretty else f"/{path}.html"


def _rules(facts: AddressFacts) -> _Rules:
    settings = facts.configuration.settings
    documents = text_of(settings.get("docs_dir")).strip("./") or "docs"
    pretty = truth_of(settings.get("use_directory_urls")) is not False
    return _Rules(f"{documents}/", pretty, tuple(_blogs(settings.get("plugins"))))


_RULES: Final = Remembered(_rules)


def _blogs(plugins: object) -> list[_Blog]:
    """Return the blogs among the plugins, which stand in a list or by their names."""
    found: list[_Blog] = []
    entries = plugins if isinstance(plugins, list) else [plugins]
    for entry in entries:
        named = entry.items() if isinstance(entry, Mapping) else [(entry, None)]
        for name, settings in named:
            if isinstance(name, str) and name.rpartition("/")[2] == "blog":
                found.append(_blog(settings if isinstance(settings, Mapping) else {}))
    return found


def _blog(settings: Mapping[str, object]) -> _Blog:
    def text(name: str, default: str) -> str:
        return text_of(settings.get(name)) or default

    folder = text("blog_dir", "blog").strip("./")
    posts = posixpath.normpath(text("post_dir", "{blog}/posts").replace("{blog}", folder)).strip("./")
    return _Blog(
        folder,
        f"{posts}/" if posts else "",
        text("post_url_format", "{date}/{slug}"),
        text("post_url_date_format", "yyyy/MM/dd"),
        text("post_slugify_separator", "-"),
        int(text("post_url_max_categories", "1")) if text("post_url_max_categories", "1").isdecimal() else 1,
        text("categories_slugify_separator", "-"),
    )


def _path_of_post(facts: AddressFacts, blog: _Blog, moment: datetime, path: str) -> str:
    """Return the path that a post is moved to, without extension."""
    categories = facts.categories[: blog.most_categories]
    title = text_of(facts.values.get("title")) or facts.title
    values = {
        "categories": "/".join(_slug(category, blog.category_separator) for category in categories),
        "date": _date(moment, blog.date_format),
        "file": path.rpartition("/")[2].rpartition(".")[0],
        "slug": text_of(facts.values.get("slug")) or _slug(title, blog.separator),
    }
    moved = _PLACEHOLDER.sub(lambda found: values.get(found[1], ""), blog.format)
    return posixpath.join(blog.folder, posixpath.normpath(moved.strip("/")))


def _folder(path: str) -> str:
    return f"/{path}/" if path else "/"


_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")
_TAG: Final = re.compile(r"</?[^<>]*>")
_NOT_IN_SLUG: Final = re.compile(r"[^\w\- ]")


def _slug(text: str, separator: str) -> str:
    """Return a title as Material writes it in an address (``pymdownx.slugs``)."""
    text = _TAG.sub("", unicodedata.normalize("NFC", text)).strip().lower()
    return _NOT_IN_SLUG.sub("", text).replace(" ", separator)


_DATE_PART: Final = re.compile(r"'([^']*)'|y+|M+|d+")
_PARTS: Final = {
    **{"yy": "short_year", "M": "i_month", "MM": "month", "MMM": "short_month", "MMMM": "long_month"},
    **{"d": "i_day", "dd": "day"},
}


def _date(moment: datetime, pattern: str) -> str:
    """Return a date by a pattern like ``yyyy/MM/dd``."""

    def part(found: re.Match[str]) -> str:
        return found[1] if found[1] is not None else DATE_PARTS[_PARTS.get(found[0], "year")](moment)

    return _DATE_PART.sub(part, pattern)
