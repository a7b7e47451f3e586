"""Formulas on the page: centred, and broken where a mathematician would."""

from __future__ import annotations

import pytest

from reader.document.parse import parse
from reader.document.source.dialect import Dialect
from reader.page.layout import Page
from tests.page.pages import check_page, shown

MATRIX = (
    "$$\n\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix} \\begin{pmatrix} x \\\\ y \\end{pmatrix} = v\n$$"
)
ALIGNED = "$$\n\\begin{align}\nx &= a + b + c \\\\\n  &= d\n\\end{align}\n$$"


def rows(source: str, width: int) -> list[str]:
    """The rows of a page with ordinary blanks."""
    page = Page(parse(source, dialect=Dialect(math=True)), width)
    return [row.replace("\u00a0", " ").rstrip() for row in shown(page)]


def test_a_formula_stands_in_the_middle() -> None:
    assert rows("$$\na = b\n$$", 21) == ["        a = b"]


def test_the_lines_of_a_formula_keep_their_places() -> None:
    assert rows(MATRIX, 25) == ["   ⎛ a  b ⎞ ⎛ x ⎞ = v", "   ⎝ c  d ⎠ ⎝ y ⎠"]


def test_a_wide_formula_goes_on_before_an_operator() -> None:
    assert rows("$$\naaaa = bbbb + cccc - dddd\n$$", 13) == [
        " aaaa = bbbb",
        "   + cccc",
        "   − dddd",
    ]


def test_a_wide_line_leaves_the_others_where_they_are() -> None:
    assert rows(ALIGNED, 9) == ["x = a + b", "  + c", "  = d"]


def test_a_formula_within_a_line_is_not_broken_when_it_is_short() -> None:
    assert rows("It holds that $a = b + c$ here.", 21) == ["It holds that", "a = b + c here."]


@pytest.mark.parametrize("width", [1, 2, 5, 9, 20, 80])
def test_a_formula_fits_every_width(width: int) -> None:
    check_page(parse(f"{MATRIX}\n\n{ALIGNED}\n\nand $\\unknown{{x}}$", dialect=Dialect(math=True)), width)
