"""The address that the site of a post gives it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Final, cast

from reader.content.discovery.site import Kind
from reader.content.posts.addresses.facts import AddressFacts

_SYSTEMS: Final = frozenset((Kind.JEKYLL, Kind.HEXO, Kind.HUGO))
"""Systems with a module of their name, in which a function ``NAME_address`` makes their addresses."""


def address_of(kind: Kind, facts: AddressFacts) -> str:
    """Return the path of the page that a post becomes, like ``/2024/01/two/``, decoded.

    It starts at the root of the site, without the path (``baseurl``) that the site itself stands at.
    Empty where the system has no pages, or where it cannot be told.
    """
    return _rules_of(kind)(facts)


@cache
def _rules_of(kind: Kind) -> Callable[[AddressFacts], str]:
    """Return what makes the addresses of a system. Only the rules of systems that are read are loaded."""
    if kind not in _SYSTEMS:
        return _no_address
    module = import_module(f"reader.content.posts.addresses.{kind.value}")
    return cast(Callable[[AddressFacts], str], getattr(module, f"{kind.value}_address"))


def _no_address(facts: AddressFacts) -> str:
    return ""
