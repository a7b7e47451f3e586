"""The names that front matter gives to a post: its tags, categories, authors and series, in any shape."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from reader.content.discovery.site import Kind
from reader.content.markup import without_code
from reader.content.posts.field_values import clean_name, first_of, is_nothing, text_of, texts_of
from reader.content.posts.note_tags import TAG

NAMES_LIMIT: Final = 200
"""Tags, categories or authors of one post that are kept."""

AUTHOR_FIELDS: Final = ("author", "authors", "by")
_AUTHOR_FIELDS: Final = frozenset(AUTHOR_FIELDS)

Values = Mapping[str, object]
"""Fields of front matter by lower-case key."""


def tags_of(values: Values, kind: Kind, body: str) -> tuple[str, ...]:
    """Read the tags of a post; in a vault of Obsidian also those in the text of its body."""
    if not is_nothing(single := values.get("tag")):
        found = _topics(single, kind, is_single=True)
    elif not is_nothing(several := values.get("tags")):
        found = _topics(several, kind)
    elif isinstance(taxonomies := values.get("taxonomies"), dict):
        found = _topics(taxonomies.get("tags"), kind)
    else:
        found = _topics(values.get("keywords"), kind)
    if kind is Kind.OBSIDIAN:
        found += inline_tags(body)
    return _unique([tag.lstrip("#") for tag in found])


def categories_of(values: Values, kind: Kind, path: str, folders: Iterable[str]) -> tuple[str, ...]:
    """Read the categories of a post at a path.

    ``folders`` are those that give it categories without being named in a field, as in Jekyll.
    """
    found = [*folders, *_topics(values.get("categories"), kind)]
    found += _topics(values.get("category"), kind, is_single=True)
    if isinstance(taxonomies := values.get("taxonomies"), dict):
        found += _topics(taxonomies.get("categories"), kind)
    if not found and kind is Kind.PELICAN:
        found = path.rpartition("/")[0].split("/")[-1:]
        found = [name for name in found if name not in ("", "content")]
    return _unique(found)


def series_of(values: Values) -> tuple[str, ...]:
    """Read the series that a post is a part of; a name with commas is one name."""
    if "series" not in values and "taxonomies" not in values:
        return ()
    taxonomies = values.get("taxonomies")
    given = taxonomies.get("series") if isinstance(taxonomies, dict) else None
    value = given if is_nothing(values.get("series")) else values["series"]
    return _unique(map(_topic, value[:NAMES_LIMIT] if isinstance(value, list) else (value,)))


def authors_of(values: Values, kind: Kind, known: Mapping[str, str]) -> tuple[str, ...]:
    """Read the authors of a post. ``known`` are their names by the keys that posts may use for them."""
    if _AUTHOR_FIELDS.isdisjoint(values):
        return ()
    found: list[str] = []
    for key in AUTHOR_FIELDS:
        value = values.get(key)
        if isinstance(value, list):
            found += [_person(item) for item in value[:NAMES_LIMIT]]
        elif isinstance(value, dict):
            found.append(_person(value))
        elif value is not None:
            text = text_of(value)
            parts_at_commas = key == "authors" or kind is Kind.PELICAN
            separator = ";" if ";" in text else "," if "," in text and parts_at_commas else None
            found += text.split(separator) if separator else [text]
    return _unique([known.get(name.strip(), name) for name in found] if known else found)


def inline_tags(body: str) -> list[str]:
    """Find the ``#tags`` in the text of a note of Obsidian, outside of code; one must not be a number."""
    if "#" not in body:
        return []
    found = re.findall(rf"(?<!\S){TAG}", without_code(body))
    return [tag.removeprefix("#") for tag in found[:_INLINE_TAGS]]


_INLINE_TAGS: Final = 100


def _topics(value: object, kind: Kind, *, is_single: bool = False) -> list[str]:
    """Read tags or categories. Jekyll splits the text of a plural field at blanks."""
    if value is None:
        return []
    if isinstance(value, list):
        names = [name for item in value[:NAMES_LIMIT] if (name := _topic(item))]
        if len(names) < len(value):
            # Jekyll and Hexo take each name in a list within the list by itself.
            return [name for item in value[:NAMES_LIMIT] for name in texts_of(item) or [_topic(item)] if name]
        return names
    if isinstance(value, dict):
        # Names with something about each of them, unless it is one that has a label.
        return [name] if (name := _topic(value)) else list(value)[:NAMES_LIMIT]
    text = text_of(value)
    if (inner := _in_brackets(text)) is not None:
        return inner
    if kind is Kind.JEKYLL and is_single:
        return [text]
    if kind is Kind.HEXO:
        return [text]
    if "#" in text and _ONLY_HASHTAGS.fullmatch(text):
        return _BETWEEN_HASHTAGS.split(text)[:NAMES_LIMIT]
    for separators in _SEPARATORS:
        if separators.search(text):
            return [_without_quotes(name) for name in separators.split(text)[:NAMES_LIMIT]]
    return text.split() if kind is Kind.JEKYLL else [text]


_SEPARATORS: Final = (re.compile("[;；]"), re.compile("[,，、]"))
"""Text with one of the first is not parted at the others."""

_BETWEEN_HASHTAGS: Final = re.compile(r"[\s,;，、；]+")
_ONLY_HASHTAGS: Final = re.compile(r"\s*(?:#[^\s,;，、；]+(?:[\s,;，、；]+|\Z))+")


def _in_brackets(text: str) -> list[str] | None:
    """Return the names in a list that was put in quotes; None for other text, and for a wikilink."""
    text = text.strip()
    if not (text.startswith("[") and text.endswith("]")) or text.startswith("[["):
        return None
    return [_without_quotes(name) for name in re.split(",|，", text[1:-1])[:NAMES_LIMIT]]


def _without_quotes(name: str) -> str:
    name = name.strip()
    return name[1:-1] if len(name) > 1 and name[0] == name[-1] and name[0] in "\"'" else name


def _topic(item: object) -> str:
    """Return the name of a tag: text, or the label of a mapping."""
    if isinstance(item, dict):
        return text_of(first_of(item, "label", "name", "title", "slug"))
    return text_of(item)


def _person(item: object) -> str:
    return (
        text_of(first_of(item, "name", "key", "title", "url")) if isinstance(item, Mapping) else text_of(item)
    )


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    found = dict.fromkeys(map(clean_name, names))
    found.pop("", None)
    return tuple(found)[:NAMES_LIMIT]
