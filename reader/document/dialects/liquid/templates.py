"""The templates of Jekyll, Eleventy and Hexo: values in their places, tags as what they mean, nothing raw.

Liquid and Nunjucks are read alike. What steers is taken away, so that every branch is shown, once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.content.discovery.site import Kind
from reader.document.dialects.code_blocks import code_block, code_span, html_code_block, html_code_span
from reader.document.dialects.liquid.captures import MOST_PIECES, Uses, captured, repeated, with_line_breaks
from reader.document.dialects.liquid.edits import Edit, replacements
from reader.document.dialects.liquid.expressions import Values
from reader.document.dialects.liquid.scanner import Piece, is_control, partners, pieces
from reader.document.dialects.liquid.text_before import TextBefore
from reader.document.dialects.placing import LINE_BREAK, Lines
from reader.document.dialects.tags.files import safe_target
from reader.document.dialects.tags.meanings import (
    chip_for,
    code_for,
    container_for,
    is_mathematics,
    known_chip,
    link_around,
    link_target,
    words_above,
)
from reader.document.dialects.tags.tag import Tag, parse_arguments
from reader.document.dialects.tags.themes import in_common_form
from reader.document.dialects.tags.words import is_address, one_line, plain_words, runs_of
from reader.document.model import Inline, Link
from reader.document.source.dialect import Dialect
from reader.document.source.placeholders import Opening, Placeholders
from reader.document.source.source_map import Source

_WORD: Final = re.compile(r"[A-Za-z_][\w-]*")
_CALL: Final = re.compile(r"([A-Za-z_][\w.]*+)\(([^()]*+)\)")
_LONGEST_NAME: Final = 60

_PAIR: Final = 2
"""Pieces of a pair of tags with none between them."""

_KINDS_WITH_THEMES: Final = frozenset({Kind.HEXO, Kind.PLAIN})
"""Systems whose tags may be those of a theme of Hexo."""


def without_tags(source: Source, dialect: Dialect, placeholders: Placeholders) -> Source:
    """Replace all tags and outputs of templates by what they come to, save those in code."""

    def is_literal(tag: Tag) -> bool:
        return is_mathematics(tag) or code_for(tag, dialect) is not None

    found = pieces(source.text, dialect, is_literal)
    if not found:
        return source
    lines = Lines(source.text)
    return source.rewritten(replacements(_Rewriter(found, lines, dialect, placeholders).edits(), lines))


class _Rewriter:
    def __init__(
        self, found: Sequence[Piece], lines: Lines, dialect: Dialect, placeholders: Placeholders
    ) -> None:
        self._pieces = found
        self._partners = partners(found)
        self._lines = lines
        self._dialect = dialect
        self._placeholders = placeholders
        self._values = Values(dialect)
        self._names = {piece.tag.name for piece in found}
        self._uses = Uses(found, lines.text)
        self._before = TextBefore(lines.text)
        self._edits: list[Edit] = []
        self._closings: dict[int, str] = {}
        """What comes in the place of the tag that ends a pair, by its index; empty where it vanishes."""

    def edits(self) -> list[Edit]:
        """Return what becomes of every piece, in order."""
        index = 0
        while index < len(self._pieces):
            piece = self._pieces[index]
            self._before.copy(piece.start)
            if piece.kind == "output":
                self._put(piece, self._output(piece.tag.text))
            elif piece.kind == "code":
                self._put(piece, self._code(piece))
            elif piece.kind != "tag":
                self._put(piece, "")
            elif piece.tag.name in ("capture", "set", "for") and self._is_text(index):
                index = self._partners[index]
            else:
                self._tag(index, piece)
            index += 1
        return self._edits

    def _put(self, piece: Piece, text: str) -> None:
        self._edits.append(Edit(piece.start, piece.end, text, not text, piece.in_code))
        self._before.write(text, piece.end)

    def _output(self, expression: str) -> str:
        value = self._values.evaluate(expression)
        if self._before.is_in_target():
            return safe_target(value or "")
        if self._before.is_in_attribute():
            return (value or "").replace('"', "&quot;")
        return self._unknown(expression) if value is None else value

    def _unknown(self, expression: str) -> str:
        """Return a chip for an expression that is not known: its name, or what the call in it shows."""
        call = _CALL.match(expression.strip())
        if call:
            runs = chip_for(Tag(call[1], *parse_arguments(call[2]), call[2]), self._dialect)
            return self._placeholders.chip(*runs) if runs else ""
        name = one_line(expression.partition("|")[0])
        name = f"{name[:_LONGEST_NAME]}…" if len(name) > _LONGEST_NAME else name
        return self._placeholders.chip(Inline(f"⟨{name}⟩", "chip"))

    def _code(self, piece: Piece) -> str:
        body = _without_raw_tags(piece.body)
        if is_mathematics(piece.tag):
            return self._placeholders.chip(Inline(" ".join(body.split()), "math"))
        in_html = self._lines.are_html(piece.start)
        if "\n" not in body and not self._is_whole(piece):
            return html_code_span(body) if in_html else code_span(body)
        language, caption = code_for(piece.tag, self._dialect) or ("", "")
        prefix = self._lines.prefix(piece.start)
        if in_html:
            return html_code_block(body, language, caption, prefix)
        block = code_block(body, language, caption, prefix)
        return self._lines.on_own_lines(piece.start, piece.end, block)

    def _is_whole(self, piece: Piece) -> bool:
        """Tell whether a piece has its lines for itself."""
        return self._lines.are_whole(piece.start, piece.end)

    def _tag(self, index: int, piece: Piece) -> None:
        name, partner = piece.tag.name, self._partners.get(index, -1)
        if index in self._closings:
            self._put(piece, self._closings[index])
        elif is_control(name):
            self._values.assign(piece.tag.text)
            self._put(piece, "")
        elif name in ("echo", "print"):
            self._put(piece, self._output(piece.tag.text))
        elif partner > index:
            self._put(piece, self._opened(piece, self._resolved(piece.tag), partner))
        elif name.startswith("end") and name[3:].lstrip("_") in self._names:
            self._put(piece, "")
        elif not name.startswith("end"):
            self._single(piece, self._resolved(piece.tag))

    def _resolved(self, tag: Tag) -> Tag:
        """Return a tag with the values of its variables, its arguments as most systems write them."""
        tag = self._values.resolved(tag)
        return in_common_form(tag) if self._dialect.kind in _KINDS_WITH_THEMES else tag

    def _single(self, piece: Piece, tag: Tag) -> None:
        """Put what a tag without a body shows; it keeps a line of its own unless it stands for mere words."""
        if self._before.is_in_target() or self._before.is_in_attribute():
            target = link_target(tag, self._dialect)
            address = next(filter(is_address, tag.arguments), "")
            self._put(piece, safe_target(address) if target is None else target)
            return
        is_line = self._is_whole(piece)
        is_line_of_hexo = is_line and self._dialect.kind is Kind.HEXO
        runs = self._shown(tag, is_line_of_hexo)
        if runs and is_line_of_hexo and piece.tag.name in ("tab", "node"):
            blank = f"\n{self._lines.prefix(piece.start)}"
            above = "" if self._lines.end_of_text_above(piece.start) is None else blank
            self._put(piece, f"{above}{self._placeholders.chip(*runs)}{blank}")
        elif runs and (is_line_of_hexo or (is_line and any(map(_is_object, runs)))):
            self._break_line_above(piece)
            self._put(piece, self._placeholders.chip(*runs) + LINE_BREAK)
        else:
            self._put(piece, self._placeholders.chip(*runs) if runs else "")

    def _shown(self, tag: Tag, is_whole: bool) -> tuple[Inline, ...]:
        """Return what stands for a tag without a body; of a callout it is the title, which may say all."""
        known = known_chip(tag, self._dialect)
        opening = container_for(tag, self._dialect) if known is None else None
        if opening:
            return runs_of(opening.title, "strong") if is_whole else _title(opening)
        return chip_for(tag, self._dialect) if known is None else known

    def _break_line_above(self, piece: Piece) -> None:
        end = self._lines.end_of_text_above(piece.start)
        last = self._edits[-1].end if self._edits else -1
        if end is not None and last < end:
            self._edits.append(Edit(end, end, LINE_BREAK))

    def _opened(self, piece: Piece, tag: Tag, partner: int) -> str:
        """Return what replaces the first tag of a pair, and note in ``_closings`` what replaces the last."""
        closing = self._pieces[partner]
        on_lines = self._lines.start(closing.start) > piece.start or self._lines.are_whole(
            piece.start, closing.end
        )
        opening = container_for(tag, self._dialect)
        if opening and on_lines:
            prefix = self._lines.prefix(piece.start)
            end_mark = self._placeholders.closing()
            self._closings[partner] = self._lines.on_own_lines(closing.start, closing.end, end_mark, prefix)
            return self._lines.on_own_lines(piece.start, piece.end, self._placeholders.opening(opening))
        self._closings[partner] = ""
        target = link_around(tag)
        if target and not on_lines:
            self._closings[partner] = f"]({target})"
            return "["
        if target:
            self._closings[partner] = self._placeholders.chip(Inline(target, "link", Link(target)))
        runs = _title(opening) if opening else words_above(tag)
        after = LINE_BREAK if self._lines.ends(piece.end) else " "
        return self._placeholders.chip(*runs) + after if runs else ""

    def _is_text(self, index: int) -> bool:
        """Put a pair that comes to mere text, here or where its variable is used; tell whether it does."""
        partner = self._partners.get(index, -1)
        if partner < index:
            return False
        piece = self._pieces[index]
        inside = self._pieces[index : partner + 1] if partner - index < MOST_PIECES else ()
        text = self._looped(inside) if piece.tag.name == "for" else self._captured(piece, inside)
        if text is not None:
            self._put(piece._replace(end=self._pieces[partner].end), text)
        return text is not None

    def _looped(self, inside: Sequence[Piece]) -> str | None:
        return repeated(self._lines.text, inside, self._values) if inside else None

    def _captured(self, piece: Piece, inside: Sequence[Piece]) -> str | None:
        """Return an empty text if a captured value is shown where its variable is used; None if here."""
        name = _WORD.match(piece.tag.text)
        if not name:
            return None
        value = captured(self._lines.text, inside, self._values) if inside else None
        self._values.define(name[0], value or "")
        if value is not None:
            return "" if name[0] in self._uses.names else None
        return self._captured_lines(name[0], inside) if len(inside) == _PAIR else None

    def _captured_lines(self, name: str, pair: Sequence[Piece]) -> str | None:
        """Return the lines that a pair of tags holds, as code or as they are; None if they are Markdown."""
        first, last = pair
        body = self._lines.text[first.end : last.start]
        if self._uses.are_of_code(name):
            return self._code(first._replace(end=last.end, body=body))
        keeps_lines = first.tag.name == "set" and self._uses.are_of_lines(name)
        return with_line_breaks(body) if keeps_lines else None


def _is_object(run: Inline) -> bool:
    """Tell whether a run is a picture, a link or a chip, not mere words."""
    return bool(run.image or run.link or run.roles == "chip")


def _title(opening: Opening) -> tuple[Inline, ...]:
    """Return the title of a container that stands within a line, with a colon."""
    title = plain_words(opening.title)
    return (Inline(f"{title}:", "strong"),) if title else ()


_RAW_TAG: Final = re.compile(r"\{%[-+~]?[ \t]*+(?:end_?)?(?:raw|verbatim)[ \t]*+-?%\}")


def _without_raw_tags(code: str) -> str:
    return _RAW_TAG.sub("", code) if "{%" in code else code
