"""What a page embeds is told as a link to where people see it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.content.text import clean_line
from reader.document.model import Inline, Link
from reader.document.source.embeds import embed, video


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("https://www.youtube.com/embed/aB3_x?rel=0", "https://youtu.be/aB3_x"),
        ("//www.youtube-nocookie.com/embed/aB3_x", "https://youtu.be/aB3_x"),
        ("http://youtube.com/watch?v=aB3_x&feature=share", "https://youtu.be/aB3_x"),
        ("https://m.youtube.com/shorts/aB3_x", "https://youtu.be/aB3_x"),
        ("https://youtu.be/aB3_x?t=42s", "https://youtu.be/aB3_x?t=42"),
        ("https://www.youtube.com/embed/aB3_x?start=7", "https://youtu.be/aB3_x?t=7"),
        ("https://www.youtube.com/embed/videoseries?list=PL1", "https://www.youtube.com/playlist?list=PL1"),
        ("https://player.vimeo.com/video/12?h=ab", "https://vimeo.com/12/ab"),
        ("https://vimeo.com/12", "https://vimeo.com/12"),
        ("https://www.dailymotion.com/embed/video/x9", "https://dai.ly/x9"),
        ("//player.bilibili.com/player.html?bvid=BV1&page=1", "https://www.bilibili.com/video/BV1"),
        ("https://twitter.com/ada/status/17?s=20", "https://x.com/ada/status/17"),
        ("https://platform.twitter.com/embed/Tweet.html?id=17", "https://x.com/i/status/17"),
        ("https://www.instagram.com/p/Cx1/embed/captioned", "https://www.instagram.com/p/Cx1/"),
        ("https://gist.github.com/ada/0f9.js", "https://gist.github.com/ada/0f9"),
        ("https://codepen.io/ada/embed/preview/xYz?tab=css", "https://codepen.io/ada/pen/xYz"),
        ("https://open.spotify.com/embed/track/4u", "https://open.spotify.com/track/4u"),
        ("https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b", "https://soundcloud.com/a/b"),
        ("https://asciinema.org/a/14.js", "https://asciinema.org/a/14"),
        ("https://player.twitch.tv/?channel=ada", "https://www.twitch.tv/ada"),
        ("https://example.org/demo", "https://example.org/demo"),
    ],
)
def test_the_address_of_a_player_leads_to_the_page_of_what_it_plays(address: str, leads_to: str) -> None:
    assert embed(address).link == Link(leads_to)


def test_a_title_stands_before_the_address() -> None:
    run = embed("https://www.youtube.com/embed/aB3_x", "How  paper\nis made")
    assert run == Inline("▶ How paper is made — youtu.be/aB3_x", "link", Link("https://youtu.be/aB3_x"))


def test_what_does_not_play_has_the_mark_of_a_page() -> None:
    assert embed("https://www.example.org/demo/?a=b#c").text == "▤ example.org/demo"
    assert embed("https://www.google.com/maps/embed?pb=1").text == "▤ Map — google.com/maps/embed"


def test_of_a_long_address_the_host_and_the_end_are_shown() -> None:
    assert embed("https://example.org/" + "deep/" * 30 + "talk.mp4").text == "▶ example.org/…/talk.mp4"
    assert len(embed("https://example.org/" + "x" * 500).text) < 70


def test_a_file_of_the_library_is_told_by_its_name() -> None:
    assert embed("/media/my%20talk.mp4") == Inline("▶ my talk.mp4", "link", Link("/media/my%20talk.mp4"))
    assert embed("slides.pdf", "Slides").text == "▤ Slides — slides.pdf"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "", "file:/x"]
)
def test_what_is_never_opened_is_told_and_leads_nowhere(address: str) -> None:
    run = embed(address, "Demo")
    assert run.link is None
    assert run.text.startswith("▤ Demo")


@pytest.mark.parametrize(
    ("site", "identifier", "leads_to"),
    [
        ("youtube", "aB3_x", "https://youtu.be/aB3_x"),
        ("YouTube", "https://youtu.be/aB3_x", "https://youtu.be/aB3_x"),
        ("vimeo", "12", "https://vimeo.com/12"),
        ("x", "ada/17", "https://x.com/ada/status/17"),
        ("tweet", "17", "https://x.com/i/status/17"),
        ("twitter", "ada/status/17", "https://x.com/ada/status/17"),
        ("instagram", "Cx1", "https://www.instagram.com/p/Cx1/"),
        ("gist", "ada/0f9", "https://gist.github.com/ada/0f9"),
        ("codepen", "ada/xYz", "https://codepen.io/ada/pen/xYz"),
        ("bilibili", "BV1", "https://www.bilibili.com/video/BV1"),
        ("spotify", "track/4u", "https://open.spotify.com/track/4u"),
    ],
)
def test_an_identifier_leads_to_the_page_of_its_site(site: str, identifier: str, leads_to: str) -> None:
    assert video(site, identifier).link == Link(leads_to)


def test_an_identifier_of_an_unknown_site_is_text() -> None:
    assert video("reel", "12", "A day") == Inline("▶ A day — reel 12", "chip")


def test_what_has_neither_title_nor_address_is_still_told() -> None:
    assert embed("").text == embed("data:x").text == "▤ embedded"


@settings(max_examples=500)
@given(st.text(max_size=60), st.sampled_from(["", "https://", "https://youtube.com/", "//twitter.com/"]))
def test_no_address_is_too_strange(text: str, start: str) -> None:
    run = embed(start + text, text)
    assert run.text
    assert clean_line(run.text, 1_000) == run.text
    assert video("youtube", text).text
    assert video(text, text).text
