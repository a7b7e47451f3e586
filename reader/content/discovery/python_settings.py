"""The literals of a configuration in Python. Nothing of it is run."""

from __future__ import annotations

import ast

from reader.content.front_matter.limits import (
    CONFIGURATION_LIMITS,
    UnreadableFieldsError,
    check_depth,
)


def read_python(text: str) -> dict[str, object]:
    """Return the values that names of a module are given, where they are literals or made of such names.

    Raises `UnreadableFieldsError`, and nothing else.
    """
    CONFIGURATION_LIMITS.check_size(text)
    try:
        module = ast.parse(text)
    except SyntaxError as error:
        raise UnreadableFieldsError(f"not valid Python ({error.msg})", error.lineno or 1) from None
    except (ValueError, RecursionError, MemoryError) as error:
        raise UnreadableFieldsError(f"not valid Python ({type(error).__name__})") from None
    known: dict[str, object] = {}
    for statement in module.body:
        if isinstance(statement, ast.AugAssign) and isinstance(statement.target, ast.Name):
            known.pop(statement.target.id, None)
        targets = statement.targets if isinstance(statement, ast.Assign) else []
        if isinstance(statement, ast.AnnAssign):
            targets = [statement.target]
        names = [target.id for target in targets if isinstance(target, ast.Name)]
        value = getattr(statement, "value", None)
        if names and isinstance(value, ast.expr):
            try:
                known.update(dict.fromkeys(names, _value(value, known, 0)))
            except (_NoLiteralError, UnreadableFieldsError):
                continue
    return known


class _NoLiteralError(Exception):
    """Raised for what only a program could tell."""


def _value(node: ast.expr, known: dict[str, object], depth: int) -> object:
    check_depth(depth)
    match node:
        case ast.Constant(value=bool() | str() | None as value):
            return value
        case ast.Constant(value=int() | float() as value):
            return str(value)
        case ast.Tuple(elts=elements) | ast.List(elts=elements) | ast.Set(elts=elements):
            return [_value(element, known, depth + 1) for element in elements]
        case ast.Dict(keys=keys, values=values):
            return {
                str(_value(key, known, depth + 1)): _value(value, known, depth + 1)
                for key, value in zip(keys, values, strict=True)
                if key is not None
            }
        case ast.Name(id=name) if name in known:
            return known[name]
        case ast.BinOp(op=ast.Add()):
            return _sum(node, known, depth)
        case ast.JoinedStr(values=parts):
            return "".join(_text(part, known, depth + 1) for part in parts)
    raise _NoLiteralError


def _sum(node: ast.expr, known: dict[str, object], depth: int) -> str:
    """Return texts put together, however many they are."""
    parts: list[ast.expr] = []
    while isinstance(node, ast.BinOp):
        parts.append(node.right)
        node = node.left
    return "".join(_text(part, known, depth + 1) for part in (node, *reversed(parts)))


def _text(node: ast.expr, known: dict[str, object], depth: int) -> str:
    inner = node.value if isinstance(node, ast.FormattedValue) and not node.format_spec else node
    value = _value(inner, known, depth)
    if not isinstance(value, str):
        raise _NoLiteralError
    return value
