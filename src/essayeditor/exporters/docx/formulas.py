"""Formulas: Office Math as it came, if it is Office Math and nothing else."""

from __future__ import annotations

from lxml import etree

from essayeditor.exporters.docx.xml import NAMESPACES, Element, qn

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
_ROOTS = frozenset({qn("m:oMath"), qn("m:oMathPara")})
_SPACES = frozenset({NAMESPACES["m"], NAMESPACES["w"]})
_CHANGES = frozenset(map(qn, ("w:ins", "w:del", "w:moveFrom", "w:moveTo")))
_PLACES = frozenset(
    map(qn, (
        "w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart", "w:commentRangeEnd", "w:proofErr",
        "w:permStart", "w:permEnd", "w:rPrChange", "w:moveFromRangeStart", "w:moveFromRangeEnd",
        "w:moveToRangeStart", "w:moveToRangeEnd", "w:commentReference",
    ))
)  # fmt: skip


def office_math(source: str) -> Element | None:
    """Return the m:oMath of a formula's source; None if it cannot stand in the file as it is."""
    if not source:
        return None
    try:
        root = etree.fromstring(source.encode("utf-8"), _PARSER)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root.tag not in _ROOTS:
        return None
    for element in root.iter():
        if not isinstance(element.tag, str) or etree.QName(element).namespace not in _SPACES:
            return None
        for name in list(element.attrib):
            if etree.QName(name).localname.startswith("rsid"):
                del element.attrib[name]
    _settle(root)
    root.tail = None
    return root


def _settle(root: Element) -> None:
    """Take out what points elsewhere in the file it came from, and changes, with all that they say.

    Their ids are those of that file, and would be there twice in this one.
    """
    for element in list(root.iter(*_PLACES)):
        _parent(element).remove(element)
    for change in list(root.iter(*_CHANGES)):
        parent = _parent(change)
        at = parent.index(change)
        parent[at : at + 1] = list(change)


def _parent(element: Element) -> Element:
    parent = element.getparent()
    assert parent is not None  # the root is a formula, and is none of those taken out
    return parent
