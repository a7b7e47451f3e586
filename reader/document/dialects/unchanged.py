"""Which texts stay as they are when an article is prepared, found without preparing them.

It is asked of every post of a library, and nearly all it does is to look for a few characters.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from reader.document.dialects.rules import DialectRule, rules_of
from reader.document.source.dialect import Dialect

_CODE_SPAN: Final = re.compile(r"(?<!`)`[^`\n]+`(?!`)")


class Unfenced(NamedTuple):
    """A text, and what of it stands outside of fences."""

    text: str
    outside: str
    """It starts with a line end, and so does what follows a fence."""
    has_plain_fences: bool
    """Whether all fences stand at the margin, and no other line may be taken for the first or last of one."""


def is_unchanged(source: Unfenced, dialect: Dialect) -> bool:
    """Tell whether no rule changes a text, but for characters that nobody writes.

    It may say no of a text that stays as it is, never the other way round.
    """
    if "\r" in source.text or "\0" in source.text:
        return False
    for rule in rules_of(dialect):
        text = source.text if rule.part_of_code else source.outside
        if rule.character in text and rule.sign(text) and _may_change(source, rule):
            return False
    return True


def _may_change(source: Unfenced, rule: DialectRule) -> bool:
    """Tell whether a rule whose sign is in a text may find something there."""
    if rule.part_of_code and rule.part_of_code(source.text):
        return True
    if rule.has_own_fences and not source.has_plain_fences:
        return True
    has_part = rule.part or rule.sign
    return has_part(source.outside) and ("`" not in source.outside or has_part(_without_code(source.outside)))


def _without_code(outside: str) -> str:
    """Return a text with nothing in its code; as it was where that may reach over the end of a line."""
    is_plain = "\\`" not in outside and "`" not in _CODE_SPAN.sub("", outside)
    return _CODE_SPAN.sub("`x`", outside) if is_plain else outside
