"""The characters of Word's symbol fonts, as Unicode (17.3.3.30 w:sym; the fonts' own tables)."""

from __future__ import annotations

_SYMBOL = " !∀#∃%&∍()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
_SYMBOL_HIGH = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"
_SYMBOL_TAIL = "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
_WINGDINGS = {
    0x21: "✏", 0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x36: "⌛", 0x4A: "☺", 0x4C: "☹", 0x4E: "☠", 0x55: "✞",
    0x5B: "☯", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫",
    0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "⌧", 0x7B: "❀", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA4: "◉",
    0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔",
    0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xF3: "⬄", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WEBDINGS = {0x61: "✓", 0x72: "✗", 0x59: "♥", 0x34: "▶", 0x33: "◀", 0x3C: "■", 0x6E: "●"}
SYMBOL_FONTS = frozenset({"symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings", "zapfdingbats"})


def _symbol(code: int) -> str:
    if 0x20 <= code <= 0x7E:
        return _SYMBOL[code - 0x20]
    if 0xA0 <= code <= 0xEF and code - 0xA0 < len(_SYMBOL_HIGH):
        return _SYMBOL_HIGH[code - 0xA0]
    if 0xF1 <= code <= 0xFE:
        return _SYMBOL_TAIL[code - 0xF1]
    return ""


def symbol(font: str, code: int) -> str:
    """Return the character that `code` of a symbol font shows, or "" where it is not known."""
    font = font.strip().lower()
    place = code & 0xFF if 0xF000 <= code <= 0xF0FF else code
    if font == "symbol" and place <= 0xFF:
        return _symbol(place)
    if font == "wingdings" and place <= 0xFF:
        return _WINGDINGS.get(place, "")
    if font == "webdings" and place <= 0xFF:
        return _WEBDINGS.get(place, "")
    if 0xF020 <= code <= 0xF0FF and font not in SYMBOL_FONTS:
        return chr(place)
    return chr(code) if 0x20 <= code < 0xD800 else ""


def from_symbol_font(font: str, text: str) -> str:
    """Return typed text as it shows in a symbol font; letters such fonts lack stay as they are."""
    if font.strip().lower() not in SYMBOL_FONTS:
        return text
    return "".join(symbol(font, ord(c)) or c if 0xF020 <= ord(c) <= 0xF0FF else c for c in text)
