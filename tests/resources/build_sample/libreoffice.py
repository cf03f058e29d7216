"""A DOCX saved by LibreOffice Writer 7: its own style names, both notes parts, `true` and `false`."""

from . import common_parts, drawing
from .common_parts import Style, font_table, levels
from .docx import WML, DocxWriter, namespaces
from .package import zip_date, zipped
from .source import Block, Essay, Span

_APPLICATION = "LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project/40$Build-2"
_STYLES = {
    "title": "Title",
    "standfirst": "Subtitle",
    "h2": "Heading2",
    "h3": "Heading3",
    "quote": "Quotations",
    "pull": "Quotations",
    "caption": "Figure",
    "tabletitle": "Table",
    "cell": "TableContents",
    "cellright": "TableContents",
    "headcell": "TableHeading",
    "headcellright": "TableHeading",
    "footnote": "Footnote",
    "endnote": "Endnote",
}
_SANS = (
    '<w:rFonts w:ascii="Liberation Sans" w:hAnsi="Liberation Sans" w:eastAsia="Noto Sans CJK SC" '
    'w:cs="Lohit Devanagari"/>'
)
_HANGING = '<w:suppressLineNumbers/><w:ind w:left="340" w:hanging="340"/>'
_HEADING = '<w:keepNext w:val="true"/><w:spacing w:before="{}" w:after="120"/>{}'
_SMALL = '<w:sz w:val="20"/><w:szCs w:val="20"/>'
_BOLD = "<w:b/><w:bCs/>"
_CAPTION = '<w:suppressLineNumbers/><w:spacing w:before="120" w:after="120"/>'
_Q = "<w:qFormat/>"
STYLES = (
    Style("paragraph", "Normal", "Normal", '<w:widowControl/><w:bidi w:val="0"/>',
          '<w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif" w:eastAsia="Noto Serif CJK SC" '
          'w:cs="Lohit Devanagari"/><w:color w:val="auto"/><w:kern w:val="2"/><w:sz w:val="24"/>'
          '<w:szCs w:val="24"/>'
          '<w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="hi-IN"/>', extra=_Q),
    Style("paragraph", "Heading2", "Heading 2", _HEADING.format(200, '<w:outlineLvl w:val="1"/>'),
          _BOLD + '<w:sz w:val="32"/><w:szCs w:val="32"/>', "Heading", "TextBody", extra=_Q),
    Style("paragraph", "Heading3", "Heading 3", _HEADING.format(140, '<w:outlineLvl w:val="2"/>'),
          _BOLD + '<w:sz w:val="28"/><w:szCs w:val="28"/>', "Heading", "TextBody", extra=_Q),
    Style("character", "InternetLink", "Hyperlink", rpr='<w:color w:val="000080"/><w:u w:val="single"/>'),
    Style("character", "FootnoteCharacters", "Footnote Characters", extra=_Q),
    Style("character", "FootnoteAnchor", "Footnote Anchor", rpr='<w:vertAlign w:val="superscript"/>'),
    Style("character", "EndnoteCharacters", "Endnote Characters", extra=_Q),
    Style("character", "EndnoteAnchor", "Endnote Anchor", rpr='<w:vertAlign w:val="superscript"/>'),
    Style("character", "Emphasis", "Emphasis", rpr="<w:i/><w:iCs/>", extra=_Q),
    Style("character", "StrongEmphasis", "Strong", rpr=_BOLD, extra=_Q),
    Style("paragraph", "Heading", "Heading", _HEADING.format(240, ""), _SANS + ('<w:sz w:val="28"/><w:szCs '
                                                                               'w:val="28"/>'),
          "Normal", "TextBody", extra=_Q),
    Style("paragraph", "TextBody", "Body Text", '<w:spacing w:lineRule="auto" w:line="276" w:before="0" '
                                                'w:after="140"/>',
          based="Normal"),
    Style("paragraph", "List", "List", rpr='<w:rFonts w:cs="Lohit Devanagari"/>', based="TextBody"),
    Style("paragraph", "Caption", "Caption", _CAPTION, "<w:i/><w:iCs/>", "Normal", extra=_Q),
    Style("paragraph", "Figure", "Figure", based="Caption", extra=_Q),
    Style("paragraph", "Table", "Table", based="Caption", extra=_Q),
    Style("paragraph", "Title", "Title", '<w:jc w:val="center"/>', _BOLD + ('<w:sz w:val="56"/><w:szCs '
                                                                           'w:val="56"/>'),
          "Heading", "TextBody", extra=_Q),
    Style("paragraph", "Subtitle", "Subtitle", '<w:spacing w:before="60" w:after="120"/>'
                                               '<w:jc w:val="center"/>',
          '<w:sz w:val="36"/><w:szCs w:val="36"/>', "Heading", "TextBody", extra=_Q),
    Style("paragraph", "Quotations", "Quotations", '<w:spacing w:before="0" w:after="283"/>'
                                                   '<w:ind w:left="567" w:right="567"/>',
          based="Normal", extra=_Q),
    Style("paragraph", "TableContents", "Table Contents", '<w:widowControl w:val="false"/>'
                                                          '<w:suppressLineNumbers/>',
          based="Normal", extra=_Q),
    Style("paragraph", "TableHeading", "Table Heading", '<w:suppressLineNumbers/><w:jc '
                                                        'w:val="center"/>', _BOLD,
          "TableContents", extra=_Q),
    Style("paragraph", "Footnote", "Footnote Text", _HANGING, _SMALL, "Normal"),
    Style("paragraph", "Endnote", "Endnote Text", _HANGING, _SMALL, "Normal"),
)  # fmt: skip
_SYMBOLS = '<w:rFonts w:ascii="OpenSymbol" w:hAnsi="OpenSymbol" w:cs="OpenSymbol" w:hint="default"/>'
_BULLETS = [("bullet", mark, _SYMBOLS) for mark in "•◦▪•◦▪•◦▪"]
_NUMBERS = [("decimal", f"%{level}.", "") for level in range(1, 10)]


def write(essay: Essay) -> bytes:
    return WriterWriter(essay).save()


class WriterWriter(DocxWriter):
    """LibreOffice Writer's export filter."""

    prefixes = ("o", "r", "v", "w", "w10", "wp", "wps", "mc", "wp14", "w14")
    first_note = 2
    newline = "\n"

    def ppr(self, kind: str, block: Block) -> str:
        style = f'<w:pStyle w:val="{_STYLES.get(kind, "TextBody")}"/>'
        if kind == "separator":
            return ""
        if kind in ("bullet", "number"):
            listed = 2 if kind == "bullet" else 3
            style += f'<w:numPr><w:ilvl w:val="{block.level}"/><w:numId w:val="{listed}"/></w:numPr>'
            return f'{style}<w:bidi w:val="0"/><w:jc w:val="left"/><w:rPr></w:rPr>'
        align = {"picture": "center", "pull": "center", "byline": "center", "cellright": "right"}.get(
            kind, "left"
        )
        if kind in ("title", "standfirst", "headcell", "headcellright"):
            return f'{style}<w:bidi w:val="0"/><w:rPr></w:rPr>'
        return f'{style}<w:bidi w:val="0"/><w:jc w:val="{align}"/><w:rPr></w:rPr>'

    def rpr(self, kind: str, span: Span) -> str:
        if span.link:
            return '<w:rStyle w:val="InternetLink"/>'
        if span.italic:
            return '<w:rStyle w:val="Emphasis"/>'
        if span.bold:
            return '<w:rStyle w:val="StrongEmphasis"/>'
        if kind in ("credit", "source"):
            return _SMALL
        return "<w:i/><w:iCs/>" if kind == "pull" else ""

    def r(self, rpr: str, inner: str) -> str:
        return f"<w:r><w:rPr>{rpr}</w:rPr>{inner}</w:r>"

    def note_rpr(self, kind: str) -> str:
        sort = "Footnote" if kind.startswith("foot") else "Endnote"
        end = "Anchor" if kind.endswith("Reference") else "Characters"
        return f'<w:rStyle w:val="{sort}{end}"/>'

    def note_gap(self, tag: str) -> str:
        return self.r("", "<w:tab/>")

    def drawing(self, block: Block, picture: drawing.Picture, relation: str) -> str:
        name = f"Image{self.pictures}"
        return drawing.inline(picture, relation, 6120130, number=self.pictures, name=name, alt=block.alt)

    def tblpr(self, block: Block) -> str:
        edges = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in ("top", "bottom")
        )
        cells = "".join(f'<w:{side} w:w="55" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
        return (
            f'<w:tblPr><w:tblW w:w="9016" w:type="dxa"/><w:jc w:val="left"/><w:tblInd w:w="0" w:type="dxa"/>'
            f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
            f"<w:tblCellMar>{cells}</w:tblCellMar></w:tblPr>"
        )

    def trpr(self, index: int) -> str:
        return '<w:trPr><w:tblHeader w:val="true"/></w:trPr>' if index == 0 else "<w:trPr></w:trPr>"

    # The file ---------------------------------------------------------------------------------------

    def styles(self) -> str:
        defaults = (
            "<w:docDefaults><w:rPrDefault><w:rPr>"
            '<w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif" w:eastAsia="Noto Serif CJK SC" '
            'w:cs="Lohit Devanagari"/><w:kern w:val="2"/><w:sz w:val="24"/><w:szCs w:val="24"/>'
            '<w:lang w:val="en-GB" '
            'w:eastAsia="zh-CN" w:bidi="hi-IN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
            '<w:suppressAutoHyphens w:val="true"/></w:pPr></w:pPrDefault></w:docDefaults>'
        )
        return defaults + "".join(style.xml() for style in STYLES)

    def numbering(self) -> str:
        empty = [("none", "", "")] * 9
        out = ""
        for number, formats in enumerate((empty, _BULLETS, _NUMBERS), start=1):
            out += f'<w:abstractNum w:abstractNumId="{number}">{levels(formats)}</w:abstractNum>'
        return out + "".join(
            f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2, 3)
        )

    def settings(self) -> str:
        sorts = [tag for tag in ("footnote", "endnote") if any(key[0] == tag[0] for key in self.called)]
        notes = "".join(f'<w:{tag}Pr><w:{tag} w:id="0"/><w:{tag} w:id="1"/></w:{tag}Pr>' for tag in sorts)
        return (
            '<w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/><w:autoHyphenation '
            f'w:val="true"/>{notes}<w:compat>'
            '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
            'w:val="15"/>'
            '</w:compat><w:themeFontLang w:val="" w:eastAsia="" w:bidi=""/>'
        )

    def save(self) -> bytes:
        package = self.package
        common_parts.core(package, self.essay, title=self.essay.title, language="en-GB", revision=14)
        common_parts.app(package, self.essay, _APPLICATION, "15.0000", template="", company=False)
        package.relate("", "officeDocument", "word/document.xml")
        section = (
            '<w:sectPr><w:type w:val="nextPage"/><w:pgSz w:w="11906" w:h="16838"/>'
            '<w:pgMar w:left="1134" w:right="1134" '
            'w:gutter="0" w:header="0" w:top="1134" w:footer="0" w:bottom="1134"/>'
            '<w:pgNumType w:fmt="decimal"/>'
            '<w:formProt w:val="false"/><w:textDirection w:val="lrTb"/><w:docGrid w:type="default" '
            'w:linePitch="100" '
            'w:charSpace="0"/></w:sectPr>'
        )
        package.add("word/document.xml", self.document(self.body(), section), f"{WML}document.main+xml")
        for tag in ("footnote", "endnote"):
            if any(key[0] == tag[0] for key in self.called):
                self.add_notes(tag, first=0)
        fonts = {
            "Times New Roman": "roman",
            "Symbol": "roman",
            "Liberation Serif": "roman",
            "Liberation Sans": "swiss",
        }
        for name, root, inner in (
            ("styles", "styles", self.styles()),
            ("numbering", "numbering", self.numbering()),
            ("fontTable", "fonts", font_table(fonts)),
            ("settings", "settings", self.settings()),
        ):
            package.relate("word/document.xml", name, f"{name}.xml")
            spaces = namespaces("w", "r", "mc", "w14")
            package.add(f"word/{name}.xml", f"<w:{root} {spaces}>{inner}</w:{root}>", f"{WML}{name}+xml")
        return zipped(package.members(types_last=True), zip_date(self.essay.meta["modified"]))
