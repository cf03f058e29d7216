"""Ways through the file: named places, links, the outline beside the pages, and page labels."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from essayeditor.exporters.pdf import values
from essayeditor.exporters.pdf.objects import Objects
from essayeditor.text.numbering import from_roman
from essayeditor.typeset.pages import Bookmark, Link, Page


def place(page: int, top: float) -> bytes:
    """Return a destination: the page with `top` at the window's upper edge, the zoom as it is (12.3.2.2)."""
    return f"[{page} 0 R/XYZ 0 {values.number(top)} null]".encode("ascii")


def annotation(link: Link, height: float, key: int, places: Mapping[str, bytes]) -> bytes | None:
    """Write a link's annotation, or return None if its place is not in this file."""
    body = {
        "Type": b"/Annot",
        "Subtype": b"/Link",
        "Rect": values.rectangle(link.x, height - link.y - link.height, link.x + link.width, height - link.y),
        "Border": b"[0 0 0]",
        "F": b"4",  # printed; PDF/A asks for it (6.3.2)
        "StructParent": b"%d" % key,
        "Contents": values.text(link.alt or link.target),
    }
    if link.target.startswith("#"):
        target = places.get(link.target[1:])
        if target is None:
            return None
        body["Dest"] = target
    else:
        body["A"] = values.dictionary({"S": b"/URI", "URI": values.literal(address(link.target))})
    return values.dictionary(body)


def address(target: str) -> bytes:
    """Return a web address in ASCII, as a URI action wants it: other letters as %xx of their UTF-8."""
    return b"".join(
        character.encode("ascii")
        if "!" <= character <= "~"
        else "".join(f"%{b:02X}" for b in character.encode()).encode()
        for character in target
    )


@dataclass(slots=True)
class _Entry:
    bookmark: Bookmark
    number: int
    children: list[_Entry] = field(default_factory=list)


def outline(objects: Objects, bookmarks: Sequence[Bookmark], places: Mapping[str, bytes]) -> int:
    """Write the outline and return its number, or 0 for none. The upper level is shown open."""
    root, later = objects.reserve()
    bodies = {}
    top = _Entry(Bookmark("", ""), root)
    path = [top]
    for bookmark in bookmarks:
        if bookmark.destination not in places or not bookmark.title.strip():
            continue
        number, body = objects.reserve()
        bodies[number] = body
        del path[max(1, min(len(path), bookmark.level + 1)) :]
        entry = _Entry(bookmark, number)
        path[-1].children.append(entry)
        path.append(entry)
    if not top.children:
        return 0
    for parent in _with_children(top):
        for before, entry, after in _neighbours(parent.children):
            bodies[entry.number].body = _item(entry, parent, before, after, places)
    later.body = values.dictionary({"Type": b"/Outlines", "Count": b"%d" % len(top.children), **_ends(top)})
    return root


def _with_children(entry: _Entry) -> list[_Entry]:
    return [entry, *itertools.chain.from_iterable(_with_children(c) for c in entry.children if c.children)]


def _neighbours(entries: list[_Entry]) -> list[tuple[_Entry | None, _Entry, _Entry | None]]:
    return list(zip([None, *entries[:-1]], entries, [*entries[1:], None], strict=True))


def _ends(entry: _Entry) -> dict[str, bytes]:
    return {
        "First": values.reference(entry.children[0].number),
        "Last": values.reference(entry.children[-1].number),
    }


def _item(
    entry: _Entry, parent: _Entry, before: _Entry | None, after: _Entry | None, places: Mapping[str, bytes]
) -> bytes:
    body = {
        "Title": values.text(" ".join(entry.bookmark.title.split())),
        "Parent": values.reference(parent.number),
        "Dest": places[entry.bookmark.destination],
    }
    if before:
        body["Prev"] = values.reference(before.number)
    if after:
        body["Next"] = values.reference(after.number)
    if entry.children:
        body.update(_ends(entry))
        body["Count"] = b"%d" % -len(entry.children)  # closed
    return values.dictionary(body)


def page_labels(pages: Sequence[Page]) -> bytes:
    """Write the folios as the viewer shows them (12.4.2): a row wherever the counting changes."""
    rows: list[bytes] = []
    expected = ("", 0)
    for index, page in enumerate(pages):
        style, value = _folio(page.label)
        if not rows or (style, value) != expected or not style:
            rows += [b"%d" % index, _label(page.label, style, value)]
        expected = (style, value + 1)
    return values.dictionary({"Nums": values.array(rows)})


def _folio(label: str) -> tuple[str, int]:
    """Return a folio's style ("D" arabic, "r" roman, "" neither) and its value."""
    if label.isascii() and label.isdigit() and label == str(int(label)) and label != "0":
        return "D", int(label)
    value = from_roman(label)
    return ("r", value) if value else ("", 0)


def _label(label: str, style: str, value: int) -> bytes:
    if style:
        return values.dictionary({"S": b"/" + style.encode("ascii"), "St": b"%d" % value})
    return values.dictionary({"P": values.text(label)}) if label else b"<<>>"
