"""Addresses of posts of Pelican: each is what Pelican 4 itself makes of the same files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.posts.addresses.site_addresses import address_among


def _address(folder: Path, settings: str, path: str, front: str = "") -> str:
    title = "" if "Title:" in front else "Title: T x\n"
    text = f"{title}Date: 2024-05-06 10:00\n{front}\n\ntext\n"
    return address_among(folder, {"pelicanconf.py": f"{settings}\n", path: text}, path)


@pytest.mark.parametrize(
    ("path", "front", "address"),
    [
        ("a.md", "", "/t-x.html"),
        ("cat/deep/c.md", "", "/t-x.html"),
        ("a.md", "Slug: My Slug", "/My Slug.html"),
        ("a.md", "Lang: fr", "/t-x-fr.html"),
        ("a.md", "Status: draft", "/drafts/t-x.html"),
        ("a.md", "Status: draft\nLang: de", "/drafts/t-x-de.html"),
        ("a.md", "Status: hidden", "/t-x.html"),
        ("a.md", "url: own/h.html\nsave_as: own/h.html", "/own/h.html"),
        ("a.md", "Title: It's C++ &amp; <b>bold</b> — ok… “q”", "/its-c-bold-ok-q.html"),
        ("a.md", "Title: Éa Ärger ß_x -- y", "/ea-arger-ss_x-y.html"),
        ("a.md", "Title: Привет мир", "/privet-mir.html"),
        ("a.md", "Title: x/y.z, (1)", "/xyz-1.html"),
        ("pages/p.md", "", "/pages/t-x.html"),
        ("pages/p.md", "Lang: fr", "/pages/t-x-fr.html"),
        ("pages/p.md", "Status: draft", "/drafts/pages/t-x.html"),
    ],
)
def test_without_settings(tmp_path: Path, path: str, front: str, address: str) -> None:
    assert _address(tmp_path, "", f"content/{path}", front) == address


@pytest.mark.parametrize(
    ("settings", "path", "front", "address"),
    [
        ("ARTICLE_URL = 'p/{date:%Y}/{date:%b}/{date:%d}/{slug}/'", "a.md", "", "/p/2024/May/06/t-x/"),
        ("ARTICLE_URL = '/{date:%Y-%m-%j}/{slug}'", "a.md", "", "/2024-05-127/t-x"),
        ("ARTICLE_URL = '{category}/{slug}'", "a.md", "", "/misc/t-x"),
        ("ARTICLE_URL = '{category}/{slug}'", "My Cat/b.md", "", "/my-cat/t-x"),
        ("ARTICLE_URL = '{category}/{slug}'", "cat/deep/c.md", "Category: Own Cat", "/own-cat/t-x"),
        (
            "ARTICLE_URL = '{category}/{slug}'\nUSE_FOLDER_AS_CATEGORY = False\nDEFAULT_CATEGORY = 'Mis Cel'",
            "cat/b.md",
            "",
            "/mis-cel/t-x",
        ),
        ("ARTICLE_URL = '{author}/{slug}'", "a.md", "Authors: Ann Lee, Bob", "/ann-lee/t-x"),
        ("AUTHOR = 'Me Myself'\nARTICLE_URL = '{author}/{slug}'", "a.md", "", "/me-myself/t-x"),
        ("ARTICLE_URL = '{path}.html'", "cat/b.md", "", "/cat/b.md.html"),
        ("ARTICLE_LANG_URL = '{lang}/{slug}'", "a.md", "Lang: FR", "/FR/t-x"),
        ("DEFAULT_LANG = 'fr'", "a.md", "Lang: fr", "/t-x.html"),
        ("PAGE_URL = '{slug}/'\nPAGE_PATHS = ['pages', 'cat']", "cat/b.md", "", "/t-x/"),
        ("DRAFT_URL = 'd/{slug}'", "a.md", "Status: draft", "/d/t-x"),
        ("SLUGIFY_USE_UNICODE = True\nSLUGIFY_PRESERVE_CASE = True", "a.md", "Title: Éa ß", "/Éa-ß.html"),
        ("SLUGIFY_SOURCE = 'basename'", "Some Name.md", "", "/some-name.html"),
        (
            r"FILENAME_METADATA = r'(?P<date>\d{4}-\d{2}-\d{2})-(?P<slug>.*)'",
            "2023-01-02-Nice.md",
            "",
            "/Nice.html",
        ),
        (
            "PATH_METADATA = '(?P<category>.*)/deep/.*'\nARTICLE_URL = '{category}/{slug}'",
            "cat/deep/c.md",
            "",
            "/cat/t-x",
        ),
        ("BASE = 'x'\nARTICLE_URL = BASE + '/{slug}/'", "a.md", "", "/x/t-x/"),
    ],
)
def test_settings_give_addresses(tmp_path: Path, settings: str, path: str, front: str, address: str) -> None:
    assert _address(tmp_path, f"PATH = 'content'\n{settings}", f"content/{path}", front) == address


def test_settings_of_the_published_site_go_before_others(tmp_path: Path) -> None:
    files = {
        "pelicanconf.py": "ARTICLE_URL = 'a/{slug}'\n",
        "publishconf.py": "from pelicanconf import *\nARTICLE_URL = 'b/{slug}'\n",
        "content/a.md": "Title: T\nDate: 2024-05-06\n\ntext\n",
    }
    assert address_among(tmp_path, files, "content/a.md") == "/b/t"


@pytest.mark.parametrize(
    "settings",
    [
        "ARTICLE_URL = '{slug:>1000000000}'",
        "ARTICLE_URL = '{date:%1000000Y}'",
        "ARTICLE_URL = '{slug.__class__}'",
        "ARTICLE_URL = '{nothing}'",
        "SLUG_REGEX_SUBSTITUTIONS = [('(a+)+$', '')]",
    ],
)
def test_what_takes_a_program_has_no_address(tmp_path: Path, settings: str) -> None:
    assert _address(tmp_path, settings, "content/a.md", "Title: " + "a" * 100 + "!") == ""


def test_a_title_that_takes_a_dictionary_has_no_address(tmp_path: Path) -> None:
    assert _address(tmp_path, "", "content/a.md", "Title: 中文") == ""
