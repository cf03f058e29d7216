"""Laying out a whole book: every part on its pages, then folios, heads, contents and bookmarks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from essayeditor.collection.book import (
    BackCover,
    Book,
    BookEssay,
    BookSection,
    Contents,
    Contributors,
    Cover,
    Endnotes,
    FrontEssay,
    ImprintPage,
    Part,
    Recommendations,
)
from essayeditor.collection.entities import EssayKind
from essayeditor.foundation.collecting import uncollected
from essayeditor.text.numbering import from_roman, roman
from essayeditor.typeset.book_plan import BookPlan, PlannedPart
from essayeditor.typeset.cache import LayoutCache
from essayeditor.typeset.chapter import Chapter
from essayeditor.typeset.context import PictureSize
from essayeditor.typeset.contributors import lay_contributors
from essayeditor.typeset.cover import lay_back_cover, lay_cover
from essayeditor.typeset.dressing import Dresser
from essayeditor.typeset.endnotes import at_the_end, has_notes, lay_endnotes, settled
from essayeditor.typeset.imprint import lay_imprint
from essayeditor.typeset.openers import lay_opener, lay_tiles
from essayeditor.typeset.pages import Pages
from essayeditor.typeset.recommendations import lay_recommendations
from essayeditor.typeset.references import Entry, References
from essayeditor.typeset.theme import Theme
from essayeditor.typeset.toc import lay_contents

Progress = Callable[[int, int], None]
"""Told how many of how many essays are laid out."""

_LABELS = {
    EssayKind.FOREWORD: "Foreword",
    EssayKind.INTRODUCTION: "Introduction",
    EssayKind.AFTERWORD: "Afterword",
    EssayKind.ACKNOWLEDGEMENTS: "Acknowledgements",
}
_ROUNDS = 3
_NOTES = "Notes"
"""What stands for the folio of notes that are shown with their essay alone."""


@dataclass
class _Numbering:
    """Where each chapter begins."""

    first: list[int] = field(default_factory=list)  # physical page of each chapter, from 1; 0 if left out
    total: int = 0
    arabic_from: int = 0


def layout(
    book: Book,
    theme: Theme,
    pictures: PictureSize,
    *,
    draft: bool = False,
    cache: LayoutCache | None = None,
    on_progress: Progress | None = None,
) -> Pages:
    """Lay out a book. `pictures` gives a picture's width and height in pixels by its SHA-256.

    Essays that stand in `cache` unchanged are not laid out again. Draft pages say so at their foot.
    """
    with uncollected():
        return _BookSetter(book, theme, pictures, cache or LayoutCache(), draft).lay(on_progress)


def layout_essay(
    book: Book, essay: str, theme: Theme, pictures: PictureSize, *, cache: LayoutCache | None = None
) -> Pages:
    """Lay out one essay alone, as it will stand in the book.

    Its folios begin at 1, or for an extract's essay with the folio it has in the book. Where the book's
    notes stand together at its end, its own follow on pages as they will be there, which bear no number:
    it depends on all other essays. Raises KeyError if the book has no such essay.
    """
    alone = next((part for part in _front_essays(book) if part.essay.id == essay), None)
    if alone is None:
        raise KeyError(essay)
    notes = tuple(part for part in book.parts if isinstance(part, Endnotes))
    return layout(replace(book, parts=(alone, *notes)), theme, pictures, cache=cache)


def _front_essays(book: Book) -> Iterator[FrontEssay]:
    """Yield every essay as a part of its own, which knows its section."""
    for part in book.parts:
        if isinstance(part, FrontEssay):
            yield part
        elif isinstance(part, BookSection):
            yield from (FrontEssay(essay, part) for essay in part.essays)


class Planning:
    """The planning of a book, an essay at a time, so that other work can be done in between."""

    def __init__(self, book: Book, theme: Theme, pictures: PictureSize, cache: LayoutCache) -> None:
        self._setter = _BookSetter(book, theme, pictures, cache, False)
        self._left = self._setter.begin()
        self.of = len(self._left)

    @property
    def done(self) -> int:
        """How many of the essays are laid out."""
        return self.of - len(self._left)

    def step(self) -> bool:
        """Lay out one more essay, and say whether any is left."""
        if self._left:
            with uncollected():
                self._setter.lay_chapter(self._left.pop(0))
        return bool(self._left)

    def plan(self) -> BookPlan:
        """Return where everything falls, once all essays are laid out."""
        while self.step():
            pass
        with uncollected():
            return self._setter.plan()


class _BookSetter:
    def __init__(
        self, book: Book, theme: Theme, pictures: PictureSize, cache: LayoutCache, draft: bool
    ) -> None:
        self._book = book
        self._theme = theme = settled(book, theme)
        self._pictures = pictures
        self._cache = cache
        self._draft = draft
        self._alone = all(isinstance(part, (FrontEssay, Endnotes)) for part in book.parts)
        self._chapters: list[Chapter] = []
        self._references = References(_entries(book, theme))
        folio = next((p.folio for p in book.parts if isinstance(p, FrontEssay) and p.folio), "")
        self._roman = from_roman(folio) > 0
        self._first = from_roman(folio) or (int(folio) if folio.isdecimal() else 1)

    def lay(self, on_progress: Progress | None) -> Pages:
        """Return the pages of the whole book."""
        self.begin()
        self._lay_essays(on_progress)
        return self._dressed(self._finish())

    def begin(self) -> list[Chapter]:
        """List the book's chapters, and return those of its essays."""
        for part in self._book.parts:
            self._chapters.extend(self._of(part))
        return [chapter for chapter in self._chapters if chapter.kind == "essay"]

    def lay_chapter(self, chapter: Chapter) -> None:
        """Lay out one chapter."""
        chapter.laid = chapter.make(self._references)

    def plan(self) -> BookPlan:
        """Return where the chapters fall, all essays being laid out."""
        numbering = self._finish()
        parts = []
        filled: set[int] = set()
        for chapter, first in zip(self._chapters, numbering.first, strict=True):
            if first and chapter.laid is not None:
                count = len(chapter.laid.bodies)
                filled.update(range(first, first + count))
                parts.append(
                    PlannedPart(chapter.essay, chapter.kind, first, self._label(first, numbering), count)
                )
        blanks = tuple(page for page in range(1, numbering.total + 1) if page not in filled)
        self._chapters.clear()
        return BookPlan(self._theme.key, numbering.total, tuple(parts), blanks)

    def _lay_essays(self, on_progress: Progress | None) -> None:
        essays = [c for c in self._chapters if c.kind == "essay"]
        for number, chapter in enumerate(essays, start=1):
            self.lay_chapter(chapter)
            if on_progress is not None:
                on_progress(number, len(essays))

    def _finish(self) -> _Numbering:
        """Lay out what names page numbers until they stand still."""
        numbering = _Numbering()
        for _ in range(_ROUNDS):
            for chapter in self._chapters:
                if chapter.kind != "essay":
                    self.lay_chapter(chapter)
            before = numbering.first
            numbering = self._numbered()
            self._name_pages(numbering)
            if numbering.first == before:
                break
        return numbering

    # Which chapters a part has.

    def _of(self, part: Part) -> Iterator[Chapter]:
        book, theme = self._book, self._theme
        if isinstance(part, Cover):
            yield Chapter("cover", lambda _: lay_cover(book, part, theme, self._pictures), folios=False,
                           absolute=True, bookmark="Cover", anchor="cover")  # fmt: skip
        elif isinstance(part, ImprintPage):
            yield Chapter("imprint", lambda _: lay_imprint(book, theme), folios=not book.is_extract)
        elif isinstance(part, Contents):
            yield Chapter("contents", lambda r: lay_contents(book, theme, r), recto=True,
                           heads=("Contents", "Contents"), bookmark="Contents",
                           anchor="contents")  # fmt: skip
        elif isinstance(part, FrontEssay):
            yield self._essay(part.essay, part.section)
        elif isinstance(part, BookSection):
            yield from self._section(part)
        elif isinstance(part, Recommendations):
            yield Chapter("recommendations", lambda r: lay_recommendations(part, book, theme, r),
                           heads=(part.heading, part.heading), bookmark=part.heading,
                           anchor="recommendations")  # fmt: skip
        elif isinstance(part, Contributors):
            yield Chapter("contributors", lambda r: lay_contributors(part, book, theme, self._pictures, r),
                           heads=("Contributors", "Contributors"), bookmark="Contributors",
                           anchor="contributors")  # fmt: skip
        elif isinstance(part, Endnotes):
            if at_the_end(book, theme) and has_notes(book):
                yield Chapter("endnotes", lambda _: lay_endnotes(book, theme, self._pictures),
                              folios=not self._alone, heads=("Notes", "Notes"), bookmark="Notes",
                              anchor="endnotes")  # fmt: skip
        elif isinstance(part, BackCover):
            yield Chapter("back-cover", lambda _: lay_back_cover(book, part, theme), folios=False,
                           absolute=True, even=True, bookmark="Back cover", anchor="back-cover")  # fmt: skip

    def _section(self, section: BookSection) -> Iterator[Chapter]:
        book, theme = self._book, self._theme
        if section.title:
            if theme.text.openers == "full":
                yield Chapter("section-tint", lambda _: lay_tiles(section, theme), folios=False,
                               absolute=True, optional_verso=True, part=section.number)  # fmt: skip
            yield Chapter("section", lambda r: lay_opener(section, book, theme, r), recto=True, folios=False,
                           absolute=True, part=section.number, arabic=True, bookmark=section.title,
                           anchor=f"{section.id}.top", essay=section.id)  # fmt: skip
        for essay in section.essays:
            yield self._essay(essay, section)

    def _essay(self, essay: BookEssay, section: BookSection | None) -> Chapter:
        theme = self._theme
        front = section is None
        label = _LABELS.get(essay.kind, "") if front else section.short_title  # type: ignore[union-attr]
        if not front and theme.text.calls == "words" and section.number:  # type: ignore[union-attr]
            label = f"Section {section.number}: {section.short_title}"  # type: ignore[union-attr]
        number = section.colour if section is not None else 0
        introduces = front and essay.kind is EssayKind.INTRODUCTION
        short = label if front and label else essay.short_title
        return Chapter(
            "essay",
            lambda _: self._cache.essay(essay, label, number, theme, self._pictures),
            recto=introduces,
            arabic=introduces or not front,
            colour=theme.paint("grey", theme.front) if front else theme.family(number).c,
            heads=(essay.authors, short),
            essay=essay.id,
            part=section.number if section is not None and section.title else -1,
            bookmark=essay.title if not front or not label else f"{label}: {essay.title}",
            anchor=f"{essay.id}.top",
            level=1 if section is not None and section.title else 0,
        )

    # Where the pages fall.

    def _numbered(self) -> _Numbering:
        numbering = _Numbering()
        page, last = 1, 0
        for place, chapter in enumerate(self._chapters):
            assert chapter.laid is not None
            following = self._chapters[place + 1] if place + 1 < len(self._chapters) else None
            if chapter.optional_verso and (page % 2 or following is None):
                numbering.first.append(0)
                continue
            starts_arabic = chapter.arabic and not numbering.arabic_from
            recto = chapter.recto or (starts_arabic and self._theme.text.mirror)
            if (
                self._theme.text.mirror
                and len(self._chapters) > 1
                and ((recto and page % 2 == 0) or (chapter.even and page % 2))
            ):
                page += 1
            if starts_arabic:
                numbering.arabic_from = page
            numbering.first.append(page)
            page += len(chapter.laid.bodies)
            last = page
        numbering.total = last - 1
        return numbering

    def _labels(self, chapter: Chapter, first: int, numbering: _Numbering) -> list[str]:
        assert chapter.laid is not None
        if self._alone and chapter.kind == "endnotes":
            return [_NOTES] * len(chapter.laid.bodies)
        return [self._label(first + n, numbering) for n in range(len(chapter.laid.bodies))]

    def _label(self, page: int, numbering: _Numbering) -> str:
        start = numbering.arabic_from
        if start and page >= start:
            return str(page - start + self._first)
        if start:
            return roman(page)
        return roman(page + self._first - 1) if self._roman else str(page + self._first - 1)

    def _name_pages(self, numbering: _Numbering) -> None:
        for chapter, first in zip(self._chapters, numbering.first, strict=True):
            if first and chapter.anchor:
                self._references.pages[chapter.anchor] = self._label(first, numbering)

    # The finished pages.

    def _dressed(self, numbering: _Numbering) -> Pages:
        dresser = Dresser(self._theme, self._book, self._draft, self._first)
        at = 1
        for chapter, first in zip(self._chapters, numbering.first, strict=True):
            if not first:
                continue
            while at < first:
                dresser.blank(self._label(at, numbering))
                at += 1
            assert chapter.laid is not None
            dresser.chapter(chapter, self._labels(chapter, first, numbering))
            at = first + len(chapter.laid.bodies)
        self._chapters.clear()  # they hold on to this setter: with them, all would stay in memory
        return dresser.pages()


def _entries(book: Book, theme: Theme) -> list[Entry]:
    """Return what the contents list, in order."""
    entries: list[Entry] = []
    for part in book.parts:
        if isinstance(part, FrontEssay):
            label = _LABELS.get(part.essay.kind, "")
            title = (
                f"{label}: {part.essay.title}" if label and label != part.essay.title else part.essay.title
            )
            entries.append(
                Entry(f"{part.essay.id}.top", title, part.essay.authors, standfirst=part.essay.standfirst)
            )
        elif isinstance(part, BookSection):
            if part.title:
                entries.append(Entry(f"{part.id}.top", part.title, "", section=part.colour or part.number))
            entries += [
                Entry(f"{e.id}.top", e.title, e.authors, inside=part.colour, standfirst=e.standfirst)
                for e in part.essays
            ]
        elif isinstance(part, Recommendations):
            entries.append(Entry("recommendations", part.heading, "What the essays ask of government"))
        elif isinstance(part, Contributors):
            entries.append(Entry("contributors", "Contributors", ""))
        elif isinstance(part, Endnotes) and at_the_end(book, theme) and has_notes(book):
            entries.append(Entry("endnotes", "Notes", ""))
    return entries
