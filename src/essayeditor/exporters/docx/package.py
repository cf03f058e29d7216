"""The package around the parts: relationships, content types, and a zip of the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.oxml import CT_Types, serialize_part_xml
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from docx.opc.part import Part, XmlPart
from docx.package import Package as DocxPackage

if TYPE_CHECKING:
    from essayeditor.exporters.docx.xml import Element

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can state: no file tells when it was made
_DEFAULTS = {"png": "image/png", "jpeg": "image/jpeg", "emf": "image/x-emf", "wmf": "image/x-wmf"}
_STORED = frozenset({"png", "jpeg"})  # compressed already


class Relations:
    """The relationships from one part, each target numbered once, in the order of first use."""

    def __init__(self, source: Part | DocxPackage) -> None:
        self._rels = source.rels
        self._known: dict[tuple[str, int | str], str] = {}

    def to(self, part: Part, kind: str) -> str:
        """Return the id of the relationship to another part of the package."""
        return self._id((kind, id(part)), kind, part, external=False)

    def outside(self, address: str, kind: str) -> str:
        """Return the id of the relationship to an address outside the package."""
        return self._id((kind, address), kind, address, external=True)

    def _id(self, key: tuple[str, int | str], kind: str, target: Part | str, *, external: bool) -> str:
        if key not in self._known:
            self._known[key] = f"rId{len(self._known) + 1}"
            self._rels.add_relationship(kind, target, self._known[key], external)
        return self._known[key]


class Package:
    """A Word package in the making: the parts in the order in which they will be written."""

    def __init__(self) -> None:
        self._opc = DocxPackage()
        self.relations = Relations(self._opc)
        self._parts: list[Part] = []

    def xml(self, name: str, content_type: str, root: Element) -> XmlPart:
        """Add an XML part; its element may still grow until `save`."""
        part = XmlPart(PackURI(name), content_type, root, self._opc)
        self._parts.append(part)
        return part

    def blob(self, name: str, content_type: str, content: bytes) -> Part:
        """Add a part of bytes, such as a picture."""
        part = Part(PackURI(name), content_type, content, self._opc)
        self._parts.append(part)
        return part

    def bytes(self) -> bytes:
        """Return the package as a zip: content types first, then parts as they were added."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            _put(archive, CONTENT_TYPES_URI, serialize_part_xml(self._content_types()))
            _put(archive, PACKAGE_URI.rels_uri, _utf8(self._opc.rels.xml))
            for part in self._parts:
                _put(archive, part.partname, part.blob)
                if part.rels:
                    _put(archive, part.partname.rels_uri, _utf8(part.rels.xml))
        return buffer.getvalue()

    def _content_types(self) -> Element:
        types: Element = CT_Types.new()  # type: ignore[no-untyped-call]
        types.add_default("rels", CT.OPC_RELATIONSHIPS)
        types.add_default("xml", CT.XML)
        extensions = {part.partname.ext for part in self._parts} & _DEFAULTS.keys()
        for extension in sorted(extensions):
            types.add_default(extension, _DEFAULTS[extension])
        for part in sorted(self._parts, key=lambda p: str(p.partname)):
            if part.partname.ext not in _DEFAULTS:
                types.add_override(part.partname, part.content_type)
        return types


def _utf8(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8")


def _put(archive: zipfile.ZipFile, uri: PackURI, content: bytes) -> None:
    info = zipfile.ZipInfo(uri.membername, _EPOCH)
    info.compress_type = zipfile.ZIP_STORED if uri.ext in _STORED else zipfile.ZIP_DEFLATED
    info.create_system = 0  # MS-DOS: the same bytes whichever system writes them
    archive.writestr(info, content)
