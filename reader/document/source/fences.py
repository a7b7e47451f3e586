"""What the words after a code fence say: the language, a title, and what sites draw from the code."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Final

from reader.content.text import clean_line

_LANGUAGE: Final = re.compile(r"[\s{.]*(?:#[\w-]+[\s.]+)?([\w+#.-]++)(?!\s*=)")
_DIAGRAMS: Final = {
    **dict.fromkeys(("abc", "music-abc"), "abc score"),
    **dict.fromkeys(
        ("chart", "chartjs", "chart.js", "echarts", "plotly", "apexcharts", "highcharts"), "chart"
    ),
    **dict.fromkeys(("dot", "graphviz", "gv"), "graphviz diagram"),
    **dict.fromkeys(("flow", "flowchart", "flowchart.js"), "flowchart"),
    **dict.fromkeys(("plantuml", "puml", "plant-uml"), "plantuml diagram"),
    **dict.fromkeys(("sequence", "seq", "sequence-diagrams", "seqdiag"), "sequence diagram"),
    **dict.fromkeys(("vega", "vegalite", "vega-lite"), "vega chart"),
    **dict.fromkeys(("mindmap", "markmap"), "mind map"),
    **dict.fromkeys(("dataview", "dataviewjs"), "dataview query"),
    "lilypond": "lilypond score",
    "geojson": "geojson map",
    "stl": "stl model",
    "tasks": "tasks query",
    "topojson": "topojson map",
    **{
        name: f"{name} diagram"
        for name in (
            *("mermaid", "d2", "ditaa", "wavedrom", "goat", "svgbob", "nomnoml", "pikchr", "blockdiag"),
            *("bytefield", "excalidraw", "tikz", "erd", "kroki", "structurizr", "smiles", "packetdiag"),
        )
    },
}
"""What sites draw from the code in some languages, as far as a terminal can tell of it."""


def language_of(info: str) -> str:
    """Return the bare name of the language in an info string; empty when it gives none.

    It takes the styles of rustdoc (``rust,ignore``), R Markdown (``{r, echo=FALSE}``), Pandoc
    (``{#id .python}``) and Docusaurus (``js {1,3}``).
    """
    found = _LANGUAGE.match(info)
    return clean_line(found[1]) if found else ""


def caption_of(info: str) -> str:
    """Return the title or file name in an info string; empty when it gives none.

    It takes ``title="x"`` and its like (Docusaurus, rehype, Quarto, Hugo; ``title:x`` in Obsidian),
    ``js:app.js`` (Qiita, Zenn, Gatsby), ``ts [app.ts]`` (VitePress, Nuxt) and ``ts src/app.ts``; a bare word
    and options such as ``{1,3}`` are none.
    """
    info = info.strip()
    if not info or info.isalnum():
        return ""
    for way in _ways_to_caption():
        found = way(info)
        if found and (caption := next(filter(None, found.groups()), "")):
            return clean_line(caption)
    return ""


@functools.cache
def _ways_to_caption() -> tuple[Callable[[str], re.Match[str] | None], ...]:
    """Compile what finds a caption, which most info strings do not need."""
    options = re.compile(
        r"""(?:^|[\s{,:])(?:title|file|filename|fileName|caption|name|lst-cap|fig\.cap)\s*[=:]\s*"""
        r"""(?:"([^"]*)"|'([^']*)'|([^\s,}"']+))"""
    )
    after_colon = re.compile(
        r"(?:diff[ \t]++)?[\w+#.-]++:"
        r"(?!(?:no-)?(?:line-numbers|v-pre|collapsed-lines)|title=|\d+(?:\s|$)|//)([^\s{]+)"
    )
    in_brackets = re.compile(r"[^\s\[{]++\s*+(?:\{[^}]*+\}\s*+)?\[(?![\d\s,-]*+\])([^\]]+)\]")
    file_name = re.compile(r"[^\s{]++\s++([\w./@-]*[\w@-]\.[A-Za-z]\w{0,9})(?:\s|$)")
    return options.search, after_colon.match, in_brackets.match, file_name.match


def label_of(language: str) -> str:
    """Return what stands above code: its language, ``mermaid diagram`` when it is the source of a picture."""
    return _DIAGRAMS.get(language.lower(), language)
