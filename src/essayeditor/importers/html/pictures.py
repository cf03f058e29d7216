"""The pictures of a page: those inside it, or beside it in its zip; nothing is ever fetched."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from essayeditor.importers.html.css import Properties, declarations, twips
from essayeditor.importers.raw import Placed
from essayeditor.importers.result import ImportedPicture, RemarkKind
from essayeditor.importers.tally import Tally
from essayeditor.importers.xmlsafe import Element
from essayeditor.text.blocks import Crop

Resolve = Callable[[str], bytes | None]
"""Returns the bytes of a picture that lies beside the page (in its zip, its e-mail), or None."""

_USUAL_HEIGHT = 200
_SPACE = re.compile(rb"\s+")


class Pictures:
    """Takes the pictures of one page into its account."""

    def __init__(self, tally: Tally, resolve: Resolve | None) -> None:
        self._tally = tally
        self._resolve = resolve

    def place(self, element: Element, found: Properties) -> Placed | None:
        """Return an img as it stands in its line, or None where it is not taken, with the reason told."""
        height = _points(element, found, "height")
        if height is not None and height <= 2 and (_points(element, found, "width") or 0) <= 2:
            self._tally.gather(RemarkKind.DROPPED, "A picture too small to see was left out")
            return None
        picture = self._take(element.get("src", "").strip())
        if picture is None:
            return None
        alt = (element.get("alt") or element.get("title") or "").strip()
        decorative = element.get("alt") == "" and element.get("role") in ("presentation", "none")
        placed = Placed(picture.sha256, alt, decorative)
        placed.height = _USUAL_HEIGHT if height is None else height
        placed.crop = _crop(element, found)
        return placed

    def _take(self, address: str) -> ImportedPicture | None:
        if address.lower().startswith("data:"):
            content = _data(address)
            return self._tally.take_picture(content, "picture in the page") if content else None
        content = self._resolve(address) if self._resolve is not None and address else None
        if content is not None:
            return self._tally.take_picture(content, address.rsplit("/", 1)[-1])
        if address:
            self._tally.remark(
                RemarkKind.WARNING,
                f"A picture is only linked, not in the file (“{address[:120]}”). "
                "It was not fetched; ask the contributor for it.",
            )
        return None


def _data(address: str) -> bytes | None:
    head, comma, body = address.partition(",")
    if not comma:
        return None
    content = unquote_to_bytes(body)
    if not head.lower().rstrip().endswith(";base64"):
        return content
    try:
        return base64.b64decode(_SPACE.sub(b"", content))
    except (binascii.Error, ValueError):
        return None


def _points(element: Element, found: Properties, name: str) -> int | None:
    """Return the height or width at which a picture is shown, in points, or None where it is not said."""
    for value in (found.get(name, ""), element.get(name, "").strip().lower()):
        if value and value[0].isdigit() and not value.endswith("%"):
            return twips(value) // 20
    return None


def _crop(element: Element, found: Properties) -> Crop | None:
    """Return the crop that Google Docs makes: a picture larger than the box it is shown through."""
    holder = element.getparent()
    if holder is None:
        return None
    box = declarations(holder.get("style", ""))
    if box.get("overflow") != "hidden":
        return None
    width, height = twips(found.get("width", "")), twips(found.get("height", ""))
    left, top = -twips(found.get("margin-left", "")), -twips(found.get("margin-top", ""))
    across, down = twips(box.get("width", "")), twips(box.get("height", ""))
    if min(width, height, across, down) <= 0 or min(left, top) < 0:
        return None
    shares = [left / width, top / height, 1 - (left + across) / width, 1 - (top + down) / height]
    sides = [round(100_000 * share) if share > 0.002 else 0 for share in shares]
    if not any(sides) or sides[0] + sides[2] >= 100_000 or sides[1] + sides[3] >= 100_000:
        return None
    return Crop(*sides)
