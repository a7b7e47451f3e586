"""YAML whose every value stays the text that its author wrote.

YAML 1.1 reads ``007`` as 7, ``12:30`` as 750, ``no`` as false and ``2024-02-30`` as an error. Here scalars
are never interpreted, so titles stay verbatim and dates come to our own reading of them. Tags build
nothing, ``<<`` merges nothing, and what could exhaust the stack or the memory is refused before it is read.
"""

from __future__ import annotations

import re
from typing import Any, Final

import yaml
from frontmatter.default_handlers import YAMLHandler

from reader.content.front_matter.limits import FRONT_MATTER_LIMITS, UnreadableFieldsError, check_depth

# libyaml is several times quicker, and not there on every machine.
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

ALIAS_LIMIT: Final = 50


def load_yaml(text: str) -> object:
    """Load the value of one YAML document: text, lists, and mappings with text as keys.

    None when it is empty.

    Raises `UnreadableFieldsError`, and nothing else.
    """
    try:
        _refuse_what_exhausts(text)
        return _HANDLER.load(text, Loader=_TextLoader)
    except UnreadableFieldsError:
        raise
    except yaml.MarkedYAMLError as error:
        raise UnreadableFieldsError(_explain(error, text), _line_of(error)) from None
    except yaml.reader.ReaderError as error:
        position = error.position if isinstance(error.position, int) else 0
        line = text.count("\n", 0, position) + 1
        raise UnreadableFieldsError("a control character that YAML does not allow", line) from None
    except RecursionError:
        raise UnreadableFieldsError("nested too deep to be read") from None
    except Exception as error:
        # libyaml and its binding raise many other types on hostile text; none of them may end the reading.
        raise UnreadableFieldsError(f"not valid YAML ({type(error).__name__})") from None


_HANDLER: Final = YAMLHandler()


class _TextLoader(_Loader):  # type: ignore[misc]
    """Turns the nodes of a document into plain values, far quicker than PyYAML's constructors do."""

    def get_single_data(self) -> object:
        node = self.get_single_node()
        return None if node is None else _value(node, {})

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        """Give no value a type."""
        return ""


_UNFINISHED: Final = object()


def _value(node: Any, built: dict[int, Any]) -> Any:
    """Return the plain value of a node. Aliases share one value, so that they never multiply."""
    if node.id == "scalar":
        return node.value
    value = built.get(id(node))
    if value is _UNFINISHED:
        raise UnreadableFieldsError("a value that contains itself", node.start_mark.line + 1)
    if value is None:
        built[id(node)] = _UNFINISHED
        if node.id == "sequence":
            value = [_value(child, built) for child in node.value]
        else:
            value = {
                _key(key): child.value if child.id == "scalar" else _value(child, built)
                for key, child in node.value
            }
        built[id(node)] = value
    return value


def _key(node: Any) -> str:
    if node.id != "scalar":
        raise UnreadableFieldsError(
            "a value that begins with a bracket needs quotes", node.start_mark.line + 1
        )
    return str(node.value)


_TIGHT_NESTING: Final = re.compile(r"[-?:][ \t]+[-?:][ \t]")
"""Block collections opened one within the other on a single line."""

_HARMLESS_BRACKETS: Final = 200


def _refuse_what_exhausts(text: str) -> None:
    """Look for nesting and aliases that crash libyaml, or multiply what it builds, without building it.

    Indentation alone cannot nest deep within the size limit; brackets, runs of markers and aliases can.
    Only text that has many of those is read event by event, which needs no stack.
    """
    FRONT_MATTER_LIMITS.check_size(text)
    # Of two commas, two lines or two question marks there is a value between, or the text of one.
    FRONT_MATTER_LIMITS.check_values(sum(map(text.count, ",\n?")))
    brackets = text.count("[") + text.count("{")
    has_aliases = "&" in text and "*" in text
    if brackets > _HARMLESS_BRACKETS or has_aliases or _TIGHT_NESTING.search(text):
        _walk_events(text)


def _walk_events(text: str) -> None:
    depth = aliases = 0
    for events, event in enumerate(yaml.parse(text, Loader=_Loader)):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.AliasEvent):
            aliases += 1
        line = event.start_mark.line + 1 if event.start_mark else 1
        check_depth(depth, line)
        if aliases > ALIAS_LIMIT:
            raise UnreadableFieldsError("too many aliases to be read", line)
        FRONT_MATTER_LIMITS.check_values(events, line)


_HINTS: Final = {
    "mapping values are not allowed": "a value with “: ” in it needs quotes",
    "cannot start any token": "a value that begins with this character needs quotes",
    "while scanning a quoted scalar": "a quote is not closed",
    "while scanning an alias": "a value that begins with “*” needs quotes",
    "while parsing a flow": "a bracket is not closed",
    "while parsing a block mapping": "every line needs “key: value”, and nothing may follow a closing quote",
}


def _explain(error: yaml.MarkedYAMLError, text: str) -> str:
    """Return what YAML says, in one line, and what usually is the reason."""
    mark = error.problem_mark
    if mark is not None and text[mark.index : mark.index + 1] == "\t":
        return "YAML is indented with blanks, not with tabs"
    message = str(error.problem or error.context or "not valid YAML")
    if message.startswith("but "):
        message = f"{error.context}, {message}"
    said = f"{error.problem} {error.context}"
    hint = next((hint for part, hint in _HINTS.items() if part in said), "")
    return f"{message} ({hint})" if hint else message


def _line_of(error: yaml.MarkedYAMLError) -> int:
    """Return the line to look at: where an open quote or bracket began, rather than where the text ended."""
    opened = str(error.context).startswith(("while scanning a quoted", "while parsing a flow"))
    mark = (error.context_mark if opened else None) or error.problem_mark or error.context_mark
    return mark.line + 1 if mark is not None else 1
