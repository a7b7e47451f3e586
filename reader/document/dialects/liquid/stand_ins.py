"""Tags of templates that change nothing but the line they stand in, for those who only ask what lines are.

Most posts with tags have just these: a picture on a line of its own, the address of the site in a link, code
between two tags. What they come to is not worked out, and whether they stand in code is not asked: a text is
given only if the answer is the same for all that each of its tags may come to, nothing at all included.
"""

from __future__ import annotations

import re
from typing import Final

from reader.content.discovery.site import Kind
from reader.document.source.dialect import Dialect
from reader.document.source.placeholders import CHIP

STAND_IN: Final = CHIP
"""What stands in the place of a tag. A line that begins with it may be blank or gone in the end."""

_KINDS: Final = frozenset((Kind.JEKYLL, Kind.ELEVENTY, Kind.PLAIN))

_WORD: Final = r"[A-Za-z/.][\w./#?=&:@ ,'+~-]*+"
_CHANGING: Final = "|".join(
    (
        *("prepend", "append", "replace", "replace_first", "remove", "remove_first", "default"),
        *("date", "size", "length", "slugify", "slug", "split"),
    )
)
"""Filters after which a text may begin with something else."""

_FILTER: Final = rf"\|[ \t]*+(?!(?:{_CHANGING})\b)[a-z_]++(?::[ \t]*+[\"']{_WORD}[\"'])?+[ \t]*+"
_OUTPUT: Final = (
    rf'\{{\{{[ \t]?(?:site\.(?:baseurl|url)|(?P<quoted>"{_WORD}")[ \t]*+(?:{_FILTER})*+)[ \t]?\}}\}}'
)
"""Something quoted, or the root of the site, which comes to nothing."""

_TAG: Final = (
    r"\{%[ \t]?(?!end|raw\b|verbatim\b|comment\b|echo\b|print\b)[a-z_]++"
    r"(?:[ \t](?![ \t]*\()(?:(?!\b(?:page|site)\.)[^{}%`$|<>^\\=\n]|=[\"'])*+)?%\}"
)
"""A tag that has no end, and in which no variable has a value."""

_WITHIN_LINE: Final = re.compile(f"{_OUTPUT}|{_TAG}")
_OTHER: Final = re.compile(r"\{[{%]")
_END: Final = re.compile(r"\{%[-+~]?\s*+end")

_CODE: Final = re.compile(
    r"(?<=\n\n)\{% ?highlight [\w+#.-]+(?: linenos)? ?%\}[ \t]*\n(?P<code>(?:(?!\{%)[^\0])*?)\n"
    r"\{% ?endhighlight ?%\}[ \t]*(?=\n|\Z)"
)
_BEGINS_SOMETHING: Final = re.compile(r"[<$^{%\]]\Z|<[^\s<>]*\Z")
"""What may get another meaning from what follows a tag that comes to nothing."""

_TEXT: Final = re.compile(r"[^\W\d_]{2}")
"""Letters that tell of a line that it goes on as text, whatever follows."""

_MARKERS: Final = re.compile(r"(?:[ \t>*+.)0-9-]*[ \t])?")
_LOOKED_AT: Final = 400
"""Characters before a tag that are looked at."""


def with_stand_ins(text: str, dialect: Dialect) -> str | None:
    """Put a stand-in for each tag, on as many lines; None if a tag may change more than its own line.

    ``text`` has ``\\n`` at the ends of lines.
    """
    if dialect.kind not in _KINDS or STAND_IN in text:
        return None
    if "endhighlight" in text and "```" not in text and "~~~" not in text:
        text = _CODE.sub(_fenced, f"\n\n{text}")[2:]
    if _END.search(text):
        return None
    parts: list[str] = []
    line, end = _Line(), 0
    for found in _WITHIN_LINE.finditer(text):
        before = text[end : found.start()]
        line.add(before)
        if not line.holds(found):
            return None
        line.add(STAND_IN)
        parts += (before, STAND_IN)
        end = found.end()
    replaced = "".join((*parts, text[end:]))
    return None if _OTHER.search(replaced) else replaced


def _fenced(found: re.Match[str]) -> str:
    """Return an empty fence on as many lines as the code between two tags."""
    lines = found["code"].count("\n") + 1
    return "".join(("```", STAND_IN, "\n", "\n" * lines, "```"))


class _Line:
    """What stands before a tag in its line."""

    def __init__(self) -> None:
        self._end = ""
        self._has_text = False

    def add(self, text: str) -> None:
        """Go on with some more text, perhaps to another line."""
        if "\n" in text:
            self._end, self._has_text = "", False
            text = text[text.rindex("\n") + 1 :]
        self._has_text = self._has_text or _TEXT.search(text) is not None
        self._end = (self._end + text)[-_LOOKED_AT:]

    def holds(self, tag: re.Match[str]) -> bool:
        """Tell whether the line stays what it is, whatever a tag comes to."""
        text, end = tag.string, tag.end()
        if _BEGINS_SOMETHING.search(self._end) or self._is_long_word():
            return False
        if self._has_text or (self._end.lstrip(" \t") in ("[", "![") and text.startswith("](", end)):
            return True
        if tag["quoted"] and tag["quoted"][1].isalpha():
            return _MARKERS.fullmatch(self._end) is not None
        rest_is_blank = not text[end : end + _LOOKED_AT].partition("\n")[0].strip(" \t")
        return not self._end.strip(" \t") and rest_is_blank

    def _is_long_word(self) -> bool:
        """Tell whether there is no blank in all that is looked at."""
        return len(self._end) == _LOOKED_AT and len(self._end.split()) == 1
