"""An essay's blocks as Word paragraphs and tables, each with the style that says what it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from essayeditor.exporters.docx.changes import restyle, suggest
from essayeditor.exporters.docx.drawing import fitted, write_drawing
from essayeditor.exporters.docx.edition import Edition, Remarked, Scope, Story, bookmark_name, close_bookmark
from essayeditor.exporters.docx.fields import write_field
from essayeditor.exporters.docx.media import Unreadable
from essayeditor.exporters.docx.opening import opening_of, write_drop_cap
from essayeditor.exporters.docx.paragraphs import add_run, follows_deleted, gap, paragraph, text_paragraph
from essayeditor.exporters.docx.runs import Runs
from essayeditor.exporters.docx.styles import heading_style
from essayeditor.exporters.docx.tables import write_box, write_table
from essayeditor.exporters.docx.xml import Element, ends_in, sub
from essayeditor.text.blocks import (
    TEXT_BLOCKS,
    Block,
    Box,
    Epigraph,
    Figure,
    Heading,
    Kept,
    ListItem,
    ListKind,
    Paragraph,
    Placement,
    PullQuote,
    Quote,
    Separator,
    Statistic,
    Table,
    Verse,
)
from essayeditor.text.inline import EMPTY
from essayeditor.text.restyling import restored
from essayeditor.typeset.theme import MM

if TYPE_CHECKING:
    from essayeditor.text.inline import Inline

_STYLES: dict[type, str] = {
    Quote: "Quote",
    PullQuote: "IntenseQuote",
    Epigraph: "Epigraph",
    Verse: "Verse",
}
_FIGURES = {Placement.TEXT: "Figure", Placement.HALF: "FigureHalf", Placement.PAGE: "FigurePage"}
_HALF = 52 * MM
_BODY = "BodyText"


class BlockWriter:
    """Writes blocks into the body, a cell, a note.

    `paragraph_style` is the style of plain paragraphs there. In the body, the first is in Opening
    Paragraph, and one after a heading in First Paragraph.
    """

    def __init__(
        self,
        edition: Edition,
        story: Story,
        scope: Scope,
        paragraph_style: str = _BODY,
        measure: float = 0.0,
    ) -> None:
        self.edition = edition
        self.story = story
        self.scope = scope
        self.measure = measure or edition.look.sheet.measure
        self._style = paragraph_style
        self._nums: dict[str, int] = {}
        self._outer = ""  # the table or box whose first paragraph is still to come

    def inside(self, paragraph_style: str, measure: float) -> BlockWriter:
        """Return a writer for the inside of a cell; a table's identity goes into its first paragraph."""
        writer = BlockWriter(self.edition, self.story, self.scope, paragraph_style, measure)
        writer._outer, self._outer = self._outer, ""
        return writer

    def contain(self, key: str) -> None:
        """Announce that the next paragraph written is the first in the table or box `key`."""
        self._outer = key

    def write(self, parent: Element, blocks: Iterable[Block]) -> None:
        """Append blocks to `parent`."""
        blocks = tuple(blocks)
        self._nums = self.edition.lists.of(blocks)
        before: Block | None = None
        for block in blocks:
            if before is not None and ends_in(parent, "w:tbl"):
                gap(parent)
            self._block(parent, block, before)
            before = block

    def _block(self, parent: Element, block: Block, before: Block | None) -> None:
        if isinstance(block, TEXT_BLOCKS):
            self._text(parent, block, before)
            return
        written = len(parent)
        self._whole(parent, block)
        if block.change is not None:
            suggest(self.edition, parent[written:], block.change)

    def _whole(self, parent: Element, block: Block) -> None:
        if isinstance(block, Figure):
            self._figure(parent, block)
        elif isinstance(block, Table):
            write_table(self, parent, block)
        elif isinstance(block, Box):
            write_box(self, parent, block)
        elif isinstance(block, Statistic):
            self._statistic(parent, block)
        elif isinstance(block, Separator):
            self.line(parent, "Separator", block.id)
        elif isinstance(block, Kept):
            self._kept(parent, block)

    def line(
        self,
        parent: Element,
        style: str,
        key: str = "",
        text: Inline | None = None,
        lang: str = "",
        about: str = "",
    ) -> Element:
        """Append one paragraph of a block: in `style`, named by `key`, with `text`.

        `about` is the block whose comments lie on this text, where it is not `key`.
        """
        element = text_paragraph(self.edition, parent, style, lang)
        opened = self._open(element, key)
        runs = Runs(self.edition, self.story, self.scope, element, self._language(lang))
        runs.write(text or EMPTY, self._remarks(about or key, text or EMPTY))
        if opened:
            close_bookmark(element, opened)
        return element

    def _text(self, parent: Element, block: Block, before: Block | None) -> None:
        assert isinstance(block, TEXT_BLOCKS)
        numbering = None
        if isinstance(block, ListItem) and block.id in self._nums:
            numbering = (block.level, self._nums[block.id])
        style = self._text_style(block, before)
        content, small = block.content, 0
        if style == "OpeningParagraph" and not self.edition.identities:
            content, small = self._opening(parent, block)
        element = text_paragraph(self.edition, parent, style, block.lang, block.end, numbering)
        if block.was is not None:
            former = restored(block)
            restyle(
                self.edition, element, block.was.by, self._text_style(former, before), self._former(former)
            )
        opened = self._open(element, block.id)
        lang = self._language(block.lang)
        runs = Runs(self.edition, self.story, self.scope, element, lang)
        runs.write(content, self._remarks(block.id, content), small)
        if opened:
            close_bookmark(element, opened)

    def _former(self, block: Block) -> tuple[int, int] | None:
        """Return the numbering that a block had, as level and num, if it was an item of a list with marks."""
        if not isinstance(block, ListItem) or block.kind is ListKind.CONTINUATION:
            return None
        return block.level, self.edition.lists.one(block)

    def _opening(self, parent: Element, block: Block) -> tuple[Inline, int]:
        """Drop the first letter if the theme does; return the rest, and how much of it is small capitals."""
        assert isinstance(block, TEXT_BLOCKS)
        lang = self._language(block.lang)
        how = opening_of(block.content, self.edition.look.opening, lang)
        if not how.drop:
            return block.content, how.small
        letter, rest = block.content.cut(0, 1), block.content.cut(1, len(block.content))
        Runs(self.edition, self.story, self.scope, write_drop_cap(parent), lang).write(letter)
        return rest, max(how.small - 1, 0)

    def _text_style(self, block: Block, before: Block | None) -> str:
        if isinstance(block, Paragraph):
            if before is None and self._style == _BODY:
                return "OpeningParagraph"
            leads = isinstance(before, (Heading, Separator, Epigraph))
            return "FirstParagraph" if leads and self._style == _BODY else self._style
        if isinstance(block, Heading):
            return heading_style(self.scope.heading + block.level)
        if isinstance(block, ListItem):
            return _list_style(block)
        return _STYLES[type(block)]

    def _language(self, lang: str) -> str:
        """Return the language that runs must name: none where it is the whole file's."""
        own = lang or self.scope.language
        return own if own != self.edition.language else ""

    def _remarks(self, key: str, text: Inline) -> list[Remarked]:
        """Return the comments on a block, within its text; none twice."""
        found = self.scope.comments.pop(key, []) if key else []
        length = len(text)
        return [Remarked(min(r.start, length), min(max(r.start, r.end), length), r.numbers) for r in found]

    def _open(self, element: Element, key: str) -> int:
        """Begin the bookmarks at a paragraph's start; return the one that its end must close."""
        if self._outer:
            if name := bookmark_name("edt", self._outer):
                close_bookmark(element, self.edition.open_bookmark(element, name))
            self._outer = ""
        if self.edition.identities and follows_deleted(element):
            close_bookmark(element, self.edition.open_bookmark(element, self.edition.style_bookmark(element)))
        wanted = self.edition.identities or key in self.scope.targets
        name = bookmark_name("ed", key) if key and wanted else ""
        return self.edition.open_bookmark(element, name) if name else 0

    def _figure(self, parent: Element, block: Figure) -> None:
        element = text_paragraph(self.edition, parent, _FIGURES[block.placement], block.lang)
        opened = self._open(element, block.id)
        sheet = self.edition.look.sheet
        width = min(self.measure, _HALF) if block.placement is Placement.HALF else self.measure
        height = sheet.depth - 60 if block.placement is Placement.PAGE else sheet.depth * 0.7
        try:
            shown = self.edition.media.show(block.asset, width)
        except Unreadable as error:
            message = f"A picture cannot be shown: {error}. A frame with its description stands in its place."
            self.edition.find("picture-unreadable", message, self.scope.essay, block.id)
            shown = self.edition.media.stand_in(block.alt)
        size = fitted(shown, block.crop, width, height)
        about = (block.alt, block.decorative, block.crop)
        write_drawing(self.edition, self.story, sub(element, "w:r"), shown, block.asset, size, *about)
        if not block.caption:
            runs = Runs(self.edition, self.story, self.scope, element, "")
            runs.write(EMPTY, self._remarks(block.id, EMPTY))
        if opened:
            close_bookmark(element, opened)
        if block.caption:
            self._captioned(parent, "Caption", "Figure", block.id, block.caption)
        if block.credit:
            self.line(parent, "Credit", text=block.credit)

    def _captioned(self, parent: Element, style: str, name: str, key: str, text: Inline) -> None:
        """Append a caption with its number, which Word counts by a SEQ field, from 1 in each essay."""
        number = self.scope.captions[name] = self.scope.captions.get(name, 0) + 1
        again = " \\r 1" if number == 1 else ""
        element = paragraph(parent, style)
        add_run(element, f"{name}\u00a0", "CaptionLabel")
        write_field(element, f"SEQ {name} \\* ARABIC{again}", str(number), style="CaptionLabel")
        add_run(element, ". ", "CaptionLabel")
        runs = Runs(self.edition, self.story, self.scope, element, self._language(""))
        runs.write(text, self._remarks(key, text))

    def table_title(self, parent: Element, key: str, text: Inline) -> None:
        """Append the numbered title of a table."""
        self._captioned(parent, "TableTitle", "Table", key, text)

    def _statistic(self, parent: Element, block: Statistic) -> None:
        self.line(parent, "Statistic", block.id, block.figure, block.lang)
        if block.claim:
            self.line(parent, "StatisticClaim", text=block.claim, lang=block.lang)
        if block.source:
            self.line(parent, "StatisticSource", text=block.source, lang=block.lang)

    def _kept(self, parent: Element, block: Kept) -> None:
        """Append how the block reads. Its source leads to parts of the file it came in, and stays with us."""
        element = text_paragraph(self.edition, parent, "Kept")
        opened = self._open(element, block.id)
        if block.plain:
            add_run(element, block.plain.replace("\n", " "))
        if opened:
            close_bookmark(element, opened)
        what = block.what or "Something"
        message = f"{what.capitalize()} from the contributor’s file is shown as plain text. Make it anew."
        self.edition.find("kept-as-text", message, self.scope.essay, block.id)


def _list_style(block: ListItem) -> str:
    if block.kind is ListKind.CONTINUATION:
        name = "ListContinue"
    else:
        name = "ListBullet" if block.kind is ListKind.BULLET else "ListNumber"
    return f"{name}{block.level + 1}" if block.level else name
