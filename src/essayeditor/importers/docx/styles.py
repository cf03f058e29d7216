"""What a Word style says of a paragraph or run, its based-on chain followed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from essayeditor.foundation.languages import language_tag
from essayeditor.importers.docx.names import RPR, VAL, W, is_on, number
from essayeditor.importers.raw import Role
from essayeditor.importers.rolenames import role_of_name
from essayeditor.importers.xmlsafe import Element

_TOGGLES = ("b", "i", "strike", "dstrike", "smallCaps", "caps", "vanish")
_TOGGLE_OF = {W + name: name for name in _TOGGLES}
_HEADING = re.compile(r"^heading (\d)$")


@dataclass(slots=True)
class Style:
    """One style with what its own element says; `Styles` adds what it inherits."""

    id: str
    name: str
    kind: str
    based_on: str = ""
    toggles: dict[str, bool] = field(default_factory=dict)
    underline: str = ""
    vertical: str = ""
    fonts: str = ""
    lang: str = ""
    size: int = 0
    outline: int | None = None
    number_id: str = ""
    number_level: int = 0
    left: int | None = None
    right: int | None = None
    first_line: int | None = None
    centred: bool | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """What a paragraph style gives: indents in twips, and the list that it is in."""

    left: int
    right: int
    first_line: int
    centred: bool
    number_id: str
    number_level: int


class Styles:
    """The styles of a document, by id, with the answers computed once each."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._elements: dict[str, Element] = {}
        self.default = ""
        self.base = Style("", "", "paragraph")
        if root is not None:
            defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{RPR}")
            if defaults is not None:
                _read_run_properties(defaults, self.base)
            for element in root.iterfind(W + "style"):
                key = element.get(W + "styleId", "")
                self._elements[key] = element
                if element.get(W + "default") in ("1", "true", "on") and _is_paragraph(element):
                    self.default = key
        self._chains: dict[str, list[Style]] = {}
        self._roles: dict[str, tuple[Role, int]] = {}
        self._shapes: dict[str, Shape] = {}

    def _get(self, key: str) -> Style | None:
        """Return one style, read at its first use: templates bring hundreds that no essay uses."""
        style = self._styles.get(key)
        element = self._elements.get(key)
        if style is not None or element is None:
            return style
        name = _value(element, "name") or key
        style = Style(key, name.strip().lower(), element.get(W + "type", "paragraph"))
        style.based_on = _value(element, "basedOn")
        run = element.find(RPR)
        if run is not None:
            _read_run_properties(run, style)
        paragraph = element.find(W + "pPr")
        if paragraph is not None:
            _read_paragraph_properties(paragraph, style)
        self._styles[key] = style
        return style

    def chain(self, key: str) -> list[Style]:
        """Return the style and those it is based on, nearest first; loops and unknown ids end it."""
        known = self._chains.get(key)
        if known is None:
            known, style = [], self._get(key)
            while style is not None and style not in known and len(known) < 50:
                known.append(style)
                style = self._get(style.based_on)
            self._chains[key] = known
        return known

    def toggle(self, key: str, name: str) -> bool:
        """Return whether a style switches on "b", "i", …, itself or by what it is based on."""
        for style in self.chain(key):
            if name in style.toggles:
                return style.toggles[name]
        return False

    def first(self, key: str, name: str) -> str | int | bool | None:
        """Return the nearest value of a field of Style in the chain that is set, or None."""
        for style in self.chain(key):
            value: str | int | bool | None = getattr(style, name)
            if value is not None and value not in ("", 0):
                return value
        return None

    def shape(self, key: str) -> Shape:
        """Return how a paragraph style sets its paragraphs, what it inherits with it."""
        known = self._shapes.get(key)
        if known is None:
            left, right, first_line = (
                next((v for s in self.chain(key) if (v := getattr(s, name)) is not None), 0)
                for name in ("left", "right", "first_line")
            )
            known = Shape(left, right, first_line, bool(self.first(key, "centred")), *self.numbering(key))
            self._shapes[key] = known
        return known

    def numbering(self, key: str) -> tuple[str, int]:
        """Return the numbering id and level that a paragraph style gives, or ("", 0)."""
        for style in self.chain(key):
            if style.number_id:
                return style.number_id, style.number_level
        return "", 0

    def name(self, key: str) -> str:
        """Return the display name of a style in lower case, or ""."""
        style = self._get(key)
        return style.name if style is not None else ""

    def named(self, key: str) -> str:
        """Return the id of the paragraph style that has this id or, spaces aside, this name; "" for none."""
        wanted = _bare(key)
        return next((found for found in self._elements if _bare(self.name(found)) == wanted), "")

    def role(self, key: str) -> tuple[Role, int]:
        """Return what a paragraph style says its paragraphs are, and the level of a heading."""
        known = self._roles.get(key)
        if known is None:
            known = self._roles[key] = self._find_role(key)
        return known

    def _find_role(self, key: str) -> tuple[Role, int]:
        chain = self.chain(key)
        if not chain:
            return role_of_name(key)
        for style in chain:
            heading = _HEADING.match(style.name)
            if heading:
                return Role.HEADING, int(heading.group(1))
            if style.outline is not None and style.outline < 9:
                named, _ = role_of_name(style.name)
                return (named, 0) if named is not Role.BODY else (Role.HEADING, style.outline + 1)
            role, level = role_of_name(style.name)
            if role is not Role.BODY:
                return role, level
        return Role.BODY, 0


def _bare(name: str) -> str:
    return name.replace(" ", "").lower()


def _is_paragraph(element: Element) -> bool:
    return element.get(W + "type", "paragraph") == "paragraph"


def _value(element: Element, name: str) -> str:
    child = element.find(W + name)
    return child.get(VAL, "") if child is not None else ""


def _read_run_properties(run: Element, style: Style) -> None:
    for child in run:
        name = _TOGGLE_OF.get(child.tag)
        if name is not None:
            style.toggles[name] = is_on(child)
    style.underline = _value(run, "u")
    style.vertical = _value(run, "vertAlign")
    fonts = run.find(W + "rFonts")
    if fonts is not None:
        style.fonts = fonts.get(W + "ascii", "") or fonts.get(W + "hAnsi", "")
    lang = run.find(W + "lang")
    if lang is not None:
        style.lang = language_tag(lang.get(VAL, ""))
    style.size = number(_value(run, "sz"))


def _read_paragraph_properties(paragraph: Element, style: Style) -> None:
    outline = paragraph.find(W + "outlineLvl")
    if outline is not None:
        style.outline = number(outline.get(VAL), 9)
    numbering = paragraph.find(W + "numPr")
    if numbering is not None:
        style.number_id = _value(numbering, "numId")
        style.number_level = number(_value(numbering, "ilvl"))
    style.left, style.right, style.first_line = read_indents(paragraph.find(W + "ind"))
    justification = _value(paragraph, "jc")
    style.centred = justification == "center" if justification else None


def read_indents(element: Element | None) -> tuple[int | None, int | None, int | None]:
    """Return left, right and first-line indents of a w:ind in twips; None where it is silent."""
    if element is None:
        return None, None, None
    left = element.get(W + "left") or element.get(W + "start")
    right = element.get(W + "right") or element.get(W + "end")
    hanging, first = element.get(W + "hanging"), element.get(W + "firstLine")
    first_line = -number(hanging) if hanging else (number(first) if first else None)
    return (number(left) if left else None, number(right) if right else None, first_line)
