"""Reads what stands inside an OpenDocument paragraph (ODF 1.3 part 3, 6 and 7)."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass

from essayeditor.importers.composer import HIDDEN, Composer, SpanLook
from essayeditor.importers.odt.changes import leaf
from essayeditor.importers.odt.context import Context
from essayeditor.importers.odt.fields import FIELDS
from essayeditor.importers.odt.frames import read_drawing
from essayeditor.importers.odt.looks import Path
from essayeditor.importers.odt.names import DRAW, HREF, NAME, OFFICE, SPAN, TEXT, H, P, whole, words_of
from essayeditor.importers.raw import Item, Para, Placed, RawNote, Role
from essayeditor.importers.result import RemarkKind
from essayeditor.importers.xmlsafe import Element
from essayeditor.text.blocks import new_id
from essayeditor.text.document import Note, NoteKind
from essayeditor.text.inline import InlineBuilder
from essayeditor.text.marks import InlinePicture, LineBreak, Mark, NoteCall, Suggestion

_OWN_MARK = "The author's own marks of notes were left out; notes are numbered anew"


@dataclass(frozen=True, slots=True)
class Shape:
    """What is known of a paragraph before its words: its style, and what that makes it."""

    style: str
    role: Role
    level: int

    def para(self, context: Context) -> Para:
        """Return a paragraph of this shape, still empty."""
        name = context.styles.name("paragraph", self.style)
        return Para(role=self.role, level=self.level, look=context.styles.look(self.style), style=name)


def shape_of(element: Element, context: Context) -> Shape:
    """Return the shape of a text:p or text:h: a style with a name of its own says more than the level."""
    style = element.get(NAME, "") or element.get(TEXT + "cond-style-name", "")
    role, level = context.styles.role(style)
    if element.tag == H and role in (Role.BODY, Role.HEADING):
        role, level = Role.HEADING, whole(element.get(TEXT + "outline-level"), level or 1)
    return Shape(style, role, level)


class Inlines:
    """Reads one paragraph; where a deleted paragraph end stands in it, it comes out as several."""

    def __init__(
        self, element: Element, context: Context, read_items: Callable[[Element], list[Item]]
    ) -> None:
        self.context = context
        self.shape = shape_of(element, context)
        self.composer = Composer(self.shape.para(context), context.tally, context.lang)
        self._element = element
        self._read_items = read_items
        self._path: Path = ()
        self._items: list[Item] = []
        self._before: list[Placed] = []
        self._beside: list[Item] = []
        self._hidden = any(
            e.get(TEXT + "is-hidden") == "true" for e in element.iterchildren(TEXT + "hidden-paragraph")
        )
        for key in context.waiting:
            context.anchor(key, self.composer.para, 0, ranged=True)
        context.waiting.clear()

    def items(self) -> list[Item]:
        """Read the paragraph; return it, and what floats beside it."""
        self.children(self._element)
        end = self.context.open.end_mark()
        self._finish(Suggestion(end.kind, end.author, end.when) if end is not None else None)
        return self._items

    def _finish(self, end: Suggestion | None) -> None:
        para = self.composer.finish()
        para.end = end
        self.context.thread(para)
        if para.role is Role.HEADING and para.content:
            self.context.heading(para.words, para)
        self._items.extend(_picture_para(placed, ()) for placed in self._before)
        look = para.look
        floats = self._before or self._beside
        if para.content or para.end or para.anchors or look.rule or look.page_break or not floats:
            self._items.append(para)
        self._items.extend(self._beside)
        self._before, self._beside = [], []

    def _break(self, mark: Mark) -> None:
        """End the paragraph here, its end being deleted; what follows goes on in one like it."""
        self._finish(Suggestion(mark.kind, mark.author, mark.when))
        self.composer = Composer(self.shape.para(self.context), self.context.tally, self.context.lang)

    # -- text -----------------------------------------------------------------------------------

    @property
    def look(self) -> SpanLook:
        """The look of words here."""
        look = self.context.looks.of(self.shape.style, self.shape.role, self._path)
        return dataclasses.replace(look, hidden=True) if self._hidden else look

    def children(self, element: Element) -> None:
        """Read an element's text and what stands in it, in order."""
        self._flow(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._child(child)
            self._flow(child.tail)

    def _child(self, child: Element) -> None:
        reader = _READERS.get(child.tag)
        if reader is not None:
            reader(self, child)
        elif child.tag.startswith(DRAW):
            self.drawing(child)
        else:
            self.children(child)

    def _flow(self, said: str | None) -> None:
        if not said:
            return
        look = self.look
        if not said.isascii():
            look = self.context.looks.of_words(look, self.shape.style, self._path, said)
        self.composer.suggestions = self.context.open.marks()
        self.composer.flow(said, look)

    def _say(self, said: str) -> None:
        self.composer.suggestions = self.context.open.marks()
        self.composer.say(said, self.look)
        self.composer.solid()

    def _atom(self, atom: NoteCall | LineBreak | InlinePicture, bare: bool = False) -> None:
        self.composer.suggestions = self.context.open.marks()
        self.composer.atom(atom, self.look, bare)

    # -- elements -------------------------------------------------------------------------------

    def span(self, element: Element) -> None:
        """Read a text:span under its style."""
        path = self._path
        name = element.get(NAME, "")
        self._path = (*path, name) if name else path
        self.children(element)
        self._path = path

    def link(self, element: Element) -> None:
        """Read a text:a."""
        self.composer.links.append(self.context.link(element.get(HREF, "")))
        composer = self.composer
        self.span(element)
        composer.links.pop()

    def spaces(self, element: Element) -> None:
        """Read text:s, a number of spaces."""
        self._say(" " * max(1, whole(element.get(TEXT + "c"), 1, 500)))

    def tab(self, _: Element) -> None:
        """Read a tab as the character it is."""
        self._say("\t")

    def line_break(self, _: Element) -> None:
        """Read a line break."""
        self._atom(LineBreak())

    def note(self, element: Element) -> None:
        """Read a footnote or endnote: its call stands here, its text with the notes."""
        body = element.find(TEXT + "note-body")
        if self.look.hidden:
            self.composer.drop(HIDDEN, f" {words_of(body)} " if body is not None else "")
            return
        kind = NoteKind.ENDNOTE if element.get(TEXT + "note-class") == "endnote" else NoteKind.FOOTNOTE
        note = RawNote(Note(new_id(), (), kind))
        self.context.notes.append(note)
        self._atom(NoteCall(note.note.id), bare=True)
        citation = element.find(TEXT + "note-citation")
        if citation is not None and citation.get(TEXT + "label"):
            self.context.tally.gather(RemarkKind.DROPPED, _OWN_MARK, citation.get(TEXT + "label", ""))
        if body is not None:
            self.context.open.hide()
            note.items = self._read_items(body)
            self.context.open.show()

    def ruby(self, element: Element) -> None:
        """Read a word with its reading above it as the word, then the reading in brackets."""
        base, reading = element.find(TEXT + "ruby-base"), element.find(TEXT + "ruby-text")
        if base is not None:
            self.children(base)
        if reading is not None and words_of(reading):
            self._say(f" ({words_of(reading)})")

    def ignored(self, _: Element) -> None:
        """Pass over what says nothing."""

    def bookmark(self, element: Element) -> None:
        """Remember where a place with a name is."""
        self.context.bookmark(element.get(TEXT + "name", ""), self.composer.para)

    def drawing(self, element: Element) -> None:
        """Read pictures in the line and those beside it, text boxes, equations, objects."""
        if self.look.hidden:
            self.composer.drop(HIDDEN, f" {words_of(element)} ")
            return
        self.context.open.hide()
        found = read_drawing(element, self.context, self._read_items)
        self.context.open.show()
        self.composer.suggestions = self.context.open.marks()
        for formula in found.formulas:
            self.composer.atom(formula, self.look)
        for placed in found.pictures:
            self._picture(placed)
        self._beside.extend(found.beside)

    def _picture(self, placed: Placed) -> None:
        if self.shape.role is Role.CAPTION:
            self._before.append(placed)
        elif placed.floating:
            self._beside.append(_picture_para(placed, self.context.open.marks()))
        else:
            self._atom(InlinePicture(placed.asset, placed.alt, placed.decorative))
            self.composer.para.pictures.append(placed)

    # -- comments and suggestions ---------------------------------------------------------------

    def comment(self, element: Element) -> None:
        """Begin a comment's stretch here; one without an end marks a place alone."""
        key = self.context.comment(element)
        if key:
            ranged = element.get(OFFICE + "name") is not None and key in self.context.ranged
            self.context.anchor(key, self.composer.para, len(self.composer), ranged)

    def comment_end(self, element: Element) -> None:
        """End a comment's stretch here."""
        self.context.end_anchor(element, self.composer.para, len(self.composer))

    def change_start(self, element: Element) -> None:
        """Begin a stretch that was inserted, or set anew."""
        self.context.open.start(element)

    def change_end(self, element: Element) -> None:
        """End such a stretch."""
        self.context.open.end(element)

    def deletion(self, element: Element) -> None:
        """Put deleted words back where they were, as a suggestion, with the paragraph ends among them."""
        change = self.context.open.deletion(element)
        if change is None:
            return
        parts = [leaf(part) for part in change.deleted if isinstance(part.tag, str)]
        self.context.open.enter(change.mark)
        own = self.shape
        if parts and parts[0].tag in (P, H):
            if len(parts) > 1 and self.composer.is_blank:
                self.shape = shape_of(parts[0], self.context)
                self.composer.para.role, self.composer.para.level = self.shape.role, self.shape.level
            self.children(parts.pop(0))
        if parts:
            self.shape = own
            last = parts.pop() if parts[-1].tag in (P, H) else None
            self._break(change.mark)
            for part in parts:
                holder = part.makeelement(TEXT + "section")
                holder.append(part)
                self._items.extend(self._read_items(holder))
            if last is not None:
                self.children(last)
        self.shape = own
        self.context.open.leave()


def _picture_para(placed: Placed, suggestions: list[Mark] | tuple[Mark, ...]) -> Para:
    builder = InlineBuilder()
    builder.atom(InlinePicture(placed.asset, placed.alt, placed.decorative), suggestions)
    return Para(builder.build(), pictures=[placed])


_READERS: dict[str, Callable[[Inlines, Element], None]] = {
    **FIELDS,
    SPAN: Inlines.span,
    TEXT + "a": Inlines.link,
    TEXT + "s": Inlines.spaces,
    TEXT + "tab": Inlines.tab,
    TEXT + "line-break": Inlines.line_break,
    TEXT + "note": Inlines.note,
    TEXT + "ruby": Inlines.ruby,
    TEXT + "bookmark": Inlines.bookmark,
    TEXT + "bookmark-start": Inlines.bookmark,
    TEXT + "reference-mark": Inlines.bookmark,
    TEXT + "reference-mark-start": Inlines.bookmark,
    TEXT + "change-start": Inlines.change_start,
    TEXT + "change-end": Inlines.change_end,
    TEXT + "change": Inlines.deletion,
    OFFICE + "annotation": Inlines.comment,
    OFFICE + "annotation-end": Inlines.comment_end,
    OFFICE + "event-listeners": Inlines.ignored,
}
