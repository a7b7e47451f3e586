"""Shortcodes of Hugo and Zola → Markdown, with placeholders for what Markdown cannot say."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from reader.content.discovery.site import Kind
from reader.document.dialects.code_blocks import code_block, code_span, html_code_block, html_code_span
from reader.document.dialects.placing import LINE_BREAK, Lines
from reader.document.dialects.shortcodes import hugo, zola
from reader.document.dialects.shortcodes.indented_bodies import without_indentation
from reader.document.dialects.shortcodes.shortcode import Shortcode, pairs
from reader.document.dialects.tags.files import safe_target
from reader.document.dialects.tags.meanings import (
    chip_for,
    code_for,
    container_for,
    is_comment,
    is_mathematics,
    is_side_note,
    known_chip,
    link_around,
    link_target,
    words_above,
)
from reader.document.dialects.tags.tab_names import TabNames
from reader.document.dialects.tags.tag import Tag
from reader.document.model import Inline
from reader.document.source.code_mask import CodeMask
from reader.document.source.dialect import Dialect
from reader.document.source.placeholders import Placeholders
from reader.document.source.source_map import Replacement, Source
from reader.document.tex.unicode import to_unicode

_NOT_ZOLA: Final = frozenset({Kind.HUGO, Kind.HEXO, Kind.ELEVENTY})
"""Systems in which what looks like a shortcode of Zola is text, or calls a function."""

_DEEPEST: Final = 40
"""Containers in each other that are followed. Deeper ones leave their text where it is."""

_LONGEST_LINE: Final = 2_000
"""Characters of a body that may stand within a line, or be the text of a link."""

_COLUMN_BREAK: Final = re.compile(r"^[ \t]*+<-{2,}>[ \t]*+(?:<!--.*)?$", re.MULTILINE)
_TARGET_START: Final = re.compile(r"""\]\(\s?<?|=["']""")

_DELIMITED: Final = re.compile(r"\\[(\[](.*)\\[)\]]", re.DOTALL)


def without_shortcodes(source: Source, dialect: Dialect, placeholders: Placeholders) -> Source:
    """Replace the shortcodes of Hugo, and those of Zola where they cannot be of another system."""
    if dialect.kind is Kind.HUGO and "*/" in source.text:
        source = hugo.without_comments(source)
    if "{{<" in source.text or "{{%" in source.text:
        source = without_indentation(source, lambda tag: _is_literal(tag, dialect))
        source = _rewritten(source, hugo.shortcodes(source.text), dialect, placeholders)
    if dialect.kind not in _NOT_ZOLA and ("{{" in source.text or "{%" in source.text):
        source = _rewritten(source, zola.shortcodes(source.text), dialect, placeholders)
    return source


def _rewritten(
    source: Source, shortcodes: Sequence[Shortcode], dialect: Dialect, placeholders: Placeholders
) -> Source:
    if not shortcodes:
        return source
    source = source.rewritten(_Rewriter(source.text, shortcodes, dialect, placeholders).replacements())
    if "<--->" in source.text and any(shortcode.key == "columns" for shortcode in shortcodes):
        breaks = CodeMask(source.text).outside(_COLUMN_BREAK)
        source = source.rewritten(Replacement(*found.span(), "") for found in breaks)
    return source


def _is_literal(tag: Tag, dialect: Dialect) -> bool:
    """Tell whether the body of a tag is no Markdown."""
    return is_comment(tag) or is_mathematics(tag) or code_for(tag, dialect) is not None


class _Rewriter:
    """Goes over the shortcodes of a text once, and notes what comes in the place of each."""

    def __init__(
        self, text: str, shortcodes: Sequence[Shortcode], dialect: Dialect, placeholders: Placeholders
    ) -> None:
        self._text = text
        self._shortcodes = shortcodes
        self._dialect = dialect
        self._placeholders = placeholders
        self._lines = Lines(text, [(shortcode.start, shortcode.end) for shortcode in shortcodes])
        self._replacements: list[Replacement] = []
        self._closers: dict[int, Callable[[Shortcode], None]] = {}
        """What to do at the end of a pair, by its number."""
        self._depth = 0
        self._tab_names = TabNames()

    def replacements(self) -> list[Replacement]:
        """Return what comes in the place of the shortcodes, in order."""
        closings = pairs(self._shortcodes, self._is_literal)
        number = -1
        while (number := number + 1) < len(self._shortcodes):
            shortcode = self._shortcodes[number]
            if shortcode.role == "literal":
                self._replace(shortcode, self._placeholders.chip(Inline(shortcode.text)))
            elif shortcode.covered:
                continue
            elif shortcode.role == "closing":
                self._closers.pop(number, self._remove)(shortcode)
            elif number not in closings:
                self._alone(shortcode)
            elif self._is_literal(shortcode.tag):
                number = closings[number]
                self._literal_pair(shortcode, self._shortcodes[number])
            else:
                self._pair(shortcode, closings[number])
        return self._replacements

    def _is_literal(self, tag: Tag) -> bool:
        return _is_literal(tag, self._dialect)

    def _replace(self, shortcode: Shortcode, text: str) -> None:
        self._replacements.append(Replacement(shortcode.start, shortcode.end, text))

    def _remove(self, shortcode: Shortcode) -> None:
        """Leave nothing, and of the blanks on both sides only one."""
        start, end = shortcode.start, shortcode.end
        if self._text[start - 1 : start] == " " == self._text[end : end + 1]:
            end += 1
        self._replacements.append(Replacement(start, end, ""))

    def _is_line(self, shortcode: Shortcode) -> bool:
        return self._lines.are_whole(shortcode.start, shortcode.end)

    def _alone(self, shortcode: Shortcode) -> None:
        start, tag = shortcode.start, shortcode.tag
        target = link_target(tag, self._dialect)
        in_target = bool(_TARGET_START.search(self._text, max(0, start - 4), start))
        if target is not None and (in_target or tag.name in ("ref", "relref")):
            self._replace(shortcode, target)
            return
        runs = chip_for(tag, self._dialect)
        if in_target:
            self._replace(shortcode, safe_target("".join(run.text for run in runs)))
        else:
            self._show(shortcode, runs)

    def _show(self, shortcode: Shortcode, runs: Sequence[Inline]) -> None:
        """Put runs in the place of a shortcode; a picture, a link or a chip that is a line stays a line."""
        is_line = self._is_line(shortcode)
        if not runs or (is_line and not any(run.text.strip() for run in runs)):
            self._remove(shortcode)
            return
        mark = self._placeholders.chip(*runs)
        if is_line and any(run.image or run.link or run.roles == "chip" for run in runs):
            self._break_line_before(shortcode)
            mark += LINE_BREAK
        elif any(run.image for run in runs) and self._text[shortcode.end : shortcode.end + 1].isalnum():
            mark += f"{LINE_BREAK}\n{self._lines.prefix(shortcode.start)}"
        self._replace(shortcode, mark)

    def _break_line_before(self, shortcode: Shortcode) -> None:
        end = self._lines.end_of_text_above(shortcode.start)
        last = self._replacements[-1].end if self._replacements else 0
        if end is not None and end >= last:
            self._replacements.append(Replacement(end, end, LINE_BREAK))

    def _literal_pair(self, opening: Shortcode, closing: Shortcode) -> None:
        body = self._text[opening.end : closing.start]
        code = code_for(opening.tag, self._dialect)
        within_line = self._are_within_line(opening, closing)
        if is_comment(opening.tag):
            text = ""
        elif within_line and code is None:
            text = self._placeholders.chip(Inline(to_unicode(_without_delimiters(body)), "math"))
        elif code is None and "$" in body and not within_line:
            text = body
        else:
            text = self._code(opening, closing, code or ("math", ""), within_line)
        self._replacements.append(Replacement(opening.start, closing.end, text))

    def _code(self, opening: Shortcode, closing: Shortcode, named: tuple[str, str], within_line: bool) -> str:
        """Return the code of a pair, given its language and caption."""
        body = hugo.without_escapes(self._text[opening.end : closing.start])
        in_html = self._lines.are_html(opening.start)
        if within_line:
            return html_code_span(body) if in_html else code_span(body)
        prefix = self._lines.prefix(opening.start)
        if in_html:
            return html_code_block(body, *named, prefix)
        return self._lines.on_own_lines(opening.start, closing.end, code_block(body, *named, prefix))

    def _on_own_lines(self, start: int, end: int, text: str) -> str:
        """Give a text, between two offsets, its own lines, after a blank one where HTML must end first."""
        room = f"\n{self._lines.prefix(start)}" if self._lines.are_html(start) else ""
        return self._lines.on_own_lines(start, end, room + text)

    def _pair(self, shortcode: Shortcode, closing_number: int) -> None:
        closing = self._shortcodes[closing_number]
        tag = self._tab_names.named(shortcode.tag, shortcode.start)
        opening = container_for(tag, self._dialect)
        inline = self._are_within_line(shortcode, closing)
        if opening and not inline and self._depth < _DEEPEST:
            self._depth += 1
            self._closers[closing_number] = self._close_container
            self._set_apart(shortcode, self._placeholders.opening(opening))
        elif (target := link_around(tag)) and self._is_one_line(shortcode.end, closing.start):
            self._open_link(shortcode, closing, closing_number, target)
        else:
            self._open_text(shortcode, closing, closing_number, tag)

    def _close_container(self, shortcode: Shortcode) -> None:
        self._depth -= 1
        self._set_apart(shortcode, self._placeholders.closing())

    def _set_apart(self, shortcode: Shortcode, text: str) -> None:
        """Put a text in the place of a shortcode, on lines of its own."""
        self._replace(shortcode, self._on_own_lines(shortcode.start, shortcode.end, text))

    def _are_within_line(self, opening: Shortcode, closing: Shortcode) -> bool:
        """Tell whether a pair and its body are one line, with other text before or after them."""
        if closing.start - opening.end > _LONGEST_LINE or "\n" in self._text[opening.end : closing.start]:
            return False
        return not self._lines.are_whole(opening.start, closing.end)

    def _is_one_line(self, start: int, end: int) -> bool:
        body = self._text[start : min(end, start + _LONGEST_LINE)].strip()
        return bool(body) and "\n" not in body and end - start <= _LONGEST_LINE

    def _open_link(self, shortcode: Shortcode, closing: Shortcode, number: int, target: str) -> None:
        """Make the body of a button the text of a link."""
        body = self._text[shortcode.end : closing.start]
        text_start = shortcode.end + len(body) - len(body.lstrip())
        text_end = shortcode.end + len(body.rstrip())
        self._replacements.append(Replacement(shortcode.start, text_start, "["))
        self._closers[number] = lambda last: self._replacements.append(
            Replacement(max(text_end, self._replacements[-1].end), last.end, f"](<{target}>)")
        )

    def _open_text(self, shortcode: Shortcode, closing: Shortcode, number: int, tag: Tag) -> None:
        """Leave a body as it is, below what the shortcode itself shows or says."""
        known = known_chip(tag, self._dialect) or ()
        inline = self._are_within_line(shortcode, closing) or self._is_annotated(shortcode, closing)
        self._tab_names.take_group(tag, closing.start)
        if inline and is_side_note(tag):
            self._open_note(shortcode, closing, number, tag)
        elif any(run.image or run.link for run in known):
            self._show(shortcode, known)
        elif not (said := words_above(tag)):
            self._remove(shortcode)
        elif inline:
            self._remove(shortcode)
            after = self._placeholders.chip(
                Inline(" ("), *(run._replace(roles="") for run in said), Inline(")")
            )
            self._closers[number] = lambda last: self._replace(last, after)
        else:
            mark = self._placeholders.chip(*said)
            self._set_apart(shortcode, f"{mark}\n{self._lines.prefix(shortcode.start)}")

    def _open_note(self, shortcode: Shortcode, closing: Shortcode, number: int, tag: Tag) -> None:
        """Put a note that stands in the margin of a page into brackets, after the words it is about."""
        body = self._text[shortcode.end : closing.start]
        text_start = shortcode.end + len(body) - len(body.lstrip())
        text_end = shortcode.end + len(body.rstrip())
        before = "" if self._text[shortcode.start - 1 : shortcode.start].isspace() else " "
        about = self._placeholders.chip(Inline(before + "".join(f"{text} " for text in tag.arguments) + "("))
        self._replacements.append(Replacement(shortcode.start, text_start, about))
        self._closers[number] = lambda last: self._replacements.append(
            Replacement(max(text_end, self._replacements[-1].end), last.end, ")")
        )

    def _is_annotated(self, opening: Shortcode, closing: Shortcode) -> bool:
        """Tell whether a pair says how the words in it are read (ruby), and so belongs into their line."""
        return opening.key == "ruby" and self._is_one_line(opening.end, closing.start)


def _without_delimiters(tex: str) -> str:
    """Remove the delimiters ``\\(…\\)`` or ``\\[…\\]`` that some put between tags for mathematics."""
    found = _DELIMITED.fullmatch(tex.strip())
    return found[1] if found else tex.strip()
