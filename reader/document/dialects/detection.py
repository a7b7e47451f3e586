"""Which dialect a post is written in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from reader.content.discovery.site import Kind, Site
from reader.content.post import Article
from reader.document.source.dialect import Dialect, Engine, Includes, LibraryFiles, NoFiles, setting

_TEMPLATE_KINDS: Final = frozenset(
    {Kind.JEKYLL, Kind.HEXO, Kind.ELEVENTY, Kind.HUGO, Kind.ZOLA, Kind.NIKOLA, Kind.QUARTO}
)
_NOTE_KINDS: Final = frozenset({Kind.OBSIDIAN, Kind.PLAIN})
_PYTHON_KINDS: Final = frozenset({Kind.MATERIAL, Kind.PELICAN, Kind.NIKOLA})
_MATH_FIELDS: Final = ("math", "mathjax", "katex", "use_math", "usemath")
_OFF: Final = frozenset({"", "false", "no", "off", "0", "none", "null"})
_MATH_CHARACTERS: Final = "$\\"

_BREAKS_OF_HEXO: Final = ("marked.breaks", "markdown.breaks", "markdown.render.breaks", "kramed.breaks")
"""Where the renderers of Hexo are told whether lines break, which they do by default."""

_INCLUDE: Final = r"\{[^{}]{0,200}?(?:include|render|readfile)"
_SNIPPET: Final = "-8<-"
"""What posts that include files have in them."""

_IMPORT: Final = r"@(?:theme|site|docusaurus)/"
_COMPONENT: Final = r"^[ \t]*+(?:import [\w{][^\n;]*? from [\"']@(?:theme|site|docusaurus)/|<TabItem[ >])"

_EMBED_OR_NAMED_LINK: Final = (
    r"^[^\n`]*(?:!\[\[[^\[\]\n]+\]\]|\[\[[^\s\[\]|][^\[\]|\n]*\|[^\s\[\]|][^\[\]\n]*\]\](?![\](]))"
)


def dialect_of(
    article: Article, site: Site, files: LibraryFiles | None = None, *, smart_punctuation: bool = False
) -> Dialect:
    """Return the dialect that an article of a site is written in."""
    dialect = dialect_of_text(article, site, files)
    return dialect._replace(includes=_includes(article, site), smart_punctuation=smart_punctuation)


def dialect_of_text(article: Article, site: Site, files: LibraryFiles | None = None) -> Dialect:
    """Return the dialect of an article in which nothing is included."""
    dialect = dialect_but_math(article, site, files)
    return dialect._replace(math=_has_math(article.body, dialect.fields))


def _includes(article: Article, site: Site) -> Includes | None:
    body = article.body
    # A single character is found ten times faster than two, which tells in a long article.
    if not (("{" in body and re.search(_INCLUDE, body)) or ("<" in body and _SNIPPET in body)):
        return None
    from reader.document.source.included_files import IncludedFiles

    return IncludedFiles(site, article.post.path)


def dialect_but_math(article: Article, site: Site, files: LibraryFiles | None = None) -> Dialect:
    """Return the dialect of an article, as if it had no mathematics: finding that takes longest."""
    post = article.post
    fields = {name.lower(): value for name, value in post.properties}
    mdx = _is_mdx(post.path, site.kind) or (site.kind is Kind.PLAIN and _has_components(article.body))
    settings = site.configuration_of(post.path).settings
    is_note = site.kind is Kind.OBSIDIAN or (not mdx and _is_note(article.body))
    engine = _engine(site.kind, settings)
    plain_post = site.kind is Kind.PLAIN and bool(fields)
    return Dialect(
        kind=site.kind,
        engine=engine,
        templates=(site.kind in _TEMPLATE_KINDS or plain_post) and not mdx and not _are_literal(fields),
        kramdown=(engine is Engine.KRAMDOWN or site.kind is Kind.ELEVENTY or plain_post) and not mdx,
        wikilinks=is_note,
        line_breaks=_have_lines_breaks(site.kind, settings, is_note=is_note),
        mdx=mdx,
        settings=settings,
        fields=fields,
        files=files.seen_from(post.path) if files else NoFiles(),
    )


def _engine(kind: Kind, settings: Mapping[str, object]) -> Engine:
    """Return what makes the pages of a site: Jekyll may be told to use another than kramdown."""
    if kind is Kind.JEKYLL:
        chosen = setting(settings, "markdown")
        return Engine.COMMONMARK if chosen == "gfm" or "commonmark" in chosen else Engine.KRAMDOWN
    return Engine.PYTHON_MARKDOWN if kind in _PYTHON_KINDS else Engine.COMMONMARK


def _have_lines_breaks(kind: Kind, settings: Mapping[str, object], *, is_note: bool) -> bool:
    """Tell whether line ends within paragraphs are kept: by the configuration, else in notes and in Hexo."""
    match kind:
        case Kind.HEXO:
            return not any(setting(settings, name) == "false" for name in _BREAKS_OF_HEXO)
        case Kind.HUGO:
            return setting(settings, "markup.goldmark.renderer.hardwraps") == "true"
        case Kind.JEKYLL:
            return setting(settings, "kramdown.hard_wrap") == "true"
    return is_note and kind in _NOTE_KINDS and settings.get("strictLineBreaks") is not True


def _is_mdx(path: str, kind: Kind) -> bool:
    """Tell whether a file is MDX, by its name; Docusaurus reads ``.md`` as MDX too."""
    return path.lower().endswith((".mdx", ".md") if kind is Kind.DOCUSAURUS else ".mdx")


def _has_components(body: str) -> bool:
    """Tell whether a text was taken out of a site of Docusaurus: it uses components that such a site has."""
    if not (("@" in body and re.search(_IMPORT, body)) or ("<" in body and "<TabItem" in body)):
        return False
    from reader.document.source.code_mask import CodeMask

    return any(True for _ in CodeMask(body).outside(re.compile(_COMPONENT, re.MULTILINE)))


def _is_note(body: str) -> bool:
    """Tell whether a text in any folder comes from Obsidian: it embeds files, or renames links to some."""
    return "[[" in body and re.search(_EMBED_OR_NAMED_LINK, body, re.MULTILINE) is not None


def _are_literal(fields: dict[str, str]) -> bool:
    """Tell whether front matter says that tags in the text are text (Jekyll, Hexo, Eleventy)."""
    return (
        fields.get("render_with_liquid", "").lower() == "false"
        or fields.get("disablenunjucks", "").lower() == "true"
        or fields.get("templateengineoverride", "").lower() in ("md", "html", "false")
    )


def _has_math(body: str, fields: Mapping[str, str]) -> bool:
    """Tell whether front matter asks for mathematics, or the text has some that cannot be anything else."""
    asked = [fields[name] for name in _MATH_FIELDS if name in fields]
    if asked:
        return any(value.lower() not in _OFF for value in asked)
    if not any(character in body for character in _MATH_CHARACTERS):
        return False
    from reader.document.source.math_signs import has_mathematics

    return has_mathematics(body)
