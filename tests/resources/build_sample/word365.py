"""Word for Windows, current version: styles, revision ids, paragraph ids, proofing marks, fields."""

import random
import re

from . import common_parts, drawing, tracked, word365_parts
from .docx import WML, DocxWriter, text
from .package import zipped
from .source import Block, Essay, Span

_STYLES = {
    "title": "Title",
    "standfirst": "Subtitle",
    "h2": "Heading1",
    "h3": "Heading2",
    "bullet": "ListParagraph",
    "inserted": "ListParagraph",
    "number": "ListParagraph",
    "quote": "Quote",
    "pull": "IntenseQuote",
    "caption": "Caption",
    "tabletitle": "Caption",
    "footnote": "FootnoteText",
}
_BOLD = "<w:b/><w:bCs/>"
_DOUBTED = re.compile(r"\b(buddleia|retrofit|scaffolding|Gujarat|imam|postcode|inverters?|rota)\b")


def write(essay: Essay) -> bytes:
    writer = TrackedWriter(essay) if essay.has("tracked") else WordWriter(essay)
    return writer.save()


class WordWriter(DocxWriter):
    """Word's own habits, and what three of the samples ask for: a title page, a text box, SEQ fields."""

    prefixes = ("w", "r", "wp", "v", "o", "w10", "mc", "wps", "wp14", "w14", "w15", "w16cid")

    def __init__(self, essay: Essay) -> None:
        super().__init__(essay)
        self.chance = random.Random(essay.meta["file"])
        self.rsids = [f"00{self.chance.randrange(0x100000, 0xFFFFFF):06X}" for _ in range(6)]
        self.paragraphs = self.chance.randrange(0x10000000, 0x60000000)
        self.bookmarks = 0
        self.words_since_break = 0
        self.sequences = {"Figure": 0, "Table": 0}

    # Dress ------------------------------------------------------------------------------------------

    def p(self, ppr: str, inner: str) -> str:
        self.paragraphs += self.chance.randrange(0x1000, 0x90000)
        mark = f'w14:paraId="{self.paragraphs:08X}" w14:textId="77777777"'
        rsid = self.chance.choice(self.rsids)
        change = f' w:rsidP="{self.chance.choice(self.rsids)}"' if self.chance.random() < 0.4 else ""
        properties = f"<w:pPr>{ppr}</w:pPr>" if ppr else ""
        return (
            f'<w:p {mark} w:rsidR="{rsid}" w:rsidRDefault="{self.rsids[0]}"{change}>{properties}{inner}</w:p>'
        )

    def r(self, rpr: str, inner: str) -> str:
        rsid = f' w:rsidRPr="{self.chance.choice(self.rsids)}"' if self.chance.random() < 0.25 else ""
        return f"<w:r{rsid}>{f'<w:rPr>{rpr}</w:rPr>' if rpr else ''}{inner}</w:r>"

    def ppr(self, kind: str, block: Block) -> str:
        style = f'<w:pStyle w:val="{_STYLES[kind]}"/>' if kind in _STYLES else ""
        if kind in ("bullet", "inserted", "number"):
            listed = 1 if kind != "number" else 1 + self.lists
            return f'{style}<w:numPr><w:ilvl w:val="{block.level}"/><w:numId w:val="{listed}"/></w:numPr>'
        if kind in ("picture", "tabletitle"):
            return f"{style}<w:keepNext/>"
        if kind == "byline":
            return '<w:spacing w:after="360"/>'
        if kind == "sign":
            return '<w:jc w:val="right"/>'
        if kind == "titlepage":
            return '<w:spacing w:before="240" w:after="240"/><w:jc w:val="center"/>'
        if kind in ("cellright", "headcellright"):
            return '<w:jc w:val="right"/>'
        return '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>' if kind == "separator" else style

    def rpr(self, kind: str, span: Span) -> str:
        out = '<w:rStyle w:val="Hyperlink"/>' if span.link else ""
        out += _BOLD if span.bold or kind in ("byline", "headcell", "headcellright") else ""
        out += "<w:i/><w:iCs/>" if span.italic else ""
        if kind in ("credit", "source"):
            out += '<w:sz w:val="18"/><w:szCs w:val="18"/>'
        return out + (f'<w:lang w:val="{span.lang}"/>' if span.lang else "")

    def note_rpr(self, kind: str) -> str:
        return '<w:rStyle w:val="FootnoteReference"/>'

    def picture_rpr(self) -> str:
        return "<w:noProof/>"

    # Runs -------------------------------------------------------------------------------------------

    def span(self, kind: str, span: Span) -> str:
        if span.note:
            return self.call(kind, span.note)
        if span.ref:
            return self.field(f" REF {self.reference('Figure')} \\h ", span.text, self.rpr(kind, span))
        rpr = self.rpr(kind, span)
        return "".join(self.piece(rpr, piece) for piece in self.pieces(span.text))

    def pieces(self, words: str) -> list[str]:
        """The words cut where Word cut them: at doubted words, and where an edit once began."""
        out = []
        for part in _DOUBTED.split(words):
            if len(part) > 160 and self.chance.random() < 0.5:
                cut = part.find(" ", self.chance.randrange(40, 120)) + 1
                out += [part[:cut], part[cut:]]
            else:
                out.append(part)
        return [piece for piece in out if piece]

    def piece(self, rpr: str, words: str) -> str:
        self.words_since_break += len(words.split())
        page = ""
        if self.words_since_break > 430:
            self.words_since_break, page = 0, "<w:lastRenderedPageBreak/>"
        run = self.r(rpr, page + text(words))
        if _DOUBTED.fullmatch(words):
            return f'<w:proofErr w:type="spellStart"/>{run}<w:proofErr w:type="spellEnd"/>'
        return run

    def field(self, code: str, shown: str, rpr: str = "") -> str:
        """A field in five runs, as Word writes it: begin, code, separate, result, end."""
        steps = [f'<w:fldChar w:fldCharType="{step}"/>' for step in ("begin", "separate", "end")]
        instruction = f'<w:instrText xml:space="preserve">{code}</w:instrText>'
        parts = (steps[0], instruction, steps[1], text(shown), steps[2])
        return "".join(self.r(rpr, part) for part in parts)

    def linked(self, url: str, inner: str) -> str:
        """A hyperlink element; in the text-box sample the second link is a HYPERLINK field instead."""
        if self.essay.has("textbox") and url.endswith("gov.uk/"):
            steps = [
                self.r("", f'<w:fldChar w:fldCharType="{step}"/>') for step in ("begin", "separate", "end")
            ]
            code = self.r("", f'<w:instrText xml:space="preserve"> HYPERLINK "{url}" </w:instrText>')
            return steps[0] + code + steps[1] + inner + steps[2]
        name = self.package.relate(self.part, "hyperlink", url, external=True)
        return f'<w:hyperlink r:id="{name}" w:history="1">{inner}</w:hyperlink>'

    def reference(self, label: str) -> str:
        return f"_Ref1877{self.rsids[0][4:]}{len(label)}"

    def bookmarked(self, name: str, inner: str) -> str:
        self.bookmarks += 1
        mark = self.bookmarks
        return f'<w:bookmarkStart w:id="{mark}" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="{mark}"/>'

    # Blocks -----------------------------------------------------------------------------------------

    def numbered(self, label: str) -> str:
        """`Figure 1` with its number as a SEQ field, bookmarked so that the text can refer to it."""
        self.sequences[label] += 1
        number = self.field(f" SEQ {label} \\* ARABIC ", str(self.sequences[label]), "<w:noProof/>")
        return self.bookmarked(self.reference(label), self.r("", text(f"{label} ")) + number)

    def caption(self, block: Block) -> str:
        if "".join(span.text for span in block.caption).startswith("Figure"):
            return super().caption(block)
        inner = self.numbered("Figure") + self.r("", text(". ")) + self.runs("caption", block.caption)
        return self.p(self.ppr("caption", block), inner)

    def write_h2(self, block: Block) -> str:
        inner = self.bookmarked(
            f"_Hlk1877{self.chance.randrange(10000, 99999)}", self.runs("h2", block.spans)
        )
        return self.p(self.ppr("h2", block), inner)

    def drawing(self, block: Block, picture: drawing.Picture, relation: str) -> str:
        ids = "".join(
            f' wp14:{name}="{self.chance.randrange(0x10000000, 0x7FFFFFFF):08X}"'
            for name in ("anchorId", "editId")
        )
        name = f"Picture {self.pictures}"
        return drawing.inline(
            picture, relation, self.width_emu, number=self.pictures, name=name, alt=block.alt, ids=ids
        )

    def write_table(self, block: Block) -> str:
        title = self.numbered("Table") + self.r("", text(". ")) + self.runs("tabletitle", block.caption)
        whole = super().write_table(block)
        return self.p(self.ppr("tabletitle", block), title) + whole[whole.index("<w:tbl>") :]

    def tblpr(self, block: Block) -> str:
        return (
            '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/><w:tblLook w:val="04A0" '
            'w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
            "</w:tblPr>"
        )

    def trpr(self, index: int) -> str:
        return f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if index == 0 else ''}</w:trPr>"

    def write_pull(self, block: Block) -> str:
        if not self.essay.has("textbox"):
            return self.paragraph("pull", block)
        quote = self.p('<w:pStyle w:val="IntenseQuote"/>', self.runs("pull", block.spans))
        ids = ' wp14:anchorId="3C1F20A7" wp14:editId="50D7E1B2"'
        return self.p("", self.r("<w:noProof/>", drawing.text_box(quote, number=90, ids=ids)))

    def write_titlepage(self, block: Block) -> str:
        first = self.previous != "titlepage"
        ppr = '<w:pStyle w:val="Title"/><w:spacing w:before="2880"/><w:jc w:val="center"/>'
        mail = re.search(r"\S+@\S+", block.text)
        inner = self.runs("titlepage", block.spans)
        if mail:
            label = self.runs("titlepage", (Span(block.text[: mail.start()]),))
            name = self.package.relate(self.part, "hyperlink", f"mailto:{mail[0]}", external=True)
            run = self.r('<w:rStyle w:val="Hyperlink"/>', text(mail[0]))
            inner = f'{label}<w:hyperlink r:id="{name}" w:history="1">{run}</w:hyperlink>'
        return self.p(ppr if first else self.ppr("titlepage", block), inner)

    def write_title(self, block: Block) -> str:
        page = self.p("", self.r("", '<w:br w:type="page"/>')) if self.previous == "titlepage" else ""
        return page + self.paragraph("title", block)

    # The file ---------------------------------------------------------------------------------------

    def section(self) -> str:
        edges = word365_parts.edges(self) if self.essay.has("titlepage") else ""
        last = "<w:titlePg/>" if edges else ""
        return (
            f'<w:sectPr w:rsidR="{self.rsids[0]}">{edges}<w:pgSz w:w="11906" w:h="16838"/>'
            '<w:pgMar w:top="1440" '
            'w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/>'
            f'<w:cols w:space="708"/>{last}<w:docGrid w:linePitch="360"/></w:sectPr>'
        )

    def save(self) -> bytes:
        self.package.relate("", "officeDocument", "word/document.xml")
        common_parts.core(self.package, self.essay)
        common_parts.app(self.package, self.essay, "Microsoft Office Word", "16.0000", template="Normal.dotm")
        body = self.body()
        section = self.section()
        self.package.add("word/document.xml", self.document(body, section), f"{WML}document.main+xml")
        self.add_notes("footnote", first=-1)
        self.add_notes("endnote", first=-1)
        word365_parts.add(self)
        return zipped(self.package.members())


class TrackedWriter(tracked.Tracked, WordWriter):
    """Word with the copy desk's changes still showing."""
