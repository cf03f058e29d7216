"""Changing a table keeps its grid whole and loses no words but those taken out."""

from hypothesis import given
from hypothesis import strategies as st

from essayeditor.text import tables
from essayeditor.text.blocks import Cell, Paragraph, Table
from essayeditor.text.inline import inline
from essayeditor.text.plain import plain_blocks


def said(table):
    return sorted(word for word in plain_blocks((table,)) if word)


def rows(table):
    return [[" ".join(plain_blocks(cell.blocks)) for cell in row] for row in table.rows]


def table_of(*lines, header_rows=1):
    grid = tuple(
        tuple(Cell((Paragraph(f"{r}{c}", inline(w)),)) for c, w in enumerate(line))
        for r, line in enumerate(lines)
    )
    return Table("t", grid, header_rows)


@st.composite
def any_table(draw):
    """A table after some mergers."""
    height, width = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    made = table_of(*(tuple(f"w{r}{c}" for c in range(width)) for r in range(height)))
    for _ in range(draw(st.integers(0, 3))):
        one = draw(st.sampled_from(tables.placed(made)))
        made = tables.merge(made, one, down=draw(st.booleans()))
    return made


def whole(table):
    """Every place of the grid is covered once."""
    height, width = tables.size(table)
    places = [place for one in tables.placed(table) for place in tables._covers(one)]
    return sorted(places) == [(r, c) for r in range(height) for c in range(width)]


@given(table=any_table(), data=st.data())
def test_the_grid_stays_whole_and_no_words_are_lost(table, data):
    height, width = tables.size(table)
    assert whole(table)
    row, column = data.draw(st.integers(0, height)), data.draw(st.integers(0, width))
    for grown in (tables.insert_row(table, row), tables.insert_column(table, column)):
        assert whole(grown)
        assert said(grown) == said(table)
    assert tables.size(tables.insert_row(table, row)) == (height + 1, width)
    assert tables.size(tables.insert_column(table, column)) == (height, width + 1)
    one = data.draw(st.sampled_from(tables.placed(table)))
    for changed in (tables.merge(table, one), tables.merge(table, one, down=True), tables.split(table, one)):
        assert whole(changed)
        assert said(changed) == said(table)
        assert tables.size(changed) == (height, width)


@given(table=any_table(), data=st.data())
def test_taking_out_what_was_put_in_gives_the_table_as_it_was(table, data):
    height, width = tables.size(table)
    row, column = data.draw(st.integers(0, height)), data.draw(st.integers(0, width))
    assert tables.delete_row(tables.insert_row(table, row), row) == table
    assert tables.delete_column(tables.insert_column(table, column), column) == table
    for smaller in (
        tables.delete_row(table, min(row, height - 1)),
        tables.delete_column(table, min(column, width - 1)),
    ):
        assert whole(smaller)
        assert set(said(smaller)) <= set(said(table))


def test_a_header_row_goes_on_and_off_and_follows_rows_put_in_above_the_others():
    table = table_of(("Block", "Saved"), ("North", "£7"))
    assert tables.set_header(table, on=False).header_rows == 0
    assert tables.insert_row(table, 0).header_rows == 2
    assert tables.insert_row(table, 1).header_rows == 1
    assert tables.delete_row(table, 0).header_rows == 0


def test_merging_joins_words_and_splitting_leaves_them_in_the_first():
    table = table_of(("a", "b", "c"), ("d", "e", "f"))
    merged = tables.merge(table, tables.at(table, 0, 0))
    assert rows(merged) == [["a b", "c"], ["d", "e", "f"]]
    assert merged.rows[0][0].columns == 2
    down = tables.merge(merged, tables.at(merged, 0, 0), down=True)
    assert down == merged, "the cell below is narrower"
    assert rows(tables.split(merged, tables.at(merged, 0, 0))) == [["a b", "", "c"], ["d", "e", "f"]]


def test_a_table_keeps_a_row_and_a_column():
    table = table_of(("a",))
    assert tables.delete_row(table, 0) == table
    assert tables.delete_column(table, 0) == table


def test_a_rectangle_grows_over_merged_cells_and_is_merged_and_split_back():
    table = tables.new_table(3, 3)
    table = tables.merge(table, tables.at(table, 1, 1))  # over columns 1 and 2
    chosen = tables.between(table, (0, 0), (1, 1))
    assert [(p.row, p.column) for p in chosen] == [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1)]
    merged = tables.merge_all(table, chosen)
    assert (merged.rows[0][0].rows, merged.rows[0][0].columns) == (2, 3)
    assert tables.size(merged) == (3, 3)
    back = tables.split(merged, tables.at(merged, 0, 0))
    assert [len(row) for row in back.rows] == [3, 3, 3]
    assert tables.merge_all(table, chosen[:1]) == table
