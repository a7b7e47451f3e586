"""Just enough of JavaScript to know where an expression or a statement ends, and what a literal says."""

from __future__ import annotations

import re
from typing import Final

_BRACKETS: Final = re.compile(r"[{}()\[\]\"'`]|/\*|(?<!:)//")
_STATEMENT_PARTS: Final = re.compile(r"\n|" + _BRACKETS.pattern)
_QUOTED: Final = {
    '"': re.compile(r'"(?:[^"\\\n]|\\.)*+"', re.DOTALL),
    "'": re.compile(r"'(?:[^'\\\n]|\\.)*+'", re.DOTALL),
    "`": re.compile(r"`(?:[^`\\]|\\.)*+`", re.DOTALL),
}
_STRING: Final = re.compile(r"""("|'|`)((?:(?!\1)[^\\]|\\.)*+)\1""", re.DOTALL)
_CALL: Final = re.compile(r"""[\w$.]+\(\s*("[^"\\]*"|'[^'\\]*'|`[^`\\$]*`)\s*\)(?:\.default)?""")
_BLANK_LINE: Final = re.compile(r"[ \t]*(?:\n|\Z)")
_NUMBER: Final = re.compile(r"-?[0-9][0-9_.]*")
_COMMENT: Final = re.compile(r"/\*(?:[^*]|\*(?!/))*+\*/")
_STRINGS: Final = re.compile(r"""\[\s*+(?:(?:"[^"\\]*+"|'[^'\\]*+')\s*+,?+\s*+)*+\]""")
_LABEL: Final = re.compile(r"""(?:\blabel\s*:\s*)("[^"\\]*+"|'[^'\\]*+')""")
_ONE_STRING: Final = re.compile(r"""("[^"\\]*+"|'[^'\\]*+')""")
_ESCAPE: Final = re.compile(r"\\(\n|.)", re.DOTALL)
_ESCAPED: Final = {"n": "\n", "t": " ", "r": "", "\n": ""}

_SHARE: Final = 8
"""How many times the length of a text may be read, all in all, before no more is tried."""


class Brackets:
    """Finds the ends of what opens with a bracket. It reads no part of a text very often."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._left = _SHARE * len(text) + 1_000
        """Characters that may still be read."""

    def end(self, start: int, limit: int | None = None) -> int | None:
        """Return the offset after the bracket that closes the one at ``start``; None if none does."""
        text = self._text
        limit = len(text) if limit is None else limit
        depth = 0
        position = start
        unclosed = ""
        while self._left > 0 and (found := _BRACKETS.search(text, position, limit)):
            position = found.end()
            sign = found[0]
            if sign in "{([":
                depth += 1
            elif sign in "})]":
                depth -= 1
                if depth <= 0:
                    self._left -= position - start
                    return position
            elif sign not in unclosed:
                behind = _behind(text, found.start(), limit, sign)
                if behind is None:
                    unclosed += sign
                else:
                    position = behind
        self._left -= limit - start
        return None

    def end_of_statement(self, start: int) -> int | None:
        """Return where the statement at an offset ends; None if a bracket in it is not closed.

        It ends with a line, outside of brackets, that ends as statements do or has a blank one after it.
        """
        text = self._text
        position = start
        while found := _STATEMENT_PARTS.search(text, position):
            sign, position = found[0], found.end()
            if sign == "\n":
                if text[found.start() - 1] in ";}" or _BLANK_LINE.match(text, position):
                    return found.start()
            elif sign in "})]":
                return None
            elif sign in "{([":
                closed = self.end(found.start())
                if closed is None:
                    return None
                position = closed
            else:
                position = _behind(text, found.start(), len(text), sign) or position
        return len(text)


def _behind(text: str, start: int, limit: int, sign: str) -> int | None:
    """Return where a string or comment ends that starts at an offset; None if it does not."""
    if sign == "//":
        end = text.find("\n", start, limit)
        return limit if end < 0 else end
    if sign == "/*":
        end = text.find("*/", start + 2, limit)
        return None if end < 0 else end + 2
    quoted = _QUOTED[sign].match(text, start, limit)
    return quoted.end() if quoted else None


def without_comments(code: str) -> str:
    """Return an expression without its comments of the form ``/* … */``, trimmed."""
    last = code.rfind("*/") + 2
    return (_COMMENT.sub("", code[:last]) + code[last:]).strip() if last > 1 else code.strip()


def literal(code: str) -> str | None:
    """Return what an expression says that is a string, a number, or nothing to show; None of any other."""
    code = code.strip()
    if code in ("true", "false", "null", "undefined", ""):
        return ""
    if _NUMBER.fullmatch(code):
        return code
    string = _STRING.fullmatch(code)
    if string is None or (string[1] == "`" and "${" in string[2]):
        return None
    return _ESCAPE.sub(lambda escape: _ESCAPED.get(escape[1], escape[1]), string[2])


def only_argument(code: str) -> str | None:
    """Return the string that an expression like ``require("./picture.png").default`` is about."""
    call = _CALL.fullmatch(code.strip())
    return call[1][1:-1] if call else None


def listed(code: str) -> list[str]:
    """Return the strings in an array of strings, or the labels in an array of objects that have some."""
    if code[:1] != "[":
        return []
    pattern = _ONE_STRING if _STRINGS.fullmatch(code) else _LABEL
    return [string[1][1:-1] for string in pattern.finditer(code)]
