"""Each element of HTML, alone in a block and in a line: browsers show its words, or they do not."""

from __future__ import annotations

import pytest

from reader.document.parse import parse

# As Chromium lays them out, each alone in a `div`; a closed `details` opens. It hides the words in a player
# or in a bar because it shows that itself.
SHOWN = """
address article aside footer header h1 h2 h3 h4 h5 h6 hgroup main nav section search blockquote dd
div dl dt figcaption figure li menu ol p pre ul a abbr b bdi bdo cite code data dfn em i kbd mark q
ruby rt s samp small span strong sub sup time u var map object picture math noscript del ins caption
table tbody td tfoot th thead tr button fieldset form label legend optgroup option output select
textarea details summary slot acronym big center dir font marquee nobr rb rtc strike tt xmp listing
applet blink html body my-element unknown
"""
HIDDEN = "script style template datalist title rp noembed noframes dialog audio video iframe progress meter"


def shown(source: str) -> str:
    document = parse(source)
    return "\n".join(map(document.text, document.leaves))


@pytest.mark.parametrize("name", SHOWN.split())
def test_the_words_of_an_element_are_shown_in_a_block_and_in_a_line(name: str) -> None:
    assert "words" in shown(f"<{name}>words</{name}>")
    assert shown(f"before\n\n<{name}>\nwords\n</{name}>\n\nafter").split("\n")[1:-1]
    assert "words" in shown(f"a <{name}>words</{name}> z")
    assert name == "dialog" or f"<{name}" not in shown(f"a <{name}>words</{name}> z")


@pytest.mark.parametrize("name", HIDDEN.split())
def test_what_browsers_hide_stays_hidden(name: str) -> None:
    assert shown(f"<{name}>words</{name}>\n\nafter") == "after"
    assert shown(f"a <{name}>words</{name}> z") == "a z"


@pytest.mark.parametrize("name", ["p", "div", "span", "b", "ul"])
def test_an_element_that_says_so_is_hidden(name: str) -> None:
    assert shown(f"<{name} hidden>words</{name}>\n\nafter") == "after"
    assert shown(f"a <{name} hidden>words</{name}> z").split() == ["a", "z"]
    assert "words" in shown(f'a <{name} hidden="until-found">words</{name}> z')


def test_a_dialog_that_is_open_is_shown() -> None:
    assert shown("<dialog open>words</dialog>") == "words"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Click <button>here</button>.", "Click here."),
        ("<button>One</button><button>Two</button>", "One Two"),
        ("<label>Size</label><select><option>S<option>M</select>wide", "Size S · M wide"),
        ("<select><optgroup label='Fruit'><option>fig</option></optgroup></select>", "Fruit: fig"),
        ("<input type=submit value=Send> <input placeholder=Name> <input type=hidden value=x>", "Send Name"),
        ("<textarea>a <b> c</textarea>", "a <b> c"),
        ("<p>a <![CDATA[b < c]]> d</p>", "a b < c d"),
        ("a <![CDATA[b]]> c", "a b c"),
        ("<![CDATA[\na\n\nb\n]]>", "a b"),
        ("<![CDATA[ a > b", "a > b"),
        ('<img alt="words">', "▣ words"),
        ("<object data=a.svg>old browser</object>", "▤ a.svg"),
        ('<img data-src="a.png"><noscript><img src="a.png"></noscript>', "▣ a.png"),
    ],
)
def test_what_a_page_shows_for_an_element(source: str, expected: str) -> None:
    assert " ".join(shown(source).split()) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<svg><title>Sales</title><path d='M0 0'/></svg>", "▣ drawing: Sales"),
        ("<svg>\n<title>Sales</title>\n<text>Jan</text>\n<text>F<tspan>eb</tspan></text>\n</svg>",
         "▣ drawing: Sales · Jan · F eb"),
        ("<svg aria-label='Sales'>\n\n<text>Jan &amp; Feb</text>\n\n</svg>", "▣ drawing: Sales · Jan & Feb"),
        ("<svg>\n<title>A</title>\n\n  <text>b</text>\n</svg>\n\nc", "▣ drawing: A · b\nc"),
        ("<svg>\n<title>A</title>\n\nb <text>c</text></svg> d *e*\n\n<p>f</p>",
         "▣ drawing: A · b · c\nd e\nf"),
        ("A <svg></svg>\n\n<svg>\n<text>b</text>\n\nno end", "A\nb\nno end"),
        ("<svg>\n<text>A</text>\n\nno end", "A\nno end"),
        ("A <svg><text>b</text></svg> c", "A ▣ drawing: b c"),
        ("<canvas id=a></canvas>", "▣ drawing"),
        ("<canvas>A chart</canvas>", "▣ drawing: A chart"),
        ("<a href='/x'><svg><path/></svg>Text</a>", "Text"),
        ("<svg><style>.a { }</style><script>b</script></svg>Text", "Text"),
        ("Text<svg><text>b</text></svg>Text", "Text ▣ drawing: b Text"),
    ],
)  # fmt: skip
def test_a_drawing_says_its_name_and_its_words(source: str, expected: str) -> None:
    assert shown(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "open <my-site>/admin on <app-name>",
        "if x<y and y>z then",
        "if x<b and b>z then",
        "for i<s and s>t",
        "<dependency scope='test'> is text",
        "use <app/> here",
        "Map<K, V>",
    ],
)
def test_only_names_of_elements_are_tags(source: str) -> None:
    assert shown(source) == source
    assert shown(f"- {source}") == source


def test_an_element_of_its_own_kind_shows_what_it_holds() -> None:
    assert shown("a <my-el>b</my-el> c <lite-youtube videoid='x'></lite-youtube> d") == "a b c d"
    assert shown("<my-el>\n\nb *c*\n\n</my-el>") == "b c"
    assert shown("a <x-badge text='b' /> c") == "a c"
