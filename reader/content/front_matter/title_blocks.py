"""Front matter as Nikola (``.. title: A``) and Pandoc (``% A``) write it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from reader.content.front_matter.limits import SIZE_LIMIT


class TitleBlock(NamedTuple):
    """Lines at the top of a text that say what it is."""

    end: int
    """Where the line after them begins."""
    fields: dict[str, object]
    format: str


def title_block_at(text: str, start: int) -> TitleBlock | None:
    """Return the block of Nikola or Pandoc that begins at ``start``; None when a text begins there."""
    if text.startswith("%", start):
        return _pandoc(text, start)
    pattern = _NIKOLA_IN_COMMENT if "<!--" in text[:start] else _NIKOLA
    found = pattern.match(text, start, start + SIZE_LIMIT)
    return TitleBlock(found.end(), nikola_fields(found[0]), "nikola") if found is not None else None


def nikola_fields(block: str) -> dict[str, object]:
    """Return the fields of lines such as ``.. title: A``; one without a value is none."""
    fields = ((key, value.strip()) for key, value in _NIKOLA_FIELD.findall(block[:SIZE_LIMIT]))
    return {key: value for key, value in fields if value}


_FIRST: Final = (
    r"\.\. (?:title|slug|date|tags|category|link|description|type|author|status|updated):[^\n]*(?:\n|\Z)"
)
_NIKOLA: Final = re.compile(_FIRST + r"(?:\.\.(?: [\w-]+:[^\n]*|[ \t]*)(?:\n|\Z))*+")
_NIKOLA_IN_COMMENT: Final = re.compile(_FIRST + r"(?:\.\.(?: [\w-]+:[^\n]*|[ \t]*)\n|[ \t]*\n)*+")
_NIKOLA_FIELD: Final = re.compile(r"^\.\. ([\w-]+):[ \t]([^\n]*)", re.MULTILINE)

_PANDOC: Final = re.compile(r"%(?: [^\n]*|)(?:\n[ \t]+\S[^\n]*)*+(?:\n|\Z)")
_PANDOC_FIELDS: Final = ("title", "author", "date")


def _pandoc(text: str, start: int) -> TitleBlock | None:
    """Title, authors and date, in this order; a line that begins with a blank continues the one before it."""
    end = start
    parts: list[str] = []
    while len(parts) < len(_PANDOC_FIELDS) and (found := _PANDOC.match(text, end, start + SIZE_LIMIT)):
        parts.append(found[0][1:].strip())
        end = found.end()
    if not any(parts) or text.startswith("%", end):
        return None
    fields: dict[str, object] = {
        key: " ".join(part.split()) for key, part in zip(_PANDOC_FIELDS, parts, strict=False)
    }
    if len(parts) > 1:
        authors = (" ".join(name.split()) for name in re.split(r";|\n", parts[1]))
        fields["author"] = [name for name in authors if name]
    return TitleBlock(end, {key: value for key, value in fields.items() if value}, "pandoc")
