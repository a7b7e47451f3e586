"""Twice the text never takes much more than twice the time."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest

from reader.document.parse import begin, parse

FAMILIES: dict[str, Callable[[int], str]] = {
    "times": lambda n: "12:30 " * n,
    "addresses with open brackets": lambda n: "http://a.b/(" * n,
    "addresses in brackets": lambda n: "(http://a.b/) " * n,
    "closing brackets after an address": lambda n: "http://a.b/" + ")." * n,
    "www": lambda n: "www." * n,
    "mail": lambda n: "a.b@" * n,
    "one long word": lambda n: "a" * 20 * n + "@",
    "open brackets": lambda n: "[" * n,
    "pictures": lambda n: "![" * n,
    "notes": lambda n: "[^" * n + "\n\n[^x]: y\n",
    "emphasis": lambda n: "*a **a " * n,
    "backticks": lambda n: "".join("e" + "`" * index for index in range(1, int(n**0.5))),
    "quotes": lambda n: ">" * n + "a",
    "lists": lambda n: "- " * n + "a",
    "HTML": lambda n: "<a " * n,
    "comments": lambda n: "<!--" * n,
    "comment blocks": lambda n: "<!-- a -->\n\n" * n,
    "terms": lambda n: "a\n" * n + "\n\nb\n: c\n",
    "terms in quotes": lambda n: "> a\n- b\n" * n + "\nb\n: c\n",
    "definitions": lambda n: "".join(f"[{index}]: /x\n" for index in range(n)),
    "definitions in one line": lambda n: "[a]: " * n,
    "braces": lambda n: "# " + "{#a " * n + "}",
    "fence info": lambda n: "``` " + "a=" * n + "\nx\n```",
    "callouts": lambda n: "> [!a|" * n,
    "equal headings": lambda n: "# a\n" * n,
    "notes under one label": lambda n: "[^a]\n\n" + "[^a]: x\n" * n,
    "notes by number": lambda n: (
        "".join(f"[^{i}]\n\n" for i in range(n // 8)) + "".join(f"[^{i}]: x\n" for i in range(n // 8))
    ),
}


@pytest.mark.parametrize("family", FAMILIES)
def test_growth(family: str) -> None:
    """Measured again when the time seems to grow too much: on a busy machine some measurements are wrong."""
    text = FAMILIES[family]
    size = 500
    while seconds(text(size)) < 0.005 and size < 16_000:
        size *= 2
    if size < 16_000:
        assert any(seconds(text(2 * size)) < 3 * seconds(text(size)) for _ in range(3))


def seconds(source: str) -> float:
    """The least processor time of two parses with all runs."""
    return min(once(source) for _ in range(2))


def once(source: str) -> float:
    gc.disable()
    try:
        start = time.process_time()
        document = parse(source)
        for leaf in document.leaves:
            document.runs(leaf)
        return time.process_time() - start
    finally:
        gc.enable()


def test_the_beginning_of_a_long_article_takes_a_fraction_of_the_whole() -> None:
    source = "## Part\n\nSome *text* with a [link](/x) and more words to read.\n\n- one\n- two\n\n" * 2_000

    def beginning() -> float:
        start = time.process_time()
        begin(source)
        return time.process_time() - start

    whole = min(once(source) for _ in range(2))
    assert min(beginning() for _ in range(3)) < 0.15 * whole
