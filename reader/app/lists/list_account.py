"""What is said of the list: at its head how much there is and where one is, in its place why it is empty."""

from __future__ import annotations

from reader.app.keys import keys_of
from reader.app.lists.post_list import PostList
from reader.app.lists.title_filter import TitleFilter
from reader.app.widgets.heading_line import HeadingLine
from reader.content.discovery.site import Site
from reader.content.posts.index import ContentIndex
from reader.screen.list_place import FACTS_APART, count_of, place_of


class ListAccount:
    """Tells of the posts of an index that a filter leaves. Call `tell` when any of that has changed."""

    def __init__(self, subject: str, index: ContentIndex, titles: TitleFilter, posts: PostList) -> None:
        """``subject`` is the name of the library."""
        self.heading = HeadingLine(subject)
        self.reading = True
        """Whether there are posts still to come."""
        self.expected = 0
        """How many posts there are at least, while they are still to come."""
        self.takes_long = False
        """Whether there have been for so long that it is said."""
        self.indexed: float | None = None
        """How much of the index for searching has been made, 0 to 1; None when all is."""
        self.nothing_here = ""
        """What is said where there are no posts at all."""
        self.shows_read_last = False
        """Whether the posts that were read last are on top."""
        self._index = index
        self._filter = titles
        self._posts = posts
        posts.rows.top_changed = self.tell_place

    @property
    def total(self) -> int:
        """Return how many posts there are, those that are known to come with them."""
        return max(len(self._index.posts), self.expected if self.reading else 0)

    def tell(self) -> None:
        """Say how many posts are listed, and why none is."""
        self.heading.facts = self._facts
        self._posts.rows.remark = self._remark
        self.tell_place()

    def tell_empty(self, site: Site) -> None:
        """Say of a folder without posts why there are none, and which keys go on."""
        from reader.content.discovery.discover import explain_empty

        keys = (("recent", "goes on reading elsewhere"), ("reload", "looks again"), ("quit", "quits"))
        named = ((keys_of(self.heading.app, name), does) for name, does in keys)
        goes_on = [f"{shown.split()[0]} {does}" for shown, does in named if shown]
        self.nothing_here = "\n".join(("No posts here", "", explain_empty(site), "", *goes_on))

    def tell_apart(self) -> None:
        """Find out what tells posts with the same title apart, and show it."""
        rows = self._posts.rows

        def find() -> None:
            self._index.tell_apart()
            rows.app.call_from_thread(rows.refresh)

        rows.screen.run_worker(find, thread=True, exclusive=True, group="alike titles", exit_on_error=False)

    def tell_place(self) -> None:
        """Say where in the order the first post in view stands, where what is listed is in that order."""
        post = self._posts.first_in_view
        in_order = not self._filter.active and not self.shows_read_last
        self.heading.place = place_of(post, self._index.order) if in_order and post is not None else ""

    @property
    def _facts(self) -> str:
        index, total = self._index, self.total
        listed, of_all = (len(self._posts.posts), total) if self._filter.active else (total, None)
        parts = [*count_of(listed, index.order, reverse=index.reverse, of_all=of_all)]
        if self.shows_read_last:
            parts.append("read last")
        if self.reading and self.takes_long:
            parts.append("reading …")
        elif self.indexed is not None and not self.reading:
            parts.append(f"indexing {self.indexed:.0%}")
        return FACTS_APART.join(parts)

    @property
    def _remark(self) -> str:
        """Return what is said where no post is listed."""
        if self.reading:
            return "Reading the folder …" if self.takes_long else ""
        if self._filter.active:
            leave = keys_of(self.heading.app, "leave")
            goes_on = f"\n\n{leave} lists all posts" if leave else ""
            return f"Nothing matches {self._filter.query.strip()}{goes_on}"
        return self.nothing_here
