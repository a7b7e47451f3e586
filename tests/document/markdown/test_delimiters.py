"""Emphasis beside Chinese, Japanese and Korean, where CommonMark would leave its marks in the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown_it.token import Token

from reader.content.discovery.site import Kind
from reader.document.model import Inline
from reader.document.parse import parse
from reader.document.source.dialect import MARKDOWN, Dialect, Engine
from tests.document.documents import plain_parser
from tests.document.growth import assert_linear

JEKYLL = Dialect(kind=Kind.JEKYLL, engine=Engine.KRAMDOWN, kramdown=True)
PELICAN = Dialect(kind=Kind.PELICAN, engine=Engine.PYTHON_MARKDOWN)
VAULT = Dialect(wikilinks=True)
ALL = (MARKDOWN, JEKYLL, PELICAN, VAULT)

MARKS = {"strong": "**", "emphasis": "*", "strikethrough": "~~", "highlight": "=="}

FIXTURES = Path(__file__).parents[1] / "fixtures"


def runs(source: str, dialect: Dialect = MARKDOWN) -> tuple[Inline, ...]:
    document = parse(source, dialect=dialect)
    return document.runs(document.leaves[0])


def marked(source: str, dialect: Dialect = MARKDOWN) -> str:
    """The text with ``<`` and ``>`` around what is set otherwise."""
    return "".join(f"<{run.text}>" if run.roles else run.text for run in runs(source, dialect))


@pytest.mark.parametrize("dialect", ALL)
@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("**注意：**正文", "<注意：>正文"),
        ("含**「重点」**内容", "含<「重点」>内容"),
        ("**テスト。**も", "<テスト。>も"),
        ("한국어**(강조)**를", "한국어<(강조)>를"),
        ("***「粗斜」***字", "<「粗斜」>字"),
        ("*「斜」*字", "<「斜」>字"),
        ("**复现：**10 轮", "<复现：>10 轮"),
        ("**100%**的", "<100%>的"),
        ("**Note:**文字", "<Note:>文字"),
        ("太郎は**「こんにちわ」**といった", "太郎は<「こんにちわ」>といった"),
        ("패키지는 **`npm publish`**를", "패키지는 <npm publish>를"),
        ("**㐂`a`**㐂", "<㐂><a>㐂"),
    ],
)
def test_marks_beside_scripts_without_blanks_are_never_shown(
    source: str, expected: str, dialect: Dialect
) -> None:
    assert marked(source, dialect) == expected


@pytest.mark.parametrize("dialect", [MARKDOWN, JEKYLL])
def test_struck_text_too(dialect: Dialect) -> None:
    assert runs("~~旧：~~新", dialect) == (Inline("旧：", "strikethrough"), Inline("新"))


def test_highlights_too() -> None:
    assert runs("==重点：==正文", VAULT) == (Inline("重点：", "highlight"), Inline("正文"))


@pytest.mark.parametrize("dialect", ALL)
@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("\\*\\*x：\\*\\*", "**x：**"),
        ("a ** b", "a ** b"),
        ("**注意： **正文", "**注意： **正文"),
        ("** 注意：**正文", "** 注意：**正文"),
        ("_注意：_正文", "_注意：_正文"),
        ("__注意：__正文", "__注意：__正文"),
        ("中__文字__字", "中__文字__字"),
        ("snake_case_name", "snake_case_name"),
    ],
)
def test_what_is_no_emphasis_stays(source: str, shown: str, dialect: Dialect) -> None:
    assert runs(source, dialect) == (Inline(shown),)


def test_code_stays() -> None:
    assert runs("`**注意：**正文`") == (Inline("**注意：**正文", "code"),)


@pytest.mark.parametrize("dialect", [JEKYLL, PELICAN])
@pytest.mark.parametrize("source", ["**Note:**text", "a**(b)**c"])
def test_engines_older_than_commonmark_set_it_bold_in_words_of_any_script(
    source: str, dialect: Dialect
) -> None:
    assert any(run.roles == "strong" for run in runs(source, dialect))
    assert runs(source) == (Inline(source),)


@pytest.mark.parametrize("letter", ["葛\U000e0100", "葛\ufe00", "\U00020000", "ᄀ", "ᅟ", "ᆨ", "ﾊ", "㐂"])
def test_marks_open_before_punctuation_after_a_letter_of_these_scripts(letter: str) -> None:
    """Also where a selector of its variant follows it, and after every part of a syllable."""
    assert marked(f"x{letter}**(a)**").endswith("<(a)>")


@pytest.mark.parametrize("letter", ["a", "é", "ж", "א", "1", "\ufe0f"])
def test_but_not_after_another(letter: str) -> None:
    assert marked(f"x{letter}**(a)**").endswith("**(a)**")


@pytest.mark.parametrize("sign", ["。", "〈", "㊙", "🈂", "“\ufe01", "）\ufe00"])
def test_marks_close_before_a_letter_after_punctuation_of_these_scripts(sign: str) -> None:
    assert marked(f"**a{sign}**b").endswith(">b")


@pytest.mark.parametrize("sign", [".", "“", "👍", "⌚", "⭐", "🈁", "🏽", ")\ufe00"])
def test_but_not_after_other_punctuation_or_emoji(sign: str) -> None:
    assert marked(f"**a{sign}**b").endswith("**b")


def test_titles_of_sections_have_no_marks_either() -> None:
    (section,) = parse("## **「标题」**的意义\n").sections
    assert (section.title, section.slug) == ("「标题」的意义", "标题的意义")


def test_descriptions_of_pictures_have_no_marks_either() -> None:
    assert "**" not in "".join(run.text for run in runs("![**注意：**正文](a.png)"))


def strong_and_emphasised(tokens: list[Token]) -> str:
    names = {"strong_open": "**<", "strong_close": ">**", "em_open": "*<", "em_close": ">*"}
    children = [child for token in tokens for child in token.children or ()]
    return "".join(names.get(child.type, child.content) for child in children)


EMPHASIS = (FIXTURES / "emphasis.md").read_text("utf-8").rstrip("\n").split("\n.\n")


@pytest.mark.parametrize("source", EMPHASIS)
def test_the_examples_of_commonmark_hold(source: str) -> None:
    from reader.document.markdown.parser import markdown

    ours = markdown(MARKDOWN).parse(source, {"footnotes": frozenset()})
    assert strong_and_emphasised(ours) == strong_and_emphasised(plain_parser().parse(source))


@pytest.mark.parametrize(
    "text",
    ["**「a」**字", "**「", "」**字", "*「_」", "~~「」~~字", "葛\U000e0100**", "“\ufe01**", "**"],
)
@pytest.mark.parametrize("dialect", [MARKDOWN, JEKYLL])
def test_time_grows_with_the_length(text: str, dialect: Dialect) -> None:
    assert_linear(lambda n: text * n, lambda source: runs(source[:6_000], dialect))
