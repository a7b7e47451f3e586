"""The text of a body nearly as a page shows it, line for line, without parsing it.

The index reads the text of every post, and snippets show lines of some. Both go by these patterns, which look
for one sign at a time and take a time in proportion to the text. On any doubt a character stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from reader.content.markup import SHOWN_TAG


class ShownLine(NamedTuple):
    """What a page shows of a line of a body. Its inline marks, as those of emphasis, still stand in it."""

    text: str
    is_code: bool = False
    """Whether it stands in a fence, where nothing is a mark."""


def without_syntax(body: str) -> str:
    """Take away comments, the tags of templates and shortcodes, and the fences around code.

    The words stay that tags have for readers, and the text keeps its lines.
    """
    if "%%" in body or "<!--" in body or "{%" in body or "{{" in body:
        body = "".join(_parts_outside(body))
    if "```" in body:
        body = _compiled(_END_OF_BACKTICKS, re.MULTILINE).sub(_caption, body)
    if "~~~" in body:
        body = _compiled(_END_OF_TILDES, re.MULTILINE).sub(_caption, body)
    return body


def without_hidden_parts(body: str) -> str:
    """Strip what a reader does not see of a body: its syntax, addresses of links, attributes, entities."""
    body = without_syntax(body)
    if "](" in body:
        body = _compiled(_TARGET).sub("] ", body)
    if "]:" in body:
        body = _compiled(_DEFINITION).sub("\n] ", f"\n{body}")
    if "<" in body:
        body = _compiled(SHOWN_TAG).sub(" ", body)
    if "&" in body and ";" in body:
        from html import unescape

        body = unescape(body)
    return body


def shown_lines(body: str) -> list[ShownLine]:
    """Return what a page shows of each line of a body."""
    fences = _are_code(body.split("\n")) if "```" in body or "~~~" in body else None
    lines = without_syntax(body).split("\n")
    if fences is None:
        return [ShownLine(line) for line in _without_markup("\n".join(lines)).split("\n")]
    shown: list[ShownLine] = []
    start = 0
    while start < len(lines):
        is_code, end = fences[start], start
        while end < len(lines) and fences[end] == is_code:
            end += 1
        text = "\n".join(lines[start:end])
        shown += (
            ShownLine(line, is_code) for line in (text if is_code else _without_markup(text)).split("\n")
        )
        start = end
    return shown


@cache
def _compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(pattern, flags)


# Comments and tags, which may reach over several lines.

_SIGNS: Final = ("`", "~~~", "<!--", "%%", "{%", "{{")
_ENDS: Final = {"<!--": "-->", "%%": "%%", "{%": "%}", "{{": "}}"}
_COMMENTS: Final = ("<!--", "%%")
_LONGEST_TAG: Final = 2_000
_SHORTEST_FENCE: Final = 3
_BEFORE_FENCE: Final = " \t>-*+.)0123456789"
"""What may stand before a fence in its line: quotes and list items."""

_LONGEST_INDENTATION: Final = 200
_LONGEST_SPAN: Final = 1_000
"""Characters after a backtick in which another is looked for that ends the code."""


def _parts_outside(body: str) -> Iterator[str]:
    """Yield a body without its comments and tags; what stands in code stays."""
    signs = _Signs(body)
    position = copied = 0
    while found := signs.next(position):
        sign, start = found
        if sign not in _ENDS:
            position = _end_of_code(body, start)
            continue
        longest = len(body) if sign in _COMMENTS else start + _LONGEST_TAG
        end = body.find(_ENDS[sign], start + 2, longest)
        hidden = body[start : end + len(_ENDS[sign])] if end >= 0 else ""
        shown = _shown(sign, hidden, body[start - 1 : start]) if hidden else None
        position = start + 2
        if shown is not None:
            yield body[copied:start]
            yield shown + "\n" * (hidden.count("\n") - shown.count("\n"))
            position = copied = start + len(hidden)
    yield body[copied:]


class _Signs:
    """The signs of a body in order. To look for one after the other is far quicker than for any of them."""

    def __init__(self, body: str) -> None:
        self._body = body
        self._starts = {sign: start for sign in _SIGNS if (start := body.find(sign)) >= 0}
        """Where each of them stands next."""

    def next(self, position: int) -> tuple[str, int] | None:
        """Return the next sign from a position on, and where it stands; positions only grow."""
        starts = self._starts
        while starts:
            sign = min(starts, key=starts.__getitem__)
            start = starts[sign]
            if start < position:
                start = self._body.find(sign, position)
            elif sign not in _COMMENTS or self._body.find(_ENDS[sign], start + 2) >= 0:
                return sign, start
            else:
                start = -1
            if start < 0:
                del starts[sign]
            else:
                starts[sign] = start
        return None


def _end_of_code(body: str, start: int) -> int:
    """Return where the code ends that backticks or tildes open, or these if they open none."""
    end = start + 1
    while body.startswith(body[start], end):
        end += 1
    ticks = body[start:end]
    if len(ticks) >= _SHORTEST_FENCE and _starts_line(body, start):
        closing = _compiled(rf"^[ \t>]*+{ticks}{ticks[0]}*+[ \t]*+$", re.MULTILINE).search(body, end)
        return closing.end() if closing else len(body)
    closing_ticks = body.find(ticks, end, end + _LONGEST_SPAN) if ticks[0] == "`" else -1
    return end if closing_ticks < 0 or "\n\n" in body[end:closing_ticks] else closing_ticks + len(ticks)


def _starts_line(text: str, start: int) -> bool:
    """Tell whether only signs of quotes and lists stand before an offset in its line."""
    line = text.rfind("\n", max(0, start - _LONGEST_INDENTATION), start) + 1
    return not text[line:start].strip(_BEFORE_FENCE)


def _shown(mark: str, hidden: str, before: str) -> str | None:
    """Return what a page shows of a comment or tag, given the character before it; None if it is neither."""
    if mark == "<!--":
        return ""
    if mark == "%%":
        return None if hidden.startswith("%%%") or before.isalnum() or before == "%" else ""
    if "\n\n" in hidden:
        return None
    if mark == "{{" and hidden[2:3] not in ("<", "%"):
        if before == "$" or not _compiled(_VALUE).match(hidden):
            return None
        return " ".join(_compiled(_QUOTED).findall(hidden)[:1]).strip("\"'")
    name, _, said = hidden.strip("{}<>%/-+~ \t\n").partition(" ")
    if name in _STEERING or name.startswith("end"):
        return ""
    if "=" in said or '"' in said or "'" in said:
        return " ".join(text for found in _compiled(_SAID).findall(said) for text in found if text)
    return said


_VALUE: Final = r"\{\{-?\s*+(?:[\"']|[A-Za-z_]\w*+\.)"
"""A value of a template. Single words in double braces may be text of a post that is no template."""

_QUOTED: Final = r"\"[^\"]*+\"|'[^']*+'"
_SAID: Final = (
    r"(?:(?<![\w-])(?:title|caption|alt|text|summary|label|header|heading|content|description|desc|attr|message)"
    r"\s*+[=:]\s*+|(?<![^\s(,]))(?:\"([^\"]*+)\"|'([^']*+)')"
)
"""An argument of a tag that is for readers: by its name, or one in quotes that has none."""

_STEERING: Final = frozenset(
    (
        *("if", "elsif", "elif", "else", "unless", "case", "when", "for", "assign", "set"),
        *("capture", "raw", "verbatim", "comment", "block", "extends"),
    )
)

# Fences.

_FENCE_LINE: Final = r"^[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)*+(?:`{3,}+[^`\n]*+|~{3,}+[^\n]*+)$"
_END_OF_BACKTICKS: Final = r"```+[^`\n]*+$"
_END_OF_TILDES: Final = r"~~~+[^~\n]*+$"
"""The fences in a text, sought from their first sign on, which is far quicker than line by line."""

_CAPTION: Final = r"title=(?:\"([^\"\n]*)\"|'([^'\n]*)')"


def _caption(fence: re.Match[str]) -> str:
    """Return what a page shows of a line that opens or closes code."""
    if not _starts_line(fence.string, fence.start()):
        return fence[0]
    found = _compiled(_CAPTION).search(fence[0]) if "title=" in fence[0] else None
    return (found[1] or found[2] or "") if found else ""


def _are_code(lines: list[str]) -> list[bool]:
    """Tell of each line whether it stands in a fence, whose own lines count too."""
    fence, are_code = "", []
    line_of_fence = _compiled(_FENCE_LINE)
    for line in lines:
        found = line_of_fence.match(line) if "```" in line or "~~~" in line else None
        mark = found[0].lstrip(_BEFORE_FENCE) if found else ""
        are_code.append(bool(fence or mark))
        if mark and not fence:
            fence = mark[: len(mark) - len(mark.lstrip(mark[0]))]
        elif mark.startswith(fence) and not mark.strip(f"{fence[:1]} \t"):
            fence = ""
    return are_code


# Markup within text.

_TARGET: Final = r"\]\([^()\s]*+(?:\([^()\s]*\)[^()\s]*)*+"
_DEFINITION: Final = r"\n {0,3}\[[^\]\n]++\]:[ \t]++\S++"
"""Where a link or picture leads. What follows is its title, which is shown."""

_HIDDEN: Final = (
    r"(?P<code>(?P<ticks>`+)[^`\n]++(?P=ticks))"
    r"|!?\[\[(?P<note>[^\[\]\n|]++)(?:\|(?P<label>[^\[\]\n]*+))?\]\]"
    rf"|(?P<tag>{SHOWN_TAG})"
    r"|\[\^[^\[\]\s]++\]:?|\[![\w-]++\][+-]?|\{:[^{}\n]*+\}|\{[#.][\w-][^{}\n]*+\}"
    r"|^[ \t>]*+:{3,}+[ \t]*+(?:\{?\.?[\w-]++\}?)?|[ \t]\^[\w-]++$|^ {0,3}\[[^\]\n]++\]:[ \t]++\S++"
)
_SIGNS_OF_HIDDEN: Final = ("-->", "[[", "[^", "[!", "]:", ":::", "{:", "{#", "{.", " ^", "\t^")
"""One of these stands in whatever that pattern finds, but for opened tags and for code."""

_LINK: Final = (
    r"!?\[([^\[\]]*+)\](?:\([^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+((?:\s++\"[^\"]*+\")?)\)|\[[^\[\]\n]*+\])"
)
_LINKS_IN_LINKS: Final = 2
_MARKED: Final = r"(?<!=)==(?=[^\s=])([^=\n]*[^\s=])==(?!=)"


def _without_markup(text: str) -> str:
    """Take away tags, links, references and attributes. The text keeps its lines."""
    text = _without_hidden(text)
    if "](" in text or "][" in text:
        for _ in range(_LINKS_IN_LINKS):
            text = _compiled(_LINK).sub(_label, text)
    if "==" in text:
        text = _compiled(_MARKED).sub(r"\1", text)
    if "&" in text and ";" in text:
        from html import unescape

        text = "\n".join(unescape(line).replace("\n", " ") for line in text.split("\n"))
    return text


def _without_hidden(text: str) -> str:
    """Take away what `_HIDDEN` finds. Only a tag may reach over several lines."""
    hidden = _compiled(_HIDDEN, re.MULTILINE)
    if "<" in text:
        return hidden.sub(_visible, text)
    if not any(sign in text for sign in _SIGNS_OF_HIDDEN):
        return text
    return "\n".join(
        hidden.sub(_visible, line) if any(sign in line for sign in _SIGNS_OF_HIDDEN) else line
        for line in text.split("\n")
    )


def _visible(found: re.Match[str]) -> str:
    """Return what a page shows of some markup."""
    if found["code"]:
        return found[0]
    if found["note"]:
        return found["label"] or " > ".join(filter(None, found["note"].rstrip("\\").split("#")))
    lines = found[0].count("\n")
    return "\n" * lines if lines else (" " if found["tag"] else "")


def _label(link: re.Match[str]) -> str:
    """Return the text of a link, on as many lines; code in it is the text of a page as well."""
    return link[1] + "\n" * (link[0].count("\n") - link[1].count("\n"))
