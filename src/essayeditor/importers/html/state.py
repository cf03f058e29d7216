"""What formatting holds at a place in HTML: from tags, from classes, from style attributes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from essayeditor.importers.docx.looks import is_mono
from essayeditor.importers.html.css import Properties, read_declarations
from essayeditor.importers.xmlsafe import Element
from essayeditor.text.marks import Mark, MarkKind

_TAGS: dict[str, MarkKind] = {
    "b": MarkKind.BOLD, "strong": MarkKind.BOLD, "i": MarkKind.ITALIC, "em": MarkKind.ITALIC,
    "cite": MarkKind.ITALIC, "dfn": MarkKind.ITALIC, "var": MarkKind.ITALIC, "u": MarkKind.UNDERLINE,
    "s": MarkKind.STRIKE, "strike": MarkKind.STRIKE, "sup": MarkKind.SUPERSCRIPT, "sub": MarkKind.SUBSCRIPT,
    "code": MarkKind.CODE, "kbd": MarkKind.CODE, "samp": MarkKind.CODE, "tt": MarkKind.CODE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class State:
    """The marks that hold, whether text is hidden, preformatted, and its type size in half-points."""

    kinds: frozenset[MarkKind] = frozenset()
    link: str = ""
    lang: str = ""
    hidden: bool = False
    pre: bool = False
    size: int = 0
    suggestion: Mark | None = None

    def inside(self, element: Element, found: Properties, sheet_lang: str) -> State:
        """Return the state inside an element with these CSS properties."""
        kinds = set(self.kinds)
        tag = element.tag
        if tag in _TAGS:
            kinds.add(_TAGS[tag])
        _apply(found, kinds)
        suggestion = self.suggestion
        if tag in ("ins", "del"):
            if element.get("cite") or element.get("datetime"):
                kind = MarkKind.INSERTED if tag == "ins" else MarkKind.DELETED
                author = element.get("cite", "").removeprefix("mailto:").replace("%20", " ")
                suggestion = Mark(0, 1, kind, "", author, element.get("datetime", ""))
            else:
                kinds.add(MarkKind.UNDERLINE if tag == "ins" else MarkKind.STRIKE)
        lang = element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
        own = lang and lang.split("-")[0].lower() != sheet_lang.split("-")[0].lower()
        inner_lang = (lang if own else "") if lang else self.lang
        hidden = self.hidden or found.get("display") == "none" or found.get("visibility") == "hidden"
        pre = self.pre or tag in ("pre", "textarea") or found.get("white-space", "").startswith("pre")
        return replace(
            self, kinds=frozenset(kinds), lang=inner_lang, hidden=hidden, pre=pre,
            suggestion=suggestion, size=_size(found) or self.size,
        )  # fmt: skip

    def marks(self) -> list[Mark]:
        """Return the marks of text here."""
        marks = [Mark(0, 1, k) for k in self.kinds if not (self.link and k is MarkKind.UNDERLINE)]
        if self.link:
            marks.append(Mark(0, 1, MarkKind.LINK, self.link))
        if self.lang:
            marks.append(Mark(0, 1, MarkKind.LANGUAGE, self.lang))
        if self.suggestion is not None:
            marks.append(self.suggestion)
        return marks


def _apply(found: Properties, kinds: set[MarkKind]) -> None:
    weight = found.get("font-weight", "")
    if weight:
        _set(kinds, MarkKind.BOLD, weight in ("bold", "bolder", "600", "700", "800", "900"))
    style = found.get("font-style", "")
    if style:
        _set(kinds, MarkKind.ITALIC, style in ("italic", "oblique"))
    line = f"{found.get('text-decoration', '')} {found.get('text-decoration-line', '')}".strip()
    if line:
        _set(kinds, MarkKind.UNDERLINE, "underline" in line)
        _set(kinds, MarkKind.STRIKE, "line-through" in line)
    raised = found.get("vertical-align", "")
    if raised:
        _set(kinds, MarkKind.SUPERSCRIPT, raised == "super")
        _set(kinds, MarkKind.SUBSCRIPT, raised == "sub")
    if "small-caps" in found.get("font-variant", ""):
        kinds.add(MarkKind.SMALL_CAPS)
    if is_mono(found.get("font-family", "").strip("'\"")):
        kinds.add(MarkKind.CODE)


def _set(kinds: set[MarkKind], kind: MarkKind, on: bool) -> None:
    (kinds.add if on else kinds.discard)(kind)


def _size(found: Properties) -> int:
    value = found.get("font-size", "")
    try:
        if value.endswith("pt"):
            return round(float(value[:-2]) * 2)
        return round(float(value[:-2]) * 1.5) if value.endswith("px") else 0
    except ValueError:
        return 0


def properties_of(element: Element, sheet: dict[str, Properties]) -> Properties:
    """Return an element's CSS properties: of its tag, its classes, and its own style."""
    found: Properties = {}
    tag = element.tag
    if sheet:
        found.update(sheet.get(tag, {}))
        for name in element.get("class", "").split():
            found.update(sheet.get(f".{name}", {}))
            found.update(sheet.get(f"{tag}.{name}", {}))
    own = element.get("style")
    if own:
        found.update(read_declarations(own))
    return found
