"""How a run of Word text is set, read as marks: its own formatting and that of its styles."""

from __future__ import annotations

from dataclasses import dataclass

from essayeditor.foundation.languages import language_tag
from essayeditor.importers.docx.context import Context
from essayeditor.importers.docx.names import RPR, VAL, W, is_on, number
from essayeditor.importers.raw import Role
from essayeditor.importers.xmlsafe import Element
from essayeditor.text.marks import Mark, MarkKind

_TOGGLES = (
    ("b", MarkKind.BOLD),
    ("i", MarkKind.ITALIC),
    ("strike", MarkKind.STRIKE),
    ("dstrike", MarkKind.STRIKE),
    ("smallCaps", MarkKind.SMALL_CAPS),
)
_MONO = (
    "courier", "consolas", "menlo", "monaco", "lucida console", "source code", "dejavu sans mono",
    "liberation mono", "andale mono", "cascadia", "fira code", "fira mono", "roboto mono",
)  # fmt: skip
_LINK_STYLES = (
    "hyperlink",
    "followed hyperlink",
    "followedhyperlink",
    "internet link",
    "visited internet link",
)
_NOTE_STYLES = (
    "footnote reference",
    "endnote reference",
    "footnote anchor",
    "endnote anchor",
    "footnote symbol",
)
_CODE_STYLES = (
    "html code",
    "html typewriter",
    "html sample",
    "html keyboard",
    "source text",
    "verbatim char",
)
_STYLED = frozenset({
    Role.TITLE, Role.SUBTITLE, Role.HEADING, Role.QUOTE, Role.PULL_QUOTE, Role.EPIGRAPH, Role.VERSE,
    Role.CAPTION, Role.BYLINE, Role.STANDFIRST, Role.CONTACT, Role.SOURCE,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class RunLook:
    """The marks of a run, and what else must be known of it."""

    kinds: tuple[MarkKind, ...] = ()
    hidden: bool = False
    lang: str = ""
    font: str = ""
    size: int = 0
    highlight: bool = False
    capitals: bool = False
    change: Mark | None = None
    note_style: bool = False
    formula: bool = False


def is_mono(font: str) -> bool:
    """Say whether a font's letters are all of one width, as in code."""
    return font.lower().startswith(_MONO)


class Looks:
    """Reads the looks of runs in paragraphs of one style."""

    def __init__(self, context: Context, paragraph_style: str, role: Role) -> None:
        styles = context.styles
        self._context = context
        self._paragraph = paragraph_style
        base = paragraph_style if role in _STYLED or context.ours else styles.default
        self._baseline = {name: styles.toggle(base, name) for name, _ in _TOGGLES}
        self._known: dict[object, RunLook] = {}
        self._plain = self._read({})

    def of(self, run: Element) -> RunLook:
        """Return the look of a w:r."""
        properties = run[0] if len(run) else None  # w:rPr comes first, or not at all (17.3.2.1)
        if properties is None or properties.tag != RPR or len(properties) == 0:
            return self._plain
        if len(properties) > 6 or properties.find(W + "rPrChange") is not None:
            return self._read({child.tag: child for child in properties})
        key = tuple((child.tag, tuple(child.items())) for child in properties)
        look = self._known.get(key)
        if look is None:
            look = self._known[key] = self._read({child.tag: child for child in properties})
        return look

    def _read(self, found: dict[str, Element]) -> RunLook:
        styles = self._context.styles
        style = _value(found, "rStyle")
        style_name = styles.name(style) if style else ""
        own = found if self._context.ours else {}  # in our files what a run says itself is meant
        kinds = [
            kind
            for name, kind in _TOGGLES
            if self._toggle(found, style, name) and (W + name in own or not self._baseline[name])
        ]
        if self._underlined(found, style) and (style_name not in _LINK_STYLES or W + "u" in own):
            kinds.append(MarkKind.UNDERLINE)
        note_style = style_name in _NOTE_STYLES
        if not note_style or W + "vertAlign" in found:
            kinds += self._vertical(found, style)
        font = self._font(found, style)
        if style_name in _CODE_STYLES or (is_mono(font) and not self._context.mono):
            kinds.append(MarkKind.CODE)
        change = found.get(W + "rPrChange")
        highlight = _value(found, "highlight")
        return RunLook(
            tuple(dict.fromkeys(kinds)),
            self._toggle(found, style, "vanish") or self._toggle(found, style, "specVanish"),
            self._lang(found, style),
            font,
            number(_value(found, "sz")) or self._style_size(style),
            highlight not in ("", "none"),
            self._toggle(found, style, "caps"),
            self._changed(change) if change is not None else None,
            note_style,
            style_name == "formula",
        )

    def _toggle(self, found: dict[str, Element], style: str, name: str) -> bool:
        """Return a toggle's value: its own, or that of the two styles, which cancel out (17.7.3)."""
        own = found.get(W + name)
        if own is not None:
            return is_on(own)
        styles = self._context.styles
        return styles.toggle(self._paragraph, name) ^ (bool(style) and styles.toggle(style, name))

    def _underlined(self, found: dict[str, Element], style: str) -> bool:
        own = found.get(W + "u")
        value = own.get(VAL, "single") if own is not None else self._context.styles.first(style, "underline")
        return value not in (None, "", "none")

    def _vertical(self, found: dict[str, Element], style: str) -> list[MarkKind]:
        own = _value(found, "vertAlign") or self._context.styles.first(style, "vertical")
        position = number(_value(found, "position"))
        if own == "superscript" or (position > 0 and own is None):
            return [MarkKind.SUPERSCRIPT]
        if own == "subscript" or (position < 0 and own is None):
            return [MarkKind.SUBSCRIPT]
        return []

    def _font(self, found: dict[str, Element], style: str) -> str:
        own = found.get(W + "rFonts")
        if own is not None:
            name = own.get(W + "ascii") or own.get(W + "hAnsi")
            if name:
                return name
        styles = self._context.styles
        return str(
            (styles.first(style, "fonts") if style else None) or styles.first(self._paragraph, "fonts") or ""
        )

    def _lang(self, found: dict[str, Element], style: str) -> str:
        own = found.get(W + "lang")
        if own is not None:
            right_to_left = found.get(W + "rtl")
            if right_to_left is not None and is_on(right_to_left):
                return language_tag(own.get(W + "bidi") or (own.get(VAL) if self._context.ours else "") or "")
            if own.get(VAL):
                return language_tag(own.get(VAL, ""))
        styles = self._context.styles
        return str(
            (styles.first(style, "lang") if style else None) or styles.first(self._paragraph, "lang") or ""
        )

    def _style_size(self, style: str) -> int:
        styles = self._context.styles
        size = (styles.first(style, "size") if style else None) or styles.first(self._paragraph, "size")
        return size if isinstance(size, int) else 0

    def _changed(self, change: Element) -> Mark:
        """Return the suggestion that a w:rPrChange is; its value lists the marks there were before."""
        before = change.find(W + "rPr")
        looked = self._read({child.tag: child for child in before}) if before is not None else RunLook()
        value = ",".join(sorted(kind.value for kind in looked.kinds))
        return Mark(
            0, 1, MarkKind.REFORMATTED, value, change.get(W + "author", ""), change.get(W + "date", "")
        )


def _value(found: dict[str, Element], name: str) -> str:
    child = found.get(W + name)
    return child.get(VAL, "") if child is not None else ""
