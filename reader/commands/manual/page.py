"""The posts of the manual as parts of a manual page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from reader.commands.manual.posts import filled_posts
from reader.commands.roff import bold, escaped, italic, lines_of
from reader.content.front_matter.split import split_front_matter
from reader.document.model import CodeBlock, Document, Heading, Inline, Leaf, Table
from reader.document.parse import parse

_IN_WORDS: Final = str.maketrans(
    {
        **{"↓": "Down", "↑": "Up", "←": "Left", "→": "Right", "⟨": "<", "⟩": ">"},
        **{"✓": "a check mark", "★": "a star", "•": "a dot", "🎉": "a party popper"},
    }
)
"""Signs that a page in ASCII cannot show."""

_CODE: Final = frozenset({"code"})
_STRESSED: Final = frozenset({"strong", "emphasis"})


class Part(NamedTuple):
    """What stands below one heading."""

    level: int
    """1 for the title of a post."""
    title: str
    lines: tuple[str, ...]
    """In the language of manual pages."""


def parts_of_manual() -> Iterator[Part]:
    """Return what the posts say, heading by heading, in their order. Keys are those that nobody changed."""
    posts = [split_front_matter(text) for text in filled_posts().values()]
    for post in sorted(posts, key=lambda post: int(str(post.fields["weight"]))):
        yield from _parts(str(post.fields["title"]), parse(post.body))


def _parts(title: str, document: Document) -> Iterator[Part]:
    level, lines = 1, list[str]()
    for leaf in document.leaves:
        if isinstance(leaf.block, Heading):
            yield Part(level, title, tuple(lines))
            level, title, lines = leaf.block.level, _plain(document.runs(leaf)), []
        else:
            lines += _lines(document, leaf)
    yield Part(level, title, tuple(lines))


def _lines(document: Document, leaf: Leaf) -> Iterator[str]:
    match leaf.block:
        case CodeBlock(text=text):
            yield ".PP\n.nf\n.RS 4"
            yield from (f"\\&{escaped(line.translate(_IN_WORDS))}" for line in text.split("\n"))
            yield ".RE\n.fi"
        case Table():
            rows = document.table_rows(leaf)
            for tag, *cells in rows[1:] if rows[0] == leaf.block.header else rows:
                told = (lines_of(_styled(document.inlines(cell))) for cell in cells)
                yield f".TP\n{_styled(document.inlines(tag))}\n" + "\n.br\n".join(filter(None, told))
        case _:
            yield ".IP \\(bu 2" if leaf.frames else ".PP"
            yield lines_of(_styled(document.runs(leaf)))


def _styled(runs: tuple[Inline, ...]) -> str:
    return "".join(map(_run, runs))


def _run(run: Inline) -> str:
    text, roles = run.text.replace("\n", " ").translate(_IN_WORDS), set(run.roles.split())
    if roles & _CODE:
        return bold(text)
    return italic(text) if roles & _STRESSED else escaped(text)


def _plain(runs: tuple[Inline, ...]) -> str:
    return "".join(run.text for run in runs)
