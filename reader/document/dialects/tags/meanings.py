"""What a tag means, by its name and its arguments, in whichever system it was written.

Hugo and Zola call them shortcodes, Jekyll and Hexo tags; themes name them alike. Names count in any case,
with ``-`` or ``_``.
"""

from __future__ import annotations

import functools
import re
from typing import Final

from reader.document.dialects.tags.callouts import opening_for
from reader.document.dialects.tags.embeds import embedded
from reader.document.dialects.tags.files import file_address, file_link, safe_target
from reader.document.dialects.tags.inline_tags import (
    address_of,
    callout_without_body,
    link_run,
    parameter,
    styled_words,
)
from reader.document.dialects.tags.pictures import gallery, pictures
from reader.document.dialects.tags.tag import Tag
from reader.document.dialects.tags.words import (
    is_address,
    is_flag,
    is_include,
    is_prose,
    label_of,
    normalized,
    one_line,
    option,
    plain_words,
    runs_of,
    words,
)
from reader.document.dialects.tags.words_below import is_linked
from reader.document.model import Inline, Link
from reader.document.source.dialect import Dialect
from reader.document.source.embeds import short_address
from reader.document.source.placeholders import Opening

_NAMES: Final = {
    "picture": (
        "figure fig img image imgproc picture asset-img asset-image responsive-image responsive-img photo "
        "imgs image-with-class image-with-caption image-caption imgcap lazyimg lazy-image screenshot "
        "fancybox responsive-image-block figure-with-caption post-image captioned-image bundle-image "
        "inlineimage inlineimg inline-image"
    ),
    "gallery": "gallery gallerygrid carousel slideshow photos image-gallery",
    "link": (
        "button btn link a linkbutton link-button hero-button card link-card linkcard cta person "
        "gallerygroup blogcard blog-card innerlink"
    ),
    "break": "br line-break linebreak newline",
    "layout": (
        "icon fa fas far fab fontawesome clear clearfix toc table-of-contents more ad ads adsense "
        "googleadsense advertisement newsletter subscribe share pagebreak page-break spacer vspace katex "
        "mathjax math comments disqus"
    ),
    "group": "tabs tabpane tab-pane tabgroup codetabs columns cards steps",
    "code": "highlight code codeblock code-block prism include-code sourcecode goat mermaid chart echarts "
    "plantuml graphviz gnuplot script terminal console command cmd output",
}
"""What tags are for, each with the names that systems and themes give them."""

_PICTURE_ENDS: Final = ("-figure", "-image", "-img", "-picture", "-photo")
"""How the names that sites give their own tags for pictures end."""

_LANGUAGES: Final = {
    "mermaid": "mermaid",
    "chart": "json",
    "echarts": "json",
    "plantuml": "plantuml",
    "graphviz": "dot",
    "gnuplot": "gnuplot",
    "script": "javascript",
    **dict.fromkeys(("terminal", "console", "command", "cmd"), "console"),
}
"""The language of tags around code whose name says it."""

_SIDE_NOTES: Final = frozenset(
    ("sidenote", "side-note", "marginnote", "margin-note", "footnote", "fn", "sn", "mn")
)

_ABOUT_LOOKS: Final = frozenset(("class", "classes", "style", "width", "height", "size"))

_LANGUAGE: Final = re.compile(r"[A-Za-z][\w+#.-]{0,20}\Z")


def chip_for(tag: Tag, dialect: Dialect) -> tuple[Inline, ...]:
    """Return what stands in the place of a tag that has no body; nothing when it only was about looks.

    Of a tag that is not known it is the name, with the words that its arguments have for readers.
    """
    known = known_chip(tag, dialect)
    return _unknown(tag, dialect) if known is None else known


def known_chip(tag: Tag, dialect: Dialect) -> tuple[Inline, ...] | None:
    """Return what replaces a tag; None if it is not known, or says too little to be understood."""
    tag = normalized(tag)
    match _purposes().get(tag.name) or ("picture" if tag.name.endswith(_PICTURE_ENDS) else None):
        case "break":
            return (Inline("\n"),)
        case "picture":
            return pictures(tag) or None
        case "gallery":
            return gallery(tag) or None
        case "layout":
            return None if any(map(is_prose, words(tag))) else ()
        case "link":
            return link_run(tag) or None
    if tag.name == "param":
        return parameter(tag, dialect)
    if link := file_link(tag, dialect.files):
        return (link,)
    return embedded(tag) or styled_words(tag) or callout_without_body(tag) or None


def container_for(tag: Tag, dialect: Dialect) -> Opening | None:
    """Return what a tag opens around its body; None if that is just a text, as in a tag that is not known."""
    return opening_for(normalized(tag))


def link_target(tag: Tag, dialect: Dialect) -> str | None:
    """Return the address that a tag like ``ref`` or ``post_url`` stands for, fit to be a target in Markdown.

    A file of the library is named by its path from there. None if the tag is not such a tag.
    """
    return file_address(normalized(tag), dialect.files)


def link_around(tag: Tag) -> str | None:
    """Return the address, fit to be a target, that a tag like ``button`` leads to; None without one."""
    tag = normalized(tag)
    if _purposes().get(tag.name) != "link":
        return None
    return safe_target(address_of(tag, first=True)) or None


def code_for(tag: Tag, dialect: Dialect) -> tuple[str, str] | None:
    """Return language and caption of the code between a pair of tags; None if its body is no code."""
    tag = normalized(tag)
    if tag.name == "tab":
        return _code_of_tab(tag)
    if _purposes().get(tag.name) != "code" and "code" not in tag.name.split("-"):
        return None
    arguments = list(tag.arguments)
    language = _LANGUAGES.get(tag.name) or option(tag, "lang", "language", "type", "syntax")
    if tag.name not in ("codeblock", "include-code") and not language and arguments:
        language = arguments.pop(0)
    caption = option(tag, "title", "caption", "filename", "file", "label", "name")
    if tag.name in ("codeblock", "include-code"):
        caption = caption or " ".join(arguments)
    return language if _LANGUAGE.match(language) else "", one_line(caption)


def is_comment(tag: Tag) -> bool:
    """Tell whether what stands between a pair of tags is not for readers."""
    return normalized(tag).name == "comment"


def is_mathematics(tag: Tag) -> bool:
    """Tell whether the body of a pair of tags is TeX."""
    return normalized(tag).name in ("katex", "mathjax", "math", "latex", "tex")


def is_side_note(tag: Tag) -> bool:
    """Tell whether the body of a pair stands in the margin of the page, away from the text around it."""
    return normalized(tag).name in _SIDE_NOTES


def words_above(tag: Tag) -> tuple[Inline, ...]:
    """Return what a tag that is not known says in its arguments, to stand above its body."""
    tag = normalized(tag)
    if _purposes().get(tag.name) == "group":
        return ()
    runs = runs_of(" — ".join(words(tag)), "strong")
    address = address_of(tag)
    return tuple(run._replace(link=run.link or Link(address)) for run in runs) if address else runs


def tab_names(tag: Tag) -> list[str]:
    """Return the names that a group of tabs gives to its tabs, as ``tabs items="A,B"`` does."""
    tag = normalized(tag)
    listed = option(tag, "items", "titles", "names") if _purposes().get(tag.name) == "group" else ""
    return [name.strip() for name in listed.split(",") if name.strip()]


def is_nameless_tab(tag: Tag) -> bool:
    """Tell whether a tag opens a tab without telling its name."""
    tag = normalized(tag)
    return opening_for(tag) == Opening("details", "Tab")


@functools.cache
def _purposes() -> dict[str, str]:
    return {name: purpose for purpose, names in _NAMES.items() for name in names.split()}


def _unknown(tag: Tag, dialect: Dialect) -> tuple[Inline, ...]:
    plain = normalized(tag)
    if body := option(plain, "body"):
        return runs_of(body)
    said = words(plain) or ([] if label_of(tag) != tag.name else _values(plain))
    address = address_of(plain) or next((text for text in tag.arguments if "://" in text), "")
    return _chip(label_of(tag), " — ".join(said), address or _included_file(tag, dialect))


def _included_file(tag: Tag, dialect: Dialect) -> str:
    """Return where the file is that a tag includes; empty if it includes none of the site."""
    if dialect.includes is None or not is_include(tag):
        return ""
    file = dialect.includes.find(tag.arguments[0], relative=tag.name == "include_relative")
    return dialect.includes.address(file) if file else ""


def _chip(label: str, said: str, address: str) -> tuple[Inline, ...]:
    """Return a chip that says something in Markdown, and leads to an address; its words keep their links."""
    link = Link(address) if address else None
    if not is_linked(said):
        text = f"⟨{label}: {plain_words(said)}⟩" if said else f"⟨{label}⟩"
        return (Inline(text, "chip", link),)
    return Inline(f"⟨{label}: ", "chip", link), *runs_of(said), Inline("⟩", "chip")


def _values(tag: Tag) -> list[str]:
    """Return what tells most of a tag without words: its only value, or the file or address it names."""
    if address := address_of(tag) or next(filter(is_address, tag.arguments), ""):
        return [short_address(address) if "://" in address else one_line(address)]
    if len(tag.arguments) + len(tag.options) > 1:
        return []
    values = [value for name, value in tag.options.items() if name not in _ABOUT_LOOKS and not is_flag(value)]
    return [one_line(value) for value in (*tag.arguments, *values)]


def _code_of_tab(tag: Tag) -> tuple[str, str] | None:
    """Return language and caption of a tab of Docsy, which holds code when it names a language."""
    language = option(tag, "lang")
    if not language or option(tag, "text") == "true":
        return None
    return language if _LANGUAGE.match(language) else "", one_line(option(tag, "header", "name", "title"))
