"""The footnotes and endnotes parts: native notes, with all that a note may hold."""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from essayeditor.exporters.docx.blocks import BlockWriter
from essayeditor.exporters.docx.edition import Edition, Scope, Story
from essayeditor.exporters.docx.paragraphs import text_paragraph
from essayeditor.exporters.docx.xml import Element, new, qn, sub, text_element
from essayeditor.text.document import Note, NoteKind

_PARTS = {
    NoteKind.FOOTNOTE: ("/word/footnotes.xml", CT.WML_FOOTNOTES, RT.FOOTNOTES),
    NoteKind.ENDNOTE: ("/word/endnotes.xml", CT.WML_ENDNOTES, RT.ENDNOTES),
}
SEPARATORS = ((-1, "separator"), (0, "continuationSeparator"))


class NotesPart:
    """Footnotes or endnotes of one file."""

    def __init__(self, edition: Edition, kind: NoteKind) -> None:
        self.kind = kind.value
        self.reference_style = f"{self.kind.title()}Reference"
        self._text_style = f"{self.kind.title()}Text"
        self._edition = edition
        name, content_type, self.relation = _PARTS[kind]
        root = new(f"w:{self.kind}s", ("r", "wp", "a", "pic", "m", "adec"))
        self.part = edition.package.xml(name, content_type, root)
        self._story = Story(self.part, "note")
        self._count = 0
        for number, tag in SEPARATORS:
            self._separator(root, number, tag)

    def _separator(self, root: Element, number: int, tag: str) -> None:
        element = sub(root, f"w:{self.kind}", type=tag, id=number)
        sub(sub(text_paragraph(self._edition, element, self._text_style), "w:r"), f"w:{tag}")

    def add(self, note: Note, scope: Scope) -> int:
        """Write a note and return its id in the part."""
        self._count += 1
        number = self._count
        element = sub(self._story.root, f"w:{self.kind}", id=number)
        writer = BlockWriter(self._edition, self._story, scope, paragraph_style=self._text_style)
        writer.write(element, note.blocks)
        if not len(element) or element[0].tag != qn("w:p"):
            element.insert(0, text_paragraph(self._edition, element, self._text_style))
        self._reference(element[0])
        return number

    def _reference(self, first: Element) -> None:
        """Put the note's own number and a space at the head of its first paragraph."""
        run = new("w:r")
        sub(sub(run, "w:rPr"), "w:rStyle", val=self.reference_style)
        sub(run, f"w:{self.kind}Ref")
        space = new("w:r")
        text_element(space, " ")
        first.insert(1, run)
        first.insert(2, space)
