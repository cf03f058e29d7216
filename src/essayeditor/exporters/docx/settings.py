"""The parts beside the text: settings, fonts with their stand-ins, and the document's properties."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from docx.opc.coreprops import CoreProperties
from docx.oxml.coreprops import CT_CoreProperties
from lxml import etree

from essayeditor.exporters.docx.look import Look
from essayeditor.exporters.docx.notes import SEPARATORS
from essayeditor.exporters.docx.xml import Element, clean, new, sub, twips

_COMPATIBILITY = "http://schemas.microsoft.com/office/word"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VARIANTS = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the set that custom properties belong to
_EARLIEST = dt.datetime(2000, 1, 1)


def settings_part(look: Look, *, review: bool = False) -> Element:
    """Return settings.xml, its children in the order of the schema (ISO 29500-1, 17.15.1.78)."""
    root = new("w:settings")
    sub(root, "w:zoom", percent=100)
    if look.embedded:
        sub(root, "w:embedTrueTypeFonts")
        sub(root, "w:saveSubsetFonts")
    if look.sheet.mirrored:
        sub(root, "w:mirrorMargins")
    if review:
        sub(root, "w:trackRevisions")
    sub(root, "w:defaultTabStop", val=twips(36))
    sub(root, "w:autoHyphenation", val=int(look.hyphenate))
    sub(root, "w:consecutiveHyphenLimit", val=2)
    sub(root, "w:doNotHyphenateCaps")
    if look.sheet.mirrored:
        sub(root, "w:evenAndOddHeaders")
    sub(root, "w:characterSpacingControl", val="doNotCompress")
    for kind in ("footnote", "endnote"):
        properties = sub(root, f"w:{kind}Pr")
        if kind == "endnote":
            sub(properties, "w:pos", val="sectEnd")
            sub(properties, "w:numFmt", val=look.endnote_numbers)
        for number, _ in SEPARATORS:
            sub(properties, f"w:{kind}", id=number)
    compatibility = sub(root, "w:compat")
    for name, value in (("compatibilityMode", 15), ("overrideTableStyleFontSizeAndJustification", 1),
                        ("enableOpenTypeFeatures", 1), ("doNotFlipMirrorIndents", 1)):  # fmt: skip
        sub(compatibility, "w:compatSetting", name=name, uri=_COMPATIBILITY, val=value)
    sub(root, "w:decimalSymbol", val=".")
    sub(root, "w:listSeparator", val=",")
    return root


def core_part(title: str, author: str, subject: str, language: str, date: str) -> Element:
    """Return docProps/core.xml. Its dates are the day of publication: nothing tells who made it when."""
    element = CT_CoreProperties.new()
    core = CoreProperties(element)
    core.title = clean(title)[:255]
    core.author = clean(author)[:255]
    core.subject = clean(subject)[:255]
    core.language = language
    core.created = core.modified = _day(date)
    return element


def _day(date: str) -> dt.datetime:
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)", date)
    if found:
        try:
            return dt.datetime(*map(int, found.groups()))  # type: ignore[arg-type]
        except ValueError:
            return _EARLIEST
    return _EARLIEST


def custom_part(values: Mapping[str, str]) -> bytes:
    """Return docProps/custom.xml: named texts that survive Word and LibreOffice (ISO 29500-1, 22.3)."""
    root = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap={None: _CUSTOM, "vt": _VARIANTS})  # type: ignore[dict-item]
    for number, (name, value) in enumerate(values.items(), start=2):
        entry = etree.SubElement(root, f"{{{_CUSTOM}}}property", fmtid=_FORMAT, pid=str(number), name=name)
        etree.SubElement(entry, f"{{{_VARIANTS}}}lpwstr").text = clean(value)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def app_part() -> bytes:
    """Return docProps/app.xml: the program's name, nothing of the machine's."""
    return (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        b"<Application>Essay Editor</Application></Properties>"
    )
