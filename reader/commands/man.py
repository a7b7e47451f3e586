"""``reader man``: the manual page, made from the posts of the manual."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from reader import __version__
from reader.commands.manual.page import parts_of_manual
from reader.commands.opening_parser import DESCRIPTION, SUMMARY, USAGE
from reader.commands.roff import bold, escaped, italic, lines_of

_USUAL: Final = {
    "Opening": "OPTIONS",
    "Commands": "COMMANDS",
    "Files it writes": "FILES",
    "Environment variables": "ENVIRONMENT",
    "Exit status": "EXIT STATUS",
    "Examples": "EXAMPLES",
}
"""Headings of the manual for what every manual page has in sections with names of their own."""


def print_manual() -> int:
    """Print the manual page."""
    print("\n".join(_page()))
    return 0


def _page() -> Iterator[str]:
    yield f'.TH READER 1 "{_date()}" "reader {escaped(__version__)}" "User Commands"'
    yield ".SH NAME"
    yield f"reader \\- {escaped(SUMMARY[0].lower() + SUMMARY[1:])}"
    yield ".SH SYNOPSIS"
    yield "\n.br\n".join(_synopsis(*usage.split(" ")) for usage in USAGE)
    yield ".SH DESCRIPTION"
    yield lines_of(escaped(DESCRIPTION))
    sections = _sections()
    usual = {name: sections.pop(name) for name in _USUAL.values()}
    for name in ("OPTIONS", "COMMANDS"):
        yield from (f".SH {name}", *usual.pop(name))
    for name, lines in (sections | usual).items():
        yield from (f".SH {escaped(name)}", *lines)
    yield ".SH SEE ALSO"
    yield ".BR less (1)"


def _sections() -> dict[str, list[str]]:
    """Return what the manual says by the headings of the page, in capitals.

    A post has a heading of its own, and so has what people look for in every manual page.
    """
    sections: dict[str, list[str]] = {}
    post, section = "", list[str]()
    for level, title, lines in parts_of_manual():
        if level == 1:
            post = title.upper()
        if level <= 2:
            name = _USUAL.get(title, post) if level == 2 else post
            section = sections.setdefault(name, [])
        if level > 2 or (level == 2 and title not in _USUAL):
            section.append(f'.SS "{escaped(title)}"')
        section += lines
    return sections


def _date() -> str:
    """Return the day on which the page is made; the one that whoever builds a package asks for."""
    asked = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(asked), UTC) if asked.isdecimal() else datetime.now(UTC)
    return f"{moment:%Y-%m-%d}"


def _synopsis(program: str, *words: str) -> str:
    return " ".join((bold(program), *map(italic, words)))
