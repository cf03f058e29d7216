"""Pictures in DrawingML: in the line, with their alternative text or the mark that they need none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from essayeditor.exporters.docx.media import Shown, Unreadable
from essayeditor.exporters.docx.xml import Element, clean, emu, new, put, sub

if TYPE_CHECKING:
    from essayeditor.exporters.docx.edition import Edition, Story
    from essayeditor.text.blocks import Crop
    from essayeditor.text.marks import InlinePicture

_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"  # MS-ODRAWXML, 2.3.8
_SCREEN = 72 / 96  # points to a pixel where a picture is not to be enlarged


def write_inline_picture(
    edition: Edition, story: Story, run: Element, atom: InlinePicture, essay: str
) -> None:
    """Put a small picture in the line; its alternative text where it cannot be shown."""
    measure = edition.look.sheet.measure
    try:
        shown = edition.media.show(atom.asset, measure)
    except Unreadable as error:
        edition.find("picture-unreadable", f"A picture in the line cannot be shown: {error}.", essay)
        shown = edition.media.stand_in(atom.alt)
    width, height = fitted(shown, None, measure, edition.look.sheet.depth)
    write_drawing(edition, story, run, shown, atom.asset, (width, height), atom.alt, atom.decorative)


def fitted(shown: Shown, crop: Crop | None, width: float, height: float) -> tuple[float, float]:
    """Return the size in points at which a picture fits `width` × `height` without being enlarged much."""
    wide, high = _cropped(shown, crop)
    if not wide or not high:
        return width, width * 0.62
    scale = min(width / wide, height / high, max(_SCREEN, 0.0))
    return wide * scale, high * scale


def _cropped(shown: Shown, crop: Crop | None) -> tuple[float, float]:
    if crop is None:
        return shown.width, shown.height
    across = max(0.01, 1 - (crop.left + crop.right) / 100_000)
    down = max(0.01, 1 - (crop.top + crop.bottom) / 100_000)
    return shown.width * across, shown.height * down


def write_drawing(
    edition: Edition,
    story: Story,
    run: Element,
    shown: Shown,
    asset: str,
    size: tuple[float, float],
    alt: str,
    decorative: bool = False,
    crop: Crop | None = None,
) -> None:
    """Put a picture into a run. In files that come back, its name tells which asset it was."""
    number = edition.next_drawing()
    name = f"picture-{asset}" if edition.identities else f"Picture {number}"
    across, down = emu(size[0]), emu(size[1])
    drawing = sub(run, "w:drawing")
    inline = new("wp:inline", ("a", "pic", "r"), distT=0, distB=0, distL=0, distR=0)
    drawing.append(inline)
    sub(inline, "wp:extent", cx=across, cy=down)
    sub(inline, "wp:effectExtent", l=0, t=0, r=0, b=0)
    described = sub(inline, "wp:docPr", id=number, name=name)
    if alt and not decorative:
        described.set("descr", clean(alt))
    if decorative:
        _mark_decorative(described, alt)
    locks = sub(sub(inline, "wp:cNvGraphicFramePr"), "a:graphicFrameLocks")
    locks.set("noChangeAspect", "1")
    data = sub(sub(inline, "a:graphic"), "a:graphicData", uri=_PICTURE)
    picture = sub(data, "pic:pic")
    about = sub(picture, "pic:nvPicPr")
    sub(about, "pic:cNvPr", id=number, name=name)
    sub(about, "pic:cNvPicPr")
    fill = sub(picture, "pic:blipFill")
    put(sub(fill, "a:blip"), "r:embed", story.image(shown.part))
    if crop is not None:
        sides = {"l": crop.left, "t": crop.top, "r": crop.right, "b": crop.bottom}
        sub(fill, "a:srcRect", **{side: value for side, value in sides.items() if value})
    sub(sub(fill, "a:stretch"), "a:fillRect")
    shape = sub(picture, "pic:spPr")
    frame = sub(shape, "a:xfrm")
    sub(frame, "a:off", x=0, y=0)
    sub(frame, "a:ext", cx=across, cy=down)
    sub(sub(shape, "a:prstGeom", prst="rect"), "a:avLst")


def _mark_decorative(described: Element, alt: str) -> None:
    if alt:
        described.set("descr", clean(alt))
    extensions = sub(described, "a:extLst")
    extension = sub(extensions, "a:ext", uri=_DECORATIVE)
    extension.append(new("adec:decorative", val=1))
