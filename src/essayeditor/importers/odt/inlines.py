"""Reads what stands inside an OpenDocument paragraph."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

from essayeditor.importers.links import clean_link
from essayeditor.importers.odt.names import DC, DRAW, LOEXT, OFFICE, TEXT, XLINK, H, P, whole
from essayeditor.importers.raw import Anchor, Item, Para
from essayeditor.importers.result import RemarkKind
from essayeditor.importers.xmlsafe import Element, text_of
from essayeditor.text.blocks import new_id
from essayeditor.text.document import NoteKind, Remark
from essayeditor.text.inline import Inline, InlineBuilder
from essayeditor.text.marks import InlinePicture, LineBreak, Mark, MarkKind, NoteCall

if TYPE_CHECKING:
    from essayeditor.importers.odt.story import OdtStory

_SPACE = re.compile(r"[ \t\r\n]+")
_PAGE_NUMBERS = frozenset({TEXT + "page-number", TEXT + "page-count"})


class OdtInlines:
    """Reads one paragraph into a Para; frames and text boxes beside it gather in `floats`."""

    def __init__(self, story: OdtStory, para: Para, style: str) -> None:
        self.story = story
        self.para = para
        self.floats: list[Item] = []
        self._builder = InlineBuilder()
        self._baseline = story.baseline(style, para.role)
        self._own = story.styles.properties("paragraph", style)
        self._stack: list[tuple[dict[str, str], str]] = [(self._own, "")]
        self._links: list[str] = []
        self._letters: dict[MarkKind, int] = {}
        self._count = 0
        self._size = 0
        self._langs: set[str] = set()
        self._space = True

    # -- text -----------------------------------------------------------------------------------

    def read(self, element: Element) -> None:
        """Read an element's text and children, in order."""
        self._say(_SPACE.sub(" ", element.text or ""), collapse=True)
        for child in element:
            reader = _READERS.get(child.tag)
            if reader is not None:
                reader(self, child)
            elif child.tag in _PAGE_NUMBERS:
                self.story.tally.drop("Page numbers were left out", child.text or "")
            elif child.tag.startswith(DRAW):
                self.floats.extend(self.story.frame(child))
            else:
                self.read(child)
            self._say(_SPACE.sub(" ", child.tail or ""), collapse=True)

    def _say(self, said: str, collapse: bool = False) -> None:
        if collapse and self._space:
            said = said.lstrip(" ")
        if not said:
            return
        self._space = said.endswith(" ") and collapse
        found, style = self._stack[-1]
        if found.get(TEXT + "display") == "none":
            self.story.tally.drop("Hidden text was left out", said)
            return
        said = unicodedata.normalize("NFC", said)
        marks = self._marks(found, style)
        if not said.isspace():
            self._count += len(said)
            for kind in {m.kind for m in marks}:
                self._letters[kind] = self._letters.get(kind, 0) + len(said)
            self._size = max(self._size, self.story.styles.size(found))
            self._langs.add(self.story.styles.language(found))
        self._builder.add(said, marks)

    def _marks(self, found: dict[str, str], style: str) -> list[Mark]:
        styles = self.story.styles
        link = self._links[-1] if self._links else ""
        kinds = styles.kinds(found, style, self._baseline)
        marks = [Mark(0, 1, k) for k in kinds if not (link and k is MarkKind.UNDERLINE)]
        if link:
            marks.append(Mark(0, 1, MarkKind.LINK, link))
        language = styles.language(found)
        if language and language.split("-")[0] != self.story.lang.split("-")[0]:
            marks.append(Mark(0, 1, MarkKind.LANGUAGE, language))
        marks.extend(self.story.open_changes.values())
        return marks

    def _atom(self, atom: NoteCall | LineBreak | InlinePicture) -> None:
        found, style = self._stack[-1]
        marks = self._marks(found, style)
        if isinstance(atom, NoteCall):
            marks = [m for m in marks if m.kind is not MarkKind.SUPERSCRIPT]
        self._builder.atom(atom, marks)
        self._space = isinstance(atom, LineBreak)

    # -- elements -------------------------------------------------------------------------------

    def span(self, element: Element) -> None:
        """Read a text:span under its style."""
        name = element.get(TEXT + "style-name", "")
        found = {**self._stack[-1][0], **self.story.styles.properties("text", name)}
        self._stack.append((found, self.story.styles.name("text", name) if name else ""))
        self.read(element)
        self._stack.pop()

    def link(self, element: Element) -> None:
        """Read a text:a."""
        address = element.get(XLINK + "href", "")
        clean = clean_link(address.split("|")[0] if address.startswith("#") else address)
        if clean is None and address.strip():
            self.story.tally.gather(
                RemarkKind.DROPPED,
                "A link to a place that is not of the web was left out, its words kept",
                address,
            )
        self._links.append(clean or "")
        self.read(element)
        self._links.pop()

    def spaces(self, element: Element) -> None:
        """Read text:s, a number of spaces."""
        self._say(" " * whole(element.get(TEXT + "c"), 1, 200))
        self._space = False

    def tab(self, _: Element) -> None:
        """Read a tab."""
        self._say("\t")
        self._space = False

    def line_break(self, _: Element) -> None:
        """Read a line break."""
        self._atom(LineBreak())

    def note(self, element: Element) -> None:
        """Read a footnote or endnote: its call here, its body for the notes."""
        kind = NoteKind.ENDNOTE if element.get(TEXT + "note-class") == "endnote" else NoteKind.FOOTNOTE
        self._atom(NoteCall(self.story.note(element, kind)))

    def ruby(self, element: Element) -> None:
        """Read a word with its reading above it."""
        base, reading = element.find(TEXT + "ruby-base"), element.find(TEXT + "ruby-text")
        if base is not None:
            self.read(base)
        if reading is not None and (reading.text or "").strip():
            self._say(f" ({reading.text})")

    def sequence(self, element: Element) -> None:
        """Read a counted number, as of a caption."""
        self.read(element)
        self.para.label_end = len(self._builder)

    def bookmark(self, element: Element) -> None:
        """Remember where a bookmark is."""
        self.story.bookmarks[element.get(TEXT + "name", "")] = self.para.id

    def comment(self, element: Element) -> None:
        """Read an office:annotation; its end is an element of its own, if it marks a stretch."""
        lines = [text_of(p) for p in element.iter(P, H)]
        author = element.findtext(DC + "creator") or ""
        when = element.findtext(DC + "date") or ""
        key = element.get(OFFICE + "name") or new_id()
        remark = Remark(author, when, "\n".join(lines).strip())
        resolved = element.get(LOEXT + "resolved") == "true"
        self.story.add_comment(key, remark, element.get(LOEXT + "parent-name", ""), resolved)
        if key in self.story.comments:
            anchor = Anchor(key, len(self._builder), len(self._builder))
            self.story.open_comments[key] = anchor
            self.para.anchors.append(anchor)

    def comment_end(self, element: Element) -> None:
        """End the stretch of a comment."""
        anchor = self.story.open_comments.pop(element.get(OFFICE + "name", ""), None)
        if anchor is not None and anchor in self.para.anchors:
            anchor.end = len(self._builder)

    def change_start(self, element: Element) -> None:
        """Begin a stretch that was inserted, or set anew."""
        self.story.start_change(element.get(TEXT + "change-id", ""))

    def change_end(self, element: Element) -> None:
        """End such a stretch."""
        self.story.open_changes.pop(element.get(TEXT + "change-id", ""), None)

    def deletion(self, element: Element) -> None:
        """Put deleted words back where they were, as a suggestion."""
        change = self.story.changes.get(element.get(TEXT + "change-id", ""))
        if change is None or not change.deleted:
            return
        self.story.open_changes["deletion"] = change.mark
        for n, paragraph in enumerate(change.deleted):
            if n:
                self._atom(LineBreak())
            self.read(paragraph)
        del self.story.open_changes["deletion"]

    def skip(self, element: Element) -> None:
        """Leave out what is never shown."""
        self.story.tally.drop("Hidden text was left out", text_of(element))

    # -- the whole ------------------------------------------------------------------------------

    def finish(self) -> Para:
        """Give the paragraph its content and what its letters tell of its look."""
        para = self.para
        content = self._builder.build()
        if len(self._langs) == 1 and any(m.kind is MarkKind.LANGUAGE for m in content.marks):
            para.lang = next(iter(self._langs))
            marks = tuple(m for m in content.marks if m.kind is not MarkKind.LANGUAGE)
            content = Inline(content.text, marks, content.atoms)
        para.content = content
        for anchor in para.anchors:
            anchor.end = max(anchor.start, anchor.end)
        if self._count:
            para.look.bold = self._letters.get(MarkKind.BOLD, 0) == self._count
            para.look.italic = self._letters.get(MarkKind.ITALIC, 0) == self._count
            para.look.size = self._size
        return para


_READERS: dict[str, Callable[[OdtInlines, Element], None]] = {
    TEXT + "span": OdtInlines.span,
    TEXT + "a": OdtInlines.link,
    TEXT + "s": OdtInlines.spaces,
    TEXT + "tab": OdtInlines.tab,
    TEXT + "line-break": OdtInlines.line_break,
    TEXT + "note": OdtInlines.note,
    TEXT + "ruby": OdtInlines.ruby,
    TEXT + "sequence": OdtInlines.sequence,
    TEXT + "bookmark": OdtInlines.bookmark,
    TEXT + "bookmark-start": OdtInlines.bookmark,
    TEXT + "reference-mark-start": OdtInlines.bookmark,
    TEXT + "change-start": OdtInlines.change_start,
    TEXT + "change-end": OdtInlines.change_end,
    TEXT + "change": OdtInlines.deletion,
    TEXT + "hidden-text": OdtInlines.skip,
    TEXT + "hidden-paragraph": OdtInlines.skip,
    OFFICE + "annotation": OdtInlines.comment,
    OFFICE + "annotation-end": OdtInlines.comment_end,
}
