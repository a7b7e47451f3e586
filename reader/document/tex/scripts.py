"""Fractions, superscripts and subscripts in one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.document.tex.atoms import Atom, NotUnderstoodError, line, with_signs, without_spaces
from reader.document.tex.boxes import BLANK, Box, beside
from reader.document.tex.symbols import AtomKind, lowered, raised, vulgar_fractions


def fraction(above: Sequence[Atom], below: Sequence[Atom]) -> Atom:
    """Set a fraction in one line, bracketing all but a plain product or a single thing."""
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
    """Add scripts to an atom; those for which there are no characters follow ``^`` and ``_``."""
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
    kind: AtomKind = "ordinary" if base.kind in ("fraction", "vulgar", "root", "sign") else base.kind
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
    if (
        sign == "_"
        and text.isalnum()
        and all(atom.kind == "ordinary" and not atom.has_scripts for atom in atoms)
    ):
        return f"_{text}"
    single = len(atoms) == 1 and not atoms[0].has_scripts and atoms[0].kind in ("ordinary", "word")
    return f"{sign}{text}" if single and " " not in text and BLANK not in text else f"{sign}({text})"


def _is_product(atoms: Sequence[Atom]) -> bool:
    """Tell whether atoms may stand before ``/`` without brackets."""
    visible = with_signs(without_spaces(atoms)[0])
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
    """Tell whether atoms may stand behind ``/`` without brackets: a number, a differential, f(x)."""
    visible, gaps = without_spaces(atoms)
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
