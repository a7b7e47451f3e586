"""Tags that put something of another site, a film or a sound into a page: what they show, as an address."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Final

from reader.document.dialects.tags.tag import Tag
from reader.document.dialects.tags.words import is_address, is_flag, one_line, option, plain_words, words
from reader.document.dialects.tags.words_below import ATTRIBUTIONS, is_linked, words_below
from reader.document.model import Inline
from reader.document.source.embeds import embed, video

_IDENTIFIERS: Final = ("id", "video-id", "video", "youtube-id", "vid", "v", "code", "slug", "hash")
_ADDRESSES: Final = (
    *("url", "src", "href", "link", "source", "file"),
    *("path", "mp4", "webm", "mp3", "video", "audio"),
)
_POSTS: Final = {
    "instagram": "https://www.instagram.com/p/{}/",
    "asciinema": "https://asciinema.org/a/{}",
    "jsfiddle": "https://jsfiddle.net/{}/",
    "tiktok": "https://www.tiktok.com/video/{}",
    "stackblitz": "https://stackblitz.com/edit/{}",
    "codesandbox": "https://codesandbox.io/s/{}",
    "speakerdeck": "https://speakerdeck.com/player/{}",
    "soundcloud": "https://api.soundcloud.com/tracks/{}",
    "twitch": "https://www.twitch.tv/{}",
    **dict.fromkeys(("github", "ghcard"), "https://github.com/{}"),
    "gitlab": "https://gitlab.com/projects/{}",
    "codeberg": "https://codeberg.org/{}",
    "loom": "https://www.loom.com/share/{}",
}
"""Where a thing known by one identifier is found."""

_DECORATION: Final = re.compile(r"\A(?:lite|embed|responsive)-|-?lite\Z|-(?:simple|embed|player|enhanced)\Z")

_VIDEOS: Final = "youtube vimeo bilibili dailymotion youku"
_FRAMES: Final = (
    "video audio dplayer iframe embed embed-video embed-pdf pdf object html5video podcast media bluesky "
    "mastodon qr"
)


def embedded(tag: Tag) -> tuple[Inline, ...]:
    """Return what a tag (`words.normalized`) embeds; nothing if it embeds nothing, or does not say what."""
    maker = _makers().get(_simple(tag.name))
    if maker is None:
        return ()
    address = option(tag, *_ADDRESSES) or _first(tag)
    if address.startswith(("http://", "https://")) and maker is not _player:
        run: Inline | None = embed(address, _title(tag))
    else:
        run = maker(tag)
    return (run, *words_below(tag, [text for text in _texts(tag) if is_linked(text)], "")) if run else ()


@functools.cache
def _makers() -> dict[str, Callable[[Tag], Inline | None]]:
    makers: dict[str, Callable[[Tag], Inline | None]] = {
        "x": _tweet,
        "tweet": _tweet,
        "twitter": _tweet,
        "gist": _gist,
        "codepen": _codepen,
        "spotify": _spotify,
        "meting": _song,
        **dict.fromkeys(("aplayer", "music"), _player),
    }
    makers |= {site: functools.partial(_video, site) for site in _VIDEOS.split()}
    makers |= {site: functools.partial(_post, pattern) for site, pattern in _POSTS.items()}
    return makers | dict.fromkeys(_FRAMES.split(), _frame)


def _simple(name: str) -> str:
    """Return the name of a site in names like ``youtube-lite``, ``lite-youtube`` and ``twitter-simple``."""
    return _DECORATION.sub("", name)


def _first(tag: Tag) -> str:
    """Return the first argument that names something."""
    return next((text.strip() for text in tag.arguments if text.strip() and not is_flag(text)), "")


def _title(tag: Tag) -> str:
    """Return what a tag calls what it embeds, if that is for people; what has links goes below it."""
    return " ".join(plain_words(text) for text in _texts(tag) if not is_linked(text))


def _texts(tag: Tag) -> list[str]:
    """Return what a tag says of what it embeds, but for who made it."""
    others = {name: value for name, value in tag.options.items() if name not in ATTRIBUTIONS}
    return [text for text in words(tag._replace(options=others)) if not is_address(text)]


def _identifier(tag: Tag) -> str:
    identifier = option(tag, *_IDENTIFIERS) or _first(tag)
    return "" if any(map(str.isspace, identifier)) else identifier


def _video(site: str, tag: Tag) -> Inline | None:
    identifier = _identifier(tag)
    return video(site, identifier, _title(tag)) if identifier else None


def _post(pattern: str, tag: Tag) -> Inline | None:
    identifier = option(tag, "repo", "projectid", "track", "channel") or _identifier(tag)
    return embed(pattern.format(identifier), _title(tag)) if identifier else None


def _tweet(tag: Tag) -> Inline | None:
    """Take ``user="…" id="…"``, or the bare number that older themes take."""
    identifier = _identifier(tag)
    user = option(tag, "user") or "i/web"
    return embed(f"https://x.com/{user}/status/{identifier}", _title(tag)) if identifier else None


def _gist(tag: Tag) -> Inline | None:
    """Take ``user id file`` as in Hugo, ``user/id file`` or ``id file`` elsewhere."""
    parts = list(tag.arguments) or [text for name in ("user", "id", "file") if (text := option(tag, name))]
    if not parts:
        return None
    if "/" not in parts[0] and len(parts) > 1 and re.match(r"[0-9a-f]{5,}\Z", parts[1]):
        parts[:2] = [f"{parts[0]}/{parts[1]}"]
    return embed(f"https://gist.github.com/{parts[0]}", one_line(" ".join(parts[1:])))


def _codepen(tag: Tag) -> Inline | None:
    """Take ``user="…" id="…"``, or ``user id`` as in Hexo."""
    user, identifier = option(tag, "user"), option(tag, *_IDENTIFIERS)
    if not identifier and tag.arguments:
        user, identifier = (*tag.arguments, user)[:2] if len(tag.arguments) > 1 else (user, tag.arguments[0])
    return embed(f"https://codepen.io/{user or 'anon'}/pen/{identifier}", _title(tag)) if identifier else None


def _spotify(tag: Tag) -> Inline | None:
    """Take ``type="track" id="…"``, ``track id``, or ``spotify:track:id``."""
    arguments = [
        part for text in tag.arguments for part in re.split("[:/]", text) if part and part != "spotify"
    ]
    kind = option(tag, "type") or (arguments[0] if len(arguments) > 1 else "track")
    identifier = option(tag, *_IDENTIFIERS) or (arguments[-1] if arguments else "")
    return embed(f"https://open.spotify.com/{kind}/{identifier}", _title(tag)) if identifier else None


def _song(tag: Tag) -> Inline | None:
    """Take ``id server type``, as MetingJS plays songs from the shops that stream them."""
    identifier, server, kind = (*tag.arguments, "", "", "")[:3]
    identifier, server = identifier or option(tag, "id"), server or option(tag, "server") or "netease"
    pattern = {"netease": "https://music.163.com/{1}?id={0}", "tencent": "https://y.qq.com/n/ryqq/{1}/{0}"}
    if not identifier or server not in pattern:
        return None
    return embed(pattern[server].format(identifier, kind or option(tag, "type") or "song"), _title(tag))


def _player(tag: Tag) -> Inline | None:
    """Take ``title author address``, or options, as APlayer takes a sound; else a song of a shop."""
    address = option(tag, *_ADDRESSES, "auto") or next(filter(is_address, tag.arguments), "")
    if not address:
        return _song(tag)
    said = [text for text in tag.arguments[:2] if not is_address(text)]
    said = said or [text for name in ("name", "title", "artist") if (text := option(tag, name))]
    return embed(address, one_line(" — ".join(said)))


def _frame(tag: Tag) -> Inline | None:
    """Embed what has an address of its own, or what a provider knows by a name."""
    provider, identifier = option(tag, "provider", "service"), option(tag, *_IDENTIFIERS)
    if provider and identifier:
        return video(provider, identifier, _title(tag))
    address = option(tag, *_ADDRESSES, "text") or _first(tag)
    return embed(address, _title(tag)) if is_address(address) else None
