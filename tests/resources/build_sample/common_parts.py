"""Parts that several programs write alike: properties, font tables, and styles from short tables."""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from .package import Package
from .source import Essay

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


@dataclass(frozen=True, slots=True)
class Style:
    """One style: its type, id and name, what it is based on, and the properties it sets."""

    kind: str
    name: str
    label: str
    ppr: str = ""
    rpr: str = ""
    based: str = ""
    next: str = ""
    link: str = ""
    extra: str = ""
    default: bool = False

    def xml(self) -> str:
        default = ' w:default="1"' if self.default else ""
        out = f'<w:style w:type="{self.kind}"{default} w:styleId="{self.name}">'
        out += f'<w:name w:val="{self.label}"/>'
        for tag, value in (("basedOn", self.based), ("next", self.next), ("link", self.link)):
            out += f'<w:{tag} w:val="{value}"/>' if value else ""
        out += self.extra
        out += f"<w:pPr>{self.ppr}</w:pPr>" if self.ppr else ""
        out += f"<w:rPr>{self.rpr}</w:rPr>" if self.rpr else ""
        return out + "</w:style>"


def core(package: Package, essay: Essay, *, title: str = "", language: str = "", revision: int = 7) -> None:
    """`docProps/core.xml`: who saved the file and when. The author is never a person's name."""
    meta = essay.meta
    xml = (
        f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:subject></dc:subject><dc:creator>Sample "
        "contributor</dc:creator>"
        "<cp:keywords></cp:keywords><dc:description></dc:description>"
        f"<cp:lastModifiedBy>{meta['editor']}</cp:lastModifiedBy><cp:revision>{revision}</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{meta["created"]}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{meta["modified"]}</dcterms:modified>'
        + (f"<dc:language>{language}</dc:language>" if language else "")
        + "</cp:coreProperties>"
    )
    package.relate("", _CORE_RELATION, "docProps/core.xml")
    package.add("docProps/core.xml", xml, "application/vnd.openxmlformats-package.core-properties+xml")


def app(
    package: Package, essay: Essay, application: str, version: str, *, template: str, company: bool = True
) -> None:
    """`docProps/app.xml`: the program and its counts."""
    words = sum(len(block.text.split()) for block in essay.blocks)
    letters = sum(len(block.text) for block in essay.blocks)
    pages = 1 + words // 420
    office = (
        "<ScaleCrop>false</ScaleCrop><Company></Company><LinksUpToDate>false</LinksUpToDate>"
        if company
        else ""
    )
    tail = "<SharedDoc>false</SharedDoc><HyperlinksChanged>false</HyperlinksChanged>" if company else ""
    xml = (
        f'<Properties xmlns="{_APP}" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f"<Template>{template}</Template><TotalTime>{words // 9}</TotalTime><Pages>{pages}</Pages>"
        f"<Words>{words}</Words><Characters>{letters - words}</Characters>"
        f"<Application>{application}</Application>"
        + ("<DocSecurity>0</DocSecurity>" if company else "")
        + f"<Lines>{pages * 34}</Lines><Paragraphs>{len(essay.blocks)}</Paragraphs>{office}"
        f"<CharactersWithSpaces>{letters}</CharactersWithSpaces>{tail}<AppVersion>{version}</AppVersion>"
        "</Properties>"
    )
    package.relate("", "extended-properties", "docProps/app.xml")
    package.add(
        "docProps/app.xml", xml, "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    )


def font_table(fonts: dict[str, str]) -> str:
    """The `w:font` elements of a font table; the value is the family: roman or swiss."""
    return "".join(
        f'<w:font w:name="{name}"><w:charset w:val="{"02" if name == "Symbol" else "00"}"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for name, family in fonts.items()
    )


def levels(formats: list[tuple[str, str, str]], *, step: int = 720, attributes: str = "") -> str:
    """The levels of an abstract list: number format, text and run properties of each."""
    return "".join(
        f'<w:lvl w:ilvl="{level}"{attributes}><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{words}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{step * (level + 1)}" w:hanging="360"/></w:pPr>'
        f"{f'<w:rPr>{rpr}</w:rPr>' if rpr else ''}</w:lvl>"
        for level, (form, words, rpr) in enumerate(formats)
    )
