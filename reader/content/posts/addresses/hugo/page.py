"""What Hugo knows of a page by the place of its file and its front matter."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final, NamedTuple

from reader.content.discovery.text_files import read_text
from reader.content.front_matter.split import split_front_matter
from reader.content.post import DateSource
from reader.content.posts.addresses.facts import AddressFacts
from reader.content.posts.addresses.hugo.rules import HugoRules
from reader.content.posts.field_values import text_of


class HugoPage(NamedTuple):
    """One page, by the place of its file."""

    facts: AddressFacts
    rules: HugoRules
    root: str
    """The folder of the content that it lies in, with a slash at the end."""
    folder: str
    """Within that folder."""
    name: str
    """Without extension and language, that of the folder where all of it is one page; empty for a section."""
    language: str
    kind: str
    """``page`` or ``section``."""

    @property
    def title(self) -> str:
        return text_of(self.facts.values.get("title"))

    @property
    def slug(self) -> str:
        """What it asks to be named in its address; empty when it asks for nothing."""
        given = text_of(self.facts.values.get("slug")).strip()
        return given or (self._date_and_slug()[1] if ":filename" in self.rules.dates else "")

    @property
    def moment(self) -> datetime:
        """Its date; that of the year 1 where it has none."""
        return self._date_and_slug()[0]

    @property
    def sections(self) -> list[str]:
        """The folders down to the section that it is in."""
        folders = self._section_folders()
        return folders[-1].split("/") if folders else []

    @property
    def section_titles(self) -> list[str]:
        """What each section that it is in asks to be named, or its title."""
        return [self._title_of_section(folder) for folder in self._section_folders()]

    def _section_folders(self) -> list[str]:
        """Return the folders that are sections: the first one, and each with a page of its own."""
        parts = self.folder.split("/") if self.folder else []
        folders = ["/".join(parts[: end + 1]) for end in range(len(parts))]
        return [folder for folder in folders if "/" not in folder or self._page_of_section(folder)]

    def _page_of_section(self, folder: str) -> str:
        return self.rules.branches.page_of(self.root + folder)

    def _title_of_section(self, folder: str) -> str:
        page = self._page_of_section(folder)
        if not page:
            return folder.rpartition("/")[2]
        fields = split_front_matter(read_text(page).text).fields
        values = {key.lower(): value for key, value in fields.items()}
        return text_of(values.get("slug")) or text_of(values.get("title"))

    def _date_and_slug(self) -> tuple[datetime, str]:
        """Return its date, and the slug that its name has after a date if that is where the date is from."""
        values, date = self.facts.values, self.facts.date
        for source in self.rules.dates:
            if source == ":filename":
                if found := _date_in(self.name):
                    return found
                continue
            wanted = _MODIFIED if source == ":filemodtime" else _WRITTEN if values.get(source) else ()
            if date and date.source in wanted:
                return date.moment, ""
        return _NO_DATE, ""


def _date_in(name: str) -> tuple[datetime, str] | None:
    """Return the date that a name begins with, and the rest of it."""
    found = _DATED_NAME.match(name)
    if not found:
        return None
    year, month, day, rest = found.groups()
    try:
        return datetime(int(year), int(month), int(day), tzinfo=UTC), rest
    except ValueError:
        return None


def hugo_page(facts: AddressFacts, rules: HugoRules) -> HugoPage | None:
    """Return the page that a file is; None if it is in a language that is switched off."""
    path, root, language = facts.path, "", rules.default_language
    for folder in rules.folders:
        if path.startswith(folder.path):
            root, language = folder
            path = path[len(root) :]
            break
    around, _, name = path.rpartition("/")
    name = name.rpartition(".")[0] or name
    before, dot, suffix = name.rpartition(".")
    if dot and before and suffix.lower() in rules.languages:
        name, language = before, suffix.lower()
    if language in rules.disabled:
        return None
    if name == "_index":
        return HugoPage(facts, rules, root, around, "", language, "section")
    if name == "index":
        around, _, name = around.rpartition("/")
    return HugoPage(facts, rules, root, around, name, language, "page")


_WRITTEN: Final = (DateSource.FRONT_MATTER, DateSource.UPDATED)
_MODIFIED: Final = (DateSource.MODIFIED,)
_NO_DATE: Final = datetime(1, 1, 1, tzinfo=UTC)
_DATED_NAME: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:-\d\d-\d\d-\d\d)?[-_ ]*([^.]*)")
