"""Shortcodes of WordPress, which posts exported from it keep: ``[caption]``, ``[code]``, players."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape, unescape
from typing import Final, NamedTuple

from reader.document.dialects.code_blocks import code_block
from reader.document.dialects.placing import Lines
from reader.document.dialects.tags.tag import parse_arguments
from reader.document.model import Inline
from reader.document.source.code_mask import CodeMask
from reader.document.source.dialect import Dialect
from reader.document.source.embeds import embed, video
from reader.document.source.fences import language_of
from reader.document.source.placeholders import Placeholders
from reader.document.source.source_map import Replacement, Source

_CAPTIONS: Final = frozenset(("caption", "wp_caption"))
_CODE: Final = frozenset(("code", "sourcecode", "source"))
_FILES: Final = frozenset(("embed", "video", "audio"))
"""Those that name an address, and not what a site calls it."""

_SOURCES: Final = ("src", "url", "id", "mp4", "m4v", "webm", "ogv", "mp3", "ogg")
_ADDRESS: Final = re.compile(r"://|\A(?=[\w-]*\d)[\w-]{6,}\Z")
_GALLERY: Final = "gallery"

SHORTCODE: Final = re.compile(
    r"\\?\[(?P<end>/?)(?P<name>(?:wp_)?caption|(?:source)?code|source|youtube|vimeo|dailymotion|tweet|instagram|gist"
    r"|soundcloud|embed|video|audio|gallery)(?P<rest>(?=[\s=\\\]])[^\[\]\n]{0,1000}?)\\?\](?![(:])"
)
"""A tag; Markdown that a program wrote has backslashes before its brackets."""

_PARAGRAPHS: Final = re.compile(r"</p>\n<p>|<br ?/?>(?=\n)")
_IMAGE_END: Final = re.compile(
    r"(?s:.*)(?:<img\b[^<>]*+>(?:\s*</a>)?|!\[[^\[\]]*\]\([^()\s]*\)(?:\]\([^()\s]*\))?)"
)
_LONGEST_CAPTION: Final = 5_000
_MOST_WITHIN: Final = 20
"""Tags that are looked at for the end of one."""


class _Shortcode(NamedTuple):
    """A shortcode, with what stands between its tags if it has an end tag."""

    name: str
    rest: str
    start: int
    end: int
    body: str | None


def without_wordpress(source: Source, _dialect: Dialect, placeholders: Placeholders) -> Source:
    """Replace shortcodes by what they stand for."""
    text = source.text
    found = list(_shortcodes(text))
    if not found:
        return source
    lines = Lines(text)
    return source.rewritten(
        Replacement(one.start, one.end, shown)
        for one in found
        if (shown := _shown(one, lines, placeholders)) is not None
    )


def _shortcodes(text: str) -> Iterator[_Shortcode]:
    """Yield all shortcodes outside of code, none within another."""
    tags = list(CodeMask(text).outside(SHORTCODE))
    end_of_last = 0
    for index, tag in enumerate(tags):
        if tag["end"] or tag.start() < end_of_last:
            continue
        ending = _end_tag(tags, index)
        body = text[tag.end() : ending.start()] if ending else None
        end_of_last = ending.end() if ending else tag.end()
        yield _Shortcode(tag["name"], tag["rest"], tag.start(), end_of_last, body)


def _end_tag(tags: Sequence[re.Match[str]], index: int) -> re.Match[str] | None:
    """Return the tag that ends one, if nothing of the same name starts before."""
    name = tags[index]["name"]
    for tag in tags[index + 1 : index + _MOST_WITHIN]:
        if tag["name"] == name:
            return tag if tag["end"] else None
    return None


def _shown(shortcode: _Shortcode, lines: Lines, placeholders: Placeholders) -> str | None:
    """Return what comes in the place of a shortcode; None if it is none."""
    name, body = shortcode.name, shortcode.body
    if name in _CODE:
        return _code(shortcode, body, lines) if body is not None else None
    if name in _CAPTIONS:
        return _captioned(shortcode, body, lines) if body is not None else None
    is_whole = lines.are_whole(shortcode.start, shortcode.end)
    if name == _GALLERY:
        return placeholders.chip(Inline("⟨gallery⟩", "chip")) if shortcode.rest or is_whole else None
    run = _player(shortcode)
    if run is None:
        return None
    chip = placeholders.chip(run)
    return _on_own_lines(shortcode, chip, lines) if is_whole else chip


def _code(shortcode: _Shortcode, body: str, lines: Lines) -> str:
    """Return code as a block, or within a line. An editor may have made paragraphs and entities of it."""
    code = unescape(_PARAGRAPHS.sub(lambda found: "\n\n" if found[0][1] == "/" else "", body))
    begins, ends = lines.begins(shortcode.start), lines.ends(shortcode.end)
    if "\n" not in code and not (begins and ends):
        return f"<code>{escape(code.strip(), quote=False)}</code>" if code.strip() else ""
    _, options = parse_arguments(shortcode.rest)
    language = language_of(options.get("language") or options.get("lang") or "")
    prefix = lines.prefix(shortcode.start)
    block = code_block(code, language, options.get("title", ""), prefix)
    before = f"\n\n{prefix}" if not begins else f"\n{prefix}" if _is_led_to(shortcode, lines) else ""
    return f"{before}{block}" if ends else f"{before}{block}\n\n{prefix}"


def _captioned(shortcode: _Shortcode, body: str, lines: Lines) -> str | None:
    """Return a picture with its words below it; None if the body is too long for a caption."""
    if len(body) > _LONGEST_CAPTION:
        return None
    _, options = parse_arguments(shortcode.rest)
    picture = _IMAGE_END.match(body)
    words = (body[picture.end() :] if picture else "").strip() or options.get("caption", "")
    shown = body[: picture.end()].strip() if picture else body.strip()
    if words and f'alt="{words}"' not in shown:
        shown = f"{shown}<br><em>{words}</em>"
    return _on_own_lines(shortcode, shown, lines)


def _on_own_lines(shortcode: _Shortcode, shown: str, lines: Lines) -> str:
    begins, ends = lines.begins(shortcode.start), lines.ends(shortcode.end)
    before = "<br>" if not begins or _is_led_to(shortcode, lines) else ""
    after = "<br>" if not ends or _is_followed(shortcode, lines) else ""
    return f"{before}{shown}{after}"


def _is_led_to(shortcode: _Shortcode, lines: Lines) -> bool:
    """Tell whether the line before a shortcode is not blank."""
    return lines.end_of_text_above(shortcode.start) is not None


def _is_followed(shortcode: _Shortcode, lines: Lines) -> bool:
    """Tell whether the line after a shortcode is not blank."""
    end = lines.text.find("\n", shortcode.end)
    return end >= 0 and not lines.text.startswith("\n", end + 1)


def _player(shortcode: _Shortcode) -> Inline | None:
    """Show the address or the site's name of what is played, from the tag or from between its tags."""
    arguments, options = parse_arguments(shortcode.rest.removeprefix("=").replace("&amp;", "&"))
    named = next((options[name] for name in _SOURCES if name in options), "")
    address = (shortcode.body or "").strip() or named
    if not address and arguments and _ADDRESS.search(arguments[0]):
        address = arguments[0]
    if not address or any(map(str.isspace, address)):
        return None
    if shortcode.name in _FILES:
        return embed(address)
    return video(shortcode.name, address)
