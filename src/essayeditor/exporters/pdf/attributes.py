"""An element's entries besides its kids: alternative text, language, and attributes by owner (14.8.5)."""

from __future__ import annotations

from functools import lru_cache

from essayeditor.exporters.pdf import values
from essayeditor.foundation.languages import language_tag
from essayeditor.typeset.pages import Node

_STRINGS = ("Alt", "ActualText", "Lang", "Title", "ID", "E")


def layout_box(box: tuple[float, float, float, float]) -> bytes:
    """Return the layout attributes of a figure that covers `box` (left, bottom, right, top)."""
    return b"<</O/Layout/Placement/Block/BBox " + values.rectangle(*box) + b">>"


def entries(node: Node, box: bytes = b"") -> dict[str, bytes]:
    """Return the entries of a node's attributes, and with `box` those of its layout."""
    found = dict(node.attributes)
    if "Lang" in found:
        found["Lang"] = language_tag(found["Lang"])
    body = {
        "T" if key == "Title" else key: values.text(found[key])
        for key in _STRINGS
        if found.get(key) or (key == "Alt" and key in found)
    }
    owned = [attributes for attributes in (_table(found), _list(found), box) if attributes]
    if owned:
        body["A"] = owned[0] if len(owned) == 1 else values.array(owned)
    return body


def _table(found: dict[str, str]) -> bytes:
    """Write what a cell says of itself; spans of one are not said."""
    body: dict[str, bytes] = {}
    if scope := found.get("Scope"):
        body["Scope"] = values.name(scope)
    for key in ("ColSpan", "RowSpan"):
        if found.get(key, "1") != "1":
            body[key] = b"%d" % int(found[key])
    if headers := found.get("Headers"):
        body["Headers"] = values.array(values.text(header) for header in headers.split())
    if summary := found.get("Summary"):
        body["Summary"] = values.text(summary)
    return values.dictionary({"O": b"/Table", **body}) if body else b""


@lru_cache(maxsize=16)
def _numbering(kind: str) -> bytes:
    return values.dictionary({"O": b"/List", "ListNumbering": values.name(kind)})


def _list(found: dict[str, str]) -> bytes:
    kind = found.get("ListNumbering")
    return _numbering(kind) if kind else b""
