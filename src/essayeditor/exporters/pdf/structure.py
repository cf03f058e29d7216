"""The structure tree: what the content is, for whoever does not see the page (ISO 32000-1, 14.7).

The order of an element's children is that of their indices in `Pages.nodes`; its own words stand
among them in the order in which they were drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from essayeditor.exporters.pdf import values
from essayeditor.exporters.pdf.attributes import entries, layout_box
from essayeditor.exporters.pdf.objects import Objects
from essayeditor.typeset.pages import Node

ROLE_MAP = {"Aside": "Sect", "Title": "P", "Strong": "Span", "Em": "Span", "Sub": "Span", "FENote": "Note"}
"""Our names for elements that PDF 1.7 has no type for, and the type each is read as."""

_KEPT_EMPTY = frozenset({"TD", "TH", "LBody"})  # a table without an empty cell would not be regular
_NEVER = 1 << 62


@dataclass(slots=True)
class _Element:
    node: Node
    number: int = 0
    children: list[int] = field(default_factory=list)
    content: list[tuple[int, bytes, int]] = field(default_factory=list)  # when drawn, what, on which page
    first: int = _NEVER  # when the first of its content, or of its children's, was drawn
    kept: bool = False
    box: bytes = b""


class Structure:
    """Collects where each element's content lies, then writes the tree."""

    def __init__(self, objects: Objects, nodes: Sequence[Node]) -> None:
        self._objects = objects
        self._elements = [_Element(node) for node in nodes]
        for index, node in enumerate(nodes):
            if index:
                self._elements[node.parent].children.append(index)
        self._clock = 0
        self._pages: dict[int, tuple[int, list[int]]] = {}  # page object -> key, owners
        self._annotations: dict[int, int] = {}  # key -> element
        self._next_key = 0

    def _place(self, tag: int, content: bytes, page: int) -> None:
        self._clock += 1
        element = self._elements[tag]
        element.content.append((self._clock, content, page))
        element.first = min(element.first, self._clock)

    def add_page(self, page: int, owners: Sequence[int]) -> int:
        """Note a page's marked content; return its key in the parent tree."""
        for mark, tag in enumerate(owners):
            self._place(tag, b"%d" % mark, page)
        key = self._next_key
        self._next_key += 1
        self._pages[page] = (key, list(owners))
        return key

    def next_annotation(self, tag: int) -> int:
        """Return the key in the parent tree for an annotation of this element."""
        key = self._next_key
        self._next_key += 1
        self._annotations[key] = tag
        return key

    def add_annotation(self, tag: int, annotation: int, page: int) -> None:
        """Note that a link's annotation belongs to an element."""
        entry = b"<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>" % (annotation, page)
        self._place(tag, entry, page)

    def demote(self, tag: int) -> None:
        """Let a link that leads nowhere be plain words."""
        element = self._elements[tag]
        if element.node.role == "Link":
            element.node = Node("Span", element.node.parent, element.node.attributes)

    def set_box(self, tag: int, box: tuple[float, float, float, float]) -> None:
        """Note the rectangle that a drawn element covers; the first page's counts."""
        self._elements[tag].box = self._elements[tag].box or layout_box(box)

    def write(self) -> int:
        """Write the tree and return the number of its root."""
        self._keep(0)
        kept = [element for element in self._elements if element.kept]
        written = {}
        for element in kept:
            element.number, written[id(element)] = self._objects.reserve()
        root, later = self._objects.reserve()
        for element in kept:
            parent = self._elements[element.node.parent].number if element is not kept[0] else root
            written[id(element)].body = self._element(element, parent)
        later.body = values.dictionary(self._root(kept))
        return root

    def _keep(self, index: int) -> bool:
        """Decide which elements have anything in them, and when each begins."""
        element = self._elements[index]
        for child in element.children:
            if self._keep(child):
                element.kept = True
                element.first = min(element.first, self._elements[child].first)
        element.kept = element.kept or bool(element.content) or element.node.role in _KEPT_EMPTY
        return element.kept

    def _kids(self, element: _Element, page: int) -> list[bytes]:
        kids: list[bytes] = []
        own = iter(element.content)
        waiting = next(own, None)
        for child in (self._elements[index] for index in element.children):
            if not child.kept:
                continue
            while waiting is not None and waiting[0] < child.first and child.first != _NEVER:
                kids.append(_kid(waiting, page))
                waiting = next(own, None)
            kids.append(values.reference(child.number))
        while waiting is not None:
            kids.append(_kid(waiting, page))
            waiting = next(own, None)
        return kids

    def _element(self, element: _Element, parent: int) -> bytes:
        page = element.content[0][2] if element.content else 0
        kids = self._kids(element, page)
        body = {"Type": b"/StructElem", "S": values.name(element.node.role), "P": values.reference(parent)}
        if page:
            body["Pg"] = values.reference(page)
        body.update(entries(element.node, element.box))
        body["K"] = kids[0] if len(kids) == 1 else values.array(kids)
        return values.dictionary(body)

    def _root(self, kept: list[_Element]) -> dict[str, bytes]:
        roles = {element.node.role for element in kept} & ROLE_MAP.keys()
        body = {
            "Type": b"/StructTreeRoot",
            "K": values.reference(kept[0].number),
            "ParentTree": values.reference(self._objects.add(self._parents())),
            "ParentTreeNextKey": b"%d" % self._next_key,
        }
        if roles:
            body["RoleMap"] = values.dictionary({r: values.name(ROLE_MAP[r]) for r in sorted(roles)})
        named = {dict(e.node.attributes)["ID"]: e.number for e in kept if dict(e.node.attributes).get("ID")}
        if named:
            pairs = (v for key in sorted(named) for v in (values.text(key), values.reference(named[key])))
            body["IDTree"] = values.dictionary({"Names": values.array(pairs)})
        return body

    def _parents(self) -> bytes:
        """Write the parent tree: from a page's or an annotation's key to the elements (14.7.4.4)."""
        rows: dict[int, bytes] = {
            key: values.reference(self._elements[tag].number) for key, tag in self._annotations.items()
        }
        for key, owners in self._pages.values():
            rows[key] = values.array(values.reference(self._elements[tag].number) for tag in owners)
        pairs = (b"%d %s" % (key, rows[key]) for key in sorted(rows))
        return values.dictionary({"Nums": values.array(pairs)})


def _kid(content: tuple[int, bytes, int], page: int) -> bytes:
    _, what, where = content
    if where == page or what.startswith(b"<<"):
        return what
    return b"<</Type/MCR/Pg %d 0 R/MCID %s>>" % (where, what)
