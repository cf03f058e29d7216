"""Pictures in a DOCX: the drawn file, its size on the page, and the DrawingML that places it."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import quoteattr

from PIL import Image

MEDIA = Path(__file__).parent / "media"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_DECORATIVE = (
    f'<a:extLst xmlns:a="{_A}"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn picture, as bytes, with its width and height in pixels."""

    name: str
    data: bytes
    width: int
    height: int

    @property
    def extension(self) -> str:
        return {"jpg": "jpeg"}.get(self.name.rpartition(".")[2], "png")

    def height_for(self, width: int) -> int:
        return width * self.height // self.width


def load(name: str) -> Picture:
    """The picture of that name from `media/`."""
    data = (MEDIA / name).read_bytes()
    with Image.open(BytesIO(data)) as image:
        return Picture(name, data, *image.size)


def inline(
    picture: Picture, relation: str, width: int, *, number: int, name: str, alt: str, ids: str = ""
) -> str:
    """A picture in the line, `width` EMU wide. `alt` may be `none` or `decorative`; `ids` are Word's own."""
    height = picture.height_for(width)
    described = "" if alt == "none" else f" descr={quoteattr('' if alt == 'decorative' else alt)}"
    prop = f'<wp:docPr id="{number}" name="{name}"{described}'
    prop += f">{_DECORATIVE}</wp:docPr>" if alt == "decorative" else "/>"
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"{ids}>'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/>{prop}<wp:cNvGraphicFramePr>'
        f'<a:graphicFrameLocks xmlns:a="{_A}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}"><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="{picture.name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def text_box(paragraph: str, *, number: int, ids: str) -> str:
    """A pull quote in a text box: DrawingML for Word 2010 and later, VML for what came before."""
    width, height = 2160000, 1980000
    shape = (
        f'<wp:anchor distT="45720" distB="45720" distL="114300" distR="114300" simplePos="0" '
        f'relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"{ids}>'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:align>right</wp:align>'
        "</wp:positionH>"
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>90000</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:wrapSquare wrapText="bothSides"/><wp:docPr id="{number}" name="Text Box 2"/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_A}"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr txBox="1"><a:spLocks noChangeArrowheads="1"/></wps:cNvSpPr>'
        f'<wps:spPr bwMode="auto"><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="EAEAF4"/></a:solidFill>'
        '<a:ln w="9525"><a:noFill/></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{paragraph}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr rot="0" vert="horz" wrap="square" lIns="91440" tIns="45720" rIns="91440" bIns="45720" '
        'anchor="ctr" anchorCtr="0"><a:noAutofit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic>'
        "</wp:anchor>"
    )
    fallback = (
        '<w:pict><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
        'path="m,l,21600r21600,l21600,xe">'
        '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
        '<v:shape id="Text Box 2" o:spid="_x0000_s1026" type="#_x0000_t202" style="position:absolute;'
        "margin-left:281pt;margin-top:7.1pt;width:170.1pt;height:155.9pt;z-index:251659264;"
        'mso-wrap-style:square;mso-position-horizontal:right;mso-position-horizontal-relative:margin" '
        f'fillcolor="#eaeaf4" stroked="f"><v:textbox><w:txbxContent>{paragraph}</w:txbxContent></v:textbox>'
        '<w10:wrap type="square" anchorx="margin"/></v:shape></w:pict>'
    )
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{shape}</w:drawing></mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )
