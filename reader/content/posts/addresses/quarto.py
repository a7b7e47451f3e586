"""Addresses as Quarto makes them: pages beside where their files are."""

from __future__ import annotations

from collections.abc import Mapping

from reader.content.posts.addresses.facts import AddressFacts
from reader.content.posts.field_values import text_of


def quarto_address(facts: AddressFacts) -> str:
    """Return the address of a document of a website or a book."""
    folder, slash, name = facts.path.rpartition("/")
    name = _output_file(facts.values).removesuffix(".html") or name.rpartition(".")[0]
    return f"/{folder}{slash}" if name == "index" else f"/{folder}{slash}{name}.html"


def _output_file(values: Mapping[str, object]) -> str:
    """Return the name that a document asks for, for all formats or for pages; empty when it asks for none."""
    formats = values.get("format")
    of_pages = formats.get("html") if isinstance(formats, Mapping) else None
    given = of_pages.get("output-file") if isinstance(of_pages, Mapping) else None
    return text_of(given) or text_of(values.get("output-file"))
