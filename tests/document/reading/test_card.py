"""The head of an article."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import groupby

import pytest

from reader.content.post import Cover, DateSource, Post, PostDate, Problem
from reader.content.search.series import SeriesPart
from reader.document.model import Card, Heading, Inline, Place
from reader.document.parse import begin, parse
from reader.document.reading.card import card
from reader.document.source.dialect import MARKDOWN

NOW = datetime(2024, 6, 1, tzinfo=UTC)


def date(day: str) -> PostDate:
    return PostDate(datetime.fromisoformat(day).replace(tzinfo=UTC), DateSource.FRONT_MATTER)


POST = Post(
    "2024-01-28-post.md",
    "Should *you* `write`?",
    date=date("2024-01-28"),
    categories=("News",),
    tags=("paper", "two words"),
    authors=("Ada", "Grace"),
    words=900,
)


def lines(made: Card) -> list[str]:
    """The lines of a card."""
    return ["".join(run.text for run in line) for line in (made.title, *made.facts, made.cover) if line]


def units(made: Card) -> list[str]:
    """The facts of a card that stay on one row each."""
    groups = (groupby(line, lambda run: run.roles == "separator") for line in made.facts)
    return ["".join(run.text for run in runs) for line in groups for parts, runs in line if not parts]


def test_title_and_facts() -> None:
    made = card(POST, (), NOW)
    assert lines(made) == [
        "Should you write?",
        "28 Jan 2024 · News · Ada, Grace · #paper #two words · 4 min",
    ]
    assert made.title == (
        Inline("Should "),
        Inline("you", "emphasis"),
        Inline(" "),
        Inline("write", "code"),
        Inline("?"),
    )
    assert [run.roles for run in made.facts[0] if run.roles != "separator"] == [
        "date",
        "category",
        *("author", "author", "author"),
        *("tag", "tag"),
        "fact",
    ]


def test_every_name_and_every_tag_is_a_fact_of_its_own() -> None:
    assert units(card(POST, (), NOW)) == [
        "28 Jan 2024",
        "News",
        "Ada,",
        "Grace",
        "#paper",
        "#two words",
        "4 min",
    ]


def test_what_posts_have_in_common_leads_to_all_of_them() -> None:
    made = card(POST._replace(series=("On paper",)), (), NOW)
    assert [(run.text, run.link.query) for run in made.facts[0] if run.link] == [
        ("28 Jan 2024", "date:2024"),
        ("News", 'category:"News"'),
        ("Ada", '@"Ada"'),
        ("Grace", '@"Grace"'),
        ("On paper", 'series:"On paper"'),
        ("#paper", 'tag:"paper"'),
        ("#two words", 'tag:"two words"'),
    ]


def test_a_date_that_only_a_checkout_gave_leads_nowhere() -> None:
    assert POST.date is not None
    made = card(Post("notes/x.md", "X", date=POST.date._replace(of_checkout=True)), (), NOW)
    assert made.facts == ((Inline("notes", "date"),),)


def test_a_series_says_which_part_this_is() -> None:
    post = Post("x.md", "X", series=("On paper", "Tools"))
    assert lines(card(post, (), NOW, parts=[SeriesPart("On paper", 2, 5)])) == [
        "X",
        "On paper, part 2 of 5, Tools",
    ]


def test_a_title_shows_emoji_and_the_punctuation_that_is_asked_for() -> None:
    post = Post("x.md", "It's a :bug:")
    assert lines(card(post, (), NOW))[0] == "It's a 🐛"
    assert lines(card(post, (), NOW, MARKDOWN._replace(smart_punctuation=True)))[0] == "It’s a 🐛"


def test_marks_in_words() -> None:
    post = Post("x.md", "X", date=date("2024-12-01"), draft=True, pinned=True)
    assert lines(card(post, (), NOW))[1] == "1 Dec 2024 · draft · future · pinned"


@pytest.mark.parametrize(
    ("updated", "told"),
    [("2024-02-03", "28 Jan 2024 · updated 3 Feb 2024"), ("2024-01-28", "28 Jan 2024")],
)
def test_updated_is_told_when_it_is_another_day(updated: str, told: str) -> None:
    post = Post("x.md", "X", date=date("2024-01-28"), updated=date(updated))
    assert lines(card(post, (), NOW))[1] == told


def test_a_date_that_only_the_file_has_is_told_as_such() -> None:
    modified = PostDate(datetime(2024, 5, 3, tzinfo=UTC), DateSource.MODIFIED)
    assert lines(card(Post("x.md", "X", date=modified), (), NOW))[1] == "modified 3 May 2024"


def test_the_cover_is_one_line_with_file_and_host() -> None:
    source = "https://example.org/2014/10/Framework-798x1024.jpg"
    made = card(Post("x.md", "X", cover=Cover(source)), (), NOW)
    assert lines(made)[1:] == ["▣ cover — Framework-798x1024.jpg, example.org"]
    image = made.cover[0].image
    assert image is not None
    assert image.source == source


def test_the_words_for_a_cover_are_its_own() -> None:
    made = card(Post("x.md", "X", cover=Cover("img/cover.jpg", "a notebook")), (), NOW)
    assert lines(made)[1:] == ["▣ a notebook — cover.jpg"]


def test_each_problem_is_a_line() -> None:
    made = card(Post("x.md", "X"), (Problem("no colon", 3), Problem("not UTF-8")), NOW)
    assert lines(made)[1:] == ["⚠ line 3: no colon", "⚠ not UTF-8"]


def test_a_post_without_facts_has_only_a_title() -> None:
    assert card(Post("x.md", "X"), (), NOW).facts == ()


def test_the_card_is_the_first_leaf() -> None:
    document = parse("Text\n", card=card(POST, (), NOW))
    assert isinstance(document.leaves[0].block, Card)
    assert document.text(document.leaves[0]).startswith("Should you write?\n28 Jan 2024")
    assert [leaf.gap for leaf in document.leaves] == [False, True]


def test_a_first_heading_that_repeats_the_title_is_the_card() -> None:
    document, _ = begin(
        "# Should YOU **write**?\n\nText\n\n# Other\n", first_line=5, card=card(POST, (), NOW)
    )
    assert [leaf.block.line for leaf in document.leaves if isinstance(leaf.block, Heading)] == [9]
    assert [(section.line, section.place) for section in document.sections] == [(5, Place(0)), (9, Place(2))]


def test_other_first_headings_stay() -> None:
    made = card(POST, (), NOW)
    for source in ("## Should you write?\n", "# Something else\n", "Text\n\n# Should you write?\n"):
        assert any(isinstance(leaf.block, Heading) for leaf in parse(source, card=made).leaves)


def test_an_empty_article_has_its_card() -> None:
    assert len(parse("", card=card(POST, (), NOW)).leaves) == 1
