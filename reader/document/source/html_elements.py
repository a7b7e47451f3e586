"""The elements of HTML by what they mean to a reader, and what is passed over whole."""

from __future__ import annotations

import functools
import re
from collections import Counter
from typing import Final

from markdown_it.common.html_re import HTML_TAG_RE

from reader.document.model import Inline
from reader.document.source.embeds import embed
from reader.document.source.html_tokens import EndTag, StartTag, Text, Token, tokens


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


STYLES: Final = {
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("i", "em", "cite", "var", "dfn", "address"), "emphasis"),
    "u": "underline",
    **dict.fromkeys(("s", "del", "strike"), "strikethrough"),
    "ins": "inserted",
    "mark": "highlight",
    **dict.fromkeys(("code", "samp", "tt"), "code"),
    "kbd": "keycap",
    **dict.fromkeys(("small", "rt"), "small"),
}
"""Elements within a line, and the role that each has on a page."""

HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
LISTS: Final = frozenset(("ul", "ol", "menu", "dir"))
TABLE_PARTS: Final = frozenset(("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"))

BLOCKS: Final = (
    HEADINGS
    | LISTS
    | TABLE_PARTS
    | _names(
        "li dl dt dd pre listing xmp blockquote details summary hr p div section center figure figcaption"
    )
    | _names("article main header footer aside address hgroup form fieldset legend dialog search")
    | _names("html head body frameset optgroup colgroup col")
)
"""Elements that end the line before them."""

VOID: Final = _names(
    "area base basefont bgsound br col embed frame hr img input link meta param source track wbr"
)
"""Elements without content and without an end tag."""

_HIDDEN: Final = _names("script style template svg noscript nav button select datalist canvas title head rp")
_PLAYERS: Final = frozenset(("iframe", "video", "audio", "object"))

SKIPPED: Final = _HIDDEN | _PLAYERS | {"progress", "meter"}
"""Elements whose content is not read: what they are for a page stands in its place, if anything does."""

_OTHERS: Final = _names(
    "a abbr acronym applet bdi bdo big blink data font label map math marquee nobr noembed noframes option "
    "textarea output picture q rb rtc ruby slot span sub sup time"
)

KNOWN: Final = BLOCKS | SKIPPED | VOID | _OTHERS | frozenset(STYLES)


_SMILEYS: Final = _names("wp-smiley smiley emoji emoticon g-emoji")
"""What WordPress, GitHub and others call pictures that stand for a few characters."""


def is_literal_text(tag: StartTag) -> bool:
    """Tell whether an unclosed tag must be text, as in ``Vec<T>``: no element's name, and nothing more."""
    return tag.name not in KNOWN and "-" not in tag.name and len(tag.source) == len(tag.name) + 2


def smiley_of(tag: StartTag) -> str:
    """Return what a picture of a smiley or an emoji stands for in text; empty if a tag is none."""
    if tag.name != "img" or _SMILEYS.isdisjoint(tag.attributes.get("class", "").lower().split()[:12]):
        return ""
    return tag.attributes.get("alt", "").strip()


def shows_something(tag: StartTag) -> bool:
    """Tell whether a tag within a line stands for something that is seen."""
    match tag.name:
        case "img":
            return bool(picture_source(tag))
        case "embed" | "frame":
            return bool(tag.attributes.get("src"))
        case "input":
            return tag.attributes.get("type", "").lower() in ("checkbox", "radio")
    return False


def picture_source(tag: StartTag) -> str:
    """Return where the picture of a tag is, also if a script is to load it when it is scrolled to."""
    attributes = tag.attributes
    source = attributes.get("src", "").strip()
    if not source or source.startswith("data:"):
        later = (attributes.get(name, "").strip() for name in ("data-src", "data-original", "data-lazy-src"))
        source = next(filter(None, later), source)
    if not source:
        source = next(iter(attributes.get("srcset", "").split()), "")
    return source


def anchor_of(tag: StartTag) -> str:
    """Return the name that a link may call the place of a tag by; empty if it is no anchor."""
    return (tag.attributes.get("id") or tag.attributes.get("name") or "") if tag.name == "a" else ""


def anchor_in(markdown: str) -> str:
    """Return the name of the first anchor in some Markdown; empty if there is none."""
    tags = (token for token in tokens(markdown) if isinstance(token, StartTag))
    return next(filter(None, map(anchor_of, tags)), "")


def says_nothing(paragraph: str) -> bool:
    """Tell whether some Markdown is only tags of which nothing is seen, like anchors and scripts.

    What CommonMark takes for no tag is text, however much it looks like one.
    """
    if "<" in _tag_of_markdown().sub("", paragraph):
        return False
    found = list(tokens(paragraph))
    ends = Counter(token.name for token in found if isinstance(token, EndTag))
    skipped: Skipped | None = None
    for token in found:
        if isinstance(token, EndTag):
            ends[token.name] -= 1
        if skipped:
            if skipped.ends_with(token):
                if skipped.shown():
                    return False
                skipped = None
        elif isinstance(token, StartTag):
            if token.name in SKIPPED and ends[token.name]:
                skipped = Skipped(token)
            elif (
                shows_something(token)
                or token.name in SKIPPED
                or (not ends[token.name] and is_literal_text(token))
            ):
                return False
        elif not isinstance(token, EndTag) and (not isinstance(token, Text) or token.source.strip()):
            return False
    return True


class Skipped:
    """An element of `SKIPPED` that is being passed over."""

    def __init__(self, tag: StartTag) -> None:
        self.name = tag.name
        self._tag = tag
        self._address = tag.attributes.get("src") or tag.attributes.get("data") or ""
        self._depth = 1

    def ends_with(self, token: Token) -> bool:
        """Take a token of its content; tell whether it is the end tag."""
        if isinstance(token, StartTag):
            self._depth += token.name == self.name
            if token.name in ("source", "embed", "iframe") and not self._address:
                self._address = token.attributes.get("src", "")
        elif isinstance(token, EndTag) and token.name == self.name:
            self._depth -= 1
        return not self._depth

    def shown(self) -> Inline | None:
        """Return what stands for the element: a player's link, the value of a meter, or nothing."""
        attributes = self._tag.attributes
        if self.name in _PLAYERS:
            title = attributes.get("title") or attributes.get("aria-label") or ""
            return embed(self._address, title) if self._address or title else None
        if self.name in ("progress", "meter") and "value" in attributes:
            return Inline(f"{attributes['value']}/{attributes.get('max', '1')}")
        return None


@functools.cache
def _tag_of_markdown() -> re.Pattern[str]:
    return re.compile(HTML_TAG_RE.pattern.removeprefix("^"))
