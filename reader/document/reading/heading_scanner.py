"""Which lines of some Markdown are headings, found without parsing it wherever that is plain to see.

What is not plain is left to the parser. So every rule here holds for any text around: a line that starts
with number signs is a heading whatever list or quote stands above, unless a fence, a comment or HTML that
begins at the margin still goes on. Lines that are indented depend on what is open above them.
"""

from __future__ import annotations

import functools
import re
from typing import Final, NamedTuple

from markdown_it.common.utils import mdTrim

from reader.document.dialects.liquid.stand_ins import STAND_IN
from reader.document.dialects.unchanged import Unfenced

_LINE: Final = re.compile(
    r"""
    \n(?![A-Za-z\n])(?:
        (?P<heading>\#{1,6})(?:[ \t](?P<title>[^\n]*))?(?=\n|\Z)
      | (?P<indent>[ ]{0,3})(?P<fence>`{3,}(?=[^`\n]*(?:\n|\Z))|~{3,})
      | [ ]{0,3}(?P<html><)(?=[A-Za-z/!?])
      | (?P<prefix>(?:[ \t>*+\-.)0-9]|\[\^[^\]\n]*\]:|\[[ xX]\](?=[ \t]))*+)
        (?:
            (?P<inner>\#{1,6})(?:[ \t](?P<inner_title>[^\n]*))?(?=\n|\Z)
          | (?P<underline>=*)[ \t]*(?=\n|\Z)
          | (?P<other>:::|!!!|\?\?\?|===[!+ ]|\$\$|\\\\?\[|\\begin)
        )
    )
    """,
    re.VERBOSE,
)
"""A line, with the line end before it, that may be a heading, make one of what stands above it, or begin
something that holds others."""

_CONTAINER: Final = re.compile(r"\n[ \t]*+(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t\n]|\Z)|\[\^[^\]\n]*\]:)")
"""A line that opens something which indented lines below it may belong to."""

_MARGIN: Final = re.compile(rf"\n[ \t]*\n(?![ \t\n{STAND_IN}])")
"""A blank line and the beginning of one that is not indented: nothing is open there."""

_MEANING: Final = re.compile(r"\n[ \t>]*+[:~][ \t]")
"""A line that may say what a term means: then anything else may be a term too."""

_FORMULA_BELOW: Final = re.compile(r"\$\$(?=\n|\Z)")
_TAG: Final = re.compile("<[A-Za-z/!?]")
_EMPTY: Final = re.compile(r" {0,3}>?[ \t]*|[ \t]*")
"""A line that is blank, perhaps within a quote."""

_LINE_OF_TAG: Final = re.compile(rf"\n[ \t]*{STAND_IN}")
_RULE_OF_TABLE: Final = re.compile(r"\n[ \t]*[-:|][-:| \t]*(?=\n|\Z)")
_BLANK: Final = re.compile(r"\n[ \t]*(?=\n|\Z)")
_HEADING_OF_HTML: Final = re.compile(r"<h[1-6](?=[\s/>])", re.IGNORECASE)
_CODE_INDENTATION: Final = 4


class ScannedHeading(NamedTuple):
    """A heading, not yet read."""

    line: int
    """The 0-based line it starts at."""
    level: int
    source: str
    """Its Markdown, attributes at its end included."""


class HeadingScan(NamedTuple):
    """The headings of a text."""

    headings: list[ScannedHeading]
    source: Unfenced


def scan_headings(text: str) -> HeadingScan | None:
    """Find the headings of some Markdown that no dialect changes; None if only the parser can tell.

    The text has ``\\n`` at the ends of lines. It may have stand-ins for tags within its lines.
    """
    scanner = _HeadingScanner(f"\n{text}")
    try:
        scanner.scan()
    except _UnclearError:
        return None
    outside = scanner.outside()
    if (
        ("$$" in outside and _FORMULA_BELOW.search(outside))
        or ("<" in outside and _HEADING_OF_HTML.search(outside))
        or _MEANING.search(outside)
    ):
        return None
    has_plain_fences = scanner.has_plain_fences and "```" not in outside and "~~~" not in outside
    return HeadingScan(scanner.headings, Unfenced(text, outside, has_plain_fences))


class _UnclearError(Exception):
    """What a line is depends on more than is looked at here."""


class _HeadingScanner:
    """Goes over the telling lines of a text that starts with a line end."""

    def __init__(self, text: str) -> None:
        self.headings: list[ScannedHeading] = []
        self.has_plain_fences = True
        """Whether all fences stand at the margin, and hold nothing that looks like one."""
        self._text = text
        self._has_tags = STAND_IN in text
        self._outside: list[str] = []
        """The text so far without its fences."""
        self._kept = 0
        """Where what comes next in it starts."""
        self._block_end = 0
        """The end of the line in which the last block that is known ends."""
        self._counted = self._lines = 0
        """How far line ends have been counted, and how many there are."""
        self._looked_for_containers = 0
        self._is_open = False
        """Whether a container may have been open there."""
        self._known_code = 0
        """Where no code is open, not even in a container."""
        self._may_be_code = False
        """Whether code may have begun in a container since then."""

    def scan(self) -> None:
        position = 0
        while found := _LINE.search(self._text, position):
            if self._may_head_table(found):
                raise _UnclearError
            if found["heading"]:
                title = _strip_closing(found["title"] or "")
                position = self._add(found.start(), found.end(), len(found["heading"]), title)
            elif found["fence"]:
                position = self._fence(found)
            elif found["html"]:
                position = self._html(found)
            else:
                position = self._indented_line(found)

    def _may_head_table(self, found: re.Match[str]) -> bool:
        """Tell whether a line and the one below may begin a table, which comes before all else."""
        end = _line_end(self._text, found.end())
        if _RULE_OF_TABLE.match(self._text, end) is None:
            return False
        line = self._text[found.start() : end]
        return "|" in line or STAND_IN in line

    def outside(self) -> str:
        """Return the text without its fences."""
        return "\n".join((*self._outside, self._text[self._kept :])) if self._outside else self._text

    def _add(self, start: int, end: int, level: int, source: str) -> int:
        """Add a heading at the margin, whose first line starts after ``start``; return where it ends."""
        self._lines += self._text.count("\n", self._counted, start)
        self._counted = start
        self.headings.append(ScannedHeading(self._lines, level, mdTrim(source)))
        return self._end_block(end)

    def _end_block(self, end: int) -> int:
        """Note that a block ends that stands in no container."""
        self._block_end = self._looked_for_containers = self._known_code = end
        self._is_open = self._may_be_code = False
        return end

    def _is_in_container(self, start: int) -> bool:
        """Tell whether the indented line after ``start`` may belong to a list item or the like."""
        opened, looked_at = -1, self._looked_for_containers
        for found in _CONTAINER.finditer(self._text, looked_at, start + 1):
            opened = found.end()
        self._looked_for_containers = start
        if opened >= 0 or self._is_open:
            self._is_open = _MARGIN.search(self._text, max(opened, looked_at), start + 2) is None
        return self._is_open

    def _fence(self, found: re.Match[str]) -> int:
        start, mark = found.start(), found["fence"]
        closing = _closing_fence(mark[0], len(mark)).search(self._text, found.end())
        end = closing.end() if closing else len(self._text)
        if not found["indent"] or not self._is_in_container(start):
            self._end_block(end)
        elif closing is None or not self._is_one_container(found, closing):
            raise _UnclearError
        elif self._may_be_in_code(start):
            if not self._holds_only_html(found.end(), closing.start()):
                raise _UnclearError
            self._block_end = end
            return end
        else:
            self._block_end = self._known_code = end
        inside = self._text[found.end() : closing.start() if closing else end]
        if found["indent"] or "```" in inside or "~~~" in inside:
            self.has_plain_fences = False
        self._outside.append(self._text[self._kept : start])
        self._kept = end
        return end

    def _is_one_container(self, opening: re.Match[str], closing: re.Match[str]) -> bool:
        """Tell whether no line of a fence stands left of its first, and none between may end it anywhere."""
        indentation, mark = opening["indent"], opening["fence"][:3]
        lines = self._text[opening.end() : closing.end()].split("\n")[1:]
        return all(line.startswith(indentation) or not line.strip(" \t") for line in lines) and not any(
            line.lstrip(" \t").startswith(mark) for line in lines[:-1]
        )

    def _may_be_in_code(self, start: int) -> bool:
        """Tell whether the container around the line after ``start`` may hold open code or HTML."""
        above = self._text[self._known_code : start]
        self._may_be_code = self._may_be_code or "```" in above or "~~~" in above or bool(_TAG.search(above))
        self._known_code = start
        return self._may_be_code

    def _html(self, found: re.Match[str]) -> int:
        from reader.document.reading import self_contained_html as html

        text, start = self._text, found.start("html")
        if text.startswith("<!--", start):
            return self._comment(found.start(), start, html.end_of_comment(text, start))
        if script_end := html.end_of_script(text, start):
            self._block_end = script_end
            return script_end
        if not html.may_begin_block(text[start : _line_end(text, start)]):
            return found.end()
        blank = _BLANK.search(text, start)
        end = blank.start() if blank else len(text)
        if not self._holds_only_html(found.end(), end) or not html.is_self_contained(text[start:end]):
            raise _UnclearError
        return end

    def _comment(self, line: int, start: int, end: int | None) -> int:
        """Pass over a comment. One of several lines is clear only at the margin: its container may end it."""
        comment = self._text[start:end]
        if end is None or STAND_IN in comment or ("\n" in comment and start > line + 1):
            raise _UnclearError
        self._block_end = end
        return end

    def _holds_only_html(self, start: int, end: int) -> bool:
        """Tell whether all telling lines between two offsets are of HTML, or of a paragraph, whichever."""
        if self._has_tags and _LINE_OF_TAG.search(self._text, start, end):
            return False
        return all(
            found["html"] or (found["underline"] is not None and not _underline_in(found))
            for found in _LINE.finditer(self._text, start, end)
        )

    def _indented_line(self, found: re.Match[str]) -> int:
        """Handle a line that is indented or in a quote or list, or may underline what is above it."""
        if found["underline"] is not None:
            underline = _underline_in(found)
            if underline and not self._stands_alone(found.start()):
                self._setext_heading(found, underline)
            return found.end()
        prefix = found["prefix"].expandtabs(4)
        indentation = len(prefix) - len(prefix.lstrip(" "))
        if (not indentation and found["prefix"]) or self._is_in_container(found.start()):
            raise _UnclearError
        if indentation >= _CODE_INDENTATION:
            return found.end()
        if found["other"] or prefix.strip(" "):
            raise _UnclearError
        title = _strip_closing(found["inner_title"] or "")
        return self._add(found.start(), found.end(), len(found["inner"]), title)

    def _stands_alone(self, start: int) -> bool:
        """Tell whether there is no text right above the line after ``start``."""
        above = self._text.rfind("\n", 0, start)
        return start <= self._block_end or _EMPTY.fullmatch(self._text, above + 1, start) is not None

    def _setext_heading(self, found: re.Match[str], underline: str) -> None:
        """Add the line above an underline as a heading, if it is the only line of its paragraph."""
        above = self._text.rfind("\n", 0, found.start())
        title = self._text[above + 1 : found.start()]
        is_plain = title[0].isalpha() and "|" not in title and self._stands_alone(above)
        if not is_plain or underline.strip(underline[0]):
            raise _UnclearError
        self._add(above, found.end(), 1 if underline[0] == "=" else 2, title)


def _underline_in(found: re.Match[str]) -> str:
    """Return what may underline a heading; empty if a line of nothing but signs cannot."""
    line = f"{found['prefix']}{found['underline']}".rstrip(" \t")
    return line if line[-1:] in ("=", "-") else ""


@functools.lru_cache(maxsize=32)
def _closing_fence(character: str, length: int) -> re.Pattern[str]:
    return re.compile(rf"\n {{0,3}}{character}{{{length},}}[ \t]*(?=\n|\Z)")


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _strip_closing(title: str) -> str:
    """Return a title without the number signs that close it."""
    title = title.rstrip(" \t")
    opened = title.rstrip("#")
    return opened if not opened or opened[-1] in " \t" else title
