"""Office Math as a line of readable text; its source is kept beside it (ISO/IEC 29500-1, 22.1)."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from essayeditor.importers.docx.names import M
from essayeditor.importers.xmlsafe import Element
from essayeditor.text.marks import Formula


def formula(element: Element) -> Formula:
    """Return an m:oMath as an atom: how it reads, and its XML."""
    plain = " ".join(_read(element).split())
    source = slim(element)
    return Formula(plain, source)


def slim(element: Element) -> str:
    """Return an element's XML with no more namespaces declared than it uses."""
    alone = etree.fromstring(etree.tostring(element, with_tail=False))
    etree.cleanup_namespaces(alone)
    return etree.tostring(alone, encoding="unicode")


def _read(element: Element) -> str:
    reader = _READERS.get(element.tag)
    return reader(element) if reader else "".join(map(_read, element))


def _part(element: Element, name: str) -> str:
    child = element.find(M + name)
    return _read(child) if child is not None else ""


def _group(said: str) -> str:
    """Put brackets round an expression of more than one sign, so that it reads as one."""
    said = said.strip()
    return said if len(said) <= 1 or said.isalnum() or (said[0] == "(" and said[-1] == ")") else f"({said})"


def _text(element: Element) -> str:
    return element.text or ""


def _fraction(element: Element) -> str:
    return f"{_group(_part(element, 'num'))}/{_group(_part(element, 'den'))}"


def _superscript(element: Element) -> str:
    return f"{_part(element, 'e')}^{_group(_part(element, 'sup'))}"


def _subscript(element: Element) -> str:
    return f"{_part(element, 'e')}_{_group(_part(element, 'sub'))}"


def _both_scripts(element: Element) -> str:
    return f"{_part(element, 'e')}_{_group(_part(element, 'sub'))}^{_group(_part(element, 'sup'))}"


def _radical(element: Element) -> str:
    degree = _part(element, "deg").strip()
    return f"{'√' if not degree else f'{degree}√'}{_group(_part(element, 'e'))}"


def _sign(element: Element, properties: str, name: str, default: str) -> str:
    child = element.find(f"{M}{properties}/{M}{name}")
    return default if child is None else child.get(M + "val", "")


def _nary(element: Element) -> str:
    below, above = _part(element, "sub").strip(), _part(element, "sup").strip()
    said = _sign(element, "naryPr", "chr", "∫")
    said += f"_{_group(below)}" if below else ""
    said += f"^{_group(above)}" if above else ""
    return f"{said} {_part(element, 'e')}"


def _delimited(element: Element) -> str:
    opens, closes = _sign(element, "dPr", "begChr", "("), _sign(element, "dPr", "endChr", ")")
    parts = _sign(element, "dPr", "sepChr", "|").join(_read(e) for e in element.iterfind(M + "e"))
    return f"{opens}{parts}{closes}"


def _matrix(element: Element) -> str:
    rows = (", ".join(_read(e) for e in row.iterfind(M + "e")) for row in element.iterfind(M + "mr"))
    return f"[{'; '.join(rows)}]"


def _array(element: Element) -> str:
    return "; ".join(_read(e) for e in element.iterfind(M + "e"))


def _function(element: Element) -> str:
    return f"{_part(element, 'fName')} {_part(element, 'e')}"


def _accent(element: Element) -> str:
    return _part(element, "e") + _sign(element, "accPr", "chr", "\u0302")


def _pre_scripts(element: Element) -> str:
    return f"_{_group(_part(element, 'sub'))}^{_group(_part(element, 'sup'))}{_part(element, 'e')}"


_READERS: dict[str, Callable[[Element], str]] = {
    M + "t": _text,
    M + "f": _fraction,
    M + "sSup": _superscript,
    M + "sSub": _subscript,
    M + "sSubSup": _both_scripts,
    M + "sPre": _pre_scripts,
    M + "rad": _radical,
    M + "nary": _nary,
    M + "d": _delimited,
    M + "m": _matrix,
    M + "eqArr": _array,
    M + "func": _function,
    M + "acc": _accent,
    M + "limLow": lambda e: f"{_part(e, 'e')}_{_group(_part(e, 'lim'))}",
    M + "limUpp": lambda e: f"{_part(e, 'e')}^{_group(_part(e, 'lim'))}",
}
