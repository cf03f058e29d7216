"""The properties of runs: what the marks on a stretch of text say in Word's terms."""

from __future__ import annotations

import re
from functools import lru_cache

from essayeditor.exporters.docx.xml import Element, sub
from essayeditor.foundation.languages import language_tag
from essayeditor.text.marks import Mark, MarkKind

_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")
# Letters written from right to left: Hebrew, Arabic and their neighbours, with presentation forms.
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
_RTL_STRETCH = re.compile(f"[{_RTL}]+(?:[\\s.,;:!?'\"()–-]*[{_RTL}]+)*")
RTL_LANGUAGES = frozenset({"ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "ckb", "dv", "ku-arab"})
_SHOWN = {
    MarkKind.BOLD,
    MarkKind.ITALIC,
    MarkKind.UNDERLINE,
    MarkKind.STRIKE,
    MarkKind.SUPERSCRIPT,
    MarkKind.SUBSCRIPT,
    MarkKind.SMALL_CAPS,
    MarkKind.CODE,
}


def shown_kinds(marks: tuple[Mark, ...]) -> frozenset[MarkKind]:
    """Return which of the marks show in the run itself (not its link, language or suggestions)."""
    return frozenset(mark.kind for mark in marks if mark.kind in _SHOWN)


def write_properties(
    run: Element, kinds: frozenset[MarkKind], style: str = "", lang: str = "", rtl: bool = False
) -> Element | None:
    """Write w:rPr in the order of the schema (ISO 29500-1, 17.3.2.28); return it, None if it is empty."""
    style = style or ("HTMLCode" if MarkKind.CODE in kinds else "")
    if not (style or kinds or lang or rtl):
        return None
    properties = sub(run, "w:rPr")
    if style:
        sub(properties, "w:rStyle", val=style)
    for kind, tag in ((MarkKind.BOLD, "w:b"), (MarkKind.ITALIC, "w:i")):
        if kind in kinds:
            sub(properties, tag)
            sub(properties, tag + "Cs")
    if MarkKind.SMALL_CAPS in kinds:
        sub(properties, "w:smallCaps")
    if MarkKind.STRIKE in kinds:
        sub(properties, "w:strike")
    if MarkKind.UNDERLINE in kinds:
        sub(properties, "w:u", val="single")
    if MarkKind.SUPERSCRIPT in kinds:
        sub(properties, "w:vertAlign", val="superscript")
    elif MarkKind.SUBSCRIPT in kinds:
        sub(properties, "w:vertAlign", val="subscript")
    if rtl:
        sub(properties, "w:rtl")
    if lang:
        write_language(properties, lang)
    return properties


def write_language(properties: Element, lang: str) -> None:
    """Write w:lang; a language written from right to left is named for that direction too."""
    lang = language_tag(lang)
    if not lang:
        return
    if is_rtl(lang):
        sub(properties, "w:lang", val=lang, bidi=lang)
    else:
        sub(properties, "w:lang", val=lang)


def is_rtl(lang: str) -> bool:
    """Say whether a BCP 47 tag names a language written from right to left."""
    return lang.partition("-")[0].lower() in RTL_LANGUAGES


@lru_cache(maxsize=4096)
def stretches(said: str) -> tuple[tuple[str, bool], ...]:
    """Part a text by direction: (text, whether it runs from right to left)."""
    if said.isascii() or not (found := list(_RTL_STRETCH.finditer(said))):
        return ((said, False),)
    parts: list[tuple[str, bool]] = []
    at = 0
    for match in found:
        if match.start() > at:
            parts.append((said[at : match.start()], False))
        parts.append((match.group(), True))
        at = match.end()
    if at < len(said):
        parts.append((said[at:], False))
    return tuple(parts)


def stamp(author: str, when: str) -> dict[str, str]:
    """Return the author and date of a tracked change, the date left out where it is not one for XML."""
    return {"author": author, "date": when} if _DATE.fullmatch(when) else {"author": author}
