"""What the parts of one Word file share: its package, pictures, lists, notes, findings, and running ids."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE as RT

from essayeditor.exporters.docx.lists import Lists
from essayeditor.exporters.docx.look import Look
from essayeditor.exporters.docx.media import Media, Pictures
from essayeditor.exporters.docx.package import Package, Relations
from essayeditor.exporters.docx.paragraphs import style_of
from essayeditor.exporters.docx.xml import Element, sub
from essayeditor.text.document import Document, Note, NoteKind
from essayeditor.typeset.pages import Finding

if TYPE_CHECKING:
    from docx.opc.part import XmlPart

    from essayeditor.exporters.docx.notes import NotesPart

_SAFE_ID = re.compile(r"[A-Za-z0-9_]{1,34}")  # Word's bookmark names have at most 40 characters


@dataclass(frozen=True, slots=True)
class DocxResult:
    """What came of writing a Word file: what somebody should look at, and its size in bytes."""

    findings: tuple[Finding, ...]
    size: int


@dataclass
class Edition:
    """One Word file in the making.

    `identities` puts a hidden bookmark on every block, so that what comes back can be matched.
    """

    look: Look
    language: str
    pictures: Pictures
    identities: bool = False
    package: Package = field(default_factory=Package)
    findings: list[Finding] = field(default_factory=list)
    _bookmarks: int = 0
    _drawings: int = 0
    _revisions: int = 0

    essay_bookmarks: dict[str, str] = field(default_factory=dict)  # essay key -> its title's bookmark
    notes: dict[NoteKind, NotesPart] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.lists = Lists(self.look)
        self.media = Media(self.package, self.pictures)

    def notes_part(self, kind: NoteKind) -> NotesPart:
        """Return where notes of a kind are written: a theme may set footnotes after the essay."""
        return self.notes[kind if self.look.notes_at_foot else NoteKind.ENDNOTE]

    def next_drawing(self) -> int:
        """Return a fresh id for a drawing."""
        self._drawings += 1
        return self._drawings

    def next_revision(self) -> int:
        """Return a fresh id for a tracked change."""
        self._revisions += 1
        return self._revisions

    def open_bookmark(self, parent: Element, name: str) -> int:
        """Begin a bookmark at the end of what `parent` holds; return its id for `close_bookmark`."""
        self._bookmarks += 1
        sub(parent, "w:bookmarkStart", id=self._bookmarks, name=name)
        return self._bookmarks

    def style_bookmark(self, element: Element) -> str:
        """Return the name of a bookmark that says the style of a paragraph; no two are the same."""
        return f"_eds_{style_of(element)}_{self._bookmarks + 1}"

    def find(self, rule: str, message: str, essay: str = "", block: str = "") -> None:
        """Note something that somebody should look at."""
        self.findings.append(Finding(rule, message, essay=essay, block=block))


def close_bookmark(parent: Element, number: int) -> None:
    """End a bookmark at the end of what `parent` holds."""
    sub(parent, "w:bookmarkEnd", id=number)


def bookmark_name(kind: str, key: str) -> str:
    """Return the hidden bookmark's name for a block or note id, "" if Word could not hold the id."""
    return f"_{kind}_{key}" if _SAFE_ID.fullmatch(key) else ""


class Story:
    """One part that holds text (the body, the notes, a header), with its own relationships."""

    def __init__(self, part: XmlPart, kind: str = "body") -> None:
        self.part = part
        self.root = part.element
        self.kind = kind
        self._relations = Relations(part)

    def link(self, address: str) -> str:
        """Return the relationship id of an outside address."""
        return self._relations.outside(address, RT.HYPERLINK)

    def image(self, part: object) -> str:
        """Return the relationship id of a picture."""
        return self._relations.to(part, RT.IMAGE)  # type: ignore[arg-type]

    def relate(self, part: object, kind: str) -> str:
        """Return the relationship id of another part."""
        return self._relations.to(part, kind)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Remarked:
    """Where a comment lies in a block's text, and the ids of its remarks in the comments part."""

    start: int
    end: int
    numbers: tuple[int, ...]


@dataclass
class Scope:
    """The essay whose blocks are being written: its notes, its language, and where its links lead."""

    document: Document
    language: str
    essay: str = ""
    heading: int = 0  # the level of the essay's title: its own headings come below
    targets: frozenset[str] = frozenset()
    notes: dict[str, Note] = field(init=False)
    called: dict[str, int] = field(default_factory=dict)
    captions: dict[str, int] = field(default_factory=dict)  # "Figure" and "Table": how many so far
    comments: dict[str, list[Remarked]] = field(default_factory=dict)  # by block id

    def __post_init__(self) -> None:
        self.notes = {note.id: note for note in self.document.notes}
