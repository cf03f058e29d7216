"""MathML as a line of readable text (W3C MathML 3)."""

from __future__ import annotations

from collections.abc import Callable

from essayeditor.importers.xmlsafe import Element

_MATHML = "{http://www.w3.org/1998/Math/MathML}"
_INVISIBLE = str.maketrans("", "", "\u2061\u2062\u2063\u2064")  # applied function, times, comma, plus


def readable(math: Element) -> str:
    """Return how a `math` element reads in a line, as "(a + b)/2"; with or without its namespace."""
    return " ".join(_read(math).split())


def _name(element: Element) -> str:
    return element.tag.removeprefix(_MATHML) if isinstance(element.tag, str) else ""


def _children(element: Element) -> list[Element]:
    return [child for child in element if isinstance(child.tag, str)]


def _read(element: Element) -> str:
    reader = _READERS.get(_name(element))
    return reader(element) if reader else "".join(map(_read, _children(element)))


def _leaf(element: Element) -> str:
    return " ".join("".join(map(str, element.itertext())).translate(_INVISIBLE).split())


def _operator(element: Element) -> str:
    said = _leaf(element)
    if not said or said in "()[]{}|‖⟨⟩!′″‴'":
        return said
    return f"{said} " if said in ",;" else f" {said} "


def _group(said: str) -> str:
    """Put brackets round an expression of more than one sign, so that it reads as one."""
    said = said.strip()
    return said if len(said) <= 1 or said.isalnum() or (said[0] == "(" and said[-1] == ")") else f"({said})"


def _parts(element: Element, count: int) -> list[str]:
    parts = [_read(child) for child in _children(element)]
    return [*parts, *[""] * count][: max(count, len(parts))]


def _fraction(element: Element) -> str:
    above, below = _parts(element, 2)[:2]
    return f"{_group(above)}/{_group(below)}"


def _root(element: Element) -> str:
    base, degree = _parts(element, 2)[:2]
    return f"{degree.strip()}√{_group(base)}"


def _square_root(element: Element) -> str:
    return f"√{_group(''.join(map(_read, _children(element))))}"


def _scripts(*signs: str) -> Callable[[Element], str]:
    def read(element: Element) -> str:
        base, *rest = _parts(element, len(signs) + 1)
        said = base.rstrip()
        for sign, part in zip(signs, rest, strict=False):
            if part.strip():
                said += f"{sign}{_group(part)}"
        return f"{said} " if base.endswith(" ") else said

    return read


def _fenced(element: Element) -> str:
    opens, closes = element.get("open", "("), element.get("close", ")")
    separator = element.get("separators", ",").strip()[:1]
    return f"{opens}{f'{separator} '.join(_read(c).strip() for c in _children(element))}{closes}"


def _table(element: Element) -> str:
    rows = [row for row in _children(element) if _name(row) in ("mtr", "mlabeledtr")]
    return f"[{'; '.join(', '.join(_read(c).strip() for c in _children(row)) for row in rows)}]"


def _first(element: Element) -> str:
    """Read the presentation alone: the annotations beside it say the same again."""
    children = _children(element)
    return _read(children[0]) if children else ""


def _nothing(_: Element) -> str:
    return ""


_READERS: dict[str, Callable[[Element], str]] = {
    "mi": _leaf,
    "mn": _leaf,
    "ms": _leaf,
    "mtext": _leaf,
    "mo": _operator,
    "mspace": lambda _: " ",
    "mfrac": _fraction,
    "msqrt": _square_root,
    "mroot": _root,
    "msup": _scripts("^"),
    "msub": _scripts("_"),
    "msubsup": _scripts("_", "^"),
    "munder": _scripts("_"),
    "mover": _scripts("^"),
    "munderover": _scripts("_", "^"),
    "mfenced": _fenced,
    "mtable": _table,
    "semantics": _first,
    "maction": _first,
    "annotation": _nothing,
    "annotation-xml": _nothing,
    "mphantom": _nothing,
}
