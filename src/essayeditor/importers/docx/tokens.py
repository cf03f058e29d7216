"""The second, independent count: every word of the package's text by a plain walk.

It shares nothing with the reader but the parsed XML. It knows three things only: which elements
hold text, that a tab or break parts words, and that a fallback says its choice again. What the two
counts differ by is what the reader lost.
"""

from __future__ import annotations

from collections import Counter
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


@dataclass(slots=True)
class TokenWalk:
    """The words of a file in order, and how many things of each kind it holds."""

    words: list[str] = field(default_factory=list)
    found: Counter[str] = field(default_factory=Counter)


def walk_tokens(roots: list[Element]) -> TokenWalk:
    """Count the words, notes, pictures, tables, links and suggestions of a file's parts."""
    result = TokenWalk()
    for root in roots:
        repeated = _repeated(root)
        _count_words(root, repeated, result)
        _count_things(root, repeated, result.found)
    return result


def _repeated(root: Element) -> set[Element]:
    """Return the branches of AlternateContent that only say again what another says."""
    branches: set[Element] = set()
    for alternate in root.iter(_MC + "AlternateContent"):
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


def _count_words(root: Element, repeated: set[Element], result: TokenWalk) -> None:
    """Collect words paragraph by paragraph; one inside another (a text box) speaks for itself."""
    nested = next(root.iter(_W + "txbxContent"), None) is not None
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
    def count(*tags: str) -> list[Element]:
        return [e for e in root.iter(*tags) if not _is_repeated(e, repeated)]

    found["notes"] += len(count(_W + "footnoteReference", _W + "endnoteReference"))
    found["tables"] += len(count(_W + "tbl"))
    found["pictures"] += len(count(_A + "blip")) + len(count(_V + "imagedata"))
    found["links"] += len(count(_W + "hyperlink"))
    found["links"] += sum("HYPERLINK" in (e.text or "") for e in count(_W + "instrText"))
    found["links"] += sum("HYPERLINK" in e.get(_W + "instr", "") for e in count(_W + "fldSimple"))
    found["suggestions"] += len(
        count(_W + "ins", _W + "del", _W + "moveFrom", _W + "moveTo", _W + "rPrChange")
    )
