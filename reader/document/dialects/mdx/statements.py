"""The statements of MDX: lines that import and export what a program needs, and no reader."""

from __future__ import annotations

import re
from typing import Final

from reader.document.dialects.mdx.javascript import Brackets

_STATEMENT: Final = re.compile(
    r"import\s+(?:[\"'{*]|type\s+[\w{]|[\w$]+\s*(?:,|\s+from\s+[\"']))"
    r"|export\s+(?:default|const|let|var|function|class|async|type|interface|enum)\b|export\s*[{*]"
)
_IMPORT: Final = re.compile(r"import\s+([\w$]+)\s+from\s+[\"']([^\"'\n]+)[\"']")
_IMPORT_END: Final = re.compile(r"[\"'][ \t]*;?[ \t]*(?=\n|\Z)")


class Statements:
    """The statements of one article, asked for in order."""

    def __init__(self, text: str, brackets: Brackets) -> None:
        self.imports: dict[str, str] = {}
        """The files that variables were imported from, so far."""
        self._text = text
        self._brackets = brackets
        self._paragraph_end = -1
        """The first blank line after the last import."""

    def end(self, start: int) -> int | None:
        """Return where the statement at the start of a line ends; None if there is none that is closed."""
        if not _STATEMENT.match(self._text, start):
            return None
        if self._text[start] == "e":
            return self._brackets.end_of_statement(start)
        end = self._import_end(start)
        if end is not None and (imported := _IMPORT.match(self._text, start, end)):
            self.imports[imported[1]] = imported[2]
        return end

    def _import_end(self, start: int) -> int | None:
        """Return the offset behind the name of the imported file, which ends a line."""
        line_end = self._text.find("\n", start)
        brace = self._text.find("{", start, None if line_end < 0 else line_end)
        names_end = start if brace < 0 else self._brackets.end(brace)
        if names_end is None:
            return None
        if self._paragraph_end < names_end:
            paragraph_end = self._text.find("\n\n", names_end)
            self._paragraph_end = len(self._text) if paragraph_end < 0 else paragraph_end
        end = _IMPORT_END.search(self._text, names_end, self._paragraph_end)
        return end.end() if end else None
