"""TeX and what is shown for it."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies

from reader.document.tex.unicode import to_display, to_unicode
from tests.document.growth import assert_linear


def plain(text: str) -> str:
    """A text with ordinary blanks."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        # Letters, numbers, operators
        ("E = mc^2", "E = mc²"),
        ("x=-1", "x = −1"),
        ("-x+-y", "−x + −y"),
        ("\\alpha\\beta + \\Omega", "αβ + Ω"),
        ("45 \\le n \\leq 75", "45 ≤ n ≤ 75"),
        ("a\\times b\\cdot c", "a × b · c"),
        ("A \\cup B \\subseteq C \\setminus D", "A ∪ B ⊆ C ∖ D"),
        ("\\forall x \\exists y \\neg (p \\land q)", "∀x∃y¬(p ∧ q)"),
        ("p \\implies q \\iff r", "p ⟹ q ⟺ r"),
        ("f: X \\to Y", "f: X → Y"),
        ("f \\colon X \\to Y", "f: X → Y"),
        ("x := 3", "x := 3"),
        ("1:2", "1:2"),
        ("1,000 + 1{,}000", "1,000 + 1,000"),
        ("(a,b)", "(a, b)"),
        ("1, 2, \\ldots, n", "1, 2, …, n"),
        ("50\\%", "50%"),
        ("A = \\\\{1, 2\\\\}", "A = {1, 2}"),
        ("a \\not\\in B, a \\not= b", "a ∉ B, a ≠ b"),
        ("a \\equiv b \\pmod{n}", "a ≡ b  (mod n)"),
        ("a \\bmod n", "a mod n"),
        ("\\displaystyle x", "x"),
        ("x\\;y \\quad z", "x y  z"),
        # Alphabets and words
        ("x \\in \\mathbb{R}^n", "x ∈ ℝⁿ"),
        ("\\mathbb E[X]", "𝔼[X]"),
        ("\\mathcal{L}, \\mathcal{O}, \\mathfrak{g}", "ℒ, 𝒪, 𝔤"),
        ("\\mathbf{A}\\mathbf{x}", "Ax"),
        ("\\boldsymbol{\\theta}", "θ"),
        ("\\mathrm{d}x", "dx"),
        ("2\\,\\mathrm{kg}", "2 kg"),
        ("\\operatorname{Var}X = \\operatorname{Var}(X)", "Var X = Var(X)"),
        ("\\operatorname*{arg\\,max}_x f", "arg maxₓ f"),
        ("x \\text{ if } y", "x if y"),
        ("\\text{if $x > 0$ then}", "if x > 0 then"),
        ("\\text{a\\_b}", "a_b"),
        ("n^\\text{th}, n\\text{th}", "nᵗʰ, nth"),
        ("\\textcolor{red}{x}", "x"),
        # Scripts
        ("x^2 + x_i + a_{n+1} + 10^{-3}", "x² + xᵢ + aₙ₊₁ + 10⁻³"),
        ("x_i^2, x^2_i", "xᵢ², xᵢ²"),
        ("x^{(i)}_j", "xⱼ⁽ⁱ⁾"),
        ("e^{-x^2/2}", "e^(−x²/2)"),
        ("e^{i\\pi} + 1 = 0", "e^(iπ) + 1 = 0"),
        ("a_{i,j}", "a_(i,j)"),
        ("x_{i_j}, x_{n_k+1}", "x_(iⱼ), x_(nₖ+1)"),
        ("\\text{H}_2\\text{O}", "H₂O"),
        ("\\min_\\theta \\frac{1}{n} \\sum_i x_i", "min_θ (1/n) ∑ᵢ xᵢ"),
        ("D_{KL}(p)", "D_KL(p)"),
        ("x_{ab}y^{ab}", "x_ab yᵃᵇ"),
        ("p_\\theta(x)", "p_θ(x)"),
        ("x_\\theta^2", "x²_θ"),
        ("x^\\alpha y", "x^α y"),
        ("L_{\\text{CE}} x", "L_CE x"),
        ("x_{\\text{max}}", "xₘₐₓ"),
        ("x_{ab}", "x_ab"),
        ("{x^2}^3", "(x²)³"),
        ("A^T, A^\\top, A^*, A^\\dagger", "Aᵀ, Aᵀ, A∗, A†"),
        ("90^\\circ, 25{}^\\circ\\mathrm{C}", "90°, 25°C"),
        ("f'(x) + f''(x)", "f′(x) + f″(x)"),
        ("f'_i", "f′ᵢ"),
        ("{}^{14}\\mathrm{C}", "¹⁴C"),
        ("\\|x\\|_2^2", "‖x‖₂²"),
        ("(a+b)^2", "(a + b)²"),
        # Fractions and roots
        ("\\frac{1}{2}mv^2", "½mv²"),
        ("2\\frac12", "2(½)"),
        ("\\frac{a}{b}", "a/b"),
        ("\\frac{a+b}{c}", "(a + b)/c"),
        ("\\frac{a}{bc}", "a/(bc)"),
        ("\\frac{ab}{c}", "ab/c"),
        ("\\frac{a}{b}c", "(a/b) c"),
        ("c\\frac{a}{b}", "c (a/b)"),
        ("a/\\frac{b}{c}", "a/(b/c)"),
        ("\\frac{\\frac{a}{b}}{c}", "(a/b)/c"),
        ("\\frac{a}{b}^2, \\left(\\frac{a}{b}\\right)^2", "(a/b)², (a/b)²"),
        ("\\frac{dy}{dx} = \\frac{\\partial f}{\\partial x}", "dy/dx = ∂f/∂x"),
        ("\\frac{d}{dx}f", "(d/dx) f"),
        ("\\frac{P(B)}{P(A)}", "P(B)/P(A)"),
        ("\\frac{a}{b} \\quad \\text{for } c", "a/b  for c"),
        ("3\\,\\mu\\text{s}", "3 μs"),
        ("\\log\\frac{a}{b}", "log(a/b)"),
        ("\\frac{x^k}{k!}", "xᵏ/k!"),
        ("{a \\over b}", "a/b"),
        ("{n \\choose k} = \\binom{n}{k}", "(n choose k) = (n choose k)"),
        ("\\sqrt{x}, \\sqrt{x+1}, \\sqrt2", "√x, √(x + 1), √2"),
        ("\\sqrt{2}\\pi, \\sqrt{2\\pi}", "√(2)π, √(2π)"),
        ("\\sqrt[3]{x}", "∛x"),
        ("\\sqrt{x}^2", "(√x)²"),
        # Big operators and functions
        ("\\sum_{i=1}^{n} x_i", "∑ᵢ₌₁ⁿ xᵢ"),
        ("\\sum_{i \\in S} \\frac{a_i}{2}", "∑_(i∈S) aᵢ/2"),
        ("\\int_0^\\infty f(x)\\,dx", "∫₀^∞ f(x) dx"),
        ("\\iint_D f", "∬_D f"),
        ("\\lim_{n \\to \\infty} \\frac{a_n}{n}", "lim_(n→∞) aₙ/n"),
        ("O(n \\log n)", "O(n log n)"),
        ("\\sin^2\\theta", "sin² θ"),
        ("2\\cos x", "2 cos x"),
        # Brackets
        ("|x| + \\lvert y \\rvert", "|x| + |y|"),
        ("|-x| - |a - b|, \\frac{a}{b}|x|", "|−x| − |a − b|, (a/b) |x|"),
        ("\\frac{|a-b|}{|c|}", "|a − b|/|c|"),
        ("P(A | B), P(A \\mid B)", "P(A | B), P(A | B)"),
        ("D(P \\| Q)", "D(P ‖ Q)"),
        ("\\{x \\mid x > 0\\}", "{x | x > 0}"),
        ("\\lfloor x \\rfloor \\langle u, v \\rangle", "⌊x⌋⟨u, v⟩"),
        ("\\bigl( x \\bigr)", "(x)"),
        ("\\left. f \\right|_{x=0}", "f|ₓ₌₀"),
        # Accents
        ("\\hat{y}_i", "ŷᵢ"),
        ("\\bar x, \\tilde{x}, \\dot x", "x̄, x̃, ẋ"),
        ("\\vec{v}", "v\u20d7"),
        ("\\overline{AB}", "A\u0305B\u0305"),
    ],
)
def test_translation(tex: str, text: str) -> None:
    assert plain(to_unicode(tex)) == text


@pytest.mark.parametrize(
    "tex",
    [
        "\\unknown + x^2",
        "\\underbrace{x}_{y}",
        "\\overset{!}{=}",
        "\\hat{xy}",
        "\\sqrt[n]{x}",
        "\\mathbb{?}",
        "{a+b}^2",
        "x^a^b",
        "x^",
        "\\frac{a}",
        "{x",
        "x}",
        "a & b",
        "a \\\\ b",
        "50% of x",
        "\\left( x",
        "\\begin{pmatrix} a \\\\ b \\end{pmatrix}",
        "\\begin{tikzcd} a \\end{tikzcd}",
        "\\newcommand{\\R}{\\mathbb{R}}",
        "\\eqref{eq:one}",
        "\\text{a \\textbf{b}}",
        "",
    ],
)
def test_a_formula_that_is_not_understood_stays_tex_as_a_whole(tex: str) -> None:
    assert to_unicode(tex) == tex


def test_white_space_of_tex_is_folded() -> None:
    assert to_unicode("\\unknown  {x}\n + y ") == "\\unknown {x} + y"


def test_a_short_formula_is_not_broken_and_a_long_one_after_its_operators() -> None:
    assert " " not in to_unicode("a = b + c")
    assert to_unicode("a_1 + a_2 = \\sqrt{b + c} + d + e") == (
        "a₁\u00a0+ a₂\u00a0= √(b\u00a0+\u00a0c)\u00a0+ d\u00a0+ e"
    )


@pytest.mark.parametrize(
    ("tex", "lines"),
    [
        ("x = \\frac{-b \\pm \\sqrt{b^2-4ac}}{2a}", ["x = (−b ± √(b² − 4ac))/(2a)"]),
        ("a = b \\\\ c = d", ["a = b", "c = d"]),
        (
            "\\begin{aligned} \\frac{a}{b} &= \\frac{b}{a/2} \\\\[4pt] a^2 &= 2b^2 \\end{aligned}.",
            ["a/b = b/(a/2)", " a² = 2b²."],
        ),
        (
            "\\begin{align} a &= b & x &= yz \\\\ aa &= b & x &= z \\notag \\end{align}",
            [" a = b    x = yz", "aa = b    x = z"],
        ),
        (
            "\\begin{equation}\\label{eq:one} E = mc^2 \\tag{1} \\end{equation}",
            ["E = mc²    (1)"],
        ),
        (
            "f(x) = \\begin{cases} x^2 & \\text{if } x \\ge 0, \\\\ -x & \\text{otherwise} \\end{cases}",
            ["f(x) = ⎧ x²  if x ≥ 0,", "       ⎩ −x  otherwise"],
        ),
        (
            "\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}^T x",
            ["⎛ a  b ⎞ᵀ x", "⎝ c  d ⎠"],
        ),
        (
            "\\begin{bmatrix} 1 & 0 \\\\ 0 & 10 \\\\ 0 & 100 \\end{bmatrix} = A",
            ["⎡ 1   0  ⎤", "⎢ 0  10  ⎥ = A", "⎣ 0  100 ⎦"],
        ),
        (
            "\\left\\{ \\begin{array}{ll} a & b \\\\ c & d \\\\ e & f \\end{array} \\right.",
            ["⎧ a  b", "⎨ c  d", "⎩ e  f"],
        ),
        ("\\unknown{\n    x\n  }", ["\\unknown{", "  x", "}"]),
        (
            "\\begin{align}\n  a &= \\unknown \\\\\n\n\\end{align}",
            ["\\begin{align}", "  a &= \\unknown \\\\", "\\end{align}"],
        ),
    ],
)
def test_formulas_on_lines_of_their_own(tex: str, lines: list[str]) -> None:
    assert plain(to_display(tex)).split("\n") == lines


_PIECES = strategies.sampled_from(
    [
        *(
            "\\frac",
            "\\sqrt",
            "\\left",
            "\\right",
            "\\begin{cases}",
            "\\end{cases}",
            "\\text",
            "\\hat",
            "\\mathbb",
        ),
        *(
            "{",
            "}",
            "(",
            ")",
            "[",
            "]",
            "^",
            "_",
            "'",
            "&",
            "\\\\",
            "|",
            ":",
            ",",
            "-",
            "=",
            "\\sum",
            "\\alpha",
        ),
        *(
            "\\over",
            "\\not",
            "\\operatorname",
            "\\tag",
            "\\,",
            "\\",
            "$",
            "%",
            " ",
            "a",
            "1",
            ".",
            "/",
            "\\begin",
        ),
    ]
)


@given(strategies.lists(_PIECES | strategies.text(max_size=2), max_size=30).map("".join))
def test_no_tex_fails(tex: str) -> None:
    to_unicode(tex)
    to_display(tex)


@given(strategies.lists(_PIECES, max_size=30).map("".join))
def test_what_is_translated_holds_no_tex(tex: str) -> None:
    shown = plain(to_unicode(tex))
    assert shown == " ".join(tex.split()) or not set(shown) & set("\\$")
    assert "&" not in shown or "&" in tex


@pytest.mark.parametrize(
    "unit", ["\\frac{", "{", "x^", "\\left(", "\\text{$", "\\hat ", "a & b \\\\ ", "\\begin{cases}"]
)
def test_time_grows_with_the_tex(unit: str) -> None:
    assert_linear(lambda n: unit * n, to_display)
    assert_linear(lambda n: unit * n, to_unicode)
