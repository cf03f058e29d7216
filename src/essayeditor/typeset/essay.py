"""Laying out one essay: independent of where it falls in the book, so that it can be kept and reused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from essayeditor.collection.book import BookEssay
from essayeditor.collection.entities import EssayKind
from essayeditor.text.blocks import Block, Paragraph, PullQuote
from essayeditor.text.document import Document, Note, all_blocks, called_notes, inlines
from essayeditor.text.marks import MarkKind
from essayeditor.text.plain import plain_block, plain_blocks
from essayeditor.typeset.blocks import BlockSetter
from essayeditor.typeset.context import Context, PictureSize
from essayeditor.typeset.galley import Piece
from essayeditor.typeset.lines import SetLine
from essayeditor.typeset.notes import end_notes, foot_notes, numbered
from essayeditor.typeset.opening import byline, first_paragraph, opening
from essayeditor.typeset.pages import Body, Finding, Node
from essayeditor.typeset.paging import Pager
from essayeditor.typeset.placing import place
from essayeditor.typeset.plan import PagePlan
from essayeditor.typeset.room import Room
from essayeditor.typeset.settling import Settler
from essayeditor.typeset.text import JUSTIFIED, RAGGED
from essayeditor.typeset.theme import Theme

_NO_PLACE = (
    "A pull quote is not shown: there is no place for it between two paragraphs, eight lines from the words "
    "it repeats, not on the first page and not near another. Move it, or take it out."
)
_SIGN_OFF = 3  # name, place and date
_SIGNED = (EssayKind.FOREWORD, EssayKind.INTRODUCTION, EssayKind.AFTERWORD)


@dataclass(frozen=True)
class Laid:
    """A text laid out on pages of its own. Nodes and tags count from 0, its place in the book's tree."""

    bodies: tuple[Body, ...]
    nodes: tuple[Node, ...]
    headings: tuple[tuple[str, str, int], ...] = ()  # words, destination, level
    findings: tuple[Finding, ...] = ()  # pages counted from 1 within it
    anchor: str = ""
    stretches: tuple[float, ...] = field(default=(), compare=False)


def anchor_of(essay: str) -> str:
    """Return the name of the destination at an essay's head."""
    return f"{essay}.top"


def lay_essay(
    essay: BookEssay, label: str, number: int, theme: Theme, pictures: PictureSize, key: str = ""
) -> Laid:
    """Lay out an essay in the colours of section `number` (0 for front matter), under its label."""
    document = essay.document
    context = Context(
        theme=theme,
        family=theme.family(number),
        pictures=pictures,
        language=document.lang or essay.language or "en-GB",
        essay=essay.id,
        numbers=numbered(document),
    )
    context.destinations = frozenset(context.name("b", key) for key in _led_to(document))
    if any(isinstance(block, PullQuote) for block in all_blocks(document)):
        context.said = _said(document.blocks)
    return _EssaySetter(context, essay, label).lay(key)


def _led_to(document: Document) -> set[str]:
    """Return the ids of the blocks to which links within the essay lead."""
    targets = {
        mark.value[1:]
        for block in all_blocks(document)
        for text in inlines(block)
        for mark in text.marks
        if mark.kind is MarkKind.LINK and mark.value.startswith("#")
    }
    return targets and targets & {block.id for block in all_blocks(document)}


def _said(blocks: Sequence[Block]) -> str:
    """Return the words of the text that pull quotes may repeat, with single spaces."""
    return " ".join(
        " ".join(" ".join(plain_blocks([block])).split())
        for block in blocks
        if not isinstance(block, PullQuote)
    )


class _EssaySetter:
    def __init__(self, context: Context, essay: BookEssay, label: str) -> None:
        self._context = context
        self._essay = essay
        self._label = label
        self._notes: dict[str, list[SetLine]] = {}
        self._sect = context.tree.add("Sect", 0, Lang=context.language, Title=essay.title)
        self._unset = {note.id: note for note in essay.document.notes if note.id in context.numbers}

    def lay(self, key: str) -> Laid:
        """Return the essay on its pages."""
        context, essay = self._context, self._essay
        theme = context.theme
        anchor = anchor_of(essay.id)
        pieces = opening(
            context, self._sect, essay.title, essay.standfirst, essay.bylines, self._label, anchor
        )
        pieces += self._body()
        if essay.kind in _SIGNED and not _signs_itself(essay):
            pieces += self._signature()
        if theme.text.notes == "essay":
            pieces += end_notes(context, self._ordered_notes(), self._sect, theme.page.measure)
        page = theme.page
        leading = theme.style["note"].leading

        def parted(galley: Sequence[Piece]) -> list[PagePlan]:
            return Pager(galley, self._notes, page.depth, page.line, leading, snap=theme.text.gap).plan()

        settler = Settler(pieces, parted, page.line)
        plans = settler.settled()
        for left in settler.left_out():
            context.find("pull-quote-left-out", _NO_PLACE, left.block)
        bodies = []
        findings = _first_pages(context.findings, plans)
        for number, plan in enumerate(plans, start=1):
            items = place(plan, context, self._notes, leading)
            bodies.append(Body(tuple(items), f"{key}:{number}" if key else "", context.origins))
            if plan.forced:
                message = "No good end for this page could be found: a heading or a line may stand alone."
                findings.append(Finding("page-forced", message, number, essay.id))
        return Laid(
            bodies=tuple(bodies),
            nodes=tuple(context.tree.nodes),
            headings=tuple(context.headings),
            findings=tuple(findings),
            anchor=anchor,
        )

    def _body(self) -> list[Piece]:
        context, blocks = self._context, self._essay.document.blocks
        page, rules = context.theme.page, context.theme.text
        room = Room(
            0.0,
            page.measure,
            context.style("body"),
            JUSTIFIED if rules.justify else RAGGED,
            hyphens=rules.hyphenate,
        )
        pieces: list[Piece] = []
        first = next((n for n, block in enumerate(blocks) if isinstance(block, Paragraph)), None)
        setter = BlockSetter(context, room, self._sect, self._called_notes)
        if first is not None and all(not isinstance(b, Paragraph) for b in blocks[:first]):
            pieces += setter.set(blocks[:first])
            block = blocks[first]
            assert isinstance(block, Paragraph)
            made = first_paragraph(context, room, block, self._sect) if not first else None
            if made is None:
                return pieces + setter.set(blocks[first:])
            for piece in made:
                piece.body = True
            pieces += made + self._called_notes(block)
            setter.after_paragraph()
            return pieces + setter.set(blocks[first + 1 :])
        return setter.set(blocks)

    def _called_notes(self, block: Block) -> list[Piece]:
        """Set the notes whose calls have just been set, so that they are read after their paragraph."""
        del block
        context = self._context
        if context.theme.text.notes != "foot" or not self._unset:
            return []
        called = [note for key, note in self._unset.items() if key in context.called]
        for note in called:
            del self._unset[note.id]
        if called:
            self._notes.update(foot_notes(context, called, self._sect, context.theme.page.measure))
        return []

    def _ordered_notes(self) -> list[Note]:
        notes = {note.id: note for note in self._essay.document.notes}
        return [notes[key] for key in called_notes(self._essay.document) if key in notes]

    def _signature(self) -> list[Piece]:
        """Set the authors' names two lines below the end; they are read at the head."""
        pieces: list[Piece] = []
        for author in self._essay.bylines:
            pieces += byline(self._context, self._sect, author, artifact=True)
        if pieces:
            pieces[0].before = 2 * self._context.theme.page.line
            pieces[0].snap = True
            pieces[-1].keep = False
        return pieces


def _signs_itself(essay: BookEssay) -> bool:
    """Say whether the text ends with the name of one who wrote it, as letters do."""
    names = {author.name.casefold() for author in essay.bylines}
    return any(plain_block(block).strip().casefold() in names for block in essay.document.blocks[-_SIGN_OFF:])


def _first_pages(findings: Sequence[Finding], plans: Sequence[object]) -> list[Finding]:
    """Fill in on which page each finding's block begins."""
    pages: dict[str, int] = {}
    for number, plan in enumerate(plans, start=1):
        for _, piece in plan.pieces:  # type: ignore[attr-defined]
            pages.setdefault(piece.block, number)
    return [replace(f, page=pages.get(f.block, 1)) for f in findings]
