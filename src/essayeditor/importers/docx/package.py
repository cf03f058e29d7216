"""The parts of a Word package and what they refer to (Open Packaging Conventions, ISO/IEC 29500-2)."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers.archive import Archive
from essayeditor.importers.docx.names import CORE, EXTENDED, PACKAGE_RELATIONSHIPS
from essayeditor.importers.limits import Limits
from essayeditor.importers.xmlsafe import Element, parse_xml, too_large

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/([A-Za-z]+)/")
_STRICT_MARK = b"http://purl.oclc.org/ooxml/"


@dataclass(frozen=True, slots=True)
class Relationship:
    """What an r:id of one part points at: a part of the package, or an address outside it."""

    kind: str  # the last step of the relationship's type: "image", "hyperlink", "footnotes"
    target: str
    external: bool


class WordPackage:
    """A Word file behind the gate: its parts by name, and each part's relationships by id."""

    def __init__(self, archive: Archive, limits: Limits) -> None:
        """Find the main document. Raises FileRefused if the package has none."""
        self.archive = archive
        self.limits = limits
        self._relationships: dict[str, dict[str, Relationship]] = {}
        self.main = self._find_main()

    def _find_main(self) -> str:
        for relationship in self.relationships("").values():
            if relationship.kind == "officeDocument" and relationship.target in self.archive:
                return relationship.target
        if "word/document.xml" in self.archive:
            return "word/document.xml"
        raise FileRefused(
            "It is a package without a Word document in it. "
            "Ask the contributor to open the essay in Word and save it as .docx."
        )

    def relationships(self, part: str) -> dict[str, Relationship]:
        """Return the relationships of a part by their ids; of the whole package for ""."""
        known = self._relationships.get(part)
        if known is None:
            known = self._relationships[part] = self._read_relationships(part)
        return known

    def _read_relationships(self, part: str) -> dict[str, Relationship]:
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self.archive:
            return {}
        found = {}
        for element in self.xml(path).iter(PACKAGE_RELATIONSHIPS + "Relationship"):
            target = element.get("Target", "")
            external = element.get("TargetMode") == "External"
            kind = element.get("Type", "").rsplit("/", 1)[-1]
            if not external and kind != "hyperlink":
                target = _resolved(folder, target)
            found[element.get("Id", "")] = Relationship(kind, target, external)
        return found

    def related(self, kind: str, part: str | None = None) -> str:
        """Return the name of the part of this kind that `part` (the main document) refers to, or ""."""
        for relationship in self.relationships(self.main if part is None else part).values():
            if (
                relationship.kind == kind
                and not relationship.external
                and relationship.target in self.archive
            ):
                return relationship.target
        return ""

    def xml(self, name: str, without: str = "") -> Element:
        """Return the root element of an XML part, Strict names turned into Transitional ones.

        The element called `without` need not be there: nobody asks for it.
        """
        if self.archive.size(name) > self.limits.xml_bytes:
            raise FileRefused(too_large(name, self.limits))
        content = _without(without, self.archive.read(name)) if without else self.archive.read(name)
        if _STRICT_MARK in content:
            content = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", content)
        return parse_xml(content, name, self.limits)

    def related_xml(self, kind: str) -> Element | None:
        """Return the root of the main document's part of this kind, or None where there is none."""
        name = self.related(kind)
        # What Word's menu of styles would offer is most of the part that holds the styles.
        return self.xml(name, "latentStyles" if kind == "styles" else "") if name else None

    def producer(self) -> str:
        """Return which program wrote the file, as its properties say, or ""."""
        for name in ("docProps/app.xml",):
            if name not in self.archive:
                continue
            try:
                root = self.xml(name)
            except FileRefused:
                return ""
            application = root.findtext(EXTENDED + "Application") or ""
            version = root.findtext(EXTENDED + "AppVersion") or ""
            return f"{application} {version}".strip()[:100]
        return ""

    def custom_properties(self) -> dict[str, str]:
        """Return the file's custom properties by name."""
        name = self.related("custom-properties", "")
        if not name:
            return {}
        try:
            root = self.xml(name)
        except FileRefused:
            return {}
        return {e.get("name", ""): "".join(map(str, e.itertext())).strip() for e in root if e.get("name")}

    def core_title(self) -> str:
        """Return the title in the file's properties, which is often that of another document."""
        name = self.related("core-properties", "")
        if not name:
            return ""
        try:
            root = self.xml(name)
        except FileRefused:
            return ""
        if root.tag != CORE + "coreProperties":
            return ""
        return (root.findtext("{http://purl.org/dc/elements/1.1/}title") or "").strip()


def _without(name: str, content: bytes) -> bytes:
    """Cut out an element of Word's own, if it stands there under Word's usual prefix."""
    start = content.find(f"<w:{name} ".encode())
    end = content.find(f"</w:{name}>".encode(), start) if start >= 0 else -1
    return content[:start] + content[end + len(f"</w:{name}>") :] if end >= 0 else content


def _resolved(folder: str, target: str) -> str:
    """Return the name of a part that a relationship points at; nothing outside the package is one."""
    path = unquote(target).replace("\\", "/").split("#", 1)[0]
    path = path if path.startswith("/") else posixpath.join("/", folder, path)
    return posixpath.normpath(path).lstrip("/")
