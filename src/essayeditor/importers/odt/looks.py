"""How the words of an OpenDocument paragraph are set, read as marks."""

from __future__ import annotations

import dataclasses
import unicodedata

from essayeditor.foundation.languages import language_tag
from essayeditor.importers.composer import SpanLook
from essayeditor.importers.docx.looks import is_mono
from essayeditor.importers.odt.names import FO, STYLE, TEXT, twips
from essayeditor.importers.odt.styles import OdtStyles, Properties, overlaid
from essayeditor.importers.raw import Role
from essayeditor.text.marks import MarkKind

_LINK_STYLES = ("internet link", "visited internet link", "hyperlink", "followedhyperlink")
_NOTE_STYLES = (
    "footnote symbol", "footnote anchor", "footnote characters", "footnote reference",
    "endnote symbol", "endnote anchor", "endnote characters", "endnote reference",
)  # fmt: skip
_WHOLE_LOOK = frozenset({Role.HEADING, Role.TITLE, Role.SUBTITLE, Role.CAPTION, Role.BYLINE, Role.STANDFIRST})
_STYLED = frozenset({
    Role.QUOTE, Role.PULL_QUOTE, Role.EPIGRAPH, Role.VERSE, Role.CONTACT, Role.SOURCE,
})  # fmt: skip
_CASE = FO + "text-transform"
_PLAIN_COLOURS = ("", "transparent", "#ffffff", "#fefefe", "none")
_SCRIPTS = {
    "HEBREW": ("complex", ("he", "iw", "yi")),
    "ARABIC": ("complex", ("ar", "fa", "ur", "ps", "sd", "ku", "ckb", "ug")),
    "DEVANAGARI": ("complex", ("hi", "mr", "ne", "sa", "kok")),
    "THAI": ("complex", ("th",)),
    "CJK": ("asian", ("zh", "ja", "ko")),
    "HIRAGANA": ("asian", ("ja",)),
    "KATAKANA": ("asian", ("ja",)),
    "HANGUL": ("asian", ("ko",)),
}

Path = tuple[str, ...]
"""The names of the text styles of the spans that words stand in, outermost first."""


class OdtLooks:
    """Reads the looks of words by their paragraph's style and the spans they stand in."""

    def __init__(self, styles: OdtStyles) -> None:
        self._styles = styles
        self._properties: dict[tuple[str, Path], Properties] = {}
        self._looks: dict[tuple[str, Path, str], SpanLook] = {}
        self._mono = is_mono(styles.font(styles.properties("paragraph", "Standard")))

    def properties(self, paragraph: str, path: Path) -> Properties:
        """Return the formatting of words in a paragraph of this style and spans of these."""
        known = self._properties.get((paragraph, path))
        if known is None:
            if path:
                below = self.properties(paragraph, path[:-1])
                known = overlaid(below, self._styles.properties("text", path[-1]))
            else:
                known = self._styles.properties("paragraph", paragraph)
            self._properties[paragraph, path] = known
        return known

    def language(self, paragraph: str, path: Path) -> str:
        """Return the language tag of words in Western letters."""
        return language_of(self.properties(paragraph, path), "")

    def of(self, paragraph: str, role: Role, path: Path) -> SpanLook:
        """Return the look of words, beyond the look that all paragraphs of this kind have."""
        base = self._baseline(paragraph, role)
        known = self._looks.get((paragraph, path, base))
        if known is None:
            known = self._looks[paragraph, path, base] = self._read(paragraph, path, base)
        return known

    def of_words(self, look: SpanLook, paragraph: str, path: Path, said: str) -> SpanLook:
        """Return a look with the language of the letters' own script, which is set apart from Western."""
        letter = next((c for c in said if c >= "\u0590" and c.isalpha()), "")
        script = unicodedata.name(letter, "").split(" ")[0] if letter else ""
        if script not in _SCRIPTS:
            return look
        kind, fitting = _SCRIPTS[script]
        tag = language_of(self.properties(paragraph, path), f"-{kind}")
        return dataclasses.replace(look, lang=tag if tag.split("-")[0] in fitting else "")

    def _baseline(self, paragraph: str, role: Role) -> str:
        """Return the style whose formatting says nothing more, being how such paragraphs look."""
        if role in _WHOLE_LOOK:
            return paragraph
        return self._styles.common(paragraph) if role in _STYLED else "Standard"

    def _read(self, paragraph: str, path: Path, base: str) -> SpanLook:
        found = self.properties(paragraph, path)
        usual = self._styles.properties("paragraph", base)
        names = [self._styles.name("text", key) for key in path]
        kinds = [kind for kind in _kinds(found) if kind not in _kinds(usual)]
        if any(name in _LINK_STYLES for name in names):
            kinds = [kind for kind in kinds if kind is not MarkKind.UNDERLINE]
        if any(name in _NOTE_STYLES for name in names):
            kinds = [kind for kind in kinds if kind is not MarkKind.SUPERSCRIPT]
        font = self._styles.font(found)
        if is_mono(font) and not self._mono:
            kinds.append(MarkKind.CODE)
        return SpanLook(
            tuple(kinds),
            language_of(found, ""),
            found.get(TEXT + "display") == "none",
            font,
            twips(found.get(FO + "font-size")) // 10,
            any(self._is_highlighted(key) for key in path),
            found.get(_CASE) in ("uppercase", "capitalize") and found.get(_CASE) != usual.get(_CASE),
        )

    def _is_highlighted(self, key: str) -> bool:
        colour = self._styles.properties("text", key).get(FO + "background-color", "")
        return colour.lower() not in _PLAIN_COLOURS


def _kinds(found: Properties) -> list[MarkKind]:
    kinds = []
    weight = found.get(FO + "font-weight", "normal")
    if weight in ("bold", "bolder") or (weight.isdecimal() and int(weight) >= 600):
        kinds.append(MarkKind.BOLD)
    if found.get(FO + "font-style") in ("italic", "oblique"):
        kinds.append(MarkKind.ITALIC)
    if _lined(found, "underline"):
        kinds.append(MarkKind.UNDERLINE)
    if _lined(found, "line-through"):
        kinds.append(MarkKind.STRIKE)
    if found.get(FO + "font-variant") == "small-caps":
        kinds.append(MarkKind.SMALL_CAPS)
    raised = _raised(found.get(STYLE + "text-position", "").split(" ")[0])
    if raised:
        kinds.append(MarkKind.SUPERSCRIPT if raised > 0 else MarkKind.SUBSCRIPT)
    return kinds


def _lined(found: Properties, line: str) -> bool:
    """Say whether words have a line; either attribute alone may draw or withhold it."""
    style, kind = found.get(f"{STYLE}text-{line}-style"), found.get(f"{STYLE}text-{line}-type")
    return (style or kind or "none") != "none" and kind != "none"


def _raised(position: str) -> float:
    if position in ("super", "sub"):
        return 1 if position == "super" else -1
    try:
        return float(position.rstrip("%")) if position else 0
    except ValueError:
        return 0


def language_of(found: Properties, script: str) -> str:
    """Return the language tag of text properties, for a script's suffix ("", "-asian", "-complex")."""
    tag = found.get(f"{STYLE}rfc-language-tag{script}", "")
    if tag:
        return language_tag(tag)
    place = FO if not script else STYLE
    language, country = found.get(f"{place}language{script}", ""), found.get(f"{place}country{script}", "")
    return language_tag(f"{language}-{country}" if country not in ("", "none") else language)
