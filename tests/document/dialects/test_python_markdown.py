"""Attribute lists, icons, keys and parts of other files, as Material for MkDocs has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.discovery.site import Kind
from reader.document.model import Heading, Inline
from reader.document.parse import parse
from reader.document.source.dialect import Dialect
from tests.document.growth import assert_linear

MATERIAL = Dialect(kind=Kind.MATERIAL)


def texts(source: str, dialect: Dialect = MATERIAL) -> list[str]:
    document = parse(source, dialect=dialect)
    return [document.text(leaf) for leaf in document.leaves]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("[Start](a.md){ .md-button .md-button--primary }", "Start"),
        ("[Start](a.md){: target=_blank} now", "Start now"),
        ("[Start][a]{ .md-button }\n\n[a]: b.md", "Start"),
        ("![A map](map.png){ width=200 }, a map", "▣ A map — map.png, a map"),
        ('**Bold**{ .red } and `code`{ #id title="x" }', "Bold and code"),
        (":material-cog:{ .lg .middle } __Set up__", "Set up"),
    ],
)
def test_attributes_of_a_span_are_hidden(source: str, shown: str) -> None:
    assert texts(source) == [shown]


@pytest.mark.parametrize("kind", [Kind.MATERIAL, Kind.PELICAN, Kind.PLAIN])
def test_attributes_are_told_without_the_configuration_of_a_site(kind: Kind) -> None:
    assert texts("[Start](a.md){ .button }", Dialect(kind=kind)) == ["Start"]


def test_attributes_of_an_icon_are_hidden_where_kramdown_is_read_too() -> None:
    both = Dialect(kind=Kind.PLAIN, kramdown=True)
    assert texts("Sponsor :octicons-heart-fill-24:{: .heart } us{: .a}", both)[0].startswith("Sponsor us")


def test_a_heading_takes_its_id_from_its_attributes() -> None:
    (heading,) = parse("## Set up { #start .wide }\n", dialect=MATERIAL).blocks
    assert heading == Heading(1, 2, heading.source, "start")  # type: ignore[union-attr]
    assert texts("## Set up { #start .wide }\n") == ["Set up"]


def test_attributes_below_a_block_are_hidden() -> None:
    assert texts("A paragraph.\n{: .lead }\n\nAnother.\n") == ["A paragraph.", "Another."]


@pytest.mark.parametrize(
    "source",
    [
        "f(x){ .a }",
        "a set { .x } of that",
        "{ .alone }",
        "(see 1){x=1}",
        "[a]{not attributes}",
        "`[a](b){ .x }`",
    ],
)
def test_other_braces_are_text(source: str) -> None:
    assert texts(source) == [source.strip("`")]


def test_an_index_of_a_formula_is_no_attribute_list() -> None:
    assert texts(r"$\sum_{i=1}^n a_i$", Dialect(kind=Kind.PLAIN, math=True)) == ["∑ᵢ₌₁ⁿ\N{NO-BREAK SPACE}aᵢ"]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (":material-account-circle: Authors", "Authors"),
        ("[Start :octicons-arrow-right-24:](a.md)", "Start"),
        ("press :fontawesome-brands-apple: or not", "press or not"),
        ("[:octicons-eye-16:](a.md){ .card-link }", "eye"),
        ("[:fontawesome-brands-git-alt:](a.md)", "git alt"),
        ("`:material-cog:`", ":material-cog:"),
        ("a:material-cog", "a:material-cog"),
    ],
)
def test_icons_are_left_out_where_words_stand_beside_them(source: str, shown: str) -> None:
    assert texts(source) == [shown]


def test_keys_look_like_keys() -> None:
    document = parse("Press ++ctrl+page-up++ twice, in C++ or a++b++c.", dialect=MATERIAL)
    runs = document.runs(document.leaves[0])
    assert [run.text for run in runs if run.roles == "keycap"] == ["Ctrl", "Page up"]
    assert document.text(document.leaves[0]) == "Press Ctrl+Page up twice, in C++ or a++b++c."


def test_what_comes_from_elsewhere_is_named() -> None:
    document = parse('--8<-- "docs/terms.md"\n\n::: package.module\n\nText.\n', dialect=MATERIAL)
    assert [document.runs(leaf) for leaf in document.leaves[:2]] == [
        (Inline("⟨docs/terms.md⟩", "chip"),),
        (Inline("⟨package.module⟩", "chip"),),
    ]
    assert texts("::: package.module\n\nText.\n") == ["⟨package.module⟩", "Text."]


@given(st.text(alphabet='[]()`*{}.#:a=+-<8" \n'))
def test_any_text_is_read(source: str) -> None:
    parse(source, dialect=MATERIAL)


@pytest.mark.parametrize(
    "part", ["[a](b){ .x } ", "{ .x", "++a", ":material-", "](", "a{ b=c }\n", '--8<-- "']
)
def test_the_work_grows_with_the_text(part: str) -> None:
    assert_linear(lambda size: part * size, lambda source: parse(source, dialect=MATERIAL))
