"""The templates of Jekyll and Eleventy, as a reader sees them."""

from __future__ import annotations

import inspect
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.document.dialects.prepare import prepare
from reader.document.model import CodeBlock, Inline
from reader.document.parse import parse
from reader.document.source.placeholders import PLACEHOLDER, Placeholders
from tests.document.dialects.templates import (
    ELEVENTY,
    HEXO,
    JEKYLL,
    PLAIN,
    all_runs,
    runs,
    seen,
    target,
    text,
)
from tests.document.documents import SOURCES
from tests.document.growth import assert_linear


class TestValues:
    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            ("a {{ page.title }} b", "a The Post b"),
            ("{{page.title}}", "The Post"),
            ("{{- page.title -}}", "The Post"),
            ("{{ title }}", "The Post"),
            ('{{ page["title"] }}', "The Post"),
            ("{{ site.title }}, {{ site.author.name }}, {{ site.count }}", "The Site, Ann, 3"),
            ("a{{ site.baseurl }}b", "ab"),
            ('{{ "word" | upcase | append: "!" }}', "WORD!"),
            ("{{ 'a|b' }}", "a|b"),
            ('{{ "a b" | replace: "a", "c" }}', "c b"),
            ('{{ page.date | date: "%B %-d, %Y" }}', "March 4, 2020"),
            ('{{ nothing | default: "else" }}', "else"),
            ('{{ "a name" | team_link }}', "a name"),
            ("{{ 3 }}", "3"),
            ("a {{ }} b", "a b"),
        ],
    )
    def test_what_is_known_stands_in_the_text(self, source: str, expected: str) -> None:
        assert text(source) == expected

    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            ("{{ content }}", "⟨content⟩"),
            ("{{ foo.bar | size }}", "⟨foo.bar⟩"),
            ("{{ site.nothing }}", "⟨site.nothing⟩"),
            ("{{ site.author }}", "⟨site.author⟩"),
            ("{{ posts[0].title }}", "⟨posts[0].title⟩"),
        ],
    )
    def test_what_is_not_known_is_a_chip_with_its_name(self, source: str, expected: str) -> None:
        (chip,) = runs(source)
        assert (chip.text, chip.roles) == (expected, "chip")

    def test_a_call_shows_what_it_is_called_with(self) -> None:
        assert text('{{ thing("x.html", "Some words") }}', ELEVENTY) == "⟨thing: Some words⟩"

    def test_a_field_cannot_bring_marks_of_its_own(self) -> None:
        dialect = JEKYLL._replace(fields={"title": "\ufdd00\ufdd4"})
        assert text("a {{ page.title }}", dialect) == "a \ufffd0\ufffd"

    def test_what_is_no_expression_stays(self) -> None:
        assert text("a {{ +-* }} b") == "a {{ +-* }} b"

    def test_secrets_of_workflows_stay(self) -> None:
        assert text("a ${{ secrets.X }} b {{{ c }}} d") == "a ${{ secrets.X }} b {{{ c }}} d"


class TestVariables:
    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            ('{% assign x = "A" %}{{ x }}', "A"),
            ('{% set x = "A" %}{{ x }}', "A"),
            ('{% assign x = "A" | append: "B" %}{% assign y = x %}{{ y }}', "AB"),
            ("{% assign x = page.title %}{{ x }}", "The Post"),
            ("{% assign x = site.posts %}{{ x }}", "⟨x⟩"),
            ('{% assign x = "A" %}{% assign x = site.posts %}{{ x }}', "⟨x⟩"),
            ("{% capture x %}A {{ page.title }}{% endcapture %}{{ x }}", "A The Post"),
            ("{% capture x %}A{% endcapture %}B", "AB"),
            ("{% capture x %}{{ unknown }}{% endcapture %}{{ x }}", "⟨unknown⟩"),
            ("{% set x %}A{% endset %}{{ x }}", "A"),
        ],
    )
    def test_variables_have_the_value_that_a_tag_gave_them(self, source: str, expected: str) -> None:
        assert text(source) == expected

    def test_what_is_captured_in_several_lines_is_shown_once_where_it_is_written(self) -> None:
        source = "{% capture note %}\n# A\n\nB\n{% endcapture %}\n\nC {{ note | markdownify }}"
        assert seen(source) == "# A\ngap 0 B\ngap 0 C"

    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            ("{% set code %}\n// one\nlet a = 1;\n{% endset %}", "code() // one⏎let a = 1;"),
            ("{% set code %}\na\n\nb\n{% endset %}\n\n{{ code }}", "code() a⏎⏎b"),
            ("{% set x %}\na\nb\n{% endset %}\n\n{{ x | highlight('js') | safe }}", "code() a⏎b"),
            ("{% set x %}\na\nb\n{% endset %}\n\n{% codeSample x %}", "code() a⏎b\ngap 0 ⟨codeSample⟩"),
            ("{% capture code %}\na\nb\n{% endcapture %}", "code() a⏎b"),
            ("{% set x %}\na\nb\n{% endset %}\n<pre>{{ x }}</pre>", "code() a⏎b"),
            ("<div>\n{% set code %}\na\n\nb\n{% endset %}\n</div>", "code() a⏎⏎b"),
            ("{% set x %}\n// one\n\n  two\nthree\n{% endset %}", "// one\ngap 0 two⏎three"),
            ("{% set x %}\n*a*\nb\n{% endset %}\n\n{{ x | markdown }}", "a b"),
            ("{% capture x %}\na\nb\n{% endcapture %}\n\n{{ x | markdownify }}", "a b"),
        ],
    )
    def test_code_that_is_captured_keeps_its_lines(self, source: str, expected: str) -> None:
        assert seen(source, ELEVENTY) == expected

    def test_a_variable_may_be_an_argument(self) -> None:
        source = """{% set cap %}By <a href="/a">Ann</a>{% endset %}{% figure "a.png", "A cat", cap %}"""
        assert text(source, ELEVENTY) == "▣ A cat — a.png\nBy Ann"

    def test_a_value_does_not_grow_without_end(self) -> None:
        source = '{% assign x = "ab" %}' + "{% assign x = x | append: x %}" * 40 + "{{ x }}"
        assert text(source) == "⟨x⟩"


class TestLoops:
    def test_a_loop_over_known_words_is_gone_through(self) -> None:
        source = """\
        [#1][], [#2][]

        {% assign numbers = "1|2" | split: "|" %}
        {% for number in numbers %}
        [#{{ number }}]: https://example.org/{{ number }}
        {% endfor %}
        """
        found = runs(inspect.cleandoc(source))
        assert [run.link.href for run in found if run.link] == [
            "https://example.org/1",
            "https://example.org/2",
        ]

    def test_a_list_of_the_front_matter(self) -> None:
        dialect = JEKYLL._replace(fields={"names": "Ann, Bob"})
        assert seen("{% for name in page.names %}\n- {{ name }}\n{% endfor %}", dialect) == "• Ann\n• Bob"

    def test_within_a_line(self) -> None:
        source = "{% assign x = 'a,b' | split: ',' %}{% for y in x %}{{ y }}; {% endfor %}"
        assert text(source) == "a; b;"

    @pytest.mark.parametrize("words", ["(1..3)", "[1, 2, 3]", "['1', \"2\", 3]"])
    def test_a_range_and_a_list_that_is_written_out(self, words: str) -> None:
        assert (
            seen(f"{{% for x in {words} %}}\n- item {{{{ x }}}}\n{{% endfor %}}")
            == "• item 1\n• item 2\n• item 3"
        )

    def test_a_range_without_end_is_no_loop(self) -> None:
        assert text("{% for x in (1..999) %}{{ x }} {% endfor %}") == "⟨x⟩"

    def test_what_is_not_known_is_shown_once(self) -> None:
        source = "{% assign x = 'a,b' | split: ',' %}{% for y in x %}{{ y }}{{ z }} {% endfor %}"
        assert text(source) == "⟨y⟩⟨z⟩"


class TestTargets:
    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            ('[a]({{ "/x" | url }})', "/x"),
            ('[a]({{ "x y" | relative_url }})', "/x%20y"),
            ("[a]({{ site.baseurl }}/x)", "/x"),
            ("[a]( {{ site.url }}{{ site.baseurl }}/x )", "/x"),
            ("[a](https://example.org/{{ nothing }}/x)", "https://example.org//x"),
            ("[a]({% post_url 2010-07-21-name %})", "/_posts/2010-07-21-name.md"),
            ("[a]({{ site.baseurl }}{% post_url 2010-07-21-name %}#b)", "/_posts/2010-07-21-name.md#b"),
            ("[a]({% post_url 2011-01-01-gone %})", "/2011-01-01-gone"),
            ('[a]({% link "_posts/x y.md" %})', "/_posts/x%20y.md"),
            ("[a]\n\n[a]: {{ site.baseurl }}/x", "/x"),
            ("![a]({{ page.image }})", "/cover.png"),
            ("![a]({{ page.image | prepend: site.baseurl }})", "/cover.png"),
            ('<img src="{{ site.baseurl }}/a.png" alt="b">', "/a.png"),
            ('<a href="{% post_url 2010-07-21-name %}">b</a>', "/_posts/2010-07-21-name.md"),
            ('<a href="{{ nothing }}/b">b</a>', "/b"),
            ("<https://example.org{{ site.baseurl }}/b>", "https://example.org/b"),
        ],
    )
    def test_addresses_hold_values(self, source: str, expected: str) -> None:
        assert target(source) == expected

    def test_a_link_to_a_post_within_the_text(self) -> None:
        (run,) = runs("{% post_url 2010-07-21-name %}")
        assert run.link is not None
        assert (run.text, run.link.href) == (
            "Title of _posts/2010-07-21-name.md",
            "/_posts/2010-07-21-name.md",
        )


class TestSteering:
    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            ("a {% if x %}b{% else %}c{% endif %} d", "a bc d"),
            ("{% for x in y %}a{% endfor %}", "a"),
            ("{% case x %}{% when 1 %}a{% endcase %}", "a"),
            ("{% unless x %}a{% endunless %}", "a"),
            ("{%- if x -%}a{%- endif -%}", "a"),
            ("{% increment x %}a{% cycle 'b', 'c' %}", "a"),
            ("{% macro x(a) %}b{% endmacro %}", "b"),
            ("a {% comment %}b{% endcomment %}c", "a c"),
            ("a {%- comment -%}\n\nb\n\n{%- endcomment -%} c", "a c"),
            ("{% # a comment %}b", "b"),
            ("a {% endif %}b", "a b"),
            ("{% if 'a' == \"%\" %}b{% endif %}", "b"),
        ],
    )
    def test_tags_that_steer_vanish(self, source: str, expected: str) -> None:
        assert text(source) == expected

    def test_comments_of_nunjucks_vanish(self) -> None:
        assert text("a {# b\n\nc #} d", ELEVENTY) == "a d"

    def test_identifiers_of_headings_are_no_comments(self) -> None:
        assert seen("# A {#b}\n\nc {# d #}") == "# A\ngap 0 c {# d #}"

    def test_lines_that_held_only_tags_part_paragraphs(self) -> None:
        assert seen("a\n{% if x %}\nb\n{% endif %}\nc") == "a\ngap 0 b\ngap 0 c"

    def test_lists_stay_whole_and_tight(self) -> None:
        source = "{% for x in y %}\n- a\n{% endfor %}\n{% if x %}\n- b\n  c\n{% endif %}\n- d"
        assert seen(source) == "• a\n• b c\n• d"

    def test_tables_stay_whole(self) -> None:
        source = (
            "|a|b|\n|-|-|\n{% for x in y %}\n|c|{{ x }}|\n{% endfor %}\n|d|e|\n{% if x %}\nf\n{% endif %}"
        )
        assert seen(source) == "table a⇥b⏎c⇥⟨x⟩⏎d⇥e\ngap 0 f"

    def test_a_loop_of_indented_lines_is_no_code(self) -> None:
        assert "code()" not in seen("<ul>\n{% for x in y %}\n    <li>a</li>\n{% endfor %}\n</ul>")

    def test_quotes_stay_whole(self) -> None:
        assert seen("> a\n> {% if x %}\n> b\n> {% endif %}") == "│ a\ngap 1 │ b"

    def test_headings_keep_the_lines_of_the_file(self) -> None:
        hidden = "{% if x %}\n{% comment %}\na\n{% endcomment %}\n"
        source = f"{hidden}# A\n\n{{% highlight a %}}b{{% endhighlight %}}\n\n# B\n{hidden}## C"
        document = parse(source, dialect=JEKYLL)
        assert [(section.title, section.line) for section in document.sections] == [
            ("A", 5),
            ("B", 9),
            ("C", 14),
        ]


class TestHighlight:
    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            ("{% highlight ruby %}\na\n\n# b\n{% endhighlight %}", "code(ruby) a⏎⏎# b"),
            ("{% highlight ruby linenos %}\na\n{% endhighlight %}", "code(ruby) a"),
            ('{% highlight js mark_lines="1 2" %}\na\n{% endhighlight %}', "code(js) a"),
            ("{%- highlight js -%}\na\n{%- endhighlight -%}", "code(js) a"),
            ("{% highlight js %}a{% endhighlight %}", "code(js) a"),
            ("{% highlight js %}a\n  b\n{% endhighlight %}", "code(js) a⏎  b"),
            ("{% highlight md %}\n```\na\n```\n{% endhighlight %}", "code(md) ```⏎a⏎```"),
            ("{% highlight md %}\n```\n{% endhighlight %}\nb", "code(md) ```\ngap 0 b"),
            ("{% highlight a %}\n{% raw %}{{ b }}{% endraw %}\n{% endhighlight %}", "code(a) {{ b }}"),
            (
                "{% highlight a %}\n{% raw %}{% endhighlight %}{% endraw %}\n{% endhighlight %}",
                "code(a) {% endhighlight %}",
            ),
            ("a {% highlight b %}c{% endhighlight %} d", "a c d"),
            ("a: {% highlight b %}\nc\n{% endhighlight %} d", "a:\ngap 0 code(b) c\ngap 0 d"),
            (
                "- a\n\n  {% highlight b %}\n  c\n    d\n  {% endhighlight %}\n- e",
                "• a\ngap 1   code(b) c⏎  d\ngap 0 • e",
            ),
            ("- {% highlight b %}\nc\n  d\n  {% endhighlight %}\n- e", "• code(b) c⏎  d\n• e"),
            ("> {% highlight b %}\n> c\n> {% endhighlight %}\n> d", "│ code(b) c\ngap 1 │ d"),
            ("1. a\n   {% highlight b %}\nc\n   {% endhighlight %}\n2. d", "1. a\ncode(b) c\n2. d"),
            ("{% highlight %}\na\n{% endhighlight %}", "code() a"),
            ("{% highlight a %}\n{% endhighlight %}", "code(a)"),
        ],
    )
    def test_code_between_tags_is_code(self, source: str, expected: str) -> None:
        assert seen(source) == expected

    def test_code_within_a_line_is_styled_as_such(self) -> None:
        assert [run.roles for run in runs("a {% highlight b %}`c`{% endhighlight %} d")] == ["", "code", ""]

    def test_without_an_end_it_is_text(self) -> None:
        assert seen("{% highlight a %}\nb\n\nc") == "{% highlight a %} b\ngap 0 c"

    def test_mathematics_between_tags_is_no_markdown(self) -> None:
        (_, formula, _) = runs("a {% katex %}x_1 * y_2 * z{% endkatex %} b")
        assert (formula.text, formula.roles) == ("x_1 * y_2 * z", "math")


class TestRaw:
    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            ("a {% raw %}{{ b }} {% c %}{% endraw %} d", "a {{ b }} {% c %} d"),
            ("{% raw %}\na\n{% endraw %}\n", "a"),
            ("`{% raw %}{{ a }}{% endraw %}`", "{{ a }}"),
            ("{% raw %}`{{ a }}`{% endraw %}", "{{ a }}"),
            ("```\n{% raw %}\n{{ a }}\n{% endraw %}\n```", "code() {{ a }}"),
            ("{% raw %}\n```\n{{ a }}\n```\n{% endraw %}", "code() {{ a }}"),
            ("    {% raw %}{{ a }}{% endraw %}", "code() {{ a }}"),
            ("{%raw%}{{{a}}}{%endraw%}", "{{{a}}}"),
            ("{% verbatim %}{{ a }}{% endverbatim %}", "{{ a }}"),
            ("a {% raw %} b {{ page.title }}", "a {% raw %} b The Post"),
            ("a {% endraw %}", "a {% endraw %}"),
        ],
    )
    def test_only_the_tags_vanish(self, source: str, expected: str) -> None:
        assert seen(source) == expected


class TestCode:
    @pytest.mark.parametrize(
        "code",
        [
            "{{ page.title }}",
            "{% if x %}",
            "{:a=>{:b=>1}}",
            "{{#each x}}",
            "{% highlight a %}b{% endhighlight %}",
        ],
    )
    def test_samples_in_code_stay(self, code: str) -> None:
        assert seen(f"```\n{code}\n```\n\na `{code}` b\n\n    {code}") == (
            f"code() {code}\ngap 0 a {code} b\ngap 0 code() {code}"
        )

    def test_tags_around_code_are_no_part_of_it(self) -> None:
        assert seen("{% if x %}\n```\na\n```\n{% endif %}") == "code() a"


class TestCodeBelowHtml:
    """Jekyll puts a ``pre`` in the place of the tags, whatever HTML they stand in."""

    CODE: Final = "{% highlight ruby %}\nputs 1 < 2\n\nputs 2\n{% endhighlight %}"
    SEEN: Final = "code(ruby) puts 1 < 2⏎⏎puts 2"

    @pytest.mark.parametrize(
        "before", ["<div>\n", "<div>", "text\n<div>\n", "<br>\n", "<!-- c -->\n", "<td>\n  <b>x</b>\n"]
    )
    def test_it_is_code_and_nothing_else_is(self, before: str) -> None:
        for after in ("", "\n</div>", "</div>", "\n</div>\n"):
            lines = seen(f"{before}{self.CODE}{after}\n\n## After").split("\n")
            assert lines[-2:] == [f"gap 0 {self.SEEN}" if len(lines) > 2 else self.SEEN, "gap 0 ## After"]

    def test_the_html_goes_on_below_it(self) -> None:
        source = f"<div>\n<p>above</p>\n{self.CODE}\n<p>*below*</p>\n</div>\n\n## After"
        assert seen(source) == f"above\ngap 0 {self.SEEN}\ngap 0 *below*\ngap 0 ## After"

    def test_the_cells_of_a_table_hold_it(self) -> None:
        source = f"<table><tr><td>\n{self.CODE}\n</td><td>b</td></tr></table>\n\n## After"
        assert seen(source) == f"{self.SEEN}\ngap 0 b\ngap 0 ## After"

    @pytest.mark.parametrize(("first", "rest"), [("> ", "> "), ("- ", "  "), ("1. > ", "   > ")])
    def test_in_lists_and_quotes(self, first: str, rest: str) -> None:
        inside = f"<div>\n{self.CODE}\n</div>".replace("\n", f"\n{rest}")
        assert self.SEEN in seen(f"{first}{inside}\n\n## After")
        assert seen(f"{first}{inside}\n\n## After").endswith("## After")

    def test_code_within_a_line_stays_there(self) -> None:
        source = "<p>see {% highlight ruby %}a < b{% endhighlight %} here</p>"
        assert runs(source)[1] == Inline("a < b", "code")

    def test_the_lines_of_the_file_stay(self) -> None:
        document = parse(f"<div>\n{self.CODE}\n</div>\n\n## After", dialect=JEKYLL)
        assert [leaf.block.line for leaf in document.leaves] == [2, 9]

    def test_in_hexo_with_a_caption(self) -> None:
        source = '<div>\n{% codeblock "a & b.rb" lang:ruby %}\nx\n\ny\n{% endcodeblock %}\n</div>\n\n## After'
        block = parse(source, dialect=HEXO).leaves[0].block
        assert isinstance(block, CodeBlock)
        assert (block.text, block.language, block.caption) == ("x\n\ny", "ruby", "a & b.rb")

    def test_what_is_raw_stays_in_its_place(self) -> None:
        source = "<div>\n{% raw %}\n{{ a }}\n\nb\n{% endraw %}\n</div>\n\n## After"
        assert seen(source) == "{{ a }}\ngap 0 b\ngap 0 ## After"

    def test_many_of_them_take_no_more_than_their_share(self) -> None:
        assert_linear(
            lambda size: f"<div>\n{self.CODE}\n" * size, lambda text: prepare(text, JEKYLL, Placeholders())
        )
        assert_linear(
            lambda size: f"<div>\n{self.CODE}\n" * size, lambda text: parse(text, dialect=JEKYLL), 100
        )


class TestTags:
    def test_a_picture(self) -> None:
        (run,) = runs('{% image "assets/a.png", "Some words" %}', ELEVENTY)
        assert run.image is not None
        assert (run.image.source, run.image.alt) == ("assets/a.png", "Some words")

    def test_a_picture_over_several_lines(self) -> None:
        assert text('{% image\n  "assets/a.png",\n  "Some words"\n%}', ELEVENTY) == "▣ Some words — a.png"

    def test_a_picture_that_is_a_line_stays_a_line(self) -> None:
        assert text('a\n{% image "b.png", "c" %}\nd', ELEVENTY) == "a\n▣ c — b.png\nd"

    def test_an_include_that_is_not_known_is_a_chip(self) -> None:
        assert [run.roles for run in runs("a {% include signup.html %} b")] == ["", "chip", ""]

    def test_a_tag_that_is_not_known_keeps_the_one_word_that_it_says(self) -> None:
        assert text("a {% cite author2020 %} b") == "a ⟨cite: author2020⟩ b"

    def test_an_include_with_values(self) -> None:
        source = '{% include figure.html src=page.image alt="{{ site.title }}" %}'
        (run,) = runs(source)
        assert run.image is not None
        assert (run.image.source, run.image.alt) == ("/cover.png", "The Site")

    def test_words_of_a_tag_are_no_variables(self) -> None:
        assert "title" in text("{% note warn the title %}\na\n{% endnote %}")

    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            ("{% tip %}\na **b**\n\n- c\n{% endtip %}\nd", "│ tip: Tip\n│ a b\ngap 1 │ • c\ngap 0 d"),
            ("{% tip %}a{% endtip %}", "│ tip: Tip\n│ a"),
            ("- a\n\n  {% tip %}\n  b\n  {% endtip %}\n- c", "• a\ngap 1   │ tip: Tip\n│ b\ngap 0 • c"),
            ("> {% tip %}\n> a\n> {% endtip %}\n> b", "│ │ tip: Tip\n│ │ a\ngap 1 │ b"),
            ("a {% tip %}b{% endtip %} c", "a Tip: b c"),
            ("a\n{% tip %}b\n\nc{% endtip %}d", "a\ngap 0 │ tip: Tip\n│ b\ngap 1 │ c\ngap 0 d"),
            ("{% details A b %}\nc\n{% enddetails %}", "│ details: A b\n│ c"),
            (
                "{% tip %}\n{% details A b %}\nc\n{% enddetails %}\n{% endtip %}",
                "│ tip: Tip\n│ │ details: A b\n│ │ c",
            ),
            (
                "{% tip %}\na\n{% details A b %}\nb\n{% endtip %}\n{% enddetails %}",
                "│ tip: Tip\n│ a A b: b",
            ),
        ],
    )
    def test_callouts_and_details(self, source: str, expected: str) -> None:
        assert seen(source) == expected

    def test_a_pair_that_is_not_known_leaves_its_body(self) -> None:
        assert seen("{% wrapper %}\n# A\n{% endwrapper %}") == "# A"

    def test_a_pair_that_is_not_known_keeps_its_words(self) -> None:
        assert text('{% wrapper "Some words" %}\na\n{% endwrapper %}') == "Some words\na"

    def test_what_is_not_closed_is_text(self) -> None:
        assert text("a {% b and }} c {{ d") == "a {% b and }} c {{ d"


class TestHexo:
    def test_code_with_a_title(self) -> None:
        assert seen("{% codeblock A title lang:ruby %}\na\n{% endcodeblock %}", HEXO) == "code(ruby) a"

    def test_a_quotation_names_its_author(self) -> None:
        source = "{% blockquote Ann Author, A Book %}\na\n{% endblockquote %}"
        assert text(source, HEXO) == "Ann Author, A Book\na"

    def test_a_link_to_a_post(self) -> None:
        (run,) = runs("{% post_link 2010-07-21-name 'the words' %}", HEXO)
        assert run.link is not None
        assert (run.text, run.link.href) == ("the words", "/_posts/2010-07-21-name.md")

    def test_an_address_of_a_post(self) -> None:
        assert target("[a]({% post_path 2010-07-21-name %})", HEXO) == "/_posts/2010-07-21-name.md"

    def test_tabs(self) -> None:
        tabs = "<!-- tab One@icon -->\na\n<!-- endtab -->\n<!-- tab Two -->\nb\n<!-- endtab -->"
        source = f"{{% tabs x %}}\n{tabs}\n{{% endtabs %}}"
        assert text(source, HEXO) == "One\na\nTwo\nb"

    def test_elsewhere_comments_are_comments(self) -> None:
        assert text("<!-- tab One -->\n\na", JEKYLL) == "a"

    @pytest.mark.parametrize(
        ("info", "language", "caption"),
        [
            ("js a title", "js", "a title"),
            (" diff package.json", "diff", "package.json"),
            ("yml 配置 https://e.org/a the link", "yml", "配置 the link"),
            ('js title="a b"', "js", "a b"),
            ("js {1,3}", "js", ""),
            ("js", "js", ""),
        ],
    )
    def test_a_fence_has_a_title_after_its_language(self, info: str, language: str, caption: str) -> None:
        for source in (f"```{info}\nx\n```", f"> ~~~{info}\n> x\n> ~~~", f"```\ny\n```\n- ````{info}\n  x\n"):
            block = parse(source, dialect=HEXO).leaves[-1].block
            assert isinstance(block, CodeBlock)
            assert (block.language, block.caption, block.text) == (language, caption, "x")

    def test_a_tag_around_what_is_literal_is_shown_in_a_block_of_code(self) -> None:
        raw = "{% raw %}{{ x }}{% endraw %}"
        assert (
            seen(f"```\n{raw}\n```\n\n`{raw}` {raw}", HEXO) == f"code() {raw}\ngap 0 {{{{ x }}}} {{{{ x }}}}"
        )


class TestPlainPosts:
    """Posts with front matter of which nothing tells which system they belong to."""

    @pytest.mark.parametrize("source", ["a {{x}} b", "a {{}} b", "a {{ }} b", "$\\frac{{a}}{{b}}$"])
    def test_braces_that_may_be_anything_stay(self, source: str) -> None:
        assert "{{" in text(source, PLAIN._replace(math=False))

    @pytest.mark.parametrize("source", ["a {{ page.title }}", "a {{page.title}}", "a {{ title }}"])
    def test_instructions_are_followed(self, source: str) -> None:
        assert text(source, PLAIN) == "a The Post"


PIECES = st.sampled_from(
    [
        *(
            "{% raw %}",
            "{% endraw %}",
            "{% highlight a %}",
            "{% endhighlight %}",
            "{% if x %}",
            "{% endif %}",
        ),
        *("{% note %}", "{% endnote %}", "{% details A %}", "{% enddetails %}", "{% include a.html %}"),
        *("{% capture x %}", "{% endcapture %}", "{{ x }}", "{{ page.title }}", "{% comment %}"),
        *(
            "{% endcomment %}",
            "{% image 'a.png' %}",
            '{% assign x = "y" %}',
            "{%",
            "%}",
            "{{",
            "}}",
            "{#",
            "#}",
        ),
        *(
            "\n",
            "\n\n",
            "- ",
            "> ",
            "    ",
            "```\n",
            "`",
            "| a | b |\n",
            "[a](",
            ")",
            "word",
            " ",
            "<a href='",
        ),
        *("<!-- tab x -->", "<!-- endtab -->", "{% tabs %}", "{% endtabs %}", "'", '"', "\ufdd0"),
    ]
)
TEMPLATES = st.lists(PIECES, max_size=40).map("".join)
DIALECTS = st.sampled_from([JEKYLL, ELEVENTY, HEXO, PLAIN])


@given(TEMPLATES, DIALECTS)
def test_nothing_raises_and_no_mark_is_seen(source: str, dialect: object) -> None:
    for run in all_runs(parse(source, dialect=dialect)):  # type: ignore[arg-type]
        assert not PLACEHOLDER.search(run.text)


@given(SOURCES)
def test_a_text_without_tags_is_left_as_it_is(source: str) -> None:
    plain = source.replace("{", "(")
    dialect = JEKYLL._replace(kramdown=False)
    assert prepare(plain, dialect, Placeholders()) == prepare(
        plain, dialect._replace(templates=False), Placeholders()
    )


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "{% ",
            "{{ ",
            "{%",
            "{{",
            "%}",
            "{# ",
            "{% raw %}",
            "{% if %}",
            "{% if %}\n",
            "`",
            "{% highlight a %}\n",
        ),
        *(
            "{% highlight a %}\n```\n",
            "{% highlight a %}\nb\n{% endhighlight %}\n",
            "{% note %}\n",
            "{% comment %}",
        ),
        *(
            "{% note %}{% endnote %}",
            "{% endnote %}",
            "{{ x }} ",
            "[a]({{ x }}) ",
            "{% include a.html b=c %}\n",
        ),
        *(
            "{% capture x %}",
            "{% capture x %}{{ x }}{% endcapture %}{{ x }}",
            "> {% if %}\n",
            "- {% note %}\n",
        ),
        *(
            "{{ page.title }}",
            "{% assign x = x | append: page.title %}{{ x }}",
            "{% image 'a",
            '{{ "a',
            "<!-- tab",
        ),
    ],
)
def test_it_is_linear(piece: str) -> None:
    assert_linear(lambda size: piece * size, lambda text: prepare(text, HEXO, Placeholders()))


@pytest.mark.parametrize("name", ["note", "for a in b", "capture a", "if a", "wrapper 'Some words'"])
def test_it_is_linear_in_nesting(name: str) -> None:
    end = "end" + name.partition(" ")[0]
    assert_linear(
        lambda size: f"{{% {name} %}}\n" * size + f"{{% {end} %}}\n" * size,
        lambda text: prepare(text, JEKYLL, Placeholders()),
    )


def test_loops_do_not_grow_without_end() -> None:
    words = '{% assign x = "' + "a," * 199 + '" | split: "," %}'
    source = words + ("{% for y in x %}" + "b" * 1_000 + "{% endfor %}") * 1_000
    assert len(prepare(source, JEKYLL, Placeholders()).text) < len(source) + 2_000_000
