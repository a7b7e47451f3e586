"""The literals of a configuration in JavaScript or TypeScript. Nothing of it is run.

What is exported is read: an object, one given to a call as in ``defineConfig({…})``, or the one that a
function returns. Constants of the file are followed; what a program would have to work out is left out.
"""

from __future__ import annotations

import re
from typing import Final

from reader.content.front_matter.limits import CONFIGURATION_LIMITS, DEPTH_LIMIT


def read_javascript(text: str) -> dict[str, object]:
    """Return the settings that a configuration exports. Raises `UnreadableFieldsError` for one too long."""
    CONFIGURATION_LIMITS.check_size(text)
    tokens = [token for token in _TOKEN.findall(text) if not token.startswith(("//", "/*"))]
    CONFIGURATION_LIMITS.check_values(len(tokens))
    return _Program(tokens).exported()


class _Unknown:
    """What stands for a value that only a program could tell."""


_UNKNOWN: Final = _Unknown()
_WORDS: Final = {"true": True, "false": False, "null": None, "undefined": None}
_CLOSING: Final = {"{": "}", "[": "]", "(": ")"}
_ASSERTIONS: Final = frozenset(("as", "satisfies"))
_FALLBACKS: Final = frozenset(("||", "??"))
_ANNOTATION: Final = 40
"""Tokens between the name of a constant and its value, at most."""

_TOKEN: Final = re.compile(
    r"""
      //[^\n]*+ | /\*(?:.*?\*/|.*)
    | "(?:[^"\\\n]|\\.)*+"? | '(?:[^'\\\n]|\\.)*+'? | `(?:[^`\\]|\\.)*+`?
    | (?<=[(,=:\[!&|?{};\s])/(?![/*\s])(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.){0,99}+\])++/\w*+
    | \.\.\. | => | \|\| | \?\? | [\w$@]+(?:\.[\w$]+)*+ | \S
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|(.))", re.DOTALL)
_ESCAPED: Final = {"n": "\n", "t": "\t", "r": "\r", "\n": ""}
_PLACE: Final = re.compile(r"\$\{\s*([\w$]+)\s*\}")


class _Program:
    """The tokens of a program, and what is known of its constants."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._ends = _ends_of_brackets(tokens)
        self._known: dict[str, object] = {}

    def exported(self) -> dict[str, object]:
        found = self._statements(0, len(self._tokens), 0)
        # Eleventy also reads a constant of this name beside the function that is exported.
        config = self._known.get("config")
        settings = dict(config) if isinstance(config, dict) and found is not config else {}
        return settings | found if isinstance(found, dict) else settings

    def _token(self, at: int) -> str:
        return self._tokens[at] if at < len(self._tokens) else ""

    def _statements(self, at: int, end: int, depth: int) -> object:
        """Return what the statements between two places export or return, and learn their constants."""
        result: object = _UNKNOWN
        while at < end:
            token, following = self._tokens[at], self._token(at + 1)
            if token in ("const", "let", "var"):
                at = self._learn(at + 1, depth)
                continue
            if token == "return" or (token, following) in (("export", "default"), ("module.exports", "=")):
                at += 1 if token == "return" else 2
                value, at = self._value(at, depth + 1, is_result=True)
                result = value if isinstance(value, dict) or result is _UNKNOWN else result
                continue
            at = self._ends.get(at, at) + 1
        return result

    def _learn(self, at: int, depth: int) -> int:
        """Learn the value of a constant whose name stands at a place, and return where to go on."""
        name = self._token(at)
        for place in range(at + 1, min(at + _ANNOTATION, len(self._tokens))):
            if self._tokens[place] == ";":
                break
            if self._tokens[place] == "=":
                value, end = self._choice(place + 1, depth + 1)
                if value is not _UNKNOWN and self._token(end) not in ("+", "?", "."):
                    self._known[name] = value
                return end
        return at

    def _choice(self, at: int, depth: int) -> tuple[object, int]:
        """Return the first of several values, parted by ``||``, that can be told, and where they end."""
        value, at = self._value(at, depth)
        while self._token(at) in _FALLBACKS:
            other, at = self._value(at + 1, depth)
            value = other if value is _UNKNOWN else value
        return value, at

    def _value(self, at: int, depth: int, *, is_result: bool = False) -> tuple[object, int]:
        """Return the value that begins at a place, and where it ends.

        ``is_result`` looks into functions, for what they return.
        """
        token = self._token(at)
        end = self._ends.get(at)
        if depth > DEPTH_LIMIT or not token:
            return _UNKNOWN, (end or at) + 1
        if token[0] in "\"'`":
            return self._text(token), at + 1
        if token == "{" and end is not None:
            return self._object(at + 1, end, depth), end + 1
        if token == "[" and end is not None:
            return self._array(at + 1, end, depth), end + 1
        if token == "(" and end is not None and self._token(end + 1) != "=>":
            value, _ = self._value(at + 1, depth + 1, is_result=is_result)
            return value, end + 1
        if token == "(" or token in ("function", "async") or self._token(at + 1) == "=>":
            return self._function(at, depth, is_result=is_result)
        return self._word(token, at, depth, is_result=is_result)

    def _word(self, token: str, at: int, depth: int, *, is_result: bool) -> tuple[object, int]:
        if token == "await":
            return self._value(at + 1, depth + 1, is_result=is_result)
        if token in _WORDS:
            return _WORDS[token], at + 1
        end = self._ends.get(at + 1)
        if self._token(at + 1) == "(" and end is not None:
            # Of a call, only an object that it is given means something by itself.
            value, _ = self._value(at + 2, depth + 1, is_result=is_result)
            return value if isinstance(value, dict) else _UNKNOWN, end + 1
        if token.isdecimal():
            return token, at + 1
        return self._known.get(token, _UNKNOWN), at + 1

    def _function(self, at: int, depth: int, *, is_result: bool) -> tuple[object, int]:
        """Return what a function returns, if that is asked for, and where it ends."""
        while self._token(at) not in ("(", "=>", "{", ""):
            at += 1
        if self._token(at) == "(":
            at = self._ends.get(at, at) + 1
        while self._token(at) not in ("=>", "{", ""):
            at += 1
        at += self._token(at) == "=>"
        end = self._ends.get(at, at)
        if not is_result:
            return _UNKNOWN, end + 1
        if self._token(at) == "{":
            return self._statements(at + 1, end, depth + 1), end + 1
        return self._value(at, depth + 1, is_result=True)

    def _object(self, at: int, end: int, depth: int) -> dict[str, object]:
        found: dict[str, object] = {}
        while at < end:
            key, following = self._tokens[at], self._tokens[at + 1]
            if key == ",":
                at += 1
                continue
            if key == "...":
                spread, at = self._member(at + 1, end, depth)
                if isinstance(spread, dict):
                    found.update(spread)
                continue
            if following == ":":
                value, at = self._member(at + 2, end, depth)
            elif following in (",", "}"):
                value, at = self._known.get(key, _UNKNOWN), at + 1
            else:
                value, at = _UNKNOWN, self._end_of_member(at, end)
            if value is not _UNKNOWN:
                name = self._text(key) if key[0] in "\"'" else key
                found[str(name)] = value
        return found

    def _array(self, at: int, end: int, depth: int) -> list[object]:
        found: list[object] = []
        while at < end:
            if self._tokens[at] in (",", "..."):
                at += 1
                continue
            value, at = self._member(at, end, depth)
            if value is not _UNKNOWN:
                found.append(value)
        return found

    def _member(self, at: int, end: int, depth: int) -> tuple[object, int]:
        """Return a value within brackets and where it ends, if it is no more than that value."""
        value, after = self._choice(at, depth + 1)
        token = self._token(after)
        if after >= end or token == ",":
            return value, min(after, end)
        place = self._end_of_member(after, end)
        return value if token in _ASSERTIONS else _UNKNOWN, place

    def _end_of_member(self, at: int, end: int) -> int:
        while at < end and self._tokens[at] != ",":
            at = self._ends.get(at, at) + 1
        return min(at, end)

    def _text(self, token: str) -> object:
        text = token[1:-1] if len(token) > 1 and token[-1] == token[0] else token[1:]
        if token[0] == "`" and "${" in text:
            names = _PLACE.findall(text)
            if len(names) != text.count("${") or not all(isinstance(self._known.get(n), str) for n in names):
                return _UNKNOWN
            text = _PLACE.sub(lambda place: str(self._known[place[1]]), text)
        return _ESCAPE.sub(_unescaped, text) if "\\" in text else text


def _unescaped(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else _ESCAPED.get(escape[2], escape[2])


def _ends_of_brackets(tokens: list[str]) -> dict[int, int]:
    """Return where each bracket is closed, by the place where it is opened."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for at, token in enumerate(tokens):
        if token in _CLOSING:
            opened.append(at)
        elif token in ("}", "]", ")"):
            while opened:
                start = opened.pop()
                if _CLOSING[tokens[start]] == token:
                    ends[start] = at
                    break
    return ends
