"""Reads an OpenDocument text, zipped (.odt) or flat (.fodt), with an independent count of its words."""

from __future__ import annotations

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers.archive import Archive
from essayeditor.importers.docx.tokens import TokenWalk
from essayeditor.importers.limits import Limits
from essayeditor.importers.odt.changes import read_changes
from essayeditor.importers.odt.names import DRAW, MANIFEST, META, OFFICE, SVG, TABLE, TEXT, H, P
from essayeditor.importers.odt.story import OdtStory
from essayeditor.importers.odt.styles import OdtStyles
from essayeditor.importers.raw import RawText
from essayeditor.importers.result import RemarkKind
from essayeditor.importers.tally import Tally
from essayeditor.importers.xmlsafe import Element, parse_xml
from essayeditor.text.plain import words

_AGAIN = "Ask the contributor to save it again from LibreOffice as .docx or .odt."


def read_odt(content: bytes, limits: Limits, tally: Tally) -> tuple[RawText, TokenWalk, str]:
    """Return what an .odt says, the independent count of its words, and what program wrote it."""
    archive = Archive(content, limits)
    if "META-INF/manifest.xml" in archive:
        manifest = parse_xml(archive.read("META-INF/manifest.xml"), "manifest.xml", limits)
        if next(manifest.iter(MANIFEST + "encryption-data"), None) is not None:
            raise FileRefused(
                "It is protected with a password. Ask the contributor to save it again without one."
            )
    if "content.xml" not in archive:
        raise FileRefused(f"It is a package without a text in it. {_AGAIN}")
    root = parse_xml(archive.read("content.xml"), "content.xml", limits)
    roots = []
    producer = ""
    if "styles.xml" in archive:
        try:
            roots.append(parse_xml(archive.read("styles.xml"), "styles.xml", limits))
        except FileRefused as refused:
            tally.remark(RemarkKind.WARNING, f"The file's styles could not be read. {refused}")
    if "meta.xml" in archive:
        try:
            meta = parse_xml(archive.read("meta.xml"), "meta.xml", limits)
            producer = next((e.text or "" for e in meta.iter(META + "generator")), "")
        except FileRefused:
            producer = ""
    if any(name.startswith(("Basic/", "Scripts/")) for name in archive):
        tally.remark(RemarkKind.DROPPED, "Macros were left out.")
    return (*_read(root, [*roots, root], archive, limits, tally), producer[:100])


def read_flat_odt(content: bytes, limits: Limits, tally: Tally) -> tuple[RawText, TokenWalk, str]:
    """Return what a .fodt says: the same in one XML file."""
    root = parse_xml(content, "the file", limits)
    producer = next((e.text or "" for e in root.iter(META + "generator")), "")
    return (*_read(root, [root], None, limits, tally), producer[:100])


def _read(
    root: Element, style_roots: list[Element], archive: Archive | None, limits: Limits, tally: Tally
) -> tuple[RawText, TokenWalk]:
    text = root.find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise FileRefused(f"It holds no text: it may be a drawing or a table. {_AGAIN}")
    story = OdtStory(archive, OdtStyles(style_roots), tally, limits, read_changes(text))
    raw = RawText(story.items(text), story.notes, story.comments, story.replies, story.bookmarks, story.lang)
    return raw, _walk(text)


def _walk(text: Element) -> TokenWalk:
    """Count words by a plain walk: all text of paragraphs, notes and deletions, not of comments."""
    result = TokenWalk()
    paragraphs: dict[Element | None, list[str]] = {}
    skip = set(text.iter(OFFICE + "annotation", TEXT + "note-citation", SVG + "title", SVG + "desc"))
    for element in text.iter():
        if not isinstance(element.tag, str) or element in skip:
            continue
        if skip and any(a in skip for a in element.iterancestors()):
            continue
        _add(element, element.text, paragraphs)
        if element.tag in (TEXT + "tab", TEXT + "line-break", TEXT + "s"):
            _add(element, " ", paragraphs)
        for child in element:
            _add(element, child.tail, paragraphs)
    for pieces in paragraphs.values():
        result.words.extend(words("".join(pieces)))
    found = result.found
    found["notes"] = sum(1 for _ in text.iter(TEXT + "note"))
    found["tables"] = sum(1 for _ in text.iter(TABLE + "table"))
    found["pictures"] = sum(
        1
        for f in text.iter(DRAW + "frame")
        if f.find(DRAW + "image") is not None and f.find(DRAW + "object") is None
    )
    found["links"] = sum(1 for _ in text.iter(TEXT + "a"))
    found["comments"] = sum(1 for _ in text.iter(OFFICE + "annotation"))
    found["suggestions"] = sum(1 for _ in text.iter(TEXT + "changed-region"))
    return result


def _add(element: Element, said: str | None, paragraphs: dict[Element | None, list[str]]) -> None:
    if not said:
        return
    own = element if element.tag in (P, H) else next(element.iterancestors(P, H), None)
    if own is not None:
        paragraphs.setdefault(own, []).append(said)
