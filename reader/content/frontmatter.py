"""The block at the top of a file: where it ends, what it says, and the body that follows.

Nothing here is ever fatal, and on any doubt the text is shown: what may be a pair of rules with prose
between them stays in the body, and fields that cannot be parsed are still looked for line by line.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from reader.content.post import Problem
from reader.content.salvage import salvage
from reader.content.yaml_text import DEPTH_LIMIT, SIZE_LIMIT, UnreadableFieldsError, load_yaml

Fields = dict[str, object]


class FrontMatter(NamedTuple):
    """What stands at the top of a file, and the rest of it."""

    body: str
    """The text after the block and the blank lines that follow it; the whole text when there is no block."""
    body_line: int = 1
    """The 1-based line of the file that the body starts on."""
    fields: Mapping[str, object] = {}
    """Keys as written. Values are text, lists and mappings; TOML and JSON also give their own types."""
    format: str = ""
    """``yaml``, ``toml``, ``json``, ``javascript``, ``multimarkdown``; empty when there is no block."""
    problems: tuple[Problem, ...] = ()
    block: str = ""
    """The text between the fences."""
    block_line: int = 1
    """The 1-based line of the file that ``block`` starts on."""

    def line_of(self, key: str) -> int | None:
        """The 1-based line of the file on which a field of the first level is written."""
        found = re.search(
            rf"""^\s*["']?{re.escape(key)}["']?\s*[:=]""", self.block, re.MULTILINE | re.IGNORECASE
        )
        return self.block_line + self.block.count("\n", 0, found.start()) if found else None


def split(text: str) -> FrontMatter:
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
    elif character.isalpha():
        found = _header_lines(text, start)
    return found or FrontMatter(text.removeprefix("\ufeff"))


_SKIPPED: Final = re.compile(r"\ufeff?(?:[ \t]*\n)*(?:<!--[ \t]*\n)?")
"""What Hugo allows before the block: a byte order mark, blank lines, and a comment opened around it."""

_OPENING: Final = re.compile(r"(-{3,}|\+{3}|;{3,})[ \t]*([a-zA-Z]*)[ \t]*(?:\n|\Z)")

_CLOSING: Final = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE),
}

_LANGUAGES: Final = {
    "": "yaml",
    "yaml": "yaml",
    "yml": "yaml",
    "toml": "toml",
    "json": "json",
    "js": "javascript",
    "javascript": "javascript",
}

_AFTER: Final = re.compile(r"[ \t]*(?:\n(?:[ \t]*\n)*|\Z)(?:-->[ \t]*(?:\n(?:[ \t]*\n)*|\Z))?")
"""The rest of the closing line, a comment closed around the block, and the blank lines that follow."""

_BLANK_LINES: Final = re.compile(r"[ \t]*(?:\n(?:[ \t]*\n)*|\Z)")


def _fenced(text: str, start: int) -> FrontMatter | None:
    opening = _OPENING.match(text, start)
    if opening is None:
        return None
    fence, language = opening.groups()
    kind = {"+": "toml", ";": "json"}.get(fence[0]) or _LANGUAGES.get(language.lower())
    if kind is None:
        return None
    closing = (_CLOSING.get(fence) or re.compile(rf"^{re.escape(fence)}[ \t]*$", re.MULTILINE)).search(
        text, opening.end()
    )
    if closing is None:
        return _unclosed(text, opening.end(), fence, kind)
    block = text[opening.end() : closing.start()]
    if kind == "json" and fence[0] == ";":
        block = "{" + block + "}"
    after = _AFTER if text.startswith("<!--", opening.start() - 5) or "<!--" in text[:start] else _BLANK_LINES
    return _read(text, block, opening.end(), after.match(text, closing.end()), kind)


def _unclosed(text: str, start: int, fence: str, kind: str) -> FrontMatter | None:
    """A block without an end is text; its author is told when it plainly was meant to be one."""
    first = text[start : start + SIZE_LIMIT].split("\n", 1)[0]
    if not (_KNOWN_LINE.match(first) and kind in ("yaml", "toml")):
        return None
    problem = Problem(f"front matter is not closed by {fence}", text.count("\n", 0, start))
    fields = salvage(text[start : start + SIZE_LIMIT].split("\n\n", 1)[0])
    return FrontMatter(text.removeprefix("\ufeff"), fields=fields, problems=(problem,))


def _read(text: str, block: str, start: int, after: re.Match[str] | None, kind: str) -> FrontMatter | None:
    """The fields of a block that begins at ``start``; None when it reads like prose between two rules."""
    block_line = text.count("\n", 0, start) + 1
    problems: tuple[Problem, ...] = ()
    fields: object
    try:
        fields = _PARSERS[kind](block)
    except UnreadableFieldsError as error:
        if kind == "yaml" and not _is_meant_as_fields(block):
            return None
        fields = salvage(block[:SIZE_LIMIT])
        problems = (Problem(f"front matter: {error.message}", block_line + error.line - 1),)
        if "\t" in block and kind == "yaml" and (mended := _without_tabs(block)) is not None:
            fields = mended
    if fields is None:
        fields = {}
    if not isinstance(fields, dict) or (kind == "yaml" and _reads_like_prose(block, fields)):
        return None
    end = after.end() if after is not None else len(text)
    return FrontMatter(text[end:], text.count("\n", 0, end) + 1, fields, kind, problems, block, block_line)


def _without_tabs(block: str) -> Fields | None:
    """YAML indented with tabs, as Hexo takes it."""
    try:
        fields = load_yaml(re.sub(r"^\t+", lambda tabs: "  " * len(tabs[0]), block, flags=re.MULTILINE))
    except UnreadableFieldsError:
        return None
    return fields if isinstance(fields, dict) else None


_KEYS: Final = """
    title date tags tag category categories layout author authors draft published permalink slug description
    summary excerpt image cover lang language updated lastmod modified pubdate pubdatetime publishdate status
    aliases weight type toc math mathjax comments id name path template taxonomies extra keywords
"""
_KNOWN_KEYS: Final = frozenset(_KEYS.split())

_KNOWN_LINE: Final = re.compile(
    rf"""["']?(?:{"|".join(sorted(_KNOWN_KEYS))})["']?[ \t]*[:=]""", re.IGNORECASE
)

_KEY_LINE: Final = re.compile(r"""["']?[\w.-]+["']?[ \t]*:(?:[ \t]|$)""", re.MULTILINE)


def _is_meant_as_fields(block: str) -> bool:
    """Whether a block that is not valid YAML is nevertheless front matter, and not text between rules."""
    if _KEY_LINE.match(block):
        return True
    return any(_KNOWN_LINE.match(line) for line in block[:SIZE_LIMIT].split("\n"))


def _reads_like_prose(block: str, fields: Fields) -> bool:
    """Whether a mapping is only a sentence with a colon: no key is known, and it is set like a paragraph."""
    if not fields or any(key.lower() in _KNOWN_KEYS for key in fields):
        return False
    return block.startswith("\n") or any(len(key.split()) > 3 or len(key) > 60 for key in fields)


def _load_toml(block: str) -> object:
    if len(block) > SIZE_LIMIT:
        raise UnreadableFieldsError(f"longer than {SIZE_LIMIT // 1024} KB")
    if _too_deep(block):
        raise UnreadableFieldsError("nested too deep to be read")
    try:
        return tomllib.loads(block)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"\(at line (\d+), column \d+\)|\(at end of document\)", str(error))
        line = int(where[1]) if where and where[1] else block.count("\n") + 1
        message = str(error)[: where.start()].strip() if where else str(error)
        raise UnreadableFieldsError(message[:1].lower() + message[1:], line) from None
    except (ValueError, RecursionError, OverflowError) as error:
        raise UnreadableFieldsError(f"not valid TOML ({type(error).__name__})") from None


def _load_json(block: str) -> object:
    if len(block) > SIZE_LIMIT:
        raise UnreadableFieldsError(f"longer than {SIZE_LIMIT // 1024} KB")
    if _too_deep(block):
        raise UnreadableFieldsError("nested too deep to be read")
    try:
        return json.loads(block, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        raise UnreadableFieldsError(error.msg[:1].lower() + error.msg[1:], error.lineno) from None
    except (ValueError, RecursionError) as error:
        raise UnreadableFieldsError(f"not valid JSON ({type(error).__name__})") from None


def _too_deep(text: str) -> bool:
    """Whether brackets outside of quotes nest deeper than is ever meant."""
    if text.count("[") + text.count("{") <= DEPTH_LIMIT:
        return False
    depth = 0
    for token in _QUOTED_OR_BRACKET.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token[0], 0)
        if depth > DEPTH_LIMIT:
            return True
    return False


_QUOTED_OR_BRACKET: Final = re.compile(r'"(?:[^"\\\n]|\\.)*"|[\[\]{}]')

_PARSERS: Final[dict[str, Callable[[str], object]]] = {
    "yaml": load_yaml,
    "toml": _load_toml,
    "json": _load_json,
    # Never run: only what stands there as plain text is taken.
    "javascript": salvage,
}

_JSON_START: Final = re.compile(r'\{\s*"[^"\n]*"\s*:')


def _json_object(text: str, start: int) -> FrontMatter | None:
    """A JSON object at the very top that ends a line, as Hugo takes it."""
    if not _JSON_START.match(text, start):
        return None
    end = _end_of_object(text, start)
    after = _BLANK_LINES.match(text, end) if end is not None else None
    if end is not None and after is not None:
        found = _read(text, text[start:end], start, after, "json")
        if found is not None and not found.problems:
            return found
    line = text.count("\n", 0, start) + 1
    if end is not None and found is not None:
        line = found.problems[0].line or line
    problem = Problem("front matter: the JSON cannot be read, and is shown as text", line)
    known = salvage(text[start : start + SIZE_LIMIT].split("\n\n", 1)[0])
    return FrontMatter(text.removeprefix("\ufeff"), 1, known, "json", (problem,), text[start:end], line)


def _end_of_object(text: str, start: int) -> int | None:
    depth = 0
    for token in _QUOTED_OR_BRACKET.finditer(text, start, start + SIZE_LIMIT):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token[0], 0)
        if depth == 0:
            return token.end() if token[0] == "}" else None
    return None


_FIRST_HEADER: Final = re.compile(
    r"(?:title|date|category|categories|tags|authors?|slug|status|summary|modified|layout)[ \t]*:",
    re.IGNORECASE,
)
_HEADER: Final = re.compile(r"([A-Za-z0-9_-]+)[ \t]*:(?:[ \t]+(.*)|[ \t]*)")


def _header_lines(text: str, start: int) -> FrontMatter | None:
    """``Key: value`` lines up to a blank line, or YAML without an opening fence, as Hexo takes it."""
    if not _FIRST_HEADER.match(text, start):
        return None
    end = start
    lines: list[str] = []
    while end < len(text) and len(lines) < _HEADER_LINES:
        stop = text.find("\n", end)
        stop = len(text) if stop < 0 else stop
        line = text[end:stop].rstrip()
        if line == "---":
            if _may_be_prose(lines):
                return None
            return _read(text, text[start:end], start, _BLANK_LINES.match(text, stop), "yaml")
        if not line:
            break
        lines.append(line)
        end = stop + 1
    fields = None if _may_be_prose(lines) else _header_fields(lines)
    if fields is None:
        return None
    end = min(end, len(text))
    after = _BLANK_LINES.match(text, end)
    body_start = after.end() if after is not None else end
    return FrontMatter(
        text[body_start:],
        text.count("\n", 0, body_start) + 1,
        fields,
        "multimarkdown",
        (),
        text[start:end],
        text.count("\n", 0, start) + 1,
    )


_HEADER_LINES: Final = 500


def _may_be_prose(lines: list[str]) -> bool:
    """Whether header lines may as well be a paragraph such as ``Summary: …``; a title is shown either way."""
    return len(lines) < 2 and not lines[0].lower().startswith("title")


def _header_fields(lines: list[str]) -> Fields | None:
    """The fields of header lines; a line indented by four blanks or a tab continues the value before it."""
    values: dict[str, list[str]] = {}
    key = ""
    for line in lines:
        if line.startswith(("    ", "\t")) and key:
            values[key].append(line.strip())
            continue
        header = _HEADER.fullmatch(line)
        if header is None:
            return None
        key = header[1]
        values[key] = [(header[2] or "").strip()]
    return {name: " ".join(part for part in parts if part) for name, parts in values.items()}
