from __future__ import annotations

import pytest

from reader.content.posts.word_count import count_words


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("", 0),
        (" \n\t ", 0),
        ("one", 1),
        (" one  two\n\nthree\tfour ", 4),
        ("naïve “quotes” — done", 4),
        ("日本語", 3),
        ("日本語 text です", 6),
        ("한국어 글", 4),
        ("read 日本 now", 4),
        ("tools 🙂 and ❤\ufe0f", 4),
        ("日本 🙂", 3),
        ("\U00020000", 1),
        ("ﬁne", 1),
    ],
)
def test_words_are_parted_by_white_space_and_every_cjk_character_is_one(body: str, words: int) -> None:
    assert count_words(body) == words
