"""The parts of an OpenDocument text round its words: styles, statistics, settings, manifest."""

from .source import Essay

MIMETYPE = "application/vnd.oasis.opendocument.text"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = " ".join(
    f'xmlns:{prefix}="{urn}"'
    for prefix, urn in {
        "office": f"{_OASIS}office:1.0",
        "style": f"{_OASIS}style:1.0",
        "text": f"{_OASIS}text:1.0",
        "table": f"{_OASIS}table:1.0",
        "draw": f"{_OASIS}drawing:1.0",
        "fo": f"{_OASIS}xsl-fo-compatible:1.0",
        "svg": f"{_OASIS}svg-compatible:1.0",
        "meta": f"{_OASIS}meta:1.0",
        "config": f"{_OASIS}config:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)
_VERSION = 'office:version="1.3"'
_FONTS = (
    "<office:font-face-decls>"
    '<style:font-face style:name="Liberation Serif" svg:font-family="\'Liberation Serif\'" '
    'style:font-family-generic="roman" style:font-pitch="variable"/>'
    '<style:font-face style:name="Liberation Sans" svg:font-family="\'Liberation Sans\'" '
    'style:font-family-generic="swiss" style:font-pitch="variable"/></office:font-face-decls>'
)


def _paragraph(name: str, parent: str, ppr: str = "", rpr: str = "", attributes: str = "") -> str:
    properties = f"<style:paragraph-properties {ppr}/>" if ppr else ""
    properties += f"<style:text-properties {rpr}/>" if rpr else ""
    inherits = f' style:parent-style-name="{parent}"' if parent else ""
    return (
        f'<style:style style:name="{name}" '
        f'style:family="paragraph"{inherits}{attributes}>{properties}</style:style>'
    )


def _list_style(name: str, kind: str) -> str:
    out = ""
    for level in range(1, 11):
        left = 1.27 + 0.635 * (level - 1)
        place = (
            '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
            f'<style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.635cm" '
            f'fo:margin-left="{left:.3f}cm"/></style:list-level-properties>'
        )
        if kind == "bullet":
            mark = "•◦▪"[(level - 1) % 3]
            out += (
                f'<text:list-level-style-bullet text:level="{level}" '
                f'text:bullet-char="{mark}">{place}</text:list-level-style-bullet>'
            )
        else:
            out += (
                f'<text:list-level-style-number text:level="{level}" style:num-suffix="." '
                f'style:num-format="1">{place}'
                "</text:list-level-style-number>"
            )
    return f'<text:list-style style:name="{name}">{out}</text:list-style>'


def content(body: str) -> str:
    """`content.xml`, with the automatic styles that direct formatting left behind."""
    automatic = (
        _paragraph("P1", "Text_20_body", 'fo:text-align="center"', 'fo:font-style="italic"')
        + _paragraph("P2", "Text_20_body", 'fo:text-align="center"', 'fo:font-size="10pt"')
        + _paragraph(
            "P3", "Quotations", 'fo:text-align="center"', 'fo:font-size="15pt" fo:font-style="italic"'
        )
        + _paragraph("P4", "Text_20_body", attributes=' style:list-style-name="L1"')
        + _paragraph("P5", "Text_20_body", attributes=' style:list-style-name="L2"')
        + '<style:style style:name="T1" style:family="text">'
        '<style:text-properties fo:language="cy" fo:country="GB"/></style:style>'
        '<style:style style:name="fr1" style:family="graphic" style:parent-style-name="Graphics">'
        '<style:graphic-properties style:vertical-pos="top" style:vertical-rel="baseline"/></style:style>'
        + _list_style("L1", "bullet")
        + _list_style("L2", "number")
    )
    declarations = (
        '<text:sequence-decls><text:sequence-decl text:display-outline-level="0" text:name="Illustration"/>'
        '<text:sequence-decl text:display-outline-level="0" text:name="Table"/></text:sequence-decls>'
    )
    return (
        f"{_HEAD}<office:document-content {_SPACES} {_VERSION}>"
        f"<office:scripts/>{_FONTS}<office:automatic-styles>"
        f"{automatic}</office:automatic-styles><office:body><office:text>{declarations}{body}</office:text>"
        "</office:body>"
        "</office:document-content>"
    )


def styles() -> str:
    """`styles.xml`: the common styles, the notes' settings and the page."""
    sans = 'style:font-name="Liberation Sans" '
    heading = 'fo:margin-top="0.423cm" fo:margin-bottom="0.212cm" fo:keep-with-next="always"'
    common = (
        '<style:default-style style:family="paragraph"><style:paragraph-properties '
        'style:tab-stop-distance="1.251cm"/>'
        '<style:text-properties style:font-name="Liberation Serif" fo:font-size="12pt" fo:language="en" '
        'fo:country="GB"/></style:default-style>'
        + _paragraph("Standard", "", attributes=' style:class="text"')
        + _paragraph("Text_20_body", "Standard", 'fo:margin-bottom="0.247cm" fo:line-height="115%"',
                     attributes=' style:display-name="Text body" style:class="text"')
        + _paragraph("Heading", "Standard", heading, f'{sans}fo:font-size="14pt"',
                     ' style:next-style-name="Text_20_body"')
        + _paragraph("Heading_20_2", "Heading", "", 'fo:font-size="16pt" fo:font-weight="bold"',
                     ' style:display-name="Heading 2" style:default-outline-level="2"')
        + _paragraph("Heading_20_3", "Heading", "", 'fo:font-size="14pt" fo:font-weight="bold"',
                     ' style:display-name="Heading 3" style:default-outline-level="3"')
        + _paragraph("Title", "Heading", 'fo:text-align="center"', 'fo:font-size="28pt" '
                                                                   'fo:font-weight="bold"')
        + _paragraph("Subtitle", "Heading", 'fo:text-align="center"', 'fo:font-size="16pt" '
                                                                      'fo:font-style="italic"')
        + _paragraph("Quotations", "Standard", 'fo:margin-left="1cm" fo:margin-right="1cm" '
                                               'fo:margin-bottom="0.499cm"')
        + _paragraph("Caption", "Standard", 'fo:margin-top="0.212cm" '
                                            'fo:margin-bottom="0.212cm"', 'fo:font-style="italic"')
        + _paragraph("Illustration", "Caption")
        + _paragraph("Footnote", "Standard", 'fo:margin-left="0.598cm" '
                                             'fo:text-indent="-0.598cm"', 'fo:font-size="10pt"',
                     ' style:class="extra"')
    )  # fmt: skip
    for name, display, properties in (
        ("Emphasis", "", 'fo:font-style="italic"'),
        ("Strong_20_Emphasis", "Strong Emphasis", 'fo:font-weight="bold"'),
        ("Internet_20_link", "Internet link", 'fo:color="#000080" style:text-underline-style="solid"'),
        ("Footnote_20_Symbol", "Footnote Symbol", ""),
        ("Footnote_20_anchor", "Footnote anchor", 'style:text-position="super 58%"'),
    ):
        shown = f' style:display-name="{display}"' if display else ""
        inner = f"<style:text-properties {properties}/>" if properties else ""
        common += f'<style:style style:name="{name}"{shown} style:family="text">{inner}</style:style>'
    common += (
        '<style:style style:name="Graphics" style:family="graphic"><style:graphic-properties '
        'text:anchor-type="as-char"/>'
        '</style:style><text:notes-configuration text:note-class="footnote" '
        'text:citation-style-name="Footnote_20_Symbol" text:citation-body-style-name="Footnote_20_anchor" '
        'style:num-format="1" text:start-value="0" text:footnotes-position="page" '
        'text:start-numbering-at="document"/>'
    )
    page = (
        '<office:automatic-styles><style:page-layout style:name="Mpm1"><style:page-layout-properties '
        'fo:page-width="21.001cm" fo:page-height="29.7cm" style:print-orientation="portrait" '
        'fo:margin-top="2cm" '
        'fo:margin-bottom="2cm" fo:margin-left="2cm" fo:margin-right="2cm"/></style:page-layout>'
        "</office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Mpm1"/>'
        "</office:master-styles>"
    )
    return (
        f"{_HEAD}<office:document-styles {_SPACES} "
        f"{_VERSION}>{_FONTS}<office:styles>{common}</office:styles>{page}"
        "</office:document-styles>"
    )


def meta(essay: Essay) -> str:
    """`meta.xml`: who saved it, when, with what, and how long it is."""
    words = sum(len(block.text.split()) for block in essay.blocks)
    return (
        f"{_HEAD}<office:document-meta {_SPACES} {_VERSION}><office:meta>"
        "<meta:initial-creator>Sample contributor"
        f"</meta:initial-creator><meta:creation-date>{essay.meta['created']}</meta:creation-date>"
        f"<dc:creator>{essay.meta['editor']}</dc:creator><dc:date>{essay.meta['modified']}</dc:date>"
        f"<dc:title>{essay.title}</dc:title><dc:language>en-GB</dc:language>"
        "<meta:editing-cycles>9</meta:editing-cycles>"
        "<meta:editing-duration>PT3H41M12S</meta:editing-duration>"
        "<meta:generator>LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project/40$Build-2</meta:generator>"
        '<meta:document-statistic meta:table-count="0" meta:image-count="1" '
        f'meta:paragraph-count="{len(essay.blocks)}" '
        f'meta:word-count="{words}"/></office:meta></office:document-meta>'
    )


def settings() -> str:
    return (
        f"{_HEAD}<office:document-settings {_SPACES} {_VERSION}><office:settings>"
        '<config:config-item-set config:name="ooo:configuration-settings"><config:config-item '
        'config:name="PrinterIndependentLayout" config:type="string">high-resolution</config:config-item>'
        "</config:config-item-set></office:settings></office:document-settings>"
    )


def manifest(names: list[str]) -> str:
    """`META-INF/manifest.xml`, naming every member but itself and the media type."""
    entries = "".join(
        f' <manifest:file-entry manifest:full-path="{name}" manifest:media-type="'
        f'{"image/png" if name.endswith(".png") else "text/xml"}"/>\n'
        for name in names
    )
    return (
        f'{_HEAD}<manifest:manifest xmlns:manifest="{_OASIS}manifest:1.0" manifest:version="1.3">\n'
        ' <manifest:file-entry manifest:full-path="/" manifest:version="1.3" '
        f'manifest:media-type="{MIMETYPE}"/>\n'
        f"{entries}</manifest:manifest>"
    )
