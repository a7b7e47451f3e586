"""The tokens of a leaf → runs of text in one style."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Protocol

from markdown_it.token import Token

from reader.content.text import clean_line, clean_text, lies_in
from reader.document.markdown.inline_rules import BLANKS, DISPLAY, FORMULA, IDEOGRAPHS, MAIL
from reader.document.model import Image, Inline, Link
from reader.document.source.captions import caption_runs, plain_text
from reader.document.source.dialect import Dialect
from reader.document.source.placeholders import Placeholders

FOOTNOTE_HREF: Final = "#fn-"
"""What the href of a reference to a footnote starts with; the label of the note, case folded, follows."""

_HARD_BREAK: Final = "  "
"""At the end of a line, or more blanks, it breaks it."""

_OPENINGS: Final = {
    "strong_open": "strong",
    "em_open": "emphasis",
    "s_open": "strikethrough",
    "highlight_open": "highlight",
    "tag_open": "tag",
}


class Definitions(Protocol):
    """What the article as a whole says about its inline markup."""

    @property
    def dialect(self) -> Dialect:
        """Return the dialect that it is written in."""

    @property
    def placeholders(self) -> Placeholders:
        """Return what the placeholders in it stand for."""

    @property
    def references(self) -> Any:
        """Return the link definitions: an object with ``get``, by normalised label."""

    @property
    def footnotes(self) -> Any:
        """Return a container of the case-folded labels of the notes."""

    def number(self, label: str) -> int | None:
        """Return the number of a note; None when it has none yet."""


def understood_html(tokens: list[Token], placeholders: Placeholders) -> list[Token]:
    """Return the tokens of a leaf with those of HTML understood."""
    if all(token.type != "html_inline" for token in tokens):
        return tokens
    from reader.document.markdown.html.inlines import with_html_read

    return with_html_read(tokens, placeholders)


class RunCollector:
    """Makes runs of tokens: neighbours in the same style become one, line ends become what they mean."""

    def __init__(self, definitions: Definitions) -> None:
        self._definitions = definitions
        self._runs: list[Inline] = []
        self._pieces: list[str] = []
        self._styles: list[str] = []
        self._roles = ""
        self._link: Link | None = None
        self._runs_before_link = 0
        self._last = "\n"
        """The last character collected; at the start, a line end."""
        self._between_ideographs = False
        """Whether a line ended in a script without blanks, and it depends on the next whether one is due."""
        self._blank_stands = False
        """Whether a comment was left out after a blank, so that another blank would be one too many."""
        self._follows_picture = False
        """Whether a word would be taken for one of the caption of a picture without a blank before it."""

    def finish(self) -> tuple[Inline, ...]:
        """Return all runs, without a blank or a line break at the end."""
        while self._pieces and not self._pieces[-1].strip(" \n"):
            self._pieces.pop()
        self._pieces[-1:] = [piece.rstrip(" ") for piece in self._pieces[-1:]]
        self._flush()
        return tuple(self._runs)

    def add_lines(self, source: str) -> None:
        """Take plain text of several lines, which end as CommonMark has it (6.7 and 6.8)."""
        *lines, last = source.split("\n")
        for number, line in enumerate(lines):
            line = line.lstrip(" \t") if number else line
            text = line.rstrip(" ")
            self._add_piece(BLANKS.sub(" ", text))
            if len(line) - len(text) < len(_HARD_BREAK):
                self._end_line()
            else:
                self._break_line()
        self._add_piece(BLANKS.sub(" ", last.lstrip(" \t")))

    def add(self, tokens: list[Token]) -> None:
        """Take the tokens of a leaf."""
        for token in tokens:
            kind = token.type
            if kind == "text":
                self._add_text(token.content)
            elif kind == "softbreak":
                self._end_line()
            elif kind == "hardbreak":
                self._break_line()
            elif kind in _OPENINGS:
                self._open(_OPENINGS[kind])
            elif kind == "style" and token.nesting > 0:
                self._open(token.tag)
            elif kind == "code_inline":
                self._add_styled("code", self._definitions.placeholders.plain(token.content))
            elif kind in ("link_open", "missing_link_open"):
                self._open_link(token, "link" if kind == "link_open" else "link-missing")
            elif kind in ("link_close", "missing_link_close"):
                self._close_link()
            elif token.nesting < 0:
                self._close()
            elif kind == "image":
                self._add_image(token)
            elif kind == "footnote_reference":
                self._add_footnote(token.content)
            elif kind == "chip":
                self._add_given(self._definitions.placeholders.chip_at(int(token.content)))
            elif kind == "run":
                self._add_apart(token.meta["run"])
            elif kind in (FORMULA, DISPLAY):
                self._add_formula(token.content, in_lines_of_its_own=kind == DISPLAY)
            elif kind == "html_inline":
                self._blank_stands = self._last == " "
            else:
                self._add_piece(token.content)

    def _add_text(self, text: str) -> None:
        if "code" not in self._styles:
            text = BLANKS.sub(" ", text) if "  " in text else text
            text = text.removeprefix(" ") if self._last == " " else text
        if "@" not in text or self._link:
            self._add_piece(text)
            return
        end = 0
        for address in MAIL.finditer(text):
            self._add_piece(text[end : address.start()])
            self._add_styled("link", address[0], Link("mailto:" + address[0].removeprefix("mailto:")))
            end = address.end()
        self._add_piece(text[end:])

    def _add_piece(self, text: str) -> None:
        if self._last == "\n":
            text = text.lstrip(" \t")
        elif self._blank_stands:
            text = text.removeprefix(" ")
        self._blank_stands = False
        if not text:
            return
        if self._follows_picture:
            self._follows_picture = False
            if text[0].isalnum() and self._last != " ":
                self._pieces.append(" ")
        if self._between_ideographs:
            self._between_ideographs = False
            if not lies_in(text[0], IDEOGRAPHS):
                self._pieces.append(" ")
        self._pieces.append(text)
        self._last = text[-1]

    def _end_line(self) -> None:
        if self._definitions.dialect.line_breaks:
            if self._last != "\n":
                self._break_line()
        elif lies_in(self._last, IDEOGRAPHS):
            self._between_ideographs = True
        elif self._last not in ("\n", " "):
            self._pieces.append(" ")
            self._last = " "

    def _break_line(self) -> None:
        self._between_ideographs = False
        if self._pieces:
            self._pieces[-1] = self._pieces[-1].rstrip(" \t")
        if self._runs or self._pieces:
            self._pieces.append("\n")
            self._last = "\n"
            self._follows_picture = False

    def _open(self, style: str) -> None:
        self._flush()
        self._styles.append(style)
        self._roles = " ".join(self._styles)

    def _close(self) -> None:
        self._flush()
        self._styles.pop()
        self._roles = " ".join(self._styles)

    def _open_link(self, token: Token, role: str) -> None:
        self._open(role)
        href = self._definitions.placeholders.plain(str(token.attrs["href"]))
        self._link = Link(href, clean_line(str(token.attrs.get("title", ""))))
        self._runs_before_link = len(self._runs)

    def _close_link(self) -> None:
        """End a link; of one that shows nothing, as sites put beside headings, at most a blank is left."""
        self._flush()
        shown = self._runs[self._runs_before_link :]
        is_empty = not any(run.image or run.text.strip() for run in shown)
        if is_empty:
            del self._runs[self._runs_before_link :]
            self._last = self._runs[-1].text[-1:] if self._runs else "\n"
        self._close()
        self._link = None
        if is_empty and shown:
            self._add_text(" ")

    def _add_styled(self, style: str, text: str, link: Link | None = None) -> None:
        self._open(style)
        outer, self._link = self._link, link or self._link
        self._add_piece(text)
        self._close()
        self._link = outer

    def _add_footnote(self, label: str) -> None:
        number = self._definitions.number(label)
        self._add_styled("footnote", f"[{number or '^' + label}]", Link(FOOTNOTE_HREF + label.casefold()))

    def _add_given(self, runs: Sequence[Inline]) -> None:
        """Take the runs that a chip or an element stands for, within the styles around it."""
        for run in runs:
            self._flush()
            link = run.link or self._link
            roles = f"{self._roles} {run.roles}".strip()
            self._runs.append(run._replace(text=clean_text(run.text), roles=roles, link=link))
            self._last = run.text[-1:] or self._last

    def _add_apart(self, run: Inline) -> None:
        """Take what stands for an element of HTML, apart from the words beside it."""
        if self._last.isalnum():
            self._add_piece(" ")
        self._add_given((run,))
        self._follows_picture = True

    def _add_image(self, token: Token) -> None:
        if self._last.isalnum():
            self._add_piece(" ")
        source = self._definitions.placeholders.plain(str(token.attrs["src"]))
        described = _described(token, self._definitions)
        alt, width = plain_text(described), str(token.attrs.get("width", ""))
        if alt and self._definitions.dialect.wikilinks:
            from reader.document.markdown.wikilinks import without_sizes
            from reader.document.source.picture_widths import width_in_note

            alt, width = without_sizes(alt), width or width_in_note(alt)
        title = clean_line(str(token.attrs.get("title", "")))
        self._open("image")
        self._runs += caption_runs(Image(source, alt, title, width), self._roles, self._link, described)
        self._last = self._runs[-1].text[-1]
        self._follows_picture = True
        self._close()

    def _add_formula(self, tex: str, *, in_lines_of_its_own: bool) -> None:
        from reader.document.tex.unicode import to_display, to_unicode

        tex = self._definitions.placeholders.plain(tex)
        if in_lines_of_its_own:
            self._break_line()
            self._add_styled("math", to_display(tex))
            self._break_line()
        else:
            self._add_styled("math", to_unicode(tex))

    def _flush(self) -> None:
        if self._pieces:
            if text := clean_text("".join(self._pieces).replace("\t", " ")):
                self._append(Inline(text, self._roles, self._link))
            self._pieces.clear()

    def _append(self, run: Inline) -> None:
        before = self._runs[-1] if self._runs else None
        if before and before._replace(text=run.text) == run and not run.link:
            self._runs[-1] = run._replace(text=before.text + run.text)
        else:
            self._runs.append(run)


def _described(image: Token, definitions: Definitions) -> tuple[Inline, ...]:
    runs = RunCollector(definitions)
    runs.add(understood_html(image.children or [], definitions.placeholders))
    return runs.finish()
