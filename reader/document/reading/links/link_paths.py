"""Where a path leads that a link names: to the page at an address of the site, or to a file."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Final, NamedTuple
from urllib.parse import quote, unquote, urljoin

from reader.content.discovery.file_names import MARKDOWN_EXTENSIONS, extension
from reader.content.discovery.site import Kind
from reader.content.post import Post
from reader.content.text import clean_line
from reader.document.reading.link_targets import FileTarget, Missing, PostTarget, SeveralTarget, Target
from reader.document.reading.links.post_tails import Guess
from reader.document.reading.links.translated_pages import (
    POST_SUFFIXES,
    files_in_language,
    finds_files,
    translations,
)
from reader.document.reading.post_lookup import PostLookup

_COMMON_SUFFIXES: Final = (".md", ".markdown", ".mdx")
_FOLDER_FILES: Final = ("index.md", "_index.md", "README.md", "index.mdx")
_PAGE: Final = re.compile(r"\.html?\Z", re.IGNORECASE)
_ROOTED: Final = re.compile(r"\A(?:@(?:site)?/|[{|](?:filename|static|attach)[}|]/)")
"""How Zola, Docusaurus and Pelican start a path from the folder of the content, or of the site."""

_BESIDE: Final = re.compile(r"\A[{|](?:filename|static|attach)[}|]")
"""How Pelican starts a path from the folder of the file that the link stands in."""

_PARTS: Final = re.compile(r"(?:\A|/)_includes/")
"""Where the parts of pages are, which have no addresses."""


_OF_LANGUAGE: Final = re.compile(r"i18n/([^/]+)/")
"""Where Docusaurus keeps translations."""

_ANY: Final = "surrogatepass"
"""How bytes of file names that are no text stay what they are while addresses are joined."""


class LinkPath(NamedTuple):
    """A path as a link names it, decoded."""

    path: str
    fragment: str
    post: Post
    """The post that the link stands in."""
    language: str = ""
    """The language that it asks for; empty for that of the post."""

    @property
    def names_file(self) -> bool:
        """Tell whether it names a file, and not the address of a page."""
        is_marked = _ROOTED.match(self.path) or _BESIDE.match(self.path) or _PARTS.search(self.path)
        return bool(is_marked) or extension(self.path.rpartition("/")[2]) in MARKDOWN_EXTENSIONS

    @property
    def is_rooted(self) -> bool:
        """Tell whether it starts at the root of the site, or of its content."""
        return self.path.startswith("/") or _ROOTED.match(self.path) is not None

    @property
    def bare(self) -> str:
        """Return it without what says where it starts."""
        return _BESIDE.sub("", _ROOTED.sub("", self.path)).lstrip("/")

    @property
    def in_folder(self) -> str:
        """Return it as the path of a file, from the library."""
        if self.is_rooted:
            # As in a browser, nothing lies above the root of a site.
            return posixpath.normpath("/" + self.bare).lstrip("/")
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.post.path), self.bare))

    @property
    def on_site(self) -> str:
        """Return it as an address of the site, joined as browsers do; empty where that is not known."""
        if self.is_rooted:
            return "/" + self.bare
        if not self.post.address:
            return ""
        joined = urljoin(_quoted(self.post.address), _quoted(self.path))
        return unquote(joined, errors=_ANY)


def _quoted(path: str) -> str:
    return quote(path, errors=_ANY)


def resolve_path(link: LinkPath, lookup: PostLookup) -> Target:
    """Find out where a path leads, without opening anything."""
    steps = _steps_to_file if link.names_file else _steps_to_page
    for target in steps(link, lookup):
        if target is not None:
            return target
    return Missing(_missing_reason(link))


def resolve_url(url: str, post: Post, lookup: PostLookup) -> Target | None:
    """Return what a whole address means that is one of the site itself; None when it is none, or not known.

    ``post`` is the one that the link stands in.
    """
    address, _, fragment = url.partition("#")
    path = lookup.own.path_of(address)
    if path is None:
        return None
    if found := several_or_one(lookup.posts_of_page(path, post), fragment):
        return found
    if lookup.knows_addresses:
        file = lookup.file_of_page(path, post)
        return FileTarget(file, fragment) if file else None
    # A last part alone is too little to know a post by: the page may be none of this folder.
    least = 1 if "/" not in path.strip("/") else 2
    guess = lookup.guess(path, post, least=least)
    return guessed(guess, fragment) if guess.is_certain else None


def _steps_to_file(link: LinkPath, lookup: PostLookup) -> Iterator[Target | None]:
    places = _places_of_file(link, lookup)
    if finds_files(link.post, lookup):
        yield _in_language(link, lookup)
    yield _translation(places, link, lookup)
    yield _post_in_files(places, link, lookup)
    yield _file(_with_suffixes(places), link, lookup)
    yield _page(link, lookup)
    yield _note(link, lookup)
    yield _guess(link, lookup)


def _steps_to_page(link: LinkPath, lookup: PostLookup) -> Iterator[Target | None]:
    """Try what a path may mean that does not say that it names a file."""
    places = _places_of_page(link, lookup)
    if finds_files(link.post, lookup):
        yield _in_language(link, lookup)
    if not lookup.knows_addresses:
        yield _post_in_files(places, link, lookup)
    yield _page(link, lookup)
    if not _PAGE.search(link.in_folder):
        yield _file(places, link, lookup)
    yield _other_page(link, lookup)
    yield _file(places, link, lookup)
    yield _note(link, lookup)
    yield _guess(link, lookup)
    if not lookup.knows_addresses:
        yield _file(_with_suffixes(places), link, lookup)


def _in_language(link: LinkPath, lookup: PostLookup) -> Target | None:
    """Return the file that a path names in the language of the link, whether it looks like one or not."""
    files = partial(files_in_language, link.path, link.language, link.post, lookup)
    if found := _post_among(files(), link, lookup) or _file(files(), link, lookup):
        return found
    if post := next(filter(None, map(lookup.post_called, files())), None):
        return PostTarget(post, link.fragment)
    return (
        Missing(clean_line(f"not in this folder: {link.path} in {link.language}")) if link.language else None
    )


def _places_of_file(link: LinkPath, lookup: PostLookup) -> Sequence[str]:
    """Return where the file may be that a link names, the folder of its own file first."""
    if link.is_rooted:
        return lookup.candidate_paths(link.in_folder)
    if lookup.kind is not Kind.DOCUSAURUS or link.bare.startswith("."):
        return (link.in_folder,)
    return (link.in_folder, *lookup.candidate_paths(posixpath.normpath(link.bare)))


def _places_of_page(link: LinkPath, lookup: PostLookup) -> Sequence[str]:
    return lookup.candidate_paths(link.in_folder) if link.is_rooted else (link.in_folder,)


def _post_in_files(places: Iterable[str], link: LinkPath, lookup: PostLookup) -> Target | None:
    return _post_among((path for place in places for path in _files_of_post(place)), link, lookup)


def _post_among(paths: Iterable[str], link: LinkPath, lookup: PostLookup) -> Target | None:
    post = next(filter(None, map(lookup.post_at, paths)), None)
    return PostTarget(post, link.fragment) if post else None


def _files_of_post(place: str) -> Iterator[str]:
    yield place
    yield from (place + suffix for suffix in POST_SUFFIXES)
    yield from (f"{place}/index{suffix}" for suffix in POST_SUFFIXES)


def _translation(places: Iterable[str], link: LinkPath, lookup: PostLookup) -> Target | None:
    """Return the file that is named without its language, in that of the post which names it."""
    files = tuple(translations(places, link.post, lookup))
    return _post_among(files, link, lookup) or _file(files, link, lookup)


def _with_suffixes(places: Iterable[str]) -> Iterator[str]:
    """Yield the files that a path may mean which leaves out the suffix, or names a folder or a page."""
    for place in places:
        yield place
        if not _PAGE.search(place):
            yield from (place + suffix for suffix in _COMMON_SUFFIXES)
            yield from (f"{place}/{name}" for name in _FOLDER_FILES)


def _file(places: Iterable[str], link: LinkPath, lookup: PostLookup) -> Target | None:
    file = next(filter(lookup.has_file, places), None)
    return FileTarget(file, link.fragment) if file is not None else None


def _page(link: LinkPath, lookup: PostLookup) -> Target | None:
    """Return the post that stands at the address that a link names."""
    posts = [post for path in _addresses(link, lookup) for post in lookup.posts_of_page(path, link.post)]
    return several_or_one(posts, link.fragment)


def _other_page(link: LinkPath, lookup: PostLookup) -> Target | None:
    """Return the file at that address which is no post of the library."""
    files = (lookup.file_of_page(path, link.post) for path in _addresses(link, lookup))
    file = next(filter(None, files), None)
    return FileTarget(file, link.fragment) if file else None


def _addresses(link: LinkPath, lookup: PostLookup) -> Sequence[str]:
    """Return the paths from the root of the site that a link may mean, if any."""
    address = link.on_site
    if not address:
        return ()
    if lookup.kind is Kind.VITEPRESS and address.endswith(".md"):
        # It takes the name of a file for that of its page.
        address = address.removesuffix("md") + "html"
    if translated := _translated_address(link, address, lookup):
        return (translated,)
    return lookup.own.paths_in_site(address) if link.is_rooted else (address,)


def _translated_address(link: LinkPath, address: str, lookup: PostLookup) -> str:
    """Return the address that a rooted link of a translation means where it starts at that of its language.

    Empty where there is no such page, and for other systems than Docusaurus.
    """
    if lookup.kind is not Kind.DOCUSAURUS or not link.is_rooted:
        return ""
    language = _OF_LANGUAGE.match(lookup.path_from_home(link.post))
    if language is None:
        return ""
    translated = f"/{language[1]}{address}"
    is_there = lookup.posts_of_page(translated, link.post) or lookup.file_of_page(translated, link.post)
    return translated if is_there else ""


def several_or_one(posts: Iterable[Post], fragment: str) -> Target | None:
    """Return the target that some posts are of which any may be meant; None for none."""
    different = list({post.path: post for post in posts}.values())
    if len(different) > 1:
        return SeveralTarget(tuple(different), fragment)
    return PostTarget(different[0], fragment) if different else None


def _note(link: LinkPath, lookup: PostLookup) -> Target | None:
    """Return what Obsidian means, which takes the path of a link as it takes that of a wikilink."""
    path = lookup.note_named(link.path, link.post)
    if path is None:
        return None
    places = lookup.candidate_paths(path)
    return _post_among(places, link, lookup) or _file(places, link, lookup)


def _guess(link: LinkPath, lookup: PostLookup) -> Target | None:
    """Return what the end of an address means.

    Where the site has told the addresses of its posts, nothing is at that of the link: what looks like it is
    only offered.
    """
    address = next(iter(_addresses(link, lookup)), link.in_folder)
    found = lookup.guess(address, link.post)
    if not found.posts and not link.is_rooted:
        found = lookup.guess(link.bare, link.post)
    return guessed(found, link.fragment)


def guessed(found: Guess, fragment: str) -> Target | None:
    """Return the target that a guess is; None for none."""
    if not found.posts:
        return None
    first = found.posts[0]
    if found.is_certain and not first.address:
        return PostTarget(first, fragment, by_tail=not found.is_whole)
    return SeveralTarget(tuple(found.posts), fragment, by_tail=True)


def _missing_reason(link: LinkPath) -> str:
    joined = link.in_folder
    if joined == ".." or joined.startswith("../"):
        return clean_line(f"nothing is at {joined}, outside of this folder")
    return clean_line(f"not in this folder: {link.path}")
