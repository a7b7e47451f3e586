"""Checks that every lexer the reader may use stays fast on text made to slow lexers down.

Run as ``python -m tests.benchmarks.highlighting [LANGUAGE …]``. Each lexer reads every pattern repeated to
2 KB and to the largest block that is highlighted, in a process that is killed when it takes too long. What
counts is the time from one token to the next: the reader stops between tokens when a block takes too long,
but never within one. Exits with status 1 when a lexer is too slow.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Final

from reader.page.highlight import LEXERS, LONGEST_CODE, LONGEST_LINE, lexer_for

MOST_SECONDS: Final = 0.25
"""Time that a lexer may take for one token."""

BLOCK_SECONDS: Final = 1.0
"""Time for one block, after which the check of it ends, as the reader's own work would have long before."""

KILL_SECONDS: Final = 20.0

SIZES: Final = (2_000, LONGEST_CODE)

PATTERNS: Final = (
    "\t", " ", "\n", "<!--", "-->", "s{", "a b\n", "(", ")", "[", "]", "{", "}", "<", ">", "'", '"', "`",
    "\\", "\\\n", "'''", '"""', "a", "A", "_", "1", "1.", "1e", "0x", "-", "--", "=", "/", "/*", "*/", "//",
    "#", "# ", "$", "$(", "${", "@", "%", "%{", "&", "&amp;", "|", "|\n", "~", "^", ";", ":", "::", ",",
    ".", "..", "?", "!", "<a ", "<a>", "<?php ", "<?", "<![CDATA[", "<script>", "{{", "{%", "<%", "#{",
    "#{a", "\"#{", "r#\"", "q{", "m/", "=~ /", "/a", "qw(", "<<A", "<<A\n", "<<-'A'\n", "a.", "a(", "a:",
    "a: ", "a: b\n", "- ", "- a\n", "a,", "a = ", "a=b ", "a<", "a<b", "a\n", "\\a", "\\u", "\t\n", " \n",
    " a", "a ", "\ta", "a\t", "@@ ", "+a\n", "-a\n", "$ a\n", ">>> a\n", "... a\n", "#!", "f\"{", "f'{",
    "\"a", "'a", "`${", "/(", "[[", "](", "![", "**", "*a", "_a", "~~~\n", "```\n", "let a=", "fn a(",
    "def a", "class a ", "class ", "import a.", "if ", "select ", "function ", "あ", "é", "\u2028", "0",
    "0_", "1_0", "e", "eE", "\r", "a\\", "(a", "((a) ", "(?", "a::b", "a->b", "->", "=>",
)  # fmt: skip


def repeated(pattern: str, size: int) -> str:
    """The pattern over and over, in lines as long as highlighted ones may be."""
    if "\n" in pattern:
        return (pattern * (size // len(pattern) + 1))[:size]
    line = (pattern * (LONGEST_LINE // len(pattern)))[:LONGEST_LINE]
    return "\n".join([line] * (size // (len(line) + 1) + 1))[:size]


def _lex(connection: Connection, language: str, cases: Sequence[tuple[str, int]]) -> None:
    lexer = lexer_for(language)
    assert lexer is not None
    for pattern, size in cases:
        longest = 0.0
        began = before = time.process_time()
        for _ in lexer.get_tokens_unprocessed(repeated(pattern, size)):
            now = time.process_time()
            longest, before = max(longest, now - before), now
            if now - began > BLOCK_SECONDS:
                break
        connection.send((pattern, size, longest))
    connection.close()


def slow_cases(language: str) -> list[tuple[str, int, float]]:
    """(pattern, size, seconds) of all that takes too long; a killed case counts as `KILL_SECONDS`."""
    cases = [(pattern, size) for pattern in PATTERNS for size in SIZES]
    slow = []
    while cases:
        receiver, sender = get_context("spawn").Pipe(duplex=False)
        process = get_context("spawn").Process(target=_lex, args=(sender, language, cases))
        process.start()
        sender.close()
        try:
            while receiver.poll(KILL_SECONDS):
                pattern, size, seconds = receiver.recv()
                cases.remove((pattern, size))
                if seconds > MOST_SECONDS:
                    slow.append((pattern, size, seconds))
            else:
                pattern, size = cases.pop(0)
                slow.append((pattern, size, KILL_SECONDS))
        except EOFError:
            cases = []
        process.kill()
        process.join()
    return slow


def main(languages: Sequence[str]) -> int:
    """Check the lexers of some languages, or of all; the exit status."""
    failed = False
    for language in languages or LEXERS:
        slow = slow_cases(language)
        failed = failed or bool(slow)
        worst = ", ".join(f"{pattern!r} × {size}: {seconds:.2f} s" for pattern, size, seconds in slow)
        print(f"{language:12} {worst or 'fast'}", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
