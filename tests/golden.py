"""The sample posts as they are printed, for a person to check by eye.

``python -m tests.golden`` writes them anew. Look at ``git diff tests/golden`` before you commit what changed.
"""

from __future__ import annotations

import io
import re
from contextlib import redirect_stdout
from pathlib import Path
from typing import Final

from reader.commands.cat import print_file
from reader.settings.table import DEFAULTS

SAMPLE: Final = Path(__file__).parents[1] / "sample_posts"
GOLDEN: Final = Path(__file__).parent / "golden"
WIDTH: Final = 80

POSTS: Final = sorted(
    path
    for folder in ("_posts", "_drafts", "notebook")
    for path in (SAMPLE / folder).rglob("*.md*")
    if not path.name.startswith(".")
)

_MODIFIED: Final = re.compile(r"^modified \d{1,2} \w{3} \d{4}", re.MULTILINE)


def golden_file(post: Path) -> Path:
    """Where the page of a sample post is kept."""
    return GOLDEN / post.relative_to(SAMPLE).with_suffix(".txt")


def page(post: Path) -> str:
    """What ``reader cat`` prints of a post, but for the day on which a file without a date was changed."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        print_file(post, DEFAULTS, width=WIDTH, color="never")
    return _MODIFIED.sub("modified …", printed.getvalue())


if __name__ == "__main__":
    for post in POSTS:
        file = golden_file(post)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page(post), encoding="utf-8")
    print(f"{len(POSTS)} pages are in {GOLDEN}")
