"""What stands between a pair of tags, as text: what a variable captures, what a loop makes of words.

The pieces of a body come with the pair around it, which are its first and its last.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.document.dialects.liquid.expressions import Values
from reader.document.dialects.liquid.scanner import Piece

_LONGEST: Final = 2_000
"""Characters of a body that is looked at."""

MOST_PIECES: Final = 10
"""Tags in a body that is looked at, the pair around it included."""

_MOST_ROUNDS: Final = 200


def captured(text: str, pieces: Sequence[Piece], values: Values) -> str | None:
    """Return the one line that a body comes to; None if it is longer, or not known in every part."""
    body = _body(text, pieces, values)
    return None if body is None or "\n" in body.strip() else body.strip()


def repeated(text: str, pieces: Sequence[Piece], values: Values) -> str | None:
    """Return the text that a loop makes; None unless it goes over known words and makes only text of them."""
    loop = values.loop(pieces[0].tag.text)
    if not loop or len(loop.words) > _MOST_ROUNDS:
        return None
    rounds: list[str] = []
    for word in loop.words:
        values.define(loop.variable, word)
        body = _body(text, pieces, values)
        if body is None or not values.may_grow(len(body)):
            values.define(loop.variable, None)
            return None
        rounds.append(body.strip("\n") + "\n" * ("\n" in body))
    return "".join(rounds).removesuffix("\n")


def _body(text: str, pieces: Sequence[Piece], values: Values) -> str | None:
    end, last = pieces[0].end, pieces[-1].start
    if last - end > _LONGEST:
        return None
    parts: list[str] = []
    for piece in pieces[1:-1]:
        parts.append(text[end : piece.start])
        end = piece.end
        if piece.kind == "tag" and piece.tag.name == "assign":
            values.assign(piece.tag.text)
            continue
        value = values.evaluate(piece.tag.text) if piece.kind == "output" else None
        if value is None:
            return None
        parts.append(value)
    return "".join((*parts, text[end:last]))
