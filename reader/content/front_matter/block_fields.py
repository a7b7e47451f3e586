"""The fields of a block of front matter, in whatever format, and what is wrong with it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from reader.content.front_matter.limits import SIZE_LIMIT, Mistake, UnreadableFieldsError
from reader.content.front_matter.simple_yaml import read_yaml

Fields = dict[str, object]


class BlockFields(NamedTuple):
    """What a block says."""

    fields: Fields
    mistakes: tuple[Mistake, ...] = ()


def read_block(block: str, kind: str) -> BlockFields | None:
    """Read the fields of a block, line by line where it cannot be parsed; None when it reads like prose.

    ``kind`` is ``yaml``, ``toml``, ``json`` or ``javascript``.
    """
    mistakes: tuple[Mistake, ...] = ()
    try:
        fields = _parse(block, kind)
    except UnreadableFieldsError as error:
        if kind == "yaml" and not _is_meant_as_fields(block):
            return None
        fields, mistake = _salvaged(block, kind, error)
        mistakes = (mistake,)
    if fields is None:
        fields = {}
    if not isinstance(fields, dict) or (kind == "yaml" and _reads_like_prose(block, fields)):
        return None
    if kind == "yaml" and not mistakes and _may_drop_words(block):
        from reader.content.front_matter.mistakes import eaten_words

        mistakes = tuple(eaten_words(block))
    return BlockFields(fields, mistakes)


def _may_drop_words(block: str) -> bool:
    """Tell whether a block has a sign without which it is what it seems in YAML."""
    return " #" in block or ": !" in block or ": &" in block


def _salvaged(block: str, kind: str, error: UnreadableFieldsError) -> tuple[Fields, Mistake]:
    """Return what can be read line by line of a block that cannot be parsed, and what is wrong with it."""
    from reader.content.front_matter.mistakes import explain_toml, unparted_fields

    fields = recovered(block[:SIZE_LIMIT])
    mistake = Mistake(error.line, error.message)
    if error.is_limit:
        return fields, mistake
    if kind == "toml":
        return fields, explain_toml(block, mistake)
    if kind == "yaml":
        if "\t" in block and (mended := _without_tabs(block)) is not None:
            return mended, mistake
        mistake = unparted_fields(block) or mistake
    return fields, mistake


def _parse(block: str, kind: str) -> object:
    """Return the value of a block. Raises `UnreadableFieldsError`.

    The parsers of rarer formats are loaded when a block first needs them.
    """
    if kind == "yaml":
        return _parse_yaml(block)
    if kind == "javascript":
        # Never run: only what stands there as plain text is taken.
        return recovered(block)
    from reader.content.front_matter.toml_json import load_json, load_toml

    return load_toml(block) if kind == "toml" else load_json(block)


def _parse_yaml(block: str) -> object:
    """Return the value of YAML. Raises `UnreadableFieldsError`, also for a text that was meant as fields."""
    value = read_yaml(block)
    if isinstance(value, str):
        from reader.content.front_matter.mistakes import is_list_of_fields, unparted_fields

        if is_list_of_fields(block, _KNOWN_KEYS) and (mistake := unparted_fields(block)):
            raise UnreadableFieldsError(mistake.message, mistake.line)
    return value


def recovered(block: str) -> Fields:
    """Return the fields that can be read line by line, from a block that is not parsed."""
    from reader.content.front_matter.recovery import recover_fields

    return recover_fields(block)


def _without_tabs(block: str) -> Fields | None:
    """YAML indented with tabs, as Hexo takes it."""
    try:
        fields = read_yaml(re.sub(r"^\t+", lambda tabs: "  " * len(tabs[0]), block, flags=re.MULTILINE))
    except UnreadableFieldsError:
        return None
    return fields if isinstance(fields, dict) else None


_KEYS: Final = """
    title date tags tag category categories layout author authors draft published permalink slug description
    summary excerpt image cover lang language updated lastmod modified pubdate pubdatetime publishdate status
    aliases weight type toc math mathjax comments id name path template taxonomies extra keywords
    kanban-plugin excalidraw-plugin
"""
_KNOWN_KEYS: Final = frozenset(_KEYS.split())

_KEY: Final = re.compile(r"""["']?([\w.-]+)["']?[ \t]*[:：=]""")


def begins_with_known_key(line: str) -> bool:
    """Tell whether a line is a field that front matter usually has."""
    found = _KEY.match(line)
    return found is not None and found[1].lower() in _KNOWN_KEYS


def _is_meant_as_fields(block: str) -> bool:
    """Tell whether a block that is not valid YAML is nevertheless front matter, and not text."""
    if re.match(r"""["']?[\w.-]+["']?[ \t]*:(?:[ \t]|$)""", block, re.MULTILINE):
        return True
    return any(map(begins_with_known_key, block[:SIZE_LIMIT].split("\n")))


def _reads_like_prose(block: str, fields: Fields) -> bool:
    """Tell whether a mapping is a sentence with a colon: no key is known, and it reads as text."""
    if not fields or not _KNOWN_KEYS.isdisjoint(fields) or any(key.lower() in _KNOWN_KEYS for key in fields):
        return False
    return block.startswith("\n") or any(len(key.split()) > 3 or len(key) > 60 for key in fields)
