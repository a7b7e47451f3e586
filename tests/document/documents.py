"""Helpers for tests of documents: parsers to compare with, dumps to read, texts to throw at them."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_def

from reader.content.text import clean_text
from reader.document.markdown.block_rules import callout
from reader.document.markdown.definition_lists import definition_list
from reader.document.markdown.html_block_rule import html_block_with_code
from reader.document.markdown.indented_code import indented_code
from reader.document.markdown.typography.emoji import with_emoji
from reader.document.model import CodeBlock, Document, Heading, Label, Leaf, Place, Rule, Table


class Example(NamedTuple):
    """One case of a fixture file."""

    title: str
    source: str
    expected: str


def examples(name: str) -> list[Example]:
    """The cases of a fixture file: a title, the source, what is expected, with a line ``.`` after each."""
    parts = (Path(__file__).parent / "fixtures" / name).read_text("utf-8").split("\n.\n")
    cases = zip(parts[0::3], parts[1::3], parts[2::3], strict=False)
    return [Example(title.strip(), source, expected.strip("\n")) for title, source, expected in cases]


def dump_leaves(document: Document) -> str:
    """One line for each leaf: its gap, frames and markers, what it is, its text."""
    return "\n".join(_dump_leaf(document, leaf) for leaf in document.leaves)


def _dump_leaf(document: Document, leaf: Leaf) -> str:
    gap = f"gap {leaf.gap_frames}" if leaf.gap else "     "
    opened = len(leaf.frames) - leaf.opens
    frames = [
        (frame.marker if index >= opened else " " * len(frame.marker)) if frame.marker else _bar(frame.kind)
        for index, frame in enumerate(leaf.frames)
    ]
    text = document.text(leaf).replace("\n", "⏎").replace("\t", "⇥")
    around = "".join(f"{frame} " for frame in frames)
    return f"{leaf.block.line:>3} {gap} {around}{_kind(leaf)}{text}".rstrip()


def _bar(kind: str) -> str:
    return {"quote": "│", "definition": ":"}.get(kind, kind)


def _kind(leaf: Leaf) -> str:
    match leaf.block:
        case Heading(level=level):
            return "#" * level + " "
        case CodeBlock(language=language):
            return f"code({language}) "
        case Table():
            return "table "
        case Rule():
            return "rule"
        case Label(kind=kind):
            return f"{kind}: "
        case _:
            return ""


def dump_runs(document: Document) -> str:
    """One line for each run of the first leaf: its text in bars, its styles, where it leads."""
    return "\n".join(
        " ".join(
            filter(
                None,
                (
                    f"|{run.text}|".replace("\n", "⏎"),
                    run.roles,
                    f"→ {run.link.href}" if run.link else "",
                    f"“{run.link.title}”" if run.link and run.link.title else "",
                ),
            )
        )
        for run in document.runs(document.leaves[0])
    )


def place_of(document: Document, words: str) -> Place:
    """Where some words stand."""
    for leaf in document.leaves:
        at = document.text(leaf).find(words)
        if at >= 0:
            return Place(leaf.index, at)
    raise AssertionError(words)


class PlainMarkdown(MarkdownIt):
    """markdown-it with every link left as written, as a yardstick."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True


def plain_parser() -> MarkdownIt:
    """The same syntax by markdown-it's own rules in their own order; definitions, callouts, indented code and
    HTML by ours."""
    parser = PlainMarkdown("commonmark", {"maxNesting": 100, "tasklists": True})
    parser.enable(["table", "strikethrough"])
    parser.block.ruler.before(
        "paragraph", "deflist", definition_list, {"alt": ["paragraph", "reference", "blockquote"]}
    )
    parser.block.ruler.before("table", "callout", callout)
    parser.block.ruler.at("code", indented_code)
    parser.block.ruler.at(
        "html_block", html_block_with_code, {"alt": ["paragraph", "reference", "blockquote"]}
    )
    parser.block.ruler.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]})
    return parser


_CONTAINER = re.compile(r"^[ \t>]*(?::::|!!!|\?\?\?|===[!+ ]|<<<)", re.MULTILINE)


def is_plain(source: str) -> bool:
    """Whether a text has no blocks that only some sites have, so that plain markdown-it reads it as we do."""
    return not _CONTAINER.search(source)


_WITHOUT_BLANKS = "\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
"""Characters of scripts that part words by nothing: each counts as a word."""

_WORD = re.compile(f"[^\\W{_WITHOUT_BLANKS}]+|[{_WITHOUT_BLANKS}]")


def words(text: str) -> list[str]:
    """The words of a text, each ideograph one, superscripts as plain characters, without outer ``_``."""
    found = _WORD.findall(unicodedata.normalize("NFKC", clean_text(text)).casefold())
    return [word.strip("_") for word in found if word.strip("_")]


def shown_text(tokens: list[Token]) -> str:
    """All that the tokens of markdown-it show: text, code, descriptions of pictures, the text in HTML."""
    text = _TextOfHtml()
    text.feed("".join(_as_html(tokens)))
    text.close()
    return with_emoji("".join(text.parts))


def _as_html(tokens: list[Token]) -> Iterator[str]:
    """What the tokens show, with markup of HTML as it was written, and no other."""
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            yield " "
        elif token.children is not None:
            yield from _as_html(token.children)
            yield "" if token.type == "image" else "\n"
        elif token.type.startswith("html"):
            yield _without_open_comment(token.content)
        elif token.nesting == 0 and token.type != "inline":
            yield html.escape(token.content, quote=False)
            yield "" if token.type in ("text", "code_inline", "text_special") else "\n"


def _without_open_comment(source: str) -> str:
    """HTML in which a comment that never ends hides nothing."""
    closed, end, rest = source.rpartition("-->")
    return closed + end + rest.replace("<!--", "")


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_HIDDEN = _names(
    "script style template svg noscript nav button select textarea datalist canvas title head rp iframe "
    "video audio object progress meter"
)
_WITHIN_LINES = _names("a b i u em s strong span code kbd samp var small del ins mark abbr font sub sup")


class _TextOfHtml(HTMLParser):
    """The text in some HTML as the standard library parses it, without that of elements nobody reads."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self.hidden.append(tag)
        elif tag not in _WITHIN_LINES:
            self.handle_data(" ")
        if tag == "img" and dict(attrs).get("src"):
            self.handle_data(dict(attrs).get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        if self.hidden and self.hidden[-1] == tag:
            self.hidden.pop()
        elif tag not in _WITHIN_LINES:
            self.handle_data(" ")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


LINES = strategies.sampled_from(
    [
        *("", "", "", "para", "two  ", "back\\", "# One", "## Two {#id}", "### [r]", "===", "---", "***"),
        *("- a", "  - b", "    c", "- [x] done", "-", "1. x", "7) y", "   z", "\t- tab", "+ plus"),
        *(
            "> q",
            ">",
            "> - in",
            ">> deep",
            "> [!tip]- Title",
            "> [r]: /quoted",
            "```",
            "~~~ rust",
            "    code",
        ),
        *(
            "| a | b |",
            "|---|:-:|",
            "| c |",
            "Term",
            ": meaning",
            "~ other",
            "[r]: /url",
            "[r]:",
            "'title",
            "t'",
        ),
        *(
            "[r] and [s][r]",
            "[s]: <u v> (w)",
            "see[^n] and[^m]",
            "[^n]: note",
            "    more",
            "[^n]: again",
            "[^m]:",
        ),
        *(
            "<div>",
            "</div>",
            "<!--",
            "-->",
            "<b>x</b>",
            "`a",
            "**b*",
            "_c_ ~~d~~",
            "![i](p.png)",
            "[",
            "]",
            "]: x",
        ),
        *(
            "http://a.b/c_d_e",
            "&amp; &#27; \x1b",
            "中文",
            "日本",
            "한국",
            "\u202eabc",
            "a\tb",
            "\\\\",
            "{#x}",
        ),
    ]
)

SOURCES = strategies.lists(LINES | strategies.text(max_size=12), max_size=40).map("\n".join)
"""Articles of the lines that interact with each other, and of some that nobody thought of."""
