"""Shortcodes of Hugo and Zola in articles, from the text to what a person reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from textwrap import dedent

import pytest
from hypothesis import given, strategies

from reader.content.discovery.site import Kind
from reader.document.dialects.prepare import prepare
from reader.document.model import CodeBlock, Document, Quote
from reader.document.parse import parse
from reader.document.source.dialect import Dialect
from reader.document.source.placeholders import Placeholders
from tests.document.documents import dump_leaves
from tests.document.growth import assert_linear


class Files:
    """A library with one post."""

    def find(self, name: str) -> str | None:
        return "posts/about.md" if name.removesuffix(".md").endswith("about") else None

    def title(self, path: str) -> str:
        return "About us"


HUGO = Dialect(kind=Kind.HUGO, templates=True, fields={"edition": "second"}, files=Files())
ZOLA = HUGO._replace(kind=Kind.ZOLA)
PLAIN = HUGO._replace(kind=Kind.PLAIN)


def article(text: str, dialect: Dialect = HUGO) -> Document:
    return parse(dedent(text).strip("\n"), dialect=dialect)


def dump(text: str, dialect: Dialect = HUGO) -> str:
    return expected(dump_leaves(article(text, dialect)))


def paragraph(text: str, dialect: Dialect = HUGO) -> str:
    """The text of an article of one leaf."""
    document = parse(text, dialect=dialect)
    (leaf,) = document.leaves
    return document.text(leaf)


def expected(text: str) -> str:
    return dedent(text).strip("\n")


class TestWithoutBody:
    """Shortcodes that stand for something."""

    @pytest.mark.parametrize(
        ("source", "text"),
        [
            ('A {{< figure src="a.png" alt="pot" >}} here', "A ▣ pot — a.png here"),
            ("A {{< figure src=a.png />}} here", "A ▣ a.png here"),
            ("A {{% param edition %}} edition", "A second edition"),
            ("Press {{< kbd Ctrl C >}}.", "Press Ctrl+C."),
            ("What {{< strange a=1 >}} is", "What ⟨strange: 1⟩ is"),
            ('What {{< strange class="b" >}} is', "What ⟨strange⟩ is"),
            ('{{< title "A heading" "blue" >}}', "A heading"),
            ('{{< ruby "漢字" "かんじ" >}}です', "漢字 (かんじ)です"),
            ('{{< ruby rb="漢字" rt="かんじ" >}}', "漢字 (かんじ)"),
            ('A {{< strange `raw\n"words" here` >}} it', 'A ⟨strange: raw "words" here⟩ it'),
            ('A {{< strange title="a >}} in it" >}} it', "A ⟨strange: a >}} in it⟩ it"),
            ("A {{<strange>}} tag", "A ⟨strange⟩ tag"),
            ("A {{< icon github >}}tag", "A tag"),
            ("One{{< br >}}two", "One\ntwo"),
            ("A {{< icon github >}} tag", "A tag"),
            ("| a |\n|---|\n| {{< kbd A >}} |", "a\nA"),
        ],
    )
    def test_is_shown_within_its_line(self, source: str, text: str) -> None:
        assert paragraph(source) == text

    def test_a_shortcode_on_several_lines_is_one(self) -> None:
        text = """
            {{< figure
                src="ink.png"
                alt="A pot"
            >}}

            After it.
            """
        assert dump(text) == expected(
            """
              1       ▣ A pot — ink.png
              6 gap 0 After it.
            """
        )

    def test_pictures_and_cards_that_are_lines_stay_lines(self) -> None:
        text = """
            Before it
            {{< figure src="ink.png" >}}
            {{< card link="/a" title="First" >}}
            after it.
            """
        assert paragraph(expected(text)) == "Before it\n▣ ink.png\nFirst\nafter it."

    def test_text_right_behind_a_picture_starts_a_line(self) -> None:
        assert paragraph('{{< figure src="a.png" >}}Words') == "▣ a.png\nWords"
        assert paragraph('{{< figure src="a.png" >}} Words') == "▣ a.png Words"

    def test_words_that_are_lines_stay_in_their_paragraph(self) -> None:
        assert paragraph("The\n{{< param edition >}}\nedition") == "The second edition"

    def test_a_picture_in_a_list_leaves_the_list_tight(self) -> None:
        assert dump("- one\n  {{< figure src=a.png >}}\n- two") == expected(
            """
              1       • one⏎▣ a.png
              3       • two
            """
        )

    def test_a_line_of_layout_is_no_line(self) -> None:
        assert dump("One\n\n{{< toc >}}\n\nTwo") == expected("  1       One\n  5 gap 0 Two")


class TestSamples:
    """Shortcodes that an author shows."""

    @pytest.mark.parametrize(
        ("source", "text"),
        [
            ('Write {{</* ref "x" */>}}.', 'Write {{< ref "x" >}}.'),
            ("Write {{%/* md_a_b */%}}.", "Write {{% md_a_b %}}."),
            ("Write `{{</* x */>}}`.", "Write {{< x >}}."),
            ("Write `{{< x >}}`.", "Write {{< x >}}."),
            ("```\n{{</* x */>}}\n{{< y >}}\n```", "{{< x >}}\n{{< y >}}"),
            ("    {{< x >}}", "{{< x >}}"),
            ("Open {{</* x and", "Open {{</* x and"),
        ],
    )
    def test_are_shown_as_text(self, source: str, text: str) -> None:
        assert paragraph(source) == text

    @pytest.mark.parametrize(
        "source", ["{{< foo", "{{< foo %}}", "{{<>}}", "{{< >}}", "{{%%}}", "{{ foo }}", "{{<* x >}}"]
    )
    def test_what_is_no_shortcode_is_text(self, source: str) -> None:
        assert paragraph(source) == source

    def test_an_unclosed_shortcode_does_not_take_the_next(self) -> None:
        assert paragraph("{{< foo and {{< kbd A >}}") == "{{< foo and A"


class TestLinks:
    """Shortcodes that stand for addresses."""

    @pytest.mark.parametrize(
        ("source", "address"),
        [
            ('[x]({{< ref "about.md#team" >}})', "/posts/about.md#team"),
            ('[x]({{% relref path="about" %}})', "/posts/about.md"),
            ('[x]({{< ref "about" >}}#team)', "/posts/about.md#team"),
            ('[x]({{< relref "a b.md" >}} "Title")', "/a%20b.md"),
            ('[x]\n\n[x]: {{< ref "about" >}}', "/posts/about.md"),
            ("[x]({{< param edition >}})", "second"),
            ('{{< button href="/y" >}}\n  x\n{{< /button >}}', "/y"),
            ('{{< button "/y" >}}{{< icon star >}} x{{< /button >}}', "/y"),
        ],
    )
    def test_are_links(self, source: str, address: str) -> None:
        document = parse(source, dialect=HUGO)
        (run,) = document.runs(document.leaves[0])
        assert run.text == "x"
        assert run.link
        assert run.link.href == address

    def test_an_address_in_the_text_is_text(self) -> None:
        assert paragraph('It is at {{< ref "about" >}} now') == "It is at /posts/about.md now"


class TestCode:
    """Shortcodes around code."""

    def code(self, text: str) -> CodeBlock:
        (leaf,) = article(text).leaves
        assert isinstance(leaf.block, CodeBlock)
        return leaf.block

    def test_code_is_literal(self) -> None:
        block = self.code(
            """
            {{< highlight go "linenos=table,hl_lines=2" >}}
            # not a heading

            x := "*a* {{< y >}}"
            {{< /highlight >}}
            """
        )
        assert (block.language, block.text) == ("go", '# not a heading\n\nx := "*a* {{< y >}}"')

    def test_a_fence_in_it_ends_nothing(self) -> None:
        assert self.code("{{< code >}}\n````\na\n````\n{{< /code >}}").text == "````\na\n````"

    def test_samples_in_it_lose_their_comments(self) -> None:
        assert self.code("{{< highlight html >}}\n{{</* x */>}}\n{{< /highlight >}}").text == "{{< x >}}"

    def test_its_title_is_a_caption(self) -> None:
        block = self.code('{{< code language="css" title="the \\"style\\".css" >}}\na\n{{< /code >}}')
        assert (block.language, block.caption) == ("css", "the 'style'.css")

    def test_code_on_the_lines_of_its_tags(self) -> None:
        assert self.code("{{< highlight go >}}a\nb{{< /highlight >}}").text == "a\nb"

    def test_code_at_the_margin_stays_in_its_item(self) -> None:
        text = """
            1. One
               {{< highlight go >}}
            a
              b
               {{< /highlight >}}
            2. Two
            """
        assert dump(text) == expected(
            """
              1       1. One
              2          code(go) a⏎  b
              6       2. Two
            """
        )

    def test_code_in_a_quote(self) -> None:
        assert dump("> {{< highlight go >}}\n> a\n> {{< /highlight >}}") == expected("  1       │ code(go) a")

    def test_code_within_a_line_stays_there(self) -> None:
        document = parse("Use {{< highlight go >}}a`b{{< /highlight >}} here", dialect=HUGO)
        assert [(run.text, run.roles) for run in document.runs(document.leaves[0])] == [
            ("Use ", ""),
            ("a`b", "code"),
            (" here", ""),
        ]

    def test_diagrams_are_code(self) -> None:
        assert self.code("{{< mermaid >}}\ngraph LR;\nA --> B\n{{< /mermaid >}}").language == "mermaid"

    def test_a_comment_is_hidden(self) -> None:
        assert paragraph("One {{% comment %}} *x* {{% /comment %}}two") == "One two"

    def test_code_right_below_html_is_code(self) -> None:
        assert dump("<br>\n{{< mermaid >}}\na\n{{< /mermaid >}}") == "2       code(mermaid) a"

    def test_code_within_html_is_code_and_the_html_goes_on(self) -> None:
        source = "<div>\n{{< highlight ruby >}}\nputs 1\n\nputs 2\n{{< /highlight >}}\n</div>\n\n## After"
        assert dump(source) == expected(
            """
              2       code(ruby) puts 1⏎⏎puts 2
              9 gap 0 ## After
            """
        )

    def test_a_fence_that_says_the_same_as_the_tag_is_no_code(self) -> None:
        fenced = "{% mermaid() %}\n```mermaid\na --> b\n```\n{% end %}"
        assert dump(fenced, ZOLA).endswith("code(mermaid) a --> b")

    def test_code_that_is_never_closed_is_no_code(self) -> None:
        assert dump("{{< highlight go >}}\n\n# Title").endswith("# Title")


class TestMathematics:
    """Shortcodes around TeX."""

    def test_within_a_line(self) -> None:
        document = parse("So {{< katex >}}a_b_c{{< /katex >}}.", dialect=HUGO)
        assert "math" in document.runs(document.leaves[0])[1].roles

    def test_with_signs_of_its_own_within_a_line(self) -> None:
        assert paragraph(r"So {{< katex >}}\(a^2\){{< /katex >}} it is") == "So a² it is"

    def test_with_dollars_of_its_own(self) -> None:
        assert paragraph("{{< math >}}$a${{< /math >}}") in ("$a$", "a")


class TestContainers:
    """Shortcodes around Markdown."""

    def test_a_callout_holds_blocks(self) -> None:
        text = """
            {{< notice tip "Breathe" >}}
            Slowly. See [here][h].

            * in
            * out

            ```sh
            {{< x >}}
            ```
            {{< /notice >}}
            After.

            [h]: /here
            """
        assert dump(text) == expected(
            """
              1       │ tip: Tip: Breathe
              2       │ Slowly. See here.
              4 gap 1 │ • in
              5       │ • out
              7 gap 1 │ code(sh) {{< x >}}
             11 gap 0 After.
            """
        )

    def test_a_callout_in_one_line(self) -> None:
        assert dump("{{% alert title=Hot color=warning %}}Mind *it*{{% /alert %}}") == expected(
            """
              1       │ warning: Warning: Hot
              1       │ Mind it
            """
        )

    def test_a_callout_right_after_text(self) -> None:
        assert dump("Text\n{{< tip >}}\nx\n{{< /tip >}}\nmore") == expected(
            """
              1       Text
              2 gap 0 │ tip: Tip
              3       │ x
              5 gap 0 more
            """
        )

    def test_text_between_a_line_and_its_tags(self) -> None:
        assert dump("{{< tip >}} one\n\ntwo {{< /tip >}}") == expected(
            """
              1       │ tip: Tip
              1       │ one
              3 gap 1 │ two
            """
        )

    def test_a_callout_in_html(self) -> None:
        assert dump("<div>\n{{< tip >}}\n*x*\n{{< /tip >}}\n</div>\n\nEnd") == expected(
            """
              2       │ tip: Tip
              3       │ x
              7 gap 0 End
            """
        )

    @pytest.mark.parametrize(
        ("tag", "kind"),
        [
            ('alert "lightbulb"', "tip"),
            ('hint type="caution"', "caution"),
            ('alert "circle-info"', "info"),
            ('alert icon="skull"', "danger"),
        ],
    )
    def test_an_icon_or_a_type_tells_the_kind(self, tag: str, kind: str) -> None:
        (quote,) = article(f"{{{{< {tag} >}}}}\nText\n{{{{< /{tag.split()[0]} >}}}}").blocks
        assert isinstance(quote, Quote)
        assert quote.kind == kind

    def test_a_callout_that_has_left_its_item(self) -> None:
        source = "1. One\n\n    {{< notice tip >}}\n\nText\n\n{{</ notice >}}\n\n2. Two"
        assert [line[8:] for line in dump(source).split("\n")] == [
            "1. One",
            "│ tip: Tip",
            "│ Text",
            "2. Two",
        ]

    def test_details_are_folded(self) -> None:
        (block,) = article('{{< details summary="More" >}}\nx\n{{< /details >}}').blocks
        assert isinstance(block, Quote)
        assert (block.kind, block.folded) == ("details", True)

    def test_containers_in_each_other(self) -> None:
        text = """
            {{< details "Outer" >}}
            {{< details "Inner" >}}
            x
            {{< /details >}}
            y
            {{< /details >}}
            """
        assert dump(text) == expected(
            """
              1       │ details: Outer
              2       │ │ details: Inner
              3       │ │ x
              5 gap 1 │ y
            """
        )

    def test_containers_in_lists_and_quotes(self) -> None:
        text = """
            - {{< note >}}
              a
              {{< /note >}}
            - b

            > {{< tip >}}
            > c
            > {{< /tip >}}
            """
        assert dump(text) == expected(
            """
              1       • │ note: Note
              2         │ a
              4       • b
              6 gap 0 │ │ tip: Tip
              7       │ │ c
            """
        )

    def test_tabs_have_their_names(self) -> None:
        text = """
            {{< tabs "id" >}}
            {{< tab "Linux" >}}
            a
            {{< /tab >}}
            {{% tab header="Mac" %}}b{{% /tab %}}
            {{< /tabs >}}
            """
        assert dump(text) == expected(
            """
              2       │ details: Linux
              3       │ a
              5 gap 0 │ details: Mac
              5       │ b
            """
        )

    def test_tabs_named_by_their_group(self) -> None:
        text = """
            {{< tabs items="A,B" >}}
              {{< tab >}}a{{< /tab >}}
              {{< tab >}}b{{< /tab >}}
            {{< /tabs >}}
            """
        assert re.findall(r"\b[AB]\b", dump(text)) == ["A", "B"]

    def test_titles_of_a_group_are_those_of_its_tabs(self) -> None:
        tab = "{{< tab >}}\na\n{{< /tab >}}\n"
        source = '{{< tabs titles="One, Two" >}}\n' + tab + tab + "{{< /tabs >}}"
        assert re.findall("details: (.*)", dump(source)) == ["One", "Two"]

    def test_a_word_about_being_closed_is_no_title(self) -> None:
        assert "details: More\n" in dump('{{< details "More" closed >}}\na\n{{< /details >}}')

    def test_a_quotation_names_its_author(self) -> None:
        assert dump('{{< blockquote author="Ann" >}}\nx\n{{< /blockquote >}}') == expected(
            """
              1       │ quote: Ann
              2       │ x
            """
        )


class TestIndentedBodies:
    """Shortcodes whose bodies are indented as in a program."""

    def test_deep_tabs_are_no_code(self) -> None:
        text = """
            {{< tabs >}}

                {{< tab "Linux" >}}
                    Install it:

                    ```sh
                    apt install it
                      --now
                    ```
                {{< /tab >}}

                {{< tab "Mac" >}}
                - Buy it
                {{< /tab >}}

            {{< /tabs >}}
            """
        assert dump(text) == expected(
            """
              3       │ details: Linux
              4       │ Install it:
              6 gap 1 │ code(sh) apt install it⏎  --now
             12 gap 0 │ details: Mac
             13       │ • Buy it
            """
        )

    def test_code_in_a_body_at_the_margin_stays_code(self) -> None:
        assert dump("{{< note >}}\ntext\n\n    code\n{{< /note >}}") == expected(
            """
              1       │ note: Note
              2       │ text
              4 gap 1 │ code() code
            """
        )

    def test_indented_code_of_a_shortcode_keeps_its_indentation(self) -> None:
        assert dump("{{< highlight go >}}\n    a\n{{< /highlight >}}") == "1       code(go)     a"


class TestOtherBodies:
    """Shortcodes that are not known, around text."""

    def test_a_word_in_a_line_stays_there(self) -> None:
        assert paragraph("A {{< hl >}}*word*{{< /hl >}} here") == "A word here"

    def test_a_container_within_a_line_leaves_its_body_there(self) -> None:
        assert paragraph("A {{< tip >}}word{{< /tip >}} here") == "A word here"

    def test_what_it_says_of_a_word_stands_after_it(self) -> None:
        assert (
            paragraph('A {{< term title="A small thing" >}}word{{< /term >}} here')
            == "A word (A small thing) here"
        )

    @pytest.mark.parametrize(
        ("source", "text"),
        [
            ("One{{< sidenote >}} Two {{< /sidenote >}} three", "One (Two) three"),
            ('In {{< sidenote "one" >}}two **or** so{{< /sidenote >}}.', "In one (two or so)."),
        ],
    )
    def test_a_side_note_stands_in_brackets(self, source: str, text: str) -> None:
        assert paragraph(source) == text

    def test_how_words_are_read_stands_after_them(self) -> None:
        assert paragraph('{{< ruby "かんじ" >}}漢字{{< /ruby >}}') == "漢字 (かんじ)"

    def test_dates_and_speakers_stand_above_what_happened_or_was_said(self) -> None:
        assert dump('{{< event date="1950" title="A start" >}}\nText\n{{< /event >}}') == (
            "1       1950 — A start\n2 gap 0 Text"
        )
        assert dump('{{< chat speaker="ann" >}}\nText\n{{< /chat >}}') == "1       ann\n2 gap 0 Text"

    def test_what_it_says_of_blocks_stands_above_them(self) -> None:
        text = '{{< timelineItem header="First" icon="star" >}}\nx\n{{< /timelineItem >}}'
        assert dump(text) == expected("  1       First\n  2 gap 0 x")

    def test_a_body_is_markdown(self) -> None:
        assert dump("{{% lead %}}\n## Two\n{{% /lead %}}") == expected("  2       ## Two")

    def test_columns_are_parted(self) -> None:
        assert dump("{{< columns >}}\na\n<--->\nb\n{{< /columns >}}") == expected("  2       a\n  4 gap 0 b")

    def test_a_picture_has_its_body_below(self) -> None:
        assert paragraph("{{< figure src=a.png >}}\nThe pot\n{{< /figure >}}") == "▣ a.png\nThe pot"

    def test_a_closing_half_alone_is_hidden(self) -> None:
        assert paragraph("A {{< /foo >}}word") == "A word"

    def test_halves_that_cross_do_not_lose_text(self) -> None:
        text = "{{< note >}}\na\n{{< tip >}}\nb\n{{< /note >}}\nc\n{{< /tip >}}\nd"
        assert re.findall(r"\b[a-d]\b", dump(text)) == ["a", "b", "c", "d"]


class TestZola:
    """Shortcodes that look like calls."""

    @pytest.mark.parametrize(
        ("source", "text"),
        [
            ('See {{ figure(src="a.png", alt="A, b") }}', "See ▣ A, b — a.png"),
            ("See {{ strange() }}", "See ⟨strange⟩"),
            ("See {{strange(title='It (is)')}}", "See ⟨strange: It (is)⟩"),
            ("See {{/* youtube(id=1) */}}", "See {{ youtube(id=1) }}"),
            ("See {%/* quote() */%}", "See {% quote() %}"),
            ("See `{{ youtube(id=1) }}`", "See {{ youtube(id=1) }}"),
            ("See {{ strange( here", "See {{ strange( here"),
            ("Use {% mark() %}*a*{% end %} here", "Use a here"),
        ],
    )
    @pytest.mark.parametrize("dialect", [ZOLA, PLAIN])
    def test_are_read_in_a_line(self, source: str, text: str, dialect: Dialect) -> None:
        assert paragraph(source, dialect) == text

    def test_a_text_may_be_an_option(self) -> None:
        assert paragraph('So {{ strange(body="*this* is it") }}.', ZOLA) == "So this is it."
        assert paragraph('So {{ color(body="this", color="#fff") }}.', ZOLA) == "So this."

    def test_an_option_may_switch_the_kind_of_a_callout_on(self) -> None:
        assert dump("{% alert(important=true) %}\nText\n{% end %}", ZOLA).startswith(
            "1       │ important: Important"
        )

    def test_a_quotation(self) -> None:
        text = """
            {% quote(author="Ann") %}
            One.

            Two.
            {% end %}
            """
        assert dump(text, ZOLA) == expected(
            """
              1       │ quote: Ann
              2       │ One.
              4 gap 1 │ Two.
            """
        )


def test_comments_of_hugo_are_hidden() -> None:
    assert paragraph("A {{/* not\nthis */}}word {{- /* nor this */ -}}here") == "A word here"
    assert paragraph("A {{/* word") == "A {{/* word"
    assert paragraph("A `{{/* word */}}`") == "A {{/* word */}}"


@pytest.mark.parametrize("kind", [Kind.JEKYLL, Kind.HEXO, Kind.ELEVENTY])
def test_posts_that_moved_house_keep_their_shortcodes(kind: Kind) -> None:
    assert paragraph("A {{< kbd Esc >}} key", HUGO._replace(kind=kind)) == "A Esc key"


@pytest.mark.parametrize("sample", ["{{< kbd Esc >}}", "{{</* kbd */>}}", "{{ kbd(a=1) }}", "{% kbd() %}"])
def test_raw_parts_are_text(sample: str) -> None:
    text = f"A {{% raw %}}{sample}{{% endraw %}} and {{{{< kbd Esc >}}}}"
    assert paragraph(text, HUGO._replace(kind=Kind.JEKYLL)) == f"A {sample} and Esc"


def test_lines_are_those_of_the_file() -> None:
    text = "{{< notice\n  tip\n>}}a{{< /notice >}}\n\n{{< figure\n src=x >}}\n\n# Heading"
    assert dump(text).endswith("8 gap 0 # Heading")


def test_without_templates_all_is_text() -> None:
    assert paragraph("{{< foo >}}", Dialect()) == "{{< foo >}}"


FAMILIES: dict[str, Callable[[int], str]] = {
    "unclosed": lambda n: "{{< " * n,
    "unclosed with names": lambda n: "{{< a " * n,
    "unclosed strings": lambda n: '{{< "' * n,
    "unclosed escapes": lambda n: '{{< a "\\"' * n,
    "unclosed raw strings": lambda n: "{{< a `" * n,
    "unclosed samples": lambda n: "{{</* * " * n,
    "never closed": lambda n: "{{< a >}}" * n,
    "never opened": lambda n: "{{< /a >}}" * n,
    "crossing": lambda n: "{{< a >}}{{< b >}}{{< /a >}}" * n,
    "in each other": lambda n: "{{< a >}}" * n + "{{< /a >}}" * n,
    "callouts in each other": lambda n: "{{< tip >}}\n" * n + "{{< /tip >}}\n" * n,
    "callouts never closed": lambda n: "{{< tip >}}\n" * n,
    "callouts in a deep quote": lambda n: "> " * n + "{{< tip >}}x{{< /tip >}}" * n,
    "code never closed": lambda n: "{{< highlight go >}}" * n,
    "buttons in each other": lambda n: "{{< button /a >}}" * n + "x" + "{{< /button >}}" * n,
    "arguments": lambda n: "{{< figure " + '"a b" c=d ' * n + ">}}",
    "targets": lambda n: "[a]({{< ref b >}})" * n,
    "indented bodies": lambda n: "{{< a >}}\n    b\n" * n + "    {{< /a >}}\n" * n,
    "ever deeper bodies": lambda n: (
        "".join(" " * (line % 40) + "{{< a >}}\n" for line in range(n)) + "{{< /a >}}\n" * n
    ),
    "comments": lambda n: "{{/* " * n + "*/}}" + "{{/* " * n,
    "raw parts": lambda n: "{% raw %}{{< a >}}" * n + "{% endraw %}",
    "column breaks": lambda n: "{{< columns >}}\n" + "<--->\n" * n + "{{< /columns >}}",
    "calls": lambda n: "{{ a(" * n + ") }}",
    "calls in each other": lambda n: "{% a() %}" * n + "{% end %}" * n,
    "calls with quotes": lambda n: "{{ a(') }}" * n,
}


@pytest.mark.parametrize("family", FAMILIES)
def test_twice_the_text_takes_twice_the_time(family: str) -> None:
    assert_linear(
        FAMILIES[family], lambda text: [prepare(text, site, Placeholders()) for site in (PLAIN, HUGO)]
    )


@pytest.mark.parametrize("end", ["", "\n"])
@pytest.mark.parametrize("name", ["note", "button /a"])
def test_ten_thousand_in_each_other_are_read(name: str, end: str) -> None:
    text = f"{{{{< {name} >}}}}{end}" * 10_000 + "word" + f"{end}{{{{< /{name.split()[0]} >}}}}" * 10_000
    assert "word" in dump(text)


PIECES = strategies.sampled_from(
    [
        *(
            "{{<",
            ">}}",
            "{{%",
            "%}}",
            "/>}}",
            "{{</*",
            "*/>}}",
            "{{< /note >}}",
            "{{< note >}}",
            "/",
            '"',
            "'",
        ),
        *("{{< highlight go >}}", "{{< /highlight >}}", "{{< tabs items=A,B >}}", "{{< /tabs >}}", "\\"),
        *("{{< tab a >}}", "{{< /tab >}}", "{{< katex >}}", "{{< /katex >}}", "{{< icon a >}}", "$", "<div>"),
        *("{{ a(b=1) }}", "{% a() %}", "{% end %}", "{{ a(", ") }}", "{{< figure src=x >}}", "{{< ref x >}}"),
        *('{{< button "/x" >}}', "{{< /button >}}", "[a](", ")", "word", " ", "\n", "\n\n", "> ", "- ", "  "),
        *("    ", "`", "```\n", "| a |\n|---|\n", "# "),
    ]
)


@given(strategies.lists(PIECES, max_size=30), strategies.sampled_from([HUGO, ZOLA, PLAIN]))
def test_nothing_raises_and_no_mark_is_seen(pieces: list[str], dialect: Dialect) -> None:
    document = parse("".join(pieces), dialect=dialect)
    text = "".join(document.text(leaf) for leaf in document.leaves)
    assert not re.search("[\ufdd0-\ufdd4]", text)


@given(strategies.lists(PIECES.filter(lambda piece: piece.startswith("{{< ")), max_size=30))
def test_no_word_is_lost(tags: list[str]) -> None:
    document = parse("\n".join(part for tag in tags for part in (tag, "word")), dialect=HUGO)
    text = "".join(document.text(leaf) for leaf in document.leaves)
    assert text.count("word") == len(tags)
