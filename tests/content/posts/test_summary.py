from __future__ import annotations

import pytest

from reader.content.post import Post
from reader.content.posts.summary import summary


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("First paragraph\nof *two* lines.\n\nSecond.", "First paragraph of two lines."),
        ("# Heading\n\nThe text.\n\nMore.", "The text."),
        ("Heading\n===\n\nThe text.", "The text."),
        ("![](a.png)\n\nThe text.", "The text."),
        ("## Heading\nRight below.\n", "Right below."),
        ("```\ncode\n```\n\nThe text.", "The text."),
        ("    code\n\nThe text.", "The text."),
        ("<div>\nx\n</div>\n\nThe text.", "The text."),
        ("{% include x %}\n\nThe text.", "The text."),
        ("[a]: https://e.org\n\nThe text.", "The text."),
        ("> Quoted text.\n\nMore.", "Quoted text."),
        ("One.\n\nTwo.\n\n<!--more-->\n\nThree.", "One. Two."),
        ("One. <!-- more --> Two.", "One."),
        ("One.\n\n<!-- truncate -->\n\nTwo.", "One."),
        ("One.\n\n{/* truncate */}\n\nTwo.", "One."),
        ("A [link](https://e.org) and a note[^1].", "A link and a note."),
        ("a &amp; <b>b</b>", "a & b"),
        ("esc \x1b[31m", "esc ␛[31m"),
        ("", ""),
        ("```\nonly code", ""),
    ],
)
def test_a_summary_is_the_text_before_the_mark_or_the_first_paragraph(body: str, text: str) -> None:
    assert summary(Post("a.md", "A"), body) == text


def test_what_front_matter_says_comes_first() -> None:
    assert summary(Post("a.md", "A", summary="*Said* so."), "Text.") == "Said so."


def test_a_site_may_have_a_mark_of_its_own() -> None:
    assert summary(Post("a.md", "A"), "One.\n\nTwo.\n\n<!--cut-->\nThree.", "<!--cut-->") == "One. Two."


def test_a_summary_is_cut_with_an_ellipsis() -> None:
    text = summary(Post("a.md", "A"), "word " * 500)
    assert len(text) <= 500
    assert text.endswith("…")
