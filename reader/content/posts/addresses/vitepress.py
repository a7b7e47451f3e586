"""Addresses as VitePress makes them: pages beside where their files are, unless they are rewritten."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from reader.content.posts.addresses.facts import AddressFacts
from reader.content.posts.addresses.remembered import Remembered
from reader.content.posts.field_values import text_of, truth_of


class _Rewrite(NamedTuple):
    """A rule that gives some pages another path."""

    pattern: re.Pattern[str]
    parts: tuple[str, ...]
    """Text and names of what the pattern has found by turns; text first."""


class _Rules(NamedTuple):
    source: str
    """The folder of the pages below that of the site, with a slash at the end."""
    rewrites: tuple[_Rewrite, ...]
    ending: str


def vitepress_address(facts: AddressFacts) -> str:
    """Return the address of a page."""
    rules = _RULES.of(facts)
    path = _rewritten(facts.path.removeprefix(rules.source), rules)
    folder, slash, name = path.rpartition("/")
    name = name.removesuffix(".md")
    return f"/{folder}{slash}" if name == "index" else f"/{folder}{slash}{name}{rules.ending}"


def _rewritten(path: str, rules: _Rules) -> str:
    for pattern, parts in rules.rewrites:
        if found := pattern.fullmatch(path):
            values = found.groupdict("")
            texts = (part if index % 2 == 0 else values.get(part, "") for index, part in enumerate(parts))
            return "".join(texts).strip("/")
    return path


def _rules(facts: AddressFacts) -> _Rules:
    settings = facts.configuration.settings
    site = "" if (facts.home / ".vitepress").is_dir() else "docs/"
    source = text_of(settings.get("srcDir")).removeprefix("./").strip("/")
    rewrites = settings.get("rewrites")
    return _Rules(
        site + (f"{source}/" if source else ""),
        tuple(_rewrites(rewrites)) if isinstance(rewrites, Mapping) else (),
        "" if truth_of(settings.get("cleanUrls")) is True else ".html",
    )


_RULES: Final = Remembered(_rules)

_NAME: Final = re.compile(r":(\w+)(?:\([^()]*\))?([*+?]?)")
_LONG: Final = re.compile(r"[*+]")
_MOST_NAMES: Final = 4
"""Names in a rule, of which two may stand for several folders; more would take long to be found."""


def _rewrites(rules: Mapping[object, object]) -> Iterator[_Rewrite]:
    for source, target in rules.items():
        parts = _NAME.split(str(source))
        names = parts[1::3]
        if len(names) > _MOST_NAMES or len(set(names)) < len(names) or _LONG.findall(str(source))[2:]:
            continue
        texts = [re.escape(text) for text in parts[::3]]
        groups = [
            f"(?P<{name}>{_WHAT.get(sign, '[^/]+')})" for name, sign in zip(names, parts[2::3], strict=True)
        ]
        pattern = "".join(text + group for text, group in zip(texts, [*groups, ""], strict=True))
        target_parts = _NAME.split(text_of(target))
        del target_parts[2::3]
        yield _Rewrite(re.compile(pattern, re.DOTALL), tuple(target_parts))


_WHAT: Final = {"*": ".*", "+": ".+", "?": "[^/]*"}
