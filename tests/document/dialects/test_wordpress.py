"""Shortcodes of WordPress in posts that were exported from it."""

from __future__ import annotations

import pytest

from reader.document.model import CodeBlock
from reader.document.parse import parse
from tests.document.growth import assert_linear

IMAGE = '<img src="/a.png" alt="A">'
CAPTION = '[caption id="attachment_1" width="9"]'


def shown(source: str) -> list[str]:
    document = parse(source)
    return [document.text(leaf) for leaf in document.leaves]


def code(source: str) -> list[tuple[str, str]]:
    return [
        (leaf.block.text, leaf.block.language)
        for leaf in parse(source).leaves
        if isinstance(leaf.block, CodeBlock)
    ]


@pytest.mark.parametrize(
    "source",
    [
        f"{CAPTION}{IMAGE} Words[/caption]",
        f'{CAPTION}<a href="/b">{IMAGE}</a> Words[/caption]',
        f"<p>{CAPTION}{IMAGE} Words[/caption]</p>",
        f'[caption caption="Words"]{IMAGE}[/caption]',
        f"{CAPTION}![A](/a.png) Words[/caption]",
        f"{CAPTION}[![A](/a.png)](/b) Words[/caption]",
        "\\[caption id=1\\][![A](/a.png)](/b) Words\\[/caption\\]",
    ],
)
def test_a_caption_stands_below_its_picture(source: str) -> None:
    assert shown(source) == ["▣ A — a.png\nWords"]


def test_words_that_the_picture_already_shows_stand_once() -> None:
    assert shown(f"{CAPTION}{IMAGE} A[/caption]") == ["▣ A — a.png"]


def test_a_caption_within_text_has_lines_of_its_own() -> None:
    assert shown(f"One\n{CAPTION}{IMAGE} Words[/caption]\ntwo") == ["One\n▣ A — a.png\nWords\ntwo"]


@pytest.mark.parametrize("name", ["code", "sourcecode", "source"])
def test_code_is_a_block_in_its_language(name: str) -> None:
    assert code(f'[{name} language="php"]\nif (a &lt; b) {{\n\n  # c\n}}\n[/{name}]') == [
        ("if (a < b) {\n\n  # c\n}", "php")
    ]


def test_code_that_an_editor_made_paragraphs_of() -> None:
    assert code("<p>[code lang='sql']<br />\na<br />\n  b</p>\n<p>c<br />\n[/code]</p>") == [
        ("a\n  b\n\nc", "sql")
    ]


def test_code_parts_the_text_around_it() -> None:
    assert shown("<p>One:\n[code]\n<?php a ?>\n[/code]\ntwo</p>") == ["One:", "<?php a ?>", "two"]
    assert shown("One [code]a\nb[/code] two") == ["One", "a\nb", "two"]


def test_code_within_a_line() -> None:
    assert shown("One [code]<a>[/code] two") == ["One <a> two"]


def test_code_in_an_item_stays_in_it() -> None:
    assert shown("1. One\n\n   [code]\n   a\n   [/code]\n2. Two") == ["One", "a", "Two"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[youtube=http://www.youtube.com/watch?v=abc&w=640]", "▶ youtu.be/abc"),
        ("[youtube http://www.youtube.com/watch?v=abc]", "▶ youtu.be/abc"),
        ("[youtube]http://youtu.be/abc[/youtube]", "▶ youtu.be/abc"),
        ('[youtube id="abc"]', "▶ youtu.be/abc"),
        ("[vimeo 1234567]", "▶ vimeo.com/1234567"),
        ("[embed]http://example.com/a[/embed]", "▤ example.com/a"),
        ('[video width="9" mp4="/a.mp4"][/video]', "▶ a.mp4"),
        ("[audio http://example.com/a.mp3]", "▶ example.com/a.mp3"),
        ('[gallery ids="1,2"]', "⟨gallery⟩"),
    ],
)
def test_players(source: str, expected: str) -> None:
    assert shown(source) == [expected]


def test_a_player_alone_on_its_line_stays_there() -> None:
    assert shown("One\n[youtube id=abc]\ntwo") == ["One\n▶ youtu.be/abc\ntwo"]


@pytest.mark.parametrize(
    "source",
    [
        "a [code] b",
        "[video here]",
        "see [gallery] there",
        "[tweet this]",
        "`[code]` and `[/code]`",
        "[/caption]",
        "[caption]",
    ],
)
def test_what_is_no_shortcode_stays(source: str) -> None:
    assert shown(source) == [source.replace("`", "")]


def test_links_stay_links() -> None:
    assert shown("[code](/a) [/code](/b) [video][1]\n\n[1]: /c") == ["code /code video"]


def test_lines_are_still_those_of_the_file() -> None:
    document = parse("[code]\na\n[/code]\n\nText")
    assert [leaf.block.line for leaf in document.leaves] == [1, 5]


@pytest.mark.parametrize(
    "piece", ["[code]", "[caption]![", "[caption a", "[code]a[/code] ", "[youtube ", "[/code]"]
)
def test_it_is_linear(piece: str) -> None:
    assert_linear(lambda size: piece * size + "[/code][/caption]", parse)
