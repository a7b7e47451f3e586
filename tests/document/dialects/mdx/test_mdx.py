"""Markdown with components, expressions and statements of JavaScript."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.discovery.site import Kind
from reader.document.dialects.mdx.components import without_components
from reader.document.model import CodeBlock, Inline, List, Quote
from reader.document.parse import parse
from reader.document.source.dialect import Dialect
from reader.document.source.placeholders import Placeholders
from reader.document.source.source_map import Source
from tests.document.documents import dump_leaves
from tests.document.growth import assert_linear

MDX = Dialect(kind=Kind.DOCUSAURUS, mdx=True)


def texts(source: str) -> list[str]:
    document = parse(source, dialect=MDX)
    return [document.text(leaf) for leaf in document.leaves]


def runs(source: str) -> tuple[Inline, ...]:
    document = parse(source, dialect=MDX)
    return document.runs(document.leaves[0])


def rewritten(source: str) -> str:
    return without_components(Source(source), MDX, Placeholders()).text


@pytest.mark.parametrize(
    "statement",
    [
        "import Tabs from '@theme/Tabs';",
        "import Tabs from '@theme/Tabs'",
        'import "./style.css"',
        "import * as React from 'react';",
        "import React, { useState } from 'react'",
        "import {\n  One,\n  Two,\n} from '../parts';",
        "import a from 'a'\nimport b from 'b'",
        "export const year = 2024;",
        "export const books = {\n  read: 12,\n\n  unread: 40,\n}",
        "export const Box = ({children}) => (\n  <div style={{a: 1}}>\n    {children}\n  </div>\n);",
        "export default function Page({ children }) {\n  const text = `{ ${children} `;\n  return text\n}",
        "export { a, b } from './c'",
        "export const brace = '}{'; // }",
    ],
)
def test_statements_vanish(statement: str) -> None:
    assert texts(f"{statement}\n\nText.\n") == ["Text."]


@pytest.mark.parametrize(
    "prose",
    [
        "import duties are high.",
        "import data from the server",
        "export everything you have.",
        "to\nimport x from 'y'",
        "import { from nowhere",
        "export const broken = {",
    ],
)
def test_prose_and_what_is_not_closed_are_shown(prose: str) -> None:
    assert texts(f"{prose}\n\nText.\n") == [prose.replace("\n", " "), "Text."]


def test_a_heading_right_after_an_import_is_kept() -> None:
    assert texts("import a from 'a'\n# Title") == ["Title"]


def test_lines_keep_their_numbers() -> None:
    document = parse("import {\n  a\n} from 'a'\n\nb\n\n<Tabs>\n<TabItem>\n\nc\n", dialect=MDX)
    assert document.leaves[0].block.line == 5
    document = parse("<Note>\n  a\n</Note>\n{/* x\n y */}\nb\n\n{\n  c\n}\n\nd", dialect=MDX)
    assert [(leaf.block.line, document.text(leaf)) for leaf in document.leaves] == [
        (1, "Note"),
        (2, "a"),
        (6, "b"),
        (8, "⟨c⟩"),
        (12, "d"),
    ]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("a {/* hidden */}b", "a b"),
        ("{/* hidden */}\na", "a"),
        ("{/* hidden\n\nall of it */}\n\na", "a"),
        ("{/**/}a", "a"),
        ("a{' '}\nb", "a b"),
        ("a{' '}b", "a b"),
        ("a {' '} b", "a  b"),
        ("{'it\\'s'} {\"text\"} {`more`} {12}", "it's text more 12"),
        ("{'*a*'}", "*a*"),
        ("{null}a{false}{undefined}", "a"),
        ("{props.name}", "⟨props.name⟩"),
        ("a {items.map(\n  (item) => item)}", "a ⟨items.map( (item) => item)⟩"),
        ("{ {a: 1}.a }", "⟨{a: 1}.a⟩"),
        ("{'}'}{\"{\"}", "}{"),
        ("{`a ${b}`}", "⟨`a ${b}`⟩"),
        ("{f('it')} and {don't}", "⟨f('it')⟩ and ⟨don't⟩"),
        ("\\{a}", "{a}"),
        ("a { b", "a { b"),
        ("a } b", "a } b"),
        ("`{a}` {b}", "{a} ⟨b⟩"),
    ],
)
def test_expressions_are_what_they_say_or_chips(source: str, shown: str) -> None:
    assert "".join(texts(source)).replace("  ", " ") == shown.replace("  ", " ")


def test_an_expression_is_a_chip() -> None:
    assert runs("a {b.c}") == (Inline("a "), Inline("⟨b.c⟩", "chip"))


def test_an_expression_does_not_reach_into_the_next_paragraph() -> None:
    assert texts("a { b\n\nc } d") == ["a { b", "c } d"]


def test_an_expression_of_several_lines_of_its_own_is_code() -> None:
    document = parse("a\n\n{list.map(x => (\n  <li>{x} words</li>\n))}\n\nb", dialect=MDX)
    code = document.blocks[1]
    assert isinstance(code, CodeBlock)
    assert code.language == "jsx"
    assert "<li>{x} words</li>" in code.text


def test_text_in_a_template_string_is_code_as_it_stands() -> None:
    document = parse("<CodeBlock>\n{`one\n  two`}\n</CodeBlock>", dialect=MDX)
    (code,) = document.blocks
    assert isinstance(code, CodeBlock)
    assert code.text == "one\n  two"


def test_explicit_ids_of_headings_stay_ids() -> None:
    document = parse("## One {#first}\n\n## Two {/* #second */}\n", dialect=MDX)
    assert [(section.title, section.slug) for section in document.sections] == [
        ("One", "first"),
        ("Two", "second"),
    ]


def test_a_callout_holds_markdown() -> None:
    source = """
<Callout type="warning" title="Count first">
  A shelf holds **fewer** books.

  - Measure it.

      Twice.
</Callout>
"""
    document = parse(source, dialect=MDX)
    (quote,) = document.blocks
    assert isinstance(quote, Quote)
    assert quote.kind == "warning"
    assert isinstance(quote.children[-1], List)
    label, *body = (document.text(leaf) for leaf in document.leaves)
    assert "Count first" in label
    assert body == ["A shelf holds fewer books.", "Measure it.", "Twice."]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("<Note>\na\n</Note>", "note"),
        ("<Tip>a</Tip>", "tip"),
        ("<Warning>\n\na\n\n</Warning>", "warning"),
        ('<Aside type="danger">a\n</Aside>', "danger"),
        ('<Admonition type="info">\n  a</Admonition>', "info"),
        ("<Callout\n  type='error'\n>\na\n</Callout>", "danger"),
        ("<Callout type={'error'} {...props} open>\na\n</Callout>", "danger"),
    ],
)
def test_callouts_have_their_kind(source: str, kind: str) -> None:
    document = parse(source, dialect=MDX)
    (quote,) = document.blocks
    assert isinstance(quote, Quote)
    assert quote.kind == kind
    assert document.text(document.leaves[-1]) == "a"


def test_tabs_are_labels_with_their_text() -> None:
    source = """
<Tabs groupId="shelf">
  <TabItem value="left" label="From the left">

    Tall books *first*.

  </TabItem>
  <TabItem value="right">
    ```js
    let a = { b: 1 }
    ```
  </TabItem>
</Tabs>
"""
    document = parse(source, dialect=MDX)
    assert texts(source) == ["From the left", "Tall books first.", "right", "let a = { b: 1 }"]
    assert isinstance(document.leaves[-1].block, CodeBlock)
    assert document.leaves[-1].block.language == "js"


@pytest.mark.parametrize(
    "group",
    [
        "<Tabs items={['npm', \"yarn\"]}>",
        "<Tabs values={[{label: 'npm', value: 'a'}, {label: 'yarn', value: 'b'}]} defaultValue=\"a\">",
    ],
)
def test_tabs_may_be_named_by_their_group(group: str) -> None:
    tabs = "<TabItem value='a'>\n\none\n\n</TabItem>\n<TabItem value='b'>\n\ntwo\n\n</TabItem>"
    assert texts(f"{group}\n{tabs}\n</Tabs>\n\n<Tab value='c'>\n\nthree\n\n</Tab>") == [
        *("npm", "one", "yarn", "two", "c", "three"),
    ]


def test_children_however_deep_are_no_indented_code() -> None:
    source = (
        "<A>\n    <B>\n        <C>\n            Text.\n\n            More.\n        </C>\n    </B>\n</A>\n"
    )
    assert texts(source) == ["Text.", "More."]
    assert not any(isinstance(leaf.block, CodeBlock) for leaf in parse(source, dialect=MDX).leaves)


def test_code_indented_at_the_top_stays_code() -> None:
    document = parse("Text:\n\n    <A>\n    {b}\n\nMore.", dialect=MDX)
    assert isinstance(document.blocks[1], CodeBlock)
    assert document.blocks[1].text == "<A>\n{b}"


def test_components_in_list_items_belong_to_them() -> None:
    source = "1. One\n\n   <Note>\n       a\n   </Note>\n\n2. Two\n"
    document = parse(source, dialect=MDX)
    (items,) = document.blocks
    assert isinstance(items, List)
    assert texts(source) == ["One", "Note", "a", "Two"]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("a <Highlight color='red'>b *c*</Highlight> d", "a b c d"),
        ("<>a</>", "a"),
        ("a <Icon.Star /> b", "a ⟨Icon.Star⟩ b"),
        ("<Chart data={[1, 2]} onClick={() => a > b} />", "⟨Chart⟩"),
        ("<Chart\n  data={x}\n/>", "⟨Chart⟩"),
        ("## <Badge>New</Badge> title", "New title"),
        ("a < b and c > d", "a < b and c > d"),
        ("a <B c", "a <B c"),
        ("3 <4", "3 <4"),
    ],
)
def test_components_within_lines_keep_their_text(source: str, shown: str) -> None:
    assert "".join(texts(source)) == shown


def test_what_an_unknown_component_says_is_kept() -> None:
    assert "What it is for" in "".join(texts('<Hero tagline="What it is for" className="a b" />'))
    assert texts('<Hero tagline="What it is for">\n  Text.\n</Hero>\n\nMore.') == [
        "What it is for",
        "Text.",
        "More.",
    ]
    assert texts('A <Tooltip tip="What it means">word</Tooltip> more.') == ["A word (What it means) more."]


def test_a_link_component_is_a_link() -> None:
    linked = [run for run in runs('see <Link to="/docs/a">this *page*</Link>') if run.link]
    assert {run.link.href for run in linked if run.link} == {"/docs/a"}
    assert "".join(run.text for run in linked) == "this page"


@pytest.mark.parametrize(
    "source",
    [
        "<Image src=\"/img/a.png\" alt='A plan' />",
        "<Image src={'/img/a.png'} alt={`A plan`} />",
        '<Image src={require("/img/a.png").default} alt="A plan" />',
        "import plan from '/img/a.png'\n\n<Image src={plan} alt=\"A plan\" />",
    ],
)
def test_a_picture_component_is_a_caption(source: str) -> None:
    (picture,) = runs(source)
    assert picture.image
    assert (picture.image.source, picture.image.alt) == ("/img/a.png", "A plan")


@pytest.mark.parametrize(
    ("source", "tag"),
    [
        ('<div className="a">', '<div class="a">'),
        ("<div style={{color: 'red'}}>", "<div>"),
        ('a <img src={"b.png"} width={200}/>', 'a <img src="b.png" width="200" />'),
        ("<a\n  href='x'\n  onClick={() => y}>", '<a href="x">'),
        ('<p class="a">', '<p class="a">'),
        ("<br/>", "<br/>"),
    ],
)
def test_tags_of_html_are_written_as_html_has_them(source: str, tag: str) -> None:
    assert rewritten(source).strip() == tag


def test_markdown_within_a_division_is_markdown() -> None:
    document = parse('<div className="a">\n  **b**\n</div>', dialect=MDX)
    assert [document.text(leaf) for leaf in document.leaves] == ["b"]


@pytest.mark.parametrize("code", ["```\n<A>{b}</A>\nimport x from 'y'\n```", "`<A>{b}</A>`"])
def test_code_is_left_alone(code: str) -> None:
    assert rewritten(code) == code


def test_code_close_to_tags_is_left_alone() -> None:
    source = "<Tabs>\n<TabItem label='a'>\n```js\nimport x from 'y'\nconst a = {b}\n```\n</TabItem>\n</Tabs>"
    assert texts(source) == ["a", "import x from 'y'\nconst a = {b}"]


@pytest.mark.parametrize("source", ["<A>\n\ntext", "text\n\n</A>", "<A>\n<B>\n</A>\n\nlast {"])
def test_what_has_no_partner_loses_no_words(source: str) -> None:
    shown = " ".join(texts(source))
    assert all(word in shown for word in ("text", "last") if word in source)


def test_code_that_docusaurus_reads_as_mdx_is_mdx() -> None:
    source = "a\n\n```mdx-code-block\nimport B from 'b'\n\n<B>\n\n*c*\n\n</B>\n```\n\n```js\n{d}\n```\n"
    assert texts(source) == ["a", "c", "{d}"]


def test_comments_of_html_are_passed_over() -> None:
    assert texts("a <!-- {b} <C> --> d") == ["a d"]


def test_formulas_keep_their_braces() -> None:
    dialect = Dialect(mdx=True, math=True)
    text = without_components(Source("$a_{b}$ {c} $$\n\\frac{1}{2}\n$$"), dialect, Placeholders()).text
    assert "a_{b}" in text
    assert "\\frac{1}{2}" in text
    assert "{c}" not in text


@pytest.mark.parametrize(
    "part",
    [
        *(
            "{",
            "{a}",
            "<A",
            "<A>",
            "<A>\n",
            "<A {",
            "<A a='",
            "<A\n",
            "<A b={`",
            "{'",
            "{`",
            "{/*",
            "import {\n",
        ),
        *(
            "import a from 'a'\n",
            "export const a = {\n\n",
            "export const a\n",
            "<A>\n\n",
            "</A>\n",
            "<",
            "\\{",
        ),
        *("<A a={['b',", "<A a={[{label: 'b'}]}/>", "<Tabs items={['a']}><Tab>"),
        *("{ (", "{\n", "'{", '{"\\"', "$", "$$", "<A/>\n", "- <A>\n", "<!--", "a { b\n\n"),
    ],
)
def test_parts_take_time_in_proportion(part: str) -> None:
    assert_linear(lambda n: part * n, lambda text: without_components(Source(text), MDX, Placeholders()))


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<A>\n", "</A>\n"),
        ("<A>", "</A>"),
        ("<A {", "}"),
        ("{", "}"),
        (" <A>\n", "</A>\n"),
        ("<A b={", "}/>"),
    ],
)
def test_nesting_takes_time_in_proportion(opening: str, closing: str) -> None:
    assert_linear(
        lambda n: opening * n + closing * n,
        lambda text: without_components(Source(text), MDX, Placeholders()),
    )


PARTS = st.sampled_from(
    [
        *(
            "<A>",
            "</A>",
            "<A a='b'>",
            "<Note>",
            "</Note>",
            "<B/>",
            "<div>",
            "</div>",
            "<",
            ">",
            "{",
            "}",
            "{a}",
        ),
        *(
            "\n",
            "\n\n",
            "    ",
            "  ",
            "import a from 'b'",
            "export const c = {",
            "```",
            "`",
            "- ",
            "> ",
            "'",
            "$",
        ),
        *("{/* d */}", "/*", "*/", "text", "\\", "{' '}", "<>", "</>", "{`", "//", "#", "| a |\n|---|\n"),
    ]
)


@given(st.lists(PARTS, max_size=30).map("".join))
def test_no_text_fails_and_every_line_has_its_number(text: str) -> None:
    source = without_components(Source(text), MDX, Placeholders())
    assert source.lines is None or len(source.lines) == source.text.count("\n") + 1
    assert dump_leaves(parse(text, dialect=MDX)) is not None


@pytest.mark.parametrize(
    "tag", ["<TOCInline toc={props.toc} asDisclosure />", "<TableOfContents />", "<Toc/>"]
)
def test_a_list_of_the_sections_is_left_to_the_outline(tag: str) -> None:
    assert texts(f"{tag}\n\n# A\n") == ["A"]
