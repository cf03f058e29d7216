"""The grid of a table: regular whatever was given, with every word in it."""

from hypothesis import given
from hypothesis import strategies as st

from essayeditor.text.blocks import Cell, Paragraph, Table
from essayeditor.text.inline import inline
from essayeditor.typeset.grid import grid

SPANS = st.integers(0, 4)


@st.composite
def tables(draw) -> Table:
    rows = draw(st.lists(st.lists(st.tuples(SPANS, SPANS), max_size=5), min_size=1, max_size=6))
    made = tuple(
        tuple(
            Cell((Paragraph(f"{r}-{c}", inline(f"{r}-{c}")),), columns, deep)
            for c, (columns, deep) in enumerate(row)
        )
        for r, row in enumerate(rows)
    )
    return Table("t", made, draw(st.integers(0, 6)))


@given(tables())
def test_each_place_is_of_one_cell_and_no_word_is_lost(table):
    regular, placed, count = grid(table)
    places = [
        (row, column) for p in placed for row in range(p.row, p.bottom) for column in range(p.column, p.right)
    ]
    assert sorted(places) == [(row, column) for row in range(len(regular.rows)) for column in range(count)]
    assert all(regular.rows)  # a row without cells would be none in the pages' structure
    assert [p.cell for p in placed] == [cell for row in regular.rows for cell in row]
    before = [block for row in table.rows for cell in row for block in cell.blocks]
    assert [block for p in placed for block in p.cell.blocks] == before


def test_a_regular_table_stays_as_it_is():
    rows = ((Cell(columns=2), Cell(rows=2)), (Cell(), Cell()))
    table = Table("t", rows, 1)
    assert grid(table)[0] == table


def test_rows_that_only_cells_from_above_reach_are_left_out():
    table = Table("t", ((Cell(rows=3), Cell(rows=2)), (), (Cell(),), (Cell(), Cell())), 2)
    regular, placed, _ = grid(table)
    assert regular.header_rows == 1
    assert [(p.row, p.column, p.cell.rows) for p in placed] == [
        (0, 0, 2), (0, 1, 1), (1, 1, 1), (2, 0, 1), (2, 1, 1),
    ]  # fmt: skip
