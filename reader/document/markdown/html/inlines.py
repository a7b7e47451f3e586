"""HTML within a line: the tags among the tokens of a leaf → tokens as Markdown has them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from html import escape, unescape
from typing import Final

from markdown_it.token import Token

from reader.content.text import clean_line, clean_text
from reader.document.markdown.html.inline_tokens import (
    LeafTokens,
    OpenMarkup,
    closing_of,
    is_anchor,
    make_picture,
    make_token,
    scripted,
)
from reader.document.model import Inline
from reader.document.source.embeds import embed
from reader.document.source.html_elements import (
    BLOCKS,
    HEADINGS,
    STYLES,
    VOID,
    WIDGETS,
    is_literal_text,
    is_part_of_code,
    is_permalink,
    is_skipped,
    may_be_icon,
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


def with_html_read(leaf: Iterable[Token], placeholders: Placeholders) -> list[Token]:
    """Replace the HTML tokens of a leaf by what they mean.

    Comments stay as tokens ``html_inline``. New are ``style`` and its end, whose tag is a role, and ``run``,
    which holds an `Inline`.
    """
    leaf = list(leaf)
    ends = (_CLOSED.match(token.content) for token in leaf if token.type == "html_inline")
    reader = _Reader(Counter(end[1].lower() for end in ends if end), placeholders)
    for token in leaf:
        reader.take(token)
    return reader.finish()


class _Reader:
    """Takes the tokens of a leaf in order, and keeps all that is open balanced."""

    def __init__(self, ends: Counter[str], placeholders: Placeholders) -> None:
        self._placeholders = placeholders
        self._ends = ends
        """How many end tags of each name are still to come."""
        self._leaf = LeafTokens()
        self._open: list[OpenMarkup] = []
        self._open_names: Counter[str] = Counter()
        self._is_in_link = False
        self._icons = 0
        """How many elements have started that a style may make pictures of."""
        self._skipped: Skipped | None = None
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
            self._leaf.add_text(token.content)
        else:
            self._leaf.add(token)

    def finish(self) -> list[Token]:
        if self._skipped:
            self._end_skipped()
        while self._open:
            self._end(len(self._open) - 1)
        return self._leaf.tokens

    def _take_html(self, token: Token) -> None:
        tag = next(tokens(token.content), None)
        if isinstance(tag, EndTag):
            self._ends[tag.name] -= 1
        if self._skipped:
            if tag and self._skipped.ends_with(tag):
                self._end_skipped()
        elif isinstance(tag, StartTag):
            self._icons += may_be_icon(tag)
            self._start(tag)
        elif isinstance(tag, EndTag):
            self._take_end(tag.name)
        elif isinstance(tag, Text):
            self._leaf.add_text(unescape(tag.source))
        else:
            self._leaf.add_comment()

    def _start(self, tag: StartTag) -> None:
        name = tag.name
        closed = self._ends[name] > 0
        if not closed and (is_literal_text(tag) or (self._leaf.ends_with_word and is_part_of_code(tag))):
            self._leaf.add_text(tag.source)
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

    def _start_element(self, tag: StartTag) -> None:
        name, attributes = tag.name, tag.attributes
        if name in STYLES:
            self._open_style(tag, STYLES[name])
            if name == "rt":
                self._leaf.add_text("(")
        elif name == "a" and "href" in attributes:
            opening = make_token(
                "link_open", 1, {"href": attributes["href"], "title": attributes.get("title", "")}
            )
            self._open_markup(name, opening, make_token("link_close", -1), tag)
        elif name == "q":
            self._leaf.add_text("‘" if self._open_names["q"] % 2 else "“")
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
            self._leaf.add_text(" · ")
        else:
            self._leaf.part_from_word()
        self._options += tag.name == "option"
        self._open_markup(tag.name, None, None, tag)

    def _start_block(self, tag: StartTag) -> None:
        self._leaf.break_line()
        if tag.name == "li":
            self._leaf.add_text("• ")
        elif tag.name == "optgroup":
            self._options = 0
            self._leaf.add_text(name_of_options(tag))
        elif tag.name in HEADINGS or tag.name in ("th", "dt", "summary"):
            self._open_style(tag, "strong")
        elif tag.name in ("pre", "listing"):
            self._open_style(tag, "code")

    def _open_style(self, tag: StartTag, role: str) -> None:
        self._open_markup(tag.name, make_token("style", 1, tag=role), make_token("style", -1, tag=role), tag)

    def _add_single(self, tag: StartTag) -> None:
        attributes = tag.attributes
        if tag.name == "br":
            self._leaf.add(make_token("hardbreak"))
        elif not shows_something(tag):
            return
        elif smiley := smiley_of(tag):
            self._leaf.add_text(smiley)
        elif tag.name == "img":
            self._add_image(tag)
        elif tag.name == "input":
            self._leaf.add_apart(words_of_input(tag))
        else:
            self._add_run(embed(self._placeholders.plain(attributes["src"]), attributes.get("title", "")))

    def _add_image(self, tag: StartTag) -> None:
        source = picture_source(tag)
        if self._open_names["noscript"] and source == self._picture:
            # What stands there for those without scripts is the picture before, which a script would load.
            return
        self._picture = source
        self._leaf.add(make_picture(source, tag.attributes))

    def _take_end(self, name: str) -> None:
        if self._open_names[name]:
            self._close(name)
        if name in BLOCKS:
            self._leaf.break_line()

    def _end_skipped(self) -> None:
        run = self._skipped.shown() if self._skipped else None
        self._skipped = None
        if run:
            self._add_run(run)
        else:
            self._leaf.add_comment()

    def _add_run(self, run: Inline) -> None:
        token = make_token("run")
        token.meta = {"run": run._replace(text=clean_text(self._placeholders.plain(run.text)))}
        self._leaf.add(token)

    def _open_markup(
        self, name: str, opening: Token | None, closing: Token | None, tag: StartTag | None = None
    ) -> None:
        if opening and opening.type == "link_open":
            if self._is_in_link:
                opening = closing = None
            self._is_in_link = True
        if opening:
            self._leaf.mark(opening)
        self._open.append(OpenMarkup(name, opening, closing, len(self._leaf.tokens), tag, self._icons))
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
            if one.tag and is_permalink(one.tag, self._leaf.words_from(one.start)):
                self._leaf.drop_from(one.start - 1)
                return
            if one.icons < self._icons and not is_anchor(one.opening):
                self._name_icon(one)
        if one.closing:
            self._leaf.mark(one.closing)

    def _name_icon(self, link: OpenMarkup) -> None:
        """Say where a link leads that holds nothing but elements which a style makes a picture of."""
        if link.opening and not self._leaf.shows_from(link.start):
            label = link.tag.attributes.get("aria-label") if link.tag else ""
            attributes = link.opening.attrs
            self._leaf.add_text(str(label or attributes.get("title") or attributes["href"]))

    def _finish_content(self, one: OpenMarkup) -> None:
        """Change what an element holds as its end asks for."""
        content = self._leaf.tokens[one.start :]
        match one.name:
            case "sub" | "sup":
                follows_word = self._leaf.is_after_word(one.start)
                self._leaf.tokens[one.start :] = scripted(content, one.name, follows_word=follows_word)
            case "q":
                self._leaf.add_text("’" if self._open_names["q"] % 2 else "”")
            case "rt":
                self._leaf.add_text(")")
            case "button" | "select" | "textarea":
                self._leaf.part_from_next_word()
            case "abbr" | "acronym" if one.tag:
                self._explain(one.tag, "".join(token.content for token in content))

    def _explain(self, tag: StartTag, word: str) -> None:
        """Say what an abbreviation means where it first stands."""
        meaning = clean_line(self._placeholders.plain(tag.attributes.get("title", "")))
        if meaning and meaning != word and word not in self._explained:
            self._explained.add(word)
            self._leaf.add_text(f" ({meaning})")
