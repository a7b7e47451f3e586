"""Files that pages of MkDocs include by the extension Snippets, with what that makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.content.posts.index import ContentIndex
from reader.document.dialects.detection import dialect_of
from reader.document.dialects.prepare import prepare
from reader.document.parse import parse
from reader.document.source.placeholders import Placeholders
from tests.document.documents import dump_leaves
from tests.document.growth import assert_linear

FILES = {
    "mkdocs.yml": "site_name: T\ntheme:\n  name: material\nmarkdown_extensions:\n  - pymdownx.snippets\n",
    "part.md": "Part with *words*.\n\n## Head\n\n* one\n* two\n",
    "code.py": "def a():\n\n    return 1\n# --8<-- [start:x]\nx = 1\n# --8<-- [end:x]\n",
    "docs/near.md": '--8<-- "part.md:1:1"\n',
    "docs/round.md": 'Round\n\n--8<-- "round.md"\n',
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def seen(site: Path, source: str) -> str:
    """What a page shows, one line for each leaf with its line of the file."""
    (site / "docs/index.md").write_text(source)
    index = ContentIndex(site)
    article = index.read(next(post for post in index.load_all() if post.path.endswith("index.md")))
    document = parse(article.body, dialect=dialect_of(article, index.site))
    return "\n".join(" ".join(line.split()) for line in dump_leaves(document).split("\n"))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            '--8<-- "part.md"\n\nend',
            "1 Part with words.\n1 gap 0 ## Head\n1 gap 0 • one\n1 • two\n3 gap 0 end",
        ),
        ('-8<- "part.md:1:1"', "1 Part with words."),
        ('``` py\n--8<-- "code.py"\n```', "1 code(py) def a():⏎⏎ return 1⏎x = 1"),
        ('``` py\n--8<-- "code.py:x"\n```', "1 code(py) x = 1"),
        ('``` py\n--8<-- "code.py:1:3"\n```', "1 code(py) def a():⏎⏎ return 1"),
        ('- a\n\n    --8<-- "part.md:5:5"', "1 • a\n3 gap 1 ◦ one"),
        ("--8<--\npart.md:1:1\ncode.py:x\n--8<--", "1 Part with words. x = 1"),
        ('--8<-- "near.md"', "1 Part with words."),
        ('--8<-- "nothing.md"', "1 ⟨nothing.md⟩"),
        ('--8<-- "code.py:nothing"', "1 ⟨code.py:nothing⟩"),
        ('--8<-- "../../../../etc/passwd"', "1 ⟨../../../../etc/passwd⟩"),
        ('--8<-- "round.md"', "1 Round\n1 gap 0 ⟨round.md⟩"),
    ],
)
def test_a_file_stands_in_the_place_of_its_name(site: Path, source: str, expected: str) -> None:
    assert seen(site, source) == expected


@pytest.mark.parametrize(
    "part", ['--8<-- "part.md"\n', "--8<--\n", "--8<--\na\n", '--8<-- "', "\n   -8<-", '--8<-- "a:1:']
)
def test_the_time_grows_with_the_text(site: Path, part: str) -> None:
    seen(site, "--8<-- ")
    index = ContentIndex(site)
    article = index.read(next(post for post in index.load_all() if post.path.endswith("index.md")))
    dialect = dialect_of(article, index.site)
    assert_linear(lambda size: part * size, lambda text: prepare(text, dialect, Placeholders()))
