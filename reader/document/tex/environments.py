"""The environments of amsmath: rows of cells that align, in brackets or not."""

from __future__ import annotations

from typing import Final

from reader.document.tex.atoms import Atom, NotUnderstoodError, row
from reader.document.tex.boxes import BLANK, Box, grid, in_brackets

Rows = list[list[list[Atom]]]
"""The atoms of each cell of each row."""

WITH_ARGUMENT: Final = frozenset(("alignat", "alignedat", "array"))
"""Those that say first how many columns they have, or how these are aligned."""

_BRACKETS: Final = {
    "matrix": ("", ""),
    "smallmatrix": ("", ""),
    "pmatrix": ("(", ")"),
    "bmatrix": ("[", "]"),
    "Bmatrix": ("{", "}"),
    "vmatrix": ("|", "|"),
    "Vmatrix": ("‖", "‖"),
    "cases": ("{", ""),
    "dcases": ("{", ""),
    "rcases": ("", "}"),
}
_LEFT: Final = frozenset(("cases", "dcases", "rcases"))
_ALIGNED: Final = {
    **dict.fromkeys(("align", "aligned", "alignat", "alignedat", "flalign", "split"), "rl"),
    **dict.fromkeys(("equation", "displaymath", "math", "multline", "gather", "gathered"), "l"),
    "eqnarray": "rcl",
}
_BETWEEN_COLUMNS: Final = BLANK * 2
_BETWEEN_EQUATIONS: Final = BLANK * 4


def environment(name: str, argument: str, rows: Rows) -> list[Atom]:
    """Return what an environment stands for; one of a single row is set as if it were none."""
    if name == "array":
        return [Atom("", "box", table(rows, argument.replace(" ", "")))]
    if name in _ALIGNED:
        if len(rows) == 1:
            return [atom for cell in rows[0] for atom in cell]
        return [Atom("", "box", _equations(rows, _ALIGNED[name]))]
    if name not in _BRACKETS:
        raise NotUnderstoodError
    opening, closing = _BRACKETS[name]
    return [Atom("", "box", in_brackets(opening, table(rows, "l" if name in _LEFT else "c"), closing))]


def table(rows: Rows, alignments: str) -> Box:
    """Set rows in columns that are aligned as ``l``, ``c`` or ``r`` says."""
    if not alignments or alignments.strip("lcr"):
        raise NotUnderstoodError
    return grid(_cells(rows), alignments, [_BETWEEN_COLUMNS])


def _equations(rows: Rows, alignments: str) -> Box:
    """Align equations at their relations: columns in pairs, those of a pair with one blank between."""
    gaps = [_BETWEEN_EQUATIONS] + [BLANK] * (len(alignments) - 1)
    return grid(_cells(rows), alignments, gaps)


def _cells(rows: Rows) -> list[list[Box]]:
    return [[row(cell, "display") for cell in cells] for cells in rows]
