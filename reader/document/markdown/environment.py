"""What the rules for blocks leave for each other, and for the next stretch of a long article.

markdown-it hands one dictionary, the environment, to all rules that read a text.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence
from typing import Any, Final, NamedTuple

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from reader.document.source.html_so_far import HtmlSoFar

BlockRule = Callable[[StateBlock, int, int, bool], bool]
"""State, first line, line after the last, and whether only to tell; returns whether the rule matched."""


class EngineRules(NamedTuple):
    """The rules for blocks that engines have in ways of their own."""

    table: BlockRule
    list_block: BlockRule
    reference: BlockRule
    html_block: BlockRule
    heading: BlockRule
    paragraph: BlockRule
    reference_interrupts: bool = False
    """Whether the definition of a link may stand right below a line of text."""


_UNFINISHED: Final = "unfinished"
HTML_BEFORE: Final = "html_before"
"""The key of the `HtmlBefore` of a stretch."""


class HtmlBefore:
    """The HTML that stands in an article before the stretch of it that is parsed."""

    def __init__(self) -> None:
        self.html: Final = HtmlSoFar()
        self.ends_it = False
        """Whether it is what ends right above the stretch."""
        self.is_below_blank = True
        """Whether the line above the stretch is blank, or there is none."""

    def add(self, tokens: Sequence[Token]) -> None:
        """Go on with the tokens of a stretch."""
        for token in tokens:
            if token.type == "html_block":
                self.html.add(token.content, token.level)
        self.ends_it = bool(tokens) and tokens[-1].type == "html_block"


def leave_unfinished(environment: MutableMapping[str, Any], line: int) -> None:
    """Note that what begins in a line, 0-based, may depend on what follows. The first such line counts."""
    environment.setdefault(_UNFINISHED, line)


def first_unfinished_line(environment: MutableMapping[str, Any], otherwise: int) -> int:
    """Return the first line that was noted, 0-based; ``otherwise`` if none was."""
    line: int = environment.get(_UNFINISHED, otherwise)
    return line
