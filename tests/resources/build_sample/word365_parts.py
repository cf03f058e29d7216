"""The parts round a document of Word for Windows: styles, lists, settings, theme, header and footer."""

from pathlib import Path
from typing import TYPE_CHECKING

from .common_parts import Style, font_table, levels
from .docx import WML, namespaces, text

if TYPE_CHECKING:
    from .word365 import WordWriter

_TEMPLATES = Path(__file__).parent / "templates"
_Q = "<w:qFormat/>"
_HEAD = (
    '<w:rFonts w:asciiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia" w:hAnsiTheme="majorHAnsi" '
    'w:cstheme="majorBidi"/>'
)
_KEEP = "<w:keepNext/><w:keepLines/>"
STYLES = (
    Style("paragraph", "Normal", "Normal", extra=_Q, default=True),
    Style(
        "paragraph", "Heading1", "heading 1", f'{_KEEP}<w:spacing w:before="360" w:after="80"/>'
                                              '<w:outlineLvl w:val="0"/>',
        f'{_HEAD}<w:color w:val="0F4761" w:themeColor="accent1" w:themeShade="BF"/><w:sz w:val="40"/>'
        '<w:szCs w:val="40"/>',
        "Normal", "Normal", extra=f'<w:uiPriority w:val="9"/>{_Q}',
    ),
    Style(
        "paragraph", "Heading2", "heading 2", f'{_KEEP}<w:spacing w:before="160" w:after="80"/>'
                                              '<w:outlineLvl w:val="1"/>',
        f'{_HEAD}<w:color w:val="0F4761" w:themeColor="accent1" w:themeShade="BF"/><w:sz w:val="32"/>'
        '<w:szCs w:val="32"/>',
        "Normal", "Normal", extra=f'<w:uiPriority w:val="9"/><w:unhideWhenUsed/>{_Q}',
    ),
    Style("character", "DefaultParagraphFont", "Default Paragraph Font",
          extra='<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/>', default=True),
    Style("paragraph", "Title", "Title", '<w:spacing w:after="80" w:line="240" w:lineRule="auto"/>'
                                         '<w:contextualSpacing/>',
          f'{_HEAD}<w:spacing w:val="-10"/><w:kern w:val="28"/><w:sz w:val="56"/><w:szCs w:val="56"/>',
          "Normal", "Normal", extra=f'<w:uiPriority w:val="10"/>{_Q}'),
    Style("paragraph", "Subtitle", "Subtitle", "",
          f'{_HEAD}<w:color w:val="595959"/><w:spacing w:val="15"/><w:sz w:val="28"/><w:szCs w:val="28"/>',
          "Normal", "Normal", extra=f'<w:uiPriority w:val="11"/>{_Q}'),
    Style("paragraph", "Quote", "Quote", '<w:spacing w:before="160"/><w:ind w:left="720" w:right="720"/>',
          '<w:i/><w:iCs/><w:color w:val="404040"/>', "Normal", "Normal", extra=('<w:uiPriority '
                                                                               f'w:val="29"/>{_Q}')),
    Style("paragraph", "IntenseQuote", "Intense Quote",
          '<w:pBdr><w:top w:val="single" w:sz="4" w:space="10" w:color="0F4761"/>'
          '<w:bottom w:val="single" w:sz="4" '
          'w:space="10" w:color="0F4761"/></w:pBdr><w:spacing w:before="240" w:after="240"/>'
          '<w:ind w:left="432" '
          'w:right="432"/><w:jc w:val="center"/>',
          '<w:i/><w:iCs/><w:color w:val="0F4761" w:themeColor="accent1" w:themeShade="BF"/>',
          "Normal", "Normal", extra=f'<w:uiPriority w:val="30"/>{_Q}'),
    Style("paragraph", "ListParagraph", "List Paragraph", '<w:ind w:left="720"/>'
                                                          '<w:contextualSpacing/>', "", "Normal",
          extra=f'<w:uiPriority w:val="34"/>{_Q}'),
    Style("paragraph", "Caption", "caption", '<w:spacing w:after="120" w:line="240" w:lineRule="auto"/>',
          '<w:i/><w:iCs/><w:color w:val="0E2841" w:themeColor="text2"/><w:sz w:val="18"/>'
          '<w:szCs w:val="18"/>',
          "Normal", "Normal", extra=f'<w:uiPriority w:val="35"/><w:unhideWhenUsed/>{_Q}'),
    Style("paragraph", "FootnoteText", "footnote text", '<w:spacing w:after="0" w:line="240" '
                                                        'w:lineRule="auto"/>',
          '<w:sz w:val="20"/><w:szCs w:val="20"/>', "Normal", extra=('<w:uiPriority w:val="99"/>'
                                                                    '<w:unhideWhenUsed/>')),
    Style("character", "FootnoteReference", "footnote reference", rpr='<w:vertAlign w:val="superscript"/>',
          based="DefaultParagraphFont", extra='<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'),
    Style("character", "Hyperlink", "Hyperlink",
          rpr='<w:color w:val="467886" w:themeColor="hyperlink"/><w:u w:val="single"/>',
          based="DefaultParagraphFont", extra='<w:uiPriority w:val="99"/><w:unhideWhenUsed/>'),
    Style("paragraph", "Header", "header",
          '<w:tabs><w:tab w:val="center" w:pos="4513"/><w:tab w:val="right" w:pos="9026"/></w:tabs>'
          '<w:spacing w:after="0" w:line="240" '
          'w:lineRule="auto"/>', "", "Normal", extra='<w:uiPriority w:val="99"/>'),
    Style("paragraph", "Footer", "footer",
          '<w:tabs><w:tab w:val="center" w:pos="4513"/><w:tab w:val="right" w:pos="9026"/></w:tabs>'
          '<w:spacing w:after="0" w:line="240" '
          'w:lineRule="auto"/>', "", "Normal", extra='<w:uiPriority w:val="99"/>'),
    Style("character", "CommentReference", "annotation "
                                           "reference", rpr='<w:sz w:val="16"/><w:szCs w:val="16"/>',
          based="DefaultParagraphFont", extra='<w:uiPriority w:val="99"/><w:semiHidden/>'),
    Style("paragraph", "CommentText", "annotation text", '<w:spacing w:line="240" w:lineRule="auto"/>',
          '<w:sz w:val="20"/><w:szCs w:val="20"/>', "Normal", extra='<w:uiPriority w:val="99"/>'),
)  # fmt: skip
_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    "<w:tblCellMar>"
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/>'
    "<w:semiHidden/><w:unhideWhenUsed/></w:style>"
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    '<w:basedOn w:val="TableNormal"/>'
    '<w:uiPriority w:val="39"/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    "<w:tblPr>"
    "<w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr></w:style>"
)
_DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" '
    'w:cstheme="minorBidi"/>'
    '<w:kern w:val="2"/><w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-GB" w:eastAsia="en-US" '
    'w:bidi="ar-SA"/>'
    '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="278" w:lineRule="auto"/>'
    "</w:pPr>"
    "</w:pPrDefault></w:docDefaults>"
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0" '
    'w:defQFormat="0" w:count="376"><w:lsdException w:name="Normal" w:uiPriority="0" w:qFormat="1"/>'
    '<w:lsdException w:name="heading 1" w:uiPriority="9" w:qFormat="1"/></w:latentStyles>'
)
_SYMBOL = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:hint="default"/>'
_COURIER = '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New" w:hint="default"/>'
_BULLETS = [("bullet", "\uf0b7", _SYMBOL), ("bullet", "o", _COURIER), ("bullet", "\uf0b7", _SYMBOL)]
_NUMBERS = [("decimal", "%1.", ""), ("lowerLetter", "%2.", ""), ("lowerRoman", "%3.", "")]
_PAGE_GALLERY = "Page Numbers (Bottom of Page)"


def numbering(lists: int) -> str:
    """One abstract list of bullets and one of numbers; each numbered list in the text starts again."""
    out = ""
    for index, formats in enumerate((_BULLETS, _NUMBERS)):
        out += (
            f'<w:abstractNum w:abstractNumId="{index}" w15:restartNumberingAfterBreak="0">'
            f'<w:nsid w:val="1E7{index}4B0C"/>'
            '<w:multiLevelType w:val="hybridMultilevel"/><w:tmpl '
            f'w:val="A0F6{index}D1E"/>{levels(formats)}</w:abstractNum>'
        )
    out += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    for number in range(lists):
        again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if number else ""
        out += f'<w:num w:numId="{number + 2}"><w:abstractNumId w:val="1"/>{again}</w:num>'
    return out


def settings(writer: "WordWriter") -> str:
    """Zoom, proofing state, the notes' separators, compatibility and the revision ids."""
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15), ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1), ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )  # fmt: skip
    notes = "".join(
        f'<w:{tag}Pr><w:{tag} w:id="-1"/><w:{tag} w:id="0"/></w:{tag}Pr>' for tag in ("footnote", "endnote")
    )
    rsids = "".join(f'<w:rsid w:val="{rsid}"/>' for rsid in sorted(writer.rsids))
    tracking = "<w:trackRevisions/>" if writer.essay.has("tracked") else ""
    return (
        f'<w:zoom w:percent="110"/><w:proofState w:spelling="clean" w:grammar="clean"/>{tracking}'
        f'<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>{notes}'
        f'<w:compat>{compat}</w:compat><w:rsids><w:rsidRoot w:val="{writer.rsids[0]}"/>{rsids}</w:rsids>'
        '<w:themeFontLang w:val="en-GB"/><w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" '
        'w:t2="dark2" '
        'w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" '
        'w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
        f'<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/><w14:docId w14:val="{writer.rsids[2]}"/>'
    )


def edges(writer: "WordWriter") -> str:
    """A header with the title and a footer with the page number; gives their references."""
    spaces = namespaces(*writer.prefixes)
    title = writer.p('<w:pStyle w:val="Header"/>', writer.r("", text(f"{writer.essay.title} – sample")))
    number = writer.p(
        '<w:pStyle w:val="Footer"/><w:jc w:val="center"/>', writer.field(" PAGE   \\* MERGEFORMAT ", "2")
    )
    footer = (
        '<w:sdt><w:sdtPr><w:id w:val="-1769616900"/><w:docPartObj><w:docPartGallery w:val="'
        f'{_PAGE_GALLERY}"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>{number}</w:sdtContent>'
        "</w:sdt>"
    )
    out = ""
    for name, tag, inner in (("header", "hdr", title), ("footer", "ftr", footer)):
        relation = writer.package.relate("word/document.xml", name, f"{name}1.xml")
        writer.package.add(f"word/{name}1.xml", f"<w:{tag} {spaces}>{inner}</w:{tag}>", f"{WML}{name}+xml")
        out += f'<w:{name}Reference w:type="default" r:id="{relation}"/>'
    return out


def add(writer: "WordWriter") -> None:
    """Add every part round the document to the writer's package."""
    spaces = namespaces("w", "r", "mc", "w14", "w15")
    styles = "".join(style.xml() for style in STYLES)
    fonts = font_table(
        {"Symbol": "roman", "Courier New": "modern", "Aptos": "swiss", "Aptos Display": "swiss"}
    )
    parts = {
        "styles": ("w:styles", _DEFAULTS + styles + _TABLES),
        "numbering": ("w:numbering", numbering(writer.lists)),
        "settings": ("w:settings", settings(writer)),
        "webSettings": ("w:webSettings", "<w:optimizeForBrowser/><w:allowPNG/>"),
        "fontTable": ("w:fonts", fonts),
    }
    for name, (root, inner) in parts.items():
        writer.package.relate("word/document.xml", name, f"{name}.xml")
        writer.package.add(f"word/{name}.xml", f"<{root} {spaces}>{inner}</{root}>", f"{WML}{name}+xml")
    if writer.essay.comments:
        writer.add_comments()
    theme = (_TEMPLATES / "theme1.xml").read_text(encoding="utf-8").replace("\n", "")
    writer.package.relate("word/document.xml", "theme", "theme/theme1.xml")
    writer.package.add(
        "word/theme/theme1.xml", theme, "application/vnd.openxmlformats-officedocument.theme+xml"
    )
