"""The address that the site of a post gives it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Final, cast

from reader.content.discovery.site import Kind
from reader.content.posts.addresses.facts import AddressFacts

_MAKERS: Final = {
    Kind.JEKYLL: "jekyll:jekyll_address",
    Kind.HEXO: "hexo:hexo_address",
    Kind.HUGO: "hugo.address:hugo_address",
    Kind.ZOLA: "zola:zola_address",
    Kind.PELICAN: "pelican:pelican_address",
    Kind.MATERIAL: "material:material_address",
    Kind.DOCUSAURUS: "docusaurus:docusaurus_address",
    Kind.ASTRO: "astro:astro_address",
    Kind.ELEVENTY: "eleventy:eleventy_address",
    Kind.VITEPRESS: "vitepress:vitepress_address",
    Kind.NIKOLA: "nikola:nikola_address",
    Kind.QUARTO: "quarto:quarto_address",
}
"""The module below this package, and the function in it, that makes the addresses of a system."""


def address_of(kind: Kind, facts: AddressFacts) -> str:
    """Return the path of the page that a post becomes, like ``/2024/01/two/``, decoded.

    It starts at the root of the site, without the path (``baseurl``) that the site itself stands at.
    Empty where the system has no pages, or where it cannot be told.
    """
    return _rules_of(kind)(facts)


@cache
def _rules_of(kind: Kind) -> Callable[[AddressFacts], str]:
    """Return what makes the addresses of a system. Only the rules of systems that are read are loaded."""
    maker = _MAKERS.get(kind)
    if maker is None:
        return _no_address
    module, _, function = maker.partition(":")
    found = getattr(import_module(f"reader.content.posts.addresses.{module}"), function)
    return cast(Callable[[AddressFacts], str], found)


def _no_address(facts: AddressFacts) -> str:
    return ""
