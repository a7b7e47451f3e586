"""What a page shows of a body, without parsing it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.shown_text import shown_lines, without_hidden_parts, without_syntax
from tests.document.growth import assert_linear

MARKUP = st.lists(
    st.sampled_from(
        [
            *(
                "a",
                " ",
                "\n",
                "\n\n",
                "`",
                "```",
                "~~~",
                "> ",
                "- ",
                "%%",
                "<!--",
                "-->",
                "{%",
                "%}",
                "{{",
                "}}",
            ),
            *(
                "{{<",
                ">}}",
                "[[",
                "]]",
                "|",
                "[",
                "](",
                ")",
                "<b>",
                "<p ",
                "&#10;",
                "==",
                "^a",
                "[^1]",
                "::: ",
                '"',
            ),
        ]
    )
).map("".join)


def test_what_a_reader_does_not_see_of_a_body_is_stripped() -> None:
    body = '[text](https://e.org/a_(b) "title")\n\n[ref]: https://e.org\n<div class="x">Vec<T> &eacute;</div>'
    assert without_hidden_parts(body).split() == ["[text]", '"title")', "]", "Vec<T>", "é"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("a <!-- b --> c", "a c"),
        ("a %%b%% c\n%%\nd\n\ne\n%%\nf", "a c f"),
        (
            "`<!-- b -->` ``%%c%%``\n```\n<!-- d -->\n{% e %}\n```",
            "` b ` ``%%c%%`` d {% e %}",
        ),
        ("100%% of a%%b%%", "100%% of a%%b%%"),
        ("<!-- never ended %% nor {% this {{ x", "never ended %% nor {% this {{ x"),
        ("```js\na\n```\n~~~ {.python}\nb\n~~~", "a b"),
        ("a ```js b``` c", "a ```js b``` c"),
        ("{{ x }} ${{ secrets.X }} {{ page.x }}", "{{ x }} ${{ secrets.X }}"),
    ],
)
def test_comments_fences_and_tags_are_taken_away(body: str, words: str) -> None:
    assert " ".join(without_hidden_parts(body).split()) == words


@given(MARKUP)
def test_a_text_keeps_its_lines(body: str) -> None:
    lines = body.count("\n") + 1
    assert without_syntax(body).count("\n") + 1 == lines
    assert len(shown_lines(body)) == lines


@pytest.mark.parametrize(
    "part",
    [
        *(
            "<!--",
            "<!-- a -->",
            "%%",
            " %%a%% ",
            "{%",
            "{{",
            "{% a ",
            "{{ 'a' ",
            "`",
            "``a`",
            "```\n",
            "~~~\n> ",
        ),
        *(
            "> ```\n",
            "- ~~~\n",
            "[",
            "[[",
            "[[a|",
            "![",
            "[a](",
            "](",
            "<a ",
            "<a b='",
            "{:",
            "{.a",
            "==",
            "&amp",
        ),
        *("{% a 'b' c='d' %}", "{{< a title=", "- - ", "1. ", ":::", " ^a", "[^", "\t\t>", "a" * 9),
    ],
)
def test_the_time_grows_with_the_text(part: str) -> None:
    assert_linear(lambda size: part * size, shown_lines)
    assert_linear(lambda size: part * size, without_hidden_parts)
    assert_linear(lambda size: part * size + "\n\n--> %% %} }} ``", without_hidden_parts)
