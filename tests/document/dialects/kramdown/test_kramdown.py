"""kramdown's attribute lists, extensions and ends of blocks, and what they do to the blocks of a post."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.content.discovery.site import Kind
from reader.document.model import CodeBlock, Quote
from reader.document.parse import begin, parse
from reader.document.source.attribute_lists import parse_attributes
from reader.document.source.dialect import Dialect
from reader.document.source.placeholders import Attributes
from tests.document.documents import dump_leaves
from tests.document.growth import assert_linear

JEKYLL = Dialect(kind=Kind.JEKYLL, templates=True, kramdown=True)


def dump(source: str) -> str:
    return dump_leaves(parse(source, dialect=JEKYLL))


def code(source: str) -> CodeBlock:
    (block,) = parse(source, dialect=JEKYLL).blocks
    assert isinstance(block, CodeBlock)
    return block


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        (" .note", Attributes("", ("note",))),
        ("#top .a.b", Attributes("top", ("a", "b"))),
        ("""title="x y" k='z' w=1""", Attributes("", (), {"title": "x y", "k": "z", "w": "1"})),
        ('id="a" class="b c" .d', Attributes("a", ("d", "b", "c"))),
        ("toc", Attributes("", (), {"toc": ""})),
        (".notice--info .w-50", Attributes("", ("notice--info", "w-50"))),
        (r'title="say \"x\""', Attributes("", (), {"title": r"say \"x\""})),
        ("", Attributes()),
    ],
)
def test_attribute_lists(text: str, attributes: Attributes) -> None:
    assert parse_attributes(text) == attributes


@pytest.mark.parametrize("text", ["b=>2", "a, .b", ":a", "a => 1", 'k="x', "a: 1,", ">10", ".2f}", "?", "#?"])
def test_what_is_no_attribute_list(text: str) -> None:
    assert parse_attributes(text) is None


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("*em*{: .x}", "em"),
        ("**b**{:.x} and", "b and"),
        ("__strong__{: .x} and", "strong and"),
        ('**Quoted "so"**{: .x} and', 'Quoted "so" and'),
        ('[l](u){:target="_blank"}.', "l."),
        ("`code`{: .language-ruby} here", "code here"),
        ("[l](u) {:target='_blank'} here", "l here"),
        ("*em*{: .x}{: #y} and", "em and"),
        ("<b>x</b>{: .x}", "x"),
        ("![alt](p.png){: width='9' }", "▣ alt — p.png"),
        ("A line. {: .lead}", "A line."),
    ],
)
def test_lists_after_spans_are_not_shown(source: str, shown: str) -> None:
    assert dump(source) == f"  1       {shown}"


@pytest.mark.parametrize(
    "source",
    [
        "Ruby: {:b=>2}",
        "{:a, :b}",
        "Set {:a} aside",
        "x = {: a}",
        'a {:title="x} b',
        "println {:?} and {:#?} or {:.2}",
        "word{: .x}",
    ],
)
def test_what_is_code_in_prose_stays(source: str) -> None:
    assert dump(source) == f"  1       {source}"


def test_lists_in_code_stay() -> None:
    assert dump("`{: .x}`\n\n    {: .y}\n\n```\n{: .z}\n```\n") == (
        "  1       {: .x}\n  3 gap 0 code() {: .y}\n  5 gap 0 code() {: .z}"
    )


def test_other_dialects_know_no_attribute_lists() -> None:
    assert dump_leaves(parse("*em*{: .x}", dialect=Dialect(kind=Kind.OBSIDIAN))) == "  1       em{: .x}"


def test_a_list_under_a_block_is_not_shown() -> None:
    assert dump("One\n{: .lead}\n\n| a |\n|---|\n| b |\n{: .wide}\n\n- x\n{: .flat #y}\n\nEnd\n") == (
        "  1       One\n  4 gap 0 table a⏎b\n  9 gap 0 • x\n 12 gap 0 End"
    )


def test_a_list_of_an_item_is_not_shown() -> None:
    assert dump("- {: .x} one\n- two\n  {: .y}\n\nTerm\n: {: .z} meaning\n") == (
        "  1       • one\n  2       • two\n  5 gap 0 term: Term\n  6       : meaning"
    )


def test_an_item_without_its_list_is_indented_as_before() -> None:
    assert dump("- {: .x} one\n\n  more\n- two\n") == "  1       • one\n  3 gap 1   more\n  4 gap 0 • two"


def test_a_list_that_is_defined_elsewhere_is_the_same_as_written_out() -> None:
    assert dump("{:hot: .warning}\n\nIron\n{: hot}\n") == "  3       │ warning: Warning\n  3       │ Iron"
    assert dump("Iron\n{: hot}\n\n{:hot: .warning}\n") == "  1       │ warning: Warning\n  1       │ Iron"


@pytest.mark.parametrize(
    ("classes", "label"),
    [
        (".prompt-tip", "tip: Tip"),
        (".prompt-danger", "danger: Danger"),
        (".notice--warning", "warning: Warning"),
        (".notice--primary", "note: Note"),
        (".notice", "note: Note"),
        (".alert .alert-success", "success: Success"),
        (".box-error", "danger: Error"),
        (".important", "important: Important"),
    ],
)
def test_classes_of_themes_make_callouts(classes: str, label: str) -> None:
    assert dump(f"> Quoted.\n{{: {classes} }}\n") == f"  1       │ {label}\n  1       │ Quoted."
    assert dump(f"Said.\n{{: {classes}}}\n") == f"  1       │ {label}\n  1       │ Said."
    assert dump(f"{{: {classes}}}\nSaid.\n") == f"  2       │ {label}\n  2       │ Said."


@pytest.mark.parametrize(
    "classes", [".lead", ".prompt-sideways", ".dark", ".center #note", ".btn .btn--info"]
)
def test_other_classes_make_none(classes: str) -> None:
    assert dump(f"> Quoted.\n{{: {classes} }}\n") == "  1       │ Quoted."


def test_a_callout_may_have_its_first_paragraph_for_a_title() -> None:
    assert dump("{: .warning-title }\n> Mind *this*\n>\n> It bites.\n") == (
        "  2       │ warning: Warning: Mind this\n  4       │ It bites."
    )


def test_a_callout_that_says_what_it_is_needs_no_label() -> None:
    assert dump("**Warning:** hot.\n{: .notice--warning}\n") == "  1       │ Warning: hot."


def test_a_list_after_a_blank_line_belongs_to_what_follows() -> None:
    assert dump("One\n\n{: .tip}\nTwo\n") == "  1       One\n  4 gap 0 │ tip: Tip\n  4       │ Two"


def test_lists_within_quotes_and_items_belong_to_blocks_within() -> None:
    assert dump("> One\n> {: .tip}\n\n- Two\n  {: .bug}\n") == (
        "  1       │ │ tip: Tip\n  1       │ │ One\n  4 gap 0 • │ bug: Bug\n  4         │ Two"
    )


def test_a_heading_takes_its_id_from_a_list() -> None:
    document = parse("## One {: #first .x}\n\n## Two\n{: #second}\n\n{: #third}\n## Three\n", dialect=JEKYLL)
    assert [(section.title, section.slug) for section in document.sections] == [
        ("One", "first"),
        ("Two", "second"),
        ("Three", "third"),
    ]


def test_code_takes_its_caption_and_its_language_from_a_list() -> None:
    block = code('```\nx\n```\n{: file="a/b.rb" .language-ruby .nolineno }\n')
    assert (block.caption, block.language) == ("a/b.rb", "ruby")
    assert code("```\nx\n```\n{: .mermaid}\n").language == "mermaid"
    assert code("    x\n{: lang='c' }\n").language == "c"
    assert code("```js\nx\n```\n{: .language-ruby}\n").language == "js"


def test_the_place_of_a_table_of_contents_is_not_shown() -> None:
    assert dump("* TOC\n{:toc}\n\n## One\n{:.no_toc}\n\n{:toc}\n1. TOC\n\nEnd\n") == (
        "  4       ## One\n 10 gap 0 End"
    )


@pytest.mark.parametrize("mark", ["[TOC]", "[toc]", "[[toc]]", "[[_TOC_]]", "@[toc]", "${toc}"])
def test_marks_for_a_table_of_contents_are_not_shown_in_any_dialect(mark: str) -> None:
    assert dump_leaves(parse(f"{mark}\n\nText with {mark} in it.\n")).startswith("  3       Text with ")


def test_comments_are_not_shown() -> None:
    assert dump("a {::comment}not\nthis{:/comment} b\n\n{::comment}\nnor\n\nthis\n{:/}\n\nc\n") == (
        "  1       a b\n 10 gap 0 c"
    )


def test_a_comment_that_is_never_closed_is_shown() -> None:
    assert dump("a {::comment} b") == "  1       a {::comment} b"


def test_what_is_not_markdown_is_literal() -> None:
    assert dump("a {::nomarkdown}*b* [c](d){:/nomarkdown} e") == "  1       a *b* [c](d) e"
    assert dump("{::nomarkdown}\n*a*\n*b*\n{:/}\n") == "  2       *a* *b*"


def test_options_are_not_shown() -> None:
    assert dump('{::options toc_levels="1..3" /}\n\na {::options x="y" /} b\n') == "  3       a b"


def test_ends_of_blocks_part_what_they_stand_between() -> None:
    assert len(parse("- a\n\n^\n\n- b\n", dialect=JEKYLL).blocks) == 2
    assert dump("- a\n\n^\n\n- b\n") == "  1       • a\n  5 gap 0 • b"
    assert dump("2\n^\n3\n") == "  1       2 ^ 3"


def test_all_of_the_syntax_in_one_post_loses_no_text() -> None:
    source = (
        "Setext {#s}\n===\n\n> q\nlazy\n{: .q}\n\n1. {:.a} one\n   {:.b}\n\n    two\n{:.c}\n\n"
        "term\nother\n: def\n{:.d}\n: : nested\n\n|-----+---|\n| a | b |\n|:---:|---|\n{:.e}\n\n"
        "* * *\n{:.f}\n\n<div markdown='1'>\n{:.g}\n</div>\n\ntext[^1]{:.h} \\\\\nbroken\n\n[^1]: note\n"
        "{:.i}\n\nx{:.j} ==\n\n*[abbr]: abbreviation\n{:.k}\n"
    )
    shown = dump(source)
    for word in ("Setext", "lazy", "one", "two", "other", "def", "nested", "broken", "note", "abbreviation"):
        assert word in shown
    assert "{:" not in shown.replace("x{:.j}", "")
    assert "\ufdd3" not in shown


@pytest.mark.parametrize(
    "text",
    [
        lambda n: "{: " * n,
        lambda n: "{:a}" * n,
        lambda n: "> " + "{:.a}" * n,
        lambda n: "a {: " + ".b " * n + "}",
        lambda n: "*x* {: .b} " * n,
        lambda n: "x {: .b}" * n,
        lambda n: "a\n{: .note}\n" * n,
        lambda n: "{: .b}\n\n" * n,
        lambda n: "{:r: .a}\n" * n + "*x*{: r}" * n,
        lambda n: "{::comment}\n" * n,
        lambda n: "{::nomarkdown}" * n + "{:/comment}" * n,
        lambda n: "a\n\n^\n\n" * n,
    ],
)
def test_twice_the_lists_take_twice_the_time(text: Callable[[int], str]) -> None:
    assert_linear(text, lambda source: parse(source, dialect=JEKYLL))


LINES = st.sampled_from(
    [
        *("{: .x}", "{: .prompt-tip }", "  {:toc}", "{:ref: .note}", "{: ref}", "> {: .tip}", "- {: .x} a"),
        *("{::comment}", "{:/comment}", "{:/}", "{::options x='y' /}", "a {::nomarkdown}*b*{:/} c", "^"),
        *(
            "# head {: #a}",
            "*em*{: .x} more",
            "para",
            "",
            "",
            "> quote",
            "- item",
            "1. one",
            "    code",
            "```",
        ),
        *("| a |", "|---|", ": def", "*[HTML]: text", "*[a]:", "$$ x $$", "[TOC]", "<div>", ":::note", ":::"),
    ]
)
POSTS = st.lists(LINES | st.text('{:.}#="a \n', max_size=10), max_size=40).map("\n".join)


@settings(max_examples=300, deadline=None)
@given(POSTS, st.integers(1, 200))
@example("para\n{: .tip}\n\n" * 9, 10)
@example("{:/}\n1. one\n  {:toc}\n{: .prompt-tip }", 1)
@example("> {: .tip}\n{:/}\n  {:toc}\n{: .prompt-tip }", 1)
@example("para\n\n{: .tip}\npara\n\n" * 9, 20)
def test_a_post_read_in_stretches_is_the_post_read_at_once(source: str, window: int) -> None:
    document, rest = begin(source, window=window, dialect=JEKYLL)
    for batch in rest:
        document.extend(batch)
    assert dump_leaves(document) == dump(source)


def test_a_callout_of_a_theme_is_a_quote_of_its_kind() -> None:
    (block,) = parse("> x\n{: .prompt-info }\n", dialect=JEKYLL).blocks
    assert isinstance(block, Quote)
    assert (block.kind, block.folded) == ("info", None)
