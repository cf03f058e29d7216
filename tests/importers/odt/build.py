"""Builds small OpenDocument texts in memory, as LibreOffice would write them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from essayeditor.importers import Imported, read_bytes
from essayeditor.text.blocks import Block

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
        "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "dc": "http://purl.org/dc/elements/1.1/",
        "math": "http://www.w3.org/1998/Math/MathML",
        "form": "urn:oasis:names:tc:opendocument:xmlns:form:1.0",
    }.items()
)
STYLES = """
<style:default-style style:family="paragraph">
  <style:text-properties style:font-name="Liberation Serif" fo:font-size="12pt" fo:language="en"
    fo:country="GB" style:language-complex="hi" style:country-complex="IN"/>
</style:default-style>
<style:style style:name="Standard" style:family="paragraph" style:class="text"/>
<style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph"
  style:parent-style-name="Standard"/>
<style:style style:name="Heading" style:family="paragraph" style:parent-style-name="Standard">
  <style:text-properties fo:font-size="14pt"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
  style:parent-style-name="Heading" style:default-outline-level="1">
  <style:text-properties fo:font-size="130%" fo:font-weight="bold"/></style:style>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Heading">
  <style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Subtitle" style:family="paragraph" style:parent-style-name="Heading"/>
<style:style style:name="Quotations" style:family="paragraph" style:parent-style-name="Standard">
  <style:paragraph-properties fo:margin-left="1cm" fo:margin-right="1cm"/>
  <style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="Caption" style:family="paragraph" style:parent-style-name="Standard">
  <style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="Illustration" style:family="paragraph" style:parent-style-name="Caption"/>
<style:style style:name="Emphasis" style:family="text">
  <style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="Internet_20_link" style:display-name="Internet link" style:family="text">
  <style:text-properties style:text-underline-style="solid"/></style:style>
<style:style style:name="Footnote_20_anchor" style:display-name="Footnote anchor" style:family="text">
  <style:text-properties style:text-position="super 58%"/></style:style>
"""
_SPANS = {
    "Bold": 'fo:font-weight="bold"',
    "Italic": 'fo:font-style="italic"',
    "Plain": 'fo:font-style="normal"',
    "Caps": 'fo:font-variant="small-caps"',
    "Super": 'style:text-position="33% 58%"',
    "Sub": 'style:text-position="sub 58%"',
    "Struck": 'style:text-line-through-style="solid"',
    "Lined": 'style:text-underline-style="solid"',
    "Hidden": 'text:display="none"',
    "Welsh": 'fo:language="cy" fo:country="GB"',
    "Mono": 'style:font-name="Liberation Mono"',
}
AUTOMATIC = (
    "".join(
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {said}/></style:style>'
        for name, said in _SPANS.items()
    )
    + """
<style:style style:name="PBold" style:family="paragraph" style:parent-style-name="Text_20_body">
  <style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="PIndent" style:family="paragraph" style:parent-style-name="Text_20_body">
  <style:paragraph-properties fo:margin-left="1.5cm" fo:margin-right="1.5cm"/></style:style>
<style:style style:name="PRule" style:family="paragraph" style:parent-style-name="Standard">
  <style:paragraph-properties fo:border-bottom="0.5pt solid #000000"/></style:style>
<style:style style:name="PHead" style:family="paragraph" style:parent-style-name="Heading_20_1">
  <style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="Cut" style:family="graphic">
  <style:graphic-properties fo:clip="rect(0cm, 0.635cm, 0cm, 1.27cm)"/></style:style>
<text:list-style style:name="Numbers">
  <text:list-level-style-number text:level="1" style:num-suffix="."
    style:num-format="1" text:start-value="3"/>
  <text:list-level-style-number text:level="2" style:num-suffix=")" style:num-format="a"/>
  <text:list-level-style-number text:level="3" style:num-suffix="." style:num-format="I"/>
</text:list-style>
<text:list-style style:name="Dots">
  <text:list-level-style-bullet text:level="1" text:bullet-char="•"/>
  <text:list-level-style-bullet text:level="2" text:bullet-char="–"/>
</text:list-style>
<text:list-style style:name="None">
  <text:list-level-style-number text:level="1" style:num-format=""/>
</text:list-style>
"""
)
LONG = (
    "The hall stands at the corner of the street, as it has for ninety years, and on most evenings there is "
    "a light in the window: a choir, a surgery, a class of some kind, or only the committee counting chairs."
)
SYSTEM_FONTS = (
    '<office:font-face-decls><style:font-face style:name="Liberation Mono" '
    "svg:font-family=\"'Liberation Mono'\"/></office:font-face-decls>"
)


def png(width: int = 96, height: int = 96, colour: int = 0) -> bytes:
    """Return a small grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress((b"\x00" + bytes([colour]) * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def odt(
    body: str, *, automatic: str = "", master: str = "", parts: dict[str, bytes] | None = None,
    manifest: str = "<manifest/>", meta: str = "",
) -> bytes:  # fmt: skip
    """Return an .odt whose office:text holds `body`."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMESPACES} office:version="1.3">'
        f"{SYSTEM_FONTS}<office:automatic-styles>{AUTOMATIC}{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    styles = (
        f"<office:document-styles {_NAMESPACES}><office:styles>{STYLES}</office:styles>"
        f"<office:master-styles>{master}</office:master-styles></office:document-styles>"
    )
    about = f"<office:document-meta {_NAMESPACES}><office:meta>{meta}</office:meta></office:document-meta>"
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        package.writestr("content.xml", content)
        package.writestr("styles.xml", styles)
        package.writestr("meta.xml", about)
        package.writestr("META-INF/manifest.xml", manifest)
        for name, data in (parts or {}).items():
            package.writestr(name, data)
    return memory.getvalue()


def fodt(body: str, automatic: str = "") -> bytes:
    """Return the same as a flat file."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMESPACES} '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"{SYSTEM_FONTS}<office:styles>{STYLES}</office:styles>"
        f"<office:automatic-styles>{AUTOMATIC}{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def imported(body: str, **about: object) -> Imported:
    """Read a text whose body is `body`, with a long paragraph after it so that nothing is its end."""
    return read_bytes("essay.odt", odt(body, **about))  # type: ignore[arg-type]


def blocks(body: str, **about: object) -> tuple[Block, ...]:
    """Return the blocks of such a text."""
    return imported(body, **about).document.blocks


def p(said: str, style: str = "Text_20_body") -> str:
    """Return a text:p."""
    return f'<text:p text:style-name="{style}">{said}</text:p>'


def remarks(result: Imported) -> str:
    """Return all lines of a report as one string."""
    return "\n".join(f"{r.kind.value}: {r.text}" for r in result.report.remarks)
