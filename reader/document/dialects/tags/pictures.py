"""Tags that show pictures: ``figure`` of Hugo, ``asset_img`` of Hexo, ``image`` of Eleventy, includes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.document.dialects.tags.tag import Tag
from reader.document.dialects.tags.words import is_address, is_flag, option, plain_words
from reader.document.dialects.tags.words_below import is_linked, words_below
from reader.document.model import Image, Inline, Link
from reader.document.source.captions import caption
from reader.document.source.picture_widths import width_of

_SOURCES: Final = (
    *("src", "source", "img", "image", "image-path", "image-url", "file"),
    *("filename", "path", "url", "light-src", "src-light", "light"),
)
_SIZE: Final = re.compile(
    r"\[?[\d.]+(?:px|%|em|rem|vw|vh|w)?(?:x[\d.]*)?\]?\Z"
    r"|(?:\d+vw,? )*+\((?:min|max)-width\b|\d+vw(?:, ?\d+vw)*+\Z"
)
"""A size, a list of them, or which one a browser is to take in a window of some width."""

_CLASS: Final = re.compile(
    r"[a-z0-9]+(?:[-_][a-z0-9]+)+\Z|(?i:left|right|center|centre|full|fit|fill|resize|crop)\Z"
)


def pictures(tag: Tag) -> tuple[Inline, ...]:
    """Return the picture that a tag shows, with its words after it; none if the tag names no picture."""
    tag = _with_flags_as_options(tag)
    source, rest = _source(tag)
    if not source:
        return ()
    alt, title, legend = (
        option(tag, "alt"),
        option(tag, "title"),
        option(tag, "caption", "description", "desc"),
    )
    texts = _texts(tag, rest)
    title = title or (texts.pop(0) if texts and alt else "")
    alt = alt or _taken_for_alt(texts)
    shown = _shown(alt, legend, title)
    link = _link(tag, source)
    image = Image(source, plain_words(alt), plain_words(title), width_of(tag.options))
    run = Inline(caption(source, shown), "link image" if link else "image", link, image)
    return run, *words_below(tag, [title, legend, *texts], shown)


def gallery(tag: Tag) -> tuple[Inline, ...]:
    """Return the pictures of a gallery, each on its own line, and its words; none if it names no files."""
    listed = option(tag, "images", "files", "src", "srcs", "photos", "items")
    sources = [text for text in (*tag.arguments, *re.split(r"[\s,\[\]{}\"']+", listed)) if is_address(text)]
    if any("*" in source for source in sources):
        return ()
    runs: list[Inline] = []
    for source in sources:
        runs += (Inline(caption(source, ""), "image", None, Image(source)), Inline("\n"))
    words = words_below(tag, [option(tag, "title"), option(tag, "caption", "description", "alt")], "")
    return (*runs[:-1], *words) if runs else ()


def _source(tag: Tag) -> tuple[str, Sequence[str]]:
    """Return the picture that a tag names, and the arguments after it."""
    named = option(tag, *_SOURCES)
    if named:
        return named, tag.arguments
    for index, text in enumerate(tag.arguments):
        if is_address(text):
            return text, tag.arguments[index + 1 :]
    first = tag.arguments[0] if tag.arguments else ""
    return ("", ()) if any(map(str.isspace, first)) else (first, tag.arguments[1:])


def _link(tag: Tag, source: str) -> Link | None:
    address = option(tag, "link", "href", "target-url") or option(tag, "url")
    return Link(address) if address and address != source and is_address(address) else None


def _texts(tag: Tag, rest: Sequence[str]) -> list[str]:
    """Return what the arguments after the source say: each by itself if quoted, else all together."""
    texts = [text for text in rest if _is_text(text, len(rest))]
    if len(texts) < 2 or any(mark in tag.text for mark in "\"'`"):
        return texts
    return [" ".join(rest[rest.index(texts[0]) :])]


def _is_text(text: str, arguments: int) -> bool:
    """Tell whether an argument after the source is meant to be read; the only one is unless it is a size."""
    if is_flag(text) or not text.strip() or _SIZE.match(text) or is_address(text):
        return False
    return arguments == 1 or not _CLASS.match(text)


def _taken_for_alt(texts: list[str]) -> str:
    """Take the last of some texts that may stand in the picture's own run: one without a link."""
    number = next((number for number in range(len(texts) - 1, -1, -1) if not is_linked(texts[number])), -1)
    return texts.pop(number) if number >= 0 else ""


def _shown(alt: str, legend: str, title: str) -> str:
    """Return the words that stand for a picture: none that have a link, for they go below it."""
    words = alt or legend or title
    is_below = is_linked(legend) and plain_words(legend) == plain_words(words)
    return "" if is_below or (not alt and is_linked(words)) else plain_words(words)


def _with_flags_as_options(tag: Tag) -> Tag:
    """Move ``--alt Some words`` (jekyll_picture_tag) from the arguments of a tag to its options."""
    if not any(text.startswith("--") for text in tag.arguments):
        return tag
    options = dict(tag.options)
    arguments: list[str] = []
    name = ""
    for text in tag.arguments:
        if text.startswith("--"):
            name = text[2:].lower()
        elif name:
            options[name] = f"{options.get(name, '')} {text}".strip()
        else:
            arguments.append(text)
    return Tag(tag.name, tuple(arguments), options, tag.text)
