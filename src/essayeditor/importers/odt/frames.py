"""Pictures, text boxes, equations, objects and shapes in an OpenDocument text (ODF 1.3 part 3, 10.4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from essayeditor.importers.docx.maths import slim
from essayeditor.importers.mathml import readable
from essayeditor.importers.odt.context import Context
from essayeditor.importers.odt.crops import read_crop
from essayeditor.importers.odt.names import (
    DRAW,
    FO,
    FRAME,
    LIST,
    LOEXT,
    MATHML,
    SVG,
    TBL,
    TEXT,
    H,
    P,
    twips,
    words_of,
)  # fmt: skip
from essayeditor.importers.pictures import VECTOR_TYPES, read_header
from essayeditor.importers.raw import Item, Placed, RawBox, Ready
from essayeditor.importers.result import RemarkKind
from essayeditor.importers.xmlsafe import Element
from essayeditor.text.blocks import Kept, new_id
from essayeditor.text.marks import Formula

ReadItems = Callable[[Element], list[Item]]

_OBJECTS = (DRAW + "object", DRAW + "object-ole")
_FOREIGN = (DRAW + "plugin", DRAW + "applet", DRAW + "floating-frame")
_LINES = (DRAW + "line", DRAW + "connector", DRAW + "measure", DRAW + "rect", DRAW + "caption")
_DECORATIVE = (LOEXT + "decorative", DRAW + "decorative")
_TEXT_BLOCKS = (P, H, LIST, TBL)


@dataclass(slots=True)
class Found:
    """What a drawing holds: pictures and equations for the line it stands in, and what is beside it."""

    pictures: list[Placed] = field(default_factory=list)
    formulas: list[Formula] = field(default_factory=list)
    beside: list[Item] = field(default_factory=list)


def read_drawing(element: Element, context: Context, read_items: ReadItems) -> Found:
    """Return what is in a draw: element, its texts read by `read_items`."""
    found = Found()
    _read(element, context, read_items, found)
    return found


def _read(element: Element, context: Context, read_items: ReadItems, found: Found) -> None:
    if element.tag == FRAME:
        _read_frame(element, context, read_items, found)
    elif element.tag in (DRAW + "g", DRAW + "a"):
        before = len(found.pictures) + len(found.beside)
        for child in element:
            if isinstance(child.tag, str) and child.tag.startswith(DRAW):
                _read(child, context, read_items, found)
        if element.tag == DRAW + "g" and before == len(found.pictures) + len(found.beside):
            _keep_drawing(element, context, found)
    elif element.tag == DRAW + "control":
        context.tally.gather(
            RemarkKind.DROPPED, "A form control was left out", element.get(DRAW + "name", "")
        )
    else:
        _read_shape(element, context, read_items, found)


def _read_shape(element: Element, context: Context, read_items: ReadItems, found: Found) -> None:
    """Read a drawn shape: the words on it are a text box; one without words is a drawing."""
    if _has_words(element):
        found.beside.append(RawBox(read_items(element)))
    elif element.tag in _LINES:
        context.tally.gather(RemarkKind.DROPPED, "A drawn line or frame without words was left out")
    elif not _in_group(element):
        _keep_drawing(element, context, found)


def _in_group(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == DRAW + "g"


def _has_words(element: Element) -> bool:
    return any(child.tag in _TEXT_BLOCKS and words_of(child) for child in element)


def _keep_drawing(element: Element, context: Context, found: Found) -> None:
    found.beside.append(Ready(Kept(new_id(), slim(element), "", "drawing")))
    context.tally.gather(
        RemarkKind.KEPT, "A drawing is kept, but cannot be shown; ask for it as a picture", _label(element)
    )


def _label(element: Element) -> str:
    return (element.findtext(SVG + "desc") or element.findtext(SVG + "title") or "").strip()


def _read_frame(frame: Element, context: Context, read_items: ReadItems, found: Found) -> None:
    for child in frame:
        if child.tag == DRAW + "text-box":
            items = read_items(child)
            if items:
                found.beside.append(RawBox(items))
            return
        if child.tag in _OBJECTS and _read_object(child, frame, context, found):
            return
        if child.tag in _FOREIGN:
            context.tally.gather(
                RemarkKind.DROPPED, "An object of another program was left out", words_of(child)
            )
    placed = _picture_of(frame, context)
    if placed is not None:
        found.pictures.append(placed)
    for image in frame.iterfind(DRAW + "image"):
        if _has_words(image):
            found.beside.append(RawBox(read_items(image)))


def _read_object(element: Element, frame: Element, context: Context, found: Found) -> bool:
    """Read an embedded object as an equation, or as the picture of it, or keep it whole."""
    root = context.package.object_root(element) if element.tag == DRAW + "object" else None
    if root is not None and root.tag == MATHML + "math":
        said = readable(root)
        if said:
            found.formulas.append(Formula(said))
        return True
    what = "object of another program" if root is None else "chart or table"
    placed = _picture_of(frame, context, quiet=True)
    if placed is not None:
        found.pictures.append(placed)
        why = f"An embedded {what} was left out, its picture kept"
        context.tally.gather(RemarkKind.DROPPED, why, _label(frame))
        return True
    said = words_of(root) if root is not None else ""
    found.beside.append(Ready(Kept(new_id(), slim(frame), said, what)))
    context.tally.gather(
        RemarkKind.KEPT, f"An embedded {what} is kept, but cannot be shown; ask for it as a picture", said
    )
    return True


def _picture_of(frame: Element, context: Context, quiet: bool = False) -> Placed | None:
    """Return the picture of a frame: of several that show the same, one of pixels rather than a drawing."""
    best: tuple[str, bytes] | None = None
    for image in frame.iterfind(DRAW + "image"):
        name, content = context.package.bytes_of(image)
        if content is None:
            if not quiet:
                _report_elsewhere(name, context)
            continue
        header = read_header(content)
        if header is None and quiet:
            continue
        drawing = header is None or header.media_type in VECTOR_TYPES
        if best is None or not drawing:
            best = (name, content)
            if not drawing:
                break
    if best is None:
        return None
    picture = context.tally.take_picture(best[1], best[0])
    if picture is None:
        return None
    placed = Placed(picture.sha256, _label(frame))
    placed.decorative = any(frame.get(name) == "true" for name in _DECORATIVE)
    placed.height = twips(frame.get(SVG + "height")) // 20
    placed.floating = frame.get(TEXT + "anchor-type", "paragraph") != "as-char"
    style = context.styles.properties("graphic", frame.get(DRAW + "style-name", ""))
    placed.crop = read_crop(style.get(FO + "clip", ""), picture)
    return placed


def _report_elsewhere(address: str, context: Context) -> None:
    if not address:
        return
    if ":" in address or address.startswith(("/", "..")):
        context.tally.remark(
            RemarkKind.WARNING,
            f"A picture is only linked, not in the file (“{address[:120]}”). "
            "It was not fetched; ask the contributor for it.",
        )
    else:
        context.tally.remark(
            RemarkKind.WARNING, f"The picture “{address[-80:]}” is missing from the file; ask for it."
        )
