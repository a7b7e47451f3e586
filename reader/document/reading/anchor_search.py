"""Looking for the words of an anchor in an article that was edited: where they were, and outwards from there.

Leaves are looked at by their Markdown first, which costs little; only what may hold the words is parsed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from typing import Final, NamedTuple

from reader.document.model import Card, Document, Leaf, Place
from reader.document.reading.anchors import WORDS, Anchor, count_kept_neighbours, text_at
from reader.document.reading.outline import section_at

NEAR: Final = 300
"""Leaves around the old place in which changed words are looked for."""

ENOUGH: Final = 12
"""Characters of words that are hardly found by chance."""

CERTAIN: Final = 5
"""From this quality on, a match is not improved on by looking further."""


class _Match(NamedTuple):
    """Words that were found, and how surely they are the same: 0 for not at all."""

    quality: int
    place: Place


def find_anchor(document: Document, anchor: Anchor, *, since: int = 0) -> Place | None:
    """Return the place that has the words of an anchor, or the one nearest to where they were.

    Return None while a document that still grows has not reached it. Ask again when it has grown, with
    ``since`` as many leaves as there were at the last call.
    """
    if _is_unchanged(document, anchor):
        return anchor.place
    if not anchor.is_known:
        return _end(document) if document.complete else None
    return _search(document, anchor, 0 if document.complete else since)


def _is_unchanged(document: Document, anchor: Anchor) -> bool:
    """Tell whether the same words stand where they stood."""
    if anchor.leaf >= len(document.leaves):
        return False
    if not anchor.is_known:
        return True
    text = text_at(document, anchor.leaf)
    begin = max(0, anchor.character - WORDS)
    if text[begin : anchor.character + WORDS] != anchor.before + anchor.after:
        return False
    # The same words may stand in many places: something has to speak for this one.
    is_alone = not anchor.previous and not anchor.next
    return is_alone or count_kept_neighbours(document, anchor, anchor.leaf) > 0


def _end(document: Document) -> Place:
    return Place(max(0, len(document.leaves) - 1))


def _search(document: Document, anchor: Anchor, since: int) -> Place | None:
    """Search all leaves from ``since`` on; None while the words may be in what has not been read."""
    leaves = document.leaves
    match = _best_match(document, anchor, since)
    if document.complete or len(leaves) > anchor.leaf + NEAR:
        # What was read goes so far beyond the old place that the words are hardly later.
        return match.place if match.quality else _nearby(document, anchor)
    is_read = anchor.leaf < len(leaves) and match.quality >= 2
    is_same_section = match.quality >= CERTAIN and _slug_at(document, match.place) == anchor.slug
    return match.place if is_read or is_same_section else None


def _best_match(document: Document, anchor: Anchor, since: int) -> _Match:
    """Find the same words: in the same section, or else nearest to where they were."""
    best = _Match(0, Place(0))
    probes = _longest_words(anchor.after, 2) + _longest_words(anchor.before, 1)
    for index in _nearest_first(document, anchor, since):
        if _may_hold(document.leaves[index], probes, min(2, len(probes))):
            match = _match_in(document, anchor, index)
            if match.quality > best.quality:
                best = match
            if best.quality >= CERTAIN:
                break
    return best


def _match_in(document: Document, anchor: Anchor, index: int) -> _Match:
    """Rate how the words of an anchor stand in a leaf."""
    text = text_at(document, index)
    words = anchor.before + anchor.after
    quality, character = 0, 0
    if len(anchor.before) < WORDS and len(anchor.after) < WORDS and text == words:
        quality, character = 3, len(anchor.before)
    elif len(words) >= ENOUGH and (at := _nearest(text, words, anchor.character - len(anchor.before))) >= 0:
        quality, character = 3, at + len(anchor.before)
    elif len(anchor.after) >= ENOUGH and (at := _nearest(text, anchor.after, anchor.character)) >= 0:
        quality, character = 2, at
    elif len(anchor.before) >= ENOUGH and (at := text.find(anchor.before)) >= 0:
        quality, character = 1, min(len(text), at + len(anchor.before))
    if not quality:
        return _Match(0, Place(index))
    kept = count_kept_neighbours(document, anchor, index)
    if len(words) < ENOUGH and not kept:
        # It may stand anywhere.
        quality = 1 if words else 0
    return _Match(quality + kept, Place(index, character))


def _nearby(document: Document, anchor: Anchor) -> Place:
    """Return where words were that are gone: in the rest of their paragraph, behind what stood before them,
    in their section, or at the nearest line.
    """
    near = list(islice(_nearest_first(document, anchor, 0), NEAR))
    for found in (
        _most_alike(document, anchor, near),
        _between_neighbours(document, anchor, near),
        _nearest_line(document, anchor),
    ):
        if found is not None:
            return found
    return Place(0)


def _most_alike(document: Document, anchor: Anchor, near: Iterable[int]) -> Place | None:
    """Return the leaf that has most of the words, at the first of them that is still there."""
    pairs = _pairs(anchor.before) + _pairs(anchor.after)
    most, found = max(1, len(pairs) // 4), None
    for index in near:
        if not _may_hold(document.leaves[index], pairs):
            continue
        text = text_at(document, index)
        alike = sum(pair in text for pair in pairs)
        if alike > most:
            most, found = alike, Place(index, _first_kept(text, anchor))
    return found


def _first_kept(text: str, anchor: Anchor) -> int:
    """Return the offset in a text of the words after an anchor, or of the first that are left of them."""
    if not anchor.character:
        return 0
    kept = (text.find(pair) for pair in _pairs(anchor.after))
    ahead = next((at for at in kept if at >= 0), None)
    if ahead is not None:
        return ahead
    kept = (text.rfind(pair) for pair in reversed(_pairs(anchor.before)))
    return next((at for at in kept if at >= 0), 0)


def _pairs(text: str) -> tuple[str, ...]:
    """Return every two neighbouring words, with what stands between them."""
    words = list(_WORD.finditer(text))
    return tuple(text[one.start() : other.end()] for one, other in pairwise(words))


def _between_neighbours(document: Document, anchor: Anchor, near: Iterable[int]) -> Place | None:
    """Return the leaf behind the one that stood before, or else the one that stood after."""
    previous, following = _longest_words(anchor.previous, 1), _longest_words(anchor.next, 1)
    behind = None
    for index in near:
        leaf = document.leaves[index]
        if previous and _may_hold(leaf, previous) and text_at(document, index).endswith(anchor.previous):
            return Place(min(index + 1, len(document.leaves) - 1))
        if (
            behind is None
            and following
            and _may_hold(leaf, following)
            and text_at(document, index).startswith(anchor.next)
        ):
            behind = Place(index)
    return behind


def _nearest_line(document: Document, anchor: Anchor) -> Place | None:
    """Return the leaf at the old line, within the old section where that is still there."""
    leaves = document.leaves
    span = _section_span(document, anchor.slug) or range(len(leaves))
    if not span:
        return None
    at = bisect_right(leaves, anchor.line, span.start, span.stop, key=lambda leaf: leaf.block.line) - 1
    return Place(min(max(at, span.start), span.stop - 1))


def _nearest_first(document: Document, anchor: Anchor, since: int) -> Iterator[int]:
    """Yield the leaves of the same section, then all others, each time from the nearest outwards."""
    count = len(document.leaves)
    section = _section_span(document, anchor.slug) or range(0)
    section = range(max(section.start, since), max(section.stop, since))
    yield from _outwards(anchor.leaf, section)
    for index in _outwards(anchor.leaf, range(since, count)):
        if index not in section:
            yield index


def _outwards(middle: int, span: range) -> Iterator[int]:
    """Yield the numbers of a span by their distance from ``middle``, which may lie outside."""
    if not span:
        return
    middle = min(max(middle, span.start), span.stop - 1)
    yield middle
    for distance in range(1, len(span)):
        if middle + distance < span.stop:
            yield middle + distance
        if middle - distance >= span.start:
            yield middle - distance


def _section_span(document: Document, slug: str) -> range | None:
    """Return the leaves of a section, up to the next heading; for an empty slug those before all headings."""
    sections, count = document.sections, len(document.leaves)
    if not slug:
        return range(sections[0].place.leaf if sections else count)
    index = next((index for index, section in enumerate(sections) if section.slug == slug), None)
    if index is None:
        return None
    end = sections[index + 1].place.leaf if index + 1 < len(sections) else count
    return range(sections[index].place.leaf, end)


def _slug_at(document: Document, place: Place) -> str:
    index = section_at(document.sections, place)
    return "" if index is None else document.sections[index].slug


def _nearest(text: str, words: str, character: int) -> int:
    """Return the offset of words in a text that is nearest to ``character``; -1 if they are not in it."""
    after = text.find(words, max(0, character))
    before = text.rfind(words, 0, max(0, character) + len(words))
    found = [at for at in (before, after) if at >= 0]
    return min(found, key=lambda at: abs(at - character), default=-1)


_WORD: Final = re.compile(r"\w+")
_LONGEST_PROBE: Final = 10
"""Characters of a word that are looked for: those of scripts without blanks may be broken anywhere."""


def _longest_words(text: str, count: int) -> tuple[str, ...]:
    """Return the longest words of a text. Those at its ends may have been cut, which does not matter."""
    words = {word[:_LONGEST_PROBE] for word in _WORD.findall(text)}
    return tuple(sorted(words, key=len, reverse=True)[:count])


def _may_hold(leaf: Leaf, words: tuple[str, ...], least: int = 1) -> bool:
    """Tell whether the Markdown of a leaf has some of these words; for none, whether it may lack letters."""
    if not words:
        return len(getattr(leaf.block, "source", "")) <= 2 * WORDS
    if isinstance(leaf.block, Card):
        return True
    texts = leaf.markdown or (getattr(leaf.block, "text", ""),)
    return sum(any(word in text for text in texts) for word in words) >= least
