"""The parts that every Word file of ours has, around a body to be filled."""

from __future__ import annotations

from collections.abc import Mapping

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from essayeditor.exporters.docx.edition import Edition, Story
from essayeditor.exporters.docx.fonts import write_fonts
from essayeditor.exporters.docx.notes import NotesPart
from essayeditor.exporters.docx.settings import app_part, core_part, custom_part, settings_part
from essayeditor.exporters.docx.styles_part import styles_part
from essayeditor.exporters.docx.xml import new, sub
from essayeditor.text.document import NoteKind

PREFIXES = ("r", "wp", "a", "pic", "m", "adec")


class Frame:
    """One package: its body open from the start, closed by `finish`."""

    def __init__(self, edition: Edition, essay_depth: int, *, review: bool = False) -> None:
        self._edition = edition
        package = edition.package
        root = new("w:document", PREFIXES)
        part = package.xml("/word/document.xml", CT.WML_DOCUMENT_MAIN, root)
        package.relations.to(part, RT.OFFICE_DOCUMENT)
        self.body = Story(part)
        self.body.root = sub(root, "w:body")
        for kind in NoteKind:
            notes = NotesPart(edition, kind)
            edition.notes[kind] = notes
            self.body.relate(notes.part, notes.relation)
        look = edition.look
        for name, content_type, relation, element in (
            ("styles", CT.WML_STYLES, RT.STYLES, styles_part(look, edition.language, essay_depth)),
            ("settings", CT.WML_SETTINGS, RT.SETTINGS, settings_part(look, review=review)),
        ):
            self.body.relate(package.xml(f"/word/{name}.xml", content_type, element), relation)
        write_fonts(package, self.body, look)

    def finish(
        self, title: str, author: str, subject: str, date: str, identity: Mapping[str, str] | None = None
    ) -> bytes:
        """Add what can only be written at the end, and return the file's bytes.

        `identity` goes into the document's custom properties, for files that are to come back.
        """
        edition, package = self._edition, self._edition.package
        if edition.lists:
            numbering = package.xml("/word/numbering.xml", CT.WML_NUMBERING, edition.lists.part())
            self.body.relate(numbering, RT.NUMBERING)
        core = core_part(title, author, subject, edition.language, date)
        part = package.xml("/docProps/core.xml", CT.OPC_CORE_PROPERTIES, core)
        package.relations.to(part, RT.CORE_PROPERTIES)
        app = package.blob("/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, app_part())
        package.relations.to(app, RT.EXTENDED_PROPERTIES)
        if identity:
            custom = package.blob("/docProps/custom.xml", CT.OFC_CUSTOM_PROPERTIES, custom_part(identity))
            package.relations.to(custom, RT.CUSTOM_PROPERTIES)
        return package.bytes()
