"""What a link leads to: a place in its article, another post, a file of the library, the web or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote

from reader.content.post import Post
from reader.content.posts.linked_files import is_picture
from reader.content.text import clean_line
from reader.document.model import Place, Section


@dataclass(frozen=True, slots=True)
class SectionTarget:
    """A section of the same article."""

    section: Section


@dataclass(frozen=True, slots=True)
class NoteTarget:
    """A footnote of the same article."""

    place: Place
    number: int
    text: str
    """What it says, in one line."""


@dataclass(frozen=True, slots=True)
class ReferenceTarget:
    """The place of the same article that refers to a footnote."""

    place: Place


@dataclass(frozen=True, slots=True)
class PlaceTarget:
    """A place of the same article that its text gives a name."""

    place: Place
    name: str


@dataclass(frozen=True, slots=True)
class PostTarget:
    """Another post, and the section in it that was asked for."""

    post: Post
    fragment: str = ""
    by_tail: bool = False
    """Whether only the end of its address, or its name, tells that it is meant."""


@dataclass(frozen=True, slots=True)
class SeveralTarget:
    """Posts of which each may be meant: a person chooses."""

    posts: tuple[Post, ...]
    """The likeliest first."""
    fragment: str = ""
    by_tail: bool = False
    """Whether nothing is at the very address, and only the ends of their addresses are alike."""


@dataclass(frozen=True, slots=True)
class PostsTarget:
    """All posts that a query lists."""

    query: str


@dataclass(frozen=True, slots=True)
class WebTarget:
    """An address that a browser or mail program may be given."""

    url: str
    """Printable ASCII: everything else is percent-encoded, and the host is in its real form."""
    host: str
    """What to show first: the host, with the user part if there is one; the receiver of a mail."""


@dataclass(frozen=True, slots=True)
class FileTarget:
    """A file that is not a post of the library."""

    path: str
    """Relative to the library, with ``/``; it leads out of the library when it starts with ``../``."""
    fragment: str = ""

    @property
    def is_outside(self) -> bool:
        """Tell whether the file lies outside of the library."""
        return self.path.startswith("../")


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that is not there."""

    reason: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that is never opened."""

    reason: str


Target = (
    SectionTarget
    | NoteTarget
    | ReferenceTarget
    | PlaceTarget
    | PostTarget
    | SeveralTarget
    | PostsTarget
    | WebTarget
    | FileTarget
    | Missing
    | Refused
)


def describe(target: Target) -> str:
    """Say where a link leads, before and when it opens: for the web, the real host first."""
    match target:
        case SectionTarget(section=section):
            return f"section: {section.title or '(no title)'}"
        case NoteTarget(number=number, text=text):
            return f"footnote {number}: {text}"
        case ReferenceTarget():
            return "back to the text"
        case PlaceTarget(name=name):
            return clean_line(f"in this post: #{name}")
        case PostTarget(post=post, fragment=fragment):
            return clean_line(f"post: {post.title}" + (f" § {unquote(fragment)}" if fragment else ""))
        case SeveralTarget(posts=posts):
            return f"{len(posts):,} post{'' if len(posts) == 1 else 's'} could be meant"
        case PostsTarget(query=query):
            return f"posts: {query}"
        case WebTarget(url=url, host=host):
            return f"{host} · {url}"
        case FileTarget(path=path):
            kind = "picture" if is_picture(path) else "file"
            return clean_line(f"{kind}{' outside of this folder' if target.is_outside else ''}: {path}")
        case Missing(reason=reason) | Refused(reason=reason):
            return reason
