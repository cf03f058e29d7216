"""A text as HTML for other programs: what it is, not how it looks; notes as Word takes them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from html import escape

from essayeditor.text.blocks import (
    TEXT_BLOCKS,
    Block,
    Box,
    Cell,
    Epigraph,
    Figure,
    Heading,
    Kept,
    ListItem,
    ListKind,
    PullQuote,
    Quote,
    Separator,
    Statistic,
    Table,
    Verse,
)
from essayeditor.text.document import Document, Note, NoteKind, called_notes
from essayeditor.text.inline import Inline
from essayeditor.text.marks import ATOM, Formula, LineBreak, Mark, MarkKind, NoteCall
from essayeditor.text.settle import accepted
from essayeditor.ui.edit.markup import marked

_TYPES = {
    ListKind.LOWER_LETTER: "a",
    ListKind.UPPER_LETTER: "A",
    ListKind.LOWER_ROMAN: "i",
    ListKind.UPPER_ROMAN: "I",
}


def page(document: Document, *, within: bool = False) -> str:
    """Return a document as HTML, all suggestions accepted; with `within`, as words inside a paragraph."""
    document = accepted(document)
    writer = _Writer(document)
    if within and len(document.blocks) == 1 and isinstance(document.blocks[0], TEXT_BLOCKS):
        body = writer.words(document.blocks[0].content)
    else:
        body = "\n".join(writer.blocks(document.blocks))
    notes = "\n".join(writer.notes())
    return f'<html><head><meta charset="utf-8"></head><body>\n{body}\n{notes}</body></html>'


class _Writer:
    """Writes one document, its notes numbered by their calls."""

    def __init__(self, document: Document) -> None:
        known = {note.id: note for note in document.notes}
        counts = {NoteKind.FOOTNOTE: itertools.count(1), NoteKind.ENDNOTE: itertools.count(1)}
        self._notes: dict[str, tuple[Note, int]] = {}
        for key in called_notes(document):
            note = known.get(key, Note(key))
            self._notes[key] = (note, next(counts[note.kind]))

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Yield blocks, items that follow one another gathered into lists."""
        for is_list, group in itertools.groupby(blocks, key=lambda block: isinstance(block, ListItem)):
            if is_list:
                yield self._list([item for item in group if isinstance(item, ListItem)], 0)
            else:
                for block in group:
                    yield self._block(block)

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                return self._element(f"h{block.level}", block.content, block.lang)
            case Quote() | PullQuote() | Epigraph():
                return f"<blockquote>{self._element('p', block.content, block.lang)}</blockquote>"
            case Verse():
                return self._element("p", block.content, block.lang, ' class="verse"')
            case Separator():
                return "<hr>"
            case Table():
                return self._table(block)
            case Box():
                title = f"<p><b>{self.words(block.title)}</b></p>" if block.title else ""
                return f"<div>{title}{''.join(self.blocks(block.blocks))}</div>"
            case Statistic():
                parts = (block.figure, block.claim, block.source)
                said = "".join(f"<p>{self.words(part)}</p>" for part in parts if part)
                return f"<div>{said}</div>"
            case Figure():
                parts = (Inline(f"[{block.alt}]") if block.alt else Inline(), block.caption, block.credit)
                return "".join(f"<p>{self.words(part)}</p>" for part in parts if part)
            case Kept():
                return f"<p>{escape(block.plain)}</p>"
            case _:
                return self._element("p", block.content, block.lang)

    def _element(self, tag: str, content: Inline, lang: str, more: str = "") -> str:
        said = f' lang="{escape(lang)}"' if lang else ""
        return f"<{tag}{said}{more}>{self.words(content)}</{tag}>"

    def _list(self, items: list[ListItem], level: int) -> str:
        first = next((item for item in items if item.level <= level), items[0])
        bullet = first.kind in (ListKind.BULLET, ListKind.CONTINUATION)
        kind = f' type="{_TYPES[first.kind]}"' if first.kind in _TYPES else ""
        start = f' start="{first.start}"' if first.start not in (None, 1) and not bullet else ""
        said, place = [], 0
        while place < len(items):
            item = items[place]
            until = place + 1
            while until < len(items) and items[until].level > level:
                until += 1
            deeper = items[place + 1 : until]
            if item.level > level:
                deeper, words = items[place:until], ""
            else:
                words = self.words(item.content)
            said.append(f"<li>{words}{self._list(deeper, level + 1) if deeper else ''}</li>")
            place = until
        tag = "ul" if bullet else "ol"
        return f"<{tag}{kind}{start}>{''.join(said)}</{tag}>"

    def _table(self, table: Table) -> str:
        rows = "".join(
            "<tr>" + "".join(self._cell(cell, number < table.header_rows) for cell in row) + "</tr>"
            for number, row in enumerate(table.rows)
        )
        title = f"<caption>{self.words(table.title)}</caption>" if table.title else ""
        source = f"<p>{self.words(table.source)}</p>" if table.source else ""
        return f'<table border="1" cellspacing="0">{title}{rows}</table>{source}'

    def _cell(self, cell: Cell, heading: bool) -> str:
        tag = "th" if heading or cell.header else "td"
        spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
        return f"<{tag}{spans}>{''.join(self.blocks(cell.blocks))}</{tag}>"

    def words(self, text: Inline) -> str:
        """Return words with their marks, what is suggested to go left out."""
        atoms = iter(text.atoms)
        said = []
        for start, end, marks in text.runs():
            part = "".join(
                self._atom(next(atoms)) if char == ATOM else escape(char) for char in text.text[start:end]
            )
            if not any(mark.kind is MarkKind.DELETED for mark in marks):
                said.append(marked(part, marks, _own))
        return "".join(said)

    def _atom(self, atom: object) -> str:
        if isinstance(atom, NoteCall):
            note, number = self._notes[atom.note]
            name, prefix = _names(note)
            return (
                f"<a style='mso-{name}-id:{prefix}{number}' href=\"#_{prefix}{number}\" "
                f'name="_{prefix}ref{number}"><sup>[{number}]</sup></a>'
            )
        if isinstance(atom, LineBreak):
            return "<br>"
        return escape(atom.plain) if isinstance(atom, Formula) else ""

    def notes(self) -> Iterator[str]:
        """Yield the notes, footnotes first, in the form in which Word puts them on the clipboard."""
        for kind in NoteKind:
            held = [(note, number) for note, number in self._notes.values() if note.kind is kind]
            if not held:
                continue
            name, _prefix = _names(held[0][0])
            yield f"<div style='mso-element:{name}-list'><hr>"
            yield from (self._note(note, number) for note, number in held)
            yield "</div>"

    def _note(self, note: Note, number: int) -> str:
        name, prefix = _names(note)
        back = (
            f"<a style='mso-{name}-id:{prefix}{number}' href=\"#_{prefix}ref{number}\" "
            f'name="_{prefix}{number}"><sup>[{number}]</sup></a> '
        )
        blocks = list(self.blocks(note.blocks)) or ["<p></p>"]
        first = blocks[0].replace("<p>", f"<p>{back}", 1) if "<p>" in blocks[0] else f"<p>{back}</p>"
        return f"<div style='mso-element:{name}' id='{prefix}{number}'>{first}{''.join(blocks[1:])}</div>"


def _names(note: Note) -> tuple[str, str]:
    return ("footnote", "ftn") if note.kind is NoteKind.FOOTNOTE else ("endnote", "edn")


def _own(mark: Mark) -> str:
    if mark.kind is MarkKind.LINK:
        return f'a href="{escape(mark.value)}"'
    return f'span lang="{escape(mark.value)}"' if mark.kind is MarkKind.LANGUAGE else ""
