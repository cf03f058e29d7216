"""Writing laid-out pages as one PDF file: tagged, archivable, the same bytes for the same book.

PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) always: both are claimed in the metadata and kept
by the way the file is made.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from essayeditor.collection.book import Book
from essayeditor.exporters.pdf import metadata, values
from essayeditor.exporters.pdf.drawing_board import DrawingBoard, Layer, Session
from essayeditor.exporters.pdf.font_objects import add_font
from essayeditor.exporters.pdf.fonts import SOFT_HYPHEN, FontFile, font_file
from essayeditor.exporters.pdf.navigation import annotation, outline, page_labels, place
from essayeditor.exporters.pdf.objects import Objects, Stream
from essayeditor.exporters.pdf.objects import Page as PageObject
from essayeditor.exporters.pdf.picture_objects import PictureObjects
from essayeditor.exporters.pdf.placeholder import Lettered
from essayeditor.exporters.pdf.result import PdfResult
from essayeditor.exporters.pdf.sheet import Sheet
from essayeditor.exporters.pdf.structure import Structure
from essayeditor.foundation import resources
from essayeditor.foundation.collecting import uncollected
from essayeditor.foundation.files import replacing
from essayeditor.typeset.pages import Finding, Link, Page, Pages, Shaped

Progress = Callable[[int, int], None]
"""Called with the pages drawn so far and the number of all pages."""

_DEFLATED = {"Filter": b"/FlateDecode"}
_UNHEARD = "\u200b"  # ZERO WIDTH SPACE: PDF/A-2a wants each code to read as something (6.2.11.7.2)
_STEP = 20  # pages between two reports of progress


def write(
    pages: Pages,
    book: Book,
    pictures: Callable[[str], bytes],
    target: Path,
    *,
    ppi: int = 150,
    trimmed: bool = False,
    on_progress: Progress | None = None,
    board: DrawingBoard | None = None,
) -> PdfResult:
    """Write `pages` to `target`, whole or not at all.

    `book` gives the title, language and other facts that the file states. `pictures` gives a
    picture's bytes by its SHA-256; `ppi` is the finest resolution that pictures keep, in pixels an
    inch. With `trimmed` the sheets are for a printer: larger than the pages, which have their bleed
    around them and marks where they are cut. A `board` kept from an earlier export hands over the
    pages that have not changed. Raises OSError as the file system does; what was at `target` is then
    untouched.
    """
    with replacing(target) as temporary, temporary.open("wb") as file:
        return write_into(
            pages, book, pictures, file, ppi=ppi, trimmed=trimmed, on_progress=on_progress, board=board
        )


def write_into(
    pages: Pages,
    book: Book,
    pictures: Callable[[str], bytes],
    file: BinaryIO,
    *,
    ppi: int = 150,
    trimmed: bool = False,
    on_progress: Progress | None = None,
    board: DrawingBoard | None = None,
) -> PdfResult:
    """Write `pages` into an open file, as `write` does."""
    board = board or DrawingBoard()
    with uncollected():
        writer = _Writer(pages, Objects(file), board, Sheet(pages.bleed, marks=True) if trimmed else Sheet())
        writer.draw(on_progress)
        shown = PictureObjects(pictures, ppi, pages.nodes, board.pixels)
        writer.pictures(shown)
        writer.fonts()
        writer.pages_and_links()
        writer.catalogue(book)
    return PdfResult((*pages.findings, *writer.findings), file.tell(), len(pages.pages), shown.weight)


class _Writer:
    """The writing of one file, step by step; each method is called once, in the order below."""

    def __init__(self, pages: Pages, objects: Objects, board: DrawingBoard, sheet: Sheet) -> None:
        self._pages = pages
        self._sheet = sheet
        self._objects = objects
        self._files = {key: font_file(resources.path(path)) for key, path in sorted(pages.fonts.items())}
        self._names = {key: "F" + re.sub(r"[^A-Za-z0-9]", "_", key) for key in self._files}
        self._session = Session(board, self._files, self._names, pages.nodes)
        self._structure = Structure(objects, pages.nodes)
        self._layers: list[list[Layer]] = []
        self._contents: list[bytes] = []
        self._pictures: dict[str, int] = {}
        self._letters: set[str] = set()
        self._places: dict[str, bytes] = {}
        self.findings: list[Finding] = []

    def draw(self, on_progress: Progress | None) -> None:
        """Draw every page and write its content."""
        total = len(self._pages.pages)
        restore = values.reference(self._objects.add(Stream({}, b"Q")))
        for number, page in enumerate(self._pages.pages, 1):
            cuts = self._sheet.cuts(page.width, page.height)
            layers = self._session.layers(replace(page, items=(*page.items, *cuts)) if cuts else page)
            streams = [
                values.reference(self._objects.add(Stream(_DEFLATED, layer.drawn.stream))) for layer in layers
            ]
            self._layers.append(layers)
            self._contents.append(values.array([*streams, restore] if len(layers) > 1 else streams))
            if on_progress and (number % _STEP == 0 or number == total):
                on_progress(number, total)

    def pictures(self, pictures: PictureObjects) -> None:
        """Write every picture at the finest size it is shown in."""
        for number, (page, layers) in enumerate(zip(self._pages.pages, self._layers, strict=True), 1):
            for layer in layers:
                pictures.note(layer.drawn.pictures, number, page.essay, layer.base)
        font = None
        if self._files:
            key = next(iter(self._files))
            font = Lettered(self._names[key], self._files[key], self._objects.fonts_number)
        self._pictures = pictures.write(self._objects, font)
        self._letters = pictures.letters
        self.findings += pictures.findings

    def fonts(self) -> None:
        """Embed the glyphs that were used of each font."""
        used: dict[str, set[Shaped]] = {}
        hyphened: set[str] = set()
        for layer in (layer for layers in self._layers for layer in layers):
            hyphened |= layer.drawn.hyphened
            for key, words in layer.drawn.words.items():
                used.setdefault(key, set()).update(words)
        for place_, (key, font) in enumerate(self._files.items()):
            codes = _codes(used.get(key, set()), font, hyphen=key in hyphened)
            if not place_ and self._letters:  # the first font sets the words of placeholders
                codes = codes | {
                    font.glyph(letter) or font.glyph("?") for letter in self._letters | {" ", "?"}
                }
            if codes:
                number = add_font(self._objects, font, _readings(font, codes, self._session.readings.of(key)))
                self._objects.name_font(self._names[key], number)

    def pages_and_links(self) -> None:
        """Write the pages, their links, and where their words stand in the structure."""
        numbers = [self._objects.add_page(PageObject()) for _ in self._pages.pages]
        self._places = {
            destination.name: place(number, page.height - destination.y)
            for number, page, layers in zip(numbers, self._pages.pages, self._layers, strict=True)
            for layer in layers
            for destination in layer.drawn.destinations
        }
        for index, number in enumerate(numbers):
            self._page(index, number)

    def _page(self, index: int, number: int) -> None:
        page, layers = self._pages.pages[index], self._layers[index]
        owners = [tag + layer.base for layer in reversed(layers) for tag in layer.drawn.owners]
        key = self._structure.add_page(number, owners)
        made: PageObject = self._objects.Pages.pages[index]
        for name, edges in self._sheet.boxes(page.width, page.height).items():
            setattr(made, name, edges)
        made.Contents = self._contents[index]
        made.Resources = self._resources(layers)
        made.StructParents = b"%d" % key
        made.Tabs = b"/S"
        links = [
            found
            for layer in layers
            for link in layer.drawn.links
            if (found := self._link(_placed(link, layer), page, number)) is not None
        ]
        if links:
            made.Annots = values.array(values.reference(link) for link in links)
        for layer in layers:
            for tag, (left, bottom, right, top) in layer.drawn.boxes.items():
                box = (left + layer.shift, bottom, right + layer.shift, top)
                self._structure.set_box(tag + layer.base, box)

    def _resources(self, layers: list[Layer]) -> bytes:
        body = {"Font": values.reference(self._objects.fonts_number)}
        names = dict.fromkeys(name for layer in layers for name in layer.drawn.pictures)
        if names:
            body["XObject"] = values.dictionary({n: values.reference(self._pictures[n]) for n in names})
        return values.dictionary(body)

    def _link(self, link: Link, page: Page, number: int) -> int | None:
        """Write a link's annotation; a link to what is not in this file is left as plain words."""
        if link.target.startswith("#") and link.target[1:] not in self._places:
            self._structure.demote(link.tag)
            where = self._pages.pages.index(page) + 1
            message = f"The link “{link.alt or link.target}” leads to something that is not in this file."
            self.findings.append(Finding("link-without-target", message, where, page.essay))
            return None
        key = self._structure.next_annotation(link.tag)
        made = self._objects.add(annotation(link, page.height, key, self._places))
        self._structure.add_annotation(link.tag, made, number)
        return made

    def catalogue(self, book: Book) -> None:
        """Write the structure, the outline and what the file says of itself; then the rest of the file."""
        facts = metadata.about(book)
        catalogue = self._objects.Catalog
        catalogue.StructTreeRoot = values.reference(self._structure.write())
        catalogue.MarkInfo = b"<</Marked true>>"
        catalogue.Lang = values.text(facts.language)
        catalogue.ViewerPreferences = b"<</DisplayDocTitle true>>"
        catalogue.PageLabels = page_labels(self._pages.pages)
        catalogue.Metadata = values.reference(self._objects.add(metadata.xmp(facts)))
        catalogue.OutputIntents = metadata.output_intent(self._objects)
        if entries := outline(self._objects, self._pages.bookmarks, self._places):
            catalogue.Outlines = values.reference(entries)
            catalogue.PageMode = b"/UseOutlines"
        self._objects.finish(metadata.information(facts))


def _codes(words: set[Shaped], font: FontFile, *, hyphen: bool) -> frozenset[int]:
    """Return the glyphs of a font that words need, with the space between them."""
    if not words:
        return frozenset()
    codes = {font.space}.union(*[word.glyphs for word in words])
    if 0 in codes:
        codes = (codes - {0}) | {font.glyph("?")}
    return frozenset(codes | {font.line_end_hyphen} if hyphen else codes)


def _placed(link: Link, layer: Layer) -> Link:
    return replace(link, x=link.x + layer.shift, tag=link.tag + layer.base)


def _readings(font: FontFile, codes: frozenset[int], settled: dict[int, str]) -> dict[int, str]:
    """Return what each code used reads as; where nothing was settled, nothing that is heard."""
    own = font.characters
    return {
        code: SOFT_HYPHEN if code == font.line_end_hyphen else own.get(code) or settled.get(code) or _UNHEARD
        for code in codes
    }
