"""Reading a tag of any system: its name and options in one form, and which of its words are for readers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.content.text import clean_text
from reader.document.dialects.tags.tag import Tag
from reader.document.markdown.definitions import ArticleDefinitions
from reader.document.markdown.inlines import parse_runs
from reader.document.model import Inline
from reader.document.source.captions import plain_text

_INCLUDES: Final = frozenset({"include", "include-cached", "include-relative", "partial", "render"})

_TEMPLATE_SUFFIX: Final = re.compile(r"\.(?:html?|njk|liquid|md|hbs|ejs|swig|svg)\Z")

_READ_OPTIONS: Final = frozenset(
    {
        *("title", "heading", "header", "subtitle", "subheader", "subheading", "label", "name", "caption"),
        *("alt", "text", "content", "body", "message", "quote", "description", "desc", "summary", "author"),
        *("speaker", "date", "year", "period"),
        *("by", "tooltip", "badge", "attr", "attribution", "question", "answer", "credit", "copyright"),
    }
)
"""Options whose values are written for readers, even one word."""

_UNREAD_OPTIONS: Final = frozenset(
    {
        *("id", "class", "classes", "style", "icon", "rel", "target", "size", "sizes", "srcset", "options"),
        *("width", "height", "params", "args", "linenos", "type", "format", "method", "allow", "sandbox"),
    }
)
"""Options whose values are never written for readers, even several words."""

_ADDRESS: Final = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//\S|[./]?[^\s.]*/|#|\S*\.[A-Za-z][A-Za-z0-9]{1,5}(?:[?#]\S*)?\Z"
)
_STYLE: Final = re.compile(r"[\w-]:[^;:{}]{1,80};|\{")
_SETTING: Final = re.compile(r"[\w.-]+[:=]\S*|--?[\w-]+|[\d.,:;%x-]+(?:px|r?em|v[hw])?\Z")


def normalized(tag: Tag) -> Tag:
    """Return a tag under the name that counts: in lower case, with ``-`` for ``_``, and without folders.

    What is included counts as a tag of its own: ``include embed/figure.html`` is ``figure``.
    """
    name, arguments = _plain(tag.name), tag.arguments
    if is_include(tag):
        name, arguments = _plain(arguments[0]), arguments[1:]
    options = {_plain_option(key): value for key, value in tag.options.items()}
    return Tag(_TEMPLATE_SUFFIX.sub("", name), arguments, options, tag.text)


def is_include(tag: Tag) -> bool:
    """Tell whether a tag includes a file, which is its first argument."""
    return bool(tag.arguments) and _plain(tag.name) in _INCLUDES


def label_of(tag: Tag) -> str:
    """Return how a person would call a tag: by its name, with the file if it includes one."""
    name = tag.name.strip()
    return one_line(f"{name} {tag.arguments[0]}" if is_include(tag) else name)


def option(tag: Tag, *names: str) -> str:
    """Return the first of some options that says anything; empty if none does."""
    return next((value for name in names if (value := tag.options.get(name, "").strip())), "")


def words(tag: Tag) -> list[str]:
    """Return what the arguments of a tag say to people, never ids, sizes, classes, settings or paths."""
    positional = [text for text in tag.arguments if is_prose(text)]
    named = [text for name, text in tag.options.items() if _is_read(name, text)]
    return [text for text in map(one_line, positional + named) if text and not is_flag(text)]


def as_written(tag: Tag, arguments: Sequence[str]) -> str:
    """Return the last arguments of a tag as they were written, commas too, if they are not quoted."""
    if not arguments or tag.options or any(mark in tag.text for mark in "\"'`"):
        return " ".join(arguments)
    start = tag.text.find(arguments[0])
    return tag.text[start:] if start >= 0 and tag.text.endswith(arguments[-1]) else " ".join(arguments)


def is_prose(text: str) -> bool:
    """Tell whether an argument must be for people: several words, or one not in ASCII, and nothing else."""
    text = text.strip()
    parts = text.split()
    return (
        (len(parts) > 1 or not text.isascii())
        and not _STYLE.search(text)
        and not is_address(text)
        and any(map(str.isalpha, text))
        and not all(_SETTING.match(part) for part in parts)
    )


def is_address(text: str) -> bool:
    """Tell whether an argument looks like the path of a file or an address."""
    return bool(_ADDRESS.match(text)) and not any(map(str.isspace, text.strip()))


def is_flag(text: str) -> bool:
    """Tell whether an argument only switches something."""
    return text.lower() in ("true", "false", "yes", "no", "on", "off")


def one_line(text: str) -> str:
    """Clean some words (`clean_text`) and join them into one line."""
    return " ".join(clean_text(text).split())


def runs_of(markdown: str, *roles: str) -> tuple[Inline, ...]:
    """Parse the Markdown in an argument into runs, within some styles."""
    runs = parse_runs(one_line(markdown), ArticleDefinitions())
    return tuple(run._replace(roles=" ".join(filter(None, (*roles, run.roles)))) for run in runs)


def plain_words(markdown: str) -> str:
    """Return the Markdown in an argument without its markup."""
    return plain_text(parse_runs(one_line(markdown), ArticleDefinitions()))


def _is_read(name: str, value: str) -> bool:
    return name in _READ_OPTIONS or (name not in _UNREAD_OPTIONS and is_prose(value))


def _plain(name: str) -> str:
    return name.strip().strip("\"'").rpartition("/")[2].lower().replace("_", "-")


def _plain_option(name: str) -> str:
    return name.strip().lstrip("-").lower().replace("_", "-")
