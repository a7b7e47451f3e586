"""The address that the site of a post gives it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from reader.content.discovery.site import Kind
from reader.content.posts.addresses.facts import AddressFacts


def address_of(kind: Kind, facts: AddressFacts) -> str:
    """Return the path of the page that a post becomes, like ``/2024/01/two/``, decoded.

    It starts at the root of the site, without the path (``baseurl``) that the site itself stands at.
    Empty where the system has no pages, or where it cannot be told.
    """
    return _rules_of(kind)(facts)


@cache
def _rules_of(kind: Kind) -> Callable[[AddressFacts], str]:
    """Return what makes the addresses of a system. Only the rules of systems that are read are loaded."""
    match kind:
        case Kind.JEKYLL:
            from reader.content.posts.addresses.jekyll import jekyll_address

            return jekyll_address
        case Kind.HEXO:
            from reader.content.posts.addresses.hexo import hexo_address

            return hexo_address
        case _:
            return _no_address


def _no_address(facts: AddressFacts) -> str:
    return ""
