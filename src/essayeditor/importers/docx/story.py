"""Reads the paragraphs and tables of one story of a Word file: its body, a note, a text box."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from essayeditor.foundation.languages import language_tag
from essayeditor.importers.docx.context import Context
from essayeditor.importers.docx.drawings import chosen
from essayeditor.importers.docx.fields import FieldStack, unmatched
from essayeditor.importers.docx.inlines import SUGGESTION_TAGS, Inlines, suggestion_of
from essayeditor.importers.docx.looks import Looks
from essayeditor.importers.docx.maths import slim
from essayeditor.importers.docx.names import (
    ALTERNATE,
    ID,
    PPR,
    RPR,
    SDT,
    SDT_CONTENT,
    TBL,
    VAL,
    M,
    P,
    T,
    W,
    is_on,
    number,
)  # fmt: skip
from essayeditor.importers.docx.saved_again import style_of
from essayeditor.importers.docx.styles import read_indents
from essayeditor.importers.docx.tables import read_table
from essayeditor.importers.raw import Item, ListMark, Para, RawBox, Ready, Role
from essayeditor.importers.result import RemarkKind
from essayeditor.importers.xmlsafe import Element
from essayeditor.text.blocks import Former, Kept, ListKind, TextStyle, new_id
from essayeditor.text.marks import Mark, MarkKind, Suggestion

_CONTENTS = "A table of contents was left out; the book makes its own"
_OUR_PARTS = frozenset({
    "caption", "credit", "table title", "table source", "statistic claim", "statistic source",
    "case study title",
})  # fmt: skip
_STYLE, _NUMBERED, _INDENT, _ALIGNED, _OUTLINE, _BORDERS, _FRAME, _NEW_PAGE = (
    W + name for name in ("pStyle", "numPr", "ind", "jc", "outlineLvl", "pBdr", "framePr", "pageBreakBefore")
)
_CHANGED = W + "pPrChange"
_FORMER = {
    Role.BODY: TextStyle.PARAGRAPH,
    Role.HEADING: TextStyle.HEADING,
    Role.QUOTE: TextStyle.QUOTE,
    Role.PULL_QUOTE: TextStyle.PULL_QUOTE,
    Role.EPIGRAPH: TextStyle.EPIGRAPH,
    Role.VERSE: TextStyle.VERSE,
}
_WRAPPERS = frozenset({W + "customXml", W + "smartTag", W + "dir", W + "bdo"})
_LOOSE = frozenset({
    M + "oMathPara", M + "oMath", W + "r", W + "pict", W + "drawing", W + "object", W + "hyperlink",
    W + "fldSimple",
})  # fmt: skip
_IGNORED = frozenset(
    W + name
    for name in (
        "sectPr", "proofErr", "permStart", "permEnd", "tblPr", "tblGrid", "tcPr", "trPr", "sdtPr", "sdtEndPr",
        "customXmlPr", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
        "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
    )
)  # fmt: skip


class Story:
    """One story: paragraphs in order, with the fields that run on from one to the next."""

    def __init__(self, root: Element, part: str, context: Context) -> None:
        self._part = part
        self._context = context
        self._ignored = unmatched(root)
        self._fields = FieldStack(self._ignored)
        self._looks: dict[str, Looks] = {}

    def items(self, container: Element, suggestions: tuple[Mark, ...] = ()) -> list[Item]:
        """Return what stands in a container of paragraphs and tables, in order."""
        items: list[Item] = []
        for child in container:
            self._block(child, items, suggestions)
        return items

    def _block(self, element: Element, items: list[Item], suggestions: tuple[Mark, ...]) -> None:
        tag = element.tag
        if tag == P:
            items.extend(self._paragraph(element, suggestions))
        elif tag == TBL:
            table = read_table(
                element, lambda cell, marks: self.items(cell, marks), suggestions, self._context
            )
            items.append(table)
        elif tag == SDT:
            self._content_control(element, items, suggestions)
        elif tag == ALTERNATE:
            branch = chosen(element)
            if branch is not None:
                items.extend(self.items(branch, suggestions))
        elif suggestion_of(element) is not None and len(element):
            mark = suggestion_of(element)
            assert mark is not None
            self._context.tally.kept["suggestions"] += 1
            items.extend(self.items(element, (*suggestions, mark)))
        elif tag in (W + "bookmarkStart", W + "commentRangeStart", W + "commentRangeEnd"):
            self._range(element)
        elif tag == W + "altChunk":
            self._foreign_part(element, items)
        elif tag in _LOOSE:
            items.extend(self._wrapped(element, suggestions))
        elif tag not in _IGNORED:
            self._unknown(element, items, suggestions)

    def _content_control(self, element: Element, items: list[Item], suggestions: tuple[Mark, ...]) -> None:
        content = element.find(SDT_CONTENT)
        if content is None:
            return
        gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        if gallery is not None and gallery.get(VAL) == "Table of Contents":
            left = self._context.tally.left
            left["links"] += sum(1 for _ in content.iter(W + "hyperlink"))
            left["links"] += sum("HYPERLINK" in (e.text or "") for e in content.iter(W + "instrText"))
            for paragraph in content.iter(P):
                self._context.tally.drop(_CONTENTS, words_of(paragraph))
            return
        items.extend(self.items(content, suggestions))

    def _range(self, element: Element) -> None:
        name = element.get(W + "name", "")
        if element.tag == W + "commentRangeStart":
            self._context.pending_comments.append(element.get(ID, ""))
        elif element.tag == W + "commentRangeEnd":
            key = element.get(ID, "")
            self._context.open_comments.pop(key, None)
        else:
            self._context.pending_bookmarks.append(name)

    def _foreign_part(self, element: Element, items: list[Item]) -> None:
        source = slim(element)
        kept = Kept(new_id(), source, "", "another document inside this one")
        items.append(Ready(kept))
        self._context.tally.remark(
            RemarkKind.WARNING,
            "Another whole document is embedded in this one, and its words were not read. Ask the "
            "contributor to open the file in Word and save it again, which makes it part of the text.",
            kept.id,
        )

    def _unknown(self, element: Element, items: list[Item], suggestions: tuple[Mark, ...]) -> None:
        """Read on inside what only wraps text; keep whole what holds words in a way not known."""
        if element.tag in _WRAPPERS or next(element.iter(P, TBL), None) is not None:
            items.extend(self.items(element, suggestions))
            return
        said = "".join(t.text or "" for t in element.iter(T)).strip()
        if said:
            source = slim(element)
            items.append(Ready(Kept(new_id(), source, said, etree.QName(element).localname)))
            self._context.tally.gather(RemarkKind.KEPT, "Something not known here was kept as it is", said)

    def _wrapped(self, element: Element, suggestions: tuple[Mark, ...]) -> list[Item]:
        """Read what belongs into a paragraph, but stands between two, as a paragraph of its own."""
        para = Para()
        looks = self._looks_of("", Role.BODY)
        inlines = Inlines(para, self._part, self._context, looks, self._fields, self._box, suggestions)
        parent = element.getparent()
        assert parent is not None
        paragraph = etree.Element(P)
        in_run = element.tag in (W + "pict", W + "drawing", W + "object")
        holder = etree.SubElement(paragraph, W + "r") if in_run else paragraph
        holder.append(etree.fromstring(etree.tostring(element, with_tail=False)))
        inlines.children(paragraph)
        return [inlines.finish(), *inlines.floats]

    def _looks_of(self, style: str, role: Role) -> Looks:
        looks = self._looks.get(style)
        if looks is None:
            looks = self._looks[style] = Looks(self._context, style, role)
        return looks

    def _box(self, content: Element, suggestions: tuple[Mark, ...]) -> list[Item]:
        """Read a text box: a story of its own, whose fields do not reach out of it."""
        outer, self._fields = self._fields, FieldStack(self._ignored)
        items = self.items(content, suggestions)
        self._fields = outer
        return [RawBox(items)] if items else []

    def _paragraph(self, element: Element, suggestions: tuple[Mark, ...]) -> list[Item]:
        context = self._context
        properties = element.find(PPR)
        style = ""
        if properties is not None:
            named = properties.find(_STYLE)
            style = named.get(VAL, "") if named is not None else ""
        style = style_of(element, style or context.styles.default, context)
        role, level = context.styles.role(style)
        para = Para(role=role, level=level, style=context.styles.name(style))
        para.exact = context.ours and para.style in _OUR_PARTS
        for name in context.pending_bookmarks:
            context.bookmarks[name] = para.id
        context.pending_bookmarks.clear()
        for key in context.pending_comments:
            context.start_comment(key, para, 0)
        context.pending_comments.clear()
        self._read_properties(properties, style, para)
        looks = self._looks_of(style, role)
        inlines = Inlines(para, self._part, context, looks, self._fields, self._box, suggestions)
        inlines.children(element)
        para = inlines.finish()
        if (
            para.content
            or para.end
            or para.anchors
            or para.look.rule
            or para.look.page_break
            or not inlines.floats
        ):
            return [para, *inlines.floats]
        return inlines.floats

    def _read_properties(self, properties: Element | None, style: str, para: Para) -> None:
        shape = self._context.styles.shape(style)
        left, right, first_line, centred = shape.left, shape.right, shape.first_line, shape.centred
        number_id, number_level = shape.number_id, shape.number_level
        look = para.look
        for child in properties if properties is not None else ():
            tag = child.tag
            if tag == _NUMBERED:
                self._context.tally.left["suggestions"] += len(child.findall(W + "ins"))
                number_id, number_level = _numbering_of(child, number_id, number_level)
            elif tag == _INDENT:
                own = read_indents(child)
                left = own[0] if own[0] is not None else left
                right = own[1] if own[1] is not None else right
                first_line = own[2] if own[2] is not None else first_line
            elif tag == _ALIGNED:
                centred = child.get(VAL) == "center"
            elif tag == _OUTLINE and number(child.get(VAL), 9) < 9 and para.role is Role.BODY:
                para.role, para.level = Role.HEADING, number(child.get(VAL)) + 1
            elif tag == _BORDERS:
                look.rule = any(_is_line(edge) for edge in child)
            elif tag == _FRAME:
                look.drop_cap = child.get(W + "dropCap", "none") != "none"
            elif tag == _NEW_PAGE:
                look.page_break = is_on(child)
            elif tag == _CHANGED:
                para.was = self._former(child)
            elif tag == RPR:
                para.end = self._end_suggestion(child)
                lang = child.find(W + "lang")
                para.lang = language_tag(lang.get(VAL, "")) if self._context.ours and lang is not None else ""
        look.left, look.right, look.first_line, look.centred = left, right, first_line, centred
        if number_id and number_id != "0":
            para.mark = self._list_mark(number_id, number_level, left)

    def _former(self, change: Element) -> Former | None:
        """Return what a w:pPrChange says the paragraph was, None if it says nothing of its style."""
        before = change.find(PPR)
        named = before.find(_STYLE) if before is not None else None
        numbered = before.find(_NUMBERED) if before is not None else None
        key = named.get(VAL, "") if named is not None else self._context.styles.default
        by = Suggestion(MarkKind.REFORMATTED, change.get(W + "author", ""), change.get(W + "date", ""))
        role, level = self._context.styles.role(key)
        number_id, number_level = self._context.styles.numbering(key)
        if numbered is not None:
            number_id, number_level = _numbering_of(numbered, number_id, number_level)
        item = self._context.numbering.look(number_id, number_level) if number_id not in ("", "0") else None
        found: Former | None = None
        if role is Role.LIST_CONTINUE:
            deep = re.search(r"(\d)$", self._context.styles.name(key))
            at = int(deep.group(1)) - 1 if deep else 0
            found = Former(TextStyle.LIST_ITEM, by, at, ListKind.CONTINUATION)
        elif item is not None and role is not Role.HEADING:
            found = Former(TextStyle.LIST_ITEM, by, number_level, *item)
        elif role in _FORMER:
            found = Former(_FORMER[role], by, max(1, min(level, 3)) if role is Role.HEADING else 0)
        if found is not None:
            self._context.restyled += 1
        return found

    def _list_mark(self, key: str, level: int, left: int) -> ListMark | None:
        mark = self._context.numbering.count(key, level)
        if mark is not None and left:
            mark.indent = left
        return mark

    def _end_suggestion(self, run: Element) -> Suggestion | None:
        tally, found = self._context.tally, None
        for child in run.iter(*SUGGESTION_TAGS):
            mark = suggestion_of(child)
            if mark is None or found is not None:
                tally.left["suggestions"] += 1
            else:
                tally.kept["suggestions"] += 1
                found = Suggestion(mark.kind, mark.author, mark.when)
        return found


def _numbering_of(element: Element, key: str, level: int) -> tuple[str, int]:
    own_key, own_level = element.find(W + "numId"), element.find(W + "ilvl")
    key = own_key.get(VAL, "") if own_key is not None else key
    return key, number(own_level.get(VAL)) if own_level is not None else level


def _is_line(edge: Element) -> bool:
    return edge.tag in (W + "top", W + "bottom") and edge.get(VAL, "none") not in ("none", "nil")


def words_of(paragraph: Element) -> str:
    """Return the plain text of a paragraph that is left out, for the report."""
    parts = (" " if e.tag in (W + "tab", W + "br") else e.text or "" for e in _texts(paragraph))
    return "".join(parts)


def _texts(paragraph: Element) -> Iterator[Element]:
    return paragraph.iter(T, W + "tab", W + "br", W + "delText")
