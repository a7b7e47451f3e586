from __future__ import annotations

import threading
import tracemalloc

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.content.front_matter.limits import DEPTH_LIMIT
from reader.content.front_matter.split import FrontMatter, split_front_matter
from reader.content.posts.field_values import text_of
from tests.content.front_matter.hostile import HOSTILE_YAML, TOO_DEEP, TOO_MANY, in_json, in_toml, in_yaml


@pytest.mark.parametrize(
    ("text", "format", "fields", "body", "line"),
    [
        pytest.param("---\ntitle: A\n---\nbody\n", "yaml", {"title": "A"}, "body\n", 4, id="YAML"),
        pytest.param("---\ntitle: A\n...\nbody", "yaml", {"title": "A"}, "body", 4, id="YAML ended by dots"),
        pytest.param(
            "---  \ntitle: A\n--- \nbody", "yaml", {"title": "A"}, "body", 4, id="blanks after fences"
        ),
        pytest.param(
            "\ufeff---\ntitle: A\n---\nbody", "yaml", {"title": "A"}, "body", 4, id="byte order mark"
        ),
        pytest.param(
            "\n\n---\ntitle: A\n---\nbody", "yaml", {"title": "A"}, "body", 6, id="leading blank lines"
        ),
        pytest.param(
            "<!--\n---\ntitle: A\n---\n-->\nbody",
            "yaml",
            {"title": "A"},
            "body",
            6,
            id="in a comment, as in Hugo",
        ),
        pytest.param("---yaml\ntitle: A\n---\nbody", "yaml", {"title": "A"}, "body", 4, id="named language"),
        pytest.param(
            '---json\n{"title": "A"}\n---\nbody', "json", {"title": "A"}, "body", 4, id="JSON, fenced"
        ),
        pytest.param(
            '---js\n{\n  title: "A",\n}\n---\nbody', "javascript", {"title": "A"}, "body", 6, id="JavaScript"
        ),
        pytest.param("---toml\ntitle = 'A'\n---\nbody", "toml", {"title": "A"}, "body", 4, id="TOML, named"),
        pytest.param("+++\ntitle = 'A'\n+++\nbody", "toml", {"title": "A"}, "body", 4, id="TOML"),
        pytest.param(
            "\n+++\ntitle = 'A'\n+++\nbody", "toml", {"title": "A"}, "body", 5, id="TOML after a blank"
        ),
        pytest.param(
            '{\n"title": "A {",\n"params": {\n"x": "1"\n}\n}\n\nbody',
            "json",
            {"title": "A {", "params": {"x": "1"}},
            "body",
            8,
            id="JSON with a brace in column 1",
        ),
        pytest.param(
            ';;;\n"title": "A"\n;;;\nbody', "json", {"title": "A"}, "body", 4, id="JSON as Hexo has it"
        ),
        pytest.param(
            "----\ntitle: A\n----\nbody", "yaml", {"title": "A"}, "body", 4, id="longer fences of Hexo"
        ),
        pytest.param(
            "title: A\ntags:\n- b\n---\nbody",
            "yaml",
            {"title": "A", "tags": ["b"]},
            "body",
            5,
            id="no first fence",
        ),
        pytest.param(
            "Title: A\nDate: 2010-12-03 10:20\nSummary: one\n    two\n\nbody",
            "multimarkdown",
            {"Title": "A", "Date": "2010-12-03 10:20", "Summary": "one two"},
            "body",
            6,
            id="MultiMarkdown",
        ),
        pytest.param(
            "Title:A\nDate:2010-12-03\n\nbody",
            "multimarkdown",
            {"Title": "A", "Date": "2010-12-03"},
            "body",
            4,
            id="MultiMarkdown without blanks, as Pelican takes it",
        ),
        pytest.param("---\n---\nbody", "yaml", {}, "body", 3, id="empty"),
        pytest.param("---\n# only a comment\n---\nbody", "yaml", {}, "body", 4, id="only a comment"),
        pytest.param("---\n{title: A}\n---\nbody", "yaml", {"title": "A"}, "body", 4, id="YAML in braces"),
        pytest.param("---\ntitle: A\n---", "yaml", {"title": "A"}, "", 3, id="no body"),
        pytest.param(
            "---\ntitle: A\n---\n\n    code\n",
            "yaml",
            {"title": "A"},
            "    code\n",
            5,
            id="body that is code",
        ),
        pytest.param(
            "---\ntext: |\n  ---\n  more\n---\nbody",
            "yaml",
            {"text": "---\nmore\n"},
            "body",
            6,
            id="a rule in a value",
        ),
    ],
)
def test_every_kind_of_front_matter_is_parted_from_the_body(
    text: str, format: str, fields: dict[str, object], body: str, line: int
) -> None:
    found = split_front_matter(text)
    assert (found.format, found.fields, found.body) == (format, fields, body)
    assert found.body_line == line
    assert found.problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "text",
        "---\nSome prose.\n\nMore prose.\n---\nand on\n",
        "---\n- a\n- list\n---\nrest",
        "---\n\nNote: this is prose\n\n---\nrest",
        "---\n",
        "---",
        "--- not a fence\ntitle: x\n---\n",
        "***\ntitle: x\n***\n",
        "Title of a post\n===\n",
        "title: x\nand then prose goes on\n\nmore",
        "Summary: a paragraph of one line.\n\nmore",
        "Title: A\nhttp://e.org/a\n\nmore",
        "Status: this is a heading\n---\nmore",
        "{% include x %}\n",
        "{ a brace\n",
        "+ a list\n+ of two\n",
        "    ---\n    title: x\n    ---\n",
        "---rust\nfn main() {}\n---\n",
    ],
)
def test_on_any_doubt_the_text_is_shown_whole(text: str) -> None:
    assert split_front_matter(text) == FrontMatter(text)


def test_values_stay_the_text_that_was_written() -> None:
    text = "---\na: 007\nb: no\nc: 12:30\nd: 2024-02-30\ne: ~\nf: 1.10\ng: 0x1F\nh: !!int x\n1: one\n---\n"
    assert split_front_matter(text).fields == {
        **{"a": "007", "b": "no", "c": "12:30", "d": "2024-02-30", "e": "~"},
        **{"f": "1.10", "g": "0x1F", "h": "x", "1": "one"},
    }


def test_the_last_of_two_equal_keys_wins() -> None:
    assert split_front_matter("---\ntitle: A\ntitle: B\n---\n").fields == {"title": "B"}


@pytest.mark.parametrize(
    ("value", "salvaged"),
    [
        ("Foo: bar", "Foo: bar"),
        ("'It's me'", "It's me"),
        ("@home", "@home"),
        ("`code`", "code"),
        ("%x", "%x"),
        ("*starred*", "*starred*"),
        ('"open quote', "open quote"),
        ("[Draft] x", "[Draft] x"),
        ("{{ x }}", "{{ x }}"),
        ("a\x00b", "a\x00b"),
        ("\x1b[31mred", "\x1b[31mred"),
        ("a\ufffeb", "a\ufffeb"),
    ],
)
def test_a_value_that_breaks_yaml_costs_a_problem_with_its_line_and_nothing_else(
    value: str, salvaged: str
) -> None:
    found = split_front_matter(f"---\ndate: 2024-01-28\ntitle: {value}\ntags: [a, b]\n---\n\nbody: text\n")
    assert found.body == "body: text\n"
    assert found.body_line == 7
    assert found.fields["title"] == salvaged
    assert found.fields["date"] == "2024-01-28"
    (problem,) = found.problems
    assert problem.line == 3
    assert problem.message.startswith("front matter: ")


def test_lists_are_salvaged_too() -> None:
    found = split_front_matter("---\ntitle: a: b\ntags:\n  - one\n  - 'two'\ncategories: [x, \"y\"]\n---\n")
    assert found.fields == {"title": "a: b", "tags": ["one", "two"], "categories": ["x", "y"]}
    assert split_front_matter("---\ntags: [a, 'b'\ntitle: A\n---\n").fields == {
        "tags": ["a", "b"],
        "title": "A",
    }


def test_yaml_indented_with_tabs_is_read_as_hexo_reads_it_and_told() -> None:
    found = split_front_matter("---\ntitle: A\ntags:\n\t- b\n---\nbody")
    assert found.fields == {"title": "A", "tags": ["b"]}
    assert "not with tabs" in found.problems[0].message
    assert found.problems[0].line == 4


@pytest.mark.parametrize(
    ("text", "line"),
    [("+++\ntitle = 'A'\ndate = \n+++\nbody", 3), ("+++\ntitle = 'A'\n[x\n+++\nbody", 3)],
)
def test_a_mistake_in_toml_is_told_with_its_line(text: str, line: int) -> None:
    found = split_front_matter(text)
    assert (found.fields["title"], found.body, found.problems[0].line) == ("A", "body", line)


def test_json_that_cannot_be_read_stays_in_view() -> None:
    text = '{\n  "title": "A",\n  "tags": [,]\n}\n\nbody'
    found = split_front_matter(text)
    assert found.body == text
    assert found.fields["title"] == "A"
    assert found.problems[0].line == 3


def test_json_with_text_on_its_last_line_stays_in_view() -> None:
    text = '{"title": "A"} and more\n'
    found = split_front_matter(text)
    assert (found.body, found.format, len(found.problems)) == (text, "json", 1)


def test_front_matter_that_is_not_closed_stays_in_view_and_is_told() -> None:
    text = "---\ntitle: A\n\nThe body.\n"
    found = split_front_matter(text)
    assert found.body == text
    assert found.fields == {"title": "A"}
    assert "not closed" in str(found.problems[0])


def test_the_line_of_a_field_is_known() -> None:
    found = split_front_matter("\n---\ntitle: A\nDate: x\n---\n")
    assert found.line_of("date") == 4
    assert found.line_of("tags") is None


@pytest.mark.parametrize("block", HOSTILE_YAML.values(), ids=HOSTILE_YAML.keys())
def test_hostile_yaml_never_hangs_crashes_or_loses_the_body(block: str) -> None:
    """Run with the small stack that a thread has on macOS, where libyaml overflows first."""
    found: list[FrontMatter] = []
    before = threading.stack_size(512 * 1024)
    try:
        thread = threading.Thread(
            target=lambda: found.append(split_front_matter(f"---\n{block}\n---\nThe body.\n"))
        )
        thread.start()
        thread.join()
    finally:
        threading.stack_size(before)
    assert found[0].body.endswith("The body.\n")
    assert found[0].fields["title"] == "T"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        *(pytest.param(text, "nested too deep", id=name) for name, text in TOO_DEEP.items()),
        *(pytest.param(text, "too many values", id=name) for name, text in TOO_MANY.items()),
        pytest.param(in_toml(f"a = '{'b' * 70_000}'"), "longer than 64 KB", id="long TOML"),
        pytest.param(in_json(f'"a": "{"b" * 70_000}"'), "longer than 64 KB", id="long JSON"),
        pytest.param(in_yaml(f"a: {'b' * 70_000}"), "longer than 64 KB", id="long YAML"),
    ],
)
def test_fields_that_would_exhaust_the_parser_are_told_and_not_parsed(text: str, reason: str) -> None:
    tracemalloc.start()
    try:
        found = split_front_matter(text)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert reason in found.problems[0].message
    assert (found.fields["title"], found.body) == ("T", "The body.\n")
    assert peak < 50_000_000


@pytest.mark.parametrize(
    "lines",
    [
        "a = ['" + "." * 100 + "', \"" + "[{" * 100 + '"]',
        "a = '''" + "\n[a.b.c]\n" * 100 + "'''",
        'a = """' + 'x = [\\"""' * 100 + '"""',
        "# " + "a." * 100 + "\na = 1 # " + "[" * 100,
        "".join(f"[a.b.c.d{n}]\ne.f = 1.5\n[[h.i]]\nj = {{k.l = [[1.0], []]}}\n" for n in range(60)),
        "a = [\n  [1.5, 2.5],\n" + "  [1.25],\n" * 60 + "]\nb.c.d = 2024-01-01T00:00:00.5",
    ],
)
def test_signs_in_text_and_many_small_tables_of_toml_are_read(lines: str) -> None:
    assert split_front_matter(in_toml(lines)).problems == ()


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.sampled_from(["{}", "[]"]))
def test_tables_keys_and_brackets_of_toml_are_read_to_one_depth(
    table: int, dots: int, brackets: int, kind: str
) -> None:
    head = f"[{'a.' * (table - 1)}t]\n" if table else ""
    value = (kind[0] + "b=" * (kind == "{}")) * brackets + "1" + kind[1] * brackets
    found = split_front_matter(in_toml(f"{head}{'a.' * dots}b = {value}"))
    assert bool(found.problems) == (table + dots + brackets > DEPTH_LIMIT)


@pytest.mark.parametrize("sign", ["0x", "0o", "0b"])
def test_long_numbers_of_toml_are_shown(sign: str) -> None:
    assert text_of(split_front_matter(in_toml(f"a = {sign}{'1' * 20_000}")).fields["a"]).startswith("0x")


@pytest.mark.parametrize("text", ["{" * 100_000, '{"a":' * 100_000, '{"a": [' + "[" * 90_000, "[" * 100_000])
def test_deep_json_is_text(text: str) -> None:
    assert split_front_matter(text).body == text


_PIECES = [
    "---",
    "+++",
    ";;;",
    "...",
    "title: A",
    "a: b",
    "- x",
    "{",
    "}",
    '"a": 1',
    "\t",
    "  ",
    "# h",
    "<!--",
    "",
]


@given(
    st.lists(st.sampled_from(_PIECES) | st.text(max_size=12), max_size=12).map("\n".join)
    | st.text(max_size=200)
)
@example("---\n---\n---")
@example("title:\n---")
def test_splitting_never_raises_and_loses_no_line_of_the_body(text: str) -> None:
    text = text.replace("\r", "\n")
    found = split_front_matter(text)
    assert text.endswith(found.body)
    if found.body:
        assert text.removeprefix("\ufeff").split("\n")[found.body_line - 1 :] == found.body.split("\n")
    front = text[: len(text) - len(found.body)]
    if not found.format:
        assert front in ("", "\ufeff")


@pytest.mark.parametrize("plugin", ["kanban-plugin: board", "excalidraw-plugin: parsed"])
def test_a_plugin_of_obsidian_sets_its_fields_apart_with_blank_lines(plugin: str) -> None:
    found = split_front_matter(f"---\n\n{plugin}\n\n---\n\n## Doing\n")
    assert list(found.fields) == [plugin.partition(":")[0]]
    assert found.body == "## Doing\n"


def test_a_very_long_line_of_dashes_is_a_rule_and_no_fence() -> None:
    rule = "-" * 201
    text = f"{rule}\ntitle: A\n{rule}\nWords.\n"
    assert split_front_matter(text).body == text
    fence = "-" * 200
    assert split_front_matter(f"{fence}\ntitle: A\n{fence}\nWords.\n").fields == {"title": "A"}
