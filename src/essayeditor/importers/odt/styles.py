"""What the styles of an OpenDocument text say of paragraphs and words, their parents followed."""

from __future__ import annotations

from dataclasses import dataclass

from essayeditor.importers.odt.names import FO, OFFICE, STYLE, SVG, plain_name, twips, whole
from essayeditor.importers.raw import Look, Role
from essayeditor.importers.rolenames import role_of_name
from essayeditor.importers.xmlsafe import Element

Properties = dict[str, str]

_SIZE = FO + "font-size"
_PROPERTIES = (STYLE + "text-properties", STYLE + "paragraph-properties", STYLE + "graphic-properties")
_RULES = (FO + "border", FO + "border-top", FO + "border-bottom")


@dataclass(frozen=True, slots=True)
class Style:
    """One style: what its own element says."""

    name: str  # as shown, in lower case
    parent: str
    automatic: bool  # made by direct formatting
    properties: Properties
    outline: int = 0


class OdtStyles:
    """The styles of a text by family and name, with the answers computed once each."""

    def __init__(self, roots: list[Element]) -> None:
        self._styles: dict[tuple[str, str], Style] = {}
        self._defaults: dict[str, Properties] = {}
        self._fonts: dict[str, str] = {}
        self._whole: dict[tuple[str, str], Properties] = {}
        self._roles: dict[str, tuple[Role, int]] = {}
        for root in roots:
            for face in root.iterfind(f"{OFFICE}font-face-decls/{STYLE}font-face"):
                family = face.get(SVG + "font-family", "").strip("'\" ")
                self._fonts[face.get(STYLE + "name", "")] = family
        for root in roots:
            self._add_all(root.find(OFFICE + "styles"), automatic=False)
        # Automatic styles of styles.xml are those of headers; the names come again in content.xml.
        self._add_all(roots[-1].find(OFFICE + "automatic-styles"), automatic=True)

    def _add_all(self, holder: Element | None, automatic: bool) -> None:
        for element in holder if holder is not None else ():
            family = element.get(STYLE + "family", "")
            if element.tag == STYLE + "default-style":
                self._defaults[family] = _properties(element)
            elif element.tag == STYLE + "style":
                key = element.get(STYLE + "name", "")
                self._styles[family, key] = Style(
                    plain_name(element.get(STYLE + "display-name") or key),
                    element.get(STYLE + "parent-style-name", ""),
                    automatic,
                    _properties(element),
                    whole(element.get(STYLE + "default-outline-level")),
                )

    def chain(self, family: str, key: str) -> list[Style]:
        """Return a style and those it is based on, nearest first; loops and unknown names end it."""
        found: list[Style] = []
        while (style := self._styles.get((family, key))) is not None and style not in found:
            found.append(style)
            key = style.parent
            if len(found) > 50:
                break
        return found

    def properties(self, family: str, key: str) -> Properties:
        """Return all formatting of a style with what it inherits, by the names of the attributes."""
        known = self._whole.get((family, key))
        if known is None:
            known = dict(self._defaults.get(family, {})) if family == "paragraph" else {}
            for style in reversed(self.chain(family, key)):
                known = overlaid(known, style.properties)
            self._whole[family, key] = known
        return known

    def common(self, key: str) -> str:
        """Return the name in the file of the nearest paragraph style that is not direct formatting."""
        for _ in range(50):
            style = self._styles.get(("paragraph", key))
            if style is None or not style.automatic:
                return key
            key = style.parent
        return key

    def name(self, family: str, key: str) -> str:
        """Return the shown name, in lower case, of the nearest style that is not direct formatting."""
        named = next((style.name for style in self.chain(family, key) if not style.automatic), "")
        return named or ("" if (family, key) in self._styles else plain_name(key))

    def role(self, key: str) -> tuple[Role, int]:
        """Return what a paragraph style says its paragraphs are, and the level of a heading."""
        known = self._roles.get(key)
        if known is None:
            known = self._roles[key] = self._find_role(key)
        return known

    def _find_role(self, key: str) -> tuple[Role, int]:
        chain = [style for style in self.chain("paragraph", key) if not style.automatic]
        if not chain:
            return role_of_name(plain_name(key))
        for style in chain:
            role, level = role_of_name(style.name)
            if role is not Role.BODY:
                return role, level
            if style.outline:
                return Role.HEADING, style.outline
            if style.name == "heading" and not chain[0].name.endswith((" heading", " header")):
                return Role.HEADING, 1
        return Role.BODY, 0

    def font(self, properties: Properties) -> str:
        """Return the family of the letters."""
        declared = properties.get(STYLE + "font-name", "")
        return self._fonts.get(declared, declared) or properties.get(FO + "font-family", "").strip("'\" ")

    def look(self, key: str) -> Look:
        """Return how a paragraph of this style is set."""
        found = self.properties("paragraph", key)
        both = found.get(FO + "margin")
        return Look(
            twips(found.get(FO + "margin-left", both)),
            twips(found.get(FO + "margin-right", both)),
            twips(found.get(FO + "text-indent")),
            found.get(FO + "text-align") == "center",
            rule=any(found.get(side, "none").split(" ")[0] not in ("none", "", "0") for side in _RULES),
            page_break=found.get(FO + "break-before") == "page",
        )


def _properties(element: Element) -> Properties:
    found: Properties = {}
    for child in element:
        if child.tag not in _PROPERTIES:
            continue
        for name, value in child.attrib.items():
            if name != FO + "background-color" or child.tag != STYLE + "paragraph-properties":
                found[str(name)] = str(value)
    return found


def overlaid(below: Properties, above: Properties) -> Properties:
    """Return formatting with more laid over it; sizes in per cent are of the size below."""
    result = {**below, **above}
    size = above.get(_SIZE, "")
    if size.endswith("%"):
        result[_SIZE] = _share(below.get(_SIZE, ""), size)
    return result


def _share(below: str, share: str) -> str:
    try:
        return f"{twips(below) / 20 * float(share[:-1]) / 100:.2f}pt"
    except (ValueError, OverflowError):
        return below
