"""Pictures, text boxes, charts and diagrams in w:drawing, w:pict and w:object."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers.docx.context import Context
from essayeditor.importers.docx.maths import slim
from essayeditor.importers.docx.names import (
    ALTERNATE,
    CHOICE,
    DECORATIVE,
    DGM,
    FALLBACK,
    TXBX,
    WP,
    A,
    C,
    O,
    R,
    T,
    V,
    W,
)  # fmt: skip
from essayeditor.importers.raw import Placed
from essayeditor.importers.result import RemarkKind
from essayeditor.importers.xmlsafe import Element
from essayeditor.text.blocks import Crop, Kept, new_id

_EMU_PER_POINT = 12700
_OWN_PICTURE = re.compile(r"picture-([0-9a-f]{64})")
_POINTS = re.compile(r"(?:^|;)\s*height:\s*([0-9.]+)(pt|in|cm|mm|px)?")
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "": 1.0, None: 1.0}


def chosen(alternate: Element) -> Element | None:
    """Return the branch of an mc:AlternateContent to read: its choice, unless that holds nothing.

    The fallback says the same again for older programs; reading both would double the words.
    """
    choice, fallback = alternate.find(CHOICE), alternate.find(FALLBACK)
    if choice is None:
        return fallback
    if fallback is not None and not _holds(choice) and _holds(fallback):
        return fallback
    return choice


_CONTENT = (T, W + "drawing", A + "blip", V + "imagedata", W + "delText", W + "footnoteReference")


def _holds(element: Element) -> bool:
    return next(element.iter(*_CONTENT), None) is not None


def walk_chosen(element: Element) -> Iterator[Element]:
    """Yield the elements inside a drawing, with one branch of each AlternateContent, not into text boxes."""
    for child in element:
        if child.tag == ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                yield from walk_chosen(branch)
            continue
        yield child
        if child.tag != TXBX:
            yield from walk_chosen(child)


@dataclass(slots=True)
class Found:
    """What a drawing holds: pictures, text boxes to be read as stories of their own, and the rest."""

    pictures: list[Placed]
    boxes: list[Element]
    kept: list[Kept]


def read_drawing(drawing: Element, part: str, context: Context) -> Found:
    """Return what is in a w:drawing, w:pict or w:object of the part named."""
    found = Found([], [], [])
    shown = drawing.find(WP + "inline")
    shown = drawing.find(WP + "anchor") if shown is None else shown
    properties = shown.find(WP + "docPr") if shown is not None else None
    floating = shown is not None and shown.tag == WP + "anchor"
    height = _extent(shown)
    for element in walk_chosen(drawing):
        if element.tag == TXBX:
            found.boxes.append(element)
        elif element.tag == A + "blip":
            placed = _blip(element, part, context)
            if placed is not None:
                _describe(placed, properties)
                placed.height, placed.floating = height, floating
                _remember_stand_in(placed, properties, context)
                found.pictures.append(placed)
        elif element.tag == V + "imagedata":
            placed = _imagedata(element, part, context)
            if placed is not None:
                found.pictures.append(placed)
        elif element.tag in (C + "chart", DGM + "relIds"):
            alt = properties.get("descr", "") if properties is not None else ""
            found.kept.append(_kept_graphic(element, drawing, part, context, alt.strip()))
        elif element.tag == O + "OLEObject":
            program = element.get("ProgID", "an object")
            context.tally.gather(
                RemarkKind.DROPPED, "An object of another program was left out, its picture kept", program
            )
    return found


def _extent(shown: Element | None) -> int:
    extent = shown.find(WP + "extent") if shown is not None else None
    try:
        return int(extent.get("cy", "0")) // _EMU_PER_POINT if extent is not None else 0
    except ValueError:
        return 0


def _describe(placed: Placed, properties: Element | None) -> None:
    if properties is None:
        return
    placed.alt = (properties.get("descr") or properties.get("title") or "").strip()
    decorative = next(properties.iter(DECORATIVE), None)
    placed.decorative = decorative is not None and decorative.get("val", "1") in ("1", "true")


def _remember_stand_in(placed: Placed, properties: Element | None, context: Context) -> None:
    """Note which of our own pictures this one stands for, as our exporter says in its name."""
    named = _OWN_PICTURE.fullmatch(properties.get("name", "")) if properties is not None else None
    if named is not None and context.ours:
        context.tally.stand_ins[placed.asset] = named.group(1)


def _take(key: str, part: str, context: Context) -> str | None:
    """Return the SHA-256 of the picture that a relationship id points at, if it can be taken."""
    relationship = context.package.relationships(part).get(key)
    if relationship is None:
        return None
    name = relationship.target.rsplit("/", 1)[-1]
    if relationship.external:
        context.tally.remark(
            RemarkKind.WARNING,
            f"A picture is only linked, not in the file (“{relationship.target[:120]}”). "
            "It was not fetched; ask the contributor for it.",
        )
        return None
    if relationship.target not in context.package.archive:
        context.tally.remark(
            RemarkKind.WARNING, f"The picture “{name}” is missing from the file; ask for it."
        )
        return None
    picture = context.tally.take_picture(context.package.archive.read(relationship.target), name)
    return picture.sha256 if picture is not None else None


def _blip(element: Element, part: str, context: Context) -> Placed | None:
    asset = None
    for attribute in (R + "embed", R + "link"):
        key = element.get(attribute)
        if key and asset is None:
            asset = _take(key, part, context)
    if asset is None:
        return None
    placed = Placed(asset)
    parent = element.getparent()
    cut = parent.find(A + "srcRect") if parent is not None else None
    if cut is not None:
        sides = [_thousandths(cut.get(side, "0")) for side in ("l", "t", "r", "b")]
        placed.crop = Crop(*sides) if any(sides) or context.ours else None
    return placed


def _thousandths(value: str) -> int:
    try:
        return round(float(value[:-1]) * 1000) if value.endswith("%") else int(value)
    except ValueError:
        return 0


def _imagedata(element: Element, part: str, context: Context) -> Placed | None:
    key = element.get(R + "id") or element.get(R + "pict") or element.get(O + "relid")
    asset = _take(key, part, context) if key else None
    if asset is None:
        return None
    shape = element.getparent()
    placed = Placed(asset)
    if shape is not None:
        placed.alt = (shape.get("alt") or element.get(O + "title") or "").strip()
        style = shape.get("style", "")
        size = _POINTS.search(style)
        placed.height = round(float(size.group(1)) * _UNITS[size.group(2)]) if size else 0
        placed.floating = "position:absolute" in style.replace(" ", "")
    return placed


def _kept_graphic(element: Element, drawing: Element, part: str, context: Context, alt: str) -> Kept:
    """Keep a chart or a diagram whole, with its description and the words of its own part as plain text."""
    is_chart = element.tag == C + "chart"
    what = "chart" if is_chart else "diagram"
    key = element.get(R + "id") if is_chart else element.get(R + "dm")
    relationship = context.package.relationships(part).get(key or "")
    said = ""
    if (
        relationship is not None
        and not relationship.external
        and relationship.target in context.package.archive
    ):
        try:
            said = _graphic_words(context.package.xml(relationship.target))
        except FileRefused:
            context.tally.remark(RemarkKind.WARNING, f"The words in a {what} could not be read.")
    said = "\n".join(filter(None, (alt, said)))
    context.tally.gather(
        RemarkKind.KEPT, f"A {what} is kept, but cannot be shown; ask for it as a picture or table", said
    )
    source = slim(drawing)
    return Kept(new_id(), source, said, what)


def _graphic_words(root: Element) -> str:
    lines = []
    for paragraph in root.iter(A + "p", C + "v"):
        if paragraph.tag == C + "v":
            lines.append(paragraph.text or "")
        else:
            lines.append("".join(t.text or "" for t in paragraph.iter(A + "t")))
    return "\n".join(line.strip() for line in dict.fromkeys(lines) if line.strip())
