"""An OpenDocument text as LibreOffice Writer saves it (OASIS ODF 1.3)."""

from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from . import drawing, odt_parts
from .package import zip_date, zipped
from .source import Block, Essay, Span

_STYLES = {
    "title": "Title",
    "standfirst": "Subtitle",
    "byline": "P1",
    "quote": "Quotations",
    "pull": "P3",
    "caption": "Illustration",
    "credit": "P2",
}
_TEXT_WIDTH_CM = 17.0


def write(essay: Essay) -> bytes:
    return OdtWriter(essay).save()


class OdtWriter:
    """One essay on its way to being an ODT."""

    def __init__(self, essay: Essay) -> None:
        self.essay = essay
        self.media: dict[str, bytes] = {}
        self.notes = 0

    def spans(self, spans: tuple[Span, ...]) -> str:
        out = []
        for link, group in groupby(spans, key=lambda span: span.link):
            inner = "".join(self.span(span) for span in group)
            address = (
                f'<text:a xlink:type="simple" xlink:href={quoteattr(link)} '
                'text:style-name="Internet_20_link">'
            )
            out.append(f"{address}{inner}</text:a>" if link else inner)
        return "".join(out)

    def span(self, span: Span) -> str:
        if span.note:
            return self.note(span.note)
        words = escape(span.text)
        style = (
            "T1" if span.lang else "Emphasis" if span.italic else "Strong_20_Emphasis" if span.bold else ""
        )
        return f'<text:span text:style-name="{style}">{words}</text:span>' if style else words

    def note(self, key: str) -> str:
        self.notes += 1
        body = f'<text:p text:style-name="Footnote">{self.spans(self.essay.notes[key])}</text:p>'
        return (
            f'<text:note text:id="ftn{self.notes}" text:note-class="footnote">'
            f"<text:note-citation>{self.notes}"
            f"</text:note-citation><text:note-body>{body}</text:note-body></text:note>"
        )

    def body(self) -> str:
        out = []
        for listed, group in groupby(self.essay.blocks, key=lambda block: _listed(block.kind)):
            if listed:
                style = "L1" if listed == "bullet" else "L2"
                out.append(self.list(list(group), 0, style))
            else:
                out += [self.block(block) for block in group]
        return "".join(out)

    def list(self, blocks: list[Block], level: int, style: str = "") -> str:
        """A list with its lower lists inside the items they follow."""
        name = f' text:style-name="{style}"' if style else ""
        out = ""
        while blocks:
            block = blocks.pop(0)
            lower = []
            while blocks and blocks[0].level > level:
                lower.append(blocks.pop(0))
            inner = self.list(lower, level + 1) if lower else ""
            paragraph = "P4" if block.kind == "bullet" else "P5"
            words = f'<text:p text:style-name="{paragraph}">{self.spans(block.spans)}</text:p>'
            out += f"<text:list-item>{words}{inner}</text:list-item>"
        return f"<text:list{name}>{out}</text:list>"

    def block(self, block: Block) -> str:
        if block.kind == "figure":
            return self.figure(block)
        if block.kind in ("h2", "h3"):
            level = int(block.kind[1])
            style = f"Heading_20_{level}"
            return (
                f'<text:h text:style-name="{style}" '
                f'text:outline-level="{level}">{self.spans(block.spans)}</text:h>'
            )
        style = _STYLES.get(block.kind, "Text_20_body")
        return f'<text:p text:style-name="{style}">{self.spans(block.spans)}</text:p>'

    def figure(self, block: Block) -> str:
        """A picture as a character, with its title, its description, and a caption below."""
        picture = drawing.load(block.picture)
        target = f"Pictures/10000201000005DC0000{picture.height:04X}5E1F0B62A7C3D940.png"
        self.media[target] = picture.data
        height = _TEXT_WIDTH_CM * picture.height / picture.width
        title = "".join(span.text for span in block.caption).split(". ")[1]
        frame = (
            '<draw:frame draw:style-name="fr1" draw:name="Image1" text:anchor-type="as-char" '
            f'svg:width="{_TEXT_WIDTH_CM:.3f}cm" svg:height="{height:.3f}cm" draw:z-index="0">'
            f'<draw:image xlink:href="{target}" xlink:type="simple" xlink:show="embed" '
            'xlink:actuate="onLoad" '
            f'draw:mime-type="image/png"/><svg:title>{escape(title)}</svg:title>'
            f"<svg:desc>{escape(block.alt)}</svg:desc></draw:frame>"
        )
        return (
            f'<text:p text:style-name="P2">{frame}</text:p>'
            f'<text:p text:style-name="Illustration">{self.spans(block.caption)}</text:p>'
            f'<text:p text:style-name="P2">{escape(block.credit)}</text:p>'
        )

    def save(self) -> bytes:
        body = self.body()
        members = {"mimetype": odt_parts.MIMETYPE.encode()}
        members |= self.media
        members |= {
            "content.xml": odt_parts.content(body).encode(),
            "styles.xml": odt_parts.styles().encode(),
            "meta.xml": odt_parts.meta(self.essay).encode(),
            "settings.xml": odt_parts.settings().encode(),
        }
        names = [name for name in members if name != "mimetype"]
        members["META-INF/manifest.xml"] = odt_parts.manifest(names).encode()
        return zipped(members, zip_date(self.essay.meta["modified"]), ("mimetype", *self.media))


def _listed(kind: str) -> str:
    return kind if kind in ("bullet", "number") else ""
