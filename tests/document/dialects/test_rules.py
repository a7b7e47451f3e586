"""The table of rules: what every row must hold, and that the quick look at a text never misses a change."""

from __future__ import annotations

import inspect

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.discovery.site import Kind
from reader.document.dialects.prepare import prepare
from reader.document.dialects.rules import RULES, DialectRule, rules_of
from reader.document.dialects.unchanged import Unfenced, is_unchanged
from reader.document.source.dialect import MARKDOWN, Dialect
from reader.document.source.placeholders import Placeholders
from reader.document.source.source_map import Source

DIALECTS = {
    "plain post": Dialect(templates=True, kramdown=True),
    "hugo": Dialect(Kind.HUGO, templates=True),
    "jekyll": Dialect(Kind.JEKYLL, templates=True, kramdown=True),
    "hexo": Dialect(Kind.HEXO, templates=True),
    "mdx": Dialect(Kind.DOCUSAURUS, mdx=True),
    "vault": Dialect(Kind.OBSIDIAN, wikilinks=True),
    "material": Dialect(Kind.MATERIAL),
}


class NoIncludes:
    """A site without any files to include."""

    def find(self, name: str, *, relative: bool = False) -> str | None:
        return None

    def text(self, file: str) -> str | None:
        return None

    def address(self, file: str) -> str:
        return ""


PARTS = (
    *("words ", "\n", "\n\n", "# One", "> ", "- ", "| a |", "|\n|--|--|", "x ", "<b>", "-->", "<!--"),
    *("[caption]", "[/caption]", "[youtube id=abcdefg1]", "{{< note >}}", "{{% x /%}}", "{{ x(a=1) }}"),
    *("{% x %}", "{% raw %}", "{% endraw %}", "{{ page.title }}", "{.a}", "{: .b}", "[l](x){.c}", "{:x}"),
    *(":material-eye: ", "++ctrl++", "import X from 'y'\n\n", "<X a={1} />", "{1}", "{/* c */}", "*[A]: b"),
    *('<div markdown="1">', "</div>", "%%", " ^id", "^[a note]", "^", "<!-- tab -->"),
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rewrite)
def test_a_row_names_a_function_that_rewrites_a_source(rule: DialectRule) -> None:
    rewrite = rule.load()
    assert len(inspect.signature(rewrite).parameters) == 3
    source = Source("Nothing but words.")
    assert rewrite(source, MARKDOWN, Placeholders()) == source


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rewrite)
def test_a_rule_applies_to_some_dialect(rule: DialectRule) -> None:
    dialects = [one._replace(includes=NoIncludes()) for one in DIALECTS.values()]
    assert any(rule in rules_of(dialect) for dialect in dialects)


@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS.keys())
def test_plain_words_have_no_sign_of_any_rule(dialect: Dialect) -> None:
    text = "# A title\n\nWords, *stressed* words, and [a link](https://example.org).\n"
    assert not any(rule.character in text and rule.sign(text) for rule in rules_of(dialect))


@given(st.lists(st.sampled_from(PARTS), max_size=12), st.sampled_from([*DIALECTS.values()]))
def test_no_rule_changes_a_text_that_is_called_unchanged(parts: list[str], dialect: Dialect) -> None:
    text = "".join(parts)
    if is_unchanged(Unfenced(text, f"\n{text}", has_plain_fences=True), dialect):
        assert prepare(text, dialect, Placeholders()).text == text


@pytest.mark.parametrize(
    "code", ["{% x %}", "{{< x >}}", "[caption]", "%%", "^[a note]", "<X a={1} />", "++ctrl++"]
)
@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS.keys())
def test_code_within_a_line_needs_no_rule(code: str, dialect: Dialect) -> None:
    text = f"Write `{code}` for it.\n"
    assert is_unchanged(Unfenced(text, f"\n{text}", has_plain_fences=True), dialect)


def test_tags_that_mean_something_in_code_need_their_rule() -> None:
    text = "Write `{% raw %}{{ x }}{% endraw %}` for it.\n"
    assert not is_unchanged(Unfenced(text, f"\n{text}", has_plain_fences=True), DIALECTS["jekyll"])
