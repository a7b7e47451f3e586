"""Front matter that exhausts a careless reader: its time, its memory or its stack."""

from __future__ import annotations

from typing import Final


def _laughs(levels: int) -> str:
    lines = ['a0: &a0 ["lol"]']
    for level in range(1, levels):
        lines.append(f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]")
    return "\n".join(lines)


def _merges(lines: int) -> str:
    text = ["a0: &a0 {k: v}"]
    for line in range(1, lines):
        text.append(f"a{line}: &a{line}\n  <<: [{', '.join([f'*a{line - 1}'] * 9)}]")
    return "\n".join(text)


HOSTILE_YAML: Final = {
    "billion laughs": "title: T\n" + _laughs(9),
    "merge keys": "title: T\n" + _merges(9),
    "aliases below the limit": "title: T\n" + _laughs(6),
    "open brackets": "title: T\na: " + "[" * 30_000,
    "nested brackets": "title: T\na: " + "[" * 5_000 + "]" * 5_000,
    "brackets hidden behind comments": "title: T\na:\n"
    + "".join(f"{' ' * (i % 3)} [ #]\n" for i in range(4_000)),
    "nested braces": "title: T\na: " + "{a: " * 5_000,
    "nested items": "title: T\na:\n  " + "- " * 20_000,
    "nested keys": "title: T\n" + "? " * 20_000,
    "nested mappings": "title: T\n" + "\n".join(" " * depth + "a:" for depth in range(350)),
    "itself": "title: T\na: &a [*a]",
    "python objects": "title: T\na: !!python/object/apply:os.system ['false']",
    "bad tags": "title: T\na: !!timestamp x\nb: !!float ''\nc: !!binary '$'\nd: !foo x",
    "long integers": "title: T\na: " + "9" * 5_000,
    "reserved names": "title: T\ncontent: a\nhandler: b\nself: c\nmetadata: d\n__class__: e\nnull: f",
    "list as key": "title: T\n? [a, b]\n: c",
    "many keys": "title: T\n" + "\n".join(f"k{number}: v" for number in range(20_000)),
    "many tags": "title: T\ntags: [" + "a, " * 100_000 + "a]",
    "long value": "title: T\nsummary: " + "x" * 1_000_000,
    "many lines": "title: T\nsummary: |\n" + "  line\n" * 500,
    "lone surrogate": "title: T\na: \ud800",
    "line separators": "title: T\na: b\u2028c\u0085d",
    "two documents": "title: T\n--- \nb: c",
    "directive": "title: T\n%YAML 9.9",
}
"""Fields that a parser of YAML hangs on, crashes on or executes; all have the title T."""


def in_toml(lines: str) -> str:
    """Return a post with some lines of TOML."""
    return f"+++\ntitle = 'T'\n{lines}\n+++\nThe body.\n"


def in_json(fields: str) -> str:
    """Return a post with some fields of JSON."""
    return f';;;\n"title": "T",\n{fields}\n;;;\nThe body.\n'


def in_yaml(lines: str) -> str:
    """Return a post with some lines of YAML."""
    return f"---\ntitle: T\n{lines}\n---\nThe body.\n"


TOO_DEEP: Final = {
    "keys with dots": in_toml("a." * 30_000 + "b = 1"),
    "keys with dots and blanks": in_toml("a . " * 10_000 + "b = 1"),
    "quoted keys with dots": in_toml("'a'.\"b\"." * 5_000 + "b = 1"),
    "many keys with dots": in_toml("".join("a." * 200 + f"k{number} = 1\n" for number in range(150))),
    "heads of tables": in_toml("[" + "a." * 30_000 + "b]\nc = 1"),
    "heads of many tables": in_toml("[[" + "a." * 30_000 + "b]]\nc = 1"),
    "keys below heads": in_toml("[" + "a." * 15 + "b]\n" + "a." * 15 + "c = 1"),
    "inline tables": in_toml("a = " + "{b=" * 5_000 + "1" + "}" * 5_000),
    "keys in inline tables": in_toml("a = {" + "a." * 20_000 + "b=1}"),
    "keys of inline tables": in_toml("a = " + "{b.c.d.e=" * 10 + "1" + "}" * 10),
    "arrays of TOML": in_toml("a = " + "[" * 20_000 + "]" * 20_000),
    "arrays over many lines": in_toml("a = " + "[ # [\n" * 5_000 + "]" * 5_000),
    "objects": in_json('"a": ' + '{"b":' * 5_000 + "1" + "}" * 5_000),
    "arrays of JSON": in_json('"a": ' + "[" * 20_000 + "]" * 20_000),
    "sequences": in_yaml("a: " + "[" * 300 + "]" * 300),
}

TOO_MANY: Final = {
    "values in an array of TOML": in_toml("a = [" + "1," * 30_000 + "]"),
    "tables in an array": in_toml("a = [" + "{}," * 20_000 + "]"),
    "values in deep tables": in_toml("".join("[" + "a." * 15 + f"b{n}]\nc.d.e.f=1\n" for n in range(1_100))),
    "values in an array of JSON": in_json('"a": [' + "1," * 30_000 + "1]"),
    "objects in an array": in_json('"a": [' + "{}," * 20_000 + "1]"),
    "values in a sequence": in_yaml("a: [" + "b," * 30_000 + "]"),
    "empty items": in_yaml("a:\n" + "-\n" * 30_000),
    "empty keys": in_yaml("a: {" + "?," * 30_000 + "}"),
}
