"""Tags that are words within a text: buttons, cards, keys, badges, settings, callouts without a body."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reader.document.dialects.tags.callouts import is_callout, opening_for
from reader.document.dialects.tags.tag import Tag
from reader.document.dialects.tags.words import (
    is_address,
    is_flag,
    one_line,
    option,
    plain_words,
    runs_of,
    words,
)
from reader.document.model import Inline, Link
from reader.document.source.dialect import Dialect

_PLAIN_TEXTS: Final = "emoji center small lead sub sup span text color p emp wavy psw blur"
"""Tags around words whose look a terminal does not have."""

_SYMBOLS: Final = {"plus": "+", "minus": "−", "times": "×"}


def address_of(tag: Tag, *, first: bool = False) -> str:
    """Return where a tag (`words.normalized`) leads by its options, or if wanted by its first address."""
    address = option(tag, "href", "url", "link", "relref", "ref", "page", "to", "src")
    if not address and first:
        address = next(filter(is_address, tag.arguments), "")
    return address if first or is_address(address) else ""


def link_run(tag: Tag) -> tuple[Inline, ...]:
    """Link the words of a button, a card and the like to its address, followed by what else it says."""
    address = address_of(tag, first=True)
    if not address:
        return ()
    loose = [text for text in tag.arguments if not is_address(text) and not is_flag(text)]
    said = words(Tag(tag.name, (), tag.options)) or [one_line(" ".join(loose))]
    text = plain_words(said[0]) or address
    others = (run for more in said[1:] for run in (Inline(" — "), *runs_of(more)))
    return Inline(text, "link", Link(address)), *others


def parameter(tag: Tag, dialect: Dialect) -> tuple[Inline, ...]:
    """Show a value of the front matter or of the site, as Hugo's ``param`` does."""
    name = option(tag, "name", "key") or next(iter(tag.arguments), "")
    value = dialect.fields.get(name.lower()) or _setting(dialect.settings.get("params"), name)
    value = value or _setting(dialect.settings, name)
    return runs_of(value) if value else (Inline(f"⟨param {one_line(name)}⟩", "chip"),)


def styled_words(tag: Tag) -> tuple[Inline, ...]:
    """Return words that a tag gives a look; none if it is no such tag."""
    texts = (option(tag, "text", "content", "label", "body"), *tag.arguments)
    said = [one_line(text) for text in texts if text.strip()]
    if tag.name == "ruby":
        return _ruby(tag)
    if not said:
        return ()
    match tag.name:
        case "kbd" | "key" | "keys":
            return (Inline("+".join(said), "keycap"),)
        case "abbr" | "tooltip":
            meaning = option(tag, "title", "tip", "description") or " ".join(said[1:])
            return (Inline(f"{said[0]} ({one_line(meaning)})" if meaning else said[0]),)
        case "badge" | "label" | "chip" | "tag":
            return (Inline(" ".join(said[is_callout(said[0].lower()) :] or said), "strong"),)
        case "mark" | "hl" | "highlight-text" | "marker":
            return runs_of(" ".join(said), "highlight")
        case "highlight" | "code":
            return (Inline(said[0], "code"),) if tag.arguments else ()
        case "copy":
            return (Inline(said[0], "code"),)
        case "u" | "ins":
            return runs_of(said[-1], "inserted")
        case "del" | "s":
            return runs_of(said[-1], "strikethrough")
        case "checkbox":
            return (Inline(f"{_box(tag)} "), *runs_of(said[-1]))
        case "title" | "quot" | "node":
            return runs_of(said[0], "strong")
    return runs_of(said[-1]) if tag.name in _PLAIN_TEXTS.split() else ()


def callout_without_body(tag: Tag) -> tuple[Inline, ...]:
    """Return the words of a callout whose arguments are all it says: ``include note.html content="…"``."""
    text = option(tag, "content", "text", "body", "message", "msg")
    if not is_callout(tag.name) or not text:
        return ()
    others = {name: value for name, value in tag.options.items() if value.strip() != text}
    opening = opening_for(Tag(tag.name, (), others))
    label = plain_words(opening.title) if opening else tag.name.capitalize()
    return Inline(f"{label}: ", "strong"), *runs_of(text)


def _ruby(tag: Tag) -> tuple[Inline, ...]:
    """Show characters and how to read them: ``ruby "漢字" "かんじ"``, or ``rb`` and ``rt``."""
    base, reading = (*tag.arguments, "", "")[:2]
    base, reading = option(tag, "rb", "base", "text") or base, option(tag, "rt", "reading") or reading
    return (Inline(f"{one_line(base)} ({one_line(reading)})"),) if base and reading else ()


def _box(tag: Tag) -> str:
    """Return the sign before the words of a checkbox."""
    return _SYMBOLS.get(option(tag, "symbol")) or ("☑" if option(tag, "checked") == "true" else "☐")


def _setting(settings: object, name: str) -> str:
    """Return a setting by its dotted name; empty if there is none, or it is not a plain value."""
    for part in name.lower().split("."):
        if not isinstance(settings, Mapping):
            return ""
        settings = next((value for key, value in settings.items() if str(key).lower() == part), None)
    return str(settings) if isinstance(settings, str | int | float) else ""
