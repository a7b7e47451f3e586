"""The lines of MDX: statements go, and what stands between the tags of components gets room of its own.

MDX knows no indented code. Markdown does, and it reads on in HTML to the next blank line. So the children of
a component are moved to the column of its tag, and blank lines part them from it.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from typing import Final, NamedTuple

from reader.document.dialects.mdx.javascript import Brackets, literal, without_comments
from reader.document.dialects.mdx.jsx import JsxTag, jsx_tag
from reader.document.dialects.mdx.outdent import Regions
from reader.document.dialects.mdx.statements import Statements
from reader.document.source.source_map import Replacement, Source

_INDENTATION: Final = re.compile(r"[ \t]*+")
_REST_IS_BLANK: Final = re.compile(r"[ \t]*+(?:\n|\Z)")
_FENCE: Final = re.compile(r"`{3,}(?=[^`\n]*+(?:\n|\Z))|~{3,}")
_ITEM: Final = re.compile(r"(?:[-*+]|[0-9]{1,9}[.)])[ \t]+")
_TICKS: Final = re.compile("`{3,}")

_UNWRAPPED: Final = "mdx-code-block"
"""What Docusaurus calls code that other programs shall show as such, and that is MDX for itself."""

_PASSED_THROUGH: Final = frozenset(
    ("div", "section", "article", "main", "aside", "center", "header", "footer", "nav")
)
"""Elements of HTML whose text MDX reads as Markdown, and that need no one around them."""

_VOID: Final = frozenset(
    ("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
_VERBATIM: Final = frozenset(("pre", "script", "style", "svg", "textarea"))


class Flow(NamedTuple):
    """MDX whose lines have been put in order."""

    source: Source
    imports: dict[str, str]
    """The files that variables were imported from."""


class _Line(NamedTuple):
    start: int
    text_start: int
    width: int
    """Columns of its indentation."""
    region: int
    """The component that it stands in, by its index."""
    is_code: bool = False


class _FlowTag(NamedTuple):
    """A tag that has its lines for itself."""

    tag: JsxTag
    line: int
    """The index of its first line."""
    region: int
    """What it opens or closes; negative for a tag that stands alone or has no partner."""


def rewrite_flow(source: Source) -> Flow:
    """Remove statements and comments, make code of longer expressions, and give children room."""
    walk = _FlowReader(source.text)
    walk.go()
    return Flow(source.rewritten(sorted(walk.replacements())), walk.statements.imports)


class _FlowReader:
    """Goes over the lines of an article once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._brackets = Brackets(text)
        self.statements = Statements(text, self._brackets)
        self._lines: list[_Line] = []
        self._regions = Regions()
        self._tags: list[_FlowTag] = []
        self._gone: list[Replacement] = []
        """The statements, and fences that are taken away."""
        self._expressions: list[tuple[int, int]] = []
        """The lines, by index, that expressions start on, and where these end."""
        self._fence = ""
        self._unwrapped = ""
        """The characters of the fence of `_UNWRAPPED` around the line; empty outside of one."""
        self._item_width = -1
        """The column that the text of the list item around the line starts at; negative outside of lists."""
        self._starts_block = True
        """Whether a block may start at the line: after a blank one, a tag or a statement."""

    def go(self) -> None:
        offset = 0
        while offset < len(self._text):
            offset = self._line(offset, self._line_end(offset)) + 1

    def _line_end(self, offset: int) -> int:
        end = self._text.find("\n", offset)
        return len(self._text) if end < 0 else end

    def _line(self, start: int, end: int) -> int:
        """Take a line, or those of a tag, statement or expression; return where the last of them ends."""
        indentation = _INDENTATION.match(self._text, start, end)
        text_start = indentation.end() if indentation else start
        if text_start == end:
            self._starts_block = True
            return end
        width = len(self._text[start:text_start].expandtabs(4))
        line = _Line(start, text_start, width, self._regions.innermost, bool(self._fence))
        construct_end = self._construct_end(line, end)
        if construct_end is not None:
            self._starts_block = True
            return construct_end
        self._add(line)
        self._note_item(line, end)
        self._starts_block = False
        return end

    def _construct_end(self, line: _Line, end: int) -> int | None:
        """Take what a line starts that is neither text nor code; return where the last line of it ends."""
        start = line.text_start
        sign = self._text[start]
        if self._fence:
            if self._text.startswith(self._fence, start):
                rest = self._text[start:end].strip(self._fence[0] + " \t")
                self._fence = self._fence if rest else ""
        elif self._is_indented_code(line.width):
            return None
        elif sign in "`~" and (fence := _FENCE.match(self._text, start)):
            if self._unwraps(fence, end):
                return end
            self._fence = fence[0]
        elif sign in "ie" and start == line.start and self._starts_block:
            statement_end = self.statements.end(start)
            if statement_end is not None:
                self._gone.append(Replacement(start, statement_end, ""))
            return statement_end
        elif sign == "{" and (expression_end := self._expression_end(start)) is not None:
            self._expressions.append((len(self._lines), expression_end))
            self._add(line)
            return self._line_end(expression_end)
        elif sign == "<" and (tag := self._flow_tag(start)):
            self._take_tag(tag, line)
            return self._line_end(tag.end)
        return None

    def _unwraps(self, fence: re.Match[str], end: int) -> bool:
        """Take away a fence if Docusaurus does, so that what it holds is MDX; tell whether it has been."""
        info = self._text[fence.end() : end].strip()
        if info != _UNWRAPPED and (info or fence[0] != self._unwrapped):
            return False
        self._unwrapped = fence[0] if info else ""
        self._gone.append(Replacement(fence.start(), end, ""))
        return True

    def _add(self, line: _Line) -> None:
        self._lines.append(line)
        if not line.is_code:
            self._regions.note(line.region, line.width)

    def _note_item(self, line: _Line, end: int) -> None:
        item = _ITEM.match(self._text, line.text_start, end)
        if item:
            self._item_width = line.width + item.end() - item.start()
        elif line.width == 0:
            self._item_width = -1

    def _is_indented_code(self, width: int) -> bool:
        return (
            width >= 4
            and not self._regions.innermost
            and (self._item_width < 0 or width - self._item_width >= 4)
        )

    def _expression_end(self, start: int) -> int | None:
        """Return where the expression at a brace ends, if nothing stands behind it in its last line."""
        if self._text[start + 1 : start + 2] in ("#", ":", ".", "%"):
            return None
        end = self._brackets.end(start)
        return end if end is not None and _REST_IS_BLANK.match(self._text, end) else None

    def _flow_tag(self, start: int) -> JsxTag | None:
        tag = jsx_tag(self._text, start, self._brackets, {})
        return tag if tag and _REST_IS_BLANK.match(self._text, tag.end) else None

    def _take_tag(self, tag: JsxTag, line: _Line) -> None:
        region = -1
        if tag.kind == "closing" and (closed := self._regions.close(tag.name)):
            region, line = closed, line._replace(region=self._regions.parent(closed))
        elif tag.kind == "opening" and tag.name not in _VOID and tag.name not in _VERBATIM:
            region = self._regions.open(tag.name, line.width)
        if tag.kind != "alone" or self._starts_block:
            self._tags.append(_FlowTag(tag, len(self._lines), region))
        self._add(line)

    def replacements(self) -> Iterator[Replacement]:
        """Yield everything that changes, in no order."""
        self._regions.settle()
        yield from self._gone
        for line in self._lines:
            removed = self._regions.removed(line.region)
            if removed and line.width:
                yield Replacement(line.start, line.text_start, " " * self._column(line))
        for index, end in self._expressions:
            yield from self._shown(self._lines[index], end)
        for flow_tag in self._tags:
            yield from self._room(flow_tag)

    def _column(self, line: _Line) -> int:
        """Return the column (0-based) that a line starts at in the end."""
        return max(0, line.width - self._regions.removed(line.region))

    def _room(self, flow_tag: _FlowTag) -> Iterator[Replacement]:
        """Yield the blank lines around a tag, unless it has no partner or is of HTML's own structure."""
        tag, index, region = flow_tag
        has_partner = region >= 0 and self._regions.is_closed(region)
        if not (tag.is_component or tag.name in _PASSED_THROUGH) or not (has_partner or tag.kind == "alone"):
            return
        start = self._lines[index].start
        if start:
            yield Replacement(start, start, "\n")
        end = self._text.find("\n", tag.end)
        if end >= 0:
            yield Replacement(end, end, "\n")

    def _shown(self, line: _Line, end: int) -> Iterator[Replacement]:
        """Show an expression that takes whole lines: nothing for a comment, code if it takes several."""
        code = self._text[line.text_start + 1 : end - 1]
        bare = without_comments(code)
        said = literal(bare)
        if not bare:
            yield Replacement(line.text_start, end, "")
        elif "\n" in (bare if said is None else said.strip("\n")):
            text = textwrap.dedent(code if said is None else said).strip("\n")
            longest = max((len(ticks) for ticks in _TICKS.findall(text)), default=2)
            fence = "`" * (longest + 1)
            language = "jsx" if said is None else ""
            block = textwrap.indent(f"{fence}{language}\n{text}\n{fence}", " " * self._column(line))
            yield Replacement(line.text_start, end, block.lstrip(" "))
