"""Reads the paragraphs, lists and tables of one story of an OpenDocument text: body, note, text box."""

from __future__ import annotations

from essayeditor.importers.docx.maths import slim
from essayeditor.importers.odt.context import Context
from essayeditor.importers.odt.frames import read_drawing
from essayeditor.importers.odt.inlines import Inlines
from essayeditor.importers.odt.lists import Nest
from essayeditor.importers.odt.names import DRAW, HREF, LIST, OFFICE, SVG, TABLE, TBL, TEXT, H, P, words_of
from essayeditor.importers.odt.tables import read_table
from essayeditor.importers.raw import Item, Para, Ready, Role
from essayeditor.importers.result import RemarkKind
from essayeditor.importers.xmlsafe import Element
from essayeditor.text.blocks import Kept, new_id
from essayeditor.text.inline import InlineBuilder
from essayeditor.text.marks import InlinePicture

_INDEXES = {
    TEXT + "table-of-content": "A table of contents was left out; the book makes its own",
    TEXT + "illustration-index": "A list of pictures was left out",
    TEXT + "table-index": "A list of tables was left out",
    TEXT + "object-index": "A list of objects was left out",
    TEXT + "user-index": "An index was left out",
    TEXT + "alphabetical-index": "An index was left out",
}
_SILENT = frozenset({
    TEXT + "sequence-decls", TEXT + "variable-decls", TEXT + "user-field-decls", TEXT + "soft-page-break",
    TEXT + "dde-connection-decls", TEXT + "alphabetical-index-auto-mark-file", TEXT + "index-title-template",
    TEXT + "bibliography-source", TEXT + "section-source", TEXT + "number", TABLE + "calculation-settings",
    TABLE + "title", TABLE + "desc", TABLE + "table-columns", TABLE + "table-column",
    OFFICE + "event-listeners", TEXT + "tracked-changes", OFFICE + "dde-source", OFFICE + "annotation-end",
    DRAW + "enhanced-geometry", DRAW + "glue-point", DRAW + "image-map", DRAW + "contour-polygon",
    DRAW + "contour-path", SVG + "title", SVG + "desc",
})  # fmt: skip
_SECTION = "A hidden section was left out"


class Story:
    """Reads containers of paragraphs; everything that runs over paragraphs is in the context."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._nest: Nest | None = None

    def items(self, container: Element) -> list[Item]:
        """Return what stands in a container, as a story of its own: lists around it do not reach in."""
        nest, self._nest = self._nest, None
        items = self._inside(container)
        self._nest = nest
        return items

    def _inside(self, container: Element) -> list[Item]:
        items: list[Item] = []
        for child in container:
            if isinstance(child.tag, str):
                self._block(child, items)
        return items

    def _block(self, element: Element, items: list[Item]) -> None:
        tag = element.tag
        if tag in (P, H):
            items.extend(self._paragraph(element))
        elif tag == LIST:
            self._list(element, items)
        elif tag == TBL:
            items.append(read_table(element, self.items, self._context))
        elif tag in _INDEXES:
            for paragraph in element.iter(P, H):
                self._context.tally.drop(_INDEXES[tag], words_of(paragraph))
        elif tag == TEXT + "section":
            self._section(element, items)
        elif tag == OFFICE + "forms":
            for paragraph in element.iter(P, H):
                self._context.tally.drop("The fields of a form were left out", words_of(paragraph))
        elif tag == TEXT + "numbered-paragraph":
            self._numbered(element, items)
        elif tag not in _SILENT:
            self._other(element, items)

    def _other(self, element: Element, items: list[Item]) -> None:
        if element.tag.startswith(DRAW):
            self._drawing(element, items)
        elif not self._range(element, items):
            self._unknown(element, items)

    def _paragraph(self, element: Element) -> list[Item]:
        return Inlines(element, self._context, self.items).items()

    def _section(self, element: Element, items: list[Item]) -> None:
        """Read a section, unless it is hidden; what it links to elsewhere is never fetched."""
        hidden = element.get(TEXT + "display") == "none" or element.get(TEXT + "is-hidden") == "true"
        source = element.find(TEXT + "section-source")
        if source is not None and source.get(HREF):
            self._context.tally.gather(
                RemarkKind.WARNING,
                "A section repeats another file, which was not fetched; its words here may be old",
                source.get(HREF, ""),
            )
        if not hidden:
            items.extend(self._inside(element))
            return
        for paragraph in element.iter(P, H):
            if next(paragraph.iterancestors(P, H), None) is None:
                self._context.tally.drop(_SECTION, words_of(paragraph))

    def _range(self, element: Element, items: list[Item]) -> bool:
        """Take in what begins or ends between paragraphs; say whether the element is such a thing."""
        context, tag = self._context, element.tag
        if tag == TEXT + "change-start":
            context.open.start(element)
        elif tag == TEXT + "change-end":
            context.open.end(element)
        elif tag == TEXT + "change":
            change = context.open.deletion(element)
            if change is not None:
                context.open.enter(change.mark)
                for part in change.deleted:
                    self._block(part, items)
                context.open.leave()
        elif tag == OFFICE + "annotation":
            key = context.comment(element)
            if key:
                context.waiting.append(key)
        elif tag in (TEXT + "bookmark", TEXT + "bookmark-start", TEXT + "bookmark-end"):
            pass
        else:
            return False
        return True

    def _drawing(self, element: Element, items: list[Item]) -> None:
        """Read a drawing that hangs on a page, not on a paragraph."""
        found = read_drawing(element, self._context, self.items)
        for placed in found.pictures:
            builder = InlineBuilder()
            builder.atom(InlinePicture(placed.asset, placed.alt, placed.decorative))
            items.append(Para(builder.build(), pictures=[placed]))
        for formula in found.formulas:
            builder = InlineBuilder()
            builder.atom(formula)
            items.append(Para(builder.build()))
        items.extend(found.beside)

    def _unknown(self, element: Element, items: list[Item]) -> None:
        """Read on inside what only wraps text; keep whole what holds words in a way not known."""
        if next(element.iter(P, H, TBL), None) is not None:
            items.extend(self._inside(element))
            return
        said = words_of(element)
        if said:
            items.append(Ready(Kept(new_id(), slim(element), said, element.tag.split("}")[-1])))
            self._context.tally.gather(RemarkKind.KEPT, "Something not known here was kept as it is", said)

    # -- lists ----------------------------------------------------------------------------------

    def _list(self, element: Element, items: list[Item]) -> None:
        outer = self._nest
        self._nest = nest = self._context.lists.open(element, outer)
        for item in element:
            if item.tag == TEXT + "list-item":
                self._item(item, nest, items, counted=False)
            elif item.tag == TEXT + "list-header":
                self._item(item, nest, items, counted=True)
            elif isinstance(item.tag, str):
                self._block(item, items)
        self._nest = outer

    def _item(self, item: Element, nest: Nest, items: list[Item], counted: bool) -> None:
        """Read a list item: its first paragraph has the number, those that follow belong to it."""
        lists = self._context.lists
        nest.said = False
        for child in item:
            if child.tag not in (P, H):
                if isinstance(child.tag, str):
                    self._block(child, items)
                continue
            nest.said = True
            for each in self._paragraph(child):
                items.append(each)
                if not isinstance(each, Para) or each.role in (Role.HEADING, Role.TITLE):
                    continue
                if each.pictures and not each.words.strip("\ufffc"):
                    continue
                if counted:
                    each.mark = lists.go_on(nest)
                else:
                    each.mark = lists.count(nest, item.get(TEXT + "start-value"))
                    counted = True

    def _numbered(self, element: Element, items: list[Item]) -> None:
        """Read a text:numbered-paragraph: a list item without a list around it (5.3.6)."""
        nest = self._context.lists.numbered(element)
        self._item(element, nest, items, counted=False)
