"""The parts of an OpenDocument text, zipped or flat (OASIS ODF 1.3, part 2)."""

from __future__ import annotations

import base64
import binascii
import posixpath
from urllib.parse import unquote

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers.archive import Archive
from essayeditor.importers.limits import Limits
from essayeditor.importers.odt.names import DC, HREF, META, OFFICE, words_of
from essayeditor.importers.result import RemarkKind
from essayeditor.importers.tally import Tally
from essayeditor.importers.xmlsafe import Element, parse_xml

_MANIFEST = "META-INF/manifest.xml"
_AGAIN = "Ask the contributor to open it in LibreOffice and save it as .docx or .odt."


class OdtPackage:
    """An OpenDocument text behind the gate. In a flat one, all parts are the same root element."""

    def __init__(self, content: bytes, limits: Limits, tally: Tally, flat: bool) -> None:
        """Parse its parts. Raises FileRefused if it is protected, damaged, or no text."""
        self._limits = limits
        self._tally = tally
        self._archive = None if flat else Archive(content, limits)
        self.styles: Element | None
        self.meta: Element | None
        if self._archive is None:
            self.content = self.styles = self.meta = parse_xml(content, "the file", limits)
        else:
            self._refuse_protected(self._archive)
            if "content.xml" not in self._archive:
                raise FileRefused(f"It is a package without a text in it. {_AGAIN}")
            self.content = parse_xml(self._archive.read("content.xml"), "content.xml", limits)
            self.styles = self._optional("styles.xml", "The file's styles could not be read.")
            self.meta = self._optional("meta.xml", "")
        self.body = self._find_body()

    def _refuse_protected(self, archive: Archive) -> None:
        """Refuse encrypted parts. The manifest of old files has a DOCTYPE, so that it is not parsed."""
        if _MANIFEST in archive and b"encryption-data" in archive.read(_MANIFEST):
            raise FileRefused(
                "It is protected with a password. Ask the contributor to save it again without one."
            )

    def _optional(self, name: str, warning: str) -> Element | None:
        assert self._archive is not None
        if name not in self._archive:
            return None
        try:
            return parse_xml(self._archive.read(name), name, self._limits)
        except FileRefused as refused:
            if warning:
                self._tally.remark(RemarkKind.WARNING, f"{warning} {refused}")
            return None

    def _find_body(self) -> Element:
        body = self.content.find(f"{OFFICE}body/{OFFICE}text")
        if body is None:
            raise FileRefused(f"It holds no text; it may be a drawing, a table or a presentation. {_AGAIN}")
        return body

    @property
    def style_roots(self) -> list[Element]:
        """The elements to read styles from, those of the whole document first."""
        roots = [root for root in (self.styles, self.content) if root is not None]
        return list(dict.fromkeys(roots))

    def producer(self) -> str:
        """Return which program wrote the file, as its properties say, or ""."""
        return self._property(META + "generator")[:100]

    def title(self) -> str:
        """Return the title in the file's properties, which is often that of another document."""
        return self._property(DC + "title")

    def _property(self, name: str) -> str:
        holder = self.meta.find(OFFICE + "meta") if self.meta is not None else None
        return (holder.findtext(name) or "").strip() if holder is not None else ""

    def holds_macros(self) -> bool:
        """Say whether programs lie in the file."""
        if self._archive is not None:
            return any(name.startswith(("Basic/", "Scripts/")) for name in self._archive)
        return any(words_of(e) for e in self.content.iterfind(f"{OFFICE}scripts/{OFFICE}script"))

    def bytes_of(self, element: Element) -> tuple[str, bytes | None]:
        """Return the name and the content of what an element embeds; None for what lies elsewhere.

        Nothing outside the file is ever read: an address that is not a member's name finds nothing.
        """
        data = element.findtext(OFFICE + "binary-data")
        if data:
            try:
                return "in the file", base64.b64decode(data)
            except (binascii.Error, ValueError):
                return "in the file", b""
        address = element.get(HREF, "")
        name = self._member(address)
        if name and self._archive is not None:
            return posixpath.basename(name), self._archive.read(name)
        return address, None

    def object_root(self, element: Element) -> Element | None:
        """Return the root of an embedded object's content, or None if it cannot be read."""
        inside = next((child for child in element if isinstance(child.tag, str)), None)
        if inside is not None and inside.tag != OFFICE + "binary-data":
            return inside
        name = self._member(f"{element.get(HREF, '').rstrip('/')}/content.xml")
        if not name or self._archive is None:
            return None
        try:
            return parse_xml(self._archive.read(name), name, self._limits)
        except FileRefused:
            self._tally.remark(RemarkKind.WARNING, "An embedded object could not be read.")
            return None

    def _member(self, address: str) -> str:
        """Return the name of the package's member at an address, or "" where there is none."""
        if self._archive is None or not address or ":" in address or address.startswith(("/", "..")):
            return ""
        name = posixpath.normpath(unquote(address))
        return name if name in self._archive else ""
