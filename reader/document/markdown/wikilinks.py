"""Links and embeds in two brackets, as Obsidian and other programs for notes have them.

A link names a file of the library and maybe a heading in it: ``[[Note#Heading|shown]]``. An embed, which
shows the file in place, has a ``!`` before it; here it is a link, or the caption of a picture.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple
from urllib.parse import quote

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from reader.content.discovery.file_names import MARKDOWN_EXTENSIONS, extension
from reader.document.markdown.placeholder_rules import PLACEHOLDER_STARTS
from reader.document.source.dialect import MARKDOWN, Dialect

MISSING_HREF: Final = "[["
"""What the href of a link to a missing note starts with: the link as it was written."""

EMBED_MARK: Final = "↪"
PLAY_MARK: Final = "▶"

_LONGEST: Final = 1_000
"""Characters that may stand between the brackets."""

_PICTURES: Final = frozenset(
    ("avif", "bmp", "gif", "heic", "ico", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp")
)
_MEDIA: Final = frozenset(
    (
        *("3gp", "aac", "flac", "m4a", "m4v", "mkv", "mov", "mp3"),
        *("mp4", "oga", "ogg", "ogv", "opus", "wav", "webm"),
    )
)
_POSITIONS: Final = frozenset(("center", "left", "right", "inline"))
_SIZE: Final = re.compile(r"[ \t]*\d+(?:x\d+)?[ \t]*")
_VIEW_OF_PDF: Final = re.compile(r"(?:page=(\d+)|height=\d+)(?:&\w+=[^&]*)*")
_WEB: Final = ("http://", "https://")
_TARGET: Final = re.compile(r"\[\[([^\[\]|#\n]{1,400})")


class Wikilink(NamedTuple):
    """What stands between the brackets."""

    name: str
    """The file as it is called; empty for the one that the link stands in."""
    headings: tuple[str, ...]
    """The headings to follow down to a section."""
    block: str
    """The id of a block, without its ``^``."""
    shown: slice | None
    """Where in the source the text to show is, if the link gives one."""
    end: int
    """Where the source goes on."""

    @property
    def label(self) -> str:
        """Return what Obsidian shows of a link that says nothing else: ``Note > Heading``."""
        if self.name.startswith(_WEB):
            return self.name
        name = self.name.rstrip("/").rpartition("/")[2]
        if extension(name) in MARKDOWN_EXTENSIONS:
            name = name.rpartition(".")[0]
        if not name and self.block:
            return f"^{self.block}"
        return " > ".join(filter(None, (name, *self.headings)))


def look_up_files(text: str, dialect: Dialect) -> None:
    """Ask for all files that wikilinks name, so that `FileNames` is prepared when they are shown."""
    from reader.document.source.code_mask import CodeMask

    for target in CodeMask(text).outside(_TARGET):
        dialect.files.find(target[1])


def without_sizes(description: str) -> str:
    """Return a picture's description without Obsidian's size and position: ``A map|center|300``."""
    parts = (part.strip() for part in description.split("|"))
    return " ".join(part for part in parts if part not in _POSITIONS and not _SIZE.fullmatch(part)).strip()


def wikilink(state: StateInline, silent: bool) -> bool:
    """Match ``[[``, a link to a note. One to a missing note is marked in a vault, and text elsewhere."""
    link = _wikilink_at(state, state.pos + 2)
    if link is None:
        return False
    dialect: Dialect = state.env.get("dialect", MARKDOWN)
    href = _href(link, dialect)
    if href is None and not dialect.wikilinks:
        return False
    if not silent:
        _push_link(state, href, link, "")
    state.pos = link.end
    return True


def embed(state: StateInline, silent: bool) -> bool:
    """Match ``![[``, an embedded file. Outside of vaults it must exist or be a picture or media."""
    link = _wikilink_at(state, state.pos + 3)
    if link is None:
        return False
    dialect: Dialect = state.env.get("dialect", MARKDOWN)
    suffix = extension(link.name)
    if suffix in _PICTURES:
        if not silent:
            _push_picture(state, link, dialect)
        state.pos = link.end
        return True
    href = _href(link, dialect)
    if href is None and not dialect.wikilinks and suffix not in _MEDIA:
        return False
    if not silent:
        _push_link(state, href, link, PLAY_MARK if suffix in _MEDIA else EMBED_MARK)
    state.pos = link.end
    return True


def _wikilink_at(state: StateInline, start: int) -> Wikilink | None:
    """Parse the link whose text starts at an offset."""
    end = state.src.find("]]", start, min(start + _LONGEST, state.posMax))
    inside = state.src[start:end]
    if end < 0 or "\n" in inside or "[[" in inside:
        return None
    if (
        state.src.startswith("]", end + 2)
        and end + 2 < state.posMax
        and inside.count("[") > inside.count("]")
    ):
        end += 1
    target, bar, _ = state.src[start:end].partition("|")
    if any(mark in target for mark in PLACEHOLDER_STARTS):
        return None
    target_text = target.removesuffix("\\").strip()
    parts = [target_text] if target_text.startswith(_WEB) else target_text.split("#")
    name, *headings = (part.strip() for part in parts)
    block = headings.pop()[1:] if headings and headings[-1].startswith("^") else ""
    link = Wikilink(name, tuple(filter(None, headings)), block, None, end + 2)
    if not (name or link.headings or block):
        return None
    shown = start + len(target) + 1
    return link._replace(shown=slice(shown, end)) if bar and state.src[shown:end].strip() else link


def _href(link: Wikilink, dialect: Dialect) -> str | None:
    """Return where a link leads: a path from the library with a fragment, or a web page; None if nowhere."""
    if link.name.startswith(_WEB):
        return link.name if dialect.wikilinks else None
    named = f"^{link.block}" if link.block else "#".join(link.headings)
    fragment = "#" + quote(named, safe="/^", errors="replace") if named else ""
    if not link.name:
        return fragment if dialect.wikilinks and fragment else None
    path = dialect.files.find(link.name)
    return f"/{quote(path, errors='replace')}{fragment}" if path else None


def _push_link(state: StateInline, href: str | None, link: Wikilink, mark: str) -> None:
    """Push the tokens of a link, or of the same text without one where there is nothing to lead to."""
    kind = "missing_link" if href is None else "link"
    is_marked = href is not None or bool(link.name)
    if is_marked:
        opening = state.push(f"{kind}_open", "a", 1)
        opening.attrs = {"href": _written(link) if href is None else href}
    if mark:
        state.push("text", "", 0).content = f"{mark} "
    if link.shown and not (mark and not without_sizes(state.src[link.shown])):
        _push_markdown(state, link.shown)
    else:
        state.push("text", "", 0).content = _named(link)
    if is_marked:
        state.push(f"{kind}_close", "a", -1)


def _written(link: Wikilink) -> str:
    """Return a link to nothing as it was written, without the text to show."""
    place = f"^{link.block}" if link.block else "#".join(link.headings)
    return MISSING_HREF + link.name + (f"#{place}" if place else "") + "]]"


def _named(link: Wikilink) -> str:
    view = _VIEW_OF_PDF.fullmatch(link.headings[0]) if link.headings else None
    if view is None or extension(link.name) != "pdf":
        return link.label
    name = link._replace(headings=()).label
    return f"{name}, page {view[1]}" if view[1] else name


def _push_markdown(state: StateInline, part: slice) -> None:
    """Push the tokens of a part of the source."""
    end = state.posMax
    state.pos, state.posMax = part.start, part.stop
    state.linkLevel += 1
    state.md.inline.tokenize(state)
    state.linkLevel -= 1
    state.posMax = end


def _push_picture(state: StateInline, link: Wikilink, dialect: Dialect) -> None:
    from reader.document.source.picture_widths import width_in_note

    path = dialect.files.find(link.name)
    description = without_sizes(state.src[link.shown]) if link.shown else ""
    source = link.name
    if path or not source.startswith(_WEB):
        source = quote(f"/{path}" if path else source, safe="/:", errors="replace")
    token = state.push("image", "img", 0)
    width = width_in_note(state.src[link.shown]) if link.shown else ""
    token.attrs = {"src": source, "alt": "", "width": width}
    token.children = [Token("text", "", 0, content=description)] if description else []
    token.content = description
