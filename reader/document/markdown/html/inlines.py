"""HTML within a line: the tags among the tokens of a leaf → tokens as Markdown has them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from html import escape, unescape
from typing import Final, NamedTuple

from markdown_it.token import Token

from reader.content.text import clean_line, clean_text
from reader.document.markdown.html.inline_tokens import closing_of, is_anchor, make_token, scripted
from reader.document.model import Inline
from reader.document.source.embeds import embed
from reader.document.source.html_elements import (
    BLOCKS,
    HEADINGS,
    STYLES,
    VOID,
    WIDGETS,
    is_literal_text,
    is_permalink,
    is_skipped,
    name_of_options,
    picture_source,
    shows_something,
    smiley_of,
    words_of_input,
)
from reader.document.source.html_tokens import EndTag, StartTag, Text, tokens
from reader.document.source.placeholders import Placeholders
from reader.document.source.skipped_elements import Skipped

_MOST_OPEN: Final = 30
"""Elements within each other that are followed."""

_CLOSED: Final = re.compile(r"</([A-Za-z][\w:.-]*)")
_SINGLE: Final = frozenset(("br", "img", "embed", "frame", "input"))
"""Elements without content."""

_NO_COMMENT: Final = "<!---->"


class _Open(NamedTuple):
    """An element, or markup of Markdown, that is open."""

    name: str
    """In lower case; empty for Markdown's own."""
    opening: Token | None
    """What opens it again after something that ends within it; None if it has no style."""
    closing: Token | None
    start: int
    """Index of the first token in it."""
    tag: StartTag | None = None
    started: int = 0
    """How many tags had started before what is in it."""


def with_html_read(leaf: Iterable[Token], placeholders: Placeholders) -> list[Token]:
    """Replace the HTML tokens of a leaf by what they mean.

    Comments stay as tokens ``html_inline``. New are ``style`` and its end, whose tag is a role, and ``run``,
    which holds an `Inline`.
    """
    leaf = list(leaf)
    reader = _Reader(Counter(_closed_names(leaf)), placeholders)
    for token in leaf:
        reader.take(token)
    return reader.finish()


def _closed_names(leaf: Iterable[Token]) -> Iterable[str]:
    for token in leaf:
        if token.type == "html_inline" and (end := _CLOSED.match(token.content)):
            yield end[1].lower()


def _is_seen(token: Token) -> bool:
    return token.type in ("image", "run", "chip") or (
        not token.nesting and token.type != "html_inline" and bool(token.content.strip())
    )


class _Reader:
    """Takes the tokens of a leaf in order, and keeps all that is open balanced."""

    def __init__(self, ends: Counter[str], placeholders: Placeholders) -> None:
        self._placeholders = placeholders
        self._ends = ends
        """How many end tags of each name are still to come."""
        self._tokens: list[Token] = []
        self._open: list[_Open] = []
        self._open_names: Counter[str] = Counter()
        self._is_in_link = False
        self._ends_with_blank = False
        self._started = 0
        """How many start tags there were, without those of links."""
        self._skipped: Skipped | None = None
        self._follows_widget = False
        """Whether a word would run together with that of a button or the like without a blank before it."""
        self._options = 0
        """The options of the innermost ``select`` so far."""
        self._picture = ""
        """The source of the last picture."""
        self._explained: set[str] = set()
        """The words whose meaning has been shown."""

    def take(self, token: Token) -> None:
        if token.type == "html_inline":
            self._take_html(token)
        elif self._skipped:
            if token.type == "text":
                self._skipped.ends_with(Text(0, escape(token.content, quote=False)))
        elif token.nesting > 0:
            self._open_markup("", token, closing_of(token))
        elif token.nesting < 0:
            self._close("")
        elif token.type == "text":
            self._add_text(token.content)
        else:
            self._tokens.append(token)
            self._ends_with_blank = token.type == "softbreak"

    def finish(self) -> list[Token]:
        if self._skipped:
            self._end_skipped()
        while self._open:
            self._end(len(self._open) - 1)
        return self._tokens

    def _take_html(self, token: Token) -> None:
        tag = next(tokens(token.content), None)
        if isinstance(tag, EndTag):
            self._ends[tag.name] -= 1
        if self._skipped:
            if tag and self._skipped.ends_with(tag):
                self._end_skipped()
        elif isinstance(tag, StartTag):
            self._started += tag.name != "a"
            self._start(tag)
        elif isinstance(tag, EndTag):
            self._take_end(tag.name)
        elif isinstance(tag, Text):
            self._add_text(unescape(tag.source))
        else:
            self._tokens.append(make_token("html_inline", content=_NO_COMMENT))

    def _start(self, tag: StartTag) -> None:
        name = tag.name
        closed = self._ends[name] > 0
        if not closed and (is_literal_text(tag) or self._is_argument(tag)):
            self._add_text(tag.source)
        elif is_skipped(tag):
            self._skipped = Skipped(tag)
            if not closed or name in VOID:
                self._end_skipped()
        elif name in BLOCKS:
            self._start_block(tag)
        elif name in _SINGLE:
            self._add_single(tag)
        elif len(self._open) < _MOST_OPEN:
            self._start_element(tag)

    def _is_argument(self, tag: StartTag) -> bool:
        """Tell whether a tag right after a word is part of code: ``Iterator<I>``, ``x<b and b>z``.

        It has a capital for a name, but no P, or attributes of which none has a value.
        """
        before = self._tokens[-1].content[-1:] if self._tokens and self._tokens[-1].type == "text" else ""
        if not before.isalnum():
            return False
        if tag.attributes:
            return tag.name not in VOID and not any(tag.attributes.values())
        return len(tag.source) == len("<I>") and tag.source.isupper() and tag.name != "p"

    def _start_element(self, tag: StartTag) -> None:
        name, attributes = tag.name, tag.attributes
        if name in STYLES:
            self._open_style(tag, STYLES[name])
            if name == "rt":
                self._add_text("(")
        elif name == "a" and "href" in attributes:
            opening = make_token(
                "link_open", 1, {"href": attributes["href"], "title": attributes.get("title", "")}
            )
            self._open_markup(name, opening, make_token("link_close", -1), tag)
        elif name == "q":
            self._add_text("‘" if self._open_names["q"] % 2 else "“")
            self._open_markup(name, None, None, tag)
        elif name in WIDGETS:
            self._start_widget(tag)
        elif name in ("sub", "sup", "abbr", "acronym", "a", "noscript"):
            self._open_markup(name, None, None, tag)

    def _start_widget(self, tag: StartTag) -> None:
        """Open a button, or what else stands apart from the words beside it; options have dots between."""
        if tag.name == "select":
            self._options = 0
        if tag.name == "option" and self._options:
            self._add_text(" · ")
        else:
            self._part_from_word()
        self._options += tag.name == "option"
        self._open_markup(tag.name, None, None, tag)

    def _part_from_word(self) -> None:
        before = self._tokens[-1].content[-1:] if self._tokens else ""
        if before.isalnum():
            self._add_text(" ")

    def _start_block(self, tag: StartTag) -> None:
        self._break_line()
        if tag.name == "li":
            self._add_text("• ")
        elif tag.name == "optgroup":
            self._options = 0
            self._add_text(name_of_options(tag))
        elif tag.name in HEADINGS or tag.name in ("th", "dt", "summary"):
            self._open_style(tag, "strong")
        elif tag.name in ("pre", "listing"):
            self._open_style(tag, "code")

    def _open_style(self, tag: StartTag, role: str) -> None:
        self._open_markup(tag.name, make_token("style", 1, tag=role), make_token("style", -1, tag=role), tag)

    def _add_single(self, tag: StartTag) -> None:
        attributes = tag.attributes
        if tag.name == "br":
            self._tokens.append(make_token("hardbreak"))
        elif not shows_something(tag):
            return
        elif smiley := smiley_of(tag):
            self._add_text(smiley)
        elif tag.name == "img":
            self._add_image(tag)
        elif tag.name == "input":
            self._add_input(words_of_input(tag))
        else:
            self._add_run(embed(self._placeholders.plain(attributes["src"]), attributes.get("title", "")))

    def _add_input(self, words: str) -> None:
        is_box = words in "☐☑"
        if not is_box:
            self._part_from_word()
        self._add_text(words)
        self._follows_widget = not is_box

    def _add_image(self, tag: StartTag) -> None:
        source = picture_source(tag)
        if self._open_names["noscript"] and source == self._picture:
            # What stands there for those without scripts is the picture before, which a script would load.
            return
        self._picture = source
        attributes: dict[str, str | int | float] = {"src": source, "title": tag.attributes.get("title", "")}
        image = make_token("image", 0, attributes)
        image.children = [make_token("text", content=tag.attributes.get("alt", ""))]
        self._tokens.append(image)
        self._ends_with_blank = False

    def _take_end(self, name: str) -> None:
        if self._open_names[name]:
            self._close(name)
        if name in BLOCKS:
            self._break_line()

    def _end_skipped(self) -> None:
        run = self._skipped.shown() if self._skipped else None
        self._skipped = None
        if run:
            self._add_run(run)
        else:
            self._tokens.append(make_token("html_inline", content=_NO_COMMENT))

    def _add_run(self, run: Inline) -> None:
        token = make_token("run")
        token.meta = {"run": run._replace(text=clean_text(self._placeholders.plain(run.text)))}
        self._tokens.append(token)
        self._ends_with_blank = False

    def _add_text(self, text: str) -> None:
        """Add text; around tags, as elsewhere, several blanks are one."""
        if self._ends_with_blank and text[:1] == " ":
            text = text[1:]
        if self._follows_widget and text:
            self._follows_widget = False
            text = f" {text}" if text[0].isalnum() else text
        if text:
            self._tokens.append(make_token("text", content=text))
            self._ends_with_blank = text[-1] == " "

    def _break_line(self) -> None:
        if self._tokens and self._tokens[-1].type != "hardbreak":
            self._tokens.append(make_token("hardbreak"))

    def _open_markup(
        self, name: str, opening: Token | None, closing: Token | None, tag: StartTag | None = None
    ) -> None:
        if opening and opening.type == "link_open":
            if self._is_in_link:
                opening = closing = None
            self._is_in_link = True
        if opening:
            self._tokens.append(opening)
        self._open.append(_Open(name, opening, closing, len(self._tokens), tag, self._started))
        self._open_names[name] += 1

    def _close(self, name: str) -> None:
        """End the innermost of a name; what was opened within it goes on after it."""
        index = next(index for index in range(len(self._open) - 1, -1, -1) if self._open[index].name == name)
        inner = self._open[index + 1 :]
        for last in range(len(self._open) - 1, index, -1):
            self._end(last)
        self._end(index)
        for one in inner:
            self._open_markup(one.name, one.opening, one.closing, one.tag)

    def _end(self, index: int) -> None:
        """End what is the innermost."""
        one = self._open.pop(index)
        self._open_names[one.name] -= 1
        self._finish_content(one)
        if one.opening and one.opening.type == "link_open":
            self._is_in_link = False
            if one.tag and is_permalink(one.tag, self._words_from(one.start)):
                del self._tokens[one.start - 1 :]
                return
            if one.started < self._started and not is_anchor(one.opening):
                self._name_icon(one)
        if one.closing:
            self._tokens.append(one.closing)

    def _words_from(self, start: int) -> str:
        return "".join(token.content for token in self._tokens[start:]).strip()

    def _name_icon(self, link: _Open) -> None:
        """Say where a link leads that holds nothing but elements which a style makes a picture of."""
        if not any(map(_is_seen, self._tokens[link.start :])):
            attributes = link.tag.attributes if link.tag else {}
            opening = link.opening.attrs if link.opening else {}
            self._add_text(attributes.get("aria-label") or str(opening.get("title") or opening.get("href")))

    def _finish_content(self, one: _Open) -> None:
        """Change what an element holds as its end asks for."""
        content = self._tokens[one.start :]
        match one.name:
            case "sub" | "sup":
                self._tokens[one.start :] = scripted(
                    content, one.name, follows_word=self._is_after_word(one.start)
                )
            case "q":
                self._add_text("’" if self._open_names["q"] % 2 else "”")
            case "rt":
                self._add_text(")")
            case "button" | "select" | "textarea":
                self._follows_widget = True
            case "abbr" | "acronym" if one.tag:
                self._explain(one.tag, "".join(token.content for token in content))

    def _is_after_word(self, index: int) -> bool:
        """Tell whether a token stands right after a word or a sign, and does not begin a text."""
        before = next((token for token in reversed(self._tokens[:index]) if not token.nesting), None)
        return before is not None and before.content[-1:].strip() != ""

    def _explain(self, tag: StartTag, word: str) -> None:
        """Tell what an abbreviation means where it first stands."""
        meaning = clean_line(self._placeholders.plain(tag.attributes.get("title", "")))
        if meaning and meaning != word and word not in self._explained:
            self._explained.add(word)
            self._add_text(f" ({meaning})")
