"""Code between tags, as code in Markdown or within HTML."""

from __future__ import annotations

import re
from html import escape
from typing import Final

_BACKTICKS: Final = re.compile("`+")
_TILDES: Final = re.compile("~+")

_FENCED: Final = re.compile(
    r"\s*(?P<mark>`{3,}|~{3,})[ \t]*(?P<language>[\w+#-]*)[^\n`]*\n(?P<code>.*)\n[ \t]*(?P=mark)\s*",
    re.DOTALL,
)
"""A body that is nothing but code between fences, which tell its language as the tags around them do."""


def code_block(body: str, language: str, caption: str, prefix: str) -> str:
    """Return the lines of a fenced block; all but the first start with ``prefix``, of the quotes around.

    ``body`` is all between the tags, what stands on the line of the opening one included.
    """
    if language and (fenced := _FENCED.fullmatch(body)) and fenced["language"] == language:
        body = f"\n{fenced['code']}\n"
    lines = _body_lines(body, prefix)
    info = f'{language} title="{caption.replace(chr(34), chr(39))}"' if caption else language
    fence = "~" * _longer(_TILDES, body) if "`" in info else "`" * _longer(_BACKTICKS, body)
    return "\n".join((f"{fence} {info.strip()}".strip(), *lines, prefix + fence))


def html_code_block(body: str, language: str, caption: str, prefix: str) -> str:
    """Return the same as `code_block` for a place within a block of HTML, where no fence means anything."""
    lines = _body_lines(_escaped(body), prefix)
    title = f' title="{escape(caption)}"' if caption else ""
    name = f' class="language-{escape(language)}"' if language else ""
    return "\n".join((f"<pre{title}><code{name}>", *lines, f"{prefix}</code></pre>"))


def html_code_span(body: str) -> str:
    """Return the same as `code_span` for a place within a block of HTML."""
    code = " ".join(body.split("\n")).strip()
    return f"<code>{_escaped(code)}</code>" if code else ""


def code_span(body: str) -> str:
    """Return a code span, with more backticks around it than it holds in a row; empty if there is no code."""
    code = " ".join(body.split("\n")).strip()
    if not code:
        return ""
    ticks = "`" * (max(map(len, _BACKTICKS.findall(code)), default=0) + 1)
    pad = " " if code[0] == "`" or code[-1] == "`" else ""
    return f"{ticks}{pad}{code}{pad}{ticks}"


def _escaped(code: str) -> str:
    return code.replace("&", "&amp;").replace("<", "&lt;")


def _body_lines(body: str, prefix: str) -> list[str]:
    first, *rest = body.split("\n")
    if rest and not rest[-1].strip(" \t>"):
        rest.pop()
    if not all(line.startswith(prefix) for line in rest if line.strip(" \t>")):
        rest = [prefix + line for line in rest]
    return [prefix + first.strip(), *rest] if first.strip() else rest


def _longer(run: re.Pattern[str], body: str) -> int:
    """Return the length of a fence, at least 3, that no run in a body closes."""
    return max(2, max(map(len, run.findall(body)), default=0)) + 1
