"""Setting tables: columns fitted to their words, rules between rows, the head on every page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from essayeditor.text.blocks import Block, Table
from essayeditor.typeset.columns import place
from essayeditor.typeset.context import Context
from essayeditor.typeset.galley import Frame, Piece, floated, inside, stacked
from essayeditor.typeset.grid import Placed, grid
from essayeditor.typeset.inlines import plain_run, run_of
from essayeditor.typeset.pages import ARTIFACT, Destination, Item, Line, Link, Picture, Rule, moved
from essayeditor.typeset.room import Room
from essayeditor.typeset.text import RAGGED, Manner, paragraph, set_run, to_right
from essayeditor.typeset.wishes import Wishes, bold_face
from essayeditor.typeset.words import Paint

SetInner = Callable[[Context, Room, int, Sequence[Block]], list[Piece]]
_FEW = 3  # lines of a deep row that stay together
_WHOLE = 0.4
"""A table of less than this part of a page is not parted: it moves whole to the next page."""
_MOST_WIDE = 0.9
"""A wide table of more than this part of a page is parted, so that the parts of a row stay together."""


_Group = tuple[int, list[list[Placed]]]
"""A row's number, and what stands in it and in the rows bound to it."""


def set_table(context: Context, room: Room, parent: int, table: Table, set_inner: SetInner) -> list[Piece]:
    """Set a table with its title above and its source line below."""
    if not any(cell.blocks for row in table.rows for cell in row):
        return []
    return _Setter(context, room, table, set_inner).set(parent)


class _Setter:
    def __init__(self, context: Context, room: Room, table: Table, set_inner: SetInner) -> None:
        self._context = context
        self._room = room
        self._set_inner = set_inner
        self._style = context.style("table")
        self._table, self._grid, count = grid(table)
        self._heads = min(self._table.header_rows, len(self._table.rows))
        self._wishes = Wishes(context, self._table, self._grid, self._heads, room.width)
        self._columns = self._wishes.columns(count)
        crossed = {n for p in self._grid for n in range(p.column + 1, p.column + p.cell.columns)}
        self._parts = place(self._columns, room.left, room.width, crossed)

    def set(self, parent: int) -> list[Piece]:
        """Return the table's pieces: title, head, rows, source."""
        context, table = self._context, self._table
        page = context.theme.page
        node = context.tree.add("Table", parent, Lang=table.lang)
        title = self._title(node)
        groups = self._groups(node)
        if len(self._parts) > 1:
            return self._wide(groups, title, parent)
        rows = [piece for row, group in groups for piece in self._row_pieces(group, row)]
        heads = rows[: self._heads_end(rows)]
        again = tuple(map(_repeated, heads)) if len(heads) < len(rows) else ()
        if again and len(rows) > len(groups):
            again[-1].after = 1  # lines of a parted row have no space of their own
        frame = Frame(0, 1, 0, again, ground=self._rules)
        self._keep(rows, heads)
        rows[0].snap, rows[0].before = not title, 0 if title else page.line
        pieces = title + inside(rows, frame)
        source = self._source(parent)
        if source:
            source[-1].after = page.line
            rows[-1].keep = True
        else:
            frame.after = page.line
        pieces += source
        pieces[0].in_turn = True
        whole = stacked([replace(p, frames=()) for p in pieces], page.line, page.q).height
        if whole < page.depth * _WHOLE and not self._room.inner:
            for piece in pieces[:-1]:
                piece.keep = True
            return floated(pieces, page.line, page.depth)
        return pieces

    def _heads_end(self, rows: list[Piece]) -> int:
        """Return how many pieces the head rows are; a head deeper than half a page is not repeated."""
        depth = sum(piece.height for piece in rows[: self._heads])
        return self._heads if depth < self._context.theme.page.depth / 3 and len(rows) > self._heads else 0

    @staticmethod
    def _keep(rows: list[Piece], heads: list[Piece]) -> None:
        """Keep the head with two rows, and the last two rows together."""
        for piece in heads:
            piece.keep = True
        body = rows[len(heads) :]
        if len(body) > 3:
            body[0].keep = body[-2].keep = True

    def _title(self, node: int) -> list[Piece]:
        context, table = self._context, self._table
        if not table.title:
            return []
        style = context.style("table_title")
        caption = context.tree.add("Caption", node)
        kind = context.type(style)
        bold = replace(kind, face="sans-600" if kind.face.startswith("sans") else "plain-700")
        colour = context.colour("d" if context.theme.text.calls == "words" else "c")
        run = plain_run(f"Table\u00a0{context.count('table')}.", bold, Paint(colour, caption))
        run.extend(run_of(context, table.title, kind, Paint(context.colour(style.colour), caption), table.id))
        manner = Manner(style, self._room.width, self._room.left, before=style.before, after=style.after)
        return set_run(context, run, replace(manner, keep=True, whole=True), table.id)

    def _source(self, parent: int) -> list[Piece]:
        table, style = self._table, self._context.style("credit")
        if not table.source:
            return []
        manner = Manner(style, self._room.width, self._room.left, before=1, snap=False, whole=True)
        node = self._context.tree.add("P", parent)
        return paragraph(self._context, table.source, manner, node, table.id)

    def _wide(self, groups: list[_Group], title: list[Piece], parent: int) -> list[Piece]:
        """Set a table that has no room for its columns in parts, under each other on the same page.

        A long one is set a page at a time, so that all parts of a row are on its page. The first
        column and the head are shown with each part, and read once.
        """
        page = self._context.theme.page
        parts = [[self._row_pieces(self._part(g, part), row) for row, g in groups] for part in self._parts]
        heads = sum(row < self._heads for row, _ in groups)
        depths = [sum(p.height for part in parts for p in part[n]) for n in range(len(groups))]
        whole = sum(depths) + len(parts) * page.line <= page.depth * _MOST_WIDE
        bounds = _bounds(depths, heads, page.depth * (1.0 if whole else _MOST_WIDE) - len(parts) * page.line)
        pieces: list[Piece] = []
        source = self._source(parent)
        for number, (start, end) in enumerate(bounds):
            made: list[Piece] = []
            for part in parts:
                head = [piece for rows in part[:heads] for piece in rows]
                shown = head if not number else [_repeated(piece) for piece in head]
                rows = shown + [piece for group in part[start:end] for piece in group]
                rows[0].snap, rows[0].before = not made, page.line // 2
                frame = Frame(0, 1, page.line // 2, ground=self._rules)
                made += inside(rows, frame)
            made = [*(title if not number else []), *made, *(source if end == len(groups) else [])]
            for piece in made[:-1]:
                piece.keep = True
            frame.after = made[-1].after = page.line
            pieces += made if self._room.inner else floated(made, page.line, page.depth)
        return pieces

    def _part(self, group: list[list[Placed]], part: range) -> list[list[Placed]]:
        """Return what rows have in some columns, with the first column as it is seen again."""
        stub = part.start > 0 and self._columns[part.start].left > self._room.left
        return [
            [
                replace(p, pieces=[_repeated(piece) for piece in p.pieces]) if p.column not in part else p
                for p in row
                if p.column in part or (stub and not p.column)
            ]
            for row in group
        ]

    def _groups(self, node: int) -> list[_Group]:
        """Set all cells row by row; return the rows, those together that a cell binds which spans them."""
        by_row: dict[int, list[Placed]] = {}
        for placed in self._grid:
            by_row.setdefault(placed.row, []).append(placed)
        groups: list[_Group] = []
        row, last = 0, len(self._table.rows)
        while row < last:
            end = self._bound_end(by_row, row)
            group: list[list[Placed]] = []
            for number in range(row, end):
                tr = self._context.tree.add("TR", node)
                cells = by_row.get(number, [])
                for placed in cells:
                    self._cell(placed, tr)
                group.append(cells)
            groups.append((row, group))
            row = end
        return groups

    def _bound_end(self, by_row: dict[int, list[Placed]], row: int) -> int:
        end, at = row + 1, row
        while at < end:
            for placed in by_row.get(at, []):
                end = max(end, min(placed.row + placed.cell.rows, len(self._table.rows)))
            at += 1
        return end

    def _cell(self, placed: Placed, tr: int) -> None:
        """Set one cell's blocks in its columns."""
        cell, columns = placed.cell, self._columns
        first = columns[placed.column]
        last = columns[min(placed.column + cell.columns, len(columns)) - 1]
        head = placed.row < self._heads
        attributes = {}
        if cell.columns > 1:
            attributes["ColSpan"] = str(cell.columns)
        if cell.rows > 1:
            attributes["RowSpan"] = str(cell.rows)
        if head or cell.header:
            attributes["Scope"] = "Column" if head else "Row"
        tag = self._context.tree.add("TH" if head or cell.header else "TD", tr, **attributes)
        bold = self._wishes.bold(placed)
        style = self._style
        if bold:
            style = replace(style, face=bold_face(style.face))
        if head and style.colour == "ink":
            style = replace(style, colour="d" if self._context.theme.text.calls == "words" else "c")
        width = last.left + last.width - first.left
        room = Room(first.left, width, style, RAGGED, hyphens=True, inner=True, tabular=True)
        placed.pieces = self._set_inner(self._context, room, tag, cell.blocks)
        for piece in placed.pieces:
            piece.snap = False
        if first.numeric and cell.columns == 1:
            lines = sum(len(piece.lines) for piece in placed.pieces)
            short = first.tail - self._wishes.tail(placed) if not head and lines == 1 else 0.0
            to_right(placed.pieces, first.left + width - short)

    def _row_pieces(self, group: list[list[Placed]], row: int) -> list[Piece]:
        """Return a group of rows as one piece; a row deeper than half a page as several, of a few lines."""
        page = self._context.theme.page
        if len(group) > 1:
            return self._bound(group, row)
        cells = [placed.pieces for placed in group[0]]
        deep = max(sum(piece.height + piece.before for piece in pieces) for pieces in cells) > page.depth // 2
        chunks = _chunks(cells, _FEW * page.line) if deep else [cells]
        last = len(chunks) - 1
        return [self._one(chunk, row, not number, number == last) for number, chunk in enumerate(chunks)]

    def _one(self, cells: list[list[Piece]], row: int, begins: bool, ends: bool) -> Piece:
        """Set a row, or some lines of it, with a quarter line above its first line and below its last."""
        page = self._context.theme.page
        items: list[Item] = []
        calls: list[str] = []
        depth = page.line
        top = 1 if begins else max((pieces[0].before for pieces in cells if pieces), default=0)
        for pieces in cells:
            placed = stacked(pieces, page.line, page.q)
            items += [moved(item, 0.0, top * page.q) for item in placed.items]
            calls += placed.calls
            depth = max(depth, placed.height)
        depth += top
        if ends:
            depth += 1
            items += self._rule_under(row, depth * page.q)
        return Piece(depth, items=tuple(items), calls=tuple(calls), block=self._table.id)

    def _bound(self, group: list[list[Placed]], row: int) -> list[Piece]:
        """Set rows that a spanning cell binds: each as deep as its own cells need."""
        page = self._context.theme.page
        depths = [page.line + 2] * len(group)
        laid = [(p, stacked(p.pieces, page.line, page.q)) for cells in group for p in cells]
        for placed, stack in sorted(laid, key=lambda pair: pair[0].cell.rows):
            at, rows = placed.row - row, min(placed.cell.rows, len(group) - (placed.row - row))
            missing = stack.height + 2 - sum(depths[at : at + rows])
            if missing > 0:
                depths[at + rows - 1] += missing
        tops = [sum(depths[:number]) for number in range(len(group) + 1)]
        if tops[-1] > page.depth * 0.9:
            return [self._one([p.pieces], p.row, True, True) for p, _ in laid]
        items: list[Item] = []
        for placed, stack in laid:
            items += [moved(item, 0.0, (tops[placed.row - row] + 1) * page.q) for item in stack.items]
        for number in range(len(group)):
            items += self._rule_under(row + number, tops[number + 1] * page.q, group, number)
        calls = tuple(call for _, stack in laid for call in stack.calls)
        return [Piece(tops[-1], items=tuple(items), calls=calls, block=self._table.id)]

    def _rule_under(
        self, row: int, y: float, group: list[list[Placed]] | None = None, number: int = 0
    ) -> list[Item]:
        """Return the hairline under a row, left out where a cell goes on below it."""
        last = len(self._table.rows) - 1
        if row == last:
            return []
        family, colour = self._context.family, self._context.theme.colour["rule"]
        total = row == last - 1 and self._wishes.is_total(last)
        weight, shade = (0.5, family.c) if row == self._heads - 1 or total else (0.25, colour)
        left, right = self._room.left, self._room.left + self._room.width
        crossing = [
            p for cells in (group or [])[: number + 1] for p in cells if p.row + p.cell.rows - 1 > row
        ]
        if not crossing:
            return [Rule(left, y, right, y, weight, shade)]
        taken = {c for p in crossing for c in range(p.column, p.column + p.cell.columns)}
        shown = {
            c for cells in group or [] for p in cells for c in range(p.column, p.column + p.cell.columns)
        }
        free = [c for n, c in enumerate(self._columns) if n in shown and n not in taken]
        return [Rule(c.left, y, c.left + c.width, y, weight, shade) for c in free]

    def _rules(self, top: float, foot: float, begins: bool, ends: bool) -> tuple[Item, ...]:  # noqa: ARG002
        """Draw the rules over the head and at the foot, on each page."""
        left, right, colour = self._room.left, self._room.left + self._room.width, self._context.family.c
        y = foot - self._context.theme.page.q
        return (Rule(left, top, right, top, 1.0, colour), Rule(left, y, right, y, 1.0, colour))


def _repeated(piece: Piece) -> Piece:
    """Return a piece as it stands on further pages: seen again, not read again, with no links."""
    items: list[Item] = []
    for item in piece.placed(0.0):
        if isinstance(item, Line):
            spans = tuple(span._replace(tag=ARTIFACT) for span in item.spans)
            items.append(Line(item.y, spans, item.stretch))
        elif isinstance(item, Picture):
            items.append(replace(item, tag=ARTIFACT))
        elif not isinstance(item, (Link, Destination)):
            items.append(item)
    return Piece(piece.height, items=tuple(items), block=piece.block)


def _bounds(depths: list[int], heads: int, most: float) -> list[tuple[int, int]]:
    """Part rows of these depths into runs, each of which is with the head no deeper than `most`."""
    head = sum(depths[:heads])
    bounds: list[tuple[int, int]] = []
    start, deep = heads, head
    for number in range(heads, len(depths)):
        if number > start and deep + depths[number] > most:
            bounds.append((start, number))
            start, deep = number, head
        deep += depths[number]
    return [*bounds, (start, len(depths))]


def _chunks(cells: list[list[Piece]], most: int) -> list[list[list[Piece]]]:
    """Part a row whose cells are too deep into rows that are not, piece by piece."""
    chunks: list[list[list[Piece]]] = []
    rest = [list(pieces) for pieces in cells]
    while True:
        chunk: list[list[Piece]] = []
        for pieces in rest:
            depth, taken = 0, 0
            while taken < len(pieces) and (taken == 0 or depth + pieces[taken].height <= most):
                depth += pieces[taken].height + pieces[taken].before
                taken += 1
            chunk.append(pieces[:taken])
            del pieces[:taken]
        chunks.append(chunk)
        if not any(rest):
            return chunks
