"""Random texts of the pieces that interact with each other, of real posts, and of what nobody thought of."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

from tests.document.families import FAMILIES
from tests.terminal.pseudo_terminal import REPOSITORY

_LONGEST_FAMILY: Final = 40
"""Repetitions of a piece that is made to be slow or deep."""

# fmt: off
_LINES: Final = (
    "", "", "", "para", "two  ", "back\\", "# One", "## Two {#id}", "### [r]", "===", "---", "***",
    "\t- tab", "- a", "  - b", "    c", "- [x] done", "-", "1. x", "7) y", "   z", "+ plus", "> q", ">",
    "> - in", ">> deep", "> [!tip]- Title", "> [r]: /quoted", "```", "~~~ rust", "``` py {1,2}", ":::note",
    ":::", "!!! tip", '??? "x"', "| a | b |", "|---|:-:|", "| c |", "Term", ": meaning", "[r]: /url",
    "[r]:", "'title", "see[^n] and[^m]", "[^n]: note", "    more", "<div>", "</div>", "<details><summary>x",
    "</summary>", "</details>", "<!--", "-->", "<b>x</b>", "<br>", "`a", "**b*", "_c_ ~~d~~", "![i](p.png)",
    "[", "]", "]: x", "$x^2$", "$$", "\\(a\\)", "\\[", "http://a.b/c_d_e", "&amp; &#27; \x1b", "中文", "日本",
    "\u202eabc", "a\tb", "{: .x}", "{::nomarkdown}", "*[A]: b", "{% raw %}", "{% endraw %}",
    "{% include x %}", "{{< note >}}", "{{< /note >}}", "{{% x %}}", "{{ a | b }}", "[[Note#x|y]]",
    "![[p.png|3]]", "%% c", "^id", "import X from 'y'", "export const a = 1", "<X a={1}>", "</X>",
    "{/* c */}", ":tada:", "[code]", "[/code]", "[caption]", "==mark==", "H~2~O", "x^2^", "👩\u200d👧 🇩🇪 ❤️",
    "é", "\xad\ufeff",
)
# fmt: on

# fmt: off
_FRONT: Final = (
    "---", "---", "---", "+++", "+++", ";;;", "{", "}", "...", "title: T", "title: [a", "tags: [a, b]",
    "tags: {a: b}", "date: 2024-02-30", "date: 2024-05-05T10:00:00+02:00", "date: 99999-01-01", "a.b.c = 1",
    "title = 'T'", "[a.b]", "[[x]]", "tags = ['a', 2]", '"title": "T",', "? [a]", ": c", "- x", "  - y",
    "&a [*a]", "*a", "<<: *a", "!!python x", "content: a", "1: 2", "null: x", "draft: yes", "aliases: |",
    "  text", "k: >-", "# c", "\tx: y", "key: 'un", 'k: "\\e"', "Title: Header", "Date: 1 May 2024", "", "",
    "Body.", "# Heading", "\ufeff", "\x00", "\udcff", "permalink: ':x/../..'",
)
# fmt: on

# fmt: off
_QUERY: Final = (
    "#tag", "-", '"', "in:", "has:", "is:read", "..", "2024", "-03", "draft", "ru", " ", " ", "ß", "日", "”",
    "AND", "NOT", "NEAR(", "*", "(", ")", "^", ":", "{", "}", "the", "author:x", "lang:de", "year:2024..",
    "'", "\\", "[a-", "(?", "(a+)+$", "\x00", "\ud800", "İ", "ﬁ", "👩\u200d👧", "+", "tag:a,b",
    "date:2024-13-45", "is:", "sort:",
)
# fmt: on

# fmt: off
_TYPED: Final = (
    b'\x1b', b'\x1b[', b'\x1b]', b'\x1bP', b'\x1b_', b'\x1bO', b'\x1b\\', b'\x07', b';', b'M', b'm', b'u',
    b'~', b'R', b't', b'\x1b[<0;1;1M', b'\x1b[<35;900;900m', b'\x1b[M', b'\x1b[106;1:3u', b'\x1b[200~',
    b'\x1b[201~', b'\x1b[I', b'\x1b[48;1;2;3;4t', b'\x1b]11;rgb:ff/ff/ff', b'\x1b[?997;2n', b'\x1b[?62;22c',
    b'j', b'\r', b'\xff', b'\xc3', b'\xc3\xa9\xe6\x97\xa5\xf0\x9f\x99\x82', b'0', b'99999999999',
)
# fmt: on


def document(chance: random.Random) -> str:
    """The text of a post."""
    parts = [_part(chance) for _ in range(chance.randint(1, 6))]
    return _mangled(chance.choice(("\n", "\n\n", "")).join(parts), chance)


def front_matter(chance: random.Random) -> str:
    """A file that begins with front matter, or seems to."""
    lines = "\n".join(chance.choice(_FRONT) for _ in range(chance.randint(0, 14)))
    return _mangled(chance.choice(("---\n", "+++\n", ";;;\n", "{\n", "")) + lines, chance)


def query(chance: random.Random) -> str:
    """What somebody types to find something."""
    return "".join(chance.choice(_QUERY) for _ in range(chance.randint(0, 9)))


def any_text(chance: random.Random) -> str:
    """Lines as a file of settings may hold them, and others."""
    names = (
        "theme",
        "measure",
        "keys",
        "keys.next-post",
        "mouse",
        "[keys]",
        "wrap_code",
        "x",
        '"',
        "spacing",
    )
    values = (
        "1",
        "-1",
        '"dark"',
        "true",
        "[1, 2]",
        "{a=1}",
        "'",
        "1e999",
        "0x",
        "[",
        '"\\u0000"',
        "2024-01-01",
        '["j", "q"]',
    )
    lines = [
        f"{chance.choice(names)}{chance.choice((' = ', ' = ', '=', ' '))}{chance.choice(values)}"
        for _ in range(9)
    ]
    return _mangled("\n".join(lines), chance)


def typed_bytes(chance: random.Random) -> bytes:
    """What comes from a terminal in some state."""
    pieces: list[bytes] = [chance.choice(_TYPED) for _ in range(chance.randint(1, 30))]
    return b"".join(chance.randbytes(3) if chance.random() < 0.2 else piece for piece in pieces)


def _part(chance: random.Random) -> str:
    makers: Sequence[Callable[[random.Random], str]] = (_lines, _lines, _family, _of_a_post)
    return chance.choice(makers)(chance)


def _lines(chance: random.Random) -> str:
    prefix = chance.choice(("", "", "", "> ", "  ", "- ", "    "))
    return "\n".join(prefix + chance.choice(_LINES) for _ in range(chance.randint(1, 20)))


def _family(chance: random.Random) -> str:
    return FAMILIES[chance.choice(tuple(FAMILIES))].text(chance.randint(1, _LONGEST_FAMILY))


def _of_a_post(chance: random.Random) -> str:
    """Some lines of a real one."""
    lines = chance.choice(_posts())
    begin = chance.randrange(len(lines))
    return "\n".join(lines[begin : begin + chance.randint(1, 30)])


def _mangled(text: str, chance: random.Random) -> str:
    """The text with a few characters put in, taken out and repeated."""
    for _ in range(chance.choice((0, 0, 1, 2, 5))):
        if not text:
            break
        begin = chance.randrange(len(text))
        end = begin + chance.randint(0, 8)
        put = chance.choice(
            ("", text[begin:end] * 3, chr(chance.randrange(0xD7FF)), chance.choice("\n\r\t\x00*_`[]<>{}"))
        )
        text = text[:begin] + put + text[end:]
    return text


@cache
def _posts() -> tuple[list[str], ...]:
    files = sorted((REPOSITORY / "sample_posts").rglob("*.md"))
    return tuple(file.read_text("utf-8").split("\n") for file in files)
