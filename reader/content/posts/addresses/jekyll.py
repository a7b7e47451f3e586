"""Addresses as Jekyll makes them (``lib/jekyll/url.rb``, ``lib/jekyll/drops/url_drop.rb``)."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import itemgetter
from typing import Final

from reader.content.discovery.jekyll_documents import (
    PAGE,
    POSTS,
    JekyllDocument,
    collection_settings,
    jekyll_document,
)
from reader.content.discovery.site import Configuration
from reader.content.posts.addresses.facts import AddressFacts
from reader.content.posts.addresses.jekyll_values import JekyllValues, output_extension, value_named
from reader.content.posts.addresses.templates import Template, UnknownValueError
from reader.content.posts.field_values import text_of


def jekyll_address(facts: AddressFacts) -> str:
    """Return the address of a post, a draft, a document of a collection or a page.

    Empty where its permalink has a placeholder that Jekyll does not know, or a date that only a build gives.
    """
    document = jekyll_document(facts.path, facts.configuration)
    permalink = text_of(facts.values.get("permalink"))
    if document.collection == PAGE:
        return _page_address(document.path, permalink, facts.configuration)
    template = permalink or _template_of(document, facts.configuration)
    try:
        return _sanitised(_compiled(template).filled(JekyllValues(document, facts)))
    except UnknownValueError:
        return ""


@lru_cache(maxsize=256)
def _compiled(template: str) -> Template[JekyllValues]:
    return Template(template, _PLACEHOLDER, value_named)


_PLACEHOLDER: Final = re.compile(r":([a-z_]+)")

_STYLES: Final = {
    "none": "/:categories/:title:output_ext",
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
}
"""What the names of permalinks mean. Only the setting of the site has names, no collection and no post."""


def _template_of(document: JekyllDocument, configuration: Configuration) -> str:
    """Return the permalink that the configuration gives to a collection."""
    own = collection_settings(configuration, document.collection)
    if own and (permalink := text_of(own.get("permalink"))):
        return permalink
    style = _style_of(configuration)
    if document.collection == POSTS:
        return _STYLES.get(style, style)
    return f"/:collection/:path{_ending_of(style)}"


def _style_of(configuration: Configuration) -> str:
    return configuration.text("permalink") or "date"


def _ending_of(style: str) -> str:
    """Return how addresses end that are no posts': as the permalink of posts does."""
    if style == "pretty" or style.endswith("/"):
        return "/"
    return ":output_ext" if style in ("date", "ordinal", "none") or style.endswith(":output_ext") else ""


def _page_address(path: str, permalink: str, configuration: Configuration) -> str:
    folder, _, name = path.rpartition("/")
    stem, _, extension = name.rpartition(".")
    stem = stem.rstrip(".")
    output = output_extension(extension, configuration)
    if permalink:
        template = permalink
    elif output != ".html":
        template = "/:path/:basename:output_ext"
    elif stem == "index":
        template = "/:path/"
    else:
        template = f"/:path/:basename{_ending_of(_style_of(configuration))}"
    values = {"path": folder, "basename": stem, "output_ext": output}
    return _sanitised(_compiled_for_pages(template).filled(values))


@lru_cache(maxsize=256)
def _compiled_for_pages(template: str) -> Template[dict[str, str]]:
    return Template(template, _PAGE_PLACEHOLDER, itemgetter)


_PAGE_PLACEHOLDER: Final = re.compile(":(path|basename|output_ext)")


def _sanitised(address: str) -> str:
    """Return an address that begins with one slash and has no steps up and no doubled slashes."""
    address = f"/{address}".replace("..", "/").replace("./", "")
    while "//" in address:
        address = address.replace("//", "/")
    return address
