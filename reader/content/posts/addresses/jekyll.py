"""Addresses as Jekyll makes them (``lib/jekyll/url.rb``, ``lib/jekyll/drops/url_drop.rb``)."""

from __future__ import annotations

from reader.content.posts.addresses.facts import AddressFacts


def jekyll_address(facts: AddressFacts) -> str:
    """Return the address of a post, a draft or a document of a collection."""
    return ""
