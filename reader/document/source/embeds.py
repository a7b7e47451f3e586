"""What a page of the web embeds, a film, a post, a map, as a link: a terminal shows none of them."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Final, NamedTuple
from urllib.parse import parse_qs, quote, unquote, urlsplit

from reader.content.text import clean_line
from reader.document.model import Inline, Link

PLAYING_MARK: Final = "▶"
PAGE_MARK: Final = "▤"

_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_PLAYING_FILE: Final = re.compile(
    r"\.(?:mp4|m4v|webm|ogv|mov|avi|mkv|mp3|m4a|ogg|oga|opus|wav|flac|aac)\Z", re.I
)
_LONGEST_ADDRESS: Final = 60
"""Characters of an address that are shown whole."""


class _Page(NamedTuple):
    """What lies behind the address of a player or a frame."""

    address: str
    """The address for a person, with its scheme."""
    plays: bool = False
    name: str = ""
    """What to call it when the page does not."""


class _Address(NamedTuple):
    """The parts of an address that tell what it embeds."""

    whole: str
    host: str
    """In lower case, without ``www.``, ``m.``, ``player.`` and their like."""
    path: tuple[str, ...]
    query: dict[str, str]

    def part(self, index: int) -> str:
        return self.path[index] if index < len(self.path) else ""


def embed(address: str, title: str = "") -> Inline:
    """Return what an address embeds, as a run that leads to the page of it where people see it.

    An address without a scheme leads to a file of the library, as in a link; one of a scheme that is never
    opened is named, and leads nowhere.
    """
    address = re.sub(r"[\t\n\r]", "", address.strip())
    if address.startswith("//"):
        address = f"https:{address}"
    scheme = _SCHEME.match(address)
    if scheme and scheme[1].lower() not in ("http", "https"):
        what = "" if scheme[1].lower() in ("data", "blob", "about", "javascript") else clean_line(address)
        return Inline(_text(PAGE_MARK, clean_line(title), what), "chip")
    if not scheme:
        return _file(address, title)
    page = _page(address)
    mark = PLAYING_MARK if page.plays else PAGE_MARK
    text = _text(mark, clean_line(title) or page.name, short_address(page.address))
    return Inline(text, "link", Link(page.address))


def video(site: str, identifier: str, title: str = "") -> Inline:
    """Embed what a site has under an identifier, which is ``user/id`` for gists, pens and posts on X."""
    site, identifier = site.strip().lower(), identifier.strip().strip("/")
    if re.match(r"https?://", identifier):
        return embed(identifier, title)
    pattern = _sites().get(site)
    if pattern is None:
        return Inline(_text(PLAYING_MARK, clean_line(title), clean_line(f"{site} {identifier}")), "chip")
    user, between, last = identifier.rpartition("/")
    parts = {"id": _quoted(identifier), "user": _quoted(user.removesuffix("/status")), "last": _quoted(last)}
    if not between:
        parts["user"] = "i" if "x.com" in pattern else "anon"
    return embed(pattern.format_map(parts), title)


@functools.cache
def _sites() -> dict[str, str]:
    """Map sites to the addresses, as formats, of what they have under an identifier."""
    post = "https://x.com/{user}/status/{last}"
    return {
        "youtube": "https://youtu.be/{id}",
        "vimeo": "https://vimeo.com/{id}",
        "dailymotion": "https://dai.ly/{id}",
        "bilibili": "https://www.bilibili.com/video/{id}",
        "youku": "https://v.youku.com/v_show/id_{id}.html",
        **dict.fromkeys(("tweet", "twitter", "x"), post),
        "instagram": "https://www.instagram.com/p/{id}/",
        "gist": "https://gist.github.com/{id}",
        "codepen": "https://codepen.io/{user}/pen/{last}",
        "spotify": "https://open.spotify.com/{id}",
        "soundcloud": "https://soundcloud.com/{id}",
        "asciinema": "https://asciinema.org/a/{id}",
    }


def _file(address: str, title: str) -> Inline:
    """Link to a file of the library; a title without an address is a chip."""
    path = re.split("[?#]", address, maxsplit=1)[0]
    name = clean_line(unquote(path.rstrip("/").rpartition("/")[2])) or clean_line(address)
    mark = PLAYING_MARK if _PLAYING_FILE.search(path) else PAGE_MARK
    if not address:
        return Inline(_text(mark, clean_line(title), ""), "chip")
    return Inline(_text(mark, clean_line(title), name), "link", Link(address))


def _text(mark: str, title: str, address: str) -> str:
    shown = [title, address] if title != address else [address]
    return f"{mark} {' — '.join(filter(None, shown)) or 'embedded'}"


def _page(address: str) -> _Page:
    try:
        parts = urlsplit(address)
        query = {name: values[0] for name, values in parse_qs(parts.query, max_num_fields=50).items()}
        host = re.sub(r"\A(?:www|m|mobile|player|w|music|geo|platform)\.", "", (parts.hostname or "").lower())
    except ValueError:
        return _Page(address)
    found = _Address(address, host, tuple(filter(None, parts.path.split("/"))), query)
    reader = _readers().get(host)
    page = reader(found) if reader else None
    return page or _Page(address, bool(_PLAYING_FILE.search(parts.path)))


def _quoted(text: str) -> str:
    return quote(text, safe="/=?&%", errors="replace")


def short_address(address: str) -> str:
    """Return an address as a person tells it: no scheme, no query; of a long path only its end."""
    host, _, path = re.split("[?#]", address.partition("://")[2], maxsplit=1)[0].partition("/")
    host = clean_line(host.removeprefix("www."))
    path = clean_line(unquote(path.rstrip("/")))
    whole = f"{host}/{path}" if path else host
    if len(whole) <= _LONGEST_ADDRESS:
        return whole
    tail = path.rpartition("/")[2]
    return clean_line(f"{host}/…/{tail}" if tail != path else whole, _LONGEST_ADDRESS)


@functools.cache
def _readers() -> dict[str, Callable[[_Address], _Page | None]]:
    """Map hosts to what reads the addresses of their sites."""
    return {
        **dict.fromkeys(("youtube.com", "youtube-nocookie.com", "youtu.be"), _youtube),
        "vimeo.com": _vimeo,
        **dict.fromkeys(("dailymotion.com", "dai.ly"), _dailymotion),
        "bilibili.com": _bilibili,
        "youku.com": _youku,
        **dict.fromkeys(("twitter.com", "x.com"), _tweet),
        "instagram.com": _instagram,
        "gist.github.com": _gist,
        "codepen.io": _codepen,
        "open.spotify.com": _spotify,
        "asciinema.org": _asciinema,
        "twitch.tv": _twitch,
        "clips.twitch.tv": _twitch,
        "soundcloud.com": functools.partial(_wrapped, name="url", plays=True),
        "facebook.com": functools.partial(_wrapped, name="href", plays=False),
        "view.officeapps.live.com": functools.partial(_wrapped, name="src", plays=False),
        "docs.google.com": functools.partial(_wrapped, name="url", plays=False),
        **dict.fromkeys(
            ("google.com", "maps.google.com", "openstreetmap.org", "umap.openstreetmap.fr"), _map
        ),
    }


def _youtube(address: _Address) -> _Page:
    """Read ``/embed/ID``, ``/watch?v=ID``, ``/shorts/ID`` and ``youtu.be/ID``; a playlist stays one."""
    first, second, query = address.part(0), address.part(1), address.query
    identifier = query.get("v") or (first if address.host == "youtu.be" else "")
    if not identifier and first in ("embed", "v", "e", "shorts", "live") and second != "videoseries":
        identifier = second
    if not identifier:
        playlist = query.get("list")
        return _Page(
            f"https://www.youtube.com/playlist?list={_quoted(playlist)}" if playlist else address.whole, True
        )
    start = re.match(r"\d+", query.get("start") or query.get("t") or "")
    return _Page(f"https://youtu.be/{_quoted(identifier)}" + (f"?t={start[0]}" if start else ""), True)


def _vimeo(address: _Address) -> _Page:
    """Read ``/video/ID``; films that are not public need what stands in ``h`` besides."""
    path = address.path[1:] if address.part(0) == "video" else address.path
    secret = address.query.get("h", "")
    return _Page("https://vimeo.com/" + "/".join(filter(None, (*path, _quoted(secret)))), True)


def _dailymotion(address: _Address) -> _Page:
    identifier = address.query.get("video") or (address.path[-1] if address.path else "")
    return _Page(f"https://dai.ly/{_quoted(identifier)}" if identifier else address.whole, True)


def _bilibili(address: _Address) -> _Page:
    identifier, number = address.query.get("bvid"), address.query.get("aid")
    if not identifier and number:
        identifier = f"av{number}"
    return _Page(
        f"https://www.bilibili.com/video/{_quoted(identifier)}" if identifier else address.whole, True
    )


def _youku(address: _Address) -> _Page:
    identifier = address.part(1) if address.part(0) == "embed" else ""
    return _Page(f"https://v.youku.com/v_show/id_{identifier}.html" if identifier else address.whole, True)


def _tweet(address: _Address) -> _Page | None:
    if address.part(0) == "embed" and address.query.get("id"):
        return _Page(f"https://x.com/i/status/{_quoted(address.query['id'])}")
    user, kind, number = address.part(0), address.part(1), address.part(2)
    return _Page(f"https://x.com/{user}/status/{number}") if kind in ("status", "statuses") else None


def _instagram(address: _Address) -> _Page | None:
    kind, identifier = address.part(0), address.part(1)
    return _Page(f"https://www.instagram.com/{kind}/{identifier}/") if kind in ("p", "reel", "tv") else None


def _gist(address: _Address) -> _Page:
    path = "/".join(address.path)
    return _Page(f"https://gist.github.com/{path.removesuffix('.js')}", name=address.query.get("file", ""))


def _codepen(address: _Address) -> _Page | None:
    user, kind, identifier = address.part(0), address.part(1), address.path[-1] if address.path else ""
    return _Page(f"https://codepen.io/{user}/pen/{identifier}") if kind == "embed" else None


def _spotify(address: _Address) -> _Page:
    path = [part for part in address.path if part not in ("embed", "embed-podcast")]
    return _Page("https://open.spotify.com/" + "/".join(path), True)


def _asciinema(address: _Address) -> _Page | None:
    identifier = address.part(1).removesuffix(".js")
    return _Page(f"https://asciinema.org/a/{identifier}", True) if address.part(0) == "a" else None


def _twitch(address: _Address) -> _Page:
    clip, film, channel = (address.query.get(name, "") for name in ("clip", "video", "channel"))
    if clip:
        return _Page(f"https://clips.twitch.tv/{_quoted(clip)}", True)
    if film:
        return _Page(f"https://www.twitch.tv/videos/{_quoted(film.removeprefix('v'))}", True)
    return _Page(f"https://www.twitch.tv/{_quoted(channel)}" if channel else address.whole, True)


def _wrapped(address: _Address, name: str, plays: bool) -> _Page | None:
    """Read a player whose query says what to play."""
    inner = address.query.get(name, "")
    if re.match(r"https?://", inner):
        return _Page(inner, plays)
    return _Page(address.whole, True) if plays else None


def _map(address: _Address) -> _Page | None:
    is_map = address.host != "google.com" or address.part(0) == "maps"
    return _Page(address.whole, name="Map") if is_map else None
