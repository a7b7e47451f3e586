"""Lines as bytes for any terminal: in its sixteen colours, or only bold, dim and the like; or clean text."""

from __future__ import annotations

from typing import Final

from reader.content.text import clean_text
from reader.page.rows import Run
from reader.screen.appearance import Depth
from reader.screen.lines import Line
from reader.screen.roles import ROLES, is_ink, look_of

_RESET: Final = "\x1b[0m"
_LONGEST_LINK: Final = 2_000


class Ansi:
    """Writes lines with the codes (ECMA-48 SGR) of their roles, and with OSC 8 hyperlinks to the web."""

    def __init__(self, *, monochrome: bool = False, depth: Depth = Depth.ALL) -> None:
        """``monochrome`` leaves bold, dim and the like, and no colours; ``depth`` is that of pictures."""
        self._depth = depth
        self._monochrome = monochrome
        self._codes: dict[str, str] = {}
        """Those of several roles together, by the roles as a run has them. They are few."""

    def text(self, line: Line) -> str:
        """Return a line, complete by itself, without blanks at its end; no other control is in it."""
        end = len(line)
        while end and line[end - 1].text.isspace() and not is_ink(line[end - 1].roles):
            end -= 1
        return "".join(map(self._run, line[:end]))

    def _run(self, run: Run) -> str:
        text = clean(run.text)
        codes = self._codes.get(run.roles)
        if codes is None:
            codes = self._codes_of(run.roles)
            if not is_ink(run.roles):
                self._codes[run.roles] = codes
        if codes:
            text = f"\x1b[{codes}m{text}{_RESET}"
        target = _web_address(run.link.href) if run.link else ""
        return f"\x1b]8;;{target}\x1b\\{text}\x1b]8;;\x1b\\" if target else text

    def _codes_of(self, roles: str) -> str:
        if is_ink(roles):
            return self._ink_codes(roles)
        looks = (ROLES[role].codes for role in roles.split() if role in ROLES)
        codes = dict.fromkeys(";".join(filter(None, looks)).split(";"))
        # Colours are numbers of two digits.
        return ";".join(code for code in codes if len(code) == 1 or not self._monochrome)

    def _ink_codes(self, role: str) -> str:
        """Return the codes of a role that is two colours of its own."""
        from reader.screen.pictures.palettes import colour_codes

        look = look_of(role, {})
        pairs = ((look.colour, False), (look.background, True))
        codes = []
        for colour, behind in pairs:
            red, green, blue = bytes.fromhex(colour.removeprefix("#"))
            codes.append(colour_codes((red, green, blue), self._depth, behind=behind))
        return ";".join(codes)


def clean(text: str) -> str:
    """Return text that is safe to print on one line.

    No-break blanks become plain ones, because whoever searches a pipe types those.
    """
    if text.isascii() and text.isprintable():
        return text
    return clean_text(text).replace("\n", " ").replace("\t", " ").replace("\u00a0", " ")


def _web_address(href: str) -> str:
    """Return where a link leads, if it is to the web and every character may stand in an escape sequence."""
    # The length comes first: a long address stands on many rows, and is looked at on each.
    safe = len(href) <= _LONGEST_LINK and href.isascii() and href.isprintable() and " " not in href
    return href if safe and href.lower().startswith(("http://", "https://")) else ""
