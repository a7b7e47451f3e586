"""The names that groups of tabs give to the tabs in them, as ``tabs items="A,B"`` does."""

from __future__ import annotations

from reader.document.dialects.tags.meanings import is_nameless_tab, tab_names
from reader.document.dialects.tags.tag import Tag


class TabNames:
    """The names that are left for tabs, asked for along a text."""

    def __init__(self) -> None:
        self._groups: list[tuple[int, list[str]]] = []
        """Where the groups around a place end, and the names that they have left, innermost last."""

    def take_group(self, tag: Tag, end: int) -> None:
        """Take the names that a tag gives to the tabs up to an offset, if it gives any."""
        if names := tab_names(tag):
            self._groups.append((end, names))

    def named(self, tag: Tag, start: int, otherwise: str = "") -> Tag:
        """Return the tag at an offset with the name that the group around has for it, or another one.

        Only a tab without a name is given one.
        """
        while self._groups and self._groups[-1][0] < start:
            self._groups.pop()
        if not (self._groups or otherwise) or not is_nameless_tab(tag):
            return tag
        names = self._groups[-1][1] if self._groups else []
        name = names.pop(0) if names else otherwise
        return tag._replace(options={**tag.options, "label": name}) if name else tag
