"""Tags as themes of Hexo write them: without quotes, their parts divided by commas, ``::`` or ``@``.

``{% btn blue::Docs::/docs/ %}`` and ``{% span red, Take care %}`` become tags with arguments as everywhere.
What only says how something looks is left out.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Final

from reader.document.dialects.tags.tag import Tag
from reader.document.dialects.tags.words import is_address
from reader.document.source.callout_kinds import kind_of

_LOOKS: Final = (
    "red orange yellow green cyan blue purple pink gray grey black white brown coral violet gold aqua bg "
    "color colour logo huge large larger big small smaller tiny mini center centre left right top bottom "
    "block inline outline regular wide round circle square open close closed checked plus minus times "
    "flat simple modern no-icon clear up down link paperclip radiation idea guide download undo done "
    "code primary secondary light dark default disabled"
)
"""Words that only say how something looks, next to the names of callouts."""

_LOOK: Final = re.compile(r"#[0-9a-fA-F]{3,8}\Z|\d+\Z|[a-z]+-?\d{1,2}\Z|fa[a-z]?\Z|fa-\S+\Z|icon-\S+\Z")
_ICON: Final = re.compile(r"(?:fa[a-z]?\s+|fa-[a-z]+\s+|iconfont\s+)*(?:fa|icon)-\S+(?:\s+fa-\S+)*\Z")
_COLOURS: Final = ("red", "orange", "yellow", "green", "cyan", "blue", "purple", "pink", "gray", "grey")

_SETTING: Final = re.compile(
    r"(?<![^\s,])(?P<name>color|checked|symbol|child|theme|align|active|width|height|icon|bg|open|el|prefix"
    r"|suffix|percent|status|ratio|fancybox|desc|size|type|col|api|user)[:=](?!:)[^\s,]+"
)

_SYMBOLS: Final = ("plus", "minus", "times")


def in_common_form(tag: Tag) -> Tag:
    """Return a tag of a theme with its arguments as other systems write them; any other tag as it is."""
    name = tag.name.strip(",:").lower().replace("_", "-")
    form = _forms().get(name)
    return form(name, tag) if form else tag


_Form = Callable[[str, Tag], Tag]
"""What makes a common tag of one, given its name as it counts."""


@functools.cache
def _forms() -> dict[str, _Form]:
    """Return how the tags of themes are written, by their names."""
    forms: dict[str, _Form] = {
        "u emp wavy del s psw kbd sub sup blur mark quot timenode node copy": _text,
        "span p title checkbox radio label folding foldings fold grid": _text_after_looks,
        "hidetoggle hideblock hide-toggle hide-block timeline": _text_before_looks,
        "btn button link linkcard link-card site card": _link,
        "note": _note,
        "noteblock": _note_block,
        "hideinline": _hidden,
        "cb": _task,
        "ruby": _ruby,
    }
    return {name: form for names, form in forms.items() for name in names.split()}


def _text(name: str, tag: Tag) -> Tag:
    """Take everything as text, commas too."""
    return _titled(name, _without_settings(tag.text))


def _text_before_looks(name: str, tag: Tag) -> Tag:
    """Take the first part as text; what follows may tell looks."""
    return _titled(name, _without_looks_after(_parts(_without_settings(tag.text))))


def _text_after_looks(name: str, tag: Tag) -> Tag:
    """Take what follows the first part as text; the first part may tell looks."""
    text = _without_settings(tag.text)
    before, sign, after = text.partition("@")
    if sign and all(map(_is_look, before.split())):
        looks, said = before.split(), after
    else:
        looks, said = _looks_and_text(_parts(text))
    if name in ("checkbox", "radio"):
        symbol = tag.options.get("symbol") or next((look for look in looks if look in _SYMBOLS), "")
        checked = "checked" in looks or tag.options.get("checked", "false") != "false"
        return Tag("checkbox", (said.strip(),), {"checked": str(checked).lower(), "symbol": symbol})
    if not said and name in ("span", "p", "title", "label"):
        said = text
    if name in ("label", "folding", "fold"):
        said = _without_colour(said)
    return _titled(name, said, open="true" if "open" in looks else tag.options.get("open", ""))


def _note(_name: str, tag: Tag) -> Tag:
    """Drop the names of icons from a note, which may be all in one tag: ``note warning, Take care``."""
    parts = _parts(tag.text)
    if len(parts) > 1 and all(map(_is_look, parts[0].split())):
        looks, text = _looks_and_text(parts)
        return Tag("note", _arguments("-".join(looks), text), tag.options)
    arguments = tuple(text for text in tag.arguments if not _ICON.match(text))
    return tag if len(arguments) == len(tag.arguments) else Tag(tag.name, arguments, tag.options)


def _note_block(_name: str, tag: Tag) -> Tag:
    looks, text = _looks_and_text(_parts(_without_settings(tag.text)))
    return Tag("note", _arguments("-".join(looks), text), tag.options)


def _hidden(_name: str, tag: Tag) -> Tag:
    """Show text that a page hides until a button is pressed, after the words of the button."""
    content, *display = _parts(tag.text)
    said = _without_looks_after(display) if display else ""
    return _titled("span", f"{said}: {content}" if said else content)


def _task(_name: str, tag: Tag) -> Tag:
    text, *state = _parts(tag.text)
    return Tag("checkbox", (text,), {"checked": state[0] if state else "false"})


def _ruby(_name: str, tag: Tag) -> Tag:
    base, _, reading = tag.text.strip().partition("|")
    return Tag("ruby", _arguments(base.strip(), reading.strip()))


def _link(name: str, tag: Tag) -> Tag:
    """Take ``address, text, icon, title`` or ``looks::text::address::icon``."""
    if "," not in tag.text and "::" not in tag.text:
        return tag
    parts = [part.strip("'\" ") for part in _parts(tag.text)]
    place = next((index for index, part in enumerate(parts) if is_address(part)), -1)
    texts = parts[1:2] + parts[3:4] if place == 0 else parts[:place]
    said = dict.fromkeys(text for text in texts if text and not _are_looks(text))
    return Tag(name, (parts[place],), {"text": " — ".join(said)} if said else {}) if place >= 0 else tag


def _parts(text: str) -> list[str]:
    """Split what stands in a tag, by ``::`` if it has any, else by commas; there is at least one part."""
    return [part.strip() for part in text.split("::" if "::" in text else ",")]


def _looks_and_text(parts: list[str]) -> tuple[list[str], str]:
    """Split off the words of the first part if all are about looks; the rest is text."""
    looks: list[str] = []
    if len(parts) > 1 or _are_looks(parts[0]):
        first = parts[0].split()
        if all(map(_is_look, first)):
            looks, parts = first, parts[1:]
    return looks, ", ".join(filter(None, parts))


def _without_looks_after(parts: list[str]) -> str:
    """Join the parts of a text without those at its end that tell looks."""
    while len(parts) > 1 and (not parts[-1] or _are_looks(parts[-1])):
        parts = parts[:-1]
    return ", ".join(parts)


def _are_looks(part: str) -> bool:
    """Tell whether a part tells nothing but looks."""
    return bool(part.strip()) and (_ICON.match(part.strip()) is not None or all(map(_is_look, part.split())))


def _is_look(word: str) -> bool:
    return word in _looks() or _LOOK.match(word) is not None or kind_of(word) is not None


@functools.cache
def _looks() -> frozenset[str]:
    return frozenset(_LOOKS.split())


def _without_colour(text: str) -> str:
    """Remove the colour before or after a text: ``label Some words red``, ``folding blue Some words``."""
    words = text.split()
    if len(words) > 1 and words[-1] in _COLOURS:
        words.pop()
    elif len(words) > 1 and words[0] in _COLOURS:
        words.pop(0)
    return " ".join(words)


def _without_settings(text: str) -> str:
    return _SETTING.sub("", text).strip()


def _titled(name: str, text: str, **options: str) -> Tag:
    """Return a tag whose only argument is the option ``text``, without quotes around it."""
    text = text.strip()
    options["text"] = (
        text[1:-1].strip() if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"" else text
    )
    return Tag(name, (), {key: value for key, value in options.items() if value})


def _arguments(*texts: str) -> tuple[str, ...]:
    return tuple(filter(None, texts))
