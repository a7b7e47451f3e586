"""Whether text between dollars or brackets is mathematics, or prices, variables and escaped brackets."""

from __future__ import annotations

import re
from typing import Final

from reader.document.source.code_mask import CodeMask

ENVIRONMENTS: Final = (
    r"(?:equation|align|aligned|alignat|alignedat|flalign|gather|gathered|multline|split|eqnarray|displaymath"
    r"|[pbBvV]?matrix|smallmatrix|cases|dcases|array|CD)\*?"
)
"""The environments that are formulas without dollars around them."""

LONGEST_FORMULA: Final = 10_000
"""Characters up to which the end of a formula is looked for. It keeps hostile text from taking long."""

_INSIDE: Final = r"(?:[^\\$`]|\\[\s\S])"
DOLLARS: Final = re.compile(rf"\$(?![\s$])({_INSIDE}{{1,2000}}+)\$(?!\$)")
"""A formula between single dollars: no blank and no dollar behind the first. What lies before the second, and
what follows it, `are_dollars_of_a_formula` looks at."""

DOUBLE_DOLLARS: Final = re.compile(rf"\$\$(?!\$)((?:{_INSIDE}|\$(?!\$)){{1,{LONGEST_FORMULA}}}+)\$\$(?!\$)")

_ADJACENT_WORDS: Final = re.compile(r"[A-Za-z]{2,}[,.;:]? +[A-Za-z]{2,}")
_WORD_AMONG_OTHERS: Final = re.compile(r" [A-Za-z]{2,} ")
_OPERATORS: Final = re.compile(r"[\^_=+<>{}|\\]")
_SUFFIX: Final = re.compile(r"[a-zA-Z]{1,3}(?![A-Za-z0-9_])")
_COMMAND: Final = re.compile(r"\\(?:[A-Za-z]+|[,;:!])")
_SCRIPT: Final = re.compile(r"[\w)}\]]\^[\w({]|(?<![A-Za-z0-9])[A-Za-z]_(?:[A-Za-z0-9](?![A-Za-z0-9_])|\{)")
"""A superscript, or a single letter with a subscript, which names of variables seldom are."""

_WORD: Final = re.compile(r"[A-Za-z]{2,}")
_EVIDENCE: Final = re.compile(
    rf"{DOUBLE_DOLLARS.pattern}|{DOLLARS.pattern}"
    rf"|\\begin\{{{ENVIRONMENTS}\}}"
    r"|\\\\?\[((?:[^\\\n]|\\[^\\\]\[\n]|\\\\(?![\]\[])|\n(?![ \t]*\n)){1,2000}+)\\\\?\]"
    r"|\\\\?\(((?:[^\\\n]|\\[^\\)(\n]|\\\\(?![)(])){1,500}+)\\\\?\)"
)


def has_mathematics(body: str) -> bool:
    """Tell whether an article has a formula outside of its code that cannot be anything else."""
    return any(map(_is_evidence, CodeMask(body).outside(_EVIDENCE)))


def _is_evidence(found: re.Match[str]) -> bool:
    if found[0].startswith("\\begin"):
        return True
    if found[0].startswith("$$"):
        return "\n\n" not in found[0] and are_double_dollars_of_a_formula(found)
    if found[0].startswith("$"):
        return bool(_COMMAND.search(found[2]) or _SCRIPT.search(found[2])) and are_dollars_of_a_formula(found)
    tex = found[3] or found[4]
    return bool(_COMMAND.search(tex) or (found[0].startswith("\\\\") and _SCRIPT.search(tex)))


def looks_like_mathematics(tex: str) -> bool:
    """Tell whether what stands between two signs is a formula, and not text between two chance signs."""
    if not tex.strip():
        return False
    if _COMMAND.search(tex):
        return True
    if tex.lstrip()[0].isdigit() and _WORD_AMONG_OTHERS.search(tex):
        return False
    if _OPERATORS.search(tex):
        return True
    return not _ADJACENT_WORDS.search(tex) and not _WORD_AMONG_OTHERS.fullmatch(tex)


def are_double_dollars_of_a_formula(found: re.Match[str]) -> bool:
    """Tell whether a match of `DOUBLE_DOLLARS` is a formula, and not part of a name as programs make them."""
    start, end = found.span()
    before, after = found.string[max(0, start - 1) : start], found.string[end : end + 1]
    is_within_name = f"{before}{after}".isascii() and before.isalnum() and after.isalnum()
    if is_within_name and not _COMMAND.search(found[1]):
        return False
    return looks_like_mathematics(found[1])


def are_dollars_of_a_formula(found: re.Match[str]) -> bool:
    """Tell whether a match of `DOLLARS` is a formula, and not prices or variables between two dollars."""
    text = found.string
    start, end = found.span()
    tex = text[start + 1 : end - 1]
    if tex[-1].isspace() or "\n\n" in tex:
        return False
    after = text[end : end + 1]
    if after.isdigit() or (after and after in "{_"):
        return False
    before = text[start - 1 : start] if start else ""
    if before and before in "'\"" and before in tex:
        return False
    has_command = bool(_COMMAND.search(tex))
    if before.isascii() and before.isalnum() and not has_command and len(tex) > 2:
        return False
    if after.isascii() and after.isalpha() and not has_command:
        is_suffix = _SUFFIX.match(text, end) and (tex[-1].isalnum() or tex[-1] in ")}]'")
        if not is_suffix:
            return False
    return looks_like_mathematics(tex)


def are_brackets_of_a_formula(tex: str, before: str, *, doubled: bool, display: bool) -> bool:
    """Tell whether ``\\(`` and ``\\[`` open a formula, and are not brackets escaped from Markdown.

    ``\\\\(`` is written for nothing else. Letters and numbers alone are formulas only in round brackets.
    """
    if _COMMAND.search(tex) or doubled:
        return looks_like_mathematics(tex)
    if before == "]" or (before.isascii() and before.isalnum()):
        return False
    if not display and not _WORD.search(tex):
        return bool(tex.strip())
    return re.search(r"[\^_=+<>/-]", tex) is not None and not _ADJACENT_WORDS.search(tex)
