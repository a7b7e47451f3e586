"""Addresses as Quarto makes them: pages beside where their files are."""

from __future__ import annotations

from reader.content.posts.addresses.facts import AddressFacts
from reader.content.posts.field_values import text_of


def quarto_address(facts: AddressFacts) -> str:
    """Return the address of a document of a website or a book."""
    folder, slash, name = facts.path.rpartition("/")
    name = text_of(facts.values.get("output-file")).removesuffix(".html") or name.rpartition(".")[0]
    return f"/{folder}{slash}" if name == "index" else f"/{folder}{slash}{name}.html"
