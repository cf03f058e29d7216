"""Word sections: one to each essay, with its running heads, folios, and notes that start again at 1."""

from __future__ import annotations

from dataclasses import dataclass, replace

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from essayeditor.exporters.docx.edition import Edition, Story
from essayeditor.exporters.docx.fields import write_field
from essayeditor.exporters.docx.paragraphs import gap, paragraph
from essayeditor.exporters.docx.xml import Element, ends_in, last_child, new, put, qn, sub, twips


@dataclass(frozen=True, slots=True)
class Heads:
    """The running heads of a section; `opening` shows the folio alone on its first page."""

    verso: str = ""
    recto: str = ""
    opening: bool = True


@dataclass(frozen=True, slots=True)
class SectionLook:
    """How one section starts and is numbered. Without `heads` it has neither heads nor folios."""

    start: str = "nextPage"  # or oddPage, evenPage
    heads: Heads | None = None
    roman: bool = False
    first_page: int | None = None
    foot_aligned: bool = False
    notes: bool = False  # it has notes, which begin at 1: an essay among others


class Furniture:
    """The header and footer parts of a file, each written once and shared by sections that agree."""

    def __init__(self, edition: Edition, body: Story) -> None:
        self._edition = edition
        self._body = body
        self._made: dict[tuple[str, str, str], str] = {}
        self._count = {"header": 0, "footer": 0}

    def head(self, style: str, said: str) -> str:
        """Return the relationship id of a header that says `said`."""
        return self._part("header", style, said)

    def folio(self, style: str) -> str:
        """Return the relationship id of a footer with the page number."""
        return self._part("footer", style, "PAGE")

    def blank(self, kind: str) -> str:
        """Return the relationship id of an empty header or footer."""
        return self._part(kind, kind.title(), "")

    def _part(self, kind: str, style: str, said: str) -> str:
        key = (kind, style, said)
        if key not in self._made:
            self._count[kind] += 1
            root = new("w:hdr" if kind == "header" else "w:ftr", ("r",))
            element = paragraph(root, style, "" if kind == "footer" else said)
            if kind == "footer" and said:
                write_field(element, said, "1")
            content_type = CT.WML_HEADER if kind == "header" else CT.WML_FOOTER
            name = f"/word/{kind}{self._count[kind]}.xml"
            part = self._edition.package.xml(name, content_type, root)
            self._made[key] = self._body.relate(part, RT.HEADER if kind == "header" else RT.FOOTER)
        return self._made[key]


class Sections:
    """Ends the sections of a body, one after another."""

    def __init__(self, edition: Edition, body: Story) -> None:
        self._edition = edition
        self._furniture = Furniture(edition, body)
        self._root = body.root
        self._pending: SectionLook | None = None

    def begin(self, look: SectionLook) -> None:
        """Begin a section; the one before it ends here."""
        if self._pending is not None:
            ending = self._last_paragraph()
            self._write(sub(ending.find(qn("w:pPr")), "w:sectPr"), self._pending)
        self._pending = look

    def end(self) -> None:
        """End the last section, whose properties stand at the end of the body."""
        look = self._pending or SectionLook()
        if look.notes:
            self.begin(replace(look, start="continuous", notes=False, first_page=None))
            gap(self._root)
        elif ends_in(self._root, "w:tbl"):
            gap(self._root)
        self._write(sub(self._root, "w:sectPr"), self._pending or look, last=True)

    def _last_paragraph(self) -> Element:
        """Return the paragraph that carries the section's properties, an empty one after a table."""
        found = last_child(self._root) if ends_in(self._root, "w:p") else None
        properties = None if found is None else found.find(qn("w:pPr"))
        if properties is None or properties.find(qn("w:sectPr")) is not None:
            return gap(self._root)
        return found

    def _write(self, element: Element, look: SectionLook, *, last: bool = False) -> None:
        """Write w:sectPr, its children in the order of the schema (ISO 29500-1, 17.6.17)."""
        self._references(element, look)
        self._notes(element, look, last=last)
        sub(element, "w:type", val=look.start)
        sheet = self._edition.look.sheet
        sub(element, "w:pgSz", w=twips(sheet.width), h=twips(sheet.height))
        margins = {
            "top": sheet.top,
            "right": sheet.outer,
            "bottom": sheet.bottom,
            "left": sheet.inner,
            "header": sheet.head,
            "footer": sheet.foot,
            "gutter": 0,
        }
        sub(element, "w:pgMar", **{name: twips(length) for name, length in margins.items()})
        numbering = {"fmt": "lowerRoman" if look.roman else "decimal"}
        if look.first_page is not None:
            numbering["start"] = str(look.first_page)
        sub(element, "w:pgNumType", **numbering)
        if look.foot_aligned:
            sub(element, "w:vAlign", val="bottom")
        if look.heads and look.heads.opening:
            sub(element, "w:titlePg")

    def _notes(self, element: Element, look: SectionLook, *, last: bool) -> None:
        """Say how notes are numbered: from 1 in each essay.

        LibreOffice keeps one such setting for the whole file, counts anew only when it changes, and
        shows 0 for notes it has not counted. So the last section, which has no notes, changes it.
        """
        if not look.notes and not last:
            return
        restart = "eachSect" if look.notes else "continuous"
        for kind in ("footnote", "endnote"):
            properties = sub(element, f"w:{kind}Pr")
            if kind == "endnote":
                sub(properties, "w:numFmt", val=self._edition.look.endnote_numbers)
            sub(properties, "w:numRestart", val=restart)

    def _references(self, element: Element, look: SectionLook) -> None:
        furniture, heads = self._furniture, look.heads
        mirrored = self._edition.look.sheet.mirrored
        if heads is None:
            for kind in ("header", "footer"):
                for page in ("even", "default"):
                    self._reference(element, kind, page, furniture.blank(kind))
            return
        self._reference(
            element, "header", "even", furniture.head("HeaderEven" if mirrored else "Header", heads.verso)
        )
        self._reference(element, "header", "default", furniture.head("Header", heads.recto))
        self._reference(element, "footer", "even", furniture.folio("FooterEven" if mirrored else "Footer"))
        self._reference(element, "footer", "default", furniture.folio("Footer"))
        if heads.opening:
            self._reference(element, "header", "first", furniture.blank("header"))
            self._reference(
                element, "footer", "first", furniture.folio("FooterFirst" if mirrored else "Footer")
            )

    def _reference(self, element: Element, kind: str, page: str, relation: str) -> None:
        put(sub(element, f"w:{kind}Reference", type=page), "r:id", relation)
