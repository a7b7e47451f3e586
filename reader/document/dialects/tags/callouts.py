"""Tags around a text: callouts, what unfolds, tabs and quotations, by the names that themes give them."""

from __future__ import annotations

import functools
import re
from typing import Final

from reader.document.dialects.tags.tag import Tag
from reader.document.dialects.tags.words import as_written, is_address, is_flag, one_line, option
from reader.document.source.callout_kinds import kind_of, opening_of
from reader.document.source.placeholders import Opening

_NEUTRAL: Final = (
    "notice alert callout admonition box message aside panel pageinfo infobox notification banner subnote "
    "blockquote-alert callout-block"
)
"""Callouts whose kind only their arguments tell."""

_URGENT: Final = (
    "note tip warning hint info danger important caution success error question example todo bug abstract "
    "attention warn failure tldr seealso"
)
"""Callouts whose name is their kind."""

_GENERAL: Final = frozenset(("note", "hint"))
"""Those of them that take another kind as their first argument: ``note`` in Hexo, ``hint`` in Hugo's Book."""

_FOLDING: Final = (
    "details expand collapse spoiler fold folding toggle accordion accordion-item accordionitem collapsible "
    "dropdown "
    "hide-toggle hidetoggle hide-block hideblock"
)
_TABS: Final = "tab tabitem tab-item codetab code-tab panel-tab"
_QUOTES: Final = "blockquote quote epigraph pullquote pull-quote citation bq"

_PULLED: Final = frozenset(("pullquote", "pull-quote"))
"""Quotations of the text itself, whose arguments are only about looks."""

_KIND_OPTIONS: Final = (
    *("type", "kind", "level", "variant", "status"),
    *("color", "colour", "style", "class", "icon"),
)
_TITLE_OPTIONS: Final = (
    *("title", "header", "heading", "label", "summary"),
    *("name", "tabname", "caption", "text"),
)
_SIGNS: Final = {
    "red": "danger",
    "yellow": "warning",
    "orange": "warning",
    "green": "success",
    "blue": "info",
    "lightbulb": "tip",
    "exclamation": "warning",
    "skull": "danger",
}
"""Colours and icons that stand for the kind of a callout."""

_LOOKS: Final = frozenset(("no-icon", "simple", "modern", "flat", "disabled", "...", "open", "closed"))
"""Words of Hexo's notes, and of the Book theme, that only say how a box looks."""

_ICON: Final = re.compile(r"[a-z][a-z0-9-]*\Z")
_WEB: Final = re.compile(r"https?://\S+")
_WEB_SIGN: Final = re.compile(r"\Ahttps?://|/(?:index\.html?)?\Z")


def opening_for(tag: Tag) -> Opening | None:
    """Return what a tag (`words.normalized`) opens around its body; None if it is not known to open any."""
    group = _groups().get(tag.name)
    if group is None:
        return None
    match group:
        case "fold" if tag.name == "accordion" and not _title(tag, tag.arguments):
            return None
        case "fold":
            return Opening("details", _title(tag, tag.arguments) or "Details", not _is_open(tag))
        case "tab":
            return Opening("details", _title(tag, tag.arguments) or "Tab")
        case "quote":
            return Opening("quote", _author(tag) or "Quote")
        case _:
            return _callout(tag, group == "urgent")


def is_callout(name: str) -> bool:
    """Tell whether a normalized name is that of a callout."""
    return _groups().get(name) in ("neutral", "urgent")


@functools.cache
def _groups() -> dict[str, str]:
    groups = {"neutral": _NEUTRAL, "urgent": _URGENT, "fold": _FOLDING, "tab": _TABS, "quote": _QUOTES}
    return {name: group for group, names in groups.items() for name in names.split()}


def _callout(tag: Tag, urgent: bool) -> Opening:
    arguments = tag.arguments
    positional = _kind_in(arguments[0]) if arguments and " " not in arguments[0].strip() else ""
    named = _named_kind(tag)
    name = tag.name if urgent and not ((positional or named) and tag.name in _GENERAL) else ""
    if positional and name in ("", positional):
        named, arguments = named or positional, arguments[1:]
    elif tag.name == "alert" and len(arguments) == 1 and _ICON.match(arguments[0]):
        arguments = ()
    unknown = "" if name or named else option(tag, "type", "level")
    return opening_of(name or named or unknown, _title(tag, arguments), _folding(tag))


def _named_kind(tag: Tag) -> str:
    """Return the kind that an option holds, or that is switched on: ``important=true``; empty if none is."""
    named = next((kind for name in _KIND_OPTIONS if (kind := _kind_in(tag.options.get(name, "")))), "")
    switched = (name for name, value in tag.options.items() if value == "true" and kind_of(name))
    return named or next(switched, "")


def _kind_in(text: str) -> str:
    """Return the first kind in a value like ``warning``, ``notice--info`` or ``alert-danger red``."""
    for word in re.split(r"[^A-Za-z]+", text.lower())[:8]:
        name = _SIGNS.get(word, word)
        kind = kind_of(name) if name != "alert" else None
        if kind:
            return name
    return ""


def _title(tag: Tag, arguments: tuple[str, ...]) -> str:
    """Return what a tag calls its body, as Markdown."""
    named = option(tag, *_TITLE_OPTIONS)
    shown = [text for text in arguments if not is_flag(text) and text not in _LOOKS]
    return one_line(named or as_written(tag, shown))


def _is_open(tag: Tag) -> bool:
    """Tell whether what may be folded is open from the start."""
    return bool(_switch(tag) or "open" in tag.arguments)


def _folding(tag: Tag) -> bool | None:
    """Tell whether a callout is folded; None when nothing says that it can be."""
    opened = _switch(tag)
    if opened is None:
        return None if option(tag, "collapsible", "foldable") in ("", "false") else True
    return not opened


def _switch(tag: Tag) -> bool | None:
    """Tell whether the options, or a bare ``true`` or ``false``, say that it is open; None if none does."""
    said = option(tag, "open", "expanded", "expand", "state") or next(filter(is_flag, tag.arguments), "")
    if said:
        return said.lower() not in ("false", "no", "off", "0", "closed", "collapsed")
    closed = option(tag, "closed", "collapsed", "collapse", "folded", "fold")
    return closed.lower() in ("false", "no", "off", "0") if closed else None


def _author(tag: Tag) -> str:
    """Return who said it and where, as Markdown, with a link if there is an address."""
    author = one_line(option(tag, "author", "by", "cite", "name", "attribution", "attr"))
    source = one_line(option(tag, "title", "source", "work", "book", "from"))
    address = option(tag, "link", "href", "url", "source-url", "attrlink")
    if is_address(source) and not address:
        source, address = "", source
    before, link, after = _around_address("" if tag.name in _PULLED else as_written(tag, tag.arguments))
    author, address, source = author or before, address or link, source or after or _WEB_SIGN.sub("", link)
    if address:
        text = source or author or address
        linked = f"[{text}](<{address}>)"
        return f"{author}, {linked}" if author and source else linked
    return ", ".join(filter(None, (author, source)))


def _around_address(text: str) -> tuple[str, str, str]:
    """Return the words before a web address, the address, and the words after it, as Hexo orders them."""
    address = _WEB.search(text)
    if not address:
        return one_line(text), "", ""
    return one_line(text[: address.start()]), address[0], one_line(text[address.end() :])
