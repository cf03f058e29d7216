"""The file as ReportLab's document layer knows it: numbered objects, kept here and written out.

What differs from `PDFDocument.SaveToFile`: the bytes go to the file object by object, so that the
memory needed is not that of the whole file; small objects are packed into object streams
(ISO 32000-1, 7.5.7), since a tagged book has tens of thousands of them; the end of each stream is
marked as PDF/A wants it (ISO 19005-2, 6.1.7.1); and the file's identifier is a digest of what is
written, so that the same book gives the same bytes.
"""

from __future__ import annotations

import hashlib
import zlib
from typing import BinaryIO

from reportlab.pdfbase import pdfdoc

from essayeditor.exporters.pdf import values

_PER_OBJECT_STREAM = 200
_CATALOGUE = "Catalogue"
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class Written(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object whose bytes are known, or will be before the file is saved."""

    def __init__(self, body: bytes = b"null") -> None:
        self.body = body

    def format(self, _document: object) -> bytes:
        """Give the bytes, as ReportLab asks for them."""
        return self.body


class Stream(pdfdoc.PDFObject):  # type: ignore[misc]
    """A stream; `data` is written as it is, with the dictionary's `entries` and its length."""

    def __init__(self, entries: dict[str, bytes], data: bytes) -> None:
        self.entries = entries
        self.data = data

    @classmethod
    def deflated(cls, entries: dict[str, bytes], data: bytes, level: int = 6) -> Stream:
        """Compress `data` and say so in the dictionary."""
        return cls({**entries, "Filter": b"/FlateDecode"}, zlib.compress(data, level))

    def format(self, _document: object) -> bytes:
        """Give the bytes.

        An end-of-line marker, not counted in the length, precedes `endstream`; it is CR and LF,
        for data that end in CR would otherwise lend it to a lone LF.
        """
        head = values.dictionary({**self.entries, "Length": b"%d" % len(self.data)})
        return b"%s\nstream\n%s\r\nendstream\n" % (head, self.data)


class Catalogue(pdfdoc.PDFCatalog):  # type: ignore[misc]
    """The document catalogue, with the entries that a tagged archive file needs besides."""

    __NoDefault__ = (*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents")
    __Refs__ = ("Pages", "Outlines", "Metadata", "StructTreeRoot")


class Page(pdfdoc.PDFPage):  # type: ignore[misc]
    """A page object whose entries are all set by us."""

    __NoDefault__ = (*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs")
    __Refs__ = ("Parent",)
    Override_default_compilation = 1


class Objects(pdfdoc.PDFDocument):  # type: ignore[misc]
    """All objects of one PDF file, by number.

    Streams go to `file` as soon as they are given, so that they need no more memory than one takes;
    the small objects, which refer to one another, when all are known.
    """

    def __init__(self, file: BinaryIO) -> None:
        super().__init__(invariant=1, pdfVersion=(1, 7), dummyoutline=0)
        self.Catalog = Catalogue()
        self.Catalog.Pages = self.Pages
        self.Outlines = self.Catalog.Outlines = None
        self.Reference(self.Catalog, _CATALOGUE)
        self.Reference(self.Pages, pdfdoc.Pages)
        self._writer = _FileWriter(file)

    def number_of(self, key: str) -> int:
        """Return the number of the object registered under `key`."""
        number: int = self.idToObjectNumberAndVersion[key][0]
        return number

    def add(self, thing: pdfdoc.PDFObject | bytes, key: str | None = None) -> int:
        """Register an object (or the bytes of one), and write it if it is a stream; return its number."""
        if isinstance(thing, Stream):
            number = self.number_of(self.Reference(Written(), key).name)
            self._writer.plain(number, thing.format(self))
            return number
        if isinstance(thing, bytes):
            thing = Written(thing)
        return self.number_of(self.Reference(thing, key).name)

    def reserve(self) -> tuple[int, Written]:
        """Register an object whose bytes come later."""
        later = Written()
        return self.add(later), later

    def add_page(self, page: Page) -> int:
        """Register a page, in order; return its number."""
        page.Parent = values.reference(self.number_of(pdfdoc.Pages))
        key: str = self.thisPageName()
        self.addPage(page)
        return self.number_of(key)

    @property
    def fonts_number(self) -> int:
        """The number of the dictionary of fonts that all pages share."""
        return self.number_of(pdfdoc.BasicFonts)

    def name_font(self, name: str, number: int) -> None:
        """Put a font into that dictionary."""
        self.idToObject[pdfdoc.BasicFonts].dict[name] = values.reference(number)

    def finish(self, information: bytes) -> None:
        """Write what is not written yet, the information dictionary, and the cross-references."""
        info = self.add(information)
        number = 0
        while (number := number + 1) in self.numberToId:  # ReportLab adds some while it formats others
            if not self._writer.has(number):
                thing = self.idToObject[self.numberToId[number]]
                self._writer.pack(number, pdfdoc.format(thing, self, toplevel=1))
        self._writer.finish(number, root=self.number_of(_CATALOGUE), info=info)


class _FileWriter:
    """Writes numbered objects, plain or packed, and at last the cross-reference stream (7.5.8)."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._offset = 0
        self._digest = hashlib.sha256()
        self._places: dict[int, tuple[int, int, int]] = {}  # number -> type, offset or container, index
        self._packed: list[tuple[int, bytes]] = []
        self._put(_HEADER)

    def _put(self, data: bytes) -> int:
        start = self._offset
        self._file.write(data)
        self._digest.update(data)
        self._offset += len(data)
        return start

    def has(self, number: int) -> bool:
        """Say whether an object is written already."""
        return number in self._places

    def plain(self, number: int, body: bytes) -> None:
        """Write an object as it is: streams must be."""
        self._places[number] = (1, self._put(b"%d 0 obj\n%sendobj\n" % (number, body)), 0)

    def pack(self, number: int, body: bytes) -> None:
        """Keep a small object for an object stream."""
        self._packed.append((number, body))

    def finish(self, number: int, root: int, info: int) -> None:
        """Write the object streams, from `number` on, and the cross-references."""
        for start in range(0, len(self._packed), _PER_OBJECT_STREAM):
            self._container(number, self._packed[start : start + _PER_OBJECT_STREAM])
            number += 1
        self._cross_references(number, root, info)

    def _container(self, container: int, batch: list[tuple[int, bytes]]) -> None:
        index, offset = [], 0
        for place, (number, body) in enumerate(batch):
            index.append(b"%d %d" % (number, offset))
            offset += len(body) + 1
            self._places[number] = (2, container, place)
        head = b" ".join(index) + b"\n"
        entries = {"Type": b"/ObjStm", "N": b"%d" % len(batch), "First": b"%d" % len(head)}
        content = head + b"\n".join(body for _, body in batch)
        self.plain(container, Stream.deflated(entries, content).format(None))

    def _cross_references(self, number: int, root: int, info: int) -> None:
        self._places[number] = (1, self._offset, 0)
        rows = [b"\x00\x00\x00\x00\x00\xff\xff"]
        for key in range(1, number + 1):
            kind, place, index = self._places[key]
            rows.append(bytes((kind,)) + place.to_bytes(4, "big") + index.to_bytes(2, "big"))
        identifier = b"<" + self._digest.hexdigest()[:32].encode("ascii") + b">"
        entries = {
            "Type": b"/XRef",
            "Size": b"%d" % (number + 1),
            "W": b"[1 4 2]",
            "Root": values.reference(root),
            "Info": values.reference(info),
            "ID": values.array((identifier, identifier)),
        }
        start = self._put(b"%d 0 obj\n" % number)
        self._put(Stream.deflated(entries, b"".join(rows)).format(None))
        self._put(b"endobj\nstartxref\n%d\n%%%%EOF\n" % start)
