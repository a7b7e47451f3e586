"""The tokens of TeX, one after the other."""

from __future__ import annotations

import re
from typing import Final

from reader.document.tex.atoms import NotUnderstoodError

_TOKEN: Final = re.compile(r"\\[A-Za-z]+|\\[\s\S]|\s+|[\s\S]")
_ROW_DISTANCE: Final = re.compile(r"\[-?[\d.]+ ?(?:pt|ex|em|cm|mm|in|mu|px)\]")
_LONGEST_DISTANCE: Final = 12


class Tokens:
    """Commands, runs of white space, and other characters one by one."""

    def __init__(self, tex: str) -> None:
        self._tokens: list[str] = _TOKEN.findall(tex)
        self._next = 0

    def peek(self) -> str:
        """Return the next token; empty at the end."""
        return self._tokens[self._next] if self._next < len(self._tokens) else ""

    def peek_second(self) -> str:
        """Return the token behind the next one; empty at the end."""
        return self._tokens[self._next + 1] if self._next + 1 < len(self._tokens) else ""

    def take(self) -> str:
        """Pass over the next token and return it.

        Raises: NotUnderstoodError, at the end.
        """
        token = self.peek()
        if not token:
            raise NotUnderstoodError
        self._next += 1
        return token

    def accept(self, token: str) -> bool:
        """Pass over a token if it comes next; tell whether it did."""
        if self.peek() != token:
            return False
        self._next += 1
        return True

    def expect(self, token: str) -> None:
        """Pass over a token that must come next.

        Raises: NotUnderstoodError, if another one does.
        """
        if not self.accept(token):
            raise NotUnderstoodError

    def skip_blanks(self) -> bool:
        """Pass over white space; tell whether there was any."""
        is_blank = self.peek().isspace()
        self._next += is_blank
        return is_blank

    def position(self) -> int:
        return self._next

    def go_back(self, position: int) -> None:
        self._next = position

    def raw_group(self) -> str:
        """Return the source of the group that comes next."""
        self.skip_blanks()
        self.expect("{")
        start = self._next
        depth = 1
        while depth:
            token = self.take()
            depth += (token == "{") - (token == "}")
        return "".join(self._tokens[start : self._next - 1])

    def skip_row_distance(self) -> None:
        """Pass over ``*`` and ``[4pt]`` behind the end of a row."""
        self.accept("*")
        if self.peek() == "[":
            following = "".join(self._tokens[self._next : self._next + _LONGEST_DISTANCE])
            distance = _ROW_DISTANCE.match(following)
            self._next += len(distance[0]) if distance else 0
