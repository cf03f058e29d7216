"""What all stories of one Word file share while it is read: its styles, lists, notes and account."""

from __future__ import annotations

from dataclasses import dataclass, field

from essayeditor.importers.docx.numbering import Numbering
from essayeditor.importers.docx.package import WordPackage
from essayeditor.importers.docx.styles import Styles
from essayeditor.importers.raw import Anchor, Para
from essayeditor.importers.tally import Tally
from essayeditor.text.blocks import new_id
from essayeditor.text.document import NoteKind

OWN_BOOKMARK = "_ed_"
"""Our exporter puts a hidden bookmark `_ed_<block id>` around every block it writes."""
OWN_CONTAINER = "_edt_"
"""… and `_edt_<id>` into the first paragraph inside a table or box."""
OWN_NOTE = "_edn_"
"""… and `_edn_<note id>` around the call of a note."""
OWN_STYLE = "_eds_"
"""… and `_eds_<style id>_<number>` into a paragraph after one whose end is deleted."""


@dataclass(slots=True)
class Context:
    """Shared by the body and the notes of one file."""

    package: WordPackage
    styles: Styles
    numbering: Numbering
    tally: Tally
    lang: str = ""
    ours: bool = False
    from_office: bool = False  # LibreOffice, or what it is made from, saved the file last
    mono: bool = False  # the whole file is set in a typewriter's face, so that says nothing
    note_ids: dict[tuple[NoteKind, str], str] = field(default_factory=dict)
    bookmarks: dict[str, str] = field(default_factory=dict)
    open_comments: dict[str, Anchor] = field(default_factory=dict)
    anchored: set[str] = field(default_factory=set)
    pending_comments: list[str] = field(default_factory=list)
    pending_bookmarks: list[str] = field(default_factory=list)
    restyled: int = 0  # suggested changes of paragraphs' styles that were kept
    pending_note: str = ""  # our own id of the note that is called next
    containers: list[str] = field(default_factory=list)  # our ids of tables and boxes, from inside them

    def note_id(self, kind: NoteKind, number: str) -> str:
        """Return our id of the note that the file numbers so, making one at its first call."""
        key = (kind, number)
        if key not in self.note_ids:
            self.note_ids[key] = new_id()
        return self.note_ids[key]

    def same_language(self, tag: str) -> bool:
        """Say whether a language tag needs no mark: it is the file's own language, in any country."""
        if not tag or tag.lower() in ("x-none", "zxx", "und"):
            return True
        if self.ours:
            return tag == self.lang
        return tag.split("-")[0].lower() == self.lang.split("-")[0].lower()

    def start_comment(self, key: str, para: Para, at: int) -> None:
        """Anchor a comment at a place of a paragraph, open until `end_comment`."""
        if key in self.anchored:
            return
        self.anchored.add(key)
        anchor = Anchor(key, at)
        self.open_comments[key] = anchor
        para.anchors.append(anchor)

    def end_comment(self, key: str, para: Para, at: int) -> None:
        """Close a comment's stretch; one that goes on past its paragraph ends with that."""
        anchor = self.open_comments.pop(key, None)
        if anchor is not None and anchor in para.anchors:
            anchor.end = at
        if key in self.pending_comments:
            self.pending_comments.remove(key)
