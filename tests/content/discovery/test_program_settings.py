"""Settings in programs: literals are read, nothing is run, and no text does any harm."""

from __future__ import annotations

import pytest

from reader.content.discovery.javascript_settings import read_javascript
from reader.content.discovery.python_settings import read_python
from reader.content.front_matter.limits import UnreadableFieldsError


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("export default { a: 'x', \"b\": true, c: 3, d: null }", {"a": "x", "b": True, "c": "3", "d": None}),
        ("module.exports = { a: { b: ['x', { c: 'y' }] } };", {"a": {"b": ["x", {"c": "y"}]}}),
        ("export default defineConfig({ a: 'x' }) satisfies C", {"a": "x"}),
        ("export default defineConfig(({ mode }) => ({ a: 'x' }))", {"a": "x"}),
        (
            "module.exports = function (c) { c.on('x', () => { return { a: 1 } }); return { a: 'y' } }",
            {"a": "y"},
        ),
        ("export default async function f() { const a = 'x'; return { a } }", {"a": "x"}),
        ("export const config = { a: 'x' };\nexport default (c) => { c.f() }", {"a": "x"}),
        ("const c = { a: 'x' } as const\nexport default { ...c, b: 'y' }", {"a": "x", "b": "y"}),
        ("const a: Record<string, string> = 'x'; export default { a }", {"a": "x"}),
        (
            "const a = process.env.A ?? 'x'\nexport default { a, b: process.env.B || '/b/' }",
            {"a": "x", "b": "/b/"},
        ),
        ("const h = 'e.org'; export default { a: `https://${h}/`, b: `${f()}` }", {"a": "https://e.org/"}),
        ("export default { a: 'x' + y, b: f('x'), c: p ? 'x' : 'y', d: new URL('x'), e: 'z' }", {"e": "z"}),
        (
            "export default { f() { return 'x' }, g: () => 'x', async h(a, b) {}, get i() { }, e: 'z' }",
            {"e": "z"},
        ),
        (
            "export default { // a: 'w',\n /* a: 'v', */ a: 'x//y', r: /[/'\"]/g, e: 'z' }",
            {"a": "x//y", "e": "z"},
        ),
        (r"export default { a: 'it\'s \u00e9' }", {"a": "it's é"}),
        ("export default { a: 'x', b: 'y", {}),
        ("export default", {}),
        ("", {}),
    ],
)
def test_literals_of_javascript(text: str, expected: dict[str, object]) -> None:
    assert read_javascript(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A = 'x'\nB: str = u'y'\nC = 3\nD = True", {"A": "x", "B": "y", "C": "3", "D": True}),
        ("A = (('x', 'y'),)\nB = {'a': ['z'], 1: None}", {"A": [["x", "y"]], "B": {"a": ["z"], "1": None}}),
        (
            "A = 'x'\nB = A + '/' + 'y'\nC = f'{A}/z'\nD = {A: A}",
            {"A": "x", "B": "x/y", "C": "x/z", "D": {"x": "x"}},
        ),
        ("import os\nA = os.environ['x']\nB = 'x'.upper()\nC = [f(1)]\nD = 'z'", {"D": "z"}),
        ("A = 'x'\nA += 'y'\nif True:\n    A = 'z'\n", {}),
        ("", {}),
    ],
)
def test_literals_of_python(text: str, expected: dict[str, object]) -> None:
    assert read_python(text) == expected


@pytest.mark.parametrize(
    "text", ["A = 'x", "-" * 100_000 + "1", "(" * 10_000, "a+" * 200_000 + "a", "\0", "x" * 2_000_000]
)
def test_python_that_cannot_be_read_is_said_to_be_so(text: str) -> None:
    with pytest.raises(UnreadableFieldsError):
        read_python(text)


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "export default " + "{a:" * 50_000, "`${" * 50_000, "/*" * 9]
)
def test_unclosed_javascript_says_nothing(text: str) -> None:
    assert read_javascript(text) == {}


def test_what_is_nested_too_deep_is_left_out() -> None:
    deep = "[" * 60 + "]" * 60
    assert read_javascript(f"export default {{ a: {deep}, b: 'x' }}")["b"] == "x"
    assert read_python(f"A = {deep}\nB = 'x'") == {"B": "x"}
