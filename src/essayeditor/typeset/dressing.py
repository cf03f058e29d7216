"""Putting laid-out chapters into the book: pages with heads and folios, structure, bookmarks."""

from __future__ import annotations

from dataclasses import replace

from essayeditor.collection.book import Book
from essayeditor.typeset import fonts
from essayeditor.typeset.chapter import Chapter
from essayeditor.typeset.furniture import furniture
from essayeditor.typeset.pages import Bookmark, Finding, Node, Page, Pages
from essayeditor.typeset.theme import Theme
from essayeditor.typeset.toc import UNTITLED


class Dresser:
    """Puts chapters into the book: their pages with heads and folios, their nodes, their bookmarks."""

    def __init__(self, theme: Theme, book: Book, draft: bool, first: int) -> None:
        self._theme = theme
        self._first = first  # the folio of the first page, even for a verso
        self._draft = draft
        self._pages: list[Page] = []
        self._nodes = [Node("Document", 0, (("Lang", book.language), ("Title", book.title)))]
        self._bookmarks: list[Bookmark] = []
        self._findings: list[Finding] = []
        self._starts: dict[str, int] = {}
        self._parts: dict[int, int] = {}

    def blank(self, label: str) -> None:
        """Add a page with nothing on it."""
        page = self._theme.page
        self._pages.append(Page(page.width, page.height, label, (), "blank", blank=True))

    def chapter(self, chapter: Chapter, labels: list[str]) -> None:
        """Add a chapter's pages."""
        laid = chapter.laid
        assert laid is not None
        first = len(self._pages) + 1
        base = len(self._nodes) - 1
        parent = self._part(chapter)
        base = len(self._nodes) - 1
        for node in laid.nodes[1:]:
            self._nodes.append(
                Node(node.role, node.parent + base if node.parent else parent, node.attributes)
            )
        if chapter.essay or chapter.anchor in ("recommendations", "contributors", "endnotes"):
            self._starts.setdefault(chapter.essay or chapter.anchor, first)
        if chapter.anchor:
            self._bookmarks.append(
                Bookmark(chapter.bookmark.strip() or UNTITLED, chapter.anchor, chapter.level)
            )
        self._bookmarks += [
            Bookmark(said, name, chapter.level + level - 1) for said, name, level in laid.headings
        ]
        self._findings += [replace(f, page=first + max(f.page, 1) - 1) for f in laid.findings]
        theme = self._theme
        for number, (body, label) in enumerate(zip(laid.bodies, labels, strict=True)):
            recto = (len(self._pages) + self._first) % 2 == 1
            items: tuple[object, ...] = ()
            if chapter.folios:
                head = chapter.heads[1 if recto or theme.text.heads == "left" else 0] if number else ""
                colour = theme.paint(theme.style["folio"].colour, theme.front)
                if theme.style["folio"].colour == "c":
                    colour = chapter.colour or theme.colour["grey"]
                items = tuple(furniture(theme, recto, head, label, colour, draft=self._draft))
            self._pages.append(
                Page(
                    width=theme.page.width,
                    height=theme.page.height,
                    label=label,
                    items=items,  # type: ignore[arg-type]
                    kind="text" if chapter.kind == "essay" else chapter.kind,
                    essay=chapter.essay,
                    body=body,
                    shift=0.0 if chapter.absolute else theme.page.left(recto or not theme.text.mirror),
                    base=base,
                )
            )

    def _part(self, chapter: Chapter) -> int:
        if chapter.part < 0:
            return 0
        if chapter.part not in self._parts:
            self._nodes.append(Node("Part", 0))
            self._parts[chapter.part] = len(self._nodes) - 1
        return self._parts[chapter.part]

    def pages(self) -> Pages:
        """Return all that was added."""
        return Pages(
            pages=tuple(self._pages),
            nodes=tuple(self._nodes),
            bookmarks=tuple(self._bookmarks),
            findings=tuple(self._findings),
            fonts={face: fonts.path_in_resources(face) for face in (*fonts.FACES, *fonts.LENDERS)},
            starts=self._starts,
            bleed=self._theme.page.bleed,
        )
