"""Setting notes: at the foot of their page, or after their essay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from essayeditor.text.document import Document, Note, called_notes, reading_order
from essayeditor.text.inline import Inline, inline
from essayeditor.typeset.context import Context
from essayeditor.typeset.galley import Piece
from essayeditor.typeset.inlines import Run, plain_run, run_of
from essayeditor.typeset.lines import SetLine
from essayeditor.typeset.pages import Destination
from essayeditor.typeset.text import BALANCED, RAGGED, Manner, lines_of, paragraph, set_run
from essayeditor.typeset.words import Paint


def numbered(document: Document) -> dict[str, int]:
    """Return the number of each note that is called and is there, counted from 1 in each essay."""
    there = {note.id for note in document.notes}
    called = [note for note in called_notes(document) if note in there]
    return {note: number for number, note in enumerate(called, start=1)}


def foot_notes(
    context: Context, notes: Sequence[Note], parent: int, width: float
) -> dict[str, list[SetLine]]:
    """Set notes for the foot of the page: number, en space, text; ragged. Return each note's lines."""
    style = context.style("note")
    manner = Manner(style, width, align=RAGGED)
    lines: dict[str, list[SetLine]] = {}
    for note in notes:
        made: list[SetLine] = []
        for run in _runs(context, note, parent, manner):
            made += lines_of(context, run, manner)
        if made:
            made[0] = replace(
                made[0], items=(*made[0].items, Destination(_name(context, note), -style.size * 2))
            )
        lines[note.id] = made
    return lines


def end_notes(context: Context, notes: Sequence[Note], parent: int, width: float) -> list[Piece]:
    """Set notes as paragraphs after their essay, under a heading."""
    if not notes:
        return []
    heading = context.style("h2")
    manner = Manner(heading, width, align=BALANCED, keep=True, whole=True, before=heading.before)
    node = context.tree.add("H2", parent)
    pieces = paragraph(context, inline("Notes to this essay"), replace(manner, after=heading.after), node)
    context.headings.append(("Notes to this essay", context.name("b", "notes"), 2))
    pieces[0].items = (*pieces[0].items, Destination(context.name("b", "notes"), -4.0))
    return pieces + _paragraphs(context, notes, parent, width)


def notes_in_order(context: Context, document: Document, parent: int, width: float) -> list[Piece]:
    """Set the notes that a text calls as paragraphs, in the order of their calls."""
    there = {note.id: note for note in document.notes}
    return _paragraphs(context, [there[key] for key in context.numbers], parent, width)


def _paragraphs(context: Context, notes: Sequence[Note], parent: int, width: float) -> list[Piece]:
    pieces: list[Piece] = []
    style = context.style("note")
    for note in notes:
        gap = max(context.theme.text.gap, 1)
        for number, run in enumerate(_runs(context, note, parent, Manner(style, width))):
            made = set_run(context, run, Manner(style, width, before=gap), note.id)
            if made and not number:
                made[0].items = (*made[0].items, Destination(_name(context, note), -8.0))
            pieces += made
    return pieces


def _name(context: Context, note: Note) -> str:
    return context.name("n", note.id)


def _runs(context: Context, note: Note, parent: int, manner: Manner) -> list[Run]:
    """Return the note's paragraphs as runs of words, its number at the head of the first."""
    node = context.tree.add("Note", parent, ID=_name(context, note))
    number = context.numbers[note.id]
    label = context.tree.add("Link", context.tree.add("Lbl", node))
    in_words = context.theme.text.calls == "words"
    paint = Paint(
        context.colour("d" if in_words else "c"),
        label,
        link="#" + context.name("c", note.id),
        alt=f"Back to the text at note {number}",
    )
    kind = context.type(manner.style)
    face = "plain-700" if kind.face.startswith("plain") else "caption-600"
    bold = replace(kind, face=face, features=("lnum", "pnum"), capitals=0.0)
    said = f"[note\u00a0{number}]" if in_words else f"{number}\u00a0"
    first = plain_run(said, bold, paint)
    runs: list[Run] = []
    colour = context.colour(manner.style.colour)
    texts: list[Inline] = [text for text in reading_order(note.blocks) if text] or [Inline("")]
    for text in texts:
        run = run_of(context, text, kind, Paint(colour, context.tree.add("P", node)), note.id)
        if not runs:
            first.extend(run)
            run = first
        runs.append(run)
    return runs
