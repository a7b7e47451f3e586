"""What a ``#tag`` in the text of a note of Obsidian is."""

from __future__ import annotations

from typing import Final

_CHARACTER: Final = (
    r"[^\s\x00-,.:-@\[-^`{-\x9f\u2000-\u206f\u2e00-\u2e7f\u3000-\u303f\ufdd0-\ufdef\uff00-\uff0f]"
)

TAG: Final = rf"#(?=[0-9/-]*+{_CHARACTER}){_CHARACTER}++"
"""The pattern of a tag: no blanks, no punctuation, not only digits and dashes. Emoji may be in it."""
