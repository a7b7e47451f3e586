"""Markdown in, leaves and runs out: the cases stand in the files of ``fixtures``."""

from __future__ import annotations

import pytest

from reader.document.model import CodeBlock, Table
from reader.document.parse import parse
from reader.document.source.fences import caption_of, label_of, language_of
from tests.document.documents import Example, dump_leaves, dump_runs, examples
from tests.document.growth import assert_linear


@pytest.mark.parametrize("case", examples("leaves.md"), ids=lambda case: case.title)
def test_leaves(case: Example) -> None:
    assert dump_leaves(parse(case.source)) == case.expected


@pytest.mark.parametrize("case", examples("runs.md"), ids=lambda case: case.title)
def test_runs(case: Example) -> None:
    assert dump_runs(parse(case.source)) == case.expected


@pytest.mark.parametrize(
    ("info", "language", "caption"),
    [
        ("", "", ""),
        ("python", "python", ""),
        ("rust,ignore", "rust", ""),
        ("{r, echo=FALSE}", "r", ""),
        ("js {1,3}", "js", ""),
        ("diff-js", "diff-js", ""),
        ("html+django", "html+django", ""),
        ("c++", "c++", ""),
        ("C#", "C#", ""),
        ("{.plain}", "plain", ""),
        ("{#id .haskell .numberLines}", "haskell", ""),
        ('title="Some words"', "", "Some words"),
        ('text {file="a.txt"}', "text", "a.txt"),
        ("js title=app.js", "js", "app.js"),
        ("py filename='x y.py'", "py", "x y.py"),
        ("a\x1b[31m", "a", ""),
        ("js:app.js", "js", "app.js"),
        ("js:src/app.js {1,3}", "js", "src/app.js"),
        ("js:title=app.js", "js", "app.js"),
        ("jsx{1,2}:title=app.jsx", "jsx", "app.jsx"),
        ("diff js:app.js", "diff", "app.js"),
        ("ts:no-line-numbers {1}", "ts", ""),
        ("ts:line-numbers=2", "ts", ""),
        ("ts [nuxt.config.ts]", "ts", "nuxt.config.ts"),
        ("ts {2} [npm install]", "ts", "npm install"),
        ("ts [1,3-5]", "ts", ""),
        ("ts src/app.ts", "ts", "src/app.ts"),
        ("ts app.d.ts showLineNumbers", "ts", "app.d.ts"),
        ("{r my.chunk, fig.width=5}", "r", ""),
        ('{r, fig.cap="Some words"}', "r", "Some words"),
        ('{.python .numberLines lst-cap="Words"}', "python", "Words"),
        ('go {linenos=table,hl_lines=[8,"15-17"],linenostart=199}', "go", ""),
        ("python linenums hl_lines='1 2'", "python", ""),
        ("jsx live", "jsx", ""),
        ("cpp title:main.cpp hl:1,2", "cpp", "main.cpp"),
        ('cpp title:"Some words"', "cpp", "Some words"),
        ('js title="" filename="a.js"', "js", ""),
        ('py showLineNumbers {1} /word/ caption="A caption"', "py", "A caption"),
    ],
)
def test_info_strings_give_language_and_caption(info: str, language: str, caption: str) -> None:
    assert (language_of(info), caption_of(info)) == (language, caption)


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("mermaid", "mermaid diagram"),
        ("Mermaid", "mermaid diagram"),
        ("dot", "graphviz diagram"),
        ("puml", "plantuml diagram"),
        ("vega-lite", "vega chart"),
        ("chart", "chart"),
        ("flow", "flowchart"),
        ("abc", "abc score"),
        ("geojson", "geojson map"),
        ("stl", "stl model"),
        ("python", "python"),
        ("C#", "C#"),
        ("", ""),
    ],
)
def test_code_that_sites_draw_says_what_it_is(language: str, label: str) -> None:
    assert label_of(language) == label


@pytest.mark.parametrize("unit", ["a:", "a.", "[", "{", "a [", "title=", " a.b", "{}", ":", "/."])
def test_the_time_for_an_info_string_does_not_explode(unit: str) -> None:
    assert_linear(lambda size: unit * size, lambda info: language_of(info) + caption_of(info))
    assert_linear(lambda size: "js " + unit * size + '"', caption_of)


def test_long_code_is_several_leaves_that_make_up_the_whole() -> None:
    lines = [f"line {number}" for number in range(450)]
    document = parse("```\n" + "\n".join(lines) + "\n```\n")
    assert [leaf.part for leaf in document.leaves] == [slice(0, 200), slice(200, 400), slice(400, 450)]
    assert [leaf.gap for leaf in document.leaves] == [False, False, False]
    assert "\n".join(map(document.text, document.leaves)).split("\n") == lines
    assert len({id(leaf.block) for leaf in document.leaves}) == 1


def test_a_long_table_is_several_leaves_the_first_with_the_header() -> None:
    rows = [f"| {number} |" for number in range(250)]
    document = parse("| n |\n|---|\n" + "\n".join(rows) + "\n")
    tables = [document.table_rows(leaf) for leaf in document.leaves]
    assert [len(table) for table in tables] == [101, 100, 50]
    assert tables[0][0] == ("n",)
    assert tables[2][-1] == ("249",)


@pytest.mark.parametrize(("columns", "rows"), [(3, 100), (5, 80), (300, 1), (1_000, 1)])
def test_the_more_columns_a_table_has_the_fewer_rows_are_in_a_leaf(columns: int, rows: int) -> None:
    source = "|" + "a|" * columns + "\n|" + "-|" * columns + "\n" + "|x\n" * (2 * rows + 1)
    document = parse(source)
    assert [leaf.part for leaf in document.leaves] == [
        slice(0, rows),
        slice(rows, 2 * rows),
        slice(2 * rows, 2 * rows + 1),
    ]


def test_rows_of_a_table_are_as_long_as_its_longest() -> None:
    block = parse("| a | b |\n|---|--:|\n| 1 |\n| 1 | 2 | 3 |\n").blocks[0]
    assert isinstance(block, Table)
    assert block.alignments == ("", "right", "")
    assert block.header == ("a", "b", "")
    assert block.rows == (("1", "", ""), ("1", "2", "3"))


def test_a_row_of_very_many_cells_has_the_last_in_one() -> None:
    row = "|".join(map(str, range(1_000)))
    block = parse(f"| a | b |\n|---|---|\n| {row} |\n").blocks[0]
    assert isinstance(block, Table)
    assert len(block.rows[0]) == 22
    assert block.rows[0][-1].endswith("998 | 999")


def test_tabs_and_line_ends_of_code_stay() -> None:
    block = parse("```\n\ta\r\nb\x1b[2J\n```").blocks[0]
    assert isinstance(block, CodeBlock)
    assert block.text == "\ta\nb␛[2J"


def test_a_picture_keeps_its_source_and_words() -> None:
    document = parse('![Al *ly* `t`](<a b.png> "T")')
    (run,) = document.runs(document.leaves[0])
    assert run.image is not None
    assert (run.image.source, run.image.alt, run.image.title) == ("a b.png", "Al ly t", "T")


def test_an_endless_heap_of_marks_is_shown_as_written() -> None:
    source = "![" * 50_000
    document = parse(source)
    assert document.text(document.leaves[0]) == source
