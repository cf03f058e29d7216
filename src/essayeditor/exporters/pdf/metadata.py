"""What the file says of itself: XMP, the information dictionary, the colour space it is meant for.

All of it comes from the record's public fields. The dates are the collection's publication date or
are left out, so that the same book gives the same bytes and nobody learns when it was made.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cache

from PIL import ImageCms

from essayeditor import __version__
from essayeditor.collection.book import Book, joined_names
from essayeditor.exporters.pdf import values
from essayeditor.exporters.pdf.objects import Objects, Stream
from essayeditor.foundation.languages import language_tag

PRODUCER = f"Essay Editor {__version__}"
_FEW = 3
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_EPOCH = bytes.fromhex("07D0000100010000 00000000".replace(" ", ""))  # an ICC date: 1 January 2000


@dataclass(frozen=True, slots=True)
class About:
    """The facts about a book that its file states."""

    title: str
    author: str
    subject: str
    publisher: str
    rights: str
    language: str
    date: str  # ISO, or ""


def about(book: Book) -> About:
    """Gather them from the book. Of an extract (one essay and no cover) they are the essay's."""
    essays = book.essays()
    title = book.title.strip() or "Untitled"
    names = list(dict.fromkeys(byline.name for essay in essays for byline in essay.bylines if byline.name))
    if book.is_extract:
        title = f"{essays[0].title.strip() or 'Untitled'} ({title})"
    publisher = book.imprint.publisher.strip()
    author = joined_names(names) if len(names) <= _FEW else publisher or f"{names[0]} and others"
    subject = ": ".join(part for part in (book.campaign.strip(), book.subtitle.strip()) if part)
    found = _DATE.fullmatch(book.publication_date.strip())
    return About(
        title=title,
        author=author or publisher,
        subject=subject,
        publisher=publisher,
        rights=" ".join(book.imprint.copyright.split()),
        language=language_tag(book.language) or "en-GB",
        date=found[0] if found else "",
    )


def information(facts: About) -> bytes:
    """Write the information dictionary (14.3.3), which says the same as the XMP."""
    body = {
        "Title": values.text(facts.title),
        "Author": values.text(facts.author),
        "Subject": values.text(facts.subject),
        "Creator": values.text(PRODUCER),
        "Producer": values.text(PRODUCER),
    }
    if facts.date:
        moment = values.text(f"D:{facts.date.replace('-', '')}000000Z")
        body |= {"CreationDate": moment, "ModDate": moment}
    return values.dictionary({key: value for key, value in body.items() if value != b"()"})


def xmp(facts: About) -> Stream:
    """Write the metadata stream: Dublin Core, and the claims to PDF/A-2a and PDF/UA-1."""
    parts = [
        _alternative("dc:title", facts.title),
        _list("dc:creator", "Seq", facts.author),
        _alternative("dc:description", facts.subject),
        _list("dc:publisher", "Bag", facts.publisher),
        _alternative("dc:rights", facts.rights),
        _list("dc:language", "Bag", facts.language),
        _list("dc:date", "Seq", facts.date),
        *(
            f"<xmp:{name}>{facts.date}T00:00:00Z</xmp:{name}>" if facts.date else ""
            for name in ("CreateDate", "ModifyDate")
        ),
        f"<xmp:CreatorTool>{_escaped(PRODUCER)}</xmp:CreatorTool>",
        f"<pdf:Producer>{_escaped(PRODUCER)}</pdf:Producer>",
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
    ]
    packet = _PACKET.format(body="\n".join(part for part in parts if part), extension=_EXTENSION)
    return Stream({"Type": b"/Metadata", "Subtype": b"/XML"}, packet.encode("utf-8"))


def _escaped(said: str) -> str:
    return html.escape(said, quote=False)


def _alternative(name: str, value: str) -> str:
    if not value:
        return ""
    item = f'<rdf:li xml:lang="x-default">{_escaped(value)}</rdf:li>'
    return f"<{name}><rdf:Alt>{item}</rdf:Alt></{name}>"


def _list(name: str, kind: str, value: str) -> str:
    return f"<{name}><rdf:{kind}><rdf:li>{_escaped(value)}</rdf:li></rdf:{kind}></{name}>" if value else ""


@cache
def srgb_profile() -> bytes:
    """Return an sRGB profile, with a fixed date in its head so that it is always the same."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = _EPOCH  # ICC.1:2010, 7.2: date and time
    profile[84:100] = bytes(16)  # profile ID: not computed
    return bytes(profile)


def output_intent(objects: Objects) -> bytes:
    """Write the output intent (14.11.5): the file's RGB and grey mean sRGB."""
    profile = objects.add(Stream.deflated({"N": b"3"}, srgb_profile()))
    condition = values.text("sRGB IEC61966-2.1")
    return values.array(
        [
            values.dictionary(
                {
                    "Type": b"/OutputIntent",
                    "S": b"/GTS_PDFA1",
                    "OutputConditionIdentifier": condition,
                    "Info": condition,
                    "DestOutputProfile": values.reference(profile),
                }
            )
        ]
    )


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
{body}
</rdf:Description>
{extension}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""

# PDF/A knows no PDF/UA claim, so the file has to explain that field (ISO 19005-2, 6.6.2.3).
_EXTENSION = """<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""
