"""Word for Mac in the hands of somebody who has never opened the styles: everything is Normal.

Headings are short bold lines, first lines begin with a tab or five spaces, lists are typed by hand with a
hyphen or a number and a tab, full stops are followed by two spaces, and quotation marks are straight.
"""

import re

from . import common_parts, drawing
from .common_parts import Style, font_table
from .docx import WML, DocxWriter, namespaces, text
from .package import zipped
from .source import Block, Essay, Span

_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-"})
_FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
_SIZES = {"title": 32, "h2": 26, "caption": 20, "credit": 20, "footnote": 20, "pull": 28}
_CENTRED = ("title", "byline", "standfirst", "picture", "pull")
_BOLD = ("title", "h2", "pull")
_STYLES = (
    Style(
        "paragraph", "Normal", "Normal", rpr='<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-US"/>',
        extra="<w:qFormat/>", default=True,
    ),
    Style("character", "DefaultParagraphFont", "Default Paragraph Font",
          extra='<w:uiPriority w:val="1"/><w:semiHidden/>', default=True),
    Style("paragraph", "FootnoteText", "footnote text", rpr=('<w:sz w:val="20"/><w:szCs '
                                                            'w:val="20"/>'), based="Normal"),
    Style("character", "FootnoteReference", "footnote reference", rpr='<w:vertAlign w:val="superscript"/>',
          based="DefaultParagraphFont"),
)  # fmt: skip


def write(essay: Essay) -> bytes:
    return MacWriter(essay).save()


class MacWriter(DocxWriter):
    """Direct formatting only, with revision ids that never change because nobody reopened the file."""

    prefixes = ("w", "r", "wp", "mc", "w14")
    rsid = "00D41A6E"

    def __init__(self, essay: Essay) -> None:
        super().__init__(essay)
        self.typed = 0
        self.paragraphs = 0
        self.quoted: list[str] = []

    def p(self, ppr: str, inner: str) -> str:
        properties = f"<w:pPr>{ppr}</w:pPr>" if ppr else ""
        return f'<w:p w:rsidR="{self.rsid}" w:rsidRDefault="{self.rsid}">{properties}{inner}</w:p>'

    def ppr(self, kind: str, block: Block) -> str:
        mark = f"<w:rPr>{_FONT}</w:rPr>"
        if kind == "footnote":
            return '<w:pStyle w:val="FootnoteText"/>'
        if kind in _CENTRED:
            return f'<w:jc w:val="center"/>{mark}'
        if kind in ("bullet", "number"):
            return f'<w:ind w:left="720" w:hanging="360"/>{mark}'
        if kind == "quote":
            return f'<w:ind w:left="720" w:right="720"/>{mark}'
        return f'<w:spacing w:line="360" w:lineRule="auto"/>{mark}' if kind == "para" else mark

    def rpr(self, kind: str, span: Span) -> str:
        out = _FONT
        out += "<w:b/>" if span.bold or kind in _BOLD else ""
        out += "<w:i/>" if span.italic or kind in ("standfirst", "quote", "pull", "caption") else ""
        size = _SIZES.get(kind)
        return out + (f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else "")

    def note_rpr(self, kind: str) -> str:
        return '<w:rStyle w:val="FootnoteReference"/>'

    def words(self, kind: str, words: str) -> str:
        return re.sub(r"(?<=[.?!]) (?=[A-Z])", "  ", words.translate(_PLAIN))

    # The typist's habits ----------------------------------------------------------------------------

    def begun(self, kind: str, block: Block, start: str) -> str:
        """A paragraph that starts with something typed: a tab, spaces, a hyphen or a number."""
        opening = "".join(
            "<w:tab/>" if letter == "\t" else text(letter) for letter in re.split(r"(\t)", start) if letter
        )
        return self.p(self.ppr(kind, block), self.r(_FONT, opening) + self.runs(kind, block.spans))

    def write_para(self, block: Block) -> str:
        self.paragraphs += 1
        return self.begun("para", block, "     " if self.paragraphs % 4 == 0 else "\t")

    def write_bullet(self, block: Block) -> str:
        return self.begun("bullet", block, "-\t")

    def write_number(self, block: Block) -> str:
        self.typed = self.typed + 1 if self.previous == "number" else 1
        return self.begun("number", block, f"{self.typed}.\t")

    def write_h2(self, block: Block) -> str:
        return self.p("", "") + self.paragraph("h2", block)

    def write_title(self, block: Block) -> str:
        return self.paragraph("title", block) + self.p("", "")

    def write_byline(self, block: Block) -> str:
        return self.paragraph("byline", block) + self.p("", "")

    def write_quote(self, block: Block) -> str:
        """Quoted lines that follow one another are one paragraph with line breaks, written with the last."""
        self.quoted.append(self.runs("quote", block.spans))
        blocks = self.essay.blocks
        after = blocks[blocks.index(block) + 1]
        if after.kind == "quote":
            return ""
        inner = self.r(_FONT, "<w:br/>").join(self.quoted)
        self.quoted.clear()
        return self.p(self.ppr("quote", block), inner)

    def drawing(self, block: Block, picture: drawing.Picture, relation: str) -> str:
        name = f"Picture {self.pictures}"
        return drawing.inline(picture, relation, 5270500, number=self.pictures, name=name, alt=block.alt)

    # The file ---------------------------------------------------------------------------------------

    def save(self) -> bytes:
        package = self.package
        package.relate("", "officeDocument", "word/document.xml")
        common_parts.core(package, self.essay, revision=2)
        common_parts.app(package, self.essay, "Microsoft Macintosh Word", "16.0000", template="Normal.dotm")
        section = (
            f'<w:sectPr w:rsidR="{self.rsid}"><w:pgSz w:w="11900" w:h="16840"/>'
            '<w:pgMar w:top="1440" w:right="1800" '
            'w:bottom="1440" w:left="1800" w:header="708" w:footer="708" w:gutter="0"/>'
            '<w:cols w:space="708"/>'
            '<w:docGrid w:linePitch="360"/></w:sectPr>'
        )
        package.add("word/document.xml", self.document(self.body(), section), f"{WML}document.main+xml")
        notes = ""
        if self.called:
            self.add_notes("footnote", first=-1)
            notes = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        spaces = namespaces("w", "r", "mc", "w14")
        defaults = (
            "<w:docDefaults><w:rPrDefault><w:rPr>"
            '<w:rFonts w:ascii="Cambria" w:eastAsia="MS Mincho" w:hAnsi="Cambria" w:cs="Times New Roman"/>'
            '<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/>'
            "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        )
        settings = (
            '<w:zoom w:percent="125"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl '
            'w:val="doNotCompress"/>'
            f'{notes}<w:compat><w:compatSetting w:name="compatibilityMode" '
            'w:uri="http://schemas.microsoft.com/office/word" '
            f'w:val="15"/></w:compat><w:rsids><w:rsidRoot w:val="{self.rsid}"/></w:rsids>'
        )
        fonts = font_table({"Times New Roman": "roman", "Cambria": "roman", "MS Mincho": "roman"})
        for name, root, inner in (
            ("styles", "styles", defaults + "".join(style.xml() for style in _STYLES)),
            ("settings", "settings", settings),
            ("fontTable", "fonts", fonts),
        ):
            package.relate("word/document.xml", name, f"{name}.xml")
            package.add(f"word/{name}.xml", f"<w:{root} {spaces}>{inner}</w:{root}>", f"{WML}{name}+xml")
        return zipped(package.members())
