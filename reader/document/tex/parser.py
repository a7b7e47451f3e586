"""TeX → atoms. What is not understood raises, because a formula that is half translated misleads."""

from __future__ import annotations

from typing import Final

from reader.document.tex.atoms import Atom, NotUnderstoodError, row
from reader.document.tex.boxes import can_be_tall, in_brackets
from reader.document.tex.commands import binomial, command
from reader.document.tex.environments import WITH_ARGUMENT, Rows, environment, table
from reader.document.tex.scripts import fraction, with_scripts
from reader.document.tex.symbols import character, commands
from reader.document.tex.tokens import Tokens

_DEEPEST: Final = 24
"""Groups in each other that are followed."""

_NO_TEX: Final = frozenset("}&#%$^_⟨⟩")
"""What has no place where it stands. Angle brackets are the signs of templates; in TeX they have names."""

_MOST_PRIMES: Final = 4
_ROW_ENDS: Final = frozenset(("\\\\", "\\cr", "\\newline"))
_CLOSINGS: Final = frozenset(("}", "\\right", "\\end"))
_ENDS_OF_PARTS: Final = frozenset((")", "]", "=", "<", ">", "+", "-", ",", "&", "")) | _ROW_ENDS | _CLOSINGS
_OPERANDS_END: Final = frozenset(("opening", "relation", "binary", "bar", "punctuation"))


def parse_tex(tex: str, *, display: bool) -> list[Atom]:
    """Parse a formula. Only one for display may have several rows outside of environments.

    Raises: NotUnderstoodError, if any part of it is not understood.
    """
    parser = _Parser(tex)
    if not display:
        return parser.whole()
    rows = parser.rows()
    parser.end()
    if len(rows) > 1:
        return [Atom("", "box", table(rows, "l"))]
    if len(rows[0]) > 1:
        raise NotUnderstoodError
    return rows[0][0]


class _Parser:
    """Goes over the tokens once."""

    def __init__(self, tex: str, depth: int = 0) -> None:
        self._tokens = Tokens(tex)
        self._depth = depth

    def whole(self) -> list[Atom]:
        atoms = self._sequence()
        self.end()
        return atoms

    def end(self) -> None:
        """Make sure that all has been read."""
        if self._tokens.peek():
            raise NotUnderstoodError

    def rows(self) -> Rows:
        """Read rows of cells, up to what closes them. Empty rows are left out, but there is always one."""
        rows: Rows = [[[]]]
        stops = _ROW_ENDS | {"&"}
        while True:
            rows[-1][-1] = self._sequence(stops)
            if self._tokens.accept("&"):
                rows[-1].append([])
            elif self._tokens.peek() in _ROW_ENDS:
                self._tokens.take()
                self._tokens.skip_row_distance()
                rows.append([[]])
            else:
                return [cells for cells in rows if any(cells)] or [[[]]]

    def argument(self) -> list[Atom]:
        """Return what the next group or token stands for."""
        self._tokens.skip_blanks()
        self._enter()
        atoms = self._nucleus(self._tokens.take())
        self._depth -= 1
        return atoms

    def option(self) -> list[Atom]:
        """Return what stands in square brackets next; empty if there are none."""
        self._tokens.skip_blanks()
        if not self._tokens.accept("["):
            return []
        atoms = self._sequence(frozenset("]"))
        self._tokens.expect("]")
        return atoms

    def raw(self) -> str:
        return self._tokens.raw_group()

    def star(self) -> bool:
        return self._tokens.accept("*")

    def formula(self, tex: str) -> list[Atom]:
        """Parse a formula within the text of an argument."""
        self._enter()
        atoms = _Parser(tex, self._depth).whole()
        self._depth -= 1
        return atoms

    def _sequence(self, stops: frozenset[str] = frozenset()) -> list[Atom]:
        """Read atoms up to a token of ``stops``, or one that closes what stands around them."""
        atoms: list[Atom] = []
        while True:
            after_blank = self._tokens.skip_blanks()
            token = self._tokens.peek()
            if not token or token in stops or token in _CLOSINGS:
                return atoms
            if self._tokens.accept("\\over"):
                return [fraction(atoms, self._sequence(stops))]
            if self._tokens.accept("\\choose"):
                return [binomial(atoms, self._sequence(stops))]
            added = self._item()
            if added:
                first = self._in_context(added[0]._replace(after_blank=after_blank), atoms)
                atoms += (first, *added[1:])

    def _in_context(self, atom: Atom, before: list[Atom]) -> Atom:
        """Settle the kind of an atom that depends on its neighbours in the source: ``|``, ``:``, ``.``."""
        following = self._tokens.peek()
        if atom.kind == "bar" and atom.after_blank and following.isspace() and not atom.has_scripts:
            is_between = self._tokens.peek_second() not in _ENDS_OF_PARTS
            if is_between and before and before[-1].kind not in _OPERANDS_END:
                return atom._replace(kind="relation")
        if atom.text == "." and not following:
            return atom._replace(kind="punctuation")
        if atom.text == ":" and atom.kind == "ordinary":
            if atom.after_blank or following == "=":
                return atom._replace(kind="relation")
            if following.isspace():
                return atom._replace(kind="punctuation")
        return atom

    def _item(self) -> list[Atom]:
        """Read one token with its arguments and scripts."""
        token = self._tokens.peek()
        items = [Atom("")] if token in ("^", "_", "'") else self._nucleus(self._tokens.take())
        above, below, primes = self._scripts()
        if not above and not below and not primes:
            return items
        if len(items) > 1 and (token == "{" or items[-1].kind != "closing"):
            raise NotUnderstoodError
        base = items.pop() if items else Atom("")
        return [*items, with_scripts(base, above, below, primes)]

    def _scripts(self) -> tuple[list[Atom], list[Atom], int]:
        """Read the superscript, the subscript and the number of primes that come next."""
        scripts: dict[str, list[Atom]] = {"^": [], "_": []}
        primes = 0
        while True:
            position = self._tokens.position()
            self._tokens.skip_blanks()
            token = self._tokens.peek()
            if token == "'" and not scripts["^"] and primes < _MOST_PRIMES:
                self._tokens.take()
                primes += 1
            elif token in scripts:
                self._tokens.take()
                script = self.argument()
                if scripts[token] or not script:
                    raise NotUnderstoodError
                scripts[token] = script
            elif token not in ("\\limits", "\\nolimits"):
                self._tokens.go_back(position)
                return scripts["^"], scripts["_"], primes
            else:
                self._tokens.take()

    def _nucleus(self, token: str) -> list[Atom]:
        """Return what a token with its arguments stands for, without scripts."""
        if token == "{":
            return self._group()
        if token == "~":
            return [Atom(" ", "space")]
        if token in _NO_TEX:
            raise NotUnderstoodError
        if not token.startswith("\\"):
            symbol = character(token)
            return [Atom(symbol.text, symbol.kind)]
        name = token[1:]
        if name in commands():
            known = commands()[name]
            return [Atom(known.text, known.kind)] if known else []
        if name == "left":
            return self._fenced()
        if name == "middle":
            return [Atom(self._delimiter(), "relation")]
        return self._environment() if name == "begin" else command(name, self)

    def _group(self) -> list[Atom]:
        self._enter()
        atoms = self._sequence()
        self._tokens.expect("}")
        self._depth -= 1
        return atoms

    def _fenced(self) -> list[Atom]:
        """Read what stands between ``\\left`` and ``\\right``, in brackets as tall as it is."""
        self._enter()
        opening = self._delimiter()
        inside = self._sequence()
        self._tokens.expect("\\right")
        closing = self._delimiter()
        self._depth -= 1
        box = row(inside, "inner") if any(atom.box for atom in inside) else None
        if box is None or len(box.lines) == 1:
            return [Atom(opening, "opening"), *inside, Atom(closing, "closing")]
        if not can_be_tall(opening) or not can_be_tall(closing):
            raise NotUnderstoodError
        return [Atom("", "box", in_brackets(opening, box, closing))]

    def _delimiter(self) -> str:
        """Read a bracket; a point is none."""
        self._tokens.skip_blanks()
        token = self._tokens.take()
        if token in (".", "<", ">"):
            return {".": "", "<": "⟨", ">": "⟩"}[token]
        symbol = commands().get(token[1:]) if token.startswith("\\") else character(token)
        if symbol is None or symbol.kind not in ("opening", "closing", "bar", "slash"):
            raise NotUnderstoodError
        return symbol.text

    def _environment(self) -> list[Atom]:
        self._enter()
        name = self.raw()
        base = name.removesuffix("*")
        argument = self.raw() if base in WITH_ARGUMENT else ""
        rows = self.rows()
        self._tokens.expect("\\end")
        if self.raw() != name:
            raise NotUnderstoodError
        self._depth -= 1
        return environment(base, argument, rows)

    def _enter(self) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise NotUnderstoodError
