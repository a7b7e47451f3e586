"""What is wrong with front matter that nearly is YAML or TOML, in words that tell how to mend it."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import islice
from typing import Final

from reader.content.front_matter.limits import SIZE_LIMIT, Mistake


def unparted_fields(block: str) -> Mistake | None:
    """Return the first line whose key and value YAML does not part; None when there is none.

    That makes one text of all lines, or an error of the lines below it.
    """
    for number, line in enumerate(block[:SIZE_LIMIT].split("\n"), start=1):
        found = _UNPARTED.match(line)
        if found is not None:
            key, sign = found["key"], found["sign"]
            return Mistake(number, _remedy(sign).format(key=key))
    return None


def is_list_of_fields(block: str, known: Container[str]) -> bool:
    """Tell whether every line of a block is a field, an item of one, or a remark, and not a sentence.

    ``known`` are the keys of front matter: the first has to be one, and one alone has to be a title.
    """
    lines = [line for line in block[:SIZE_LIMIT].split("\n") if line.strip() and not line.startswith("#")]
    fields = [found for line in lines if (found := _FIELD.match(line))]
    if not fields or not _FIELD.match(lines[0]) or fields[0]["key"].lower() not in known:
        return False
    if len(fields) < 2 and fields[0]["key"].lower() != "title":
        return False
    return all(_FIELD.match(line) or _BELOW.match(line) for line in lines)


def eaten_words(block: str) -> list[Mistake]:
    """Return the lines of which YAML drops text: after a ``#``, or a first word with ``!`` or ``&``.

    A blank after the ``#`` as well means a remark: that is not told.
    """
    fields = ((found, _dropped(found["value"])) for found in _TEXT_FIELD.finditer(block))
    told = islice(((found, dropped) for found, dropped in fields if dropped), _TOLD)
    return [
        Mistake(
            block.count("\n", 0, found.start()) + 1,
            f"YAML drops “{dropped[:_LONGEST].strip()}” of “{found['key']}”: put the value in quotes",
        )
        for found, dropped in told
    ]


def _dropped(value: str) -> str:
    """Return what YAML leaves out of a value on one line; empty when it leaves out nothing that was meant."""
    if value.startswith(("!", "&")):
        sign = _SIGN.match(value)
        return sign[0] if sign else ""
    remark = None if value[0] in _NOT_PLAIN else _REMARK.search(value)
    return remark[1] if remark else ""


def explain_toml(block: str, mistake: Mistake) -> Mistake:
    """Return what is wrong with a line of TOML, naming its key, for what the parser says of it."""
    lines = block[:SIZE_LIMIT].split("\n")
    line, message = mistake
    if message.startswith("unclosed"):
        # Told of the line on which something else came.
        before = range(min(line, len(lines)), 0, -1)
        line = next((number for number in before if _OPENING.match(lines[number - 1])), line)
    text = "".join(lines[line - 1 : line])
    return Mistake(line, _explain_line(message, text))


def _explain_line(message: str, text: str) -> str:
    found = _TOML_FIELD.match(text)
    if found is None:
        return message
    key, sign, value = found["key"], found["sign"], found["value"]
    if sign != "=" and "'='" in message:
        return f"“{key}” is parted from its value by “=”: {key} = …"
    if "overwrite" in message:
        return f"“{key}” is given twice"
    quote = value[:1]
    if quote in _CURLY:
        return f"the value of “{key}” stands in typographic quotes ({quote}): TOML wants straight ones"
    if quote in ("'", '"'):
        return _explain_quote(message, key, value)
    if message.startswith("unclosed"):
        return f"a bracket of “{key}” is not closed"
    if "date" in message or _DAY.match(value):
        return f"the value of “{key}” is not a date"
    if message.startswith("invalid value"):
        return f"the value of “{key}” needs quotes" if value else f"“{key}” has no value"
    return f"{message} (“{key}”)"


def _explain_quote(message: str, key: str, value: str) -> str:
    quote = value[0]
    if quote == '"' and "\\" in value:
        return f"a \\ in the value of “{key}” is written twice, or the value stands in ' quotes"
    if value.count(quote) == 1:
        return f"the quote {quote} of “{key}” is not closed"
    if "expected newline" in message.lower():
        return f"something follows the closing quote {quote} of “{key}”: put the value in other quotes"
    return f"{message} (“{key}”)"


_WIDE_BLANKS: Final = "\u00a0\u2007\u202f\u3000\u2002\u2003\u2009\u200b"

_KEY: Final = r"""["']?(?P<key>[^\W\d][\w.-]{0,40})["']?"""
_UNPARTED: Final = re.compile(
    rf"{_KEY}(?P<sign>[ \t]*：|[ \t]*:[{_WIDE_BLANKS}]|[ \t]*:(?=[^\s:/])|[ \t]*=(?=[ \t]*[\"'\[\w]))"
)
"""A field at the very beginning of a line."""

_FIELD: Final = re.compile(rf"{_KEY}(?:[ \t]*[:：]|[ \t]*=)")
_BELOW: Final = re.compile(r"[ \t]*-[ \t]|[ \t]+\S|[\]})]")
_TEXT_FIELD: Final = re.compile(
    r"^(?P<key>title|subtitle|description|summary|excerpt|tags|categories|category|keywords):"
    r"[ \t]+(?P<value>\S[^\n]*)",
    re.MULTILINE | re.IGNORECASE,
)
_NOT_PLAIN: Final = "\"'[{>|*"
"""What a value begins with that YAML takes in another way."""
_SIGN: Final = re.compile(r"[!&](?!!)[^\s\"'\[{]*(?=[ \t]+[^\s\"'\[{>|&!*#])")
"""A tag or an anchor before plain text."""
_REMARK: Final = re.compile(r"(?:^|[ \t])(#[^\s#].*)")
_TOLD: Final = 20
"""Lines that are told of one block."""
_LONGEST: Final = 40
"""Characters of what is dropped that are told."""
_OPENING: Final = re.compile(r"[^=]*=[ \t]*[\[{]")
_DAY: Final = re.compile(r"\d{4}-\d")
_CURLY: Final = ("“", "”", "„", "‘", "’", "«", "」", "「")
_TOML_FIELD: Final = re.compile(
    r"""[ \t]*["']?(?P<key>[\w.-]{1,60})["']?[ \t]*(?P<sign>[=:：]|)[ \t]*(?P<value>.*)"""
)


def _remedy(sign: str) -> str:
    if "=" in sign:
        return "“{key} = …” is TOML, which stands between +++: between --- it is “{key}: …”"
    if "：" in sign:
        return "the colon after “{key}” is a full-width one (：): write “{key}: …”"
    if len(sign.strip(" \t")) > 1:
        return "the blank after “{key}:” is not an ordinary one: write “{key}: …”"
    return "a blank is missing after “{key}:”"
