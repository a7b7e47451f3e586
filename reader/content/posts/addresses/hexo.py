"""Addresses as Hexo makes them (``plugins/filter/post_permalink.js``, ``plugins/processor/``)."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from reader.content.posts.addresses.facts import AddressFacts
from reader.content.posts.addresses.hexo_values import HexoValues, name_pattern, value_named
from reader.content.posts.addresses.remembered import Remembered
from reader.content.posts.addresses.templates import Template, UnknownValueError, decoded
from reader.content.posts.field_values import text_of, truth_of


class HexoRules(NamedTuple):
    """What the configuration of a site says about addresses."""

    source: str
    """The folder with all that becomes pages, with a slash at the end."""
    permalink: Template[HexoValues] | None
    """None for one that Hexo makes no addresses of."""
    names: re.Pattern[str]
    """What the names of files are made of, without extension."""
    is_folder: bool
    """Whether every post is a folder, for the pictures beside it."""
    drops_extension: bool


def hexo_rules(facts: AddressFacts) -> HexoRules:
    """Return the rules that the configuration of a site makes."""
    configuration = facts.configuration
    try:
        permalink = configuration.text("permalink") or ":year/:month/:day/:title/"
        template = Template(permalink, _PLACEHOLDER, value_named)
    except UnknownValueError:
        template = None
    pretty = configuration.settings.get("pretty_urls")
    return HexoRules(
        f"{configuration.text('source_dir') or 'source'}/",
        template,
        name_pattern(configuration.text("new_post_name") or ":title.md"),
        truth_of(configuration.settings.get("post_asset_folder")) is True,
        isinstance(pretty, dict) and truth_of(pretty.get("trailing_html")) is False,
    )


_RULES: Final = Remembered(hexo_rules)


def hexo_address(facts: AddressFacts) -> str:
    """Return the address of a post, a draft or a page.

    Empty where its permalink needs a date or an id that only a build gives.
    """
    rules = _RULES.of(facts)
    path = facts.path.removeprefix(rules.source)
    permalink = text_of(facts.values.get("permalink"))
    try:
        if path.startswith(_POSTS):
            address = _post_address(path.partition("/")[2], permalink, facts, rules)
        else:
            address = _page_address(path, permalink)
    except UnknownValueError:
        return ""
    return _as_linked(address, rules)


_POSTS: Final = ("_posts/", "_drafts/")
_PLACEHOLDER: Final = re.compile(r":(\w*[^_\W])", re.ASCII)


def _post_address(path: str, permalink: str, facts: AddressFacts, rules: HexoRules) -> str:
    """Return the address of a post by its path below ``_posts``; its own permalink has no placeholders."""
    if permalink:
        address = decoded(permalink)
    elif rules.permalink is None:
        raise UnknownValueError
    else:
        address = rules.permalink.filled(HexoValues(path, rules.names, facts))
    return f"{address}/" if rules.is_folder and not address.endswith(("/", ".html")) else address


def _page_address(path: str, permalink: str) -> str:
    if not permalink:
        return f"{path.rpartition('.')[0]}.html"
    address = decoded(permalink)
    has_name = address.endswith("/") or "." in address.rpartition("/")[2]
    return address if has_name else f"{address}.html"


def _as_linked(address: str, rules: HexoRules) -> str:
    """Return an address as the site links to it: from the root, a folder without ``index.html``."""
    address = f"/{address}"
    while "//" in address:
        address = address.replace("//", "/")
    if address.endswith("/index.html"):
        return address.removesuffix("index.html")
    return address.removesuffix(".html") if rules.drops_extension else address
