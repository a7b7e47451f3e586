"""What tags mean, by their names and arguments."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies

from reader.document.dialects.tags.meanings import (
    chip_for,
    code_for,
    container_for,
    link_around,
    link_target,
    tab_names,
    words_above,
)
from reader.document.dialects.tags.tag import Tag, parse_tag
from reader.document.model import Image, Inline, Link
from reader.document.source.dialect import Dialect
from reader.document.source.placeholders import Opening


class Files:
    """A library with two posts."""

    _PATHS = ("posts/about.md", "posts/two words (draft).md")

    def find(self, name: str) -> str | None:
        key = name.strip("/").removesuffix(".md")
        return next((path for path in self._PATHS if path.removesuffix(".md").endswith(key)), None)

    def title(self, path: str) -> str:
        return "About us" if path == self._PATHS[0] else ""


SITE = Dialect(
    settings={"title": "The site", "params": {"contact": {"Mail": "me@example.org"}, "list": [1]}},
    fields={"edition": "*second*"},
    files=Files(),
)


def chips(tag: str) -> tuple[Inline, ...]:
    return chip_for(parse_tag(tag), SITE)


def shown(tag: str) -> str:
    return "".join(run.text for run in chips(tag))


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ('figure src="/a/ink.png" alt="A pot"', "▣ A pot — ink.png"),
        ('figure src="ink.png" caption="A pot"', "▣ A pot — ink.png"),
        ('figure src="ink.png" title="A pot"', "▣ A pot — ink.png"),
        ('figure src="ink.png" alt="A pot" caption="Of ink"', "▣ A pot — ink.png\nOf ink"),
        ('figure src="ink.png" alt="A pot" title="Ours" caption="Of ink"', "▣ A pot — ink.png\nOurs\nOf ink"),
        ('figure src="ink.png" attr="Ann" attrlink="https://a.example"', "▣ ink.png\nAnn"),
        ('figure src="ink.png" credits="By [Ann](https://a.example)"', "▣ ink.png\nBy Ann"),
        ('dual_theme_image light_src="ink.png" dark_src="b.png"', "▣ ink.png"),
        ("asset_img ink.png A pot of 3.5 litres", "▣ A pot of 3.5 litres — ink.png"),
        ("asset_img left ink.png 200 100 A pot", "▣ A pot — ink.png"),
        (
            'aplayer "A song" "Ann" "https://a.example/x.mp3" "autoplay:false"',
            "▶ A song — Ann — a.example/x.mp3",
        ),
        ('music url="/x.mp3" name="A song" artist="Ann"', "▶ A song — Ann — x.mp3"),
        ('music "A song" "https://a.example/x.mp3"', "▶ A song — a.example/x.mp3"),
        ('music id="12"', "▤ music.163.com/song"),
        ('strange "https://a.example/b/"', "⟨strange: a.example/b⟩"),
        ('strange src="/b.glb" high=0', "⟨strange: /b.glb⟩"),
        ('meting "12" "netease" "song" "theme:#FF4081"', "▤ music.163.com/song"),
        ("ghcard ann/pots theme:dark", "▤ github.com/ann/pots"),
        ("strange 墨水", "⟨strange: 墨水⟩"),
        ("strange red чернила", "⟨strange: чернила⟩"),
        ("include_code lang:js ink.js", "⟨include_code: ink.js⟩"),
        ('img left big /images/ink.png 200 100 "A title" "A pot"', "▣ A pot — ink.png\nA title"),
        ('asset_img ink.png "A pot"', "▣ A pot — ink.png"),
        ("asset_img ink.png Pot", "▣ Pot — ink.png"),
        ('image "ink.png", "A pot", [300, 600]', "▣ A pot — ink.png"),
        ('image "ink.png", "A pot", "(min-width: 30em) 50vw, 100vw"', "▣ A pot — ink.png"),
        ('image "ink.png" "A pot" "300w" 300', "▣ A pot — ink.png"),
        ('image "assets/ink.png", "A pot"', "▣ A pot — ink.png"),
        ("include figure image_path='/ink.png' alt='A pot'", "▣ A pot — ink.png"),
        ('include image.html url="/ink.png" description="A pot"', "▣ A pot — ink.png"),
        ('IMG src="ink.png"', "▣ ink.png"),
        ("responsive_image path: ink.png alt: 'A pot'", "▣ A pot — ink.png"),
        ("picture thumb ink.png --alt A pot", "▣ A pot — ink.png"),
        ("gallery a.jpg b.jpg", "▣ a.jpg\n▣ b.jpg"),
        ('gallery match="images/*"', "⟨gallery: images/*⟩"),
        ('image "two words"', "⟨image: two words⟩"),
    ],
)
def test_pictures_show_what_is_said_of_them(tag: str, text: str) -> None:
    assert shown(tag) == text


def test_a_picture_keeps_its_source_as_written() -> None:
    assert chips('figure src="/a%20b.png" alt="*Alt*" title="T"')[0].image == Image("/a%20b.png", "Alt", "T")


def test_a_picture_may_lead_somewhere() -> None:
    (run,) = chips('figure src="a.png" link="https://big.example"')
    assert (run.link, run.roles) == (Link("https://big.example"), "link image")


def test_the_markdown_in_a_caption_is_read() -> None:
    runs = chips('figure src="a.png" alt="A" caption="By **Ann** in [a book](/b)"')
    assert Inline("Ann", "emphasis strong") in runs
    assert Inline("a book", "emphasis link", Link("/b")) in runs


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ('figure src="a.png" caption="By [Ann](http://e.org)"', "▣ a.png\nBy Ann"),
        ('figure src="a.png" alt="By Ann" caption="By [Ann](http://e.org)"', "▣ a.png\nBy Ann"),
        ('figure src="a.png" alt="A cat" caption="By [Ann](http://e.org)"', "▣ A cat — a.png\nBy Ann"),
        ('figure src="a.png" title="By <a href=\'http://e.org\'>Ann</a>"', "▣ a.png\nBy Ann"),
        ('include figure.html src="a.png" caption="By [Ann](http://e.org)"', "▣ a.png\nBy Ann"),
        ('include figure image_path="a.png" caption="By [Ann](http://e.org)"', "▣ a.png\nBy Ann"),
        (
            'include figure.liquid path="a.png" alt="T" caption="By [Ann](http://e.org)"',
            "▣ T — a.png\nBy Ann",
        ),
        ("""figure "a.png", "A cat", "By <a href='http://e.org'>Ann</a>" """, "▣ A cat — a.png\nBy Ann"),
        ('video src="a.mp4" caption="By [Ann](http://e.org)"', "▶ a.mp4\nBy Ann"),
        ('video src="http://v.org/a.mp4" caption="By [Ann](http://e.org)"', "▶ v.org/a.mp4\nBy Ann"),
        (
            'include video id="x1" provider="youtube" caption="By [Ann](http://e.org)" title="*T*"',
            "▶ T — youtu.be/x1\nBy Ann",
        ),
        ('before-after one="a b" caption="By [Ann](http://e.org)"', "⟨before-after: a b — By Ann⟩"),
        ('card href="/x" title="T" description="By [Ann](http://e.org)"', "T — By Ann"),
    ],
)
def test_the_links_in_a_caption_lead_on(tag: str, text: str) -> None:
    assert shown(tag) == text
    assert [run.text for run in chips(tag) if run.link == Link("http://e.org")] == ["Ann"]


def test_who_made_a_picture_leads_to_them() -> None:
    *_, name, star = chips('figure src="a.png" attr="Bob *x*" attrlink="http://bob.org"')
    assert name == Inline("Bob ", "emphasis link", Link("http://bob.org"))
    assert star == Inline("x", "emphasis emphasis link", Link("http://bob.org"))


@pytest.mark.parametrize(
    ("tag", "address"),
    [
        ("youtube w7Ft2ymGmfc", "https://youtu.be/w7Ft2ymGmfc"),
        ('youtube id="w7Ft2ymGmfc" autoplay=true', "https://youtu.be/w7Ft2ymGmfc"),
        ("youtube-lite w7Ft2ymGmfc", "https://youtu.be/w7Ft2ymGmfc"),
        ("include embed/youtube.html id='w7Ft2ymGmfc'", "https://youtu.be/w7Ft2ymGmfc"),
        ("vimeo 55073825", "https://vimeo.com/55073825"),
        ('include video id="55073825" provider="vimeo"', "https://vimeo.com/55073825"),
        ('x user="ann" id="145"', "https://x.com/ann/status/145"),
        ("tweet 145", "https://x.com/i/web/status/145"),
        ("instagram CxOWiQNP2MO", "https://www.instagram.com/p/CxOWiQNP2MO/"),
        ("gist ann 50a7482715eac222e230", "https://gist.github.com/ann/50a7482715eac222e230"),
        ("gist ann/50a7482715eac222e230", "https://gist.github.com/ann/50a7482715eac222e230"),
        ("codepen ann abcd", "https://codepen.io/ann/pen/abcd"),
        ('spotify type="album" id="5x"', "https://open.spotify.com/album/5x"),
        ('audio src="/talk.mp3"', "/talk.mp3"),
        ('iframe "https://a.example/page"', "https://a.example/page"),
    ],
)
def test_what_is_embedded_is_a_link(tag: str, address: str) -> None:
    (run,) = chips(tag)
    assert run.link
    assert run.link.href == address


def test_the_file_of_a_gist_and_the_title_of_a_film_are_told() -> None:
    assert "list.py" in shown('gist ann 50a7482715eac222e230 "list.py"')
    assert "How to read" in shown('youtube id="w7Ft2ymGmfc" title="How to read"')


@pytest.mark.parametrize(
    ("tag", "text", "address"),
    [
        ('button href="/x" text="Go there"', "Go there", "/x"),
        ('link "https://a.example" Ann', "Ann", "https://a.example"),
        ('card link="/a" title="First" subtitle="Of two" icon="book"', "First — Of two", "/a"),
        ('hextra/hero-button link="/start" text="Start"', "Start", "/start"),
        ('button href="/x"', "/x", "/x"),
        ('strange url="https://a.example"', "⟨strange: a.example⟩", "https://a.example"),
        ("post_link about", "About us", "/posts/about.md"),
        ("post_link about 'Who we are'", "Who we are", "/posts/about.md"),
        ("post_link nowhere", "nowhere", "/nowhere"),
    ],
)
def test_tags_that_lead_somewhere_are_links(tag: str, text: str, address: str) -> None:
    assert shown(tag) == text
    assert chips(tag)[0].link == Link(address)


@pytest.mark.parametrize(
    "tag", ["icon star", "toc", "clear", "more", "include toc.html", "newsletter", "katex"]
)
def test_layout_is_not_shown(tag: str) -> None:
    assert chips(tag) == ()


def test_the_words_of_layout_are_shown() -> None:
    assert shown('newsletter "Come and read with us"') == "⟨newsletter: Come and read with us⟩"


@pytest.mark.parametrize(
    ("tag", "runs"),
    [
        ("br", (Inline("\n"),)),
        ("kbd Ctrl C", (Inline("Ctrl+C", "keycap"),)),
        ('abbr "HTML" "Hypertext Markup Language"', (Inline("HTML (Hypertext Markup Language)"),)),
        ('badge "New"', (Inline("New", "strong"),)),
        ("param contact.mail", (Inline("me@example.org", "link", Link("mailto:me@example.org")),)),
        ("param edition", (Inline("second", "emphasis"),)),
        ("param title", (Inline("The site"),)),
        ("param list", (Inline("⟨param list⟩", "chip"),)),
        ("include note.html content='*Mind*'", (Inline("Note: ", "strong"), Inline("Mind", "emphasis"))),
    ],
)
def test_small_tags_say_what_they_hold(tag: str, runs: tuple[Inline, ...]) -> None:
    assert chips(tag) == runs


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("recent-posts", "⟨recent-posts⟩"),
        ('recent-posts count="5" id="a b" class="big red" size="20px 30px"', "⟨recent-posts⟩"),
        ('poll "Tea or coffee?" /some/path true 12', "⟨poll: Tea or coffee?⟩"),
        ("poll question=Tea label='Or coffee'", "⟨poll: Tea — Or coffee⟩"),
        ("include author-box.html", "⟨include author-box.html⟩"),
    ],
)
def test_unknown_tags_are_named_with_their_words(tag: str, text: str) -> None:
    assert chips(tag) == (Inline(text, "chip"),)


@pytest.mark.parametrize(
    ("tag", "opening"),
    [
        ('notice tip "Breathe"', Opening("tip", "Tip: Breathe")),
        ("notice warning", Opening("warning", "Warning")),
        ("NOTICE", Opening("note", "Note")),
        ('alert title="Hot" color="warning"', Opening("warning", "Warning: Hot")),
        ('alert class="notice--danger"', Opening("danger", "Danger")),
        ('alert "twitter"', Opening("note", "Note")),
        ('callout type="error" title="Stop"', Opening("danger", "Error: Stop")),
        ('callout type="strange"', Opening("note", "Strange")),
        ('pageinfo color="primary"', Opening("note", "Note")),
        ('pageinfo color="primary" title="Draft"', Opening("note", "Draft")),
        ('admonition title="Draft"', Opening("note", "Draft")),
        ('notice style="orange" title="Hot"', Opening("warning", "Warning: Hot")),
        ('admonition type=tip title="Fold" open=false', Opening("tip", "Tip: Fold", True)),
        ('admonition tip "Fold" true', Opening("tip", "Tip: Fold", False)),
        ("hint info", Opening("info", "Info")),
        ("note warn Careful, it is hot", Opening("warning", "Warning: Careful, it is hot")),
        ("note info no-icon Mind it", Opening("info", "Info: Mind it")),
        ('tip "Danger zone"', Opening("tip", "Tip: Danger zone")),
        ('details summary="More" open=true', Opening("details", "More", False)),
        ('details "More"', Opening("details", "More", True)),
        ("spoiler", Opening("details", "Details", True)),
        ('expand "Label" "..."', Opening("details", "Label", True)),
        ('tab "Linux"', Opening("details", "Linux")),
        ('TabItem label="Linux"', Opening("details", "Linux")),
        ('quote author="Ann"', Opening("quote", "Ann")),
        ("blockquote Ann, A book", Opening("quote", "Ann, A book")),
        (
            "blockquote @Ann https://a.example/b/1",
            Opening("quote", "@Ann, [a.example/b/1](<https://a.example/b/1>)"),
        ),
        ("blockquote Ann https://a.example A book", Opening("quote", "Ann, [A book](<https://a.example>)")),
        ("pullquote left", Opening("quote", "Quote")),
    ],
)
def test_containers_have_a_kind_and_a_title(tag: str, opening: Opening) -> None:
    assert container_for(parse_tag(tag), SITE) == opening


@pytest.mark.parametrize("tag", ["figure", "tabs", "lead", "columns", "highlight", "md", ""])
def test_other_tags_open_no_container(tag: str) -> None:
    assert container_for(parse_tag(tag), SITE) is None


@pytest.mark.parametrize(
    ("tag", "target"),
    [
        ('ref "about.md"', "/posts/about.md"),
        ('relref "about.md#the team"', "/posts/about.md#the%20team"),
        ('relref path="../about.md"', "/posts/about.md"),
        ('relref path="../about.md#team" lang="en"', "../about.md?lang=en#team"),
        ('ref path="#team" lang="en"', "#team"),
        ('ref "about/index.md"', "/posts/about.md"),
        ('ref "#team"', "#team"),
        ('ref "two words (draft)"', "/posts/two%20words%20%28draft%29.md"),
        ('ref "not/there (yet).md"', "/not/there%20%28yet%29.md"),
        ("post_url about", "/posts/about.md"),
        ("asset_path cat.png", "/cat.png"),
    ],
)
def test_tags_for_links_name_files_of_the_library(tag: str, target: str) -> None:
    assert link_target(parse_tag(tag), SITE) == target


@pytest.mark.parametrize("tag", ["ref", "figure src=x", 'ref ""'])
def test_other_tags_are_no_targets(tag: str) -> None:
    assert link_target(parse_tag(tag), SITE) is None


def test_a_button_leads_from_its_body() -> None:
    assert link_around(parse_tag('button href="/a b"')) == "/a%20b"
    assert link_around(parse_tag('button "https://a.example"')) == "https://a.example"
    assert link_around(parse_tag("button")) is None
    assert link_around(parse_tag('lead href="/a"')) is None


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ('highlight go "linenos=table"', ("go", "")),
        ("highlight", ("", "")),
        ('code language="css" title="style.css"', ("css", "style.css")),
        ("codeblock lang:js The shortest program", ("js", "The shortest program")),
        ("mermaid", ("mermaid", "")),
        ('tab header="Here" lang="go"', ("go", "Here")),
        ('tab header="Here" lang="go" text=true', None),
        ("katex", None),
        ("note", None),
        ('code-toggle file="config"', ("", "config")),
        ("output", ("", "")),
    ],
)
def test_tags_around_code_tell_its_language_and_caption(tag: str, code: tuple[str, str] | None) -> None:
    assert code_for(parse_tag(tag), SITE) == code


def test_what_an_unknown_tag_says_stands_above_its_body() -> None:
    assert words_above(parse_tag('item header="First" icon="star"')) == (Inline("First", "strong"),)
    assert words_above(parse_tag('tabs "an id"')) == ()


def test_a_group_names_its_tabs() -> None:
    assert tab_names(parse_tag('tabs items="A, B"')) == ["A", "B"]
    assert tab_names(parse_tag('list items="A, B"')) == []


NAMES = strategies.sampled_from(
    [
        *(
            "figure",
            "img",
            "gallery",
            "youtube",
            "gist",
            "x",
            "codepen",
            "spotify",
            "button",
            "link",
            "card",
            "br",
        ),
        *(
            "param",
            "ref",
            "include",
            "note",
            "alert",
            "quote",
            "details",
            "tab",
            "highlight",
            "codeblock",
            "kbd",
        ),
        *("badge", "unknown", "embed/youtube.html"),
    ]
)
OPTION_NAMES = strategies.sampled_from(
    [
        *(
            "src",
            "alt",
            "title",
            "caption",
            "link",
            "href",
            "id",
            "user",
            "type",
            "open",
            "class",
            "url",
            "text",
        ),
        *("items", "lang"),
    ]
)
WORDS = strategies.text("ab -_./:#?=*[]()<>`'\"\\\n\u202e\x1b«é", max_size=12)
OPTIONS = strategies.dictionaries(OPTION_NAMES, WORDS)


@given(NAMES, strategies.lists(WORDS, max_size=4), OPTIONS)
def test_no_arguments_are_too_strange(name: str, arguments: list[str], options: dict[str, str]) -> None:
    tag = Tag(name, tuple(arguments), options)
    assert all(isinstance(run, Inline) for run in chip_for(tag, SITE))
    assert not set(link_target(tag, SITE) or "") & set(" \n<>()")
    container_for(tag, SITE)
    code_for(tag, SITE)
    link_around(tag)
    words_above(tag)
    tab_names(tag)
