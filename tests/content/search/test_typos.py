"""Words one slip away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.search.typos import LATIN, Vocabulary, is_one_edit_apart, may_hold_typo, single_edits

WORDS = st.text("abcä", max_size=6)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kubernets", "kubernetes"),
        ("kubernettes", "kubernetes"),
        ("kubernates", "kubernetes"),
        ("kubenretes", "kubernetes"),
        ("ubernetes", "kubernetes"),
        ("kubernete", "kubernetes"),
    ],
)
def test_a_word_is_one_slip_away(typed: str, meant: str) -> None:
    assert meant in set(single_edits(typed, LATIN))
    assert is_one_edit_apart(typed, meant)
    assert Vocabulary(["kubernetes", "other"]).similar(typed) == {"kubernetes"}


@given(WORDS, WORDS)
def test_both_ways_to_compare_words_agree(word: str, other: str) -> None:
    assert is_one_edit_apart(word, other) == (other != word and other in set(single_edits(word, "abcä")))


@given(WORDS)
def test_no_edit_is_the_word_itself(word: str) -> None:
    assert word not in set(single_edits(word, "abcä"))


def test_a_word_that_is_still_being_typed_is_found_by_its_beginning() -> None:
    vocabulary = Vocabulary(["kubernetes", "kubectl", "cube"])
    assert vocabulary.similar_beginnings("kuebrn") == {"kubernetes"}
    assert vocabulary.similar("kuebrn") == set()


def test_the_letters_of_other_scripts_are_those_that_the_words_have() -> None:
    assert Vocabulary(["привет", "мир"]).similar("превет") == {"привет"}


def test_scripts_of_very_many_letters_are_left_alone() -> None:
    words = [chr(0x4E00 + number) * 4 for number in range(200)]
    assert Vocabulary(words).similar(words[0][:3] + words[1][0]) == set()


@pytest.mark.parametrize("word", ["abc", "a" * 25, "ab1c", "", "c++c"])
def test_short_long_and_mixed_words_hold_no_slip(word: str) -> None:
    assert not may_hold_typo(word)
    assert Vocabulary(["abcd", "a" * 24]).similar(word) == set()
