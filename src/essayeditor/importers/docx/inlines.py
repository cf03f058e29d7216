"""Reads what stands inside a Word paragraph: its runs, links, fields, suggestions and drawings."""

from __future__ import annotations

import re
from collections.abc import Callable

from essayeditor.importers.docx.context import OWN_BOOKMARK, OWN_CONTAINER, OWN_NOTE, Context
from essayeditor.importers.docx.drawings import chosen, read_drawing
from essayeditor.importers.docx.fields import FieldStack
from essayeditor.importers.docx.looks import Looks
from essayeditor.importers.docx.maths import formula
from essayeditor.importers.docx.names import ALTERNATE, ID, M, R, T, W
from essayeditor.importers.docx.saved_again import own_name
from essayeditor.importers.docx.sink import Sink
from essayeditor.importers.docx.symbols import symbol
from essayeditor.importers.links import clean_link
from essayeditor.importers.raw import Item, Para, Placed, Ready
from essayeditor.importers.result import RemarkKind
from essayeditor.importers.xmlsafe import Element
from essayeditor.text.document import NoteKind
from essayeditor.text.inline import InlineBuilder
from essayeditor.text.marks import InlinePicture, LineBreak, Mark, MarkKind, NoteCall

_NEWLINES = re.compile(r"\s*[\r\n]+\s*")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ufffc]")
_SUGGESTIONS = {
    W + "ins": (MarkKind.INSERTED, ""),
    W + "del": (MarkKind.DELETED, ""),
    W + "moveFrom": (MarkKind.DELETED, "moved"),
    W + "moveTo": (MarkKind.INSERTED, "moved"),
}
_HIDDEN = "Hidden text was left out"
_CODE = "Words inside a field's instruction, which Word never shows, were left out"


SUGGESTION_TAGS = (*_SUGGESTIONS, W + "rPrChange")


def suggestion_of(element: Element) -> Mark | None:
    """Return the suggestion that a w:ins, w:del, w:moveFrom or w:moveTo is, else None."""
    found = _SUGGESTIONS.get(element.tag)
    if found is None:
        return None
    return Mark(0, 1, found[0], found[1], element.get(W + "author", ""), element.get(W + "date", ""))


class Inlines(Sink):
    """Reads one paragraph's content into a Para; what floats beside it gathers in `floats`."""

    def __init__(
        self,
        para: Para,
        part: str,
        context: Context,
        looks: Looks,
        fields: FieldStack,
        read_box: Callable[[Element, tuple[Mark, ...]], list[Item]],
        suggestions: tuple[Mark, ...] = (),
    ) -> None:
        super().__init__(para, context, fields, suggestions)
        self.part = part
        self.looks = looks
        self.floats: list[Item] = []
        self._read_box = read_box

    # -- the paragraph's children ---------------------------------------------------------------

    def children(self, element: Element) -> None:
        """Read all children of a paragraph, or of anything in one that wraps runs."""
        for child in element:
            reader = _IN_PARAGRAPH.get(child.tag)
            if reader is not None:
                reader(self, child)
            elif child.tag not in _SILENT and len(child):
                self.children(child)

    def run(self, run: Element) -> None:
        """Read a w:r."""
        look = self.looks.of(run)
        self.set_look(look)
        if look.change is not None:
            self.tally.kept["suggestions"] += 1
        for child in run:
            reader = _IN_RUN.get(child.tag)
            if reader is not None:
                reader(self, child)
            elif child.tag not in _SILENT and len(child):
                self.children(child)
                self.set_look(look)
        self.custom_mark = False

    def suggested(self, element: Element) -> None:
        """Read a tracked insertion, deletion or move."""
        mark = suggestion_of(element)
        assert mark is not None
        self.flush()
        self.suggestions.append(mark)
        before = len(self.builder)
        self.children(element)
        self.flush()
        self.suggestions.pop()
        self._account("suggestions", len(self.builder) > before)

    def _account(self, what: str, kept: bool) -> None:
        (self.tally.kept if kept else self.tally.left)[what] += 1

    def hyperlink(self, element: Element) -> None:
        """Read a w:hyperlink, by its relationship or its place in the document."""
        target, place = "", element.get(W + "anchor", "")
        key = element.get(R + "id")
        if key:
            relationship = self.context.package.relationships(self.part).get(key)
            target = relationship.target if relationship is not None else ""
        self._linked(f"{target}#{place}" if place else target, lambda: self.children(element))

    def _linked(self, address: str, read: Callable[[], None]) -> None:
        clean = self.cleaned(address)
        before = len(self.builder)
        self.links.append(clean)
        read()
        self._account("links", bool(clean) and len(self.builder) > before)
        self.links.pop()

    def simple_field(self, element: Element) -> None:
        """Read a w:fldSimple."""
        self.flush()
        opened = self.fields.push_simple(element.get(W + "instr", ""))
        if opened.link:
            self._linked(opened.link, lambda: self.children(element))
        else:
            self.children(element)
        self.flush()
        self.fields.pop()
        self._ended(opened.name)

    def alternate(self, element: Element) -> None:
        """Read one branch of an mc:AlternateContent."""
        branch = chosen(element)
        if branch is None:
            return
        look = self.look
        for child in branch:
            reader = _IN_RUN.get(child.tag) or _IN_PARAGRAPH.get(child.tag)
            if reader is not None:
                reader(self, child)
            elif child.tag not in _SILENT and len(child):
                self.children(child)
        self.set_look(look)

    def math(self, element: Element) -> None:
        """Read an m:oMath; one without a sign in it is nothing."""
        self.tally.left["suggestions"] += sum(1 for _ in element.iter(*SUGGESTION_TAGS))
        atom = formula(element)
        if atom.plain:
            self.atom(atom)

    def bookmark(self, element: Element) -> None:
        """Remember where a bookmark is; one of ours gives the paragraph its id."""
        name = own_name(element)
        if name.startswith(OWN_BOOKMARK) and not self.para.ours:
            self.para.id = name[len(OWN_BOOKMARK) :]
            self.para.ours = True
        elif name.startswith(OWN_CONTAINER):
            self.context.containers.append(name[len(OWN_CONTAINER) :])
        elif name.startswith(OWN_NOTE):
            self.context.pending_note = name[len(OWN_NOTE) :]
        self.context.bookmarks[name] = self.para.id

    def comment_start(self, element: Element) -> None:
        """Begin a comment's stretch here."""
        self.context.start_comment(element.get(ID, ""), self.para, len(self.builder))

    def comment_end(self, element: Element) -> None:
        """End a comment's stretch here."""
        self.context.end_comment(element.get(ID, ""), self.para, len(self.builder))

    def comment_reference(self, element: Element) -> None:
        """Anchor a comment without a stretch at its reference."""
        key = element.get(ID, "")
        if key not in self.context.anchored:
            self.context.start_comment(key, self.para, len(self.builder))
            self.context.end_comment(key, self.para, len(self.builder))

    # -- the run's children ---------------------------------------------------------------------

    def text(self, element: Element) -> None:
        """Read a w:t or w:delText."""
        said = element.text
        if not said:
            return
        if "\n" in said or "\r" in said:
            said = _NEWLINES.sub(" ", said)
        self.say(_ILLEGAL.sub("", said))

    def tab(self, _: Element) -> None:
        """Read a tab as the character it is."""
        if self.shown():
            self.builder.add("\t", self.marks(self.look))

    def line_break(self, element: Element) -> None:
        """Read a break: of a line as an atom; of a page or column as what it is, no part of the text."""
        if element.get(W + "type", "textWrapping") == "textWrapping" or len(self.builder):
            self.atom(LineBreak())
        else:
            self.para.look.page_break = True

    def no_break_hyphen(self, _: Element) -> None:
        """Read a non-breaking hyphen."""
        self.say("\u2011")

    def soft_hyphen(self, _: Element) -> None:
        """Read a soft hyphen."""
        self.say("\u00ad")

    def symbol(self, element: Element) -> None:
        """Read a w:sym."""
        font, code = element.get(W + "font", ""), element.get(W + "char", "")
        try:
            said = symbol(font, int(code, 16))
        except ValueError:
            said = ""
        if not said:
            self.tally.gather(RemarkKind.WARNING, "A sign of a symbol font is not known", f"{font} {code}")
            said = "\ufffd"
        self.say(said)

    def ruby(self, element: Element) -> None:
        """Read a word with its reading above it as the word, then the reading in brackets."""
        base, reading = element.find(W + "rubyBase"), element.find(W + "rt")
        if base is not None:
            self.children(base)
        if reading is not None and any((t.text or "").strip() for t in reading.iter(T)):
            self.say(" (")
            self.children(reading)
            self.say(")")

    def note_call(self, element: Element) -> None:
        """Read the call of a footnote or endnote."""
        kind = NoteKind.FOOTNOTE if element.tag == W + "footnoteReference" else NoteKind.ENDNOTE
        key = element.get(ID, "")
        if self.context.pending_note:
            self.context.note_ids.setdefault((kind, key), self.context.pending_note)
            self.context.pending_note = ""
        self.atom(NoteCall(self.context.note_id(kind, key)), bare=True)
        self.custom_mark = element.get(W + "customMarkFollows", "0") in ("1", "true", "on")

    def field_char(self, element: Element) -> None:
        """Read the begin, middle or end of a complex field."""
        self.flush()
        ended = self.fields.char(element)
        if ended is not None and ended.note:
            self.atom(NoteCall(ended.note), bare=True)
        elif ended is not None:
            self._ended(ended.name or ended.code.split(" ")[0])
            if ended.link is not None:
                self._account("links", clean_link(ended.link) is not None and self.shown())

    def _ended(self, name: str) -> None:
        if name == "SEQ":
            self.para.label_end = len(self.builder)
        elif name == "PAGEREF" and not self.fields.drops():
            self.tally.gather(
                RemarkKind.WARNING, "A page number refers to the pages of the author's own file; check it"
            )

    def instruction(self, element: Element) -> None:
        """Read a piece of a field's instruction."""
        self.fields.code(element.text or "")

    def drawing(self, element: Element) -> None:
        """Read a drawing: pictures in the line, those beside it, text boxes, charts."""
        found = read_drawing(element, self.part, self.context)
        if self.fields and self.fields.in_code():
            return
        for placed in found.pictures:
            self._picture(placed)
        for box in found.boxes:
            self.floats.extend(self._read_box(box, tuple(self.suggestions)))
        self.floats.extend(Ready(kept) for kept in found.kept)

    def _picture(self, placed: Placed) -> None:
        atom = InlinePicture(placed.asset, placed.alt, placed.decorative)
        if placed.floating:
            builder = InlineBuilder()
            builder.atom(atom, self.suggestions)
            self.floats.append(Para(builder.build(), pictures=[placed]))
        else:
            before = len(self.builder)
            self.atom(atom)
            if len(self.builder) > before:
                self.para.pictures.append(placed)


_Reader = Callable[[Inlines, Element], None]
_IN_PARAGRAPH: dict[str, _Reader] = {
    W + "r": Inlines.run,
    W + "hyperlink": Inlines.hyperlink,
    W + "ins": Inlines.suggested,
    W + "del": Inlines.suggested,
    W + "moveFrom": Inlines.suggested,
    W + "moveTo": Inlines.suggested,
    W + "fldSimple": Inlines.simple_field,
    ALTERNATE: Inlines.alternate,
    M + "oMath": Inlines.math,
    W + "bookmarkStart": Inlines.bookmark,
    W + "commentRangeStart": Inlines.comment_start,
    W + "commentRangeEnd": Inlines.comment_end,
}
_IN_RUN: dict[str, _Reader] = {
    T: Inlines.text,
    W + "delText": Inlines.text,
    W + "tab": Inlines.tab,
    W + "ptab": Inlines.tab,
    W + "br": Inlines.line_break,
    W + "cr": Inlines.line_break,
    W + "noBreakHyphen": Inlines.no_break_hyphen,
    W + "softHyphen": Inlines.soft_hyphen,
    W + "sym": Inlines.symbol,
    W + "ruby": Inlines.ruby,
    W + "footnoteReference": Inlines.note_call,
    W + "endnoteReference": Inlines.note_call,
    W + "fldChar": Inlines.field_char,
    W + "instrText": Inlines.instruction,
    W + "drawing": Inlines.drawing,
    W + "pict": Inlines.drawing,
    W + "object": Inlines.drawing,
    W + "commentReference": Inlines.comment_reference,
    ALTERNATE: Inlines.alternate,
}
_SILENT = frozenset(
    W + name
    for name in (
        "pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "lastRenderedPageBreak", "proofErr",
        "footnoteRef", "endnoteRef", "annotationRef", "separator", "continuationSeparator", "delInstrText",
        "rubyPr", "contentPart", "fldData", "ffData",
    )
)  # fmt: skip
