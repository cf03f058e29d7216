"""Make the fonts of `resources/fonts` from the variable fonts of the `fontpkg-*` packages.

Usage: python tests/resources/build_fonts.py FOLDER, where FOLDER holds those packages unpacked, and
beside them the files of Debian's fonts-noto-core (in `noto`) and Noto Emoji's regular weight.
Needs fontTools, which the program itself does not. The same input gives the same bytes.

ReportLab takes TrueType outlines only and gives a variable font its default instance, so each
weight and optical size in use becomes a static font. Hints go (print and modern screens need
none); glyphs that no feature in use reaches go too. The instances are named anew, since the
licence of Source Sans reserves its name for fonts that are not changed.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

OUT = Path(__file__).resolve().parents[2] / "resources" / "fonts"
SERIF = "fontpkg_source_serif_4/files/SourceSerif4[opsz,wght].ttf"
SERIF_ITALIC = "fontpkg_source_serif_4/files/SourceSerif4-Italic[opsz,wght].ttf"
SANS = "fontpkg_source_sans_3/files/SourceSans3[wght].ttf"
SANS_ITALIC = "fontpkg_source_sans_3/files/SourceSans3-Italic[wght].ttf"
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "clig", "calt", "rlig", "init", "medi", "fina"]
FEATURES += ["isol", "smcp", "c2sc", "onum", "lnum", "tnum", "pnum", "sups", "subs", "numr", "dnom", "frac"]
FEATURES += ["case"]

FONTS: dict[str, tuple[str, str, str, dict[str, float]]] = {
    "serif-text": (SERIF, "Book Serif Text", "Regular", {"opsz": 10, "wght": 400}),
    "serif-text-italic": (SERIF_ITALIC, "Book Serif Text", "Italic", {"opsz": 10, "wght": 400}),
    "serif-text-600": (SERIF, "Book Serif Text Semibold", "Regular", {"opsz": 10, "wght": 600}),
    "serif-text-700": (SERIF, "Book Serif Text", "Bold", {"opsz": 10, "wght": 700}),
    "serif-text-700-italic": (SERIF_ITALIC, "Book Serif Text", "Bold Italic", {"opsz": 10, "wght": 700}),
    "serif-caption": (SERIF, "Book Serif Caption", "Regular", {"opsz": 8, "wght": 400}),
    "serif-caption-italic": (SERIF_ITALIC, "Book Serif Caption", "Italic", {"opsz": 8, "wght": 400}),
    "serif-caption-600": (SERIF, "Book Serif Caption Semibold", "Regular", {"opsz": 8, "wght": 600}),
    "serif-display-300": (SERIF, "Book Serif Display Light", "Regular", {"opsz": 60, "wght": 300}),
    "serif-display-600": (SERIF, "Book Serif Display Semibold", "Regular", {"opsz": 60, "wght": 600}),
    "serif-display-italic": (SERIF_ITALIC, "Book Serif Display", "Italic", {"opsz": 60, "wght": 400}),
    "sans": (SANS, "Book Sans", "Regular", {"wght": 400}),
    "sans-italic": (SANS_ITALIC, "Book Sans", "Italic", {"wght": 400}),
    "sans-600": (SANS, "Book Sans Semibold", "Regular", {"wght": 600}),
    "sans-600-italic": (SANS_ITALIC, "Book Sans Semibold", "Italic", {"wght": 600}),
    "fallback": ("fontpkg_noto_serif/files/NotoSerif[wdth,wght].ttf", "Book Fallback", "Regular",
                 {"wght": 400, "wdth": 100}),
    "hebrew": ("fontpkg_frank_ruhl_libre/files/FrankRuhlLibre[wght].ttf", "Book Hebrew", "Regular",
               {"wght": 400}),
    "arabic": ("fontpkg_amiri/files/Amiri-Regular.ttf", "Book Arabic", "Regular", {}),
    "plain": ("fontpkg_atkinson_hyperlegible/files/AtkinsonHyperlegible-Regular.ttf",
              "Book Plain", "Regular", {}),
    "plain-italic": ("fontpkg_atkinson_hyperlegible/files/AtkinsonHyperlegible-Italic.ttf",
                     "Book Plain", "Italic", {}),
    "plain-700": ("fontpkg_atkinson_hyperlegible/files/AtkinsonHyperlegible-Bold.ttf",
                  "Book Plain", "Bold", {}),
    "plain-700-italic": ("fontpkg_atkinson_hyperlegible/files/AtkinsonHyperlegible-BoldItalic.ttf",
                         "Book Plain", "Bold Italic", {}),
}  # fmt: skip

SIGNS = {
    "symbols": ("Book Symbols", ("noto/NotoSansSymbols2-Regular.ttf", "noto/NotoSansSymbols-Regular.ttf",
                                 "noto/NotoSansMath-Regular.ttf")),
    "emoji": ("Book Emoji", ("NotoEmoji_400Regular.ttf",)),
}  # fmt: skip
"""What no text font has: arrows, ticks, signs of mathematics, pictures. Of each source only what the
fonts before it lack; the last two families of a theme's fallback chain."""

# a space after a word is set in the word's own font, and so is the mark for what that has not
ALWAYS = {0x20, 0xA0, ord("?")}
PICTURES = range(0x1F000, 0x20000)  # those of the font of pictures are its own, for it joins some

LICENCES = {
    "source-serif": "fontpkg_source_serif_4",
    "source-sans": "fontpkg_source_sans_3",
    "atkinson-hyperlegible": "fontpkg_atkinson_hyperlegible",
    "noto-serif": "fontpkg_noto_serif",
    "frank-ruhl-libre": "fontpkg_frank_ruhl_libre",
    "amiri": "fontpkg_amiri",
}


def build(packages: Path) -> None:
    """Write every font and licence; print the sizes."""
    total = 0
    for name, (source, family, style, axes) in FONTS.items():
        font = TTFont(packages / source, recalcTimestamp=False)
        if "fvar" in font:
            font = instancer.instantiateVariableFont(font, axes, updateFontNames=False)
        _subset(font)
        _name(font, name, family, style)
        target = OUT / f"{name}.ttf"
        font.save(target)
        total += target.stat().st_size
        print(f"{name:24} {target.stat().st_size:8}  {len(font.getGlyphOrder())} glyphs")
    total += _build_signs(packages)
    for name, package in LICENCES.items():
        shutil.copyfile(packages / package / "LICENSE", OUT / f"{name}-OFL.txt")
    print(f"{'total':24} {total:8}")


def _build_signs(packages: Path) -> int:
    """Write the fonts of signs, each without the characters that an earlier font has."""
    had = {code for name in FONTS for code in TTFont(OUT / f"{name}.ttf").getBestCmap()}
    pictures = {c for c in TTFont(packages / SIGNS["emoji"][1][0]).getBestCmap() if c in PICTURES}
    total = 0
    for name, (family, sources) in SIGNS.items():
        parts = []
        for n, source in enumerate(sources):
            font = TTFont(packages / source, recalcTimestamp=False)
            for table in ("MATH", "GPOS", "GDEF", *(("GSUB",) if name == "symbols" else ())):
                if table in font:  # signs stand alone: nothing in them is joined, moved or doubled
                    del font[table]
            codes = set(font.getBestCmap())
            if name == "symbols":
                codes -= pictures
            _subset(font, codes - had | ({*ALWAYS, 0x200D, 0xFE0F} & codes))
            had |= codes
            part = OUT / f".{name}-{n}.ttf"
            font.save(part)
            parts.append(part)
        merged = Merger().merge([str(part) for part in parts]) if len(parts) > 1 else TTFont(parts[0])
        merged.recalcTimestamp = False
        merged["head"].created = merged["head"].modified = TTFont(parts[0])["head"].modified
        _name(merged, name, family, "Regular")
        target = OUT / f"{name}.ttf"
        merged.save(target)
        for part in parts:
            part.unlink()
        total += target.stat().st_size
        print(f"{name:24} {target.stat().st_size:8}  {len(merged.getGlyphOrder())} glyphs")
    return total


def _subset(font: TTFont, characters: set[int] | None = None) -> None:
    options = Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.glyph_names = False
    options.drop_tables += ["STAT", "DSIG", "MVAR", "HVAR", "avar", "meta"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap() if characters is None else characters)
    subsetter.subset(font)


def _name(font: TTFont, key: str, family: str, style: str) -> None:
    names = font["name"]
    postscript = "".join(part.capitalize() for part in f"book-{key}".split("-"))
    for platform, encoding, language in ((3, 1, 0x409), (1, 0, 0)):
        for name_id, value in (
            (1, family), (2, style), (3, f"Essay Editor: {postscript}"),
            (4, f"{family} {style}"), (6, postscript),
        ):  # fmt: skip
            names.setName(value, name_id, platform, encoding, language)
    italic, bold = "Italic" in style, "Bold" in style
    selection = font["OS/2"].fsSelection & ~0b1100001
    style_bits = (32 if bold else 0) | (1 if italic else 0)
    font["OS/2"].fsSelection = selection | (style_bits or 64)
    font["head"].macStyle = (1 if bold else 0) | (2 if italic else 0)


if __name__ == "__main__":
    build(Path(sys.argv[1]))
