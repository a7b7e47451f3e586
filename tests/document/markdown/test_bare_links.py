"""Addresses in running text end where a Chinese or Japanese sentence goes on."""

from __future__ import annotations

import pytest

from reader.document.parse import parse


def address(source: str) -> tuple[str, str]:
    """The address that is found, and the text after it."""
    document = parse(source)
    runs = document.runs(document.leaves[0])
    index = next(index for index, run in enumerate(runs) if run.link)
    return runs[index].text, "".join(run.text for run in runs[index + 1 :])


@pytest.mark.parametrize("sign", "）。，、；：！？」』】》”（「『【《“")
def test_punctuation_of_these_scripts_ends_an_address_wherever_it_stands(sign: str) -> None:
    assert address(f"见 http://e.org/a_b?c=d{sign}然后") == ("http://e.org/a_b?c=d", f"{sign}然后")


def test_in_brackets_of_full_width() -> None:
    assert address("官网（https://e.org/a）和**其它**") == ("https://e.org/a", "）和其它")


def test_letters_of_these_scripts_may_be_in_it() -> None:
    assert address("http://e.org/维基/百科 后") == ("http://e.org/维基/百科", " 后")


def test_what_ends_a_sentence_in_ascii_still_does_not_belong_to_it() -> None:
    assert address("(http://e.org/a_(b)). x") == ("http://e.org/a_(b)", "). x")
