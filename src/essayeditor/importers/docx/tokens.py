"""The second, independent count: every word of the package's text by a plain walk.

It shares nothing with the reader but the parsed XML. It knows three things only: which elements
hold text, that a tab or break parts words, and that a fallback says its choice again. What the two
counts differ by is what the reader lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from essayeditor.importers.xmlsafe import Element
from essayeditor.text.plain import words

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_TEXT = (_W + "t", _W + "delText")
_SPACES = {_W + "tab": "\t", _W + "ptab": "\t", _W + "br": "\n", _W + "cr": "\n"}
_SIGNS = {_W + "noBreakHyphen": "\u2011", _W + "softHyphen": "\u00ad"}
_ALL = (*_TEXT, *_SPACES, *_SIGNS)


_ALTERNATE, _BOX = _MC + "AlternateContent", _W + "txbxContent"
_THINGS = {
    _W + "footnoteReference": "notes", _W + "endnoteReference": "notes", _W + "tbl": "tables",
    _A + "blip": "pictures", _V + "imagedata": "pictures", _W + "hyperlink": "links",
    _W + "ins": "suggestions", _W + "del": "suggestions", _W + "moveFrom": "suggestions",
    _W + "moveTo": "suggestions", _W + "rPrChange": "suggestions",
}  # fmt: skip
_BLIP = _A + "blip"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_INSTRUCTION, _SIMPLE = _W + "instrText", _W + "fldSimple"
_COUNTED = (*_THINGS, _INSTRUCTION, _SIMPLE)


@dataclass(slots=True)
class TokenWalk:
    """The words of a file in order, and how many things of each kind it holds."""

    words: list[str] = field(default_factory=list)
    found: Counter[str] = field(default_factory=Counter)


def walk_tokens(roots: list[Element]) -> TokenWalk:
    """Count the words, notes, pictures, tables, links and suggestions of a file's parts."""
    result = TokenWalk()
    for root in roots:
        special = list(root.iter(_ALTERNATE, _BOX))
        repeated = _repeated(element for element in special if element.tag == _ALTERNATE)
        nested = any(element.tag == _BOX for element in special)
        _count_words(root, repeated, nested, result)
        _count_things(root, repeated, result.found)
    return result


def _repeated(alternates: Iterable[Element]) -> set[Element]:
    """Return the branches of AlternateContent that only say again what another says."""
    branches: set[Element] = set()
    for alternate in alternates:
        choices, fallback = alternate.findall(_MC + "Choice"), alternate.find(_MC + "Fallback")
        branches.update(choices[1:])
        if choices and fallback is not None:
            says = (
                next(choices[0].iter(*_TEXT, _W + "drawing", _A + "blip", _V + "imagedata"), None) is not None
            )
            branches.add(fallback if says else choices[0])
    return branches


def _is_repeated(element: Element, repeated: set[Element]) -> bool:
    return bool(repeated) and any(a in repeated for a in element.iterancestors())


def _count_words(root: Element, repeated: set[Element], nested: bool, result: TokenWalk) -> None:
    """Collect words paragraph by paragraph; one inside another (a text box) speaks for itself."""
    for paragraph in root.iter(_W + "p"):
        pieces = [
            e.text or _SPACES.get(e.tag) or _SIGNS.get(e.tag) or ""
            for e in paragraph.iter(*_ALL)
            if not (nested or repeated) or (_is_own(e, paragraph) and not _is_repeated(e, repeated))
        ]
        if pieces:
            result.words.extend(words("".join(pieces)))


def _is_own(element: Element, paragraph: Element) -> bool:
    return next(element.iterancestors(_W + "p"), None) is paragraph


def _count_things(root: Element, repeated: set[Element], found: Counter[str]) -> None:
    for element in root.iter(*_COUNTED):
        if repeated and _is_repeated(element, repeated):
            continue
        tag = element.tag
        if tag == _INSTRUCTION:
            found["links"] += "HYPERLINK" in (element.text or "")
        elif tag == _SIMPLE:
            found["links"] += "HYPERLINK" in element.get(_W + "instr", "")
        elif tag == _BLIP and element.get(_R + "embed") is None and element.get(_R + "link"):
            found["linked pictures"] += 1  # their bytes are not in the file, and are never fetched
        else:
            found[_THINGS[tag]] += 1
