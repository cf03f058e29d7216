"""What a file is, by its bytes and not by its name."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from enum import StrEnum
from pathlib import PurePath


class Format(StrEnum):
    """The formats that are told apart, under the names the report uses."""

    DOCX = "DOCX"
    ODT = "ODT"
    FLAT_ODT = "flat ODT"
    ZIP = "zip"
    DOC = "Word 97–2003"
    RTF = "RTF"
    MSG = "Outlook message"
    EML = "e-mail"
    HTML = "HTML"
    MARKDOWN = "Markdown"
    TEXT = "plain text"
    PDF = "PDF"
    PAGES = "Apple Pages"
    ENCRYPTED = "protected Word file"
    PRESENTATION = "presentation"
    SPREADSHEET = "spreadsheet"
    EPUB = "EPUB"
    PICTURE = "picture"
    OLE = "old Office file"
    BINARY = "unknown"
    TNEF = "Outlook’s winmail.dat"
    EMPTY = "empty"


_PICTURE_STARTS = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"II*\x00",
    b"MM\x00*",
    b"BM",
    b"8BPS",
)
_STREAMS = (
    ("EncryptedPackage", Format.ENCRYPTED),
    ("__properties_version1.0", Format.MSG),
    ("WordDocument", Format.DOC),
    ("PowerPoint Document", Format.PRESENTATION),
    ("Workbook", Format.SPREADSHEET),
)
_MAIL_HEADER = re.compile(
    rb"(?im)^(from|to|subject|date|received|return-path|message-id|mime-version|content-type|delivered-to):"
)
_RTF_START = re.compile(rb"\s*\{\s*\\(rtf|pard|ansi|trowd)")
_MARKDOWN_NAMES = {".md", ".markdown", ".mdown", ".mkd", ".rmd"}
_HTML_START = re.compile(
    rb"(?is)^\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|meta)\b"
)
_HTML_ANYWHERE = re.compile(rb"(?i)<(p|div|span|h[1-6]|table|ul|ol|b|i|br)\b[^>]*>")


def sniff(name: str, content: bytes) -> Format:
    """Return what `content` is. The name decides only among kinds of text, which look alike."""
    if not content.strip(b"\x00\r\n\t "):
        return Format.EMPTY
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _sniff_zip(content)
    if content.startswith(b"\x78\x9f\x3e\x22"):  # [MS-OXTNEF] 2.1.3.1
        return Format.TNEF
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _sniff_ole(content)
    if b"%PDF-" in content[:1024]:
        return Format.PDF
    if _RTF_START.match(content):
        return Format.RTF
    if content.startswith(_PICTURE_STARTS) or (content[:4] == b"RIFF" and content[8:12] == b"WEBP"):
        return Format.PICTURE
    return _sniff_text(name, content)


def _sniff_zip(content: bytes) -> Format:
    directory = content[-65_536:]  # where a zip's names stand once more
    if b"word/document.xml" in directory and b"[Content_Types].xml" in directory:
        return Format.DOCX
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist()[:5000])
            mimetype = archive.read("mimetype")[:200] if _small(archive, "mimetype") else b""
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, KeyError):
        return Format.ZIP
    if b"opendocument.text" in mimetype:
        return Format.ODT
    if b"epub" in mimetype:
        return Format.EPUB
    if b"opendocument.presentation" in mimetype or any(n.startswith("ppt/") for n in names):
        return Format.PRESENTATION
    if b"opendocument.spreadsheet" in mimetype or any(n.startswith("xl/") for n in names):
        return Format.SPREADSHEET
    if "[Content_Types].xml" in names or any(n.startswith("word/") for n in names):
        return Format.DOCX
    if "content.xml" in names:
        return Format.ODT
    if any(n.endswith(".iwa") or n == "index.apxl" for n in names) or "Index.zip" in names:
        return Format.PAGES
    return Format.ZIP


def _small(archive: zipfile.ZipFile, name: str) -> bool:
    try:
        return archive.getinfo(name).file_size <= 1000
    except KeyError:
        return False


def _sniff_ole(content: bytes) -> Format:
    """Tell compound files apart by the streams at their root: an e-mail may hold any of the others.

    Where the directory cannot be walked, the names in it tell (UTF-16LE, [MS-CFB] 2.6.1).
    """
    import olefile  # type: ignore[import-untyped] # slow to load, and rarely needed

    try:
        with olefile.OleFileIO(io.BytesIO(content)) as ole:
            names = {entry.name for entry in ole.root.kids}
    except (OSError, struct.error, LookupError, ValueError, TypeError, AttributeError):
        names = {name for name, _ in _STREAMS if name.encode("utf-16-le") in content}
    return next((kind for name, kind in _STREAMS if name in names), Format.OLE)


def _sniff_text(name: str, content: bytes) -> Format:
    start = content[:4096]
    suffix = PurePath(name).suffix.lower()
    wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"urn:oasis:names:tc:opendocument:xmlns:office" in start and b"<" in start[:200]:
        return Format.FLAT_ODT
    narrow = start.replace(b"\x00", b"") if wide else start
    if _HTML_START.match(narrow.lstrip(b"\xef\xbb\xbf\xff\xfe")):
        return Format.HTML
    if not wide and b"\x00" in start and not _looks_wide(start):
        return Format.BINARY
    if suffix == ".eml" or (len(_MAIL_HEADER.findall(start[:2048])) >= 3 and _MAIL_HEADER.match(start)):
        return Format.EML
    if suffix in {".htm", ".html", ".xhtml"}:
        return Format.HTML
    if suffix in _MARKDOWN_NAMES:
        return Format.MARKDOWN
    if suffix != ".txt" and len(_HTML_ANYWHERE.findall(narrow)) >= 3:
        return Format.HTML
    if _share_of_controls(narrow) > 0.05 and not _looks_wide(start):
        return Format.BINARY
    return Format.TEXT


def _looks_wide(start: bytes) -> bool:
    """Say whether bytes look like UTF-16 without a byte order mark: every second one is zero."""
    even, odd = start[0::2], start[1::2]
    half = max(1, len(odd))
    return even.count(0) > 0.6 * half or odd.count(0) > 0.6 * half


def _share_of_controls(start: bytes) -> float:
    controls = sum(1 for byte in start if byte < 32 and byte not in (9, 10, 12, 13, 26))
    return controls / max(1, len(start))
