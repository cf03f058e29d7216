"""What formatting holds at a place in a page: from tags, from classes, from style attributes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import unquote

from essayeditor.foundation.languages import language_tag
from essayeditor.importers.composer import SpanLook
from essayeditor.importers.docx.looks import is_mono
from essayeditor.importers.html.css import Properties, twips
from essayeditor.importers.xmlsafe import Element
from essayeditor.text.marks import Mark, MarkKind

_TAGS: dict[str, MarkKind] = {
    "b": MarkKind.BOLD, "strong": MarkKind.BOLD, "i": MarkKind.ITALIC, "em": MarkKind.ITALIC,
    "cite": MarkKind.ITALIC, "dfn": MarkKind.ITALIC, "var": MarkKind.ITALIC, "u": MarkKind.UNDERLINE,
    "s": MarkKind.STRIKE, "strike": MarkKind.STRIKE, "sup": MarkKind.SUPERSCRIPT, "sub": MarkKind.SUBSCRIPT,
    "code": MarkKind.CODE, "kbd": MarkKind.CODE, "samp": MarkKind.CODE, "tt": MarkKind.CODE,
    "ins": MarkKind.UNDERLINE, "del": MarkKind.STRIKE,
}  # fmt: skip
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SET = frozenset({*_TAGS, "pre", "mark", "font"})
_ATTRIBUTES = frozenset({"lang", "xml:lang", _XML_LANG, "hidden"})
_ORDER = tuple(MarkKind)


def language_of(element: Element) -> str:
    """Return the language an element is said to be in, as a tag in its usual case, or ""."""
    tag = element.get("lang") or element.get(_XML_LANG) or element.get("xml:lang") or ""
    return language_tag(tag)


@dataclass(frozen=True, slots=True)
class State:
    """What holds for words at a place. `size` is in half-points, `raised` is +1 or -1."""

    kinds: frozenset[MarkKind] = frozenset()
    link: str = ""
    lang: str = ""
    hidden: bool = False
    pre: bool = False
    size: int = 0
    font: str = ""
    highlight: bool = False
    capitals: bool = False
    suggestion: Mark | None = None

    def inside(self, element: Element, found: Properties) -> State:
        """Return the state inside an element that has these CSS properties."""
        if not found and element.tag not in _SET and not _ATTRIBUTES.intersection(element.keys()):
            return self
        kinds = set(self.kinds)
        suggestion = _suggestion(element)
        if element.tag in _TAGS and suggestion is None:
            kinds.add(_TAGS[element.tag])
        _apply(found, kinds)
        font = found.get("font-family", "") or element.get("face", "") if element.tag == "font" else (
            found.get("font-family", "")
        )  # fmt: skip
        name = font.split(",")[0].strip("'\" ")
        if name:
            _set(kinds, MarkKind.CODE, is_mono(name) or element.tag in ("code", "tt", "kbd", "samp"))
        return replace(
            self,
            kinds=frozenset(kinds),
            lang=language_of(element) or self.lang,
            hidden=self.hidden or _is_hidden(element, found),
            pre=_preformatted(element, found, self.pre),
            size=twips(found.get("font-size", "")) // 10 or self.size,
            font=name or self.font,
            highlight=self.highlight or element.tag == "mark" or "mso-highlight" in found,
            capitals=found.get("text-transform", "uppercase" if self.capitals else "") == "uppercase",
            suggestion=suggestion or self.suggestion,
        )

    def look(self) -> SpanLook:
        """Return the same as a look of words."""
        kinds = tuple(kind for kind in _ORDER if kind in self.kinds)
        return SpanLook(kinds, self.lang, self.hidden, self.font, self.size, self.highlight, self.capitals)


def _suggestion(element: Element) -> Mark | None:
    """Return the tracked change that an ins or del is, if it says whose or when, as Word's do."""
    if element.tag not in ("ins", "del") or not (element.get("cite") or element.get("datetime")):
        return None
    kind = MarkKind.INSERTED if element.tag == "ins" else MarkKind.DELETED
    author = unquote(element.get("cite", "")).removeprefix("mailto:")
    return Mark(0, 1, kind, "", author, element.get("datetime", ""))


def _is_hidden(element: Element, found: Properties) -> bool:
    return (
        found.get("display") == "none"
        or found.get("visibility") == "hidden"
        or found.get("mso-hide") == "all"
        or found.get("font-size", "").rstrip("ptxem%") == "0"
        or element.get("hidden") is not None
    )


def _preformatted(element: Element, found: Properties, before: bool) -> bool:
    """Say whether white space and line ends stand as they are; Google's "pre-wrap" is of spaces alone."""
    space = found.get("white-space", "")
    if element.tag == "pre":
        return True
    return before and space not in ("normal", "nowrap")


def _apply(found: Properties, kinds: set[MarkKind]) -> None:
    weight = found.get("font-weight", "")
    if weight and weight != "inherit":
        bold = weight in ("bold", "bolder") or (weight.isdecimal() and int(weight) >= 600)
        _set(kinds, MarkKind.BOLD, bold)
    style = found.get("font-style", "")
    if style and style != "inherit":
        _set(kinds, MarkKind.ITALIC, style in ("italic", "oblique"))
    line = f"{found.get('text-decoration', '')} {found.get('text-decoration-line', '')}".strip()
    if line and line != "inherit":
        _set(kinds, MarkKind.UNDERLINE, "underline" in line)
        _set(kinds, MarkKind.STRIKE, "line-through" in line)
    raised = found.get("vertical-align", "")
    if raised in ("super", "sub"):
        _set(kinds, MarkKind.SUPERSCRIPT, raised == "super")
        _set(kinds, MarkKind.SUBSCRIPT, raised == "sub")
    if "small-caps" in f"{found.get('font-variant', '')} {found.get('font-variant-caps', '')}":
        kinds.add(MarkKind.SMALL_CAPS)


def _set(kinds: set[MarkKind], kind: MarkKind, on: bool) -> None:
    (kinds.add if on else kinds.discard)(kind)
