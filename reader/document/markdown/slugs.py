"""The ids that engines give to headings, which links to them use: one style for each engine.

A style says what becomes of typed punctuation in running text, what is made of a title, and what tells two
headings of one title apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Final, NamedTuple

from reader.content.discovery.site import Kind
from reader.document.source.dialect import Dialect, Engine

_ASCII_SLUG: Final = {
    code: (chr(code) if chr(code).isalnum() or chr(code) in "_-" else "-" if chr(code) in " \t" else None)
    for code in range(128)
}

_DASHES: Final = re.compile("---?")


def _as_typed(text: str) -> str:
    return text


class SlugStyle(NamedTuple):
    """How an engine makes ids."""

    slugify: Callable[[str], str]
    typeset: Callable[[str], str] = _as_typed
    """Return running text as the engine sets it before the id is made."""
    signs: str = ""
    """What ``typeset`` may change; empty when it changes nothing."""
    repeat: str = "-"
    """What stands between an id and the number of its repetition."""
    untitled: str = "section"
    """The id of a heading in which nothing can be one."""
    names_pictures: bool = True
    """Whether the description of a picture is a part of the id."""


def slugify(title: str) -> str:
    """Make a title an id as GitHub and kramdown's GFM parser do: lower case, words joined by ``-``."""
    lowered = title.lower()
    if lowered.isascii():
        return lowered.translate(_ASCII_SLUG)
    return "".join("-" if character in " \t" else character for character in lowered if _stays(character))


def _stays(character: str) -> bool:
    category = unicodedata.category(character)
    return character in " \t-" or category[0] in "LM" or category in ("Nd", "Pc")


def _without_dashes(text: str) -> str:
    """Return text without the hyphens that are set as dashes, which are in no id."""
    return _DASHES.sub("", text)


def style_of(dialect: Dialect) -> SlugStyle:
    """Return the style of an article's site."""
    if dialect.engine is Engine.KRAMDOWN:
        return _KRAMDOWN
    if dialect.engine is Engine.PYTHON_MARKDOWN:
        return _of_python_markdown(dialect)
    match dialect.kind:
        case Kind.HUGO:
            return _of_hugo(dialect)
        case Kind.HEXO:
            return _of_hexo(dialect)
    return _GITHUB


_GITHUB: Final = SlugStyle(slugify)
_KRAMDOWN: Final = SlugStyle(slugify, _without_dashes, signs="-", names_pictures=False)


def _of_hugo(dialect: Dialect) -> SlugStyle:
    typographer = "markup.goldmark.extensions.typographer"
    is_plain = dialect.setting(typographer) == "false" or dialect.setting(f"{typographer}.disable") == "true"
    style = SlugStyle(slugify, untitled="heading")
    if not is_plain:
        style = style._replace(typeset=_without_dashes, signs="-")
    is_old = (
        dialect.setting("blackfriday") or dialect.setting("markup.defaultmarkdownhandler") == "blackfriday"
    )
    match dialect.setting("markup.goldmark.parser.autoheadingidtype") or ("blackfriday" if is_old else ""):
        case "blackfriday":
            return style._replace(slugify=_blackfriday, typeset=_as_typed, signs="")
        case "github-ascii":
            return style._replace(slugify=lambda title: slugify(_in_ascii(title)))
    return style


def _blackfriday(title: str) -> str:
    """Make an id of the letters and digits of a title, one dash for all that stands between them."""
    return re.sub(r"[\W_]+", "-", title.lower()).strip("-")


def _in_ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")


def _of_python_markdown(dialect: Dialect) -> SlugStyle:
    chosen = _chosen_slugify(dialect)
    return SlugStyle(chosen or _slugify_of_toc, repeat="_", untitled="", names_pictures=False)


def _slugify_of_toc(title: str) -> str:
    """Make an id as the extension ``toc`` does: of what is left in ASCII."""
    words = re.sub(r"[^\w\s-]", "", _in_ascii(title)).strip().lower()
    return re.sub(r"[-\s]+", "-", words)


def _chosen_slugify(dialect: Dialect) -> Callable[[str], str] | None:
    """Return what a site of MkDocs names instead, which is that of ``pymdownx`` nearly always.

    Of a Python function in YAML the name is not kept, but the words it is called with are.
    """
    extensions = dialect.settings.get("markdown_extensions")
    entries = extensions if isinstance(extensions, list) else [extensions]
    options = [entry["toc"] for entry in entries if isinstance(entry, dict) and "toc" in entry]
    if not options or not isinstance(options[0], dict) or "slugify" not in options[0]:
        return None
    chosen = options[0]["slugify"]
    words = chosen.get("kwds") if isinstance(chosen, dict) else None
    case = words.get("case", "none") if isinstance(words, dict) else "lower"
    return lambda title: _slugify_of_pymdownx(title, str(case))


def _slugify_of_pymdownx(title: str, case: str) -> str:
    slug = " ".join(unicodedata.normalize("NFC", title).split())
    if case.startswith("lower"):
        slug = slug.lower()
    elif case == "fold":
        slug = slug.casefold()
    return re.sub(r"[^\w\- ]", "", slug).replace(" ", "-")


def _of_hexo(dialect: Dialect) -> SlugStyle:
    case = {"1": str.lower, "2": str.upper}.get(dialect.setting("marked.modifyanchors"), _as_typed)
    style = SlugStyle(lambda title: case(_hexo(title)), names_pictures=False)
    if dialect.setting("marked.smartypants") == "false":
        return style
    return style._replace(typeset=_smartypants, signs="-.'\"")


def _hexo(title: str) -> str:
    """Make an id in which everything but the punctuation of ASCII stays, accents aside."""
    return re.sub(r"[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'<>,.?/]+", "-", "".join(map(_base, title))).strip("-")


def _base(character: str) -> str:
    """Return a letter of Latin without its accent; any other character as it is."""
    if character.isascii():
        return character
    base = unicodedata.normalize("NFD", character)[0]
    return base if base.isascii() and base.isalpha() else _LATIN_LETTERS.get(character, character)


_LATIN_LETTERS: Final = {
    **dict(zip("ØøßÐđĐħĦıłŁŧŦ", "OosDdDhHilLtT", strict=True)),
    **{"Æ": "AE", "æ": "ae", "Œ": "OE", "œ": "oe", "ẞ": "S"},
}
"""Letters that are none with an accent, as Hexo writes them in ASCII."""

_OF_SMARTYPANTS: Final = (
    ("---", "—"),
    ("--", "–"),
    (r"(^|[-—/(\[{\"\s])'", r"\1‘"),
    ("'", "’"),
    (r"(^|[-—/(\[{‘\s])\"", r"\1“"),
    ('"', "”"),
    (r"\.{3}", "…"),
)


def _smartypants(text: str) -> str:
    for pattern, replacement in _OF_SMARTYPANTS:
        text = re.sub(pattern, replacement, text)
    return text
