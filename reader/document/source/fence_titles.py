"""Titles and file names among the words after a code fence, as many systems write them."""

from __future__ import annotations

import re
from typing import Final

from reader.content.text import clean_line

_CAPTION: Final = re.compile(
    r"""(?:^|[\s{,:])(?:title|file|filename|fileName|caption|name|lst-cap|fig\.cap)\s*[=:]\s*"""
    r"""(?:"([^"]*)"|'([^']*)'|([^\s,}"']+))"""
)
_AFTER_COLON: Final = re.compile(
    r"(?:diff[ \t]++)?[\w+#.-]++:"
    r"(?!(?:no-)?(?:line-numbers|v-pre|collapsed-lines)|title=|\d+(?:\s|$)|//)([^\s{]+)"
)
_IN_BRACKETS: Final = re.compile(r"[^\s\[{]++\s*+(?:\{[^}]*+\}\s*+)?\[(?![\d\s,-]*+\])([^\]]+)\]")
_FILE_NAME: Final = re.compile(r"[^\s{]++\s++([\w./@-]*[\w@-]\.[A-Za-z]\w{0,9})(?:\s|$)")


def title_of(info: str) -> str:
    """The title or file name in an info string; empty when it gives none.

    It takes ``title="x"`` and its like (Docusaurus, rehype, Quarto, Hugo; ``title:x`` in Obsidian),
    ``js:app.js`` (Qiita, Zenn, Gatsby), ``ts [app.ts]`` (VitePress, Nuxt) and ``ts src/app.ts``; options
    such as ``{1,3}`` are none.
    """
    ways = (_CAPTION.search, _AFTER_COLON.match, _IN_BRACKETS.match, _FILE_NAME.match)
    for way in ways:
        found = way(info)
        if found and (caption := next(filter(None, found.groups()), "")):
            return clean_line(caption)
    return ""
