"""What of a post is searched, as words that the index can tell apart."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.content.markup import headings_in
from reader.content.post import Post
from reader.content.posts.index import ContentIndex
from reader.content.search.fulltext import TextSearch
from reader.content.store.open_store import memory_store
from reader.content.store.post_rows import IndexedText, prepare_post
from reader.content.store.search_text import index_words, is_unspaced, searchable_text
from tests.document.growth import assert_linear

ANY_TEXT = st.text(st.characters(codec=None, categories=None))


def finds(body: str, query: str) -> bool:
    """Whether a post with that body is found."""
    store = memory_store(Path("/"))
    post = Post("a.md", "Untitled")
    store.write([prepare_post(IndexedText(post, body))])
    index = ContentIndex("/")
    index.add([post])
    return bool(TextSearch(index, store).search(query).posts)


FOUND = [
    ("The quick brown fox.", "quick"),
    ("The quick brown fox.", "QUICK fox"),
    ("Café au lait, naïve Ångström", "cafe"),
    ("Café au lait, naïve Ångström", "NAÏVE angstrom"),
    ("cafe\u0301", "café"),
    ("cafe", "café"),
    ("Который раз мой чай", "который"),
    ("Который раз мой чай", "мой"),
    ("Который раз мой чай", "мои"),
    ("ещё", "еще"),
    ("Straße und GRÖSSE", "strasse"),
    ("Straße und GRÖSSE", "straße"),
    ("Straße und GRÖSSE", "größe"),
    ("ｆｕｌｌ ｗｉｄｔｈ １２３", "full"),
    ("full width 123", "ｆｕｌｌ １２３"),
    ("ﬁne oﬃce", "fine office"),
    ("ΟΔΥΣΣΕΥΣ", "οδυσσευς"),
    ("日本語の文章を検索する", "日本語"),
    ("日本語の文章を検索する", "検索する"),
    ("Python入門編です", "入門"),
    ("Python入門編です", "python"),
    ("Python入門編です", "python入門"),
    ("ｶﾀｶﾅ", "カタカナ"),
    ("한국어 문서를 검색한다", "한국어"),
    ("한국어 문서를 검색한다", "검색"),
    ("ภาษาไทยไม่มีช่องว่าง", "ไทย"),
    ("ภาษาไทยไม่มีช่องว่าง", "ช่อง"),
    ("𠮷野家で食べる", "𠮷野"),
    ("fish &amp; chips &mdash; caf&eacute;", "café"),
    ("x&lt;y&gt;z", "y"),
    ("A `Vec<T>` of `HashMap<String, u8>` and Result<Value>", "vec<t>"),
    ("A `Vec<T>` of `HashMap<String, u8>` and Result<Value>", "hashmap<string"),
    ("A `Vec<T>` of `HashMap<String, u8>` and Result<Value>", "value"),
    ("if a<x then y>d", "x then"),
    ("[the link](https://example.org/target 'the title')", "link title"),
    ("![a picture](cat.png)", "picture"),
    ("See <https://example.org/autolink>.", "autolink"),
    ("[ref]: https://example.org/target 'Shown title'", "shown"),
    ("<b>bold</b><br>next <p class='x'>para</p>", "bold next para"),
    ("snake_case and kebab-case", "snake"),
    ("snake_case and kebab-case", "case"),
    ("snake_case and kebab-case", "kebab-case"),
    ("don't", "don't"),
    ("C++ and C# and F#", "c++"),
    ("version 3.11.4", "3.11"),
    ("emoji 🎉 party", "party"),
    ("soft\u00adhyphen", "hyphen"),
    ("zero\0byte", "byte"),
    ("half \ud83d character", "character"),
]


@pytest.mark.parametrize(("body", "query"), FOUND)
def test_words_that_are_seen_are_found(body: str, query: str) -> None:
    assert finds(body, query)


NOT_FOUND = [
    ("[the link](https://example.org/target)", "target"),
    ("[the link](https://example.org/target)", "https"),
    ("![a picture](images/kitten.png)", "kitten"),
    ("[the link](/a_(b)_target)", "target"),
    ("text\n\n[ref]: https://example.org/target", "target"),
    ("<a href='/target' class=\"fancy\">shown</a>", "target"),
    ("<a href='/target' class=\"fancy\">shown</a>", "fancy"),
    ("<img src=kitten.png>", "kitten"),
    ("<x-card kind='fancy'>shown</x-card>", "fancy"),
    ("fish &amp; chips", "amp"),
    ("日本語の文章", "本文"),
    ("first second", "first-second-third"),
    ("unrelated", "related"),
]


@pytest.mark.parametrize(("body", "query"), NOT_FOUND)
def test_words_that_nobody_sees_are_not_found(body: str, query: str) -> None:
    assert not finds(body, query)


@pytest.mark.parametrize(
    "text", ["日本語の文章を検索する", "คนไทยชอบกิน", "漢字かなカナ", "가나다라마바사", "ພາສາລາວ", "မြန်မာဘာသာ"]
)
def test_any_two_characters_in_a_row_are_found_where_words_are_not_parted(text: str) -> None:
    folded = "".join(index_words(character).strip() for character in text)
    body = f"Before {text} after"
    for first, second in pairwise(folded):
        assert finds(body, first + second), first + second


def test_entities_are_read_after_tags() -> None:
    assert "<b title=shown>" in searchable_text("&lt;b title=shown&gt;")


@pytest.mark.parametrize(
    ("text", "holds"),
    [("plain", False), ("größe", False), ("мой", False), ("日", True), ("a한", True), ("ไ", True)],
)
def test_scripts_without_blanks_are_told_from_others(text: str, holds: bool) -> None:
    assert is_unspaced(text) is holds


@settings(max_examples=300, deadline=None)
@given(ANY_TEXT)
def test_any_text_becomes_words_that_can_be_written(text: str) -> None:
    for words in (index_words(text), searchable_text(text), headings_in(text)):
        assert "\0" not in index_words(words)
        index_words(words).encode()


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(categories=("L", "N", "M", "P", "Z"))))
def test_cutting_into_words_loses_no_letter(text: str) -> None:
    letters = {letter for letter in index_words(text).lower() if letter.isalnum()}
    expected = {letter for character in text for letter in index_words(character).lower() if letter.isalnum()}
    # Letters that stand together may compose into one of Hangul.
    assert letters == expected or any("\u1100" <= letter <= "\u11ff" for letter in expected)


@pytest.mark.parametrize("piece", ["<a ", "](", "[a]: ", "&amp", "](((", "word "])
def test_the_time_grows_with_any_text_and_not_beyond(piece: str) -> None:
    assert_linear(lambda size: piece * size, searchable_text)
