"""Formulas: Office Math as it came, if it is Office Math and nothing else."""

from __future__ import annotations

from lxml import etree

from essayeditor.exporters.docx.xml import NAMESPACES, Element, qn

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
_ROOTS = frozenset({qn("m:oMath"), qn("m:oMathPara")})
_SPACES = frozenset({NAMESPACES["m"], NAMESPACES["w"]})


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
    root.tail = None
    return root
