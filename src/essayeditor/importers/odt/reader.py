"""Reads an OpenDocument text, zipped (.odt) or flat (.fodt), and what the package holds besides."""

from __future__ import annotations

from collections import Counter

from essayeditor.importers.docx.tokens import TokenWalk
from essayeditor.importers.limits import Limits
from essayeditor.importers.odt.changes import Open, read_changes
from essayeditor.importers.odt.context import Context
from essayeditor.importers.odt.lists import OdtLists
from essayeditor.importers.odt.looks import OdtLooks, Path
from essayeditor.importers.odt.names import NAME, OFFICE, SPAN, STYLE, TEXT, H, P, words_of
from essayeditor.importers.odt.package import OdtPackage
from essayeditor.importers.odt.story import Story
from essayeditor.importers.odt.styles import OdtStyles
from essayeditor.importers.odt.tokens import walk_tokens
from essayeditor.importers.raw import RawText
from essayeditor.importers.result import RemarkKind
from essayeditor.importers.tally import Tally
from essayeditor.importers.xmlsafe import Element

_HEADERS = {
    STYLE + name: kind for kind in ("header", "footer") for name in (kind, f"{kind}-left", f"{kind}-first")
}


def read_odt(content: bytes, limits: Limits, tally: Tally) -> tuple[RawText, TokenWalk, str, str]:
    """Return what an .odt says, the independent count, its title in the file's properties, and its program.

    Raises FileRefused if the package does not pass the gate, is protected, or holds no text.
    """
    return _read(OdtPackage(content, limits, tally, flat=False), tally)


def read_flat_odt(content: bytes, limits: Limits, tally: Tally) -> tuple[RawText, TokenWalk, str, str]:
    """Return what a .fodt says: the same in one XML file. Raises FileRefused as `read_odt` does."""
    return _read(OdtPackage(content, limits, tally, flat=True), tally)


def _read(package: OdtPackage, tally: Tally) -> tuple[RawText, TokenWalk, str, str]:
    walked = walk_tokens(package.body)
    roots = package.style_roots
    styles = OdtStyles(roots)
    looks = OdtLooks(styles)
    changes = Open(read_changes(package.body, tally))
    context = Context(package, styles, looks, OdtLists(roots), changes, tally)
    context.lang = main_language(package.body, looks)
    context.ranged = {e.get(OFFICE + "name", "") for e in package.body.iter(OFFICE + "annotation-end")}
    raw = RawText(Story(context).items(package.body), lang=context.lang)
    raw.notes, raw.comments, raw.replies = context.notes, context.comments, context.replies
    raw.bookmarks = context.bookmarks
    _report_package(package, roots, tally)
    return raw, walked, package.title(), package.producer()


def main_language(body: Element, looks: OdtLooks) -> str:
    """Return the language of most of the letters, by the styles they stand under."""
    letters: Counter[str] = Counter()
    for paragraph in body.iter(P, H):
        _count_letters(paragraph, paragraph.get(NAME, ""), (), looks, letters)
    for tag, count in letters.most_common():
        if tag and count:
            return tag
    return looks.language("Standard", ())


def _count_letters(element: Element, style: str, path: Path, looks: OdtLooks, letters: Counter[str]) -> None:
    letters[looks.language(style, path)] += len(element.text or "") + sum(len(c.tail or "") for c in element)
    for child in element:
        if child.tag in (SPAN, TEXT + "a"):
            name = child.get(NAME)
            _count_letters(child, style, (*path, name) if name else path, looks, letters)


def _report_package(package: OdtPackage, roots: list[Element], tally: Tally) -> None:
    """Say what the package holds that no essay needs: macros, headers and footers."""
    if package.holds_macros():
        tally.remark(RemarkKind.DROPPED, "Macros were left out.")
    said: dict[str, str] = {}
    for root in roots:
        for page in root.iterfind(f"{OFFICE}master-styles/{STYLE}master-page"):
            for element in page:
                kind = _HEADERS.get(element.tag)
                words = words_of(element) if kind else ""
                if kind and words and not words.isdigit():
                    said.setdefault(words, kind)
    for words, kind in said.items():
        tally.gather(RemarkKind.DROPPED, f"A page {kind} was left out; the book has its own", words)
