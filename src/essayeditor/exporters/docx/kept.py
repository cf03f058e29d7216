"""What was carried whole from an import, put back as it was where Word can take it."""

from __future__ import annotations

from lxml import etree

from essayeditor.exporters.docx.xml import NAMESPACES, Element, qn

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
_ROOTS = frozenset({qn("w:p"), qn("w:tbl")})
_SPACES = frozenset({NAMESPACES["w"], NAMESPACES["m"]})
_REFERRING = frozenset(  # what points at parts, styles or numbers of the file it came from
    qn(f"w:{name}")
    for name in (
        "footnoteReference", "endnoteReference", "commentReference", "numPr", "sectPr", "drawing", "pict",
        "object", "altChunk", "subDoc", "bookmarkStart", "bookmarkEnd", "commentRangeStart",
        "commentRangeEnd", "pStyle", "rStyle", "tblStyle",
    )
)  # fmt: skip


def block_source(source: str) -> Element | None:
    """Return the source of a Kept block as a block of this file, None where it would not be valid there.

    Taken are paragraphs and tables of WordprocessingML and Office Math alone, that refer to nothing
    outside themselves.
    """
    if not source:
        return None
    try:
        root = etree.fromstring(source.encode("utf-8"), _PARSER)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root.tag not in _ROOTS or not all(map(_self_contained, root.iter())):
        return None
    for element in root.iter():
        for name in list(element.attrib):
            if etree.QName(name).localname.startswith("rsid"):
                del element.attrib[name]
    root.tail = None
    return root


def _self_contained(element: Element) -> bool:
    if not isinstance(element.tag, str) or etree.QName(element).namespace not in _SPACES:
        return False
    if element.tag in _REFERRING:
        return False
    return all(
        etree.QName(name).namespace in (NAMESPACES["w"], NAMESPACES["m"], NAMESPACES["xml"], None)
        for name in element.attrib
    )
