"""Atoms of a formula, as TeX calls them, and how they are set beside each other in Unicode."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from reader.document.syntax.tex_boxes import BLANK, Box, beside
from reader.document.syntax.tex_symbols import LIMITS, Kind, lowered, raised, vulgar_fractions

Style = Literal["display", "text", "inner", "script"]
"""How a list of atoms is set: a formula by itself, one within a line, a part in brackets, a script."""


class NotUnderstoodError(Exception):
    """A formula holds something that cannot be said in Unicode without doubt."""


class Atom(NamedTuple):
    """The smallest part of a formula that has its own place in a line."""

    text: str
    kind: Kind = "ordinary"
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
    """Atoms in one row, with the blanks and the brackets that make them unambiguous."""
    visible, gaps = _without_spaces(atoms)
    visible = _with_signs(visible)
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
        parts.append(atom.box or _shown(atom, left, right))
        if atom.kind == "opening":
            depth += 1
    if any(isinstance(part, Box) for part in parts):
        return beside(parts)
    return Box(("".join(part for part in parts if isinstance(part, str)),))


def line(atoms: Sequence[Atom], style: Style) -> str:
    """Atoms in one row that takes one line."""
    box = row(atoms, style)
    if len(box.lines) > 1:
        raise NotUnderstoodError
    return box.lines[0]


def fraction(above: Sequence[Atom], below: Sequence[Atom]) -> Atom:
    """A fraction in one line, with brackets around what is not a plain product or a single thing."""
    numerator, denominator = line(above, "inner"), line(below, "inner")
    if not numerator or not denominator:
        raise NotUnderstoodError
    if not _is_product(above):
        numerator = f"({numerator})"
    if not _is_single(below):
        denominator = f"({denominator})"
    text = f"{numerator}/{denominator}"
    vulgar = vulgar_fractions().get(text)
    if vulgar:
        return Atom(vulgar, "vulgar", bracketed=f"({vulgar})")
    return Atom(text, "fraction", bracketed=f"({text})")


def with_scripts(base: Atom, above: Sequence[Atom], below: Sequence[Atom], primes: int = 0) -> Atom:
    """An atom with its scripts; those for which there are no characters follow ``^`` and ``_``."""
    if base.box:
        if below or primes or not above:
            raise NotUnderstoodError
        return base._replace(box=beside([base.box, Box((_script(above, "^"),), base.box.baseline)]))
    text = base.text
    if base.has_scripts or base.kind in ("fraction", "vulgar", "root"):
        text = f"({text})"
    text += "′″‴⁗"[primes - 1] if primes else ""
    subscript, superscript = _script(below, "_"), _script(above, "^")
    if subscript.startswith("_") and superscript and not superscript.startswith("^"):
        text += superscript + subscript
    else:
        text += subscript + superscript
    if not base.text and (base.kind != "ordinary" or "^" in text or "_" in text):
        raise NotUnderstoodError
    unmapped = subscript.startswith("_") or superscript.startswith("^") or superscript in ("∗", "†", "‡")
    kind: Kind = "ordinary" if base.kind in ("fraction", "vulgar", "root", "sign") else base.kind
    return Atom(
        text, kind, has_scripts=True, is_open=unmapped and text[-1] != ")", after_blank=base.after_blank
    )


_ALONE_ABOVE: Final = {"∘": "°", "∗": "∗", "†": "†", "‡": "‡", "′": "′", "″": "″", "⊤": "ᵀ", "⊺": "ᵀ"}
"""What is set as a superscript by itself, and how it is shown."""


def _script(atoms: Sequence[Atom], sign: str) -> str:
    text = line(atoms, "script")
    if not text:
        return ""
    if sign == "^" and text in _ALONE_ABOVE:
        return _ALONE_ABOVE[text]
    table = raised() if sign == "^" else lowered()
    if all(ord(character) in table for character in text):
        return text.translate(table)
    single = len(atoms) == 1 and not atoms[0].has_scripts and atoms[0].kind in ("ordinary", "word")
    return f"{sign}{text}" if single and " " not in text and BLANK not in text else f"{sign}({text})"


def _without_spaces(atoms: Sequence[Atom]) -> tuple[list[Atom], list[int]]:
    """The atoms that show something, and for each how many blanks the author put before it."""
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


def _with_signs(atoms: list[Atom]) -> list[Atom]:
    """The atoms with binary operators that lack an operand made signs, as TeX does."""
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


def _shown(atom: Atom, left: Atom | None, right: Atom | None) -> str:
    """The text of an atom, bracketed where a neighbour could be taken for a part of it."""
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
    """The blanks between two atoms; those at which a line may be broken are ordinary ones."""
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
        return right.kind != "opening" and (right.kind != "fraction" or _works_on_all(left))
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
    """Whether two neighbours would run into one word, or the second into a script of the first."""
    starts_word = right.text[:1].isalnum() or right.kind in ("word", "root", "vulgar")
    if left.is_open:
        return starts_word
    if "word" not in (left.kind, right.kind) or right.text in ("th", "st", "nd", "rd"):
        return False
    return starts_word and left.text[-1:].isalnum()


def _is_product(atoms: Sequence[Atom]) -> bool:
    """Whether atoms may stand before ``/`` without brackets."""
    visible = _with_signs(_without_spaces(atoms)[0])
    depth = 0
    for index, atom in enumerate(visible):
        if atom.kind == "closing":
            depth -= 1
        is_factor = atom.kind in ("ordinary", "word", "opening", "closing", "bar", "root") or (
            atom.kind == "sign" and not index
        )
        if not depth and not is_factor:
            return False
        if atom.kind == "opening":
            depth += 1
    return not depth


def _is_single(atoms: Sequence[Atom]) -> bool:
    """Whether atoms may stand behind ``/`` without brackets: a number, one thing, a differential, f(x)."""
    visible, gaps = _without_spaces(atoms)
    kinds = [atom.kind for atom in visible]
    if len(visible) == 1:
        return kinds[0] in ("ordinary", "word", "root")
    if all(atom.text.isdigit() for atom in visible):
        return True
    if len(visible) == 2 and visible[0].text in ("d", "∂"):
        return kinds[1] == "ordinary" and visible[1].text[:1].isalpha()
    if kinds[0] == "bar" and kinds[-1] == "bar":
        return kinds.count("bar") == 2
    if len(visible) == 2 and visible[1].text == "!":
        return kinds[0] in ("ordinary", "word")
    first = 0 if kinds[0] == "opening" else 1
    is_call = (
        kinds[first] == "opening" and kinds[-1] == "closing" and kinds[0] in ("ordinary", "word", "opening")
    )
    return is_call and kinds.count("opening") == 1 and not any(gaps[: first + 1])
