"""The address that the site of a post gives it."""

from __future__ import annotations

from reader.content.discovery.site import Kind
from reader.content.posts.addresses.facts import AddressFacts


def address_of(kind: Kind, facts: AddressFacts) -> str:
    """Return the path of the page that a post becomes, like ``/2024/01/two/``, decoded.

    It starts at the root of the site, without the path (``baseurl``) that the site itself stands at.
    Empty where the system has no pages, or where it cannot be told.
    """
    # Only the rules of the one system that a library is written for are loaded.
    match kind:
        case Kind.JEKYLL:
            from reader.content.posts.addresses.jekyll import jekyll_address

            return jekyll_address(facts)
        case Kind.HUGO:
            from reader.content.posts.addresses.hugo import hugo_address

            return hugo_address(facts)
        case _:
            return ""
