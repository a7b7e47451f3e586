"""The headings of an index are those of the parsed article, whichever way they are found."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.content.discovery.site import Kind, Site
from reader.content.post import Article, Post
from reader.content.posts.index import ContentIndex
from reader.document.dialects.detection import dialect_of
from reader.document.dialects.liquid.stand_ins import with_stand_ins
from reader.document.parse import parse
from reader.document.reading.file_lookup import FileLookup
from reader.document.reading.heading_scanner import scan_headings
from reader.document.reading.index_headings import headings_of
from reader.document.source.dialect import LibraryFiles
from tests.corpora import sample
from tests.document.documents import SOURCES

SAMPLE_POSTS = Path(__file__).parents[3] / "sample_posts"

Sections = list[tuple[int, str, str, int]]


def site_of(kind: Kind) -> Site:
    return Site(Path("/library"), kind, "")


def article(body: str, path: str = "post.md", properties: tuple[tuple[str, str], ...] = ()) -> Article:
    return Article(Post(path, "Title", properties=properties), body, 4)


def indexed(article: Article, site: Site, files: LibraryFiles | None = None) -> Sections:
    return [heading[:] for heading in headings_of(article, site, files)]


def parsed(article: Article, site: Site, files: LibraryFiles | None = None) -> Sections:
    dialect = dialect_of(article, site, files)
    document = parse(article.body, first_line=article.body_line, dialect=dialect)
    return [section[:4] for section in document.sections]


def check(body: str, kind: Kind = Kind.PLAIN) -> None:
    post = article(body)
    assert indexed(post, site_of(kind)) == parsed(post, site_of(kind))


def test_a_heading_has_its_level_title_slug_and_line() -> None:
    post = article("One\n===\n\n## The *second* `one` ##\n\n```sh\n# none\n```\n## The second one {#x}\n")
    assert indexed(post, site_of(Kind.ASTRO)) == [
        (1, "One", "one", 4),
        (2, "The second one", "the-second-one", 7),
        (2, "The second one", "x", 12),
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("text\n\n- item\n- item\n\n> quote\n\n| a |\n|---|\n| b |\n", []),
        ("# One\ntext\n## Two\n", [0, 2]),
        ("- item\n# One\n> quote\n## Two\n1. item\n### Three", [1, 3, 5]),
        ("```\n# no\n~~~\n# no\n```\n# One", [5]),
        ("~~~~\n# no\n~~~\n``` \n~~~~~  \n# One\n```\n# no", [5]),
        ("text\n    # no\n\n    # code\n\n   # One", [5]),
        ("1. Do:\n\n   ```sh\n   # no\n   ```\n\n# One", [6]),
        ("1. Do:\n\n    ```sh\n    run\n    ```\n\n# One", [6]),
        ("- item\n\ntext\n\n    # code\n# One", [5]),
        ("<!-- more -->\n# One\n<!--\n# no\n-->\n# Two", [1, 5]),
        ("<p><img src='a'>\ntext</p>\n\n# One", [3]),
        ("text\n<br>\nmore\n\n# One", [4]),
        ("<script src='a'></script>\n# One", [1]),
        ("One\n---\n\ntext\n\n---\n\n***\n# Two\n---\n", [0, 8]),
        ("#no\n#\n#######\n#\tOne\n", [1, 3]),
        ("# One ##\n# Two#\n## #\n", [0, 1, 2]),
    ],
)
def test_headings_that_are_plain_to_see_are_found_without_a_parser(text: str, lines: list[int]) -> None:
    found = scan_headings(text)
    assert found is not None
    assert [heading.line for heading in found.headings] == lines
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "- # in a list",
        "> ## in a quote",
        "[^a]: # in a note",
        "- item\n\n  # in an item",
        "- item\n\n      # code or not",
        "two\nlines\n===",
        "- item\n---",
        "> quote\n> ===",
        "a |\n---",
        "<div>\n\n# in an element\n\n</div>",
        "<!-- open\n# One",
        "<pre>\n# none\n</pre>",
        "<pre\n\n# none",
        "<div>\n# none\n</div>",
        "<h2>Two</h2>",
        "- <h2>Two</h2>",
        "Term\n: meaning\n# a term too\n: meaning",
        "- a\n  ```\n    ```\n  # One\n  ```\n",
        "- ```\n   ```\n   # One\n   ```\n",
        "$$\n# none\n$$",
        "text $$\n# none\n$$",
        "!!! note\n    # One",
        ":::note\n# One\n:::",
        "# a | b\n---|---\n",
        "~~~ a | b\n---|---\n# One",
    ],
)
def test_headings_that_depend_on_what_is_around_them_are_left_to_the_parser(text: str) -> None:
    assert scan_headings(text) is None
    check(text)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(
    "body",
    [
        "{% comment %}\n# none\n{% endcomment %}\n# One",
        "{{< tab >}}\n# One\n{{< /tab >}}",
        "# One {: #id }\n# Two {#two}\n# Three { #three }\n",
        "%%\n# none\n%%\n# One ^id",
        "# See [[a|b]] and $x$ and ==y== and #tag\n",
        "text ^[a note\n# One] and\n",
        "import A from '@theme/Tabs'\n\n<Tabs>\n\n# One\n\n</Tabs>",
        "*[A]: meaning\n# A\n",
        "# Use [r] and [s](t) and :tada: and C# \\# &amp; <b>x</b> <a name='q'></a>\n\n[r]: /url\n",
        "# One\n# One\n# One\n# one-1\n#\n#\n",
        "# 你好 \ufdd01\ufdd4 Wörld\u3000\n#\u00a0none\n",
    ],
)
def test_every_dialect_has_its_own_headings(body: str, kind: Kind) -> None:
    check(body, kind)


@pytest.mark.parametrize(
    "body",
    [
        "# One\n\n{% image 'a.png' \"Words (of all kinds).\" %}\n\n## Two\n",
        'See [this]({{ "/a/b" | url }}) and <b>that</b> at {{ site.baseurl }}/c.\n\n# One',
        '<p><img src="{{ site.baseurl }}/a.png"></p>\n\n- {{ "name" | photo }} and\n\n# One',
        "Code:\n\n{% highlight ruby linenos %}\n# none\n\n- `\n\n  # none\n{% endhighlight %}\n\n# One",
        "```\n{{ page.title }} {% if a %}\n```\n# One `{{ b }}`\n",
    ],
)
def test_tags_that_stay_within_their_lines_need_no_parser(body: str) -> None:
    post = article(body, properties=(("layout", "post"),))
    for kind in (Kind.JEKYLL, Kind.ELEVENTY, Kind.PLAIN):
        text = with_stand_ins(body, dialect_of(post, site_of(kind))) or body
        assert text.count("\n") == body.count("\n")
        assert scan_headings(text) is not None
        assert indexed(post, site_of(kind)) == parsed(post, site_of(kind)) != []


@pytest.mark.parametrize(
    "body",
    [
        "{{ page.title }}\n",
        "text\n- {% assign a = 'b' %}\n",
        "text\n--{% assign a = 'b' %}\n",
        "{% assign a = 'b' %} # One\n",
        "[x{% assign a = 'b' %}] # One\n",
        "[^ab]{% assign a = 'b' %}: # One\n",
        "<di{{ 'v' }}>\n\n# One",
        "{% raw %}\n# One\n{% endraw %}",
        "text $${% assign a = 'b' %}\n# none\n$$",
        "<!--\n\n{% highlight js %}\n-->\n{% endhighlight %}\n\n# One",
        "- a\n\n{% assign a = 'b' %}\n    # One",
        "{{ site.baseurl\n}} text\n\n# One",
    ],
)
def test_tags_that_may_come_to_more_than_text_are_not_guessed_at(body: str) -> None:
    post = article(body, properties=(("title", "# One"), ("math", "true")))
    for kind in (Kind.JEKYLL, Kind.ELEVENTY, Kind.PLAIN):
        assert indexed(post, site_of(kind)) == parsed(post, site_of(kind))


LINES = st.sampled_from(
    [
        *("", "", "", "text", "text", "two `c` words", "Term", "中文", "a | b", "text $$", "a \\", "x  "),
        *("# One", "## *Two* [r]", "### Three #", "#", "#none", "# T {#id}", "# x$y$ C#", "####### no"),
        *("===", "---", "--", "-", "=", "- - -", "***", "---|---", "|---|", "| a |", "=== x"),
        *("```", "~~~", "````", "``` sh", "```a`b", "   ```", "    ```", "\t```", "  ~~~"),
        *(
            "- a",
            "* # b",
            "1. one",
            "2) # x",
            "-",
            "- [x] # t",
            "- - a",
            "- ```",
            "> q",
            ">",
            "> # h",
            "> ```",
        ),
        *("> [!note] T", "> - # a", "    # code", "  # two", "\t# tab", "      # six", "    text", "  text"),
        *("[r]: /url", "[r]: /u 't", "t'", "[^n]: note", "[^n]: # h", "see [^n]", ": def", "~ def", ": # d"),
        *("<!-- c -->", "<!--", "-->", "--> # x", "<!-->", "  <!-- i -->", "- <!--", "<!-- <pre> -->"),
        *("<div>", "</div>", "<p>x</p>", "<br>", "<img src='a'>", "<b>", "</b>", "<h2>H</h2>", "<pre>"),
        *("</pre>", "<script>", "</script>", "<script src='x'></script>", "<ul><li>x</li></ul>", "<svg>"),
        *(
            "<table>",
            "<tr><td>",
            "<pre",
            "<div",
            "<script",
            "</td></tr></table>",
            "<iframe src='x'></iframe>",
            "<?php",
            "<![CDATA[",
        ),
        *("<pre", "<div", "<script", "<style", "<h2", "x>"),
        *("<details>", "<summary>s</summary>", "</details>", "<https://a.b>", "- <div>", "    <div>"),
        *("<div class='note'>", "<div markdown='1'>", "<x-y>", "<textarea>", "<p>", "</p>", "text <!--"),
        *("$$", "\\[", "\\]", "\\begin{align}", "\\end{align}", "!!! note", "    body", "=== 'T'", ":::"),
        *(":::note", "??? tip", "{% raw %}", "{% endraw %}", "{% highlight x %}", "{% endhighlight %}"),
        *("{{ page.title }}", "{{< note >}}", "{{< /note >}}", "{: .cls}", "{.x}", "{::comment}", "{# c #}"),
        *("{:/comment}", "{{ a() }}", "{% b() %}", "{% end %}", "%%", "a ^id", "a^[note here]", "```ad-note"),
        *("{% image 'a' %}", "see {% x %}", '[a]({{ "b" | url }})', "{{ site.baseurl }}", "- {% x %}", "a|b"),
        *("# a | b", "``` a|b", "--{% x %}", '<img src="{{ site.url }}/a">', "{% assign a = 'b' %}", "-|-"),
        *("{% highlight py %}\n# c\n{% endhighlight %}", "<!-- {% x %} -->", '{{ "a" }}', "{{ 'b' }}"),
        *("*[A]: b", "![[x]]", "[[a|b]]", "++ctrl++", "import X from 'y'", "<Tabs>", "[code]", "[/code]"),
    ]
)
PREFIXES = st.sampled_from(["", "", "", "", "", "", "  ", "   ", "    ", "> ", "- ", "1. ", "\t"])
BODIES = st.lists(st.builds(str.__add__, PREFIXES, LINES), max_size=14).map("\n".join) | SOURCES
PROPERTIES = st.sampled_from([(), (("title", "# x"),), (("math", "true"),), (("math", "false"),)])


@settings(max_examples=1_000, deadline=None)
@given(BODIES, st.sampled_from(Kind), st.sampled_from(["post.md", "post.md", "post.mdx"]), PROPERTIES)
@example("> [!note] T\n        # h", Kind.PLAIN, "post.md", ())
@example("b\n~ def\n# x\n~ def", Kind.PLAIN, "post.md", ())
@example("x = $$\n```\nx = $$\n# One", Kind.PLAIN, "post.md", (("math", "true"),))
@example("text\n    >\n===", Kind.PLAIN, "post.md", ())
@example("<br>\n<![CDATA[\n\n# One", Kind.PLAIN, "post.md", ())
def test_no_text_has_other_headings_in_an_index(
    body: str, kind: Kind, path: str, properties: tuple[tuple[str, str], ...]
) -> None:
    body = body.replace("\r\n", "\n").replace("\r", "\n")
    post = article(body, path, properties)
    assert indexed(post, site_of(kind)) == parsed(post, site_of(kind))


def check_library(folder: Path, every: int, kind: Kind | None = None) -> None:
    index = ContentIndex(folder)
    index.load_all()
    site = index.site if kind is None else index.site._replace(kind=kind)
    files = FileLookup(index)
    for post in sample(index.posts, every):
        article = index.read(post)
        assert indexed(article, site, files) == parsed(article, site, files), post.path


@pytest.mark.parametrize("kind", Kind)
def test_the_sample_posts_have_the_headings_of_their_articles(kind: Kind) -> None:
    check_library(SAMPLE_POSTS, 1, kind)


def test_real_posts_have_the_headings_of_their_articles(corpora: Path) -> None:
    for folder in sorted(corpora.iterdir()):
        check_library(folder, 5)


@pytest.mark.parametrize("kind", Kind)
def test_real_posts_have_the_headings_of_any_dialect(corpora: Path, kind: Kind) -> None:
    for folder in sorted(corpora.iterdir()):
        check_library(folder, 61, kind)
