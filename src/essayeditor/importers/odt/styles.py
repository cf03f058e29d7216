"""What the styles of an OpenDocument text say of paragraphs, spans and lists."""

from __future__ import annotations

import re
from dataclasses import dataclass

from essayeditor.importers.docx.looks import is_mono
from essayeditor.importers.odt.names import FO, OFFICE, STYLE, TEXT, twips, whole
from essayeditor.importers.raw import Look, Role
from essayeditor.importers.rolenames import role_of_name
from essayeditor.importers.xmlsafe import Element
from essayeditor.text.blocks import ListKind
from essayeditor.text.marks import MarkKind

_KINDS = {
    "1": ListKind.DECIMAL,
    "a": ListKind.LOWER_LETTER,
    "A": ListKind.UPPER_LETTER,
    "i": ListKind.LOWER_ROMAN,
    "I": ListKind.UPPER_ROMAN,
}
_LINKS = {"internet_20_link", "visited_20_internet_20_link", "internet link", "visited internet link"}
_NOTES = {
    "footnote_20_symbol", "footnote_20_anchor", "endnote_20_symbol", "endnote_20_anchor",
    "footnote symbol", "footnote anchor", "endnote symbol", "endnote anchor",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list is marked."""

    kind: ListKind | None
    start: int = 1
    indent: int = 0


class OdtStyles:
    """The styles of one text, those of the document and the automatic ones."""

    def __init__(self, roots: list[Element]) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._lists: dict[str, dict[int, Level]] = {}
        self._defaults: dict[str, Element] = {}
        self._fonts: dict[str, str] = {}
        self._flat: dict[tuple[str, str], dict[str, str]] = {}
        for root in roots:
            for holder in (root.find(OFFICE + "styles"), root.find(OFFICE + "automatic-styles")):
                for element in holder if holder is not None else ():
                    self._add(element)
            for face in root.iter(STYLE + "font-face"):
                family = face.get("{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}font-family", "")
                self._fonts[face.get(STYLE + "name", "")] = family.strip("'\"")
        self._base = self.properties("paragraph", "Standard")

    def _add(self, element: Element) -> None:
        name = element.get(STYLE + "name", "")
        if element.tag == STYLE + "style":
            self._styles[element.get(STYLE + "family", ""), name] = element
        elif element.tag == STYLE + "default-style":
            self._defaults[element.get(STYLE + "family", "")] = element
        elif element.tag in (TEXT + "list-style", TEXT + "outline-style"):
            self._lists[name] = {whole(level.get(TEXT + "level"), 1): _read_level(level) for level in element}

    def chain(self, family: str, name: str) -> list[Element]:
        """Return a style's element and those it is based on, nearest first."""
        found: list[Element] = []
        while (element := self._styles.get((family, name))) is not None and element not in found:
            found.append(element)
            name = element.get(STYLE + "parent-style-name", "")
        return found

    def properties(self, family: str, name: str) -> dict[str, str]:
        """Return all formatting of a style with what it inherits, by attribute name."""
        key = (family, name)
        flat = self._flat.get(key)
        if flat is None:
            flat = {}
            layers = [*self.chain(family, name)]
            default = self._defaults.get(family)
            if family == "paragraph" and default is not None:
                layers.append(default)
            for element in reversed(layers):
                for child in element:
                    if child.tag in (STYLE + "text-properties", STYLE + "paragraph-properties"):
                        flat.update(child.attrib)  # type: ignore[arg-type]
            self._flat[key] = flat
        return flat

    def name(self, family: str, name: str) -> str:
        """Return the display name of the nearest common style."""
        for element in self.chain(family, name):
            said = _said_name(element)
            if not re.fullmatch(r"[A-Z]{1,2}\d+", said):
                return _plain_name(said)
        return _plain_name(name)

    def role(self, name: str) -> tuple[Role, int]:
        """Return what a paragraph style says its paragraphs are."""
        chain = self.chain("paragraph", name)
        for element in chain:
            said = _plain_name(_said_name(element))
            role, level = role_of_name(said)
            if role is not Role.BODY:
                return role, level
        return role_of_name(_plain_name(name)) if not chain else (Role.BODY, 0)

    def list_style(self, paragraph_style: str) -> str:
        """Return the list style that a paragraph style carries, or ""."""
        for element in self.chain("paragraph", paragraph_style):
            found = element.get(STYLE + "list-style-name")
            if found:
                return found
        return ""

    def level(self, list_style: str, level: int) -> Level:
        """Return how a level (from 1) of a list is marked."""
        return self._lists.get(list_style, {}).get(level) or Level(ListKind.BULLET)

    def look(self, paragraph_style: str) -> Look:
        """Return how a paragraph is set."""
        found = self.properties("paragraph", paragraph_style)
        rule = any(
            found.get(FO + side, "none") not in ("none", "", "0pt")
            for side in ("border-bottom", "border-top")
        )
        return Look(
            twips(found.get(FO + "margin-left")),
            twips(found.get(FO + "margin-right")),
            twips(found.get(FO + "text-indent")),
            found.get(FO + "text-align") == "center",
            rule=rule,
            page_break=found.get(FO + "break-before") == "page",
        )

    def kinds(self, found: dict[str, str], style: str, baseline: dict[str, str]) -> list[MarkKind]:
        """Return the marks that text properties make, beyond those the paragraph's style has."""

        def on(name: str, off: tuple[str, ...]) -> bool:
            return found.get(name, off[0]) not in off and found.get(name) != baseline.get(name)

        kinds = []
        if on(FO + "font-weight", ("normal", "400", "300", "100", "200")):
            kinds.append(MarkKind.BOLD)
        if on(FO + "font-style", ("normal", "backslant")):
            kinds.append(MarkKind.ITALIC)
        if on(STYLE + "text-underline-style", ("none",)) and style.lower() not in _LINKS:
            kinds.append(MarkKind.UNDERLINE)
        if on(STYLE + "text-line-through-style", ("none",)):
            kinds.append(MarkKind.STRIKE)
        if on(FO + "font-variant", ("normal",)):
            kinds.append(MarkKind.SMALL_CAPS)
        position = found.get(STYLE + "text-position", "").split(" ")[0]
        if position and style.lower() not in _NOTES:
            kinds += _position(position)
        if self._is_mono(found) and not self._is_mono(self._base):
            kinds.append(MarkKind.CODE)
        return kinds

    def _is_mono(self, found: dict[str, str]) -> bool:
        name = found.get(STYLE + "font-name", "")
        return is_mono(self._fonts.get(name, name)) or is_mono(found.get(FO + "font-family", "").strip("'\""))

    def size(self, found: dict[str, str]) -> int:
        """Return the type size in half-points, or 0."""
        return twips(found.get(FO + "font-size")) // 10

    def language(self, found: dict[str, str]) -> str:
        """Return the language tag of text properties, or ""."""
        language, country = found.get(FO + "language", ""), found.get(FO + "country", "")
        if language in ("", "none", "zxx"):
            return ""
        return f"{language}-{country}" if country not in ("", "none") else language


def _said_name(element: Element) -> str:
    return element.get(STYLE + "display-name") or element.get(STYLE + "name") or ""


def _plain_name(name: str) -> str:
    """Return a style's name with its escapes ("_20_") as the characters they stand for, in lower case."""
    return re.sub(r"_([0-9a-f]{2})_", lambda m: chr(int(m.group(1), 16)), name).strip().lower()


def _position(position: str) -> list[MarkKind]:
    if position == "super":
        return [MarkKind.SUPERSCRIPT]
    if position == "sub":
        return [MarkKind.SUBSCRIPT]
    try:
        raised = float(position.rstrip("%"))
    except ValueError:
        return []
    if raised == 0:
        return []
    return [MarkKind.SUPERSCRIPT if raised > 0 else MarkKind.SUBSCRIPT]


def _read_level(element: Element) -> Level:
    indent = 0
    for child in element.iter(STYLE + "list-level-label-alignment"):
        indent = twips(child.get(FO + "margin-left"))
    for child in element.iterfind(STYLE + "list-level-properties"):
        indent = indent or twips(child.get(TEXT + "space-before")) + twips(
            child.get(TEXT + "min-label-width")
        )
    if element.tag == TEXT + "list-level-style-number" or element.tag == TEXT + "outline-level-style":
        shape = element.get(STYLE + "num-format", "")
        return Level(
            _KINDS.get(shape) if shape else None, whole(element.get(TEXT + "start-value"), 1), indent
        )
    return Level(ListKind.BULLET, 1, indent)
