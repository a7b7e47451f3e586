"""The ids of headings, as the engine of each kind of site gives them."""

from __future__ import annotations

import pytest

from reader.content.discovery.site import Kind
from reader.document.parse import parse
from reader.document.source.dialect import MARKDOWN, Dialect, Engine


def hugo(style: str) -> Dialect:
    return Dialect(
        kind=Kind.HUGO, settings={"markup": {"goldmark": {"parser": {"autoHeadingIDType": style}}}}
    )


def mkdocs(case: str) -> Dialect:
    toc = {"toc": {"permalink": "true", "slugify": {"kwds": {"case": case}}}}
    settings = {"markdown_extensions": ["attr_list", toc]}
    return Dialect(kind=Kind.MATERIAL, engine=Engine.PYTHON_MARKDOWN, settings=settings)


def hexo(**marked: object) -> Dialect:
    return Dialect(kind=Kind.HEXO, settings={"marked": marked})


JEKYLL = Dialect(kind=Kind.JEKYLL, engine=Engine.KRAMDOWN, kramdown=True)
PELICAN = Dialect(kind=Kind.PELICAN, engine=Engine.PYTHON_MARKDOWN)


def slugs(source: str, dialect: Dialect) -> list[str]:
    return [section.slug for section in parse(source, dialect=dialect).sections]


@pytest.mark.parametrize(
    ("dialect", "titles"),
    [
        (
            MARKDOWN,
            {"a  b": "a--b", "a -- b": "a----b", "x---y--z": "x---y--z", "![pic](a.png) after": "pic-after"},
        ),
        (
            JEKYLL,
            {
                "a  b": "a--b",
                "a -- b": "a--b",
                "x---y--z": "xyz",
                "a \\-- b": "a----b",
                "The `--force` flag -- now": "the---force-flag--now",
                "![pic](a.png) after": "-after",
                "*a  b*": "a--b",
                '"Quoted" it\'s': "quoted-its",
                "a -> b": "a---b",
                "Über `code` x": "über-code-x",
                "中文，标题（一）": "中文标题一",
                "-lead- trail-": "-lead--trail-",
                "x {#My}": "My",
            },
        ),
        (
            PELICAN,
            {
                "a  b": "a-b",
                "a -- b": "a-b",
                "Über `code` x": "uber-code-x",
                "中文 标题": "_1",
                "!!!": "_1",
                "a_b c": "a_b-c",
                "-lead- trail-": "-lead-trail-",
                "ß Straße": "strae",
                "![pic](a.png) after": "after",
            },
        ),
        (mkdocs("lower"), {"Über  x": "über-x", "中文 标题": "中文-标题", "a & b": "a--b"}),
        (mkdocs("none"), {"Über  x": "Über-x", "A -- B": "A----B"}),
        (hugo("github"), {"a -- b": "a--b", "!!!": "heading", "Q&A: 3.14": "qa-314", "x---y--z": "xyz"}),
        (hugo("github-ascii"), {"Über `code` x": "uber-code-x", "中文 标题": "-", "ß Straße": "-strae"}),
        (
            hugo("blackfriday"),
            {
                "a  b": "a-b",
                "a_b c": "a-b-c",
                "Foo/Bar: baz": "foo-bar-baz",
                "Q&A: 3.14": "q-a-3-14",
                "中文，标题（一）": "中文-标题-一",
                "x---y--z": "x-y-z",
                "-lead- trail-": "lead-trail",
                "ß Straße": "ß-straße",
            },
        ),
        (Dialect(kind=Kind.HUGO, settings={"blackfriday": {"plainIDAnchors": True}}), {"a_b c": "a-b-c"}),
        (
            hexo(),
            {
                "Foo/Bar: baz": "Foo-Bar-baz",
                "C# & C++": "C-C",
                "Über `code` x": "Uber-code-x",
                '"Quoted" it\'s': "“Quoted”-it’s",
                "a -- b...": "a-–-b…",
                "Notes on \"A\" & 'B'": "Notes-on-“A”-‘B’",
                "中文，标题（一）": "中文，标题（一）",
                "Ørsted ß ガ": "Orsted-s-ガ",
            },
        ),
        (hexo(modifyAnchors=1, smartypants=False), {"Foo/Bar": "foo-bar", '"Quoted" it\'s': "quoted-it-s"}),
        (hexo(modifyAnchors=2), {"Foo/Bar": "FOO-BAR"}),
    ],
)
def test_each_engine_makes_them_in_its_own_way(dialect: Dialect, titles: dict[str, str]) -> None:
    assert {title: slugs(f"## {title}", dialect)[0] for title in titles} == titles


@pytest.mark.parametrize(
    ("dialect", "expected"),
    [
        (MARKDOWN, ["a", "a-1", "a-2"]),
        (JEKYLL, ["a", "a-1", "a-2"]),
        (PELICAN, ["a", "a_1", "a_2"]),
        (mkdocs("lower"), ["a", "a_1", "a_2"]),
        (hugo("blackfriday"), ["a", "a-1", "a-2"]),
    ],
)
def test_titles_that_are_alike_are_numbered(dialect: Dialect, expected: list[str]) -> None:
    assert slugs("# a\n# a\n# a\n", dialect) == expected


def test_titles_of_which_nothing_is_left_are_numbered() -> None:
    assert slugs("# 中文\n# 标题\n# a\n", PELICAN) == ["_1", "_2", "a"]
