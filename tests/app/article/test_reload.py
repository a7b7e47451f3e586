"""Where the places of an article are after an edit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.app.article.reload import Moved
from reader.document.model import Place
from reader.document.parse import parse

PARTS = ["Alike.", "Alike.", "Other words.", "* an item", "```\ncode\n```", "| a |\n|---|\n| b |", "## Part"]


def moved(before: list[str], after: list[str]) -> Moved:
    return Moved(parse("\n\n".join(before)), parse("\n\n".join(after)))


@given(
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=12),
    st.lists(st.sampled_from(["New words.", "> New quote"]), max_size=3),
    st.data(),
)
def test_what_is_inserted_moves_only_what_stands_below_it(
    parts: list[str], new: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(1, len(parts)))
    # A paragraph on either side keeps lists and code from growing into each other.
    edited = [*parts[:at], "Here.", *new, "There.", *parts[at:]]
    place_of = moved([*parts[:at], "Here.", "There.", *parts[at:]], edited)
    leaves = place_of.before.leaves
    here = next(index for index, leaf in enumerate(leaves) if place_of.before.text(leaf) == "Here.")
    for leaf in leaves:
        expected = leaf.index if leaf.index <= here else leaf.index + len(place_of.after.leaves) - len(leaves)
        assert place_of(Place(leaf.index, 1)) == Place(expected, 1)


def test_words_in_a_paragraph_that_was_edited_are_found() -> None:
    words = "These are the words of a paragraph that is rather long, and it ends here."
    place_of = moved(["One.", words, "Two."], ["One.", "New. " + words, "Two."])
    at = words.index("rather")
    assert place_of(Place(1, at)) == Place(1, at + len("New. "))


def test_the_top_stays_the_top() -> None:
    assert moved(["One."], ["New.", "One."])(Place(0)) == Place(0)


def test_every_place_is_found_in_an_article_that_became_empty() -> None:
    assert moved(["One.", "Two."], [""])(Place(1, 2)).leaf >= 0


def test_parts_of_a_long_block_are_counted_from_the_end_that_did_not_change() -> None:
    code = "\n".join(f"line {number}" for number in range(1_000))
    block = f"```\n{code}\n```"
    place_of = moved(["One.", block, "Two."], ["One.", "New.", block, "Two."])
    assert place_of(Place(3, 5)) == Place(4, 5)
