"""HTML between the blocks of Markdown becomes the blocks that Markdown has."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.content.front_matter.split import split_front_matter
from reader.document.model import CodeBlock, Heading, Inline, Label, List, Paragraph, Quote, Table
from reader.document.parse import begin, parse
from reader.document.source.code_mask import CodeMask
from reader.document.source.dialect import Dialect
from tests.corpora import sample
from tests.document.documents import dump_leaves
from tests.document.growth import assert_linear


def shown(source: str) -> list[str]:
    """The leaves, as `dump_leaves` has them, without lines and gaps."""
    return [line[10:].strip() for line in dump_leaves(parse(dedent(source).strip("\n"))).split("\n")]


def first_runs(source: str) -> tuple[Inline, ...]:
    document = parse(source)
    return document.runs(document.leaves[0])


def test_text_in_html_is_no_markdown() -> None:
    assert shown("<p>**a** _b_ `c` [d](e) # f ![g](h) &amp;amp; &lt;i&gt; \\* ~~j~~ 1. k a_b_c</p>") == [
        "**a** _b_ `c` [d](e) # f ![g](h) &amp; <i> \\* ~~j~~ 1. k a_b_c"
    ]


def test_text_in_an_element_that_asks_for_it_is_markdown() -> None:
    assert first_runs('<div markdown="1">\na *b*\n</div>') == (Inline("a "), Inline("b", "emphasis"))


def test_blocks_in_an_element_that_asks_for_it_are_markdown() -> None:
    source = """
        <div class="note" markdown>
        ## A
        <div>*b*</div>

        - c
        </div>
        *d*

        `<div markdown="1">`
        """
    assert shown(source) == ["│ note: Note", "│ ## A", "│ *b*", "│ • c", "d", '<div markdown="1">']
    assert parse(dedent(source).lstrip("\n"), first_line=5).sections[0].line == 6


def test_tags_within_a_paragraph_are_styles_and_links() -> None:
    assert first_runs("<p>a <b>b</b></p>") == (Inline("a "), Inline("b", "strong"))


def test_blanks_and_line_ends_are_one_blank() -> None:
    assert shown("<p>\n  a\n\t b   c\n</p>") == ["a b c"]
    assert shown("<p>日本\n語</p>") == ["日本語"]


def test_divisions_part_paragraphs() -> None:
    source = """
        <section><div>a<p>b<p>c</div><center>d</center>e</section>

        f
        """
    assert shown(source) == list("abcdef")


def test_two_line_breaks_part_paragraphs() -> None:
    assert shown("<div>a<br>b<br/> <br>c<br></div>") == ["a⏎b", "c"]


def test_what_follows_a_line_of_only_breaks_is_markdown() -> None:
    assert shown("<br>\n> **a**\n\nb\n") == shown("> **a**\n\nb\n")
    assert shown("- a\n\n    <br/> <br/>\n    *b*\n") == shown("- a\n\n    *b*\n")
    assert shown("<br>\n    *a*\n") == ["*a*"]


def test_headings_are_sections() -> None:
    document = parse('a\n\n<h2 id="x">\n  One &amp; <em>two</em></h2>\n<h3><a name="y"></a>Three\n</h3>\nb')
    assert [(one.level, one.title, one.slug, one.line) for one in document.sections] == [
        (2, "One & two", "x", 3),
        (3, "Three", "y", 5),
    ]
    assert isinstance(document.leaves[1].block, Heading)


def test_markdown_in_a_heading_is_its_text() -> None:
    (section,) = parse('<h1 align="center">\n\nA *title*\n\n</h1>').sections
    assert (section.title, section.line) == ("A title", 3)


def test_an_anchor_in_a_heading_of_markdown_is_its_name() -> None:
    (section,) = parse('## <a name="x"></a>Title').sections
    assert (section.title, section.slug) == ("Title", "x")


def test_lists_hold_html_and_markdown() -> None:
    source = """
        <ul>
        <li>a
        <li>b
        <ol start="3"><li>c</li><li>d</li></ol>
        <li>

        e *f*

        - g

        </li>
        </ul>
        """
    assert shown(source) == ["• a", "• b", "3. c", "4. d", "• e f", "◦ g"]


def test_a_list_with_one_paragraph_an_item_is_tight() -> None:
    (block,) = parse("<ul><li><p>a</p></li><li>b</li></ul>").blocks
    assert isinstance(block, List)
    assert block.tight
    (block,) = parse("<ul><li><p>a</p><p>b</p></li><li>c</li></ul>").blocks
    assert isinstance(block, List)
    assert not block.tight


def test_checkboxes_make_tasks() -> None:
    assert shown("<ul><li><input type='checkbox' checked> a</li><li><input type='checkbox'>b</ul>") == [
        "☑ a",
        "☐ b",
    ]


def test_what_stands_between_items_is_kept() -> None:
    assert shown("<ul>a<li>b</li>c<ul><li>d</li></ul></ul><li>e") == ["• a", "• b", "c", "◦ d", "• e"]


def test_definition_lists() -> None:
    source = "<dl><dt>a<dd>b<dd><p>c</p><dt>d</dt>\n\ne\n\n</dl>"
    assert shown(source) == ["term: a", ": b", ": c", "term: d", ": e"]


def test_a_table_has_a_header_alignments_and_spans() -> None:
    (caption, table) = parse(
        "<table><caption>T</caption><thead><tr><th>a<th style='text-align: right'>b<th>c</thead>"
        "<tbody><tr><td rowspan=2>1<td align=right>2<td>*3*<tr><td align=right>4<tr><td colspan=3>5</table>"
    ).blocks
    assert isinstance(caption, Paragraph)
    assert caption.source == "<em>T</em>"
    assert table == Table(
        1,
        ("", "right", ""),
        ("a", "b", "c"),
        (("1", "2", r"\*3\*"), ("", "4", ""), ("5", "", "")),
    )


def test_blocks_in_a_cell_are_its_lines() -> None:
    source = "<table><tr><td>a<p>b</p><td><ul><li>c<li>d</ul><td>\n\n*e*\n\n</td></table>"
    document = parse(source)
    assert document.text(document.leaves[0]).split("\n", 1)[1] == "a\nb\t• c\n• d\te"


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>", ["a", "b"]),
        ("<table><tr><td><h2>a</h2>b</td><td>c</td></tr></table>", ["## a", "b", "c"]),
        (
            "<table><tr><td class=gutter><pre>1\n2</pre><td class=code><pre>a\nb</pre></table>",
            ["code() a⏎b"],
        ),
    ],
)
def test_a_table_that_lays_out_a_page_is_what_it_holds(source: str, blocks: list[str]) -> None:
    assert shown(source) == blocks


@pytest.mark.parametrize("text", ["fn main() {\n\n    a::<T>(*b)\n}", "  a &amp; b"])
def test_code_is_as_it_was_written(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    (block,) = parse(f'<pre><code class="hljs language-rust">\n{escaped}\n</code></pre>').blocks
    assert block == CodeBlock(1, text, "rust")


def test_the_language_of_code_may_stand_around_it() -> None:
    (block,) = parse('<div class="language-ruby highlighter-rouge"><pre><code>x</code></pre></div>').blocks
    assert block == CodeBlock(1, "x", "ruby")


def test_spans_in_code_are_nothing() -> None:
    assert shown("<pre><span class=k>let</span> <b>a</b>;<br>b</pre>") == ["code() let a;⏎b"]


def test_details_are_folded_and_labelled() -> None:
    source = "<details>\n<summary>More <b>here</b></summary>\n\n*a*\n\n## B\n\n</details>\n\nc"
    quote, after = parse(source).blocks
    assert isinstance(quote, Quote)
    assert (quote.kind, quote.folded) == ("details", True)
    assert quote.children == (
        Label(2, "More <b>here</b>", "details"),
        Paragraph(4, "*a*"),
        Heading(6, 2, "B"),
    )
    assert after == Paragraph(10, "c")


def test_open_details_are_not_folded() -> None:
    (quote,) = parse("<details open>a</details>").blocks
    assert quote == Quote(1, (Label(1, "Details", "details"), Paragraph(1, "a")), "details", False)


@pytest.mark.parametrize("summary", ["", "More"])
def test_what_follows_a_summary_that_nothing_closes_stands_below_it_in_its_order(summary: str) -> None:
    source = f"<details><summary>{summary}\n\nfirst\n\n## B\n\nsecond"
    label = summary or "Details"
    assert shown(source) == [f"│ details: {label}", "│ first", "│ ## B", "│ second"]


def test_a_heading_in_a_summary_is_a_section_that_is_seen() -> None:
    source = "<details><summary><h2>A</h2></summary>b</details>"
    assert shown(source) == ["## A", "│ details: Details", "│ b"]
    assert [section.title for section in parse(source).sections] == ["A"]


@pytest.mark.parametrize(
    ("source", "leaves"),
    [
        ('<div class="alert alert-warning">a</div>', ["│ warning: Warning", "│ a"]),
        ('<p class="notice--info">a</p>', ["│ info: Info", "│ a"]),
        (
            '<div class="admonition tip"><p class="admonition-title">T</p>\n\n*a*\n\n</div>',
            ["│ tip: Tip: T", "│ a"],
        ),
        (
            '<div class="admonition tip"><p class="admonition-title">A <b>tip</b></p>a</div>',
            ["│ tip: A tip", "│ a"],
        ),
        (
            '<div class="admonition"><p class="admonition-title">T</p>a</div>',
            ["│ note: T", "│ a"],
        ),
        ('<aside class="note">a</aside>b', ["│ note: Note", "│ a", "b"]),
        ('<div class="alerting">a</div>', ["a"]),
    ],
)
def test_classes_make_callouts(source: str, leaves: list[str]) -> None:
    assert shown(source) == leaves


def test_a_quote_holds_html_and_markdown() -> None:
    assert shown("<blockquote>a\n\n*b*\n\n</blockquote>\n\nc") == ["│ a", "│ b", "c"]


def test_a_figure_is_a_picture_and_its_caption() -> None:
    picture, line_end, *caption = first_runs(
        '<figure><img src="a.png" alt="A"><figcaption>B <a href="c">c</a></figcaption></figure>'
    )
    assert picture.image is not None
    assert line_end.text == "\n"
    assert [(run.text, run.roles) for run in caption] == [("B ", "emphasis"), ("c", "emphasis link")]


@pytest.mark.parametrize(
    "source",
    [
        '<figure>\n\n[<img src="a.png">](/b)<figcaption>B</figcaption>\n</figure>',
        "<figure>\n\n![](a.png)\n\n<figcaption>B</figcaption>\n</figure>",
        '<div>\n<a href="/b"><img src="a.png"></a>\n\n    <p class="wp-caption-text">B</p>\n</div>',
        '<table><tr><td><img src="a.png"></td></tr><tr><td class="tr-caption">B</td></tr></table>',
        '<p>\n  <img src="a.png">\n  <br>\n  <em>B</em>\n</p>',
        "![](a.png)\n<br>\n*B*",
    ],
)
def test_a_caption_stands_right_below_its_picture(source: str) -> None:
    assert shown(source) == ["▣ a.png⏎B"]


def test_a_caption_without_a_picture_is_a_paragraph() -> None:
    assert shown("<figure><pre>a</pre><figcaption>B</figcaption></figure>") == ["code() a", "B"]


def test_a_player_in_a_division_is_a_link() -> None:
    source = '<div class="video"><iframe src="https://www.youtube.com/embed/a" title="T"></iframe></div>'
    assert shown(source) == ["▶ T — youtu.be/a"]
    assert shown("<video controls>\n<source src='a.webm'>\n<p>old browser</p></video>") == ["▶ a.webm"]


@pytest.mark.parametrize(
    "source",
    [
        "<script>\nif (a < b) {}\n\n</script>",
        "<style>\n\np { }\n</style>",
        "<template>\n\na\n\n</template>",
        "<datalist><option>a</datalist>",
        "<svg><path d='M0 0'/></svg>",
        "<svg aria-hidden=true><title>a</title></svg>",
        "<div hidden>\n\na\n\n</div>",
        "<img hidden src=a>",
        "<dialog>a</dialog>",
        "[](#a)",
        '<a class="headerlink" href="#a"></a>',
        "<!-- a\n\nb -->",
        "<!-- more -->",
        "<?php a ?>",
        "<div></div>",
        "<br>",
        '<a id="a"></a>',
        "<div>\n\n</div>",
    ],
)
def test_what_is_not_for_readers_is_nothing(source: str) -> None:
    assert shown(f"{source}\n\nz") == ["z"]


def test_a_comment_that_never_ends_hides_nothing() -> None:
    assert shown("<!-- a\n\nb *c*\n\nd") == ["a", "b c", "d"]


def test_elements_may_be_closed_in_any_order_or_never() -> None:
    assert shown("<div><p><b>a</div></p></b></i></section>\n\nb") == ["a", "b"]
    assert shown("<ul><li><blockquote>a</ul>b") == ["• │ a", "b"]


def test_html_in_a_list_of_markdown_stays_there() -> None:
    assert shown("- a\n\n  <div>b</div>\n\n  <ul>\n  <li>c</li></ul>\n- d") == ["• a", "b", "◦ c", "• d"]


def test_a_paragraph_of_very_much_markup_is_still_read() -> None:
    document = parse("<p>" + "*a* <b>b</b> " * 5_000 + "</p>")
    text = " ".join(map(document.text, document.leaves))
    assert text.split() == ["*a*", "b"] * 5_000


def test_unknown_addresses_are_kept_as_they_are() -> None:
    (run,) = first_runs('<p><a href="javascript:a(&quot;b&quot;)">a</a></p>')
    assert run.link is not None
    assert run.link.href == 'javascript:a("b")'


def test_lines_are_those_of_the_file() -> None:
    source = "<div>\n<p>\na</p>\n<ul>\n<li>b\n</ul>\n</div>\n\n<table>\n<tr><td>c<td>d\n</table>\n<hr>"
    assert [leaf.block.line for leaf in parse(source, first_line=11).leaves] == [12, 15, 19, 22]


def test_what_one_stretch_leaves_open_goes_on_in_the_next() -> None:
    source = "<ul>\n<li>\n\n" + "a b c\n\n" * 60 + "</li>\n</ul>\n\nend\n\nof all"
    document, rest = begin(source, window=200)
    for batch in rest:
        document.extend(batch)
    framed = [bool(leaf.frames) for leaf in document.leaves]
    assert framed == [True] * 60 + [False] * 2


HTML = st.lists(
    st.sampled_from(
        [
            *("<div>", "</div>", "<ul>", "</ul>", "<li>", "<p>", "<h2>", "</h2>", "<table>", "<tr>", "<td>"),
            *("</table>", "<details>", "<summary>", "</details>", "<dl>", "<dt>", "<dd>", "<blockquote>"),
            *("</blockquote>", "<pre>", "</pre>", "<b>", "</b>", "<a href=x>", "</a>", "<!--", "-->", "<br>"),
            *("<img src=x alt=y>", "<script>", "</script>", "<td colspan=3 rowspan=2>", "text", "**md**"),
            *("\n", "\n\n", "\n\n", "- item", "\n\n- item\n\n", "> ", "&lt;i&gt;", "&#27;", "<"),
        ]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(HTML, st.sampled_from([40, 10_000]))
def test_no_html_is_too_strange(source: str, window: int) -> None:
    document, rest = begin(source, window=window)
    for batch in rest:
        document.extend(batch)
    for leaf in document.leaves:
        assert "\x1b" not in document.text(leaf)
        assert 1 <= leaf.block.line <= 1 + source.count("\n")


@pytest.mark.parametrize("tag", ["<div>", "<ul><li>", "<blockquote>", "<table><tr><td>", "<b>", "<details>"])
def test_the_deepest_text_is_shown(tag: str) -> None:
    assert "deepest" in "\n".join(shown(tag * 10_000 + "deepest"))


@pytest.mark.parametrize(
    "text",
    [
        lambda n: "<div>" * n + "a" + "</div>" * n,
        lambda n: "<ul><li>a" * n,
        lambda n: "<table><tr><td>a" * n,
        lambda n: "<div>\n\na\n\n" * n,
        lambda n: "<p>" + "</b>" * n,
        lambda n: "<div>" * 90 + "</section>" * n,
        lambda n: "<p>" + "<b>" * n + "</i>" * n,
        lambda n: "<p>" + "*_`[&" * n,
        lambda n: "<table>" + "<tr><td rowspan=9999 colspan=9999>a<td>b" * n,
    ],
)
def test_time_grows_with_the_text(text: Callable[[int], str]) -> None:
    assert_linear(text, parse)


TAG_OR_ENTITY = re.compile(r"</?[a-zA-Z][^<>]*>|&\w+;")
KEPT = re.compile(r"<[\w /:]+>|<\w+[^<>]*\{\{|[^\"]*\"[^\"]*\Z")
"""Names in angle brackets, as of a person in a chat, tags that a template completes, and half a tag."""


def test_real_posts_show_no_tags(corpora: Path) -> None:
    """A sample of them; every one with ``READER_ALL_POSTS=1``."""
    for path in sample([path for path in sorted(corpora.rglob("*.m*d*")) if path.is_file()], 11):
        document = parse(split_front_matter(path.read_text("utf-8", "replace")).body)
        for leaf in document.leaves:
            if not isinstance(leaf.block, CodeBlock):
                texts = (run.text for run in document.runs(leaf) if "code" not in run.roles.split())
                found = TAG_OR_ENTITY.findall(" ".join(texts))
                assert not [one for one in found if not KEPT.match(one)], path


class TestCodeWithBlankLines:
    """A ``pre`` within other elements, with blank lines in it."""

    @pytest.mark.parametrize(
        "source",
        [
            '<div class="code"><pre>\na\n\n# b\n    *c*\n</pre></div>',
            "<div>\n<pre>a\n\n# b\n    *c*</pre>\n</div>",
            "- <div><pre>a\n\n  # b\n      *c*</pre></div>",
            "<DIV><PRE>a\n\n# b\n    *c*\n</PRE></DIV>",
        ],
    )
    def test_it_is_whole(self, source: str) -> None:
        document = parse(source)
        assert [document.text(leaf) for leaf in document.leaves] == ["a\n\n# b\n    *c*"]

    def test_several_in_a_row(self) -> None:
        document = parse("<td><pre>a\n\nb</pre>\n<pre>c\n\nd</pre></td>\nend\n\nText")
        assert [document.text(leaf) for leaf in document.leaves] == ["a\n\nb", "c\n\nd", "end", "Text"]

    @pytest.mark.parametrize("source", ["<div><pre>a\n\n# b", "<div><pre>a\n\n# b\n\n<pre>c</pre>"])
    def test_without_an_end_it_ends_where_its_block_does(self, source: str) -> None:
        assert any(isinstance(leaf.block, Heading) for leaf in parse(source).leaves)

    def test_stretches_do_not_part_it(self) -> None:
        source = "x\n\n" * 9 + "<div><pre>a\n\n" + "# b\n\n" * 50 + "</pre></div>\n\nend"
        document, rest = begin(source, window=40)
        for batch in rest:
            document.extend(batch)
        assert [type(leaf.block) for leaf in document.leaves[9:]] == [CodeBlock, Paragraph]

    def test_tags_in_it_are_not_templates_that_code_hides(self) -> None:
        source = '<div><pre>a\n\n    {{ "b" }}\n</pre></div>'
        document = parse(source, dialect=Dialect(templates=True))
        assert [document.text(leaf) for leaf in document.leaves] == ["a\n\n    b"]

    @pytest.mark.parametrize("end", ["", "</pre>"])
    def test_it_is_linear(self, end: str) -> None:
        assert_linear(lambda size: "<div><pre>a\n\n" * size + end, parse)
        assert_linear(lambda size: f"- <div><pre>a\n\n{'x' * 9}\n\n" * size + end, parse)
        assert_linear(lambda size: "<div><pre>a\n\n" * size + end, CodeMask)


class TestParagraphsOverBlankLines:
    """A paragraph of HTML ends at its end tag, as in a browser."""

    def test_tags_after_a_blank_line_go_on(self) -> None:
        source = '<p>One\n\n<a href="/b">\ntwo</a> three.</p>\n\n<p>Four</p>'
        assert shown(source) == ["One two three.", "Four"]

    def test_one_that_nothing_ends_ends_at_the_blank_line(self) -> None:
        assert shown("<p>One\n\n<b>two</b>\n\n<i>\nthree") == ["One", "two", "three"]

    def test_markdown_in_it_has_paragraphs_of_its_own(self) -> None:
        assert shown("<p>\n\n*One*\n\nTwo\n\n</p>") == ["One", "Two"]


def test_quotes_where_none_belong_do_not_spoil_a_tag() -> None:
    assert shown('<p><a href="/a" title=b c" target="d">Text</a> <b class="x"">more</b></p>') == ["Text more"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>Well <img src='s.gif' alt=';-)' class='wp-smiley'> yes</p>", "Well ;-) yes"),
        ("Well <img class='emoji' alt=':cat:' src='c.png'> yes", "Well :cat: yes"),
        ("<p><img class='smiley' src='c.png'></p>", "▣ c.png"),
    ],
)
def test_smileys_are_text(source: str, expected: str) -> None:
    assert shown(source) == [expected]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Text\n<iframe src='https://youtu.be/a'></iframe>\nmore", ["Text", "▶ youtu.be/a⏎more"]),
        ("<p>Text\n<iframe src='https://youtu.be/a'></iframe>\nmore</p>", ["Text⏎▶ youtu.be/a⏎more"]),
        ("Text\n<video src='a.mp4'></video>\nmore", ["Text⏎▶ a.mp4⏎more"]),
        ("Text <iframe src='https://youtu.be/a'></iframe>\nmore", ["Text ▶ youtu.be/a more"]),
    ],
)
def test_a_player_alone_on_its_line_has_it_for_itself(source: str, expected: list[str]) -> None:
    assert shown(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "<hr>Text\n{% note %}\nInside\n{% endnote %}\nafter",
        "<div>Text\n{% note %}\nInside\n{% endnote %}\nafter</div>",
    ],
)
def test_a_tag_below_html_opens_its_container(source: str) -> None:
    document = parse(source, dialect=Dialect(templates=True))
    texts = [document.text(leaf) for leaf in document.leaves]
    assert texts[-4:] == ["Text", "Note", "Inside", "after"]


def test_html_that_is_not_shown_keeps_the_containers_in_it() -> None:
    document = parse("<!--\n{% note %}\nx\n{% endnote %}\n-->\n\nText", dialect=Dialect(templates=True))
    assert [document.text(leaf) for leaf in document.leaves] == ["Text"]


def test_items_without_a_list_are_one_that_ends_with_them() -> None:
    assert shown("<li>One</li>\n<li>Two</li>\n\nText\n\n<p>more</p>") == ["• One", "• Two", "Text", "more"]
    assert shown("<li>One</li>\n<p>more</p>") == ["• One", "more"]


@pytest.mark.parametrize(
    "source", ["<p>One<img src='a.png'>two</p>", "One![](a.png)two", "One <img src='a.png'> two"]
)
def test_a_picture_does_not_stick_to_words(source: str) -> None:
    assert shown(source) == ["One ▣ a.png two"]


def test_what_stands_in_a_text_field_is_read() -> None:
    text = "\n".join(shown("<form><textarea>\n\nTyped *before*.\n\n</textarea></form>"))
    assert "Typed" in text
