"""What permalinks say of the date of a post."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

DATE_PARTS: Final[Mapping[str, Callable[[datetime], str]]] = {
    "year": lambda moment: f"{moment.year:04}",
    "short_year": lambda moment: f"{moment.year % 100:02}",
    "month": lambda moment: f"{moment.month:02}",
    "i_month": lambda moment: f"{moment.month}",
    "short_month": lambda moment: _MONTHS[moment.month - 1][:3],
    "long_month": lambda moment: _MONTHS[moment.month - 1],
    "day": lambda moment: f"{moment.day:02}",
    "i_day": lambda moment: f"{moment.day}",
    "y_day": lambda moment: f"{moment.timetuple().tm_yday:03}",
    "w_year": lambda moment: f"{moment.isocalendar().year:04}",
    "week": lambda moment: f"{moment.isocalendar().week:02}",
    "w_day": lambda moment: f"{moment.isoweekday()}",
    "short_day": lambda moment: _DAYS[moment.weekday()][:3],
    "long_day": lambda moment: _DAYS[moment.weekday()],
    "hour": lambda moment: f"{moment.hour:02}",
    "minute": lambda moment: f"{moment.minute:02}",
    "second": lambda moment: f"{moment.second:02}",
}
"""What a permalink may say of a date, by the names that Jekyll and others have for it; all in English."""
