"""HTML in a line of text, taken off without parsing it."""

from __future__ import annotations

import html
import re
from typing import Final

from reader.content.inline_marks import CODE


def without_html(text: str) -> str:
    """Text with its tags stripped and its entities decoded. Code in backticks stays as it is."""
    parts = CODE.split(text)
    parts[::2] = [html.unescape(_TAG.sub("", part)) for part in parts[::2]]
    return "".join(parts)


_TAG: Final = re.compile(
    r"</?(?:a|abbr|b|big|br|cite|code|del|dfn|div|em|figure|font|h[1-6]|i|img|ins|kbd|mark|p|q|s|samp|script|"
    r"small|span|strike|strong|style|sub|sup|svg|tt|u|var|wbr)(?:\s[^<>]*)?/?>|<!--.*?-->",
    re.IGNORECASE | re.DOTALL,
)
