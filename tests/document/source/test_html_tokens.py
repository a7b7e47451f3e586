"""HTML falls into tags and text, however it is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.document.source.html_tokens import EndTag, OpenComment, StartTag, Text, tokens
from tests.document.growth import assert_linear


def brief(source: str) -> list[str]:
    """The tokens in short: ``+name`` and ``-name`` for tags, text as it is."""
    found = []
    for token in tokens(source):
        match token:
            case StartTag(name=name):
                found.append(f"+{name}")
            case EndTag(name=name):
                found.append(f"-{name}")
            case Text(source=text):
                found.append(text)
            case OpenComment():
                found.append("!")
    return found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>a <B>b</B ></p>", ["+p", "a ", "+b", "b", "-b", "-p"]),
        ("<br/><hr />", ["+br", "+hr"]),
        ("a < b <> </> <1 &lt;", ["a < b <> </> <1 &lt;"]),
        ("<p", ["<p"]),
        ('<p class="x', ['<p class="x']),
        ('<a b="<i>">c', ["+a", "c"]),
        ("a<!-- <b> -->c<!DOCTYPE html>d<?php x ?>e<![CDATA[f]]>g", ["a", "c", "d", "e", "f", "g"]),
        ("a<!-- <b>c", ["a", "!", " ", "+b", "c"]),
        ("<script>if (a < b) '<p>'</script>c", ["+script", "-script", "c"]),
        ("<style>a</STYLE >c<style>d", ["+style", "-style", "c", "+style"]),
        ("<https://example.org/x> <ada@example.org>", ["<https://example.org/x> <ada@example.org>"]),
    ],
)
def test_tags_and_text(source: str, found: list[str]) -> None:
    assert brief(source) == found


@pytest.mark.parametrize(
    ("source", "attributes"),
    [
        ("<a href=\"x\" TITLE='y z' hidden>", {"href": "x", "title": "y z", "hidden": ""}),
        ("<a href=x/y?a=b&amp;c>", {"href": "x/y?a=b&c"}),
        ('<a href="1" href="2">', {"href": "1"}),
        ('<a\n  href = "x"\n>', {"href": "x"}),
        ('<img alt="a > b &quot;c&quot;"/>', {"alt": 'a > b "c"'}),
    ],
)
def test_attributes(source: str, attributes: dict[str, str]) -> None:
    (tag,) = tokens(source)
    assert isinstance(tag, StartTag)
    assert tag.attributes == attributes


def test_tokens_know_their_lines() -> None:
    source = "\n<p>\ntext\n<b\nid='x'>c</b>\n<!--\n-->\n</p>"
    assert [(token.line, type(token).__name__) for token in tokens(source)] == [
        *((0, "Text"), (1, "StartTag"), (1, "Text"), (3, "StartTag"), (4, "Text"), (4, "EndTag")),
        *((4, "Text"), (6, "Text"), (7, "EndTag")),
    ]


@given(st.text("<>/!-?a b=\"'&;\n", max_size=80))
def test_all_text_outside_of_tags_is_kept(source: str) -> None:
    kept = "".join(token.source for token in tokens(source) if isinstance(token, Text))
    remaining = iter(source)
    assert all(character in remaining for character in kept)
    if "<" not in source:
        assert kept == source


@pytest.mark.parametrize(
    "text",
    [
        lambda n: "<" * n,
        lambda n: "<a " * n,
        lambda n: '<a b="' * n,
        lambda n: "<a b=\"<a c='" * n,
        lambda n: ' x="<a y=\'"  z="\'"' * n,
        lambda n: "<a " + "b=c " * n,
        lambda n: '<a b"=\'" ' * n,
        lambda n: "<!--" * n,
        lambda n: "<!" * n,
        lambda n: "<?" * n,
        lambda n: "</a" * n,
        lambda n: "<script>" * n,
        lambda n: "<title></titl" * n,
    ],
)
def test_time_grows_with_the_text(text: Callable[[int], str]) -> None:
    assert_linear(text, lambda source: list(tokens(source)))
