"""The elements of HTML by what they mean to a reader: the one table of them."""

from __future__ import annotations

from typing import Final

from reader.document.source.html_tokens import StartTag, tokens


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
    | _names("article main header footer aside nav address hgroup form fieldset legend dialog search")
    | _names("html head body frameset optgroup colgroup col")
)
"""Elements that end the line before them."""

VOID: Final = _names(
    "area base basefont bgsound br col embed frame hr img input link meta param source track wbr"
)
"""Elements without content and without an end tag."""

WIDGETS: Final = _names("button select option textarea")
"""Elements within a line that browsers set apart from the words beside them."""

_HIDDEN: Final = _names(
    "script style template datalist title head rp noembed noframes annotation annotation-xml"
)
"""Elements whose content browsers do not show."""

PLAYERS: Final = frozenset(("iframe", "video", "audio", "object"))
DRAWINGS: Final = frozenset(("svg", "canvas"))

SKIPPED: Final = _HIDDEN | PLAYERS | DRAWINGS | {"progress", "meter"}
"""Elements whose content is not read: what they are for a page stands in its place, if anything does."""

_OTHERS: Final = _names(
    "a abbr acronym applet bdi bdo big blink data font label map math marquee nobr noscript output picture "
    "plaintext q rb rtc ruby slot span sub sup time"
)

KNOWN: Final = BLOCKS | SKIPPED | VOID | WIDGETS | _OTHERS | frozenset(STYLES)


_SMILEYS: Final = _names("wp-smiley smiley emoji emoticon g-emoji")
"""What WordPress, GitHub and others call pictures that stand for a few characters."""


_PERMALINKS: Final = _names(
    "headerlink header-anchor header-link headline-link heading-anchor heading-link heading-anchor-link "
    "anchor anchor-link anchorjs-link anchor-heading hash-link permalink"
)
"""What the systems of sites call links of headings to themselves."""

_LONGEST_MARK: Final = 2


def is_literal_text(tag: StartTag) -> bool:
    """Tell whether an unclosed tag must be text, as in ``Vec<T>`` or ``x<y and y>z``.

    That is one by no element's name. With a value in it, and a slash or an unusual name, it is that of a
    component, of which nothing is known.
    """
    if tag.name in KNOWN:
        return False
    has_value = any(tag.attributes.values())
    is_component = tag.source.endswith("/>") or "-" in tag.name or tag.source[1].isupper()
    return not (has_value and is_component)


def is_part_of_code(tag: StartTag) -> bool:
    """Tell whether an unclosed tag right after a word must be text: ``Iterator<I>``, ``x<b and b>z``.

    It has a capital for a name, but no P, or attributes of which none has a value.
    """
    if tag.attributes:
        return tag.name not in VOID and not any(tag.attributes.values())
    return len(tag.source) == len("<I>") and tag.source.isupper() and tag.name != "p"


def is_hidden(tag: StartTag) -> bool:
    """Tell whether browsers do not show an element because its tag says so."""
    hidden = tag.attributes.get("hidden")
    if hidden is not None and hidden.lower() != "until-found":
        return True
    return tag.name == "dialog" and "open" not in tag.attributes


def is_skipped(tag: StartTag) -> bool:
    """Tell whether the content of an element is not read, for its name or for what its tag says."""
    if tag.name == "object":
        return is_hidden(tag) or "data" in tag.attributes
    return tag.name in SKIPPED or is_hidden(tag)


def name_of_options(tag: StartTag) -> str:
    """Return the name of a group of options, as it stands before them; empty if it has none."""
    name = " ".join(tag.attributes.get("label", "").split())
    return f"{name}: " if name else ""


def words_of_input(tag: StartTag) -> str:
    """Return what a field of a form shows before a person fills it in."""
    attributes = tag.attributes
    match attributes.get("type", "").lower():
        case "checkbox" | "radio":
            return "☑" if "checked" in attributes else "☐"
        case "hidden" | "password" | "range" | "color" | "file":
            return ""
        case "image":
            return attributes.get("alt", "").strip()
    return (attributes.get("value") or attributes.get("placeholder") or "").strip()


def is_permalink(tag: StartTag, words: str) -> bool:
    """Tell whether a link is the mark beside a heading that leads to the heading itself."""
    classes = tag.attributes.get("class", "").lower().split()[:12]
    return (
        len(words) <= _LONGEST_MARK
        and tag.attributes.get("href", "").startswith("#")
        and not _PERMALINKS.isdisjoint(classes)
    )


def may_be_icon(tag: StartTag) -> bool:
    """Tell whether an element may be a picture although it holds nothing, as styles make one of it."""
    return tag.name in ("i", "svg") or (tag.name != "a" and "class" in tag.attributes)


def smiley_of(tag: StartTag) -> str:
    """Return what a picture of a smiley or an emoji stands for in text; empty if a tag is none."""
    if tag.name != "img" or _SMILEYS.isdisjoint(tag.attributes.get("class", "").lower().split()[:12]):
        return ""
    return tag.attributes.get("alt", "").strip()


def shows_something(tag: StartTag) -> bool:
    """Tell whether a tag within a line stands for something that is seen."""
    if is_hidden(tag):
        return False
    match tag.name:
        case "img":
            return bool(picture_source(tag) or tag.attributes.get("alt", "").strip())
        case "embed" | "frame":
            return bool(tag.attributes.get("src"))
        case "input":
            return bool(words_of_input(tag))
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
