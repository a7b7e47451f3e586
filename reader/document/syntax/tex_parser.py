"""TeX → atoms. What is not understood raises, because a formula that is half translated misleads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from reader.document.syntax.tex_atoms import Atom, NotUnderstoodError, fraction, line, row, with_scripts
from reader.document.syntax.tex_boxes import can_be_tall, grid, in_brackets
from reader.document.syntax.tex_symbols import (
    ACCENTS,
    ALPHABETS,
    Kind,
    character,
    commands,
    in_alphabet,
)

_TOKEN: Final = re.compile(r"\\[A-Za-z]+|\\[\s\S]|\s+|[\s\S]")
_DEEPEST: Final = 24
"""Groups in each other that are followed."""

_WORD_FONTS: Final = frozenset(("mathrm", "mathit", "mathsf", "mathtt", "mathnormal"))
_LETTER_FONTS: Final = frozenset(("mathbf", "boldsymbol", "bm", "pmb", "bold", "vb", "mathbfit"))
_TEXTS: Final = frozenset(
    ("text", "textrm", "textit", "textbf", "textsf", "texttt", "textnormal", "mbox", "hbox", "emph")
)
_FRACTIONS: Final = frozenset(("frac", "dfrac", "tfrac", "cfrac"))
_BINOMIALS: Final = frozenset(("binom", "dbinom", "tbinom"))
_CONTENTS: Final = frozenset(("boxed", "fbox", "smash", "mathclap", "ensuremath"))
_MATRICES: Final = {
    "matrix": ("", ""),
    "smallmatrix": ("", ""),
    "array": ("", ""),
    "pmatrix": ("(", ")"),
    "bmatrix": ("[", "]"),
    "Bmatrix": ("{", "}"),
    "vmatrix": ("|", "|"),
    "Vmatrix": ("‖", "‖"),
}
_CASES: Final = {"cases": ("{", ""), "dcases": ("{", ""), "rcases": ("", "}")}
_ALIGNED: Final = {
    **dict.fromkeys(("align", "aligned", "alignat", "alignedat", "flalign", "split"), "rl"),
    **dict.fromkeys(("equation", "displaymath", "math", "multline", "gather", "gathered"), "l"),
    "eqnarray": "rcl",
}
_WITH_ARGUMENT: Final = frozenset(("alignat", "alignedat", "array"))
_BETWEEN_COLUMNS: Final = "\u00a0" * 2
_BETWEEN_EQUATIONS: Final = "\u00a0" * 4
_BESIDE_RELATION: Final = "\u00a0"
_LITERAL: Final = re.compile(r"\\([ _%&#{}$,])|([\\{}%])|~")


def parse_tex(tex: str, *, display: bool) -> list[Atom]:
    """The atoms of a formula. Only one for display may take several lines."""
    parser = _Parser(tex, display)
    if not display:
        return parser.all_of(parser.sequence())
    rows = parser.rows()
    parser.all_of([])
    if len(rows) == 1:
        if len(rows[0]) > 1:
            raise NotUnderstoodError
        return rows[0][0]
    return [_table(rows, "l", [_BETWEEN_COLUMNS])]


class _Parser:
    """Goes over the tokens once."""

    def __init__(self, tex: str, display: bool, depth: int = 0) -> None:
        self._tokens: list[str] = _TOKEN.findall(tex)
        self._next = 0
        self._display = display
        self._depth = depth

    def all_of(self, atoms: list[Atom]) -> list[Atom]:
        """Some atoms, after which nothing may follow."""
        if self._next < len(self._tokens):
            raise NotUnderstoodError
        return atoms

    def rows(self) -> list[list[list[Atom]]]:
        """Rows of cells, up to what ends them."""
        rows: list[list[list[Atom]]] = [[[]]]
        while True:
            rows[-1][-1] = self.sequence("&", "\\\\", "\\cr", "\\newline")
            token = self._peek()
            if token == "&":
                rows[-1].append([])
            elif token in ("\\\\", "\\cr", "\\newline"):
                rows.append([[]])
            else:
                break
            self._next += 1
            if token == "\\\\":
                self._skip_row_distance()
        shown = [cells for cells in rows if any(cells)]
        return shown or [[[]]]

    def sequence(self, *stops: str) -> list[Atom]:
        """Atoms up to a token of ``stops``, or one that closes what stands around them."""
        atoms: list[Atom] = []
        after_blank = False
        while (token := self._peek()) and token not in stops and token not in ("}", "\\right", "\\end"):
            if token.isspace():
                self._next += 1
                after_blank = True
                continue
            if token in ("\\over", "\\choose"):
                self._next += 1
                make = fraction if token == "\\over" else _binomial
                return [make(atoms, self.sequence(*stops))]
            added = self._item()
            if added:
                added[0] = self._in_context(added[0]._replace(after_blank=after_blank), atoms)
            if (
                added
                and not added[0].text
                and not added[0].box
                and atoms
                and atoms[-1].kind in ("ordinary", "word")
            ):
                raise NotUnderstoodError
            atoms += added
            after_blank = False
        return atoms

    def _in_context(self, atom: Atom, before: list[Atom]) -> Atom:
        """An atom whose kind depends on what stands beside it in the source: ``|`` and ``:``."""
        blank_behind = (self._peek() or "").isspace()
        if atom.kind == "bar" and atom.after_blank and blank_behind and not atom.has_scripts:
            following = self._tokens[self._next + 1 : self._next + 2]
            ends = not following or following[0] in (")", "]", "}", "=", "<", ">", "+", "-", ",", "&", "\\\\")
            if (
                before
                and before[-1].kind not in ("opening", "relation", "binary", "bar", "punctuation")
                and not ends
            ):
                return atom._replace(kind="relation")
        if atom.text == "." and self._peek() is None:
            return atom._replace(kind="punctuation")
        if atom.text == ":" and atom.kind == "ordinary":
            if atom.after_blank or self._peek() == "=":
                return atom._replace(kind="relation")
            if blank_behind:
                return atom._replace(kind="punctuation")
        return atom

    def _item(self) -> list[Atom]:
        """What one token, with its arguments and its scripts, stands for."""
        token = self._tokens[self._next]
        if token in ("^", "_", "'"):
            items = [Atom("")]
        else:
            self._next += 1
            items = self._nucleus(token)
        above, below, primes = self._scripts()
        if not above and not below and not primes:
            return items
        if len(items) > 1 and (token == "{" or items[-1].kind != "closing"):
            raise NotUnderstoodError
        last = items.pop() if items else Atom("")
        return [*items, with_scripts(last, above, below, primes)]

    def _scripts(self) -> tuple[list[Atom], list[Atom], int]:
        above: list[Atom] = []
        below: list[Atom] = []
        primes = 0
        while True:
            position = self._next
            self._skip_blanks()
            token = self._peek()
            if token == "'" and not above and primes < 4:
                primes += 1
                self._next += 1
            elif token in ("^", "_"):
                self._next += 1
                if above if token == "^" else below:
                    raise NotUnderstoodError
                script = self._argument()
                if not script:
                    raise NotUnderstoodError
                if token == "^":
                    above = script
                else:
                    below = script
            elif token in ("\\limits", "\\nolimits"):
                self._next += 1
            else:
                self._next = position
                return above, below, primes

    def _nucleus(self, token: str) -> list[Atom]:
        """What a token stands for, without scripts."""
        if token == "{":
            return self._group()
        if token[0] != "\\":
            if token in "}&#%$~^_":
                if token == "~":
                    return [Atom(" ", "space")]
                raise NotUnderstoodError
            symbol = character(token)
            return [Atom(symbol.text, symbol.kind)]
        name = token[1:]
        if name in commands():
            known = commands()[name]
            return [Atom(known.text, known.kind)] if known else []
        return self._command(name)

    def _command(self, name: str) -> list[Atom]:
        if name in _FRACTIONS:
            above = self._argument()
            return [fraction(above, self._argument())]
        if name in _BINOMIALS:
            above = self._argument()
            return [_binomial(above, self._argument())]
        if name in _TEXTS:
            return self._text(self._raw_argument())
        if name in _WORD_FONTS:
            return _words(self._argument())
        if name in _LETTER_FONTS:
            return self._argument()
        if name in ALPHABETS:
            return [_lettered(atom, name) for atom in self._argument()]
        if name in ACCENTS:
            return [_accented(self._argument(), ACCENTS[name])]
        if name in _CONTENTS:
            return self._argument()
        method = _METHODS.get(name)
        if method is None:
            raise NotUnderstoodError
        return method(self)

    def _root(self) -> list[Atom]:
        index = ""
        self._skip_blanks()
        if self._peek() == "[":
            self._next += 1
            index = line(self.sequence("]"), "script")
            self._expect("]")
        sign = {"": "√", "2": "√", "3": "∛", "4": "∜"}.get(index)
        inside = self._argument()
        text = line(inside, "inner")
        if sign is None or not text:
            raise NotUnderstoodError
        numeric = all(atom.text.isdigit() for atom in inside)
        if not numeric and (len(inside) > 1 or inside[0].kind not in ("ordinary", "word")):
            return [Atom(f"{sign}({text})", "root", bracketed=f"{sign}({text})")]
        return [Atom(f"{sign}{text}", "root", bracketed=f"{sign}({text})")]

    def _operator(self) -> list[Atom]:
        if self._peek() == "*":
            self._next += 1
        return [Atom(line(self._argument(), "script"), "function")]

    def _not(self) -> list[Atom]:
        atoms = self._argument()
        if len(atoms) != 1 or atoms[0].kind != "relation" or len(atoms[0].text) != 1:
            raise NotUnderstoodError
        return [Atom(unicodedata.normalize("NFC", atoms[0].text + "\u0338"), "relation")]

    def _modulus(self) -> list[Atom]:
        modulus = line(self._argument(), "inner")
        return [
            Atom("  ", "space"),
            Atom("(", "opening"),
            Atom("mod", "function"),
            Atom(modulus),
            Atom(")", "closing"),
        ]

    def _label(self) -> list[Atom]:
        self._raw_argument()
        return []

    def _tag(self) -> list[Atom]:
        if self._peek() == "*":
            self._next += 1
            return [Atom("    ", "space"), Atom(_literal(self._raw_argument()))]
        return [Atom("    ", "space"), Atom(f"({_literal(self._raw_argument())})")]

    def _distance(self) -> list[Atom]:
        if self._peek() == "*":
            self._next += 1
        self._raw_argument()
        return [Atom(" ", "space")]

    def _colour(self) -> list[Atom]:
        self._raw_argument()
        return []

    def _coloured(self) -> list[Atom]:
        self._raw_argument()
        return self._argument()

    def _fenced(self) -> list[Atom]:
        """What stands between ``\\left`` and ``\\right``, in brackets as tall as it is."""
        self._enter()
        opening = self._delimiter()
        inside = self.sequence()
        self._expect("\\right")
        closing = self._delimiter()
        self._depth -= 1
        box = row(inside, "inner") if any(atom.box for atom in inside) else None
        if box and len(box.lines) > 1:
            if not can_be_tall(opening) or not can_be_tall(closing):
                raise NotUnderstoodError
            return [Atom("", "box", in_brackets(opening, box, closing))]
        return [Atom(opening, "opening"), *inside, Atom(closing, "closing")]

    def _middle(self) -> list[Atom]:
        return [Atom(self._delimiter(), "relation")]

    def _delimiter(self) -> str:
        self._skip_blanks()
        token = self._peek() or ""
        self._next += 1
        if token == ".":
            return ""
        if token in ("<", ">"):
            return "⟨" if token == "<" else "⟩"
        known = commands().get(token[1:]) if token.startswith("\\") else character(token) if token else None
        if known is None or known.kind not in ("opening", "closing", "bar", "slash"):
            raise NotUnderstoodError
        return known.text

    def _environment(self) -> list[Atom]:
        self._enter()
        name = self._raw_argument()
        base = name.removesuffix("*")
        if base in _WITH_ARGUMENT and not re.fullmatch("[lcr0-9 ]*", self._raw_argument()):
            raise NotUnderstoodError
        rows = self.rows()
        self._expect("\\end")
        if self._raw_argument() != name:
            raise NotUnderstoodError
        self._depth -= 1
        if base in _ALIGNED:
            if len(rows) == 1:
                return [atom for cell in rows[0] for atom in cell]
            return [_aligned(rows, _ALIGNED[base])]
        brackets = _MATRICES.get(base) or _CASES.get(base)
        if not brackets:
            raise NotUnderstoodError
        table = _table(rows, "c" if base in _MATRICES and base != "array" else "l", [_BETWEEN_COLUMNS])
        assert table.box
        return [Atom("", "box", in_brackets(brackets[0], table.box, brackets[1]))]

    def _text(self, raw: str) -> list[Atom]:
        """Words, with the formulas between dollars in them."""
        atoms: list[Atom] = []
        for index, part in enumerate(re.split(r"(?<!\\)\$", raw)):
            if index % 2:
                self._enter()
                inner = _Parser(part, False, self._depth)
                atoms += inner.all_of(inner.sequence())
                self._depth -= 1
                continue
            text = _literal(part)
            if text[:1] == " ":
                atoms.append(Atom(" ", "space"))
            if text.strip():
                atoms.append(Atom(" ".join(text.split(" ")).strip(), "word"))
                if text[-1] == " ":
                    atoms.append(Atom(" ", "space"))
        return atoms

    def _group(self) -> list[Atom]:
        self._enter()
        atoms = self.sequence()
        self._expect("}")
        self._depth -= 1
        return atoms

    def _argument(self) -> list[Atom]:
        """What the next group or token stands for."""
        self._skip_blanks()
        token = self._peek()
        if token is None:
            raise NotUnderstoodError
        self._next += 1
        self._enter()
        atoms = self._nucleus(token)
        self._depth -= 1
        return atoms

    def _raw_argument(self) -> str:
        """The source of the next group."""
        self._skip_blanks()
        self._expect("{")
        depth = 1
        start = self._next
        while depth:
            token = self._peek()
            if token is None:
                raise NotUnderstoodError
            depth += (token == "{") - (token == "}")
            self._next += 1
        return "".join(self._tokens[start : self._next - 1])

    def _skip_row_distance(self) -> None:
        """Pass over ``[4pt]`` and ``*`` behind the end of a row."""
        if self._peek() == "*":
            self._next += 1
        if self._peek() != "[":
            return
        distance = re.match(
            r"\[-?[\d.]+ ?(?:pt|ex|em|cm|mm|in|mu|px)\]", "".join(self._tokens[self._next :][:12])
        )
        if distance:
            self._next += len(distance[0])

    def _peek(self) -> str | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _skip_blanks(self) -> None:
        while (token := self._peek()) and token.isspace():
            self._next += 1

    def _expect(self, token: str) -> None:
        if self._peek() != token:
            raise NotUnderstoodError
        self._next += 1

    def _enter(self) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise NotUnderstoodError


_METHODS: Final[dict[str, Callable[[_Parser], list[Atom]]]] = {
    "sqrt": _Parser._root,
    "operatorname": _Parser._operator,
    "not": _Parser._not,
    "pmod": _Parser._modulus,
    "label": _Parser._label,
    "tag": _Parser._tag,
    "hspace": _Parser._distance,
    "phantom": _Parser._distance,
    "hphantom": _Parser._distance,
    "color": _Parser._colour,
    "textcolor": _Parser._coloured,
    "left": _Parser._fenced,
    "middle": _Parser._middle,
    "begin": _Parser._environment,
}


def _binomial(above: list[Atom], below: list[Atom]) -> Atom:
    return Atom(f"({line(above, 'inner')}\u00a0choose\u00a0{line(below, 'inner')})")


def _table(rows: list[list[list[Atom]]], alignments: str, gaps: list[str]) -> Atom:
    cells = [[row(cell, "display") for cell in cells] for cells in rows]
    return Atom("", "box", grid(cells, alignments, gaps))


def _aligned(rows: list[list[list[Atom]]], alignments: str) -> Atom:
    """Equations that align at their relations: columns in pairs, those of a pair with one blank between."""
    between = [_BETWEEN_EQUATIONS] + [_BESIDE_RELATION] * (len(alignments) - 1)
    return _table(rows, alignments, between)


def _words(atoms: list[Atom]) -> list[Atom]:
    """Atoms in which the letters that stand together are words."""
    result: list[Atom] = []
    letters: list[str] = []
    for atom in [*atoms, Atom("")]:
        if atom.kind == "ordinary" and atom.text.isalpha() and not atom.has_scripts:
            letters.append(atom.text)
            continue
        if letters:
            kind: Kind = "word" if len(letters) > 1 else "ordinary"
            result.append(Atom("".join(letters), kind))
            letters = []
        if atom.text or atom.kind == "space":
            result.append(atom)
    return result


def _lettered(atom: Atom, alphabet: str) -> Atom:
    letter = in_alphabet(alphabet, atom.text) if len(atom.text) == 1 else None
    if letter is None:
        raise NotUnderstoodError
    return atom._replace(text=letter)


def _accented(atoms: list[Atom], accent: str) -> Atom:
    if accent in ACCENTS["overline"] + ACCENTS["underline"] and len(atoms) > 1:
        if not all(atom.text.isalnum() and len(atom.text) == 1 for atom in atoms):
            raise NotUnderstoodError
        return Atom("".join(atom.text + accent for atom in atoms), "word")
    if len(atoms) != 1 or atoms[0].has_scripts or atoms[0].kind != "ordinary":
        raise NotUnderstoodError
    text = atoms[0].text
    if not text[:1].isalnum() or not all(map(unicodedata.combining, text[1:])):
        raise NotUnderstoodError
    return Atom(unicodedata.normalize("NFC", text + accent))


def _literal(raw: str) -> str:
    """The words of ``\\text{…}``, white space folded."""

    def replaced(match: re.Match[str]) -> str:
        if match[2]:
            raise NotUnderstoodError
        return " " if match[0] == "~" or match[1] == "," else match[1]

    text = _LITERAL.sub(replaced, raw)
    return re.sub(r"\s+", " ", text)
