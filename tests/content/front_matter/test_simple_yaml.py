"""Simple front matter is read without a parser of YAML, and exactly as one reads it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.content.discovery.text_files import read_text
from reader.content.front_matter.full_yaml import load_yaml
from reader.content.front_matter.simple_yaml import LENGTH_LIMIT, read_simple_yaml
from reader.content.front_matter.split import split_front_matter

ORDINARY = """\
layout: post
title: "Should You Write It Down: #2?"
date: 2024-01-28 23:36:03 +0000
excerpt: It's 007, no & yes*, at 12:30 [x] {y} - C#; see https://example.org/a?b=c#d
permalink: /2024/01/28/down

# Both ways to write a list.
categories: [News, 'Notes on paper', "2024"]
tags:
  - writing
  - "a: b"
author: Émilie 山田
image:
draft: false
aliases: []
"""


def test_ordinary_front_matter_is_read() -> None:
    assert read_simple_yaml(ORDINARY) == {
        "layout": "post",
        "title": "Should You Write It Down: #2?",
        "date": "2024-01-28 23:36:03 +0000",
        "excerpt": "It's 007, no & yes*, at 12:30 [x] {y} - C#; see https://example.org/a?b=c#d",
        "permalink": "/2024/01/28/down",
        "categories": ["News", "Notes on paper", "2024"],
        "tags": ["writing", "a: b"],
        "author": "Émilie 山田",
        "image": "",
        "draft": "false",
        "aliases": [],
    }


@pytest.mark.parametrize(
    "block",
    [
        pytest.param("", id="nothing"),
        pytest.param("# only a comment\n", id="comment"),
        pytest.param("title: a: b\n", id="colon in plain text"),
        pytest.param("title: a # b\n", id="comment after a value"),
        pytest.param("title: a\n  b\n", id="text of two lines"),
        pytest.param('title: "a\n  b"\n', id="quoted text of two lines"),
        pytest.param("title: >\n  a\n", id="block of text"),
        pytest.param('title: "a \\" b"\n', id="escape"),
        pytest.param("title: 'It''s'\n", id="doubled quote"),
        pytest.param("title: 'a' b\n", id="text after a quote"),
        pytest.param("title: @a\n", id="indicator"),
        pytest.param("image:\n  path: a.png\n", id="mapping"),
        pytest.param("image: {path: a.png}\n", id="mapping in braces"),
        pytest.param("tags: [a, [b]]\n", id="list in a list"),
        pytest.param("tags: [a, 'b, c']\n", id="comma in quotes"),
        pytest.param("tags: [a,\n  b]\n", id="brackets over two lines"),
        pytest.param("tags:\n- a\n  - b\n", id="items indented differently"),
        pytest.param("tags: a\n- b\n", id="item below text"),
        pytest.param("tags:\n- name: a\n", id="mapping in a list"),
        pytest.param("tags:\n-\n", id="empty item"),
        pytest.param("title:\ta\n", id="tab"),
        pytest.param("title: a\u00a0b\n", id="no-break space"),
        pytest.param("title: a\u2028b\n", id="line separator"),
        pytest.param("<<: *a\n", id="merge"),
        pytest.param("---\ntitle: a\n", id="another document"),
        pytest.param("title: a\n" * LENGTH_LIMIT, id="long"),
    ],
)
def test_whatever_else_is_left_to_the_parser(block: str) -> None:
    assert read_simple_yaml(block) is None


@pytest.mark.parametrize("frame", ["a: {}", "a: {}\nb: c", "a:\n- {}\n- b", "a: [{}]", "a: [b, {}]", "{}: a"])
def test_every_short_value_is_read_as_yaml_reads_it(frame: str) -> None:
    for length in range(5):
        for characters in product("a \n:#-\"'[],\\", repeat=length):
            block = frame.format("".join(characters))
            fields = read_simple_yaml(block)
            assert fields is None or list(fields.items()) == _as_yaml(block)


SIMPLE_TEXT = st.sampled_from(
    ["post", "12:30", "/a/b", "C# and C", "a - b", "null", "2024-01-28", "1 [x] {y}", "é", "山田 a"]
)
SCALAR = SIMPLE_TEXT | SIMPLE_TEXT.map("'{}'".format) | SIMPLE_TEXT.map('"{}"'.format)
LIST = st.lists(SCALAR, max_size=3).map(lambda items: f"[{', '.join(items)}]")
ITEMS = st.tuples(st.sampled_from(["", "  "]), st.lists(SCALAR, min_size=1, max_size=3)).map(
    lambda drawn: "".join(f"\n{drawn[0]}- {item}" for item in drawn[1])
)
FIELD = st.tuples(st.sampled_from(["a", "b-c", "_D1"]), st.just(": ") | st.just(":  "), SCALAR | LIST | ITEMS)
BLOCK = st.lists(FIELD.map("".join) | st.sampled_from(["", " ", "# a"]), max_size=5).map("\n".join)
"""Front matter that is simple, mostly."""

CHARACTERS = " :#-\"'[]{},\\\n\t?&*!|>%@`~<=/._+0aé🙂\u00a0\u0085\u0301\u2028\ufeff\x07\r"
PIECES = (
    ": ",
    ":\n",
    " #",
    " - ",
    "\n ",
    "\n- ",
    "\n  - ",
    "\na: ",
    "\n---\n",
    "\n...\n",
    "''",
    '\\"',
    "<<: ",
)
CHANGES = st.lists(st.tuples(st.sampled_from([*CHARACTERS, *PIECES]), st.integers(0, 60)), max_size=2)
"""What is put into a block, and where."""


def _changed(block: str, changes: list[tuple[str, int]]) -> str:
    for piece, place in changes:
        block = block[:place] + piece + block[place:]
    return block


@settings(max_examples=700)
@given(BLOCK, CHANGES)
@example("a:\n- b\nc: d\n- e", [])
@example("a:\n- b\na:\n- c", [])
@example("a: b\na:\n- c\n\n\n - d", [])
def test_what_is_nearly_simple_is_read_as_yaml_reads_it(block: str, changes: list[tuple[str, int]]) -> None:
    block = _changed(block, changes)
    fields = read_simple_yaml(block)
    if fields is not None:
        assert list(fields.items()) == _as_yaml(block)
        # The parser in Python, for machines that have no libyaml.
        assert fields == yaml.load(block, Loader=yaml.BaseLoader)


def _as_yaml(block: str) -> list[tuple[str, object]]:
    fields = load_yaml(block)
    assert isinstance(fields, Mapping)
    return list(fields.items())


def test_real_front_matter_reads_as_yaml_does(corpora: Path) -> None:
    blocks = [
        parts.block
        for path in corpora.rglob("*.m*d*")
        if path.is_file() and (parts := split_front_matter(read_text(str(path)).text)).format == "yaml"
    ]
    simple = [(block, fields) for block in blocks if (fields := read_simple_yaml(block)) is not None]
    assert len(simple) > len(blocks) / 2
    assert not [block for block, fields in simple if list(fields.items()) != _as_yaml(block)]
