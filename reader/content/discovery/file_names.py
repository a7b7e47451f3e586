"""What the name of a file says: whether it may be a post, what names it, its language."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

MARKDOWN_EXTENSIONS: Final = frozenset(
    ("md", "markdown", "mkd", "mkdn", "mkdown", "mdown", "mdx", "rmd", "qmd")
)
TEXT_EXTENSIONS: Final = frozenset(("txt", "text"))
"""Posts only where nothing but posts is kept: in ``_posts`` and ``_drafts``."""

_LANGUAGE_CODES: Final = """
    ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km
    kn ko ku ky lb lo lt lv mk ml mn mr ms my nb ne nl nn no pa pl ps pt ro ru si sk sl so sq sr sv sw ta te
    th tl tr uk ur uz vi xh yo zh zu
"""
LANGUAGES: Final = frozenset(_LANGUAGE_CODES.split())
"""Two-letter codes that a file name or folder may carry: those of languages that blogs are written in."""

_JEKYLL_POST: Final = re.compile(r"\d{2,4}-\d{1,2}-\d{1,2}-[^/]*\.[^.]+", re.DOTALL)
_INDEX: Final = re.compile(r"index(?:\.[a-z]{2}(?:-\w+)?)?", re.IGNORECASE)


def extension(name: str) -> str:
    """Return what follows the last dot of a file name, lower case and without the dot."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def is_jekyll_post_name(name: str) -> bool:
    """Tell whether Jekyll takes a file in ``_posts`` as a post: ``YEAR-MONTH-DAY-title.extension``."""
    return _JEKYLL_POST.fullmatch(name) is not None


def stem_of(path: str) -> str:
    """Return the part of a path that names the post, without extension and language.

    It is ``dir`` for ``dir/index.md``.
    """
    *folders, name = path.split("/")
    stem = name.rpartition(".")[0] or name
    if _INDEX.fullmatch(stem) and folders:
        return folders[-1]
    return _without_language(stem)


def is_index(path: str) -> bool:
    """Tell whether a file stands for its folder: ``index.md``, or ``index.fr.md``."""
    name = path.rpartition("/")[2]
    return _INDEX.fullmatch(name.rpartition(".")[0] or name) is not None


def language_of(path: str) -> str:
    """Return the language that a path tells: ``fr`` of ``post.fr.md``, or a first folder ``pt-br``."""
    stem = path.rpartition("/")[2].rpartition(".")[0]
    suffix = stem.rpartition(".")[2] if "." in stem else ""
    if _is_language(suffix):
        return suffix
    first = path.partition("/")[0] if "/" in path else ""
    return first if _is_language(first) else ""


def _without_language(stem: str) -> str:
    before, dot, suffix = stem.rpartition(".")
    return before if dot and before and _is_language(suffix) else stem


@lru_cache(maxsize=1024)
def _is_language(code: str) -> bool:
    language, hyphen, region = code.replace("_", "-").partition("-")
    return language.lower() in LANGUAGES and (not hyphen or (region.isalnum() and 2 <= len(region) <= 4))
