"""Reading a PDF back with PDFium: the words in the order of its structure tree, not of its page.

What a screen reader would read: artifacts (running heads, folios) are left out, and so are the
labels of list items and the calls of notes, which are no words of an essay.
"""

from __future__ import annotations

import ctypes
import re
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from essayeditor.exporters.verify.expected import heard
from essayeditor.exporters.verify.reading import Reading

_LEFT_OUT = frozenset({"Lbl", "Reference", "TOC"})
_INLINE = frozenset({"Span", "Link", "Reference", "Quote", "Code", "Lbl"})
_BUFFER = 1 << 17
_LINE_END_HYPHEN = re.compile("[\x02\u00ad\ufffe]\\s*")  # PDFium's marks for one, and what follows it
_AT_END = -1


Handle = Any  # what PDFium's C interface gives, or one of pypdfium2's objects that stand for it


class _Found:
    """What the pages read so far hold: text by kind, in pieces."""

    def __init__(self) -> None:
        self.flow: list[str] = []
        self.notes: list[str] = []
        self.captions: list[str] = []
        self.note_ids: set[str] = set()
        self.alternatives: list[str] = []
        self.links: set[str] = set()
        self.pictures = 0
        self.fonts: dict[int, str] = {}  # a font's address -> its name if it is not embedded, else ""


def read_pdf(path: Path) -> Reading:
    """Read a PDF. Raises pypdfium2.PdfiumError if it cannot be opened."""
    found = _Found()
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            text = page.get_textpage()
            try:
                _PageReader(document, page, text, found).read()
            finally:
                text.close()
                page.close()
    return Reading(
        flow=_words(found.flow),
        notes=_words(found.notes),
        captions=_words(found.captions),
        notes_found=len(found.note_ids),
        pictures=found.pictures,
        alternatives=tuple(found.alternatives),
        links=frozenset(found.links),
        fonts_missing=tuple(sorted({name for name in found.fonts.values() if name})),
    )


def _words(pieces: list[str]) -> list[str]:
    return heard(_LINE_END_HYPHEN.sub("", "".join(pieces)))


class _PageReader:
    """Reads one page: first what is drawn, by marked-content number, then the tree that orders it."""

    def __init__(self, document: Handle, page: Handle, text: Handle, found: _Found) -> None:
        self._document = document
        self._page = page
        self._text = text
        self._found = found
        self._buffer = ctypes.create_string_buffer(_BUFFER)
        self._said: dict[int, str] = {}

    def read(self) -> None:
        for index in range(pdfium.FPDFPage_CountObjects(self._page)):
            self._object(pdfium.FPDFPage_GetObject(self._page, index))
        self._links()
        tree = pdfium.FPDF_StructTree_GetForPage(self._page)
        if not tree:
            return
        try:
            for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
                self._element(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), self._found.flow)
        finally:
            pdfium.FPDF_StructTree_Close(tree)

    def _object(self, thing: Handle) -> None:
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            mark = pdfium.FPDFPageObj_GetMarkedContentID(thing)
            if mark >= 0:
                said = self._text_of(thing) or self._said_by_nothing(thing)
                self._said[mark] = self._said.get(mark, "") + said
            self._font(pdfium.FPDFTextObj_GetFont(thing))
        elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM):
            self._found.pictures += 1

    def _text_of(self, thing: Handle) -> str:
        target = ctypes.cast(self._buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
        size = pdfium.FPDFTextObj_GetText(thing, self._text, target, _BUFFER)
        return ctypes.string_at(self._buffer, max(0, size - 2)).decode("utf-16-le", "replace")

    def _said_by_nothing(self, thing: Handle) -> str:
        """Return what an object without text says: PDFium gives none for a space that stands alone."""
        for index in range(pdfium.FPDFPageObj_CountMarks(thing)):
            mark = pdfium.FPDFPageObj_GetMark(thing, index)
            size = ctypes.c_ulong(0)
            if pdfium.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", None, 0, size) and size.value:
                return ""  # its text was given with the first object under the mark
        return " "

    def _font(self, font: Handle) -> None:
        address = ctypes.cast(font, ctypes.c_void_p).value or 0
        if address in self._found.fonts:
            return
        name = ""
        if not pdfium.FPDFFont_GetIsEmbedded(font):
            size = pdfium.FPDFFont_GetBaseFontName(font, self._buffer, _BUFFER)
            name = (
                ctypes.string_at(self._buffer, max(0, size - 1)).decode("utf-8", "replace")
                or "without a name"
            )
        self._found.fonts[address] = name

    def _links(self) -> None:
        position = ctypes.c_int(0)
        link = pdfium.FPDF_LINK()
        while pdfium.FPDFLink_Enumerate(self._page, position, link):
            action = pdfium.FPDFLink_GetAction(link)
            if action:
                size = pdfium.FPDFAction_GetURIPath(self._document, action, self._buffer, _BUFFER)
                if size > 1:
                    self._found.links.add(ctypes.string_at(self._buffer, size - 1).decode("ascii", "replace"))

    def _string(self, get: Handle, element: Handle) -> str:
        size = get(element, self._buffer, _BUFFER)
        return ctypes.string_at(self._buffer, max(0, size - 2)).decode("utf-16-le", "replace")

    def _element(self, element: Handle, into: list[str]) -> None:
        """Add what an element says to `into`, or to the notes or captions if it is one."""
        role = self._string(pdfium.FPDF_StructElement_GetType, element)
        if role in _LEFT_OUT:
            aside: list[str] = []
            self._children(element, aside)
            into.append(" " if "".join(aside)[-1:].isspace() else "")
            return
        if role == "Note":
            into = self._found.notes
            self._found.note_ids.add(self._string(pdfium.FPDF_StructElement_GetID, element))
        elif role in ("Caption", "Table") and into is self._found.flow:
            into = self._found.captions
        elif role == "Figure":
            self._found.alternatives.append(self._string(pdfium.FPDF_StructElement_GetAltText, element))
        self._children(element, into)
        if role not in _INLINE:
            into.append("\n")

    def _children(self, element: Handle, into: list[str]) -> None:
        for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
            if child:
                self._element(child, into)
            else:
                mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
                if mark != _AT_END:
                    into.append(self._said.get(mark, ""))
