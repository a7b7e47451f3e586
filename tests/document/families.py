"""Families of text that a careless parser takes very long for, each of any size."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from reader.content.discovery.site import Kind
from reader.document.source.dialect import MARKDOWN, Dialect

JEKYLL: Final = Dialect(kind=Kind.JEKYLL, templates=True, kramdown=True)
HUGO: Final = Dialect(kind=Kind.HUGO, templates=True)
VAULT: Final = Dialect(kind=Kind.OBSIDIAN, wikilinks=True)
MDX: Final = Dialect(kind=Kind.DOCUSAURUS, mdx=True)
MATH: Final = Dialect(math=True)
SMART: Final = Dialect(smart_punctuation=True)


class Family(NamedTuple):
    """Text that grows with a number, and what it is written in."""

    text: Callable[[int], str]
    dialect: Dialect = MARKDOWN


def _nested(opening: str, closing: str) -> Callable[[int], str]:
    return lambda n: opening * n + "a" + closing * n


FAMILIES: Final[dict[str, Family]] = {
    "times": Family(lambda n: "12:30 " * n),
    "addresses with open brackets": Family(lambda n: "http://a.b/(" * n),
    "addresses in brackets": Family(lambda n: "(http://a.b/) " * n),
    "closing brackets after an address": Family(lambda n: "http://a.b/" + ")." * n),
    "www": Family(lambda n: "www." * n),
    "mail": Family(lambda n: "a.b@" * n),
    "one long word": Family(lambda n: "a" * 20 * n + "@"),
    "open brackets": Family(lambda n: "[" * n),
    "nested brackets": Family(_nested("[", "]")),
    "links in links": Family(lambda n: "[a](" * n),
    "titles": Family(lambda n: '[a](b "' * n),
    "pictures": Family(lambda n: "![" * n),
    "notes": Family(lambda n: "[^" * n + "\n\n[^x]: y\n"),
    "notes in the text": Family(lambda n: "^[" * n),
    "emphasis": Family(lambda n: "*a **a " * n),
    "emphasis of both kinds": Family(lambda n: "*a_ " * n),
    "strikethrough": Family(lambda n: "~~a " * n),
    "backticks": Family(lambda n: "".join("e" + "`" * index for index in range(1, int(n**0.5)))),
    "quotes": Family(lambda n: ">" * n + "a"),
    "lists": Family(lambda n: "- " * n + "a"),
    "deeper lists": Family(lambda n: "".join(" " * 2 * depth + "- a\n" for depth in range(int(n**0.5)))),
    "tables": Family(lambda n: "a|b\n-|-\n" + "x|y\n" * n),
    "wide tables": Family(lambda n: "a|" * n + "\n" + "-|" * n + "\n" + "b|" * n),
    "terms": Family(lambda n: "a\n" * n + "\n\nb\n: c\n"),
    "terms in quotes": Family(lambda n: "> a\n- b\n" * n + "\nb\n: c\n"),
    "definitions": Family(lambda n: "".join(f"[{index}]: /x\n" for index in range(n))),
    "titles of definitions": Family(lambda n: '[a]: b "c\n' * n),
    "definitions in one line": Family(lambda n: "[a]: " * n),
    "braces": Family(lambda n: "# " + "{#a " * n + "}"),
    "fence info": Family(lambda n: "``` " + "a=" * n + "\nx\n```"),
    "equal headings": Family(lambda n: "# a\n" * n),
    "notes under one label": Family(lambda n: "[^a]\n\n" + "[^a]: x\n" * n),
    "notes by number": Family(
        lambda n: (
            "".join(f"[^{i}]\n\n" for i in range(n // 8)) + "".join(f"[^{i}]: x\n" for i in range(n // 8))
        )
    ),
    "open tags": Family(lambda n: "<a " * n),
    "tags": Family(lambda n: "<b>" * n),
    "nested tags": Family(_nested("<b>", "</b>")),
    "nested blocks of HTML": Family(_nested("<div>\n", "</div>\n")),
    "blocks of HTML with blank lines": Family(_nested("<div>\n\n", "</div>\n\n")),
    "lists of HTML": Family(_nested("<ul><li>", "</li></ul>")),
    "tables of HTML": Family(lambda n: "<table><tr><td>" * n),
    "rows of HTML": Family(lambda n: "<table>" + "<tr><td>a</td></tr>" * n + "</table>"),
    "closing tags": Family(lambda n: "</b>" * n),
    "attributes": Family(lambda n: "<p " + 'a="b" ' * n + ">x</p>"),
    "open attributes": Family(lambda n: "<p " + 'a="' * n),
    "scripts": Family(lambda n: "<p>\n" + "<script>" * n),
    "entities": Family(lambda n: "&amp" * n + "&#" * n),
    "comments": Family(lambda n: "<!--" * n),
    "comment blocks": Family(lambda n: "<!-- a -->\n\n" * n),
    "processing instructions": Family(lambda n: "<?" * n),
    "declarations": Family(lambda n: "<![CDATA[" * n),
    "less-than signs": Family(lambda n: "<" * n),
    "details": Family(_nested("<details><summary>a</summary>\n\n", "\n\n</details>")),
    "callouts": Family(lambda n: "> [!a|" * n),
    "nested callouts": Family(lambda n: "".join("> " * depth + "[!note]\n" for depth in range(int(n**0.5)))),
    "containers": Family(lambda n: ":::a\n" * n),
    "closed containers": Family(lambda n: ":::a\nb\n:::\n" * n),
    "admonitions": Family(lambda n: "!!! a\n\n" * n),
    "nested admonitions": Family(
        lambda n: "".join(" " * 4 * depth + "!!! note\n\n" for depth in range(int(n**0.5)))
    ),
    "emoji": Family(lambda n: ":a" * n),
    "emoji names": Family(lambda n: ":tada:" * n),
    "abbreviations": Family(lambda n: "".join(f"*[a{index}]: b\n" for index in range(n)) + "\na1 a2\n"),
    "attribute lists": Family(lambda n: "{: .a}" * n, JEKYLL),
    "open attribute lists": Family(lambda n: "{:" * n, JEKYLL),
    "lines of attributes": Family(lambda n: "{: .a}\n" * n, JEKYLL),
    "extensions": Family(lambda n: "{::comment}\n" * n, JEKYLL),
    "open tags of templates": Family(lambda n: "{% " * n, JEKYLL),
    "open variables": Family(lambda n: "{{ " * n, JEKYLL),
    "variables": Family(lambda n: "{{ a.b | c }}" * n, JEKYLL),
    "filters": Family(lambda n: '{{ "a"' + " | upcase" * n + " }}", JEKYLL),
    "raw": Family(lambda n: "{% raw %}" * n, JEKYLL),
    "logic": Family(lambda n: "{% if a %}" * n, JEKYLL),
    "closed logic": Family(_nested("{% if a %}\n", "{% endif %}\n"), JEKYLL),
    "highlights": Family(lambda n: "{% highlight a %}\n" * n, JEKYLL),
    "assignments": Family(lambda n: '{% assign a = "b" %}{{ a }}' * n, JEKYLL),
    "captures": Family(_nested("{% capture a %}", "{% endcapture %}"), JEKYLL),
    "code in templates": Family(lambda n: "`{{ " * n, JEKYLL),
    "open shortcodes": Family(lambda n: "{{< " * n, HUGO),
    "shortcodes": Family(lambda n: "{{< a >}}" * n, HUGO),
    "lines of shortcodes": Family(lambda n: "{{< a >}}\n" * n, HUGO),
    "nested shortcodes": Family(_nested("{{< notice >}}\n", "{{< /notice >}}\n"), HUGO),
    "closing shortcodes": Family(lambda n: "{{< /a >}}" * n, HUGO),
    "escaped shortcodes": Family(lambda n: "{{</* a " * n, HUGO),
    "arguments": Family(lambda n: "{{< a " + 'b="c" ' * n + ">}}", HUGO),
    "open wikilinks": Family(lambda n: "[[" * n, VAULT),
    "wikilinks": Family(lambda n: "[[a]] " * n, VAULT),
    "embeds": Family(lambda n: "![[" * n, VAULT),
    "highlighting": Family(lambda n: "==a " * n, VAULT),
    "comments of notes": Family(lambda n: "%%" * n + "a", VAULT),
    "open comments of notes": Family(lambda n: "%% a\n\n" * n, VAULT),
    "tags of notes": Family(lambda n: "#a/" * n, VAULT),
    "open expressions": Family(lambda n: "{" * n, MDX),
    "expressions": Family(lambda n: "{a}" * n, MDX),
    "open components": Family(lambda n: "<A" * n, MDX),
    "nested components": Family(_nested("<A>\n", "</A>\n"), MDX),
    "imports": Family(lambda n: "import {\n" * n, MDX),
    "dollars": Family(lambda n: "$" * n, MATH),
    "open formulas": Family(lambda n: "$a " * n, MATH),
    "formulas": Family(lambda n: "$a$ " * n, MATH),
    "open displays": Family(lambda n: "$$a\n" * n, MATH),
    "formulas in brackets": Family(lambda n: "\\(" * n, MATH),
    "displays in brackets": Family(lambda n: "\\[\n" * n, MATH),
    "fractions": Family(lambda n: "$" + "\\frac{" * n + "$", MATH),
    "braces in formulas": Family(lambda n: "$" + "{" * n + "}" * n + "$", MATH),
    "scripts in formulas": Family(lambda n: "$" + "x^" * n + "x$", MATH),
    "environments": Family(lambda n: "\\begin{a}\n" * n, MATH),
    "straight quotes": Family(lambda n: "\"a '" * n, SMART),
    "dashes": Family(lambda n: "-- " * n, SMART),
    "empty items": Family(lambda n: "-\n" * n),
    "empty items by number": Family(lambda n: "1.\n" * n),
    "items on one line": Family(lambda n: "- - a\n" * n),
    "quotes in items": Family(lambda n: "- > a\n" * n),
    "empty quotes": Family(lambda n: ">\n" * n),
    "empty headings": Family(lambda n: "#\n" * n),
    "headings in items": Family(lambda n: "- # a\n" * n),
    "tasks": Family(lambda n: "- [ ] a\n" * n),
    "short lines": Family(lambda n: "y\n" * n),
    "short lines with markup": Family(lambda n: "*y*\n" * n),
    "broken lines": Family(lambda n: "y  \n" * n),
    "lines of dashes": Family(lambda n: "a\n-- -\n" * n),
    "lines with bars": Family(lambda n: "a|\n" * n),
    "one long address": Family(lambda n: "http://a.b/" + "a" * 20 * n),
    "one long address in a link": Family(lambda n: "[" + "a" * 20 * n + "](http://a.b/" + "a" * 20 * n + ")"),
    "brackets in paragraphs": Family(lambda n: ("[ " * 500 + "\n\n") * (n // 500)),
    "brackets nobody closes": Family(lambda n: "[a\\]: b\n" * n),
    "pictures in paragraphs": Family(lambda n: ("![" * 500 + "\n\n") * (n // 500)),
    "definitions nobody ends": Family(lambda n: "-\n" * n + "[a"),
    "open containers": Family(lambda n: ":::a\n\n" * n),
    "quotes within quotes": Family(lambda n: "".join("> " * depth + "a\n" for depth in range(int(n**0.5)))),
    "selectors": Family(lambda n: "❤" + "\ufe0f" * n),
    "joiners": Family(lambda n: "👩\u200d" * n),
    "marks": Family(lambda n: "e" + "\u0301" * n),
    "selectors among marks": Family(lambda n: "1" + "\u0301\ufe0f" * n),
    "flags": Family(lambda n: "🇩" * n),
    "ideographs": Family(lambda n: "日本" * n),
    "lines of ideographs": Family(lambda n: "日\n" * n),
    "letters from the right": Family(lambda n: "- א\n" * n),
    "blanks nobody breaks at": Family(lambda n: "\u00a0" * n),
    "long cells": Family(lambda n: "a|b\n-|-\n" + "日" * n + "|" + "b " * n),
    "cells of breaks": Family(lambda n: "a|b\n-|-\n" + "<br>" * n + "|x\n"),
    "long lines of code": Family(lambda n: "```\n" + "é" * n + "\n```\n"),
    "many lines of code": Family(lambda n: "```\n" + "\t\n" * n + "```\n"),
    "keyboard keys": Family(lambda n: "<kbd>a</kbd> " * n),
    "definitions with terms": Family(lambda n: "a\n: b\n\n" * n),
    "conditions in lines": Family(lambda n: "- {% if a %}b{% endif %}\n" * n, JEKYLL),
    "shortcodes in items": Family(lambda n: "- {{< a >}}\n" * n, HUGO),
    "wikilinks in cells": Family(lambda n: "a|b\n-|-\n" + "[[a]]|b\n" * n, VAULT),
    "components in items": Family(lambda n: "- <A>b</A>\n" * n, MDX),
    "formulas in cells": Family(lambda n: "a|b\n-|-\n" + "$a$|b\n" * n, MATH),
}
