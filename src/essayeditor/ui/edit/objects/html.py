"""Blocks that are shown whole (tables, figures' captions, statistics) as HTML for painting alone."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from essayeditor.text.blocks import (
    TEXT_BLOCKS,
    Block,
    Box,
    Cell,
    Figure,
    Heading,
    Kept,
    Separator,
    Statistic,
    Table,
)
from essayeditor.text.inline import Inline
from essayeditor.text.marks import ATOM, Formula, InlinePicture, LineBreak, Mark, MarkKind, NoteCall
from essayeditor.text.numbering import labels as list_labels
from essayeditor.ui.edit.bridge.offsets import to_utf16
from essayeditor.ui.edit.markup import marked
from essayeditor.ui.style.colours import Colours

Labels = Mapping[str, str]
WORDS = "words/"
"""With what the names begin that stand at the beginning of words (see `words_name`)."""


def of_inline(text: Inline, labels: Labels, colours: Colours, name: str = "") -> str:
    """Return words with their marks. Where they have a `name`, the layout finds their beginning by it."""
    atoms = iter(text.atoms)
    said = [f'<a name="{escape(name, quote=True)}"></a>'] if name and text else []
    for start, end, marks in text.runs():
        words = "".join(
            _atom(next(atoms), labels, colours) if char == ATOM else escape(char)
            for char in text.text[start:end]
        )
        said.append(marked(words, marks, lambda mark: _own(mark, colours)))
    return "".join(said)


def words_name(block: str, field: str) -> str:
    """Return the name of the words in a field of a block."""
    return f"{WORDS}{block}/{field}"


def shown_at(text: Inline, offset: int, labels: Labels) -> int:
    """Return where a code point of a text stands in what is shown of it, in UTF-16 units."""
    atoms = iter(text.atoms)
    shown = 0
    for char in text.text[:offset]:
        words = _said(next(atoms), labels) if char == ATOM else char
        shown += to_utf16(words, len(words))
    return shown


def _said(atom: object, labels: Labels) -> str:
    """Return how an atom reads where it is shown by words."""
    if isinstance(atom, NoteCall):
        return labels.get(atom.note, "?")
    if isinstance(atom, LineBreak):
        return "\u2028"
    if isinstance(atom, Formula):
        return atom.plain
    return f"[{atom.alt or 'picture'}]" if isinstance(atom, InlinePicture) else ""


def _atom(atom: object, labels: Labels, colours: Colours) -> str:
    words = _said(atom, labels)
    if isinstance(atom, NoteCall):
        return f'<sup style="color:{colours.accent}">{escape(words)}</sup>'
    return "<br>" if isinstance(atom, LineBreak) else escape(words)


def _own(mark: Mark, colours: Colours) -> str:
    if mark.kind is MarkKind.LINK:
        return f'span style="color:{colours.accent};text-decoration:underline"'
    if mark.kind is MarkKind.INSERTED:
        return f'u style="color:{colours.green.ink}"'
    return f's style="color:{colours.red.ink}"' if mark.kind is MarkKind.DELETED else ""


def of_blocks(blocks: tuple[Block, ...], labels: Labels, colours: Colours) -> str:
    """Return the blocks of a table's cell."""
    marks = list_labels(blocks)
    said = []
    for block in blocks:
        if isinstance(block, TEXT_BLOCKS):
            words = of_inline(block.content, labels, colours, words_name(block.id, "content")) or "&nbsp;"
            words = f"<b>{words}</b>" if isinstance(block, Heading) else words
            label = marks.get(block.id, "")
            said.append(f"<p>{escape(label)}{'&nbsp; ' if label else ''}{words}</p>")
        else:
            said.append(of_block(block, labels, colours))
    return "".join(said)


def of_block(block: Block, labels: Labels, colours: Colours) -> str:
    """Return any block that is shown whole; of a figure, what stands under the picture."""
    if isinstance(block, Table):
        return _table(block, labels, colours)
    if isinstance(block, Figure):
        return _figure(block, labels, colours)
    if isinstance(block, Statistic):
        return _statistic(block, labels, colours)
    if isinstance(block, Separator):
        return (
            f'<p align="center" style="color:{colours.secondary}">*&nbsp;&nbsp;&nbsp;*&nbsp;&nbsp;&nbsp;*</p>'
        )
    if isinstance(block, Kept):
        what = escape(block.what or "something of the original file")
        plain = escape(block.plain).replace("\n", "<br>")
        return f"{_quiet(f'Kept as it came: {what}', colours)}<p>{plain}</p>"
    if isinstance(block, Box):
        title = of_inline(block.title, labels, colours, words_name(block.id, "title"))
        return f"<p><b>{title}</b></p>{of_blocks(block.blocks, labels, colours)}"
    return of_blocks((block,), labels, colours)


def _quiet(words: str, colours: Colours) -> str:
    return f'<p style="color:{colours.secondary};font-size:small">{words}</p>' if words else ""


def _field(
    block: Figure | Statistic | Table, name: str, prompt: str, labels: Labels, colours: Colours
) -> str:
    """Return a field's words under its name, by which the layout finds it; or what should stand there."""
    said = of_inline(getattr(block, name), labels, colours, words_name(block.id, name))
    return f'<a name="{name}"></a>{said or _prompt(prompt, colours)}'


def _prompt(words: str, colours: Colours) -> str:
    return f'<span style="color:{colours.disabled}">{words}</span>'


def _figure(figure: Figure, labels: Labels, colours: Colours) -> str:
    caption = _field(figure, "caption", "Caption", labels, colours)
    credit = _field(figure, "credit", "Credit", labels, colours)
    said = f'<p style="font-size:small">{caption}</p>'
    said += _quiet(credit, colours)
    if figure.decorative:
        return said + _quiet("Decorative: has no alternative text", colours)
    if figure.alt:
        return said + _quiet(f"Alternative text: {escape(figure.alt)}", colours)
    return said + f'<p style="color:{colours.amber.ink};font-size:small">Alternative text is missing</p>'


def _statistic(block: Statistic, labels: Labels, colours: Colours) -> str:
    figure = _field(block, "figure", "62p", labels, colours)
    claim = _field(block, "claim", "What the figure says", labels, colours)
    source = _field(block, "source", "Source", labels, colours)
    large = f'<p style="font-size:xx-large;color:{colours.accent}"><b>{figure}</b></p>'
    return f"{large}<p>{claim}</p>{_quiet(source, colours)}"


def _table(table: Table, labels: Labels, colours: Colours) -> str:
    title = _field(table, "title", "Title of the table", labels, colours)
    rows = "".join(
        "<tr>"
        + "".join(
            _cell(cell, f"cell/{n}/{place}", n < table.header_rows, labels, colours)
            for place, cell in enumerate(row)
        )
        + "</tr>"
        for n, row in enumerate(table.rows)
    )
    style = f'border="1" cellspacing="0" cellpadding="5" width="100%" style="border-color:{colours.hairline}"'
    source = _field(table, "source", "Source", labels, colours)
    return f"<p><b>{title}</b></p><table {style}>{rows}</table>{_quiet(source, colours)}"


def _cell(cell: Cell, name: str, heading: bool, labels: Labels, colours: Colours) -> str:
    tag = "th" if heading or cell.header else "td"
    spans = f'colspan="{cell.columns}" rowspan="{cell.rows}"'
    ground = f' bgcolor="{colours.alternate}"' if tag == "th" else ""
    said = of_blocks(cell.blocks, labels, colours) or "<p>&nbsp;</p>"
    said = said.replace(">", f'><a name="{name}"></a>', 1)
    return f'<{tag} align="left" {spans}{ground}>{said}</{tag}>'
