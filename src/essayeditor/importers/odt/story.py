"""Reads the paragraphs, lists, tables and frames of an OpenDocument text."""

from __future__ import annotations

import base64
import binascii

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers.archive import Archive
from essayeditor.importers.docx.maths import slim
from essayeditor.importers.limits import Limits
from essayeditor.importers.odt.changes import Change
from essayeditor.importers.odt.inlines import OdtInlines
from essayeditor.importers.odt.lists import ListCounter
from essayeditor.importers.odt.names import (
    DRAW,
    LOEXT,
    MATHML,
    OFFICE,
    SVG,
    TABLE,
    TEXT,
    XLINK,
    H,
    P,
    twips,
    whole,
)
from essayeditor.importers.odt.styles import OdtStyles
from essayeditor.importers.odt.tables import read_table
from essayeditor.importers.raw import Anchor, Item, Para, Placed, RawBox, RawNote, Ready, Role
from essayeditor.importers.result import RemarkKind
from essayeditor.importers.tally import Tally
from essayeditor.importers.xmlsafe import Element, parse_xml, text_of
from essayeditor.text.blocks import Kept, new_id
from essayeditor.text.document import Comment, Note, NoteKind, Remark
from essayeditor.text.inline import InlineBuilder
from essayeditor.text.marks import Formula, InlinePicture, Mark

_INDEXES = frozenset(
    TEXT + name
    for name in (
        "table-of-content",
        "illustration-index",
        "table-index",
        "object-index",
        "alphabetical-index",
    )
)
_CONTAINERS = frozenset({TEXT + "section", TEXT + "index-body", TEXT + "bibliography", OFFICE + "text"})
_SILENT = frozenset({
    TEXT + "tracked-changes", TEXT + "sequence-decls", TEXT + "variable-decls", TEXT + "user-field-decls",
    TEXT + "soft-page-break", OFFICE + "forms", TEXT + "bibliography-source", TEXT + "dde-connection-decls",
    TEXT + "alphabetical-index-auto-mark-file", TEXT + "index-title-template", OFFICE + "event-listeners",
    DRAW + "a-event", TABLE + "calculation-settings",
})  # fmt: skip


class OdtStory:
    """One OpenDocument text while it is read."""

    def __init__(
        self,
        archive: Archive | None,
        styles: OdtStyles,
        tally: Tally,
        limits: Limits,
        changes: dict[str, Change],
    ) -> None:
        self.styles = styles
        self.tally = tally
        self.changes = changes
        self.lang = styles.language(styles.properties("paragraph", "Standard"))
        self.notes: list[RawNote] = []
        self.comments: dict[str, Comment] = {}
        self.replies: dict[str, str] = {}
        self.open_comments: dict[str, Anchor] = {}
        self.open_changes: dict[str, Mark] = {}
        self.bookmarks: dict[str, str] = {}
        self._archive = archive
        self._limits = limits
        self._lists = ListCounter(styles)

    def items(self, container: Element) -> list[Item]:
        """Return what stands in a container of paragraphs and tables."""
        items: list[Item] = []
        for child in container:
            self._block(child, items)
        return items

    def _block(self, element: Element, items: list[Item]) -> None:
        tag = element.tag
        if tag in (P, H):
            items.extend(self._paragraph(element))
        elif tag == TEXT + "list":
            self._lists.read(element, items, self._paragraph, lambda e: self._block(e, items))
        elif tag == TABLE + "table":
            items.append(read_table(element, self.items))
        elif tag in _INDEXES:
            for paragraph in element.iter(P, H):
                self.tally.drop(
                    "A table of contents or index was left out; the book makes its own",
                    text_of(paragraph),
                )
        elif tag in (TEXT + "change-start", TEXT + "change-end", TEXT + "change"):
            self._change_between(element, items)
        elif tag.startswith(DRAW):
            items.extend(self.frame(element))
        elif tag not in _SILENT:
            items.extend(self.items(element))

    def _change_between(self, element: Element, items: list[Item]) -> None:
        key = element.get(TEXT + "change-id", "")
        if element.tag == TEXT + "change-start":
            self.start_change(key)
        elif element.tag == TEXT + "change-end":
            self.open_changes.pop(key, None)
        elif key in self.changes and self.changes[key].deleted:
            self.open_changes["deletion"] = self.changes[key].mark
            for deleted in self.changes[key].deleted:
                self._block(deleted, items)
            self.open_changes.pop("deletion", None)

    def start_change(self, key: str) -> None:
        """Mark what follows as changed so."""
        change = self.changes.get(key)
        if change is not None:
            self.open_changes[key] = change.mark

    def baseline(self, style: str, role: Role) -> dict[str, str]:
        """Return the formatting that is the paragraph's own look and not a mark on its words."""
        return self.styles.properties("paragraph", style if role is not Role.BODY else "Standard")

    def _paragraph(self, element: Element) -> list[Item]:
        style = element.get(TEXT + "style-name", "")
        role, level = self.styles.role(style)
        if element.tag == H and role not in (Role.TITLE, Role.SUBTITLE):
            role, level = Role.HEADING, whole(element.get(TEXT + "outline-level"), level or 1, 10)
        para = Para(role=role, level=level, look=self.styles.look(style))
        inlines = OdtInlines(self, para, style)
        inlines.read(element)
        para = inlines.finish()
        if para.content or para.anchors or para.look.rule or not inlines.floats:
            return [para, *inlines.floats]
        return inlines.floats

    # -- notes and comments ---------------------------------------------------------------------

    def note(self, element: Element, kind: NoteKind) -> str:
        """Read a note's body; return its id."""
        note_id = new_id()
        place = len(self.notes)
        raw = RawNote(Note(note_id, (), kind))
        self.notes.append(raw)
        body = element.find(TEXT + "note-body")
        if body is not None:
            changes, self.open_changes = self.open_changes, {}
            raw.items = self.items(body)
            self.open_changes = changes
        assert self.notes[place] is raw
        return note_id

    def add_comment(self, key: str, remark: Remark, parent: str, resolved: bool) -> None:
        """Remember a comment, or add it to the thread that it answers."""
        first = self.replies.get(parent, parent)
        if first and first in self.comments:
            before = self.comments[first]
            self.comments[first] = Comment(before.id, "", 0, 0, (*before.thread, remark), before.resolved)
            self.replies[key] = first
        else:
            self.comments[key] = Comment(new_id(), "", 0, 0, (remark,), resolved)

    # -- frames ---------------------------------------------------------------------------------

    def frame(self, element: Element) -> list[Item]:
        """Read a drawing: a picture, a text box, a group of them, an object."""
        if element.tag == DRAW + "frame":
            return self._draw_frame(element)
        found: list[Item] = []
        texts = [child for child in element if child.tag in (P, H, TEXT + "list")]
        if any(text_of(t).strip() for t in texts):
            box: list[Item] = []
            for child in texts:
                self._block(child, box)
            found.append(RawBox(box))
        for child in element:
            if isinstance(child.tag, str) and child.tag.startswith(DRAW):
                found.extend(self.frame(child))
        return found

    def _draw_frame(self, element: Element) -> list[Item]:
        box = element.find(DRAW + "text-box")
        if box is not None:
            items = self.items(box)
            return [RawBox(items)] if items else []
        equation = element.find(DRAW + "object")
        if equation is not None:
            kept = self._object(equation)
            if kept is not None:
                return kept
        for image in element.iterfind(DRAW + "image"):
            placed = self._picture(image, element)
            if placed is None:
                continue
            atom = InlinePicture(placed.asset, placed.alt, placed.decorative)
            builder = InlineBuilder()
            builder.atom(atom, self.open_changes.values())
            return [Para(builder.build(), pictures=[placed])]
        return []

    def _picture(self, image: Element, frame: Element) -> Placed | None:
        address = image.get(XLINK + "href", "")
        name = address.rsplit("/", 1)[-1] or "picture"
        data = image.findtext(OFFICE + "binary-data")
        if data:
            try:
                content = base64.b64decode(data, validate=False)
            except (binascii.Error, ValueError):
                return None
        elif self._archive is not None and address and address.removeprefix("./") in self._archive:
            content = self._archive.read(address.removeprefix("./"))
        else:
            self.tally.remark(
                RemarkKind.WARNING,
                f"A picture is only linked, not in the file (“{address[:120]}”). "
                "It was not fetched; ask the contributor for it.",
            )
            return None
        picture = self.tally.take_picture(content, name)
        if picture is None:
            return None
        alt = (frame.findtext(SVG + "desc") or frame.findtext(SVG + "title") or "").strip()
        decorative = "true" in (frame.get(LOEXT + "decorative"), frame.get(DRAW + "decorative"))
        return Placed(picture.sha256, alt, decorative, None, twips(frame.get(SVG + "height")) // 20)

    def _object(self, element: Element) -> list[Item] | None:
        """Read an equation as its readable text; keep the words of a chart or table beside its picture."""
        root = next(iter(element), None)
        address = element.get(XLINK + "href", "").removeprefix("./")
        if root is None and self._archive is not None and f"{address}/content.xml" in self._archive:
            try:
                root = parse_xml(self._archive.read(f"{address}/content.xml"), address, self._limits)
            except FileRefused:
                root = None
        if root is None:
            return None
        if root.tag == MATHML + "math":
            said = " ".join(text_of(root).split())
            builder = InlineBuilder()
            builder.atom(Formula(said or "□"))
            return [Para(builder.build())]
        said = " ".join(text_of(root).split())
        if said:
            self.tally.gather(RemarkKind.KEPT, "An object of another program is kept as it is", said)
            return [Ready(Kept(new_id(), slim(element), said, "object"))]
        return None
