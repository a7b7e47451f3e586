"""A folder of files that break readers: control sequences, markup, broken front matter, odd names."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

MARKER: Final = "PWNED"
"""Stands in everything that must not work."""

CONTROL_STRINGS: Final = (
    f"\x1b]0;{MARKER}\x07",
    f"\x1b]52;c;{MARKER}\x1b\\",
    f"\x1b[?1049l{MARKER}",
    f"\x1b[38;5;201m{MARKER}",
    f"\x1bc{MARKER}",
    f"\x1b[5i{MARKER}",
    f"\x1bP+q{MARKER}\x1b\\",
    f"\x9d0;{MARKER}\x9c",
    f"\x9b31m{MARKER}",
    f"\x07\x08\x0b\x0c\x0e\x7f{MARKER}",
    f"\u202e{MARKER}\u202c\u2066",
)
"""What would set a title, fill the clipboard, leave the screen, reset, print, ask, overwrite or reorder."""

_ALL_CONTROLS: Final = " ".join(CONTROL_STRINGS)

_ENTITIES: Final = f"&#27;]0;{MARKER}&#7; &#x9b;31m &#x202e;{MARKER} &#0; &#xd800;"


def controls_post() -> str:
    """Control sequences in every place where a post can hold text."""
    escapes = f'"\\e]0;{MARKER}\\a \\x9b31m \\u202e{MARKER}"'
    link = f"[text {_ALL_CONTROLS}](https://example.org/%1b]0;{MARKER}%07 '{_ALL_CONTROLS}')"
    return "\n\n".join(
        (
            f"---\ntitle: {escapes}\ndate: 2024-05-05\ntags: [{escapes}]",
            f"author: {escapes}\nimage: {escapes}\n---",
            f"A paragraph {_ALL_CONTROLS} and {_ENTITIES}.",
            f"## A heading {_ALL_CONTROLS}",
            f"A link {link}, `code {_ALL_CONTROLS}`, ![alt {_ALL_CONTROLS}](picture{CONTROL_STRINGS[0]}.png)",
            f"- an item {_ALL_CONTROLS}\n- [ ] a task {_ENTITIES}",
            f"> a quote {_ALL_CONTROLS}",
            f"> [!NOTE]\n> an alert {_ALL_CONTROLS}",
            f"| head {_ALL_CONTROLS} |\n|---|\n| cell {_ALL_CONTROLS} |",
            f"```python {_ALL_CONTROLS}\ncode = '{_ALL_CONTROLS}'\n```",
            f"<div title='{_ALL_CONTROLS}'>{_ALL_CONTROLS}</div>",
            f"A note[^{MARKER}\x1b]\n\n[^{MARKER}\x1b]: the note {_ALL_CONTROLS}",
            "END-OF-POST\n",
        )
    )


_MARKUP: Final = (
    "[/]",
    "[/foo] x",
    "[bold red]x[/bold]",
    "[@click=app.quit]x[/]",
    "[$foo]x[/]",
    "[[[[",
    "[link=x]",
)

_TEXTS: Final[Mapping[str, str]] = {
    **{
        f"markup-{number}.md": f"---\ntitle: '{markup}'\ntags: ['{markup}']\n---\n"
        f"# {markup}\n\n- {markup}\n\n"
        f"| {markup} |\n|---|\n| {markup} |\n\n```\n{markup}\n```\n"
        for number, markup in enumerate(_MARKUP)
    },
    "laughs.md": "---\na: &a [x,x,x,x,x,x,x,x,x]\n"
    + "".join(
        f"{name}: &{name} [{','.join(['*' + before] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "title: *i\n---\nbody\n",
    "merge.md": "---\na: &a {k: 1}\n"
    + "".join(
        f"{name}: &{name} {{<<: [{','.join(['*' + before] * 9)}]}}\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "---\nbody\n",
    "flow-nesting.md": "---\na: " + "[" * 30_000 + "\n---\nbody\n",
    "block-nesting.md": "---\na:\n  " + "- " * 20_000 + "x\n---\nbody\n",
    "tags.md": "---\ntitle: !!python/object/apply:os.system ['true']\ndate: !!int x\n---\nbody\n",
    "bad-date.md": "---\ntitle: No such day\ndate: 2024-02-30 25:61\n---\nbody\n",
    "far-date.md": "---\ntitle: Far away\ndate: 9999-12-31 23:59:59 -1400\n---\nbody\n",
    "list-title.md": "---\ntitle: [a, {b: c}]\ndate: {created: 2024-01-01}\n---\nbody\n",
    "no-title.md": "---\ntitle: ~\n---\nbody\n",
    "keys.md": "---\n1: x\nnull: y\ncontent: c\nhandler: h\nself: s\n? [a, b]\n: z\n---\nbody\n",
    "long-number.md": "---\ntitle: " + "9" * 5_000 + "\nweight: 0x" + "f" * 20_000 + "\n---\nbody\n",
    "unterminated.md": "---\ntitle: Never closed\n\nbody\n",
    "rules.md": "---\n\nText between two rules.\n\n---\n\nText after them.\n",
    "colon.md": "---\ntitle: a: b: c\n---\nbody\n",
    "quote.md": "---\ntitle: 'open\n---\nbody\n",
    "tab.md": "---\n\ttitle: x\n---\nbody\n",
    "toml.md": "+++\ntitle = \n+++\nbody\n",
    "json.md": '{"title": ' + "[" * 20_000,
    "recursive.md": "---\ntags: &a [*a]\n---\nbody\n",
    "long-title.md": "---\ntitle: " + "word " * 40_000 + "\n---\nbody\n",
    "only-fence.md": "---",
    "empty.md": "",
    "blank.md": " \n\n\t\n",
    "deep-list.md": "".join("  " * level + "- item\n" for level in range(60)) + "\n",
    "deep-quote.md": "> " * 200 + "deep\n",
    "quotes.md": ">" * 20_000 + "\n",
    "brackets.md": "[" * 20_000 + "\n",
    "stars.md": "*a_ " * 5_000 + "\n",
    "links.md": "http://a.b/(" * 2_000 + "\n",
    "huge-line.md": "x" * 300_000 + "\n\n" + "word " * 60_000 + "\n",
    "huge-code.md": "```python\n" + "x" * 300_000 + "\n```\n",
    "slow-lexer.md": "```mcschema\n" + "<!--" * 25 + "\n```\n\n```perl\n" + "s{" * 5_000 + "\n```\n",
    "wide-table.md": "|" + "a|" * 500 + "\n|" + "-|" * 500 + "\n" + "|x|\n" * 50,
    "headings.md": "# Same\n\n" * 1_000,
    "marks.md": "a"
    + "\u0301" * 3_000
    + " \u200d\u200b\ufeff\ufffe \U0001f468\u200d\U0001f469\u200d\U0001f467\n",
    "separators.md": "one\u2028two\u2029three\x85four\x1cfive\x0bsix\n\n# After them\n",
    "html.md": "<script>alert(1)</script>\n<details><summary>s</summary>\n\nIn\n\n</details>\n<!-- open\n",
    "schemes.md": "[a](javascript:x) [b](file:///etc/passwd) [c](--help) [d](../../etc/passwd) [e](%00)\n",
}

_BYTES: Final[Mapping[str, bytes]] = {
    "latin-1.md": "---\ntitle: Café\n---\nna\u00efve\n".encode("latin-1"),
    "utf-16.md": "---\ntitle: Wide\n---\nbody\n".encode("utf-16"),
    "utf-8-bom.md": b"\xef\xbb\xbf---\ntitle: Marked\r\n---\r\nbody\r\n",
    "carriage-returns.md": b"---\rtitle: Old\r---\rbody\r",
    "overlong.md": b"\xc0\xaf\xed\xa0\x80\xf8\x88 text\n",
    "elf.md": b"\x7fELF\x02\x01\x01" + bytes(5_000),
    "picture.md": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "zeros.md": bytes(10_000),
}

_NAMES: Final[tuple[bytes, ...]] = (
    f"title \x1b]0;{MARKER}\x07.md".encode(),
    "c1 \x9b31m.md".encode(),
    "rlo \u202egnp.md".encode(),
    b"line\nfeed.md",
    b"undecodable \xff\xfe.md",
    b"-rf.md",
    b"$(id) %s [@click=app.quit]x.md",
    b"x" * 250 + b".md",
)


def write_hostile_folder(folder: Path) -> None:
    """Fill a folder with all of it, and with ``00-good.md``, which must open whatever the others do."""
    good = (
        "---\ntitle: The good one\ndate: 2024-06-01\n---\nNothing is wrong here.\n\n## Sound\n\nEND-OF-POST\n"
    )
    (folder / "00-good.md").write_text(good)
    (folder / "controls.md").write_text(controls_post(), encoding="utf-8")
    for name, text in _TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    for name, content in _BYTES.items():
        (folder / name).write_bytes(content)
    for encoded in _NAMES:
        Path(os.fsdecode(os.fsencode(folder) + b"/" + encoded)).write_text("# Oddly named\n")
    _write_what_is_no_file(folder)


def _write_what_is_no_file(folder: Path) -> None:
    os.mkfifo(folder / "fifo.md")
    (folder / "folder.md").mkdir()
    (folder / "loop.md").symlink_to("loop.md")
    (folder / "dangling.md").symlink_to("nowhere.md")
    (folder / "device.md").symlink_to("/dev/zero")
    (folder / "outside.md").symlink_to("/etc/passwd")
    (folder / "self").symlink_to(".")
    (folder / "parent").symlink_to("..")
    deep = folder.joinpath(*["deep"] * 60)
    deep.mkdir(parents=True)
    (deep / "bottom.md").write_text("# At the bottom\n")
