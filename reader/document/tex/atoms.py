"""Atoms of a formula, as TeX calls them, and how they are set beside each other in Unicode."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from reader.document.tex.boxes import BLANK, Box, beside, unbroken
from reader.document.tex.symbols import LIMITS, AtomKind

Style = Literal["display", "text", "inner", "script"]
"""How a list of atoms is set: a formula by itself, one within a line, a part in brackets, a script."""


class NotUnderstoodError(Exception):
    """A formula holds something that cannot be said in Unicode without doubt."""


class Atom(NamedTuple):
    """The smallest part of a formula that has its own place in a line."""

    text: str
    kind: AtomKind = "ordinary"
    box: Box | None = None
    """What is shown if that takes several lines."""
    bracketed: str = ""
    """The text to show where something beside it could be taken for a part of it."""
    has_scripts: bool = False
    is_open: bool = False
    """Whether it ends in a script that would swallow a letter right behind it."""
    after_blank: bool = False
    """Whether a blank stands before it in the source."""


_FACTORS: Final = frozenset(("ordinary", "word", "fraction", "vulgar", "root", "bar", "box"))
_BEFORE_SIGN: Final = frozenset(
    ("sign", "binary", "relation", "opening", "punctuation", "function", "big", "slash")
)
_AFTER_OPERAND: Final = frozenset(("relation", "closing", "punctuation"))


def row(atoms: Sequence[Atom], style: Style) -> Box:
    """Set atoms in one row, with the blanks and brackets that make them unambiguous."""
    visible, gaps = without_spaces(atoms)
    visible = with_signs(visible)
    if not visible:
        return Box(("",))
    parts: list[str | Box] = []
    depth = 0
    for index, atom in enumerate(visible):
        left = visible[index - 1] if index else None
        right = visible[index + 1] if index + 1 < len(visible) else None
        if atom.kind == "closing":
            depth -= 1
        if left:
            parts.append(
                _blanks(left, atom, gaps[index], style if depth <= 0 or style == "script" else "inner")
            )
        after = gaps[index + 1] if right else 0
        parts.append(atom.box or _shown(atom, _factor(left, gaps[index]), _factor(right, after)))
        if atom.kind == "opening":
            depth += 1
    if any(isinstance(part, Box) for part in parts):
        return beside(parts) if len(parts) == 1 else unbroken(beside(parts))
    return Box(("".join(part for part in parts if isinstance(part, str)),))


def line(atoms: Sequence[Atom], style: Style) -> str:
    """Set atoms in a row of one line.

    Raises: NotUnderstoodError, if it takes several.
    """
    box = row(atoms, style)
    if len(box.lines) > 1:
        raise NotUnderstoodError
    return box.lines[0]


def without_spaces(atoms: Sequence[Atom]) -> tuple[list[Atom], list[int]]:
    """Return the atoms that show something, and for each how many blanks the author put before it."""
    visible: list[Atom] = []
    gaps: list[int] = []
    gap = 0
    for atom in atoms:
        if atom.kind == "space":
            gap = max(gap, len(atom.text))
        elif atom.text or atom.box:
            visible.append(atom)
            gaps.append(gap)
            gap = 0
    return visible, gaps


def with_signs(atoms: list[Atom]) -> list[Atom]:
    """Make signs of binary operators that lack an operand, as TeX does, and brackets of bars in pairs."""
    atoms = _with_pairs_of_bars(_with_pairs_of_bars(atoms, "|"), "‖")
    result: list[Atom] = []
    for index, atom in enumerate(atoms):
        if atom.kind == "binary" and (
            not result
            or result[-1].kind in _BEFORE_SIGN
            or index + 1 == len(atoms)
            or atoms[index + 1].kind in _AFTER_OPERAND
        ):
            atom = atom._replace(kind="sign")
        result.append(atom)
    return result


def _with_pairs_of_bars(atoms: list[Atom], bar: str) -> list[Atom]:
    """Make brackets of the bars of one kind, unless one is left over."""
    bars = [index for index, atom in enumerate(atoms) if atom.kind == "bar" and atom.text.startswith(bar)]
    if not bars or len(bars) % 2:
        return atoms
    result = list(atoms)
    for number, index in enumerate(bars):
        result[index] = atoms[index]._replace(kind="closing" if number % 2 else "opening")
    return result


def _factor(neighbour: Atom | None, gap: int) -> Atom | None:
    """Return a neighbour unless a wide gap, or a blank before a word, parts it from what is beside it."""
    if neighbour is None or gap > 1 or (gap and neighbour.kind == "word"):
        return None
    return neighbour


def _shown(atom: Atom, left: Atom | None, right: Atom | None) -> str:
    """Return the text of an atom, bracketed where a neighbour could be taken for a part of it."""
    if not atom.bracketed:
        return atom.text
    before = left.kind if left else ""
    after = right.kind if right else ""
    if atom.kind == "root":
        return atom.bracketed if after in _FACTORS - {"bar", "fraction"} | {"opening"} else atom.text
    if atom.kind == "vulgar":
        digit_before = left is not None and left.text[-1:].isnumeric()
        digit_after = right is not None and right.text[:1].isnumeric()
        return atom.bracketed if digit_before or digit_after or "slash" in (before, after) else atom.text
    is_factor = (
        before in _FACTORS - {"bar"} | {"closing", "slash"}
        or (before == "function" and left is not None and not _works_on_all(left))
        or after in _FACTORS - {"bar"} | {"opening", "slash", "function", "big"}
        or (left is not None and left.text == "÷")
    )
    return atom.bracketed if is_factor else atom.text


def _blanks(left: Atom, right: Atom, gap: int, style: Style) -> str:
    """Return the blanks between two atoms; those at which a line may be broken are ordinary ones."""
    if style == "script":
        return BLANK if gap or _need_blank_in_script(left, right) else ""
    if right.kind == "punctuation" and gap <= 1:
        return ""
    if gap > 1:
        return BLANK * (gap - 1) + (" " if style != "inner" else BLANK)
    if left.kind in ("relation", "binary"):
        if left.kind == right.kind == "relation":
            return ""
        return " " if style == "text" else BLANK
    if right.kind in ("relation", "binary"):
        return " " if style == "display" else BLANK
    if left.kind == "punctuation":
        tight = not right.after_blank and not gap and right.text[:1].isdigit()
        return "" if tight else " " if style != "inner" else BLANK
    return BLANK if gap or _need_blank(left, right) else ""


def _works_on_all(function: Atom) -> bool:
    return function.text.partition("_")[0] in LIMITS


def _need_blank_in_script(left: Atom, right: Atom) -> bool:
    return (
        (left.kind in ("function", "big") and right.kind not in ("opening", "closing", "punctuation"))
        or (right.kind == "function" and left.kind in _FACTORS)
        or _are_words(left, right)
    )


def _need_blank(left: Atom, right: Atom) -> bool:
    if right.kind in ("closing", "punctuation") or left.kind in ("opening", "sign"):
        return False
    if left.kind == "box" or right.kind == "box":
        return True
    if left.kind == "function":
        return right.kind != "opening" and (right.kind != "fraction" or left.is_open or _works_on_all(left))
    if left.kind == "big":
        return right.kind != "big" or left.has_scripts
    if right.kind in ("function", "big"):
        return left.kind != "slash"
    if "slash" in (left.kind, right.kind):
        return False
    if "fraction" in (left.kind, right.kind):
        return "bar" not in (left.kind, right.kind)
    return _are_words(left, right)


def _are_words(left: Atom, right: Atom) -> bool:
    """Tell whether two neighbours would run into one word, or the second into a script of the first."""
    starts_word = right.text[:1].isalnum() or right.kind in ("word", "root", "vulgar")
    if left.is_open:
        return starts_word
    if (
        left.has_scripts
        or right.text in ("th", "st", "nd", "rd")
        or not any(atom.kind == "word" and len(atom.text) > 1 for atom in (left, right))
    ):
        return False
    return starts_word and left.text[-1:].isalnum()
