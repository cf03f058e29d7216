"""A document shared and downloaded from Google Docs: every span dressed in full, no application named."""

from . import common_parts, drawing
from .common_parts import levels
from .docx import WML, DocxWriter, namespaces
from .package import zip_date, zipped
from .source import Block, Essay, Span

_STYLES = {"title": "Title", "standfirst": "Subtitle", "h2": "Heading1", "h3": "Heading2"}
_FONT = '<w:rFonts w:ascii="{0}" w:cs="{0}" w:eastAsia="{0}" w:hAnsi="{0}"/>'
_SERIF, _SANS = _FONT.format("Georgia"), _FONT.format("Arial")
_DRESS = {  # font, colour, size in half-points
    "title": (_SANS, "1f1b18", 52),
    "standfirst": (_SERIF, "666666", 28),
    "byline": (_SANS, "434343", 20),
    "h2": (_SANS, "1d5c49", 32),
    "h3": (_SANS, "434343", 26),
    "caption": (_SANS, "434343", 18),
    "credit": (_SANS, "666666", 18),
    "footnote": (_SERIF, "000000", 20),
    "pull": (_SERIF, "1d5c49", 30),
}
_RUN = 'w:rsidDel="00000000" w:rsidR="00000000" w:rsidRPr="00000000"'
_PARAGRAPH = (
    'w:rsidR="00000000" w:rsidDel="00000000" w:rsidP="00000000" w:rsidRDefault="00000000" '
    'w:rsidRPr="00000000"'
)
_PLAIN = '<w:u w:val="none"/>'
_BULLETS = [("bullet", mark, _PLAIN) for mark in "●○■●○■●○■"]
_NUMBERS = [
    (form, f"%{level}.", _PLAIN)
    for level, form in enumerate(("decimal", "lowerLetter", "lowerRoman") * 3, start=1)
]


def write(essay: Essay) -> bytes:
    return DocsWriter(essay).save()


class DocsWriter(DocxWriter):
    """The exporter's habits: zero revision ids, `w:val="1"` for on, `rtl` on every run."""

    prefixes = ("w", "r", "wp", "mc", "w14", "w15")
    first_note = 0
    newline = ""

    def __init__(self, essay: Essay) -> None:
        super().__init__(essay)
        self.paragraphs = 0

    def p(self, ppr: str, inner: str) -> str:
        self.paragraphs += 1
        properties = f"<w:pPr>{ppr}</w:pPr>" if ppr else "<w:pPr/>"
        return f'<w:p {_PARAGRAPH} w14:paraId="{self.paragraphs:08X}">{properties}{inner}</w:p>'

    def r(self, rpr: str, inner: str) -> str:
        return f"<w:r {_RUN}><w:rPr>{rpr}</w:rPr>{inner}</w:r>"

    def ppr(self, kind: str, block: Block) -> str:
        mark = f"<w:rPr>{self.dress(kind)}</w:rPr>"
        if kind in _STYLES:
            spacing = {"title": "0", "standfirst": "320"}.get(kind, "120")
            after = f'<w:spacing w:after="{spacing}" w:lineRule="auto"/>'
            return f'<w:pStyle w:val="{_STYLES[kind]}"/><w:keepNext w:val="0"/>{after}{mark}'
        if kind in ("bullet", "number"):
            left = 720 * (block.level + 1)
            listed = 1 if kind == "bullet" else 1 + self.lists
            return (
                f'<w:numPr><w:ilvl w:val="{block.level}"/><w:numId w:val="{listed}"/></w:numPr>'
                '<w:spacing w:after="60" w:line="331" w:lineRule="auto"/>'
                f'<w:ind w:left="{left}" w:hanging="360"/>{mark}'
            )
        if kind == "footnote":
            return f'<w:spacing w:line="240" w:lineRule="auto"/>{mark}'
        if kind == "pull":
            return (
                '<w:spacing w:before="240" w:after="240"/><w:ind w:left="720" w:right="720"/>'
                f'<w:jc w:val="center"/>{mark}'
            )
        spacing = '<w:spacing w:after="200" w:line="331" w:lineRule="auto"/>'
        return spacing + ('<w:jc w:val="center"/>' if kind == "picture" else "") + mark

    def dress(self, kind: str, span: Span | None = None) -> str:
        font, colour, size = _DRESS.get(kind, (_SERIF, "000000", 23))
        span = span or Span()
        bold = '<w:b w:val="1"/>' if span.bold or kind in ("h2", "byline") else ""
        italic = '<w:i w:val="1"/>' if span.italic or kind in ("standfirst", "pull") else ""
        line = '<w:u w:val="single"/>' if span.link else ""
        colour = "1155cc" if span.link else colour
        return (
            f'{font}{bold}{italic}<w:color w:val="{colour}"/><w:sz w:val="{size}"/>'
            f'<w:szCs w:val="{size}"/>{line}'
        )

    def rpr(self, kind: str, span: Span) -> str:
        return self.dress(kind, span) + '<w:rtl w:val="0"/>'

    def note_rpr(self, kind: str) -> str:
        size = "" if kind.endswith("Reference") else '<w:sz w:val="20"/><w:szCs w:val="20"/>'
        return f'{_SERIF}{size}<w:vertAlign w:val="superscript"/>'

    def call_element(self, tag: str, number: int) -> str:
        return f'<w:{tag} w:customMarkFollows="0" w:id="{number}"/>'

    def drawing(self, block: Block, picture: drawing.Picture, relation: str) -> str:
        name = f"image{self.pictures}.{picture.extension}"
        return drawing.inline(picture, relation, 5731200, number=self.pictures, name=name, alt=block.alt)

    # The file ---------------------------------------------------------------------------------------

    def styles(self) -> str:
        out = (
            f'<w:docDefaults><w:rPrDefault><w:rPr>{_SANS}<w:sz w:val="22"/><w:szCs w:val="22"/>'
            '<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="276" '
            'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
            '<w:style w:type="paragraph" w:styleId="Normal" w:default="1"><w:name w:val="normal"/></w:style>'
            '<w:style w:type="table" w:styleId="TableNormal" w:default="1"><w:name w:val="Table Normal"/>'
            "</w:style>"
        )
        for name, label, before, after, size in (
            ("Heading1", "heading 1", 400, 120, 40), ("Heading2", "heading 2", 360, 120, 32),
            ("Heading3", "heading 3", 320, 80, 28),
            ("Title", "Title", 0, 60, 52), ("Subtitle", "Subtitle", 0, 320, 30),
        ):  # fmt: skip
            out += (
                f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{label}"/>'
                '<w:basedOn w:val="Normal"/>'
                '<w:next w:val="Normal"/><w:pPr><w:keepNext w:val="1"/><w:keepLines w:val="1"/>'
                "<w:pageBreakBefore "
                f'w:val="0"/><w:spacing w:after="{after}" w:before="{before}" w:lineRule="auto"/></w:pPr>'
                "<w:rPr>"
                f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
            )
        return out

    def numbering(self) -> str:
        out = ""
        for index, formats in enumerate([_BULLETS, *[_NUMBERS] * self.lists], start=1):
            out += f'<w:abstractNum w:abstractNumId="{index}">{levels(formats)}</w:abstractNum>'
        numbers = range(1, 2 + self.lists)
        return out + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in numbers)

    def save(self) -> bytes:
        package = self.package
        package.relate("", "officeDocument", "word/document.xml")
        section = (
            '<w:sectPr><w:pgSz w:h="16834" w:w="11909" w:orient="portrait"/>'
            '<w:pgMar w:bottom="1440" w:top="1440" '
            'w:left="1440" w:right="1440" w:header="720" w:footer="720"/><w:pgNumType w:start="1"/>'
            "</w:sectPr>"
        )
        package.add("word/document.xml", self.document(self.body(), section), f"{WML}document.main+xml")
        self.add_notes("footnote", first=0, separators=False)
        spaces = namespaces("w", "r", "mc", "w14", "w15")
        settings = (
            '<w:displayBackgroundShape/><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting '
            'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
            "</w:compat>"
        )
        fonts = common_parts.font_table({"Arial": "swiss", "Georgia": "roman"})
        for name, root, inner in (
            ("numbering", "numbering", self.numbering()),
            ("settings", "settings", settings),
            ("fontTable", "fonts", fonts),
            ("styles", "styles", self.styles()),
        ):
            package.relate("word/document.xml", name, f"{name}.xml")
            package.add(f"word/{name}.xml", f"<w:{root} {spaces}>{inner}</w:{root}>", f"{WML}{name}+xml")
        date = zip_date(self.essay.meta["modified"])
        return zipped(package.members(types_last=True), date)
