"""The commands of TeX that take arguments, and what they make of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Final, Protocol

from reader.document.tex.atoms import Atom, NotUnderstoodError, line
from reader.document.tex.boxes import BLANK
from reader.document.tex.scripts import fraction
from reader.document.tex.symbols import ACCENTS, ALPHABETS, in_alphabet

_WORD_FONTS: Final = ("mathrm", "mathit", "mathsf", "mathtt", "mathnormal")
_TEXTS: Final = (
    *("text", "textrm", "textit", "textbf", "textsf", "texttt", "textnormal"),
    *("mbox", "hbox", "emph"),
)
_CONTENTS: Final = (
    *("mathbf", "boldsymbol", "bm", "pmb", "bold"),
    *("boxed", "fbox", "smash", "mathclap", "ensuremath"),
)
_FRACTIONS: Final = ("frac", "dfrac", "tfrac", "cfrac")
_BINOMIALS: Final = ("binom", "dbinom", "tbinom")
_DISTANCES: Final = ("hspace", "phantom", "hphantom")
_RADICALS: Final = {"": "√", "2": "√", "3": "∛", "4": "∜"}
_LINES: Final = ACCENTS["overline"] + ACCENTS["underline"]
_LITERAL: Final = re.compile(r"\\([ _%&#{}$,])|([\\{}%])|~")


class Arguments(Protocol):
    """What follows a command."""

    def argument(self) -> list[Atom]:
        """Return what the next group or token stands for."""

    def option(self) -> list[Atom]:
        """Return what stands in square brackets next; empty if there are none."""

    def raw(self) -> str:
        """Return the source of the next group."""

    def star(self) -> bool:
        """Pass over a star that may come next; tell whether it did."""

    def formula(self, tex: str) -> list[Atom]:
        """Return what a formula within the text of an argument stands for."""


def command(name: str, arguments: Arguments) -> list[Atom]:
    """Return what a command with its arguments stands for.

    Raises: NotUnderstoodError, if it is none that is known.
    """
    make = _COMMANDS.get(name)
    if make is not None:
        return make(arguments)
    if name in ALPHABETS:
        return [_lettered(atom, name) for atom in arguments.argument()]
    if name in ACCENTS:
        return [_accented(arguments.argument(), ACCENTS[name])]
    raise NotUnderstoodError


def binomial(above: list[Atom], below: list[Atom]) -> Atom:
    """Set a binomial coefficient as it is read aloud."""
    return Atom(f"({line(above, 'inner')}{BLANK}choose{BLANK}{line(below, 'inner')})")


def _fraction(arguments: Arguments) -> list[Atom]:
    above = arguments.argument()
    return [fraction(above, arguments.argument())]


def _binomial(arguments: Arguments) -> list[Atom]:
    above = arguments.argument()
    return [binomial(above, arguments.argument())]


def _root(arguments: Arguments) -> list[Atom]:
    sign = _RADICALS.get(line(arguments.option(), "script"))
    inside = arguments.argument()
    text = line(inside, "inner")
    if sign is None or not text:
        raise NotUnderstoodError
    bracketed = f"{sign}({text})"
    is_single = len(inside) == 1 and inside[0].kind in ("ordinary", "word")
    if is_single or all(atom.text.isdigit() for atom in inside):
        return [Atom(f"{sign}{text}", "root", bracketed=bracketed)]
    return [Atom(bracketed, "root", bracketed=bracketed)]


def _operator(arguments: Arguments) -> list[Atom]:
    arguments.star()
    return [Atom(line(arguments.argument(), "script"), "function")]


def _negated(arguments: Arguments) -> list[Atom]:
    atoms = arguments.argument()
    if len(atoms) != 1 or atoms[0].kind != "relation" or len(atoms[0].text) != 1:
        raise NotUnderstoodError
    return [Atom(unicodedata.normalize("NFC", atoms[0].text + "\u0338"), "relation")]


def _modulus(arguments: Arguments) -> list[Atom]:
    modulus = Atom(line(arguments.argument(), "inner"))
    return [
        *(Atom("  ", "space"), Atom("(", "opening")),
        *(Atom("mod", "function"), modulus, Atom(")", "closing")),
    ]


def _nothing(arguments: Arguments) -> list[Atom]:
    arguments.raw()
    return []


def _tag(arguments: Arguments) -> list[Atom]:
    text = "{}" if arguments.star() else "({})"
    return [Atom("    ", "space"), Atom(text.format(_literal(arguments.raw())))]


def _distance(arguments: Arguments) -> list[Atom]:
    arguments.star()
    arguments.raw()
    return [Atom(" ", "space")]


def _coloured(arguments: Arguments) -> list[Atom]:
    arguments.raw()
    return arguments.argument()


def _text(arguments: Arguments) -> list[Atom]:
    """Make words, with the formulas between dollars in them."""
    atoms: list[Atom] = []
    for index, part in enumerate(re.split(r"(?<!\\)\$", arguments.raw())):
        if index % 2:
            atoms += arguments.formula(part)
            continue
        text = _literal(part)
        if text.strip():
            before = [Atom(" ", "space")] if text[0] == " " else []
            behind = [Atom(" ", "space")] if text[-1] == " " else []
            atoms += (*before, Atom(text.strip(), "word"), *behind)
        elif text:
            atoms.append(Atom(" ", "space"))
    return atoms


def _literal(raw: str) -> str:
    """Return the words of some text, white space folded."""

    def replaced(match: re.Match[str]) -> str:
        if match[2]:
            raise NotUnderstoodError
        return " " if match[0] == "~" or match[1] == "," else match[1]

    return re.sub(r"\s+", " ", _LITERAL.sub(replaced, raw))


def _words(arguments: Arguments) -> list[Atom]:
    """Join the letters that stand together to words."""
    atoms: list[Atom] = []
    for atom in arguments.argument():
        is_letter = atom.kind == "ordinary" and atom.text.isalpha() and not atom.has_scripts
        if is_letter and atoms and atoms[-1].kind in ("ordinary", "word") and atoms[-1].text.isalpha():
            atoms[-1] = Atom(atoms[-1].text + atom.text, "word")
        else:
            atoms.append(atom)
    return atoms


def _lettered(atom: Atom, alphabet: str) -> Atom:
    letter = in_alphabet(alphabet, atom.text) if len(atom.text) == 1 else None
    if letter is None:
        raise NotUnderstoodError
    return atom._replace(text=letter)


def _accented(atoms: list[Atom], accent: str) -> Atom:
    if accent in _LINES and len(atoms) > 1:
        if not all(atom.text.isalnum() and len(atom.text) == 1 for atom in atoms):
            raise NotUnderstoodError
        return Atom("".join(atom.text + accent for atom in atoms), "word")
    if len(atoms) != 1 or atoms[0].has_scripts or atoms[0].kind != "ordinary":
        raise NotUnderstoodError
    text = atoms[0].text
    if not text[:1].isalnum() or not all(map(unicodedata.combining, text[1:])):
        raise NotUnderstoodError
    return Atom(unicodedata.normalize("NFC", text + accent))


def _all(names: Iterable[str], make: Callable[[Arguments], list[Atom]]) -> dict[str, _Command]:
    return dict.fromkeys(names, make)


_Command = Callable[[Arguments], list[Atom]]
_COMMANDS: Final[dict[str, _Command]] = {
    **_all(_FRACTIONS, _fraction),
    **_all(_BINOMIALS, _binomial),
    **_all(_TEXTS, _text),
    **_all(_WORD_FONTS, _words),
    **_all(_CONTENTS, lambda arguments: arguments.argument()),
    **_all(_DISTANCES, _distance),
    "sqrt": _root,
    "operatorname": _operator,
    "not": _negated,
    "pmod": _modulus,
    "label": _nothing,
    "color": _nothing,
    "textcolor": _coloured,
    "tag": _tag,
}
