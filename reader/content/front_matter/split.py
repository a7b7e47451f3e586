"""The block at the top of a file: where it ends, what it says, and the body that follows.

Nothing here is ever fatal, and on any doubt the text is shown: what may be a pair of rules with prose
between them stays in the body, and fields that cannot be parsed are still looked for line by line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from reader.content.front_matter.block_fields import begins_with_known_key, read_block, recovered
from reader.content.front_matter.limits import SIZE_LIMIT
from reader.content.post import Problem


class FrontMatter(NamedTuple):
    """What stands at the top of a file, and the rest of it."""

    body: str
    """The text after the block and the blank lines that follow it; the whole text when there is no block."""
    body_line: int = 1
    """The 1-based line of the file that the body starts on."""
    fields: Mapping[str, object] = {}
    """Keys as written. Values are text, lists and mappings; TOML and JSON also give their own types."""
    format: str = ""
    """``yaml``, ``toml``, ``json``, ``javascript``, ``multimarkdown``, ``nikola`` or ``pandoc``.

    Empty when there is no block.
    """
    problems: tuple[Problem, ...] = ()
    block: str = ""
    """The text between the fences."""
    block_line: int = 1
    """The 1-based line of the file that ``block`` starts on."""

    def line_of(self, key: str) -> int | None:
        """Return the 1-based line of the file on which a field of the first level is written."""
        found = self._written(key)
        return self.block_line + self.block.count("\n", 0, found.start("key")) if found else None

    def is_quoted(self, key: str) -> bool:
        """Tell whether the value of a field of the first level stands in quotes."""
        found = self._written(key)
        return found is not None and self.block[found.end() : found.end() + 1] in ("'", '"')

    def _written(self, key: str) -> re.Match[str] | None:
        return _field(key).search(self.block)


@lru_cache(maxsize=64)
def _field(key: str) -> re.Pattern[str]:
    """Return the expression of a field of the first level, up to its value."""
    pattern = rf"""^\s*(?:\.\.[ ])?(?P<key>["']?{re.escape(key)}["']?)\s*[:：=][ \t]*"""
    return re.compile(pattern, re.MULTILINE | re.IGNORECASE)


def split_front_matter(text: str) -> FrontMatter:
    """Part the front matter from the body. ``text`` has ``\\n`` at the ends of its lines.

    Known are the fences of Jekyll, Hugo, Zola, Hexo and Eleventy, JSON as Hugo takes it, and the header
    lines of MultiMarkdown and Pelican. Never raises.
    """
    start = _SKIPPED.match(text).end()  # type: ignore[union-attr]  # it matches the empty text
    character = text[start : start + 1]
    found: FrontMatter | None = None
    if character in ("-", "+", ";"):
        found = _fenced(text, start)
    elif character == "{":
        found = _json_object(text, start)
    elif character in (".", "%"):
        found = _title_block(text, start)
    elif character.isalpha():
        found = _header_lines(text, start)
    return found or FrontMatter(text.removeprefix("\ufeff"))


_SKIPPED: Final = re.compile(r"\ufeff*(?:[ \t]*\n)*(?:<!--[ \t]*\n)?")
"""What Hugo allows before the block: a byte order mark, blank lines, and a comment opened around it."""

_OPENING: Final = re.compile(r"(-{3,200}|\+{3}|;{3,200})[ \t]*([a-zA-Z]*)[ \t]*(?:\n|\Z)")
"""A longer line is a rule, and no fence to look for a second one of."""

_CLOSING: Final = {
    "---": re.compile(r"\n(?:---|\.\.\.)[ \t]*$", re.MULTILINE),
    "+++": re.compile(r"\n\+\+\+[ \t]*$", re.MULTILINE),
}
"""From the end of the line before, which is found much faster than the beginning of a line."""

_LANGUAGES: Final = {
    "": "yaml",
    "yaml": "yaml",
    "yml": "yaml",
    "toml": "toml",
    "json": "json",
    "js": "javascript",
    "javascript": "javascript",
}

_BLANK_LINES: Final = re.compile(r"[ \t]*(?:\n(?:[ \t]*\n)*|\Z)")


def _fenced(text: str, start: int) -> FrontMatter | None:
    opening = _OPENING.match(text, start)
    if opening is None:
        return None
    fence, language = opening.groups()
    kind = {"+": "toml", ";": "json"}.get(fence[0]) or _LANGUAGES.get(language.lower())
    if kind is None:
        return None
    end_of_block = _CLOSING.get(fence) or re.compile(rf"\n{re.escape(fence)}[ \t]*$", re.MULTILINE)
    closing = end_of_block.search(text, opening.end() - 1)
    if closing is None:
        return _unclosed(text, opening.end(), fence, kind)
    block = text[opening.end() : closing.start() + 1]
    if kind == "json" and fence[0] == ";":
        block = "{" + block + "}"
    end = _end_of_comment(text, start, _end_of_blank_lines(text, closing.end()))
    return _read(text, block, opening.end(), end, kind)


def _end_of_comment(text: str, start: int, end: int) -> int:
    """Return where the body begins: behind the end of the comment that a block stands in, if it does."""
    if "<!--" in text[:start] and text.startswith("-->", end):
        return _end_of_blank_lines(text, end + 3) or end
    return end


def _end_of_blank_lines(text: str, start: int) -> int:
    """Find where the first line with text begins, after the line of ``start``, which must be empty.

    Zero when something stands on the rest of that line.
    """
    found = _BLANK_LINES.match(text, start)
    return found.end() if found is not None else 0


def _unclosed(text: str, start: int, fence: str, kind: str) -> FrontMatter | None:
    """Take a block without an end as text; tell its author when it plainly was meant to be one."""
    first = text[start : start + SIZE_LIMIT].split("\n", 1)[0]
    if kind not in ("yaml", "toml") or not begins_with_known_key(first):
        return None
    problem = Problem(f"front matter is not closed by {fence}", text.count("\n", 0, start))
    fields = recovered(text[start : start + SIZE_LIMIT].split("\n\n", 1)[0])
    return FrontMatter(text.removeprefix("\ufeff"), fields=fields, problems=(problem,))


def _read(text: str, block: str, start: int, end: int, kind: str) -> FrontMatter | None:
    """Return the fields of a block that begins at ``start``, with the body at ``end``.

    None when it reads like prose between two rules.
    """
    found = read_block(block, kind)
    if found is None:
        return None
    block_line = text.count("\n", 0, start) + 1
    problems: tuple[Problem, ...] = ()
    if found.mistakes:
        problems = tuple(
            Problem(f"front matter: {text}", block_line + line - 1) for line, text in found.mistakes
        )
    # A file put together of several may have a byte order mark here, too.
    body = text[end:].lstrip("\ufeff")
    return FrontMatter(body, text.count("\n", 0, end) + 1, found.fields, kind, problems, block, block_line)


def _json_object(text: str, start: int) -> FrontMatter | None:
    """Return a JSON object at the very top that ends a line, as Hugo takes it."""
    from reader.content.front_matter.toml_json import end_of_json_object, is_json_object

    if not is_json_object(text, start):
        return None
    line = text.count("\n", 0, start) + 1
    end = end_of_json_object(text, start)
    if end is not None and (body := _end_of_blank_lines(text, end)):
        found = _read(text, text[start:end], start, body, "json")
        if found is not None and not found.problems:
            return found
        if found is not None:
            line = found.problems[0].line or line
    problem = Problem("front matter: the JSON cannot be read, and is shown as text", line)
    known = recovered(text[start : start + SIZE_LIMIT].split("\n\n", 1)[0])
    return FrontMatter(text.removeprefix("\ufeff"), 1, known, "json", (problem,), text[start:end], line)


def _title_block(text: str, start: int) -> FrontMatter | None:
    """The lines of Nikola and Pandoc, up to the first that is none."""
    from reader.content.front_matter.title_blocks import title_block_at

    found = title_block_at(text, start)
    if found is None:
        return None
    body = _end_of_comment(text, start, _end_of_blank_lines(text, found.end) or found.end)
    body_line, block_line = (text.count("\n", 0, place) + 1 for place in (body, start))
    block = text[start : found.end]
    return FrontMatter(text[body:], body_line, found.fields, found.format, (), block, block_line)


def _header_lines(text: str, start: int) -> FrontMatter | None:
    """``Key: value`` lines up to a blank line, or YAML without an opening fence, as Hexo takes it."""
    from reader.content.front_matter.header_lines import header_lines_at

    found = header_lines_at(text, start)
    if found is None:
        return None
    block = text[start : found.end]
    body = _end_of_blank_lines(text, found.after) or found.after
    if found.fields is None:
        return _read(text, block, start, body, "yaml")
    body_line, block_line = (text.count("\n", 0, place) + 1 for place in (body, start))
    return FrontMatter(text[body:], body_line, found.fields, "multimarkdown", (), block, block_line)
