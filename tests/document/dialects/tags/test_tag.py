"""The arguments of template tags."""

from __future__ import annotations

import pytest

from reader.document.dialects.tags.tag import Tag, parse_arguments, parse_tag
from tests.document.growth import assert_linear


@pytest.mark.parametrize(
    ("text", "arguments", "options"),
    [
        ("", (), {}),
        ("one two", ("one", "two"), {}),
        ('"one two", \'three\' , `four "five"`', ("one two", "three", 'four "five"'), {}),
        ('a="b c" d=e', (), {"a": "b c", "d": "e"}),
        ("a = 'b'", (), {"a": "b"}),
        ('"x", a: "b", c: d', ("x",), {"a": "b", "c": "d"}),
        ("lang:js", (), {"lang": "js"}),
        ("https://example.org/a?b=c", ("https://example.org/a?b=c",), {}),
        ("2010-07-21-name", ("2010-07-21-name",), {}),
        ("warn Beware: it is hot", ("warn", "Beware:", "it", "is", "hot"), {}),
        ('"a \\"b\\" c" "it\'s"', ('a "b" c', "it's"), {}),
        ("it's \"open", ("it's", '"open'), {}),
        ("a=", ("a=",), {}),
        ("one,", ("one",), {}),
        (",,", (), {}),
    ],
)
def test_arguments(text: str, arguments: tuple[str, ...], options: dict[str, str]) -> None:
    assert parse_arguments(text) == (arguments, options)


def test_a_tag_is_a_name_and_arguments_on_any_number_of_lines() -> None:
    assert parse_tag(' image\n  "a.png"\n  w=3 ') == Tag("image", ("a.png",), {"w": "3"}, '"a.png"\n  w=3')


def test_nothing_is_a_tag_without_a_name() -> None:
    assert parse_tag("  ") == Tag("")


@pytest.mark.parametrize("piece", ['"', '"\\', "'\" ", "a=", "a = ", "` ", ", ", "a: ", "=", "a"])
def test_arguments_are_linear(piece: str) -> None:
    assert_linear(lambda size: piece * size, parse_arguments)
