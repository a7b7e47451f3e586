"""The width that an author gives a picture, in every way that blogs and notes have for it."""

from __future__ import annotations

import pytest

from reader.content.discovery.site import Kind
from reader.document.model import Image
from reader.document.parse import parse
from reader.document.source.dialect import Dialect
from reader.document.source.picture_widths import pixels, width_in_note, width_of


def pictures(source: str, dialect: Dialect | None = None) -> list[Image]:
    document = parse(source, dialect=dialect) if dialect else parse(source)
    runs = [run for leaf in document.leaves for run in document.runs(leaf)]
    return [run.image for run in runs if run.image]


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("300", "300"),
        ("300px", "300"),
        (" 12.5 px ", "12.5"),
        ("10em", "160"),
        ("50%", "50%"),
        ("40vw", "40%"),
        ("300px !important", "300"),
        ("100%", ""),
        ("0", ""),
        ("auto", ""),
        ("calc(100% - 2em)", ""),
        ("-3", ""),
        ("1" * 400, ""),
        ("", ""),
    ],
)
def test_a_length_is_in_pixels_or_a_share(text: str, width: str) -> None:
    assert pixels(text) == width


@pytest.mark.parametrize(
    ("attributes", "width"),
    [
        ({"width": "300"}, "300"),
        ({"w": "700"}, "700"),
        ({"style": "width: 40%", "width": "300"}, "40%"),
        ({"style": "border: 0; max-width: 200px"}, "200"),
        ({"style": "max-width: 200px; width: 150px;"}, "150"),
        ({"style": "min-width: 20px"}, ""),
        ({"style": "max-width: 100%", "width": "80"}, "80"),
        ({}, ""),
    ],
)
def test_the_style_comes_before_the_attribute(attributes: dict[str, str], width: str) -> None:
    assert width_of(attributes) == width


@pytest.mark.parametrize(
    ("description", "width"),
    [
        ("A map|300", "300"),
        ("300x200", "300"),
        ("A map|center|120", "120"),
        ("A map", ""),
        ("", ""),
        ("0", ""),
    ],
)
def test_a_note_has_it_behind_a_bar(description: str, width: str) -> None:
    assert width_in_note(description) == width


@pytest.mark.parametrize(
    ("source", "dialect"),
    [
        ('<img src="a.png" width="300">', Dialect()),
        ('<img src="a.png" style="width:300px">', Dialect()),
        ('Words <img src="a.png" width="300"> and words', Dialect()),
        ('![A](a.png){: width="300"}', Dialect(templates=True, kramdown=True)),
        ('![A](a.png){: .shadow width="300" }', Dialect(templates=True, kramdown=True)),
        ("![A](a.png){: wide}\n\n{:wide: width='300'}", Dialect(templates=True, kramdown=True)),
        ('![A](a.png){ width="300" }', Dialect(Kind.MATERIAL)),
        ("![[a.png|300]]", Dialect(wikilinks=True)),
        ("![[a.png|300x200]]", Dialect(wikilinks=True)),
        ("![A|300](a.png)", Dialect(wikilinks=True)),
        ('{{< figure src="a.png" alt="A" width="300" >}}', Dialect(Kind.HUGO, templates=True)),
        ('<Image src="a.png" width={300} />', Dialect(mdx=True)),
    ],
)
def test_every_way_to_write_it_is_understood(source: str, dialect: Dialect) -> None:
    assert [image.width for image in pictures(source, dialect)] == ["300"]


def test_a_list_of_attributes_behind_a_link_gives_a_picture_before_it_nothing() -> None:
    (image,) = pictures('![A](a.png) [b](c){: width="300"}', Dialect(templates=True, kramdown=True))
    assert image.width == ""
