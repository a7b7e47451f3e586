"""Files that shortcodes of Hugo's themes and Quarto include: they are read in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.document.dialects.liquid.test_includes import read_post

FILES = {
    "hugo.toml": "title = 'T'\n",
    "content/inc/part.md": "---\ntitle: Part\n---\nPart with *words*\n\n* one\n",
    "content/inc/code.yml": "a:\n  b: 1\n",
    "content/inc/template.html": "<b>{{ .Title }}</b>\n",
    "content/posts/near.md": 'Near {{% readfile "inc/part.md" %}}\n',
    "content/posts/round.md": 'Round {{% readfile "round.md" %}}\n',
}


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('{{% readfile "inc/part.md" %}}', "Part with words\none"),
        ('{{% readfile file="/content/inc/part.md" %}}', "Part with words\none"),
        ('{{< include "inc/part" >}}', "Part with words\none"),
        ('{{% readfile "near.md" %}}', "Near Part with words\none"),
        ('{{% readfile file="inc/code.yml" code="true" lang="yaml" %}}', "a:\n  b: 1"),
        ('a {{< readfile "inc/code.yml" lang=yaml >}} b', "a\na:\n  b: 1\nb"),
        ('```\n{{% readfile "inc/part.md" %}}\n```', '{{% readfile "inc/part.md" %}}'),
        ('{{% readfile "../../../etc/passwd" %}}', "⟨readfile: ../../../etc/passwd⟩"),
        ('{{< include "inc/template.html" >}}', "⟨include inc/template.html⟩"),
        ('{{% readfile "round.md" %}}', "Round ⟨readfile: round.md⟩"),
    ],
)
def test_the_file_of_a_shortcode_stands_in_its_place(tmp_path: Path, source: str, text: str) -> None:
    write(tmp_path, {**FILES, "content/posts/a.md": f"---\ntitle: A\n---\n{source}"})
    assert read_post(tmp_path, "posts/a.md") == text


def test_quarto_includes_files_beside_the_page(tmp_path: Path) -> None:
    files = {
        "_quarto.yml": "project:\n  type: website\n",
        "posts/_part.qmd": "Part\n",
        "posts/a.qmd": "---\ntitle: A\n---\n{{< include _part.qmd >}}\n",
    }
    write(tmp_path, files)
    assert read_post(tmp_path, "a.qmd") == "Part"
