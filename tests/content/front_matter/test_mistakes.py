from __future__ import annotations

import time

import pytest

from reader.content.front_matter.split import split_front_matter


@pytest.mark.parametrize(
    ("block", "fields", "problem"),
    [
        (
            "title:No space\ndate:2024-01-05",
            {"title": "No space", "date": "2024-01-05"},
            "line 2: front matter: a blank is missing after “title:”",
        ),
        ("title:No space", {"title": "No space"}, "line 2: front matter: a blank is missing after “title:”"),
        (
            "title: A\ndate:2024-01-05",
            {"title": "A", "date": "2024-01-05"},
            "line 3: front matter: a blank is missing after “date:”",
        ),
        (
            "title:A\ntags:\n- b\n- c",
            {"title": "A", "tags": ["b", "c"]},
            "line 2: front matter: a blank is missing after “title:”",
        ),
        (
            "title :A\ndate: x",
            {"title": "A", "date": "x"},
            "line 2: front matter: a blank is missing after “title:”",
        ),
        (
            "title: A\n副标题：x",
            {"title": "A"},
            "line 3: front matter: the colon after “副标题” is a full-width one (：): write “副标题: …”",
        ),
        (
            "title： 标题\ndate： 2024-01-05\ntags： [a, b]",
            {"title": "标题", "date": "2024-01-05", "tags": ["a", "b"]},
            "line 2: front matter: the colon after “title” is a full-width one (：): write “title: …”",
        ),
        (
            "title: A\ntags：[a, b]",
            {"title": "A", "tags": ["a", "b"]},
            "line 3: front matter: the colon after “tags” is a full-width one (：): write “tags: …”",
        ),
        (
            "title:\u00a0A\ndate:\u00a02024-01-05",
            {"title": "A", "date": "2024-01-05"},
            "line 2: front matter: the blank after “title:” is not an ordinary one: write “title: …”",
        ),
        (
            'title = "x"\ndate = 2024-01-05\ntags = ["a", "b"]',
            {"title": "x", "date": "2024-01-05", "tags": ["a", "b"]},
            "line 2: front matter: “title = …” is TOML, which stands between +++: "
            "between --- it is “title: …”",
        ),
    ],
)
def test_fields_that_yaml_does_not_part_are_salvaged_and_one_problem_says_how_to_mend_them(
    block: str, fields: dict[str, object], problem: str
) -> None:
    found = split_front_matter(f"---\n{block}\n---\nbody")
    assert (found.fields, found.body) == (fields, "body")
    assert [str(problem) for problem in found.problems] == [problem]


@pytest.mark.parametrize(
    "text",
    [
        "---\nSome:prose here that goes on\n---\nrest",
        "---\ntime:after time\nwe meet\n---\nrest",
        "---\ntitle:x\nand then prose goes on\n---\nrest",
        "---\ndate:that was a day\n---\nrest",
        "---\nPlease note：this is prose\n---\nrest",
        "---\na = b is an equation\n---\nrest",
    ],
)
def test_a_pair_of_rules_around_prose_stays_text(text: str) -> None:
    assert split_front_matter(text).body == text


@pytest.mark.parametrize(
    "title", ['"Foo" and bar', "`code` title", "'Foo' and 'bar'", '"Foo" and "bar"', "@home `x`"]
)
def test_a_title_with_quotes_around_a_part_of_it_is_the_whole_line(title: str) -> None:
    found = split_front_matter(f"---\ntitle: {title}\n---\nbody")
    assert found.fields == {"title": title}
    assert [problem.line for problem in found.problems] == [2]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("title: #1 thing", "“#1 thing” of “title”"),
        ("title: We are #1", "“#1” of “title”"),
        ("tags: #a #b", "“#a #b” of “tags”"),
        ("Description: see #12 and more", "“#12 and more” of “Description”"),
        ("title: !important thing", "“!important” of “title”"),
        ("title: ! wow", "“!” of “title”"),
        ("title: &more text", "“&more” of “title”"),
    ],
)
def test_text_that_yaml_drops_is_told(line: str, told: str) -> None:
    found = split_front_matter(f"---\nlayout: post\n{line}\n---\nbody")
    assert [str(problem) for problem in found.problems] == [
        f"line 3: front matter: YAML drops {told}: put the value in quotes"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "title: C# rocks # note",
        "title: 'We are #1'",
        'title: "We are #1"',
        "title: A#1",
        "draft: true #for now",
        "tags: [a, b] #later",
        "title: A\n# tags: #a",
        "title: !!str 5",
        "tags: &t [a]\ncategories: *t",
        "tags: &t\n- a",
        "title: Q & A",
        "title: Wow! #",
    ],
)
def test_what_was_meant_as_a_remark_or_a_sign_of_yaml_is_not_told(line: str) -> None:
    assert split_front_matter(f"---\n{line}\n---\nbody").problems == ()


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ('title = "Foo', 'line 2: front matter: the quote " of “title” is not closed'),
        ("title = Foo", "line 2: front matter: the value of “title” needs quotes"),
        ("title = ", "line 2: front matter: “title” has no value"),
        ("title: Foo", "line 2: front matter: “title” is parted from its value by “=”: title = …"),
        (
            "title = “Foo”",
            "line 2: front matter: the value of “title” stands in typographic quotes (“): "
            "TOML wants straight ones",
        ),
        (
            "title = 'It's me'",
            "line 2: front matter: something follows the closing quote ' of “title”: "
            "put the value in other quotes",
        ),
        (
            'path = "C:\\Users"',
            "line 2: front matter: a \\ in the value of “path” is written twice, "
            "or the value stands in ' quotes",
        ),
        ("title = 'a'\ntitle = 'b'", "line 3: front matter: “title” is given twice"),
        ("date = 2024-13-01", "line 2: front matter: the value of “date” is not a date"),
        ("tags = ['a', 'b'\ndate = 2024-01-01", "line 2: front matter: a bracket of “tags” is not closed"),
    ],
)
def test_a_mistake_in_toml_is_told_with_its_key_and_how_to_mend_it(lines: str, problem: str) -> None:
    found = split_front_matter(f"+++\n{lines}\n+++\nbody")
    assert [str(problem) for problem in found.problems] == [problem]


@pytest.mark.parametrize(
    "block",
    [
        "title:" + "x" * 60_000,
        "title:A\n" + "k:v\n" * 15_000,
        "title: a" + " " * 60_000 + "b #",
        "title: " + "# " * 30_000,
        "title: " + "'a" * 30_000,
        "title: '" + "a'b" * 20_000,
        "title = [" + "[" * 30_000,
        "title：" + "：" * 30_000,
        "title:A\ntags:" + " " * 60_000 + "=",
    ],
)
def test_no_front_matter_takes_long_to_be_salvaged(block: str) -> None:
    split_front_matter("---\ntitle:A\n---\n")
    for fence in ("---", "+++"):
        started = time.process_time()
        split_front_matter(f"{fence}\n{block}\n{fence}\nbody")
        assert time.process_time() - started < 0.3


@pytest.mark.parametrize("text", ["---\ntitle: A\n---\n\ufeffBody", "\ufeff\ufeff---\ntitle: A\n---\nBody"])
def test_byte_order_marks_around_the_front_matter_are_no_text(text: str) -> None:
    found = split_front_matter(text)
    assert (found.fields, found.body) == ({"title": "A"}, "Body")
