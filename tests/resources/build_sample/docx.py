"""What every program that saves a DOCX has in common: blocks in order, runs, notes, pictures, tables.

A writer for one program is a subclass that says how that program dresses a paragraph (`ppr`) and a run
(`rpr`), and what attributes and habits it has. Element order follows ECMA-376 part 1, clause 17.
"""

from collections.abc import Callable
from itertools import groupby
from xml.sax.saxutils import escape

from . import drawing
from .package import Package
from .source import Block, Essay, Span

WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_URNS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "w16cid": "http://schemas.microsoft.com/office/word/2016/wordml/cid",
}
_IGNORABLE = ("w14", "w15", "w16cid", "wp14")


def namespaces(*prefixes: str) -> str:
    """The namespace declarations for the root of a part, with `mc:Ignorable` where it is due."""
    names = " ".join(f'xmlns:{prefix}="{_URNS[prefix]}"' for prefix in prefixes)
    ignored = " ".join(prefix for prefix in prefixes if prefix in _IGNORABLE)
    return f'{names} mc:Ignorable="{ignored}"' if ignored and "mc" in prefixes else names


def text(words: str, tag: str = "w:t") -> str:
    """A text element, with its spaces kept where a reader would drop them."""
    keep = ' xml:space="preserve"' if words != words.strip() else ""
    return f"<{tag}{keep}>{escape(words)}</{tag}>"


class DocxWriter:
    """One essay on its way to being a DOCX. Subclasses dress it."""

    prefixes = ("w", "r", "wp", "mc", "wp14", "w14")
    first_note = 1
    width_emu = 5731510  # A4 less Word's margins of an inch
    newline = "\r\n"

    def __init__(self, essay: Essay) -> None:
        self.essay = essay
        self.package = Package(self.newline)
        self.part = "word/document.xml"  # whose relationships are being written
        self.called: dict[str, int] = {}
        self.pictures = 0
        self.lists = 0
        self.previous = ""

    # How the program dresses things -----------------------------------------------------------------

    def ppr(self, kind: str, block: Block) -> str:
        raise NotImplementedError

    def rpr(self, kind: str, span: Span) -> str:
        raise NotImplementedError

    def note_rpr(self, kind: str) -> str:
        """The run properties of a note's call and of its number."""
        raise NotImplementedError

    def words(self, kind: str, words: str) -> str:
        """The words as the program, or the typist, would have set them."""
        return words

    def p(self, ppr: str, inner: str) -> str:
        return f"<w:p>{f'<w:pPr>{ppr}</w:pPr>' if ppr else ''}{inner}</w:p>"

    def r(self, rpr: str, inner: str) -> str:
        return f"<w:r>{f'<w:rPr>{rpr}</w:rPr>' if rpr else ''}{inner}</w:r>"

    # Runs -------------------------------------------------------------------------------------------

    def runs(self, kind: str, spans: tuple[Span, ...]) -> str:
        out = []
        for link, group in groupby(spans, key=lambda span: span.link):
            inner = "".join(self.span(kind, span) for span in group)
            out.append(self.linked(link, inner) if link else inner)
        return "".join(out)

    def span(self, kind: str, span: Span) -> str:
        if span.note:
            return self.call(kind, span.note)
        return self.r(self.rpr(kind, span), text(self.words(kind, span.text)))

    def linked(self, url: str, inner: str) -> str:
        name = self.package.relate(self.part, "hyperlink", url, external=True)
        return f'<w:hyperlink r:id="{name}">{inner}</w:hyperlink>'

    def call(self, kind: str, key: str) -> str:
        """A note's call; its number is its place among the calls so far."""
        foot = key[0] == "f"
        same = [one for one in self.called if one[0] == key[0]]
        self.called[key] = self.first_note + len(same)
        tag = "footnoteReference" if foot else "endnoteReference"
        return self.r(self.note_rpr(tag), self.call_element(tag, self.called[key]))

    def call_element(self, tag: str, number: int) -> str:
        return f'<w:{tag} w:id="{number}"/>'

    # Blocks -----------------------------------------------------------------------------------------

    def body(self) -> str:
        out = []
        for block in self.essay.blocks:
            special: Callable[[Block], str] | None = getattr(self, f"write_{block.kind}", None)
            if block.kind == "number" and self.previous not in ("number",):
                self.lists += 1
            out.append(special(block) if special else self.paragraph(block.kind, block))
            self.previous = block.kind
        return "".join(out)

    def paragraph(self, kind: str, block: Block) -> str:
        return self.p(self.ppr(kind, block), self.runs(kind, block.spans))

    def plain(self, kind: str, *spans: Span) -> str:
        return self.paragraph(kind, Block(kind, spans))

    def write_figure(self, block: Block) -> str:
        self.pictures += 1
        picture = drawing.load(block.picture)
        target = f"media/image{self.pictures}.{picture.extension}"
        self.package.add_media(f"word/{target}", picture.data)
        name = self.package.relate(self.part, "image", target)
        run = self.r(self.picture_rpr(), self.drawing(block, picture, name))
        out = self.p(self.ppr("picture", block), run)
        if block.caption:
            out += self.caption(block)
        if block.credit:
            out += self.plain("credit", Span(block.credit))
        return out

    def picture_rpr(self) -> str:
        return ""

    def caption(self, block: Block) -> str:
        return self.paragraph("caption", Block("caption", block.caption))

    def drawing(self, block: Block, picture: "drawing.Picture", relation: str) -> str:
        raise NotImplementedError

    def write_table(self, block: Block) -> str:
        rows = "".join(self.row(index, cells, block) for index, cells in enumerate(block.rows))
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in self.columns(block))
        title = self.paragraph("tabletitle", Block("tabletitle", block.caption))
        source = self.plain("source", Span(block.credit))
        return f"{title}<w:tbl>{self.tblpr(block)}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{source}"

    def columns(self, block: Block) -> list[int]:
        count = len(block.rows[0])
        return [9016 - (count - 1) * (9016 // (count + 1)), *([9016 // (count + 1)] * (count - 1))]

    def row(self, index: int, cells: tuple[str, ...], block: Block) -> str:
        kind = "headcell" if index == 0 else "cell"
        out = ""
        for width, cell in zip(self.columns(block), cells, strict=True):
            style = f"{kind}right" if cell[:1] in "£–0123456789" and cell else kind
            out += (
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
                f"</w:tcPr>{self.plain(style, Span(cell))}</w:tc>"
            )
        return f"<w:tr>{self.trpr(index)}{out}</w:tr>"

    def tblpr(self, block: Block) -> str:
        raise NotImplementedError

    def trpr(self, index: int) -> str:
        return "<w:trPr><w:tblHeader/></w:trPr>" if index == 0 else ""

    # Notes ------------------------------------------------------------------------------------------

    def notes(self, initial: str) -> str:
        """The notes of one sort (`f` or `e`), in the order in which they were called."""
        tag = "footnote" if initial == "f" else "endnote"
        out = ""
        for key, number in list(self.called.items()):
            if key[0] == initial:
                block = Block(tag, self.essay.notes[key])
                mark = self.r(self.note_rpr(f"{tag}Ref"), f"<w:{tag}Ref/>") + self.note_gap(tag)
                inner = self.p(self.ppr(tag, block), mark + self.runs(tag, block.spans))
                out += f'<w:{tag} w:id="{number}">{inner}</w:{tag}>'
        return out

    def note_gap(self, tag: str) -> str:
        return self.r(self.rpr(tag, Span()), text(" "))

    def separators(self, tag: str, first: int) -> str:
        """The two notes that are only rules: the separator and its continuation."""
        out = ""
        for number, rule in enumerate(("separator", "continuationSeparator"), start=first):
            inner = self.p(self.ppr("separator", Block("separator")), self.r("", f"<w:{rule}/>"))
            out += f'<w:{tag} w:type="{rule}" w:id="{number}">{inner}</w:{tag}>'
        return out

    def add_notes(self, tag: str, *, first: int, separators: bool = True) -> None:
        """Add `footnotes.xml` or `endnotes.xml`, with its own relationships for the links in it."""
        part = f"word/{tag}s.xml"
        self.package.relate("word/document.xml", f"{tag}s", f"{tag}s.xml")
        self.part = part
        rules = self.separators(tag, first) if separators else ""
        xml = f"<w:{tag}s {namespaces(*self.prefixes)}>{rules}{self.notes(tag[0])}</w:{tag}s>"
        self.package.add(part, xml, f"{WML}{tag}s+xml")
        self.part = "word/document.xml"

    def document(self, body: str, section: str) -> str:
        return f"<w:document {namespaces(*self.prefixes)}><w:body>{body}{section}</w:body></w:document>"
