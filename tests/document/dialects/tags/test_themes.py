"""Tags as the themes of Hexo write them: parts divided by commas, ``::`` and ``@``, and words about looks."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies

from reader.document.dialects.tags.tag import parse_tag
from reader.document.dialects.tags.themes import in_common_form
from tests.document.dialects.templates import HEXO, JEKYLL, runs, seen, text
from tests.document.growth import assert_linear


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{% span red, Mind, the gap %}", "Mind, the gap"),
        ("{% span red::Mind, the gap %}", "Mind, the gap"),
        ("{% span red %}", "red"),
        ("{% p center logo large, About me %}", "About me"),
        ('{% span red, 1. Not one "click" %}', '1. Not one "click"'),
        ("{% label primary @Settings and more %}", "Settings and more"),
        ("{% label Settings and more red %}", "Settings and more"),
        ("{% mark color:green done %}", "done"),
        ("{% u Version 5.0, or later %}", "Version 5.0, or later"),
        ("{% hideInline the answer,Who knows?,#FF7242,#fff %}", "Who knows?: the answer"),
        ("{% hideInline the answer %}", "the answer"),
        ("{% ruby 漢字|かんじ %}", "漢字 (かんじ)"),
        ("{% title h2, A heading %}", "A heading"),
        ("{% copy npm i a --save %}", "npm i a --save"),
        ("{% checkbox Buy milk, eggs %}", "☐ Buy milk, eggs"),
        ("{% checkbox red checked, Buy milk, eggs %}", "☑ Buy milk, eggs"),
        ("{% checkbox checked::Buy milk %}", "☑ Buy milk"),
        ("{% checkbox minus red checked, Dear %}", "− Dear"),
        ("{% checkbox Buy milk checked:true symbol:plus %}", "+ Buy milk"),
        ("{% cb Buy milk, true, false %}", "☑ Buy milk"),
        ("{% cb Buy milk %}", "☐ Buy milk"),
        ("{% note warning, Take care, all of you %}", "Warning: Take care, all of you"),
    ],
)
def test_what_is_said_is_shown_without_what_is_about_looks(source: str, expected: str) -> None:
    assert text(source, HEXO) == expected


@pytest.mark.parametrize(
    ("source", "expected", "address"),
    [
        ("{% btn /a/b/, Read me, home fa-lg, Now %}", "Read me — Now", "/a/b/"),
        ("{% btn '/a/b/',Read me,far fa-hand-point-right,block green %}", "Read me", "/a/b/"),
        (
            "{% btn center large::Read me::https://a.example/x.zip::fas fa-download %}",
            "Read me",
            "https://a.example/x.zip",
        ),
        ("{% btn, Read me, https://a.example %}", "Read me", "https://a.example"),
        (
            "{% link My site 2.0, https://a.example, https://b.example/x.png %}",
            "My site 2.0",
            "https://a.example",
        ),
        ("{% button /a/b/, , home %}", "/a/b/", "/a/b/"),
        ("{% btn https://a.example Read me %}", "Read me", "https://a.example"),
    ],
)
def test_buttons_and_links_lead_somewhere(source: str, expected: str, address: str) -> None:
    (run,) = runs(source, HEXO)
    assert run.link is not None
    assert (run.text, run.link.href) == (expected, address)


@pytest.mark.parametrize(
    ("opening", "label"),
    [
        ("hideToggle The rest", "The rest"),
        ("hideToggle The rest,bg,color", "The rest"),
        ("hideToggle The rest, cyan, #fff", "The rest"),
        ("hideToggle Version 3.7 (2021)", "Version 3.7 (2021)"),
        ("folding blue::The rest", "The rest"),
        ("folding blue, The rest", "The rest"),
        ("folding blue The rest", "The rest"),
        ("fold info @The rest", "The rest"),
    ],
)
def test_what_unfolds_has_its_title_alone(opening: str, label: str) -> None:
    name = opening.split()[0]
    assert seen(f"{{% {opening} %}}\nBody\n{{% end{name} %}}", HEXO) == seen(
        f"{{% details {label} %}}\nBody\n{{% enddetails %}}", HEXO
    )


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("noteblock", "│ note: Note\n│ Body"),
        ("noteblock warning up, Attention", "│ warning: Warning: Attention\n│ Body"),
        ("noteblock quote cyan", "│ quote: Quote\n│ Body"),
        ("noteblock A title", "│ note: Note: A title\n│ Body"),
        ("noteblock color:light A title", "│ note: A title\n│ Body"),
    ],
)
def test_blocks_of_notes_are_callouts(opening: str, expected: str) -> None:
    assert seen(f"{{% {opening} %}}\nBody\n{{% endnoteblock %}}", HEXO) == expected


def test_a_note_does_not_show_the_name_of_its_icon() -> None:
    assert seen("{% note red 'fas fa-skull' %}\nBody\n{% endnote %}", HEXO) == "│ danger: Danger\n│ Body"


def test_dates_of_a_timeline_stand_above_what_happened() -> None:
    assert seen(
        "{% timeline %}\n{% timenode 1 May ~ 3 May, late %}\nFirst\n{% endtimenode %}\n{% endtimeline %}",
        HEXO,
    ) == ("1 May ~ 3 May, late⏎First")


def test_comments_tell_the_dates_of_a_timeline() -> None:
    source = (
        "{% timeline 2023,blue %}\n<!-- timeline 1 May -->\nFirst\n<!-- endtimeline -->\n{% endtimeline %}"
    )
    assert seen(source, HEXO) == "2023⏎1 May⏎First"


def test_comments_may_part_what_they_do_not_end() -> None:
    timeline = "{% timeline %}\n<!-- node 1 May -->\nFirst\n<!-- node 2 May -->\nSecond\n{% endtimeline %}"
    assert text(timeline, HEXO) == "1 May\nFirst\n2 May\nSecond"
    assert text("{% tabs %}\n<!-- tab One -->\nFirst\n<!-- tab Two -->\nSecond\n{% endtabs %}", HEXO) == (
        "One\nFirst\nTwo\nSecond"
    )


def test_lines_of_tags_stay_lines() -> None:
    assert text("{% checkbox One %}\n{% checkbox checked, Two %}\nText", HEXO) == "☐ One\n☑ Two\nText"
    assert text("Text\n{% note info, Told %}\nText", HEXO) == "Text\nInfo: Told\nText"


def test_other_systems_divide_arguments_by_blanks() -> None:
    assert text("{% span red, Mind, and go %}", JEKYLL) != text("{% span red, Mind, and go %}", HEXO)


@given(
    strategies.text(alphabet="ab red,:@|'\"#1漢", max_size=40),
    strategies.sampled_from(["btn", "note", "cb", "label", "span", "ruby", "hideInline", "timeline", "fold"]),
)
def test_no_arguments_are_too_strange(arguments: str, name: str) -> None:
    in_common_form(parse_tag(f"{name} {arguments}"))


@pytest.mark.parametrize("piece", ["a, ", "red ", "a::", "fa-a ", "fab ", "color:red ", "@ ", "'fas fa-a' "])
@pytest.mark.parametrize("name", ["btn", "note", "hideToggle", "span"])
def test_time_grows_no_faster_than_the_arguments(name: str, piece: str) -> None:
    def arguments(size: int) -> str:
        return f"{name} {piece * (size // len(piece))}"

    assert_linear(arguments, lambda text: in_common_form(parse_tag(text)))
