"""Where the pictures are that posts name."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from reader.content.posts.index import ContentIndex
from reader.pictures.places import (
    InlinePicture,
    LocalPicture,
    NoPicture,
    PictureFinder,
    PicturePlace,
    RemotePicture,
)


def write(folder: Path, **files: str) -> Path:
    """Write files, each named by its path with ``__`` for slashes and ``_dot_`` for dots."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def find(folder: Path, source: str, post: str = "") -> PicturePlace:
    """Find a picture that the first post of a folder names, or the one whose path ends with ``post``."""
    index = ContentIndex(folder)
    posts = index.load_all()
    return PictureFinder(index).find(source, next(found for found in posts if found.path.endswith(post)))


def path_in(folder: Path, place: PicturePlace) -> str:
    """Return the path of a picture of the library."""
    assert isinstance(place, LocalPicture), place
    return place.path.resolve().relative_to(folder.resolve()).as_posix()


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("a.png", "notes/a.png"),
        ("./a.png", "notes/a.png"),
        ("../b%20c.png", "b c.png"),
        ("a.png?width=3#x", "notes/a.png"),
        ("/img/s.png", "static/img/s.png"),
        ("img/s.png", "static/img/s.png"),
    ],
)
def test_a_path_is_taken_from_the_post_or_from_the_root_of_the_site(
    tmp_path: Path, source: str, found: str
) -> None:
    files = {"notes__a_dot_png": "", "b c_dot_png": "", "static__img__s_dot_png": ""}
    write(tmp_path, notes__post_dot_md="# Post\n", **files)
    assert path_in(tmp_path, find(tmp_path, source)) == found


def test_what_a_site_calls_by_its_own_whole_address_is_a_file_of_it(tmp_path: Path) -> None:
    write(
        tmp_path,
        _config_dot_yml="url: https://blog.example.org\nbaseurl: /log\n",
        _posts__2024_dot_md="",
        assets__a_dot_png="",
    )
    (tmp_path / "_config.yml").write_text("url: https://blog.example.org\nbaseurl: /log\n")
    (tmp_path / "_posts" / "2024-01-02-post.md").write_text("# Post\n")
    for source in ("https://blog.example.org/log/assets/a.png", "/log/assets/a.png", "/assets/a.png"):
        assert path_in(tmp_path, find(tmp_path, source, "post.md")) == "assets/a.png"
    assert find(tmp_path, "https://blog.example.org/log/none.png", "post.md") == RemotePicture(
        "https://blog.example.org/log/none.png"
    )


def test_a_name_alone_is_looked_for_in_all_of_a_vault(tmp_path: Path) -> None:
    write(tmp_path, _dot_obsidian__app_dot_json="{}", notes__a_dot_md="# A\n", files__deep__p_dot_png="")
    assert path_in(tmp_path, find(tmp_path, "p.png")) == "files/deep/p.png"


def test_what_is_on_the_web_is_left_there(tmp_path: Path) -> None:
    write(tmp_path, a_dot_md="# A\n")
    assert find(tmp_path, "https://example.org/a.png") == RemotePicture("https://example.org/a.png")
    assert find(tmp_path, "//example.org/a.png") == RemotePicture("https://example.org/a.png")


def test_what_stands_in_the_text_is_taken_from_there(tmp_path: Path) -> None:
    write(tmp_path, a_dot_md="# A\n")
    encoded = base64.b64encode(b"picture").decode()
    assert find(tmp_path, f"data:image/png;base64,{encoded}") == InlinePicture(b"picture")
    assert find(tmp_path, "data:image/svg+xml,%3Csvg/%3E") == InlinePicture(b"<svg/>")
    assert isinstance(find(tmp_path, "data:image/png;base64," + "A" * 3_000_000), NoPicture)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("none.png", "not in this folder: none.png"),
        ("file:///etc/passwd", "file: is not loaded"),
        ("ftp://example.org/a.png", "ftp: is not loaded"),
        ("javascript:alert(1)", "javascript: is not loaded"),
        ("", "it is not named"),
        ("a\0.png", "it is not named"),
    ],
)
def test_what_is_not_there_has_a_reason(tmp_path: Path, source: str, reason: str) -> None:
    place = find(write(tmp_path, a_dot_md="# A\n"), source)
    assert isinstance(place, NoPicture)
    assert place.reason == reason


def test_no_path_leads_out_of_the_library(tmp_path: Path) -> None:
    library = write(tmp_path / "library", a_dot_md="# A\n")
    (tmp_path / "secret.png").write_text("")
    (library / "link.png").symlink_to(tmp_path / "secret.png")
    for source in ("../secret.png", "link.png", str(tmp_path / "secret.png")):
        assert isinstance(find(library, source), NoPicture)
