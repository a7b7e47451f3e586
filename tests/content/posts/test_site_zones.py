from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError

import pytest

from reader.commands.list import as_record
from reader.content.discovery.site import Configuration, Kind, Site
from reader.content.discovery.text_files import FileText
from reader.content.post import Post
from reader.content.posts.fields import make_post

try:
    from zoneinfo import ZoneInfo

    ZoneInfo("Asia/Shanghai")
except ZoneInfoNotFoundError:
    pytest.skip("this machine knows no zones", allow_module_level=True)


def _post(date: str, kind: Kind, settings: dict[str, object], path: str = "a.md") -> Post:
    site = Site(Path("/library"), kind, "", configurations={"": Configuration(settings=settings)})
    file = FileText(f"---\ntitle: A\n{date}\n---\n", modified_ns=1_700_000_000 * 10**9)
    return make_post(site, path, file)[0]


@pytest.mark.parametrize(
    ("kind", "settings", "date", "iso"),
    [
        # What Jekyll 4.3.1 makes of it, shown in its own zone; a moment of YAML is UTC there.
        (Kind.JEKYLL, {"timezone": "Asia/Shanghai"}, "date: 2024-01-05", "2024-01-05T00:00:00+08:00"),
        (Kind.JEKYLL, {"timezone": "Asia/Shanghai"}, "date: 2024-01-05 20:00", "2024-01-05T20:00:00+08:00"),
        (
            Kind.JEKYLL,
            {"timezone": "Asia/Shanghai"},
            "date: January 5, 2024 20:00",
            "2024-01-05T20:00:00+08:00",
        ),
        (
            Kind.JEKYLL,
            {"timezone": "Asia/Shanghai"},
            "date: 2024-01-05 20:00:00",
            "2024-01-05T20:00:00+00:00",
        ),
        (
            Kind.JEKYLL,
            {"timezone": "Asia/Shanghai"},
            'date: "2024-01-05 20:00:00"',
            "2024-01-05T20:00:00+08:00",
        ),
        # What Hugo 0.168 makes of it.
        (Kind.HUGO, {"timeZone": "Asia/Shanghai"}, "date: 2024-01-05", "2024-01-05T00:00:00+08:00"),
        (Kind.HUGO, {"timeZone": "Asia/Shanghai"}, "date: 2024-01-05 20:00:00", "2024-01-05T20:00:00+08:00"),
        (Kind.HUGO, {"timeZone": "Asia/Shanghai"}, "date: 2024-01-05T20:00:00Z", "2024-01-05T20:00:00+00:00"),
        (Kind.HUGO, {"timeZone": "Asia/Shanghai"}, "date: 1704445200", "2024-01-05T09:00:00+00:00"),
        # Hexo, Pelican and Nikola take every time without a zone as one of the site.
        (Kind.HEXO, {"timezone": "Asia/Shanghai"}, "date: 2024-01-05 20:00:00", "2024-01-05T20:00:00+08:00"),
        (Kind.PELICAN, {"TIMEZONE": "Europe/Paris"}, "date: 2024-07-05 20:00", "2024-07-05T20:00:00+02:00"),
        (Kind.PELICAN, {"TIMEZONE": "Europe/Paris"}, "date: 2024-01-05 20:00", "2024-01-05T20:00:00+01:00"),
        (Kind.HEXO, {"timezone": "UTC"}, "date: 2024-01-05", "2024-01-05T00:00:00+00:00"),
        (Kind.HEXO, {"timezone": "Nowhere/At all"}, "date: 2024-01-05", "2024-01-05T00:00:00+00:00"),
        (Kind.HEXO, {"timezone": "../../etc/passwd"}, "date: 2024-01-05", "2024-01-05T00:00:00+00:00"),
    ],
)
def test_a_date_without_a_zone_is_in_that_of_its_site(
    kind: Kind, settings: dict[str, object], date: str, iso: str
) -> None:
    post = _post(date, kind, settings)
    assert as_record(post)["date"] == iso
    assert post.date is not None
    assert post.date.day == ("5 Jul 2024" if "-07-" in iso else "5 Jan 2024")


def test_the_date_of_a_name_is_in_the_zone_of_the_site() -> None:
    post = _post("", Kind.JEKYLL, {"timezone": "Asia/Shanghai"}, "_posts/2024-01-05-a.md")
    assert as_record(post)["date"] == "2024-01-05T00:00:00+08:00"


def test_the_time_stamp_of_a_file_stays_what_it_is() -> None:
    post = _post("", Kind.HEXO, {"timezone": "Asia/Shanghai"})
    assert as_record(post)["date"] == "2023-11-14T22:13:20+00:00"


@pytest.mark.parametrize(
    ("kind", "permalink", "date", "address"),
    [
        # What Jekyll 4.3.1 makes of it: a moment of YAML is shown by the clock of the site.
        (Kind.JEKYLL, "/:year/:month/:day/:hour/", "date: 2024-01-05 20:00:00", "/2024/01/06/04/"),
        (Kind.JEKYLL, "/:year/:month/:day/:hour/", 'date: "2024-01-05 20:00:00"', "/2024/01/05/20/"),
        (Kind.JEKYLL, "/:year/:month/:day/:hour/", "date: 2024-01-05", "/2024/01/05/00/"),
        (Kind.JEKYLL, "/:year/:month/:day/:hour/", "date: 2024-01-05T24:00:00Z", "/2024/01/06/08/"),
        (Kind.HEXO, ":year/:month/:day/:hour/", "date: 2024-01-05 02:00:00", "/2024/01/05/02/"),
    ],
)
def test_the_address_of_a_post_has_the_date_of_its_site(
    kind: Kind, permalink: str, date: str, address: str
) -> None:
    settings: dict[str, object] = {"timezone": "Asia/Shanghai", "permalink": permalink}
    path = "source/_posts/a.md" if kind is Kind.HEXO else "_posts/2024-01-01-a.md"
    assert _post(date, kind, settings, path).address == address
