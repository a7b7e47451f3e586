"""The sample blog is what it says: clean, readable, whole, and an example of everything that posts hold."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

import pytest
import yaml

from reader.commands.check import check
from reader.content.posts.index import ContentIndex

SAMPLE: Final = Path(__file__).parents[1] / "sample_posts"
POSTS: Final = sorted((SAMPLE / "_posts").glob("*.md*")) + sorted((SAMPLE / "_drafts").glob("*.md"))
EXPORTED: Final = SAMPLE / "_posts" / "2024-01-28-should-you-write-it-down.md"

_FENCE: Final = re.compile(
    r"^(?P<indent> *)(?P<fence>`{3,}|~{3,}).*?^ *(?P=fence) *$", re.MULTILINE | re.DOTALL
)
_CODE_SPAN: Final = re.compile(r"(`+).+?\1")
_CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def split(path: Path) -> tuple[str, str]:
    """The text of the front matter and the body of a post."""
    match = re.match(r"---\n(.*?\n)---\n(.*)", path.read_text(encoding="utf-8"), re.DOTALL)
    assert match is not None, f"{path.name} has no front matter"
    return match[1], match[2]


def fields(path: Path) -> dict[str, object]:
    """The front matter of a post, as PyYAML reads it."""
    loaded = yaml.safe_load(split(path)[0])
    assert isinstance(loaded, dict)
    return loaded


def prose(path: Path) -> str:
    """The body of a post without its fenced code and code spans."""
    return _CODE_SPAN.sub("", _FENCE.sub("", split(path)[1]))


def words(path: Path) -> int:
    """Words of the body, each CJK character counting as one."""
    body = split(path)[1]
    return len(_CJK.findall(body)) + len(_CJK.sub(" ", body).split())


def slugs(path: Path) -> set[str]:
    """The ids that Jekyll and GitHub give to the headings of a post."""
    found: set[str] = set()
    body = _FENCE.sub("", split(path)[1])
    for title in re.findall(r"^#{1,6} (.+?)\s*$", body, re.MULTILINE):
        text = re.sub(r"\]\([^)]*\)", "", title).lower()
        slug = re.sub(r"[^\w\- ]", "", text).replace(" ", "-")
        number = 0
        unique = slug
        while unique in found:
            number += 1
            unique = f"{slug}-{number}"
        found.add(unique)
    return found


def links(path: Path) -> list[str]:
    """Targets of the inline links of a post that stay within the site. Pictures are not links."""
    targets = re.findall(r"(?<!!)\[[^\]]*\]\(([^){\s]+)", prose(path))
    return [target for target in targets if "://" not in target]


def test_there_are_enough_posts_and_not_too_many() -> None:
    assert 16 <= len(POSTS) <= 30


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.stem)
class TestEveryPost:
    def test_has_front_matter_that_parses(self, path: Path) -> None:
        assert isinstance(fields(path)["title"], str)

    def test_has_something_to_read_and_not_too_much(self, path: Path) -> None:
        assert 40 <= words(path) <= 2500

    def test_holds_no_control_or_bidi_characters(self, path: Path) -> None:
        text = path.read_bytes().decode("utf-8")
        assert not re.search(
            "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]", text
        )

    def test_links_to_posts_and_headings_that_exist(self, path: Path) -> None:
        for target in links(path):
            place, _, fragment = target.partition("#")
            if site := re.fullmatch(r"/(\d{4})/(\d\d)/(\d\d)/(.+)\.html", place):
                post = SAMPLE / "_posts" / f"{'-'.join(site.groups())}.md"
            else:
                post = (path.parent / place).resolve() if place else path
            assert post.is_file(), target
            assert not fragment or fragment in slugs(post), target

    def test_is_named_and_dated_as_jekyll_wants_it(self, path: Path) -> None:
        if path.parent.name == "_drafts":
            assert "date" not in fields(path)
        else:
            named = re.fullmatch(r"(\d{4}-\d\d-\d\d)-[a-z0-9-]+\.mdx?", path.name)
            assert named is not None
            datetime.strptime(named[1], "%Y-%m-%d").replace(tzinfo=UTC)


BLOCKS: Final = {
    "an ATX heading of level 1": r"^# \S",
    "an ATX heading of level 2": r"^## \S",
    "an ATX heading of level 3": r"^### \S",
    "an ATX heading of level 4": r"^#### \S",
    "an ATX heading of level 5": r"^##### \S",
    "an ATX heading of level 6": r"^###### \S",
    "a setext heading of level 1": r"^\w.*\n={3,}$",
    "a setext heading of level 2": r"^\w.*\n-{3,}$",
    "a jump in level": r"^### .+\n\n(?:[^#\n].*\n)+\n##### ",
    "a heading with emphasis": r"^#+ .*\*\w+.*\*",
    "a heading with code": r"^#+ .*`\w+`",
    "a heading in CJK": r"^#+ .*[\u3040-\u30ff\u4e00-\u9fff]",
    "a heading with accents": r"^#+ .*[À-ÿ]",
    "a list nested in a list": r"^- .+\n  - ",
    "a list nested three deep": r"^  - .+\n    - ",
    "an ordered list that does not start at 1": r"\n\n(?:[2-9]|\d\d)\. \S",
    "an open task": r"^- \[ \] \S",
    "a task that is done": r"^- \[x\] \S",
    "a quote": r"^> \S",
    "a quote in a quote": r"^> > \S",
    "an alert": r"^> \[!NOTE\]$",
    "a callout with a title": r"^> \[!\w+\] \S",
    "a callout that is folded": r"^> \[!\w+\]- \S",
    "a table": r"^\|(?:-+\|)+$",
    "a table with alignment": r"^\|(?::-+\||:-+:\||-+:\|){2,}$",
    "a table without outer bars": r"^\w+ \| \w+\n--- \| ---$",
    "a table of one column": r"^\|:?-+:?\|$",
    "a wide table": r"^\|.{240,}\|$",
    "a table in CJK": r"^\| [\u3040-\u30ff\u4e00-\u9fff]+ +\|",
    "code in Python": r"^```python$",
    "code in Rust": r"^```rust$",
    "code for the shell": r"^```shell$",
    "code in JSON": r"^```json$",
    "code in YAML": r"^```yaml$",
    "code in TOML": r"^```toml$",
    "a diff": r"^```diff$",
    "a fence of tildes": r"^~~~\w*$",
    "a fence without a language": r"\n\n```\n[^`]+\n```\n",
    "a very long line of code": r"^cut .{140,}$",
    "indented code": r"\n\n    10 PRINT",
    "a local picture": r"!\[[^\]]+\]\(/assets/",
    "a picture by a relative path": r"!\[[^\]]*\]\(\.\./assets/",
    "a remote picture": r"!\[[^\]]+\]\(https://",
    "a picture without alternative text": r"!\[\]\(",
    "a picture by reference": r"!\[[^\]]+\]\[\w+\]",
    "a link by reference": r"(?<!!)\[[^\]]+\]\[\w+\]",
    "a definition of a reference": r"^\[\w+\]: https://",
    "an autolink": r"<https://[^>]+>",
    "an address of mail": r"<\w+@[\w.]+>",
    "a bare address": r"(?:^|\w )https://\S+",
    "a long address": r"https://\S{80,}",
    "a footnote": r"\w.*\[\^\w+\](?!:)",
    "a definition of a footnote": r"^\[\^\w+\]: \S",
    "a definition": r"^\w.*\n: \S",
    "a term with two definitions": r"^: .+\n: ",
    "strikethrough": r"~~\w.*?~~",
    "a hard break by blanks": r"\S  \n\S",
    "a hard break by a backslash": r"\S\\\n\S",
    "a thematic break of stars": r"\n\n\*\*\*\n\n",
    "a thematic break of hyphens": r"\n\n---\n\n",
    "an entity": r"&(?:\w+|#\d+);",
    "an escape": r"\\\*",
    "emoji": r"[\U0001f300-\U0001faff]",
    "Hebrew": r"[\u05d0-\u05ea]{3,}",
    "code between Liquid tags": r"^\{% highlight ruby %\}$",
    "a variable of Liquid": r"\{\{ page\.title \}\}",
    "a comment of Liquid": r"^\{% comment %\}$",
    "logic of Liquid": r"^\{% if .* %\}$",
    "raw text of Liquid": r"\{% raw %\}",
    "a link by post_url": r"\]\(\{% post_url \S+ %\}\)",
    "an attribute list on a line of its own": r"^\{: \.prompt-tip \}$",
    "an attribute list after a span": r"\*\{: \.\w+\}",
    "an extension of kramdown": r"^\{::comment\}$",
    "a table of contents of kramdown": r"^\{:toc\}$",
    "an abbreviation": r"^\*\[HTML\]: ",
    "a shortcode of Hugo": r"^\{\{< figure ",
    "a paired shortcode of Hugo": r"^\{\{< /notice >\}\}$",
    "a shortcode with Markdown": r"^\{\{% /details %\}\}$",
    "an escaped shortcode": r"\{\{</\*",
    "a shortcode of Zola": r"^\{% quote\(author=",
    "a tag of Hexo": r"^\{% codeblock lang:js",
    "an admonition of MkDocs": r"^!!! note \"",
    "an admonition that opens": r"^\?\?\? \w+ \"",
    "a tab of Material": r"^=== \"",
    "a container of colons": r"^:::\w+\[",
    "a nested callout": r"^> > \[!\w+\]",
    "a heading of HTML": r"^<h2>",
    "a list of HTML": r"^<ul>$",
    "a table of HTML": r"^<table ",
    "details of HTML": r"^<details>$",
    "keys of HTML": r"<kbd>",
    "a subscript and a superscript of HTML": r"<sub>2</sub>O.*<sup>2</sup>",
    "an embedded film": r"^<iframe ",
    "a script of HTML": r"^<script ",
    "a component": r"^<Callout type=",
    "an expression": r"\{books\.unread\}",
    "an import": r"^import \{",
    "a formula in a line": r"\$\\alpha\$",
    "a formula by itself": r"^\$\$\n",
    "a formula of kramdown in a line": r"\w \$\$x_1",
    "mathematics in a fence": r"^```math$",
    "the name of an emoji": r":tada:",
    "a diagram": r"^```mermaid$",
}
"""What the sample has to show, and a pattern that finds it in a body."""


@pytest.mark.parametrize("pattern", BLOCKS.values(), ids=BLOCKS.keys())
def test_the_posts_show_every_kind_of_block(pattern: str) -> None:
    assert any(re.search(pattern, split(path)[1], re.MULTILINE) for path in POSTS)


NOTES: Final = {
    "a wikilink": r"(?<!!)\[\[Read\]\]",
    "a wikilink to a heading": r"(?<!!)\[\[Locks#",
    "a wikilink with words of its own": r"\|Ines\]\]",
    "a wikilink in a table": r"\\\|this note\]\]",
    "a note in a note": r"^!\[\[Reading list\]\]",
    "a picture in a note": r"!\[\[lock\.svg\|200\]\]",
    "the name of a block": r" \^order$",
    "a comment": r"^%%$",
    "highlighted words": r"==\w+==",
    "a tag": r"#\w+/\w+",
}
"""What the notebook of Obsidian has to show."""


@pytest.mark.parametrize("pattern", NOTES.values(), ids=NOTES.keys())
def test_the_notebook_shows_what_notes_are_written_in(pattern: str) -> None:
    notes = (SAMPLE / "notebook").rglob("*.md")
    assert any(re.search(pattern, path.read_text(encoding="utf-8"), re.MULTILINE) for path in notes)


def test_one_post_has_the_same_heading_several_times() -> None:
    assert any("try-it-6" in slugs(path) for path in POSTS)


def test_a_long_read_has_many_sections_and_a_short_one_has_none() -> None:
    assert any(words(path) >= 1800 and len(slugs(path)) >= 12 for path in POSTS)
    assert any(words(path) <= 80 and not slugs(path) for path in POSTS)


def test_what_a_new_user_sees_first_is_the_tour() -> None:
    index = ContentIndex(SAMPLE)
    first = index.load_all()[0]
    assert first.pinned
    assert "Tour" in first.title
    assert first.minutes <= 5


def test_the_tour_says_truly_what_its_search_finds() -> None:
    tour = SAMPLE / "_posts" / "2026-03-02-a-tour-of-the-reader.md"
    assert split(tour)[1].lower().count("heron") == 6
    assert "There are six herons in this post" in prose(tour)


def test_browsing_finds_many_years_authors_and_a_series() -> None:
    posts = ContentIndex(SAMPLE).load_all()
    assert len({post.date.moment.year for post in posts if post.date}) >= 10
    assert len({author for post in posts for author in post.authors}) >= 8
    assert len({category for post in posts for category in post.categories}) >= 10
    parts = [fields(path)["part"] for path in POSTS if fields(path).get("series") == "Moving House"]
    assert parts == [1, 2, 3]


def test_there_is_real_prose_in_japanese_hebrew_and_french() -> None:
    by_language = {fields(path).get("lang"): path for path in POSTS}
    assert len(_CJK.findall(split(by_language["ja"])[1])) >= 600
    assert len(re.findall(r"[\u05d0-\u05ea]+", split(by_language["he"])[1])) >= 300
    assert words(by_language["fr"]) >= 300


def test_front_matter_shows_the_shapes_that_jekyll_takes() -> None:
    shapes = {(name, type(value)) for path in POSTS for name, value in fields(path).items()}
    assert {("tags", list), ("tags", str), ("tag", str)} <= shapes
    assert {("categories", list), ("categories", str), ("category", str)} <= shapes
    assert {("author", str), ("author", dict), ("author", list), ("authors", list)} <= shapes
    assert {
        ("image", str),
        ("image", dict),
        ("summary", str),
        ("excerpt", str),
        ("description", str),
    } <= shapes
    assert {"updated", "last_modified_at", "pin", "lang"} <= {name for name, _ in shapes}


def test_a_check_finds_nothing_to_say() -> None:
    assert check(str(SAMPLE)) == 0


@pytest.mark.parametrize("path", sorted((SAMPLE / "assets").rglob("*.*")), ids=lambda path: path.name)
def test_every_picture_is_a_small_drawing_that_a_post_shows(path: Path) -> None:
    drawing = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
    assert drawing.findtext("{http://www.w3.org/2000/svg}title")
    assert path.stat().st_size < 4096
    assert any(f"assets/img/{path.name}" in post.read_text(encoding="utf-8") for post in POSTS)


def test_one_published_post_is_dated_by_its_file_name_alone() -> None:
    assert any("date" not in fields(path) for path in POSTS if path.parent.name == "_posts")


def test_there_are_a_draft_a_pinned_post_and_one_from_the_future() -> None:
    assert list((SAMPLE / "_drafts").glob("*.md"))
    assert any(fields(path).get("pin") is True for path in POSTS)
    assert list((SAMPLE / "_posts").glob("2031-*.md"))


def test_posts_link_to_each_other_by_file_and_by_permalink() -> None:
    targets = [target for path in POSTS for target in links(path)]
    assert any(target.endswith(".md") for target in targets)
    assert any(target.startswith("/20") for target in targets)
    assert any(target.startswith("#") for target in targets)
    assert any(".md#" in target for target in targets)


def test_the_configuration_makes_the_permalinks_that_posts_use() -> None:
    configuration = yaml.safe_load((SAMPLE / "_config.yml").read_text(encoding="utf-8"))
    assert configuration["permalink"] == "/:year/:month/:day/:title.html"


class TestTheDialectOfExportedPosts:
    """One post is written as a common exporter writes them, blank for blank."""

    def test_the_front_matter_has_its_fields_in_its_order(self) -> None:
        assert re.match(
            rb"---\n"
            rb"layout: post\n"
            rb'title: "[^"\n]+"\n'
            rb"date: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+0000\n"
            rb'categories: "News"\n'
            rb"excerpt_image: (https://\S+)\n"
            rb"image: \1\n"
            rb"---\n\n## ",
            EXPORTED.read_bytes(),
        )

    def test_sections_follow_the_text_without_a_blank_line(self) -> None:
        text = EXPORTED.read_bytes()
        assert len(re.findall(rb"^## ", text, re.MULTILINE)) == 3
        assert len(re.findall(rb"^### ", text, re.MULTILINE)) == 7
        assert len(re.findall(rb"[^\n]\n##", text)) == 9
        assert len(re.findall(rb"^##[^\n]*\n[^\n]", text, re.MULTILINE)) == 10

    def test_headings_and_paragraphs_end_in_blanks(self) -> None:
        text = EXPORTED.read_bytes()
        assert re.search(rb"^#[^\n]*\S \n", text, re.MULTILINE)
        assert re.search(rb"^#[^\n]*\S  \n", text, re.MULTILINE)
        assert re.search(rb"^[A-Z][^\n]*\. \n", text, re.MULTILINE)
        assert re.search(rb"^[A-Z][^\n]*\.  \n", text, re.MULTILINE)

    def test_a_picture_without_words_stands_between_a_blank_line_and_a_heading(self) -> None:
        assert re.search(rb"\n\n!\[\]\(https://[^)]+\)\n### ", EXPORTED.read_bytes())

    def test_the_last_line_is_the_cover_right_after_text_and_without_a_line_end(self) -> None:
        post = fields(EXPORTED)
        last_line = f"[^\n]\n!\\[{re.escape(str(post['title']))}\\]\\({re.escape(str(post['image']))}\\)"
        assert re.search(f"{last_line}\\Z", EXPORTED.read_text(encoding="utf-8"))
