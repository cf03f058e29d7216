"""Any book on pages, without art: every word, note, picture and link, eight words to a line."""

from essayeditor.collection.book import (
    BackCover,
    Book,
    BookSection,
    Contributors,
    FrontEssay,
    Recommendations,
)
from essayeditor.text.blocks import Box, Figure, Kept, PullQuote, Statistic, Table
from essayeditor.text.document import called_notes, inlines
from essayeditor.text.inline import Inline
from essayeditor.text.marks import InlinePicture, MarkKind
from essayeditor.text.plain import plain
from essayeditor.typeset.pages import ARTIFACT, Pages, Picture
from tests.exporters.pdf.builder import Builder

_PER_LINE = 8
_PER_PAGE = 30


class PlainPages:
    """Sets a book; `leave_out` takes words away from what is set, as a fault would."""

    def __init__(self, leave_out: str = "") -> None:
        self._b = Builder()
        self._lines = 0
        self._notes = 0
        self._leave_out = leave_out

    def set(self, book: Book) -> Pages:
        sect = 0
        for part in book.parts:
            if isinstance(part, FrontEssay):
                self._essay(part.essay)
            elif isinstance(part, BookSection):
                self._words(self._b.node("H1", sect), part.title)
                self._words(self._b.node("P", sect), part.note)
                for essay in part.essays:
                    self._essay(essay)
            elif isinstance(part, Recommendations):
                self._words(self._b.node("H1", sect), f"{part.heading} {part.intro}")
                for item in part.items:
                    self._words(self._b.node("P", sect), item.text)
            elif isinstance(part, Contributors):
                for person in part.people:
                    self._words(self._b.node("P", sect), f"{person.name} {person.biography}")
                    if person.headshot:
                        self._b.items.append(Picture(person.headshot, 400, 40, 20, 20, ARTIFACT))
            elif isinstance(part, BackCover):
                self._words(self._b.node("P", sect), part.text)
        self._b.page("last")
        return self._b.finish()

    def _essay(self, essay) -> None:
        sect = self._b.node("Sect", 0)
        self._words(self._b.node("H1", sect), essay.title)
        self._words(self._b.node("P", sect), essay.standfirst)
        for byline in essay.bylines:
            self._words(self._b.node("P", sect), byline.name)
        for block in essay.document.blocks:
            self._block(block, sect)
        called = set(called_notes(essay.document))
        for note in essay.document.notes:
            if note.id in called:
                self._notes += 1
                node = self._b.node("Note", sect, ID=f"n{self._notes}")
                for block in note.blocks:
                    self._block(block, node)

    def _block(self, block, parent: int) -> None:
        if isinstance(block, Kept):
            self._words(self._b.node("P", parent), block.plain)
        elif isinstance(block, Figure):
            self._picture(block, parent)
            for text in inlines(block):
                self._inline(self._b.node("Caption", parent), text)
        elif isinstance(block, Statistic):
            for text in inlines(block):
                self._inline(self._b.node("Caption", parent), text)
        elif isinstance(block, Table):
            self._inline(self._b.node("Caption", parent), block.title)
            for inner in (inner for row in block.rows for cell in row for inner in cell.blocks):
                self._block(inner, parent)
            self._inline(self._b.node("Caption", parent), block.source)
        elif not isinstance(block, PullQuote):
            for text in inlines(block):
                self._inline(self._b.node("P", parent), text, parent)
            for inner in block.blocks if isinstance(block, Box) else ():
                self._block(inner, parent)

    def _inline(self, node: int, text: Inline, parent: int = 0) -> None:
        self._words(node, plain(text, " "))
        for mark in text.marks:
            if mark.kind is MarkKind.LINK and not mark.value.startswith("#"):
                span = self._b.span("(link)", self._b.node("Link", node))
                self._line(span)
                self._b.link(span, mark.value, "a link")
        for atom in text.atoms:
            if isinstance(atom, InlinePicture):
                self._picture(atom, parent or node)

    def _picture(self, picture, parent: int) -> None:
        tag = ARTIFACT if picture.decorative else self._b.node("Figure", parent, Alt=picture.alt or "Picture")
        self._b.items.append(Picture(picture.asset, 400, self._b.y, 20, 20, tag))

    def _words(self, node: int, said: str) -> None:
        words = said.replace(self._leave_out, "").split() if self._leave_out else said.split()
        for at in range(0, len(words), _PER_LINE):
            self._line(self._b.span(" ".join(words[at : at + _PER_LINE]), node))

    def _line(self, span) -> None:
        self._b.line(span)
        self._lines += 1
        if self._lines % _PER_PAGE == 0:
            self._b.page(str(self._lines // _PER_PAGE))
