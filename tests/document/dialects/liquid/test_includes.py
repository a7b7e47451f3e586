"""Files of a site that its posts include: they are read in, as Jekyll and Eleventy do."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.content.posts.index import ContentIndex
from reader.document.dialects.detection import dialect_of
from reader.document.dialects.prepare import prepare
from reader.document.model import CodeBlock, Document, Link
from reader.document.parse import parse
from reader.document.reading.link_resolver import resolve
from reader.document.reading.link_targets import FileTarget
from reader.document.reading.post_lookup import PostLookup
from reader.document.source.dialect import Dialect
from reader.document.source.placeholders import Placeholders
from tests.document.dialects.templates import all_runs
from tests.document.documents import dump_leaves
from tests.document.growth import assert_linear

FILES = {
    "_config.yml": "title: The Site\n",
    "_includes/word.html": "**word**\n",
    "_includes/posts/zh.md": "## 你好\n\nText *em*.\n",
    "_includes/both.md": "Both {% include word.html %}\n\n* x\n",
    "_includes/value.html": "<b>{{ include.who }}</b> {{ site.title }}\n",
    "_includes/logic.html": "{% if include.a %}<b>{{ include.a }}</b>{% endif %}\n",
    "_includes/figure.html": "<img src='{{ include.src }}'>\n",
    "_includes/code.rb": "def x\n\n  1\nend\n",
    "_includes/again.md": "again {% include round.md %}\n",
    "_includes/round.md": "round {% include again.md %}\n",
    "_includes/long.html": "x" * 200_000,
    "_includes/bytes.html": "\0\1\2\0",
    "_posts/beside.md": "beside\n",
}


def text_of(document: Document) -> str:
    """All the text of an article, its leaves parted by line ends."""
    return "\n".join(document.text(leaf) for leaf in document.leaves)


def read_post(folder: Path, path: str) -> str:
    """The text of a post of a site."""
    index = ContentIndex(folder)
    article = index.read(next(post for post in index.load_all() if post.path.endswith(path)))
    return text_of(parse(article.body, dialect=dialect_of(article, index.site)))


class Blog:
    """A blog of Jekyll with files to include."""

    def __init__(self, folder: Path, home: str = "") -> None:
        self._folder = folder / home
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def read(self, body: str, *, opened: str = "") -> Document:
        """Read a post of the blog, of which a part may be opened."""
        return parse(body, dialect=self.dialect(body, opened=opened))

    def dialect(self, body: str, *, opened: str = "") -> Dialect:
        """Return the dialect of a post of the blog."""
        self.write("_posts/2024-01-02-a.md", f"---\ntitle: A\n---\n{body}")
        index = ContentIndex(self._folder / opened)
        article = index.read(next(post for post in index.load_all() if post.path.endswith("2024-01-02-a.md")))
        return dialect_of(article, index.site)

    def text(self, body: str) -> str:
        return text_of(self.read(body))


@pytest.fixture
def blog(tmp_path: Path) -> Blog:
    return Blog(tmp_path)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a {% include word.html %} b", "a word b"),
        ("{%- include word.html -%}", "word"),
        ("{% include both.md %}\n\nafter", "Both word\nx\nafter"),
        ("- one {% include word.html %}\n- two", "one word\ntwo"),
        ("{% include_relative beside.md %}", "beside"),
        ('{% include value.html who="Ann" %}', "Ann The Site"),
        ("{% include value.html who=page.title %}", "A The Site"),
        ("```\n{% include code.rb %}\n```", "def x\n\n  1\nend\n"),
        ("{% highlight ruby %}\n{% include code.rb %}\n{% endhighlight %}", "def x\n\n  1\nend\n"),
        ("`{% include word.html %}`", "**word**"),
    ],
)
def test_an_included_file_stands_in_the_place_of_its_tag(blog: Blog, source: str, text: str) -> None:
    assert blog.text(source) == text


def test_what_is_captured_may_be_included(blog: Blog) -> None:
    source = "{% capture x %}{% include posts/zh.md %}{% endcapture %}{{ x | markdownify }}\n\nafter"
    assert blog.text(source) == "你好\nText em.\nafter"


def test_its_headings_are_those_of_the_article_and_its_lines_that_of_the_tag(blog: Blog) -> None:
    document = blog.read("# One\n\n{% include posts/zh.md %}\n\n# Two")
    assert [(section.title, section.line) for section in document.sections] == [
        ("One", 1),
        ("你好", 3),
        ("Two", 5),
    ]
    assert dump_leaves(document).split("\n")[2].split() == ["3", "gap", "0", "Text", "em."]


@pytest.mark.parametrize("opened", ["_posts", "_posts/2024-01-02-a.md"])
def test_it_is_found_when_only_a_part_of_the_site_is_open(blog: Blog, opened: str) -> None:
    document = blog.read("{% include word.html %}", opened=opened)
    assert [run.text for run in all_runs(document)] == ["word"]


@pytest.mark.parametrize(
    "source",
    [
        "{% raw %}{% include word.html %}{% endraw %}",
        "{% raw %}\n`{% include word.html %}`\n{% endraw %}",
        "```\n{% raw %}{% include word.html %}{% endraw %}\n```",
    ],
)
def test_samples_stay(blog: Blog, source: str) -> None:
    assert blog.text(source) == "{% include word.html %}"


def test_what_a_comment_includes_is_hidden(blog: Blog) -> None:
    assert blog.text("a {% comment %}{% include word.html %}{% endcomment %} b") == "a b"


def test_a_file_with_logic_of_its_own_is_a_chip_that_leads_to_it(blog: Blog) -> None:
    (chip,) = all_runs(blog.read('{% include logic.html a="b" %}'))
    assert (chip.text, chip.roles) == ("⟨include logic.html⟩", "chip")
    assert chip.link == Link("../_includes/logic.html")


def test_its_chip_opens_the_file_and_no_post_of_that_name(blog: Blog, tmp_path: Path) -> None:
    blog.write("_posts/2024-01-01-logic.md", "---\ntitle: Logic\n---\n")
    document = blog.read("{% include logic.html a='b' %}")
    index = ContentIndex(tmp_path)
    posts = {post.path: post for post in index.load_all()}
    lookup = PostLookup(posts.values(), lambda path: (tmp_path / path).is_file(), index.site)
    target = resolve("../_includes/logic.html", posts["_posts/2024-01-02-a.md"], document, lookup)
    assert target == FileTarget("_includes/logic.html")


def test_a_tag_that_is_understood_is_not_read_in(blog: Blog) -> None:
    assert blog.text('{% include figure.html src="a.png" alt="A cat" %}') == "▣ A cat — a.png"


@pytest.mark.parametrize(
    "name",
    ["../../secret.md", "/etc/passwd", "nothing.md", "posts", ".", "{{ page.title }}", "x" * 5_000],
)
def test_what_is_not_among_the_includes_is_a_chip_that_leads_nowhere(blog: Blog, name: str) -> None:
    (chip,) = all_runs(blog.read(f"{{% include {name} %}}"))
    assert chip.roles == "chip"
    assert not chip.link


def test_nothing_outside_of_the_site_is_read(tmp_path: Path) -> None:
    blog = Blog(tmp_path, "site")
    (tmp_path / "outside.md").write_text("never shown")
    (tmp_path / "site/_includes/link.md").symlink_to(tmp_path / "outside.md")
    for tag in ("include link.md", "include_relative ../../outside.md", f"include {tmp_path}/outside.md"):
        assert "never shown" not in blog.text(f"{{% {tag} %}}")


@pytest.mark.parametrize("name", ["long.html", "bytes.html"])
def test_what_is_too_long_or_no_text_is_a_chip_that_leads_to_it(blog: Blog, name: str) -> None:
    (chip,) = all_runs(blog.read(f"{{% include {name} %}}"))
    assert chip.link == Link(f"../_includes/{name}")


def test_files_that_include_each_other_end(blog: Blog) -> None:
    assert blog.text("{% include round.md %}") == "round again ⟨include round.md⟩"


def test_files_that_include_others_many_times_end(blog: Blog) -> None:
    for number in range(20):
        blog.write(f"_includes/n{number}.md", f"n{number}\n\n" + f"{{% include n{number + 1}.md %}}\n" * 20)
    assert len(blog.text("{% include n0.md %}")) < 2_000_000


def test_partials_of_eleventy_are_found_by_name_and_by_path(tmp_path: Path) -> None:
    for name, text in {
        "package.json": '{"dependencies": {"@11ty/eleventy": "3"}}',
        "eleventy.config.js": "",
        "src/_includes/part.njk": "From _includes",
        "src/posts/near.md": "From beside",
        "src/posts/a.md": '---\ntitle: A\n---\n{% include "part.njk" %}\n\n{% include "./near.md" %}',
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert read_post(tmp_path, "src/posts/a.md") == "From _includes\nFrom beside"


@pytest.mark.parametrize(
    ("tag", "language", "caption", "code"),
    [
        ("include_code a.js", "js", "a.js", "let a;\n\nlet b;"),
        ("include_code Some title lang:ts a.js", "ts", "Some title", "let a;\n\nlet b;"),
        ("include_code lang:js from:3 to:3 a.js", "js", "a.js", "let b;"),
    ],
)
def test_code_that_hexo_includes(tmp_path: Path, tag: str, language: str, caption: str, code: str) -> None:
    for name, text in {
        "_config.yml": "title: T\n",
        "package.json": '{"dependencies": {"hexo": "7"}}',
        "source/downloads/code/a.js": "let a;\n\nlet b;\n",
        "source/_posts/a.md": f"---\ntitle: A\n---\n- item\n\n  {{% {tag} %}}\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    index = ContentIndex(tmp_path)
    article = index.read(next(iter(index.load_all())))
    block = parse(article.body, dialect=dialect_of(article, index.site)).leaves[-1].block
    assert block == CodeBlock(3, code, language, caption)


def test_a_text_of_tags_takes_no_more_than_its_share(blog: Blog) -> None:
    dialect = blog.dialect("{% include word.html %}")
    tags = "{% include value.html who='a' %}\n{% include nothing %}\n`{% include long.html %}` {% include x\n"
    assert_linear(lambda size: tags * size, lambda text: prepare(text, dialect, Placeholders()), 100)
