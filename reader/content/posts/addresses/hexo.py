"""Addresses as Hexo makes them (``plugins/filter/post_permalink.js``, ``plugins/processor/``)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from reader.content.discovery.site import Configuration
from reader.content.posts.addresses.facts import AddressFacts
from reader.content.posts.addresses.hexo_values import HexoValues, value_named
from reader.content.posts.addresses.templates import Template, UnknownValueError, decoded
from reader.content.posts.field_values import text_of, truth_of


def hexo_address(facts: AddressFacts) -> str:
    """Return the address of a post, a draft or a page.

    Empty where its permalink needs a date or an id that only a build gives.
    """
    source = f"{facts.configuration.text('source_dir') or 'source'}/"
    path = facts.path.removeprefix(source)
    permalink = text_of(facts.values.get("permalink"))
    try:
        if path.startswith(_POSTS):
            address = _post_address(path.partition("/")[2], permalink, facts)
        else:
            address = _page_address(path, permalink)
    except UnknownValueError:
        return ""
    return _as_linked(address, facts.configuration)


_POSTS: Final = ("_posts/", "_drafts/")
_PLACEHOLDER: Final = re.compile(r":(\w*[^_\W])", re.ASCII)


def _post_address(path: str, permalink: str, facts: AddressFacts) -> str:
    """Return the address of a post by its path below ``_posts``; its own permalink has no placeholders."""
    configuration = facts.configuration
    if permalink:
        address = decoded(permalink)
    else:
        template = configuration.text("permalink") or ":year/:month/:day/:title/"
        address = _compiled(template).filled(HexoValues(path, facts))
    is_folder = truth_of(configuration.settings.get("post_asset_folder")) is True
    return f"{address}/" if is_folder and not address.endswith(("/", ".html")) else address


@lru_cache(maxsize=16)
def _compiled(template: str) -> Template[HexoValues]:
    return Template(template, _PLACEHOLDER, value_named)


def _page_address(path: str, permalink: str) -> str:
    if not permalink:
        return f"{path.rpartition('.')[0]}.html"
    address = decoded(permalink)
    has_name = address.endswith("/") or "." in address.rpartition("/")[2]
    return address if has_name else f"{address}.html"


def _as_linked(address: str, configuration: Configuration) -> str:
    """Return an address as the site links to it: from the root, a folder without ``index.html``."""
    address = f"/{address}"
    while "//" in address:
        address = address.replace("//", "/")
    if address.endswith("/index.html"):
        return address.removesuffix("index.html")
    pretty = configuration.settings.get("pretty_urls")
    if isinstance(pretty, dict) and truth_of(pretty.get("trailing_html")) is False:
        return address.removesuffix(".html")
    return address
