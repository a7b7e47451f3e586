"""The places of a text that are shown for what was looked for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.content.search.snippets import (
    SNIPPET_LIMIT,
    Places,
    Snippet,
    find_highlights,
    find_places,
    pattern_of,
)
from reader.content.text import fold


def lit(snippet: Snippet) -> list[str]:
    """The words that are lit."""
    return [snippet.text[begin:end] for begin, end in snippet.highlights]


def places(body: str, *words: str, line: int = 1, most: int = 3) -> Places:
    return find_places(body, line, [fold(word) for word in words], most)


def test_a_place_is_a_line_of_the_file_with_what_was_found_lit() -> None:
    found = places("First line.\n\nThe quick brown fox.\n", "quick", "fox", line=7)
    assert found == Places((Snippet(9, "The quick brown fox.", ((4, 9), (16, 19))),), 1)


def test_every_line_of_the_file_has_its_own_number() -> None:
    body = "\n".join(f"line {number} word{number:02}" for number in range(40))
    for number in (0, 1, 17, 39):
        (snippet,) = places(body, f"word{number:02}", line=11).snippets
        assert snippet.line == 11 + number
        assert lit(snippet) == [f"word{number:02}"]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Größe zählt", "grosse", ["Größe"]),
        ("Straße", "strasse", ["Straße"]),
        ("CAFÉ und café", "cafe", ["CAFÉ", "café"]),
        ("мой дом", "мои", ["мой"]),
        ("ｆｕｌｌ width", "full", ["ｆｕｌｌ"]),
        ("日本語の文章", "の文", ["の文"]),
        ("한국어", "국어", ["국어"]),
        ("unquick quick quickly", "quick", ["quick", "quick"]),
        ("snake_case", "case", ["case"]),
        ("use C++ here", "c++", ["C++"]),
        ("it’s", "it's", ["it’s"]),
        ("ﬁne", "fine", ["ﬁne"]),
        ("wait… what", "what", ["what"]),
    ],
)
def test_words_are_lit_as_they_stand_in_the_text(text: str, word: str, expected: list[str]) -> None:
    (snippet,) = places(text, word).snippets
    assert lit(snippet) == expected


def test_words_begin_where_words_begin() -> None:
    assert places("unrelated", "related") == Places()


def test_a_phrase_over_the_end_of_a_line_is_found_and_lit() -> None:
    (snippet,) = places("A phrase that goes\nover the line end.\n\nMore.", "goes over").snippets
    assert snippet.line == 1
    assert lit(snippet) == ["goes over"]


def test_a_paragraph_goes_on_and_a_block_does_not() -> None:
    (snippet,) = places("word one\ntwo\n- item\n", "word").snippets
    assert snippet.text == "word one two"
    (snippet,) = places("word one\n\nnext\n", "word").snippets
    assert snippet.text == "word one"


@pytest.mark.parametrize("marker", ["- ", "> ", "## ", "1. ", "> - ", "  * ", "| "])
def test_markers_of_blocks_are_not_shown(marker: str) -> None:
    (snippet,) = places(f"{marker}some word here", "word").snippets
    assert snippet.text == "some word here"
    assert lit(snippet) == ["word"]


def test_markup_within_a_line_is_not_shown() -> None:
    (snippet,) = places("some **word** and [a link](target) &amp; `code`", "word").snippets
    assert snippet.text == "some word and a link & code"
    assert lit(snippet) == ["word"]


@pytest.mark.parametrize(
    ("body", "snippet"),
    [
        ("```bash\n$ zfs list\n```", "$ zfs list"),
        ('~~~sh title="zfs *pools*"\n$ list\n~~~', "zfs *pools*"),
        ("text\n```bash\n$ **zfs** [a](b) <b> %%c%%\n```\nmore", "$ **zfs** [a](b) <b> %%c%%"),
        ("- a\n\n  ```\n  zfs\n  ```", "zfs"),
        ("see [[zfs]] and [[Note#Part|the part]]", "see zfs and the part"),
        ("see [[Zfs#Part]] ![[cat.png]] `[[zfs]]`", "see Zfs > Part cat.png [[zfs]]"),
        ("zfs %%hidden%% and <!-- hidden --> more", "zfs and more"),
        ("%%\nzfs is hidden\n\n%%\n\nzfs is not", "zfs is not"),
        ('{% figure caption="A zfs pool" class="a b" %} text', "A zfs pool text"),
        ('{{< figure src="zfs.png" caption="A pool" >}} zfs', "A pool zfs"),
        ("{% note info Take zfs %}\ntext\n{% endnote %}", "info Take zfs text"),
        ("{% if page.zfs %}zfs{% endif %} {{ page.zfs }}", "zfs"),
        ('{{ "zfs" | upcase }} {{ x }}', "zfs {{ x }}"),
        ("> [!note]- About zfs\n> text", "About zfs"),
        ("::: tip zfs\n\ntext\n:::", "zfs"),
        ("<details\nopen><summary>About <b>zfs</b></summary>", "About zfs"),
        ("`<b>` &lt;zfs&gt; caf&eacute;", "<b> <zfs> café"),
        ("[![zfs](a.png)](http://e.org/zfs) [two][zfs] [^zfs]", "zfs two"),
        ("text {: .zfs} zfs{#zfs} ==zfs==\n", "text zfs zfs"),
        ("zfs list ^block-id\n", "zfs list"),
    ],
)
def test_a_snippet_is_what_a_page_shows(body: str, snippet: str) -> None:
    (found,) = places(body, "zfs").snippets
    assert found.text == snippet
    assert {text.casefold() for text in lit(found)} == {"zfs"}


@pytest.mark.parametrize(
    "body",
    [
        "see [here](https://example.org/zfs)",
        "```zfs\ncode\n```",
        "a %%zfs%% b",
        "a\n\n%%\nzfs\n\nzfs\n%%",
        "<!-- zfs\n\nzfs -->",
        "[[zfs|this]]",
        "{% zfs %} {{< zfs >}} {% include x src='zfs' %}",
        "<a href='zfs'>a</a>",
        "[a]: http://zfs.org",
    ],
)
def test_what_no_page_shows_is_no_place(body: str) -> None:
    assert places(body, "zfs") == Places()


def test_a_place_keeps_its_line_whatever_is_hidden_above_it() -> None:
    body = "<!-- a\nb -->\n{% x\ny %}\n<p\n class='a'>\n```a\nb\n```\n[a\nb](c)\n%%\nc\n%%\nneedle"
    (found,) = places(body, "needle").snippets
    assert found.line == body.count("\n") + 1


@pytest.mark.parametrize(
    "before", ["many words " * 60, "長い文章が続く" * 60, "x" * 700 + " ", "word0 " + "y" * 600 + " "]
)
def test_a_long_line_is_cut_to_what_was_found(before: str) -> None:
    (snippet,) = places(f"{before}needle and {'more ' * 200}", "needle").snippets
    assert len(snippet.text) <= SNIPPET_LIMIT + 1
    assert snippet.text.startswith("…")
    assert lit(snippet) == ["needle"]


def test_the_places_with_most_words_come_in_the_order_of_the_text() -> None:
    body = "\n\n".join(["one", "one two", "three", "one two three", "two", "one three"])
    found = places(body, "one", "two", "three", most=3)
    assert [snippet.text for snippet in found.snippets] == ["one two", "one two three", "one three"]
    assert found.lines == 6


def test_nothing_is_found_where_only_the_title_has_the_word() -> None:
    assert places("A body without it.", "title") == Places()
    assert places("", "title") == Places()
    assert places("some text") == Places()


def test_what_is_shown_is_clean() -> None:
    (snippet,) = places("a \x1b[31m word\x1b[0m \u202e here\t\x07", "word").snippets
    assert "\x1b" not in snippet.text
    assert "\u202e" not in snippet.text
    assert "\x07" not in snippet.text


def test_lit_words_of_a_title_are_whole_words_as_shown() -> None:
    assert find_highlights("Größe and größer", pattern_of(["groß".casefold()])) == ((0, 4), (10, 14))


WORDS = st.sampled_from(
    ["the", "größe", "日本", "c++", "x", "two words", "мой", "ﬁ", "a.b", "(", "[z]", "\\", "e\u0301"]
)
BODIES = st.lists(
    st.sampled_from(
        [
            "the ",
            "Größe ",
            "日本語",
            "C++ ",
            "x",
            "two\n",
            "words ",
            "мой ",
            "ﬁ",
            "a.b ",
            "(",
            "[z](y) ",
            "\n\n",
        ]
    )
    | st.text(max_size=5),
    max_size=60,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(BODIES, st.lists(WORDS, min_size=1, max_size=3), st.integers(1, 5))
def test_any_text_has_places_that_are_in_it(body: str, words: list[str], most: int) -> None:
    folded = [fold(word) for word in words]
    found = find_places(body, 3, folded, most)
    assert len(found.snippets) <= most
    assert len(found.snippets) <= found.lines
    assert [snippet.line for snippet in found.snippets] == sorted(
        {snippet.line for snippet in found.snippets}
    )
    for snippet in found.snippets:
        assert 3 <= snippet.line <= 3 + body.count("\n")
        assert len(snippet.text) <= SNIPPET_LIMIT + 1
        assert "\n" not in snippet.text
        for begin, end in snippet.highlights:
            assert 0 <= begin < end <= len(snippet.text)
