"""What the links of every system lead to, from the Markdown of a post on disk to the place in the reader."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from reader.content.post import Article
from reader.content.posts.index import ContentIndex
from reader.document.dialects.detection import dialect_of
from reader.document.parse import begin
from reader.document.reading.card import card
from reader.document.reading.file_lookup import FileLookup
from reader.document.reading.link_resolver import resolve
from reader.document.reading.link_targets import (
    FileTarget,
    Missing,
    NoteTarget,
    PlaceTarget,
    PostTarget,
    Refused,
    SectionTarget,
    SeveralTarget,
    Target,
    WebTarget,
)
from reader.document.reading.links_in_text import links_of
from reader.document.reading.post_lookup import PostLookup

Files = Mapping[str, str]

TWO: Final = "---\ntitle: Two\ndate: 2024-02-03\n---\n\n## Part\n\nText. ^b1\n"
PAGE: Final = "---\ntitle: Page\n---\n\nText.\n"
DATA: Final = {"data.csv": "a,b\n", "script.py": "print()\n", "picture.png": "", "LICENSE": "Free.\n"}

JEKYLL: Final[Files] = {
    "_config.yml": "url: https://blog.example\nbaseurl: /base\n",
    "_posts/2024-01-01-here.md": "",
    "_posts/2024-02-03-two.md": TWO,
    "_posts/2024-03-04-named.md": (
        "---\npermalink: /own/name/\nredirect_from: [/old/, /older.html]\n---\nText.\n"
    ),
    "assets/data.csv": "a\n",
}
HUGO: Final[Files] = {
    "hugo.toml": 'baseURL = "https://www.hugo.example/site/"\n',
    "content/posts/here.md": "",
    "content/posts/two.md": TWO,
    "content/posts/bundle/index.md": "---\ntitle: Bundle\naliases: [/was/here]\nslug: slugged\n---\nText.\n",
    "content/posts/bundle/data.csv": "a\n",
    "static/data.csv": "a\n",
}
ZOLA: Final[Files] = {
    "config.toml": 'base_url = "https://zola.example"\n',
    "content/here.md": "",
    "content/two.md": TWO,
    "content/sub/_index.md": "+++\ntitle = 'Sub'\n+++\n",
    "content/sub/page.md": "+++\ntitle = 'Page'\ndate = 2024-05-06\n+++\nText.\n",
}
OBSIDIAN: Final[Files] = {
    ".obsidian/app.json": "{}",
    "here.md": "",
    "Two.md": TWO,
    "folder/Page one.md": PAGE,
    "files/data.csv": "a\n",
    "files/picture.png": "",
}
DOCUSAURUS: Final[Files] = {
    "docusaurus.config.js": "module.exports = {}\n",
    "blog/here.md": "",
    "blog/2024-02-03-two.md": TWO,
    "blog/2024-05-06-page/index.md": "---\nslug: /paged\n---\n\nText.\n",
}
PLAIN: Final[Files] = {
    "here.md": "",
    "two.md": TWO,
    "sub/page.md": PAGE,
    "sub/README.md": "---\ntitle: Readme\n---\nText.\n",
    "über/straße.md": PAGE,
    **DATA,
}


def open_post(folder: Path, files: Files, path: str, body: str) -> tuple[Target, ContentIndex]:
    """What the first link of a post leads to, in a folder of these files."""
    for name, text in {**files, path: body}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return first_target(folder, path)


def first_target(opened: Path, path: str) -> tuple[Target, ContentIndex]:
    index = ContentIndex(opened)
    index.load_all()
    post = index.find(path)
    assert post is not None, [post.path for post in index.posts]
    article: Article = index.read(post)
    dialect = dialect_of(article, index.site, FileLookup(index))
    head = card(article.post, (), datetime.now(UTC), dialect)
    document, rest = begin(article.body, first_line=article.body_line, card=head, dialect=dialect)
    for batch in rest:
        document.extend(batch)
    lookup = PostLookup(index.posts, lambda path: (index.folder / path).is_file(), index.site)
    links = [
        span.link for leaf in document.leaves for span in links_of(document, leaf) if not span.link.query
    ]
    assert links, "no link"
    return resolve(links[0].href, post, document, lookup), index


def shown(target: Target) -> str:
    """A target in a few words."""
    match target:
        case PostTarget(post=post, fragment=fragment):
            return f"{post.path}#{fragment}" if fragment else post.path
        case SeveralTarget(posts=posts):
            return f"one of {' '.join(post.path for post in posts)}"
        case FileTarget(path=path):
            return f"file {path}"
        case WebTarget(url=url):
            return url
        case SectionTarget(section=section):
            return f"§ {section.title}"
        case PlaceTarget(name=name):
            return f"place {name}"
        case NoteTarget(number=number):
            return f"note {number}"
        case Missing():
            return "missing"
        case Refused():
            return "refused"
    return "back"


CASES: Final[dict[str, tuple[Files, str, list[tuple[str, str]]]]] = {
    "jekyll": (
        JEKYLL,
        "_posts/2024-01-01-here.md",
        [
            ("[x]({% post_url 2024-02-03-two %})", "_posts/2024-02-03-two.md"),
            ("[x]({% post_url 2024-02-03-two %}#part)", "_posts/2024-02-03-two.md#part"),
            ("[x]({% link _posts/2024-02-03-two.md %})", "_posts/2024-02-03-two.md"),
            ("[x]({{ site.baseurl }}{% post_url 2024-02-03-two %})", "_posts/2024-02-03-two.md"),
            ("[x]({{ '/2024/02/03/two.html' | relative_url }})", "_posts/2024-02-03-two.md"),
            ("[x](/2024/02/03/two.html)", "_posts/2024-02-03-two.md"),
            ("[x](/2024/02/03/two/)", "_posts/2024-02-03-two.md"),
            ("[x](/base/2024/02/03/two/)", "_posts/2024-02-03-two.md"),
            ("[x](https://blog.example/base/2024/02/03/two.html)", "_posts/2024-02-03-two.md"),
            ("[x](http://www.blog.example/base/2024/02/03/two/#part)", "_posts/2024-02-03-two.md#part"),
            ("<https://blog.example/base/own/name/>", "_posts/2024-03-04-named.md"),
            (
                "[x](https://blog.example/elsewhere/2024/02/03/two/)",
                "https://blog.example/elsewhere/2024/02/03/two/",
            ),
            (
                "[x](https://blog.example.org/base/2024/02/03/two/)",
                "https://blog.example.org/base/2024/02/03/two/",
            ),
            ("[x](https://blog.example/base/tags/two/)", "https://blog.example/base/tags/two/"),
            ("[x](https://blog.example/base/docs/two/)", "https://blog.example/base/docs/two/"),
            ("[x](https://blog.example/base/)", "https://blog.example/base/"),
            ("[x](/own/name/)", "_posts/2024-03-04-named.md"),
            ("[x](/old/)", "_posts/2024-03-04-named.md"),
            ("[x](/older.html)", "_posts/2024-03-04-named.md"),
            ("[x](2024-02-03-two.md)", "_posts/2024-02-03-two.md"),
            ("[x](/assets/data.csv)", "file assets/data.csv"),
            ("[x](../assets/data.csv)", "file assets/data.csv"),
            ("[x](/assets/none.csv)", "missing"),
        ],
    ),
    "hugo": (
        HUGO,
        "content/posts/here.md",
        [
            ('[x]({{< ref "two.md" >}})', "content/posts/two.md"),
            ('[x]({{< relref "posts/two" >}})', "content/posts/two.md"),
            ('[x]({{% ref "/posts/two.md#part" %}})', "content/posts/two.md#part"),
            ("[x](/posts/two/)", "content/posts/two.md"),
            ("[x](/posts/two.md)", "content/posts/two.md"),
            ("[x](../two/)", "content/posts/two.md"),
            ("[x](two.md)", "content/posts/two.md"),
            ("[x](bundle/)", "one of content/posts/bundle/index.md"),
            ("[x](../slugged/)", "content/posts/bundle/index.md"),
            ("[x](/posts/slugged/)", "content/posts/bundle/index.md"),
            ("[x](/was/here)", "content/posts/bundle/index.md"),
            ("[x](https://hugo.example/site/posts/two/)", "content/posts/two.md"),
            ("[x](https://hugo.example/other/posts/two/)", "https://hugo.example/other/posts/two/"),
            ("[x](bundle/data.csv)", "file content/posts/bundle/data.csv"),
            ("[x](/data.csv)", "file static/data.csv"),
        ],
    ),
    "zola": (
        ZOLA,
        "content/here.md",
        [
            ("[x](@/two.md)", "content/two.md"),
            ("[x](@/two.md#part)", "content/two.md#part"),
            ("[x](@/sub/page.md)", "content/sub/page.md"),
            ("[x](@/sub/_index.md)", "file content/sub/_index.md"),
            ("[x](/sub/page/)", "content/sub/page.md"),
            ("[x](https://zola.example/sub/page)", "content/sub/page.md"),
            ("[x](https://zola.example/page)", "https://zola.example/page"),
            (
                "[x](https://zola.example/2024/05/06/page/)",
                "https://zola.example/2024/05/06/page/",
            ),
            ("[x](/page/)", "one of content/sub/page.md"),
            ("[x](https://zola.example)", "https://zola.example"),
        ],
    ),
    "obsidian": (
        OBSIDIAN,
        "here.md",
        [
            ("[[Two]]", "Two.md"),
            ("[[two]]", "Two.md"),
            ("[[Two|shown]]", "Two.md"),
            ("[[Two#Part]]", "Two.md#Part"),
            ("[[Two#^b1]]", "Two.md#^b1"),
            ("[[Page one]]", "folder/Page one.md"),
            ("[[folder/Page one]]", "folder/Page one.md"),
            ("[x](folder/Page%20one.md)", "folder/Page one.md"),
            ("[x](<folder/Page one>)", "folder/Page one.md"),
            ("![[Two]]", "Two.md"),
            ("[[data.csv]]", "file files/data.csv"),
            ("[[#Own]]\n\n## Own", "§ Own"),
            ("[[#^here]]\n\nA paragraph. ^here", "place ^here"),
            ("[[#^list]]\n\n- one\n- two ^list", "place ^list"),
            ("[[#^after]]\n\n> quoted\n\n^after", "place ^after"),
            ("[[#^gone]]\n\nA paragraph. ^here", "missing"),
        ],
    ),
    "docusaurus": (
        DOCUSAURUS,
        "blog/here.md",
        [
            ("[x](./2024-02-03-two.md)", "blog/2024-02-03-two.md"),
            ("[x](2024-05-06-page/index.md#a)", "blog/2024-05-06-page/index.md#a"),
            ("[x](/blog/2024/02/03/two)", "blog/2024-02-03-two.md"),
            ("[x](/blog/paged)", "blog/2024-05-06-page/index.md"),
            ("[x](pathname:///blog/two)", "refused"),
        ],
    ),
    "plain": (
        PLAIN,
        "here.md",
        [
            ("[x](two.md)", "two.md"),
            ("[x](two)", "two.md"),
            ("[x](./two.md#part)", "two.md#part"),
            ("[x](two.md?plain=1#part)", "two.md#part"),
            ("[x](sub/page)", "sub/page.md"),
            ("[x](sub/)", "file sub/README.md"),
            ("[x](sub/../two.md)", "two.md"),
            ("[x](/two.md)", "two.md"),
            ("[x](/../../two.md)", "two.md"),
            ("[x](über/straße.md)", "über/straße.md"),
            ("[x](%C3%BCber/stra%C3%9Fe.md)", "über/straße.md"),
            ("[x](data.csv)", "file data.csv"),
            ("[x](script.py)", "file script.py"),
            ("[x](picture.png)", "file picture.png"),
            ("[x](LICENSE)", "file LICENSE"),
            ("[x](gone.md)", "missing"),
            ("[x](../gone.md)", "missing"),
            ("[x]()", "missing"),
            ("<a href='two.md'>x</a>", "two.md"),
            ("[x][r]\n\n[r]: two.md", "two.md"),
            ("| a |\n|---|\n| [x](two.md) |", "two.md"),
            ("> - [x](two.md)", "two.md"),
            ("# [x](two.md)", "two.md"),
            ("<https://example.org/ä>", "https://example.org/%C3%A4"),
            ("<me@example.org>", "mailto:me@example.org"),
            ("[x](//example.org/y)", "https://example.org/y"),
            ("[x](ftp://example.org/y)", "refused"),
        ],
    ),
}


@pytest.mark.parametrize(
    ("system", "body", "target"),
    [
        pytest.param(system, body, target, id=f"{system}: {body}")
        for system, (_, _, cases) in CASES.items()
        for body, target in cases
    ],
)
def test_links_of_every_system(system: str, body: str, target: str, tmp_path: Path) -> None:
    files, path, _ = CASES[system]
    found, _ = open_post(tmp_path, files, path, f"---\ntitle: Here\n---\n\n{body}\n")
    assert shown(found) == target


@pytest.mark.parametrize(
    ("heading", "fragments"),
    [
        ("Two Words", ["two-words", "Two-Words", "Two%20Words", "twowords", "user-content-two-words"]),
        ("What's new?", ["whats-new", "what-s-new", "what%E2%80%99s-new"]),
        ("C++ & C#", ["c--c", "c-c", "cc"]),
        ("1.2.3 The release", ["123-the-release", "the-release", "1-2-3-the-release"]),
        ("`code` in it", ["code-in-it"]),
        ("A **bold** [link](x)", ["a-bold-link"]),
        ("Überschrift für Ärger", ["überschrift-für-ärger", "%C3%BCberschrift-f%C3%BCr-%C3%A4rger"]),
        ("中文标题", ["中文标题", "%E4%B8%AD%E6%96%87%E6%A0%87%E9%A2%98"]),
        ("日本語 の 見出し", ["日本語-の-見出し"]),
        ("Привет, мир!", ["привет-мир", "%D0%BF%D1%80%D0%B8%D0%B2%D0%B5%D1%82-%D0%BC%D0%B8%D1%80"]),
        ("Named {#own-id}", ["own-id"]),
        ("snake_case and-dash", ["snake_case-and-dash", "snake-case-and-dash"]),
        ("Issues 🦀", ["issues-", "issues-crab", "issues"]),
        ("Émigré", ["émigré", "%C3%A9migr%C3%A9"]),
    ],
)
def test_headings_answer_to_the_slugs_of_every_system(
    heading: str, fragments: list[str], tmp_path: Path
) -> None:
    for fragment in fragments:
        text = f"[x](#{fragment})\n\n## Other\n\n## {heading}\n\n## Another\n"
        found, _ = open_post(tmp_path, {}, "here.md", text)
        assert isinstance(found, SectionTarget), fragment
        assert found.section.line == 5, fragment


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('Before.\n\n<a id="x"></a>\n\nAfter.', 7),
        ('Before.\n\n<a name="x"></a>After.', 5),
        ("Before.\n\nWith <span id='x'>words</span>.", 5),
        ("Before.\n\n<a name=x></a>\n## After", 6),
        ("Before.\n{: #x}\n\nAfter.", 3),
        ('Before.\n\n```html\n<a id="x">\n```\n\n<p id="x">After.</p>', 9),
        ('Before.\n\n<a id="user-content-x"></a>\n\nAfter.', None),
    ],
)
def test_places_that_the_text_names(text: str, line: int | None, tmp_path: Path) -> None:
    found, index = open_post(tmp_path, {}, "here.md", f"[to](#x)\n\n{text}\n")
    if line is None:
        assert shown(found) == "missing"
        return
    assert isinstance(found, PlaceTarget)
    article = index.read(index.posts[0])
    dialect = dialect_of(article, index.site)
    head = card(article.post, (), datetime.now(UTC), dialect)
    document, _ = begin(article.body, card=head, dialect=dialect)
    assert document.leaves[found.place.leaf].block.line == line


@pytest.mark.parametrize("href", ["#fn:a", "#user-content-fn-a", "#fn-a"])
def test_notes_answer_to_the_ids_of_every_system(href: str, tmp_path: Path) -> None:
    found, _ = open_post(tmp_path, {}, "here.md", f"[x]({href}) and[^a].\n\n[^a]: Note.\n")
    assert shown(found) == "note 1"


@pytest.mark.parametrize(
    ("body", "target"),
    [
        ("[[Two]]", "file ../Two.md"),
        ("[[Two#Part]]", "file ../Two.md"),
        ("[[beside]]", "file beside.md"),
        ("[x](beside.md)", "file beside.md"),
        ("[x](beside)", "file beside.md"),
        ("[x](../Two.md)", "file ../Two.md"),
        ("[x](../files/data.csv)", "file ../files/data.csv"),
        ("[x](../../gone.md)", "missing"),
    ],
)
@pytest.mark.parametrize("opened", ["notes/here.md", "notes"])
def test_links_out_of_a_note_or_a_part_of_a_vault_that_was_opened(
    body: str, target: str, opened: str, tmp_path: Path
) -> None:
    files = {**OBSIDIAN, "notes/beside.md": PAGE, "notes/here.md": f"{body}\n"}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    found, _ = first_target(tmp_path / opened, "here.md")
    if opened == "notes":
        target = target.replace("file beside.md", "beside.md")
    assert shown(found) == target
