"""What counts as mathematics in a post, and what stays text."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies

from reader.content.discovery.site import Kind
from reader.document.model import CodeBlock, Formula
from reader.document.parse import begin, parse
from reader.document.source.dialect import MARKDOWN, Dialect
from reader.document.source.math_signs import has_mathematics
from tests.document.growth import assert_linear

MATH = Dialect(math=True)


def shown(source: str, dialect: Dialect = MATH) -> list[str]:
    """The text of every leaf, with formulas in angle brackets and plain blanks."""
    document = parse(source, dialect=dialect)
    return [
        "".join(
            f"⟪{run.text}⟫" if "math" in run.roles.split() else run.text for run in document.runs(leaf)
        ).replace("\u00a0", " ")
        for leaf in document.leaves
    ]


def test_two_dollars_in_a_line_of_a_note_set_a_formula_apart() -> None:
    vault = Dialect(kind=Kind.OBSIDIAN, wikilinks=True, line_breaks=True, math=True)
    assert shown("so that $$z^n = 1$$Then\n$$x^2$$\nand on", vault) == [
        "so that\n⟪zⁿ = 1⟫\nThen",
        "⟪x²⟫",
        "and on",
    ]
    assert shown("so that $$z^n = 1$$\nand on", vault) == ["so that\n⟪zⁿ = 1⟫\nand on"]
    assert shown("so that $$z^n = 1$$ and on") == ["so that ⟪zⁿ = 1⟫ and on"]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Let $x_1$ and $y_1$ be", "Let ⟪x₁⟫ and ⟪y₁⟫ be"),
        ("$a*b*c$ and $d*e$", "⟪a ∗ b ∗ c⟫ and ⟪d ∗ e⟫"),
        ("the $n$th and $k$-means, two $x$s", "the ⟪n⟫th and ⟪k⟫-means, two ⟪x⟫s"),
        ("$x$, ($y$) and **$z$**.", "⟪x⟫, (⟪y⟫) and ⟪z⟫."),
        ("10$\\mu$m", "10⟪μ⟫m"),
        ("$x$是$y$", "⟪x⟫是⟪y⟫"),
        ("$a\n= b$", "⟪a = b⟫"),
        ("$a < b$ and $c > d$", "⟪a < b⟫ and ⟪c > d⟫"),
        ("$\\{1\\}$", "⟪{1}⟫"),
        ("$x\\$y$", "⟪x$y⟫"),
        ("$\\alpha$ $\\text{a_b_c}$", "⟪α⟫ ⟪a_b_c⟫"),
        ("[see $x_1$ and $x_2$](/y)", "see ⟪x₁⟫ and ⟪x₂⟫"),
        ("text $$x_1 * y_1 * z$$ text", "text ⟪x₁ ∗ y₁ ∗ z⟫ text"),
        ("both $$a_1$$ and $b_1$", "both ⟪a₁⟫ and ⟪b₁⟫"),
        ("\\(a_1 * b_1 * c\\) and \\(n\\)", "⟪a₁ ∗ b₁ ∗ c⟫ and ⟪n⟫"),
        ("with \\\\(a_1\\\\) doubled", "with ⟪a₁⟫ doubled"),
        ("\\\\(a\\\\_1 \\\\in \\\\{b\\\\}\\\\)", "⟪a_1 ∈ {b}⟫"),
        ("then \\[a = b\\] holds", "then\n⟪a = b⟫\nholds"),
        ("$a &lt; b$", "⟪a < b⟫"),
    ],
)
def test_formulas_within_a_line(source: str, text: str) -> None:
    assert shown(source)[0] == text


@pytest.mark.parametrize(
    "source",
    [
        "It costs $5 and $10.",
        "It costs $5, not $10, or 20$ in all.",
        "$5 and another 10$ more",
        "From $5-$6 to $7/$8",
        "US$ 5–$ 10",
        "US$5 or A$ 6",
        "$HOME and $PATH",
        "$HOME/$USER and $HOME:$PATH",
        "'$x' and '$y'",
        '"$x" and "$y"',
        "${a}/${b} and ${c}${d}",
        "$(ls) and $(pwd)",
        "($a) and ($b)",
        "cash: $$ or $$$",
        "$$ is the shell and $$ again",
        "$$$$",
        "$ x$ and $y $",
        "an open $x and nothing",
        "an open $$x and nothing",
    ],
)
def test_dollars_that_are_text(source: str) -> None:
    assert shown(source) == [source]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("\\$5 and \\$6", "$5 and $6"),
        ("a \\[sic\\] and \\[citation needed\\]", "a [sic] and [citation needed]"),
        ("\\[x\\] done, \\[1\\]", "[x] done, [1]"),
        ("file\\(s\\) and \\(see above\\)", "file(s) and (see above)"),
        ("`$a_1$` and ``$$b$$``", "$a_1$ and $$b$$"),
        ("$a `b$ c`", "$a b$ c"),
    ],
)
def test_escapes_and_code_that_stay_what_they_are(source: str, text: str) -> None:
    assert shown(source) == [text]


def test_dollars_across_a_blank_line_are_text() -> None:
    assert shown("$a +\n\nb$") == ["$a +", "b$"]


def test_a_bar_in_a_formula_parts_cells() -> None:
    assert shown("|a|b|\n|-|-|\n|$x_1$|$y|z$|") == ["a\tb\t\n⟪x₁⟫\t$y\tz$"]


def test_a_formula_in_a_heading_is_in_its_title() -> None:
    document = parse("## The $O(n^2)$ case", dialect=MATH)
    assert [section.title for section in document.sections] == ["The O(n²) case"]


@pytest.mark.parametrize(
    ("source", "leaves"),
    [
        ("$$\na_1 * b * c\n$$", ["⟪a₁ ∗ b ∗ c⟫"]),
        ("$$a = b$$", ["⟪a = b⟫"]),
        ("before\n$$\na\n=\nb\n$$\nafter", ["before", "⟪a = b⟫", "after"]),
        ("$$a\n- b\n+ c$$", ["⟪a − b + c⟫"]),
        ("$$\na\n\n= b\n$$", ["⟪a = b⟫"]),
        ("$$\nx = 1\n$$,\nwhere", ["⟪x = 1,⟫", "where"]),
        ("$$\nx = 1\n$$ {#eq:one}", ["⟪x = 1⟫"]),
        ("- one\n\n  $$\n  a\n  - b\n  $$\n- two", ["one", "⟪a − b⟫", "two"]),
        ("> $$\n> a\n> > b\n> $$\n> after", ["⟪a > b⟫", "after"]),
        ("\\[\na\n- b\n\\]", ["⟪a − b⟫"]),
        ("\\\\[\na\\_1 = b\n\\\\]", ["⟪a₁ = b⟫"]),
        ("\\begin{equation}\na_1 = b_1\n\\end{equation}", ["⟪a₁ = b₁⟫"]),
        (
            "text\n\\begin{align*}\na &= b \\\\\n  &= c\n\\end{align*}\ntext",
            ["text", "⟪a = b\n  = c⟫", "text"],
        ),
        ("we have $$\na\n- b\n= c\n$$\nand so", ["we have\n⟪a − b = c⟫\nand so"]),
        ("so $$\n\\begin{align}\na &= b\n\\end{align}\n$$.\nThus", ["so\n⟪a = b.⟫\nThus"]),
    ],
)
def test_formulas_on_lines_of_their_own(source: str, leaves: list[str]) -> None:
    assert shown(source) == leaves


@pytest.mark.parametrize(
    ("source", "leaves"),
    [
        ("$$\na = b", ["$$ a = b"]),
        ("$$\n\n- a", ["$$", "a"]),
        ("$$a\n\nb$$", ["$$a", "b$$"]),
        ("- $$\n  a\n\nb $$", ["$$ a", "b $$"]),
        ("\\begin{align}\na", ["\\begin{align} a"]),
        ("\\begin{theorem}\na\n\\end{theorem}", ["\\begin{theorem} a \\end{theorem}"]),
        ("\\[x\\]\n\nb", ["[x]", "b"]),
    ],
)
def test_what_opens_no_block_is_text(source: str, leaves: list[str]) -> None:
    assert shown(source) == leaves


def test_code_is_no_formula() -> None:
    document = parse("```\n$$\na\n$$\n```\n\n    $$\n    b\n    $$\n", dialect=MATH)
    assert [type(leaf.block) for leaf in document.leaves] == [CodeBlock, CodeBlock]


def test_a_formula_with_tags_of_a_template_is_not_translated() -> None:
    dialect = Dialect(kind=Kind.JEKYLL, templates=True, math=True)
    assert shown("$\\frac{{a}}{{b}}$", dialect) == ["⟪\\frac⟨a⟩⟨b⟩⟫"]


def test_a_formula_keeps_its_line() -> None:
    document = parse("a\n\n$$\nb\n$$\n\n\\begin{align}\nc\n\\end{align}\n", dialect=MATH, first_line=5)
    assert [leaf.block.line for leaf in document.leaves] == [5, 7, 11]


def test_what_github_writes_is_mathematics_in_every_post() -> None:
    assert shown("see $`a_1 * b`$, not $`c\n\n```math\n\\alpha_1\n```\n", MARKDOWN) == [
        "see ⟪a₁ ∗ b⟫, not $`c",
        "⟪α₁⟫",
    ]


@pytest.mark.parametrize("source", ["$x_1$ and $y_1$", "$$x$$", "\\begin{align}", "costs $5 or $6"])
def test_other_posts_have_no_mathematics(source: str) -> None:
    assert not any(isinstance(leaf.block, Formula) for leaf in parse(source).leaves)
    assert "⟪" not in "".join(shown(source, MARKDOWN))


def test_a_long_article_with_formulas_is_the_same_in_stretches() -> None:
    source = "text\n\n$$\na\n\n+ b\n\n\n= c\n$$\n\n$$ open\n\n- a\n\nwe have $$\nb\n- c\n$$\nso\n\n" * 30
    whole = parse(source, dialect=MATH)
    for window in (1, 40, 333):
        document, batches = begin(source, dialect=MATH, window=window)
        for batch in batches:
            document.extend(batch)
        assert document.blocks == whole.blocks


@pytest.mark.parametrize(
    "body",
    [
        "$$\nx\n$$",
        "so $$a_1$$ holds",
        "since $\\alpha > 0$, we",
        "\\begin{align}\na\n\\end{align}",
        "\\(\\alpha\\)",
        "\\\\[ \\frac{a}{b} \\\\]",
        "\\[\n\\sum_i x_i\n\\]",
        "the $i$-th has $v_i$",
        "it takes $O(n^2)$",
        "where $x_{ij} = 0$",
        "so \\\\(a_1\\\\)",
    ],
)
def test_articles_that_have_mathematics(body: str) -> None:
    assert has_mathematics(f"Some text.\n\n{body}\n")


@pytest.mark.parametrize(
    "body",
    [
        "costs $5 or $10$",
        "$HOME and $PATH",
        "$a_b and $c_d",
        "$first_name$ and $last_name$",
        "match ^a$ or ^b$",
        "\\(a_1\\)",
        "$a\\Foo $b",
        "kill $$ and $$ again",
        "an \\[aside\\] and \\(another\\)",
        "\\[link\\](/x_y) \\[1\\]",
        "```\nkill -9 $$\necho $$\n```",
        "    echo $$ x_1 $$\n",
        "`$$x_1$$` and `\\begin{align}`",
        "find . \\( -name a -o -name b \\)",
        "use \\begin{document} there",
        "see `\\(\\alpha\\)`",
    ],
)
def test_articles_that_have_none(body: str) -> None:
    assert not has_mathematics(f"Some text.\n\n{body}\n")


_PIECES = strategies.sampled_from(
    [
        *("$", "$$", "\\(", "\\)", "\\[", "\\]", "\\\\[", "\\begin{align}", "\\end{align}", "\\frac", "\\"),
        *("a", " ", "\n", "\n\n", "_", "*", "`", "- ", "> ", "{", "}", "^", "&", "5", "```math\n", "|", "="),
    ]
)


@given(strategies.lists(_PIECES | strategies.text(max_size=3), max_size=40).map("".join))
def test_no_text_with_dollars_fails(source: str) -> None:
    read(source)
    has_mathematics(source)


@given(strategies.lists(_PIECES, max_size=40).map("".join), strategies.integers(1, 60))
def test_stretches_do_not_change_formulas(source: str, window: int) -> None:
    document, batches = begin(source, dialect=MATH, window=window)
    for batch in batches:
        document.extend(batch)
    assert document.blocks == parse(source, dialect=MATH).blocks


def read(source: str) -> None:
    """Parse an article, and all of its runs."""
    document = parse(source, dialect=MATH)
    for leaf in document.leaves:
        document.runs(leaf)


_UNITS = [
    *("$", "$a", "$a ", "$$", "$$ ", "$$a\n", "$$\n", "$$\n\n", "a $$\n", "$`", "$x_1$ ", "a\n"),
    *("\\(", "\\\\(", "\\[\n", "\\\\[", "\\begin{align}\n", "> $$\n> a\n", "- a $$\n  b\n"),
]


@pytest.mark.parametrize("unit", _UNITS)
def test_time_grows_with_the_text(unit: str) -> None:
    assert_linear(lambda n: unit * n + "$$\n", read)
