"""Emoji by name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.document.markdown.typography.emoji import with_emoji
from reader.document.parse import parse
from tests.document.growth import assert_linear


def shown(source: str) -> str:
    """The text of the first leaf."""
    document = parse(source)
    return document.text(document.leaves[0])


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Done :tada:", "Done 🎉"),
        (":+1: and :-1:", "👍 and 👎"),
        (":white_check_mark: :heavy_check_mark:", "✅ ✔"),
        ("(:rocket:)", "(🚀)"),
        (":tada::tada:", "🎉🎉"),
        (":gb: :us: :de: :uk:", "🇬🇧 🇺🇸 🇩🇪 🇬🇧"),
        (":thinking: :hugs: :rofl: :melting_face:", "🤔 🤗 🤣 🫠"),
        (":man_technologist:", "👨\u200d💻"),
        (":100: :e-mail: :8ball:", "💯 📧 🎱"),
        ("完成:tada:了", "完成🎉了"),
        ("**bold :fire:** and _:bug:_", "bold 🔥 and 🐛"),
        (":tada:!", "🎉!"),
    ],
)
def test_a_name_is_shown_as_its_emoji(source: str, text: str) -> None:
    assert shown(source) == text


@pytest.mark.parametrize(
    "source",
    [
        "It is 12:30:45, not 1:100:2.",
        "a::b and a:key:b",
        ":not_an_emoji: :octocat: :TADA:",
        "sqlite3 :memory: and :foo",
        ":tada :tada : ::",
        "urn:link:1",
        "ratio :---: and :-:",
        "C:key:",
    ],
)
def test_what_is_no_name_of_an_emoji_stays(source: str) -> None:
    assert shown(source) == source


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("`:tada:`", ":tada:"),
        ("    :tada:", ":tada:"),
        ("```\n:tada:\n```", ":tada:"),
        ("\\:tada:", ":tada:"),
        ("<https://example.org/:tada:>", "https://example.org/:tada:"),
        ("https://example.org/:tada:/x", "https://example.org/:tada:/x"),
    ],
)
def test_code_escapes_and_addresses_keep_the_name(source: str, text: str) -> None:
    assert shown(source) == text


def test_text_within_html_code_keeps_the_name() -> None:
    assert ":tada:" in shown("Type <code>:tada:</code> for :tada:.")
    assert shown("Type <code>:tada:</code> for :tada:.").endswith("for 🎉.")


def test_the_text_of_a_link_shows_the_emoji_and_its_target_stays() -> None:
    document = parse("[:tada: party](/:tada:)")
    (run,) = document.runs(document.leaves[0])
    assert run.text == "🎉 party"
    assert run.link is not None
    assert run.link.href == "/:tada:"


def test_emoji_stand_in_headings_callouts_tables_and_lists() -> None:
    document = parse(
        "# A :bug:\n\n> [!NOTE] Mind :zap:\n> Text\n\n| :key: | b |\n|---|:-:|\n| c | d |\n\n- :lock:\n"
    )
    texts = [document.text(leaf) for leaf in document.leaves]
    assert texts[0] == "A 🐛"
    assert "Note: Mind ⚡" in texts
    assert any(text.startswith("🔑\t") for text in texts)
    assert texts[-1] == "🔒"


def test_the_slug_of_a_heading_has_the_name_and_its_title_the_emoji() -> None:
    """GitHub makes ids before it puts emoji in: tables of contents link to ``#rocket-start``."""
    (section,) = parse("## :rocket: Start\n").sections
    assert section.title == "🚀 Start"
    assert section.slug == "rocket-start"


def test_the_slug_of_a_heading_leaves_a_typed_emoji_out() -> None:
    (section,) = parse("## 🚀 Start\n").sections
    assert section.slug == "-start"


@pytest.mark.parametrize(
    ("name", "emoji"),
    [("pencil", "📝"), ("beetle", "🪲"), ("egg", "🥚"), ("umbrella", "☔"), ("email", "📧")],
)
def test_a_name_with_two_meanings_means_what_it_does_on_github(name: str, emoji: str) -> None:
    assert with_emoji(f":{name}:") == emoji


@pytest.mark.parametrize("name", ["heart", "warning", "man_judge", "hash"])
def test_no_emoji_has_a_selector_whose_width_terminals_dispute(name: str) -> None:
    assert with_emoji(f":{name}:") != f":{name}:"
    assert "\ufe0f" not in with_emoji(f":{name}:")


@given(st.text(st.sampled_from(":tada+1_-é中 \n`*<>[]()"), max_size=60))
def test_no_text_is_too_strange(source: str) -> None:
    parse(source)
    assert with_emoji(with_emoji(source)) == with_emoji(source)


@pytest.mark.parametrize("unit", [":a", ":a:", ":", ":tada:", "::a::", ":+", " :a:a", ":a_"])
def test_growth(unit: str) -> None:
    assert_linear(lambda size: unit * size, with_emoji)
    assert_linear(lambda size: ":" + unit.strip(":") * size, with_emoji)
