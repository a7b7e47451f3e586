from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.posts.dates import Moment, from_nanoseconds, parse_date
from reader.content.posts.post_names import (
    date_in_folders,
    date_in_jekyll_name,
    date_in_name,
    without_date,
)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024-01-28 23:36:03 +0000", "2024-01-28T23:36:03+00:00"),
        ("2016-05-18 10:15:00 -0700", "2016-05-18T10:15:00-07:00"),
        ("2016-05-18 10:15:00 -08:00", "2016-05-18T10:15:00-08:00"),
        ("2016-05-18 10:15 -5", "2016-05-18T10:15:00-05:00"),
        ("2014-03-19T10:14:29-04:00", "2014-03-19T10:14:29-04:00"),
        ("2014-03-19T10:00:00.000Z", "2014-03-19T10:00:00+00:00"),
        ("2004-07-24 18:46:00.000000000 +02:00", "2004-07-24T18:46:00+02:00"),
        ("2024-01-28", "2024-01-28T00:00:00+00:00"),
        ("2024-1-8", "2024-01-08T00:00:00+00:00"),
        ("2010-12-03 10:20", "2010-12-03T10:20:00+00:00"),
        ("2010-12-03_10:20", "2010-12-03T10:20:00+00:00"),
        ("2013/7/13 20:46:25", "2013-07-13T20:46:25+00:00"),
        ("2017-02-10 00:10::00 -03:00", "2017-02-10T00:10:00-03:00"),
        ("2023-01-29 18:30:22 2023 -0800", "2023-01-29T18:30:22-08:00"),
        ("Fri Sep  3 11:21:31 CEST 2021", "2021-09-03T11:21:31+02:00"),
        ("15 Oct 2023", "2023-10-15T00:00:00+00:00"),
        ("Tuesday, July 27 2021", "2021-07-27T00:00:00+00:00"),
        ("October 1st, 2020 at 3:05 pm", "2020-10-01T15:05:00+00:00"),
        ("Mon, 02 Jan 2006 15:04:05 -0700", "2006-01-02T15:04:05-07:00"),
        ("20240128", "2024-01-28T00:00:00+00:00"),
        ("20240128T101112Z", "2024-01-28T10:11:12+00:00"),
        ("2024-01-28 3:05 PM", "2024-01-28T15:05:00+00:00"),
        ("2024-01-28 12:05 am", "2024-01-28T00:05:00+00:00"),
        ("2022-06-15T05:30:00+02:00[Europe/Paris]", "2022-06-15T05:30:00+02:00"),
        ("28.01.2024", "2024-01-28T00:00:00+00:00"),
        ("28/01/2024", "2024-01-28T00:00:00+00:00"),
        ("01/28/2024", "2024-01-28T00:00:00+00:00"),
        ("2024-01", "2024-01-01T00:00:00+00:00"),
        ("  2024-01-28\u00a010:00 ", "2024-01-28T10:00:00+00:00"),
        ("2016-12-31 23:59:60 +0000", "2016-12-31T23:59:59+00:00"),
        ("2024-01-05T24:00:00Z", "2024-01-06T00:00:00+00:00"),
        ("1704445200", "2024-01-05T09:00:00+00:00"),
        ("1704445200000", "2024-01-05T09:00:00+00:00"),
        ("946684800", "2000-01-01T00:00:00+00:00"),
        (
            "Fri Jan 05 2024 10:00:00 GMT+0000 (Coordinated Universal Time)",
            "2024-01-05T10:00:00+00:00",
        ),
        ("Fri Jan 05 2024 10:00:00 GMT+0530 (India Standard Time)", "2024-01-05T10:00:00+05:30"),
        ("Fri, 05 Jan 2024 10:00:00 GMT", "2024-01-05T10:00:00+00:00"),
        ("Jan 5th, 2024 10am", "2024-01-05T10:00:00+00:00"),
        ("2024-01-05 10:00:00 UTC+03:00", "2024-01-05T10:00:00+03:00"),
        ("January 2024", "2024-01-01T00:00:00+00:00"),
        ("Jan. 2024", "2024-01-01T00:00:00+00:00"),
        ("2024年1月5日", "2024-01-05T00:00:00+00:00"),
        ("2024 年 1 月 5 日 星期五 10:30", "2024-01-05T10:30:00+00:00"),
        ("2024年1月5日（金）10時30分", "2024-01-05T10:30:00+00:00"),
        ("2024年1月", "2024-01-01T00:00:00+00:00"),
        ("2024년 1월 5일", "2024-01-05T00:00:00+00:00"),
        ("２０２４年１月５日", "2024-01-05T00:00:00+00:00"),
        ("２０２４－０１－０５　１０：３０", "2024-01-05T10:30:00+00:00"),
        ("2024\u201101\u201105", "2024-01-05T00:00:00+00:00"),
        ("2024–01–05", "2024-01-05T00:00:00+00:00"),
        ("5. März 2024", "2024-03-05T00:00:00+00:00"),
        ("Dienstag, den 5. März 2024 um 10:30 Uhr", "2024-03-05T10:30:00+00:00"),
        ("5 mars 2024", "2024-03-05T00:00:00+00:00"),
        ("1er août 2024", "2024-08-01T00:00:00+00:00"),
        ("le 1 aout 2024", "2024-08-01T00:00:00+00:00"),
        ("5 févr. 2024", "2024-02-05T00:00:00+00:00"),
        ("5 de marzo de 2024", "2024-03-05T00:00:00+00:00"),
        ("terça-feira, 5 de março de 2024", "2024-03-05T00:00:00+00:00"),
        ("5 gennaio 2024", "2024-01-05T00:00:00+00:00"),
        ("5 maart 2024", "2024-03-05T00:00:00+00:00"),
        ("5 stycznia 2024 r.", "2024-01-05T00:00:00+00:00"),
        ("5 марта 2024 г.", "2024-03-05T00:00:00+00:00"),
        ("Май 2024", "2024-05-01T00:00:00+00:00"),
        ("5 березня 2024", "2024-03-05T00:00:00+00:00"),
        ("5. března 2024", "2024-03-05T00:00:00+00:00"),
        ("5 Mart 2024", "2024-03-05T00:00:00+00:00"),
    ],
)
def test_a_date_is_read_in_every_shape_that_blogs_write(text: str, iso: str) -> None:
    found = parse_date(text)
    assert found is not None
    assert found.moment.isoformat() == iso


@pytest.mark.parametrize(
    "text",
    [
        "2024-02-30",
        "2024-13-01",
        "2024-01-01 25:00:00",
        "2024-01-01 10:00 +99:99",
        "0000-00-00",
        "24:00:00",
        "03/04/2024",
        "tomorrow",
        "true",
        "",
        "2024-01-28 and so on",
        "99999999999999",
        "2024-01-28" * 50,
        "2024-01-05T24:00:01Z",
        "the 5th of Foo 2024",
        "mars",
        "5 mars",
        "2024年13月5日",
        "12345678901234",
        "January 2024 10:00",
    ],
)
def test_what_is_impossible_or_ambiguous_is_no_date(text: str) -> None:
    assert parse_date(text) is None


def test_a_date_without_a_time_of_day_says_so() -> None:
    day, moment = parse_date("2024-01-28"), parse_date("2024-01-28 10:00")
    assert day is not None
    assert moment is not None
    assert (day.has_time, moment.has_time) == (False, True)


def test_values_of_toml_are_dates() -> None:
    assert parse_date(date(2024, 1, 28)) == Moment(datetime(2024, 1, 28, tzinfo=UTC))
    assert parse_date(datetime(2024, 1, 28, 10)) == Moment(datetime(2024, 1, 28, 10, tzinfo=UTC), True)
    assert parse_date(1704445200) == Moment(datetime(2024, 1, 5, 9, tzinfo=UTC), True, True)
    assert parse_date(True) is None
    assert parse_date(["2024-01-28"]) is None


@pytest.mark.parametrize(
    ("name", "day", "rest"),
    [
        ("2024-01-28-title", "2024-01-28", "title"),
        ("2024-1-8_title", "2024-01-08", "title"),
        ("2024-01-28 A title", "2024-01-28", "A title"),
        ("20240128-title", "2024-01-28", "title"),
        ("20240128", "2024-01-28", ""),
        ("2024-01-28-10-11-12-title", "2024-01-28", "title"),
        ("2018-10-10T10:00:00Z-title", "2018-10-10", "title"),
        ("202401281530 note", "2024-01-28", "note"),
        ("1984", None, "1984"),
        ("2024-13-01-title", None, "title"),
        ("4-years-of-rust", None, "4-years-of-rust"),
    ],
)
def test_a_name_may_begin_with_a_date(name: str, day: str | None, rest: str) -> None:
    found = date_in_name(name)
    assert (str(found.moment.date()) if found else None) == day
    assert without_date(name) == rest


@pytest.mark.parametrize(("name", "year"), [("08-1-2-x", 2008), ("99-12-31-x", 1999), ("2017-2-5-x", 2017)])
def test_a_year_of_two_digits_is_read_as_jekyll_reads_it(name: str, year: int) -> None:
    found = date_in_jekyll_name(name)
    assert found is not None
    assert found.moment.year == year


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("2021/04/15/post.mdx", "2021-04-15"),
        ("blog/2021-04-15-trip/part-one.md", "2021-04-15"),
        ("2021/04/15-post.md", "2021-04-15"),
        ("12021/04/15/post.md", None),
        ("2021/04/post.md", None),
        ("2021/13/45/post.md", None),
    ],
)
def test_folders_may_tell_the_date(path: str, day: str | None) -> None:
    found = date_in_folders(path)
    assert (str(found.moment.date()) if found else None) == day


@pytest.mark.parametrize(("seconds", "year"), [(-(2**31), 1901), (0, 1970), (2**34, 2514), (2**60, None)])
def test_time_stamps_outside_of_the_calendar_are_no_date(seconds: int, year: int | None) -> None:
    found = from_nanoseconds(seconds * 10**9)
    assert (found.year if found else None) == year


@given(st.text(max_size=60) | st.from_regex(r"\d{1,4}[-/.]\d{1,3}[-/.]\d{1,4}.{0,12}", fullmatch=True))
def test_no_text_is_too_odd_to_be_asked(text: str) -> None:
    found = parse_date(text)
    assert found is None or found.moment.tzinfo is not None
    date_in_name(text)
    date_in_folders(text)
