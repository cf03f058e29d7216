"""Tables that are wider than the page: set in parts on the same page, read once, in their turn."""

import itertools

import pytest

from essayeditor.text.blocks import Cell, Figure, Paragraph, Table
from essayeditor.text.document import Document
from essayeditor.text.inline import inline
from essayeditor.typeset.book import layout
from essayeditor.typeset.columns import Column, place
from essayeditor.typeset.pages import ARTIFACT, Line, Pages
from essayeditor.typeset.themes import load_theme, themes
from tests.typeset.reading import structure_words
from tests.typeset.test_golden import SOLAR
from tests.typeset.test_properties import book_of

WORDS = ("Members", "Turnover", "Apprentices", "Kilowatts")


def table(key: str, columns: int, rows: int) -> Table:
    """A table whose cells name their row and column."""

    def cell(row: int, column: int) -> Cell:
        said = f"{WORDS[column % 4]}" if not row else (f"Village{row}" if not column else f"{row}{column:03}")
        return Cell((Paragraph(f"{key}-{row}-{column}", inline(said)),))

    body = tuple(tuple(cell(row, column) for column in range(columns)) for row in range(rows))
    return Table(key, body, 1, inline(f"The table {key}"), inline("Source: invented."))


def laid(theme: str, *blocks) -> Pages:
    text = [Paragraph(f"p{n}", inline(SOLAR)) for n in range(6)]
    document = Document((*text[:3], *blocks, *text[3:]))
    return layout(book_of(document), load_theme(theme), lambda _: (800.0, 700.0))


def shown(pages: Pages) -> list[tuple[int, float, float, str, bool]]:
    """Every word of the essay: page, y, x, word, and whether it is read."""
    return [
        (number, item.y, span.x, shape.text, span.tag != ARTIFACT)
        for number, page in enumerate(pages.pages)
        for item in page.drawn()
        if page.kind == "text" and isinstance(item, Line)
        for span in item.spans
        for shape in span.words
    ]


@pytest.mark.parametrize("theme", themes())
@pytest.mark.parametrize(("columns", "rows"), [(12, 6), (12, 40), (14, 4)])
def test_all_of_a_row_is_on_its_page_and_read_once(columns, rows, theme):
    pages = laid(theme, table("t", columns, rows))
    assert not pages.findings
    words = shown(pages)
    for row in range(1, rows):
        cells = [word for word in words if word[3] in {f"{row}{n:03}" for n in range(columns)}]
        assert len(cells) == columns - 1
        assert len({page for page, *_ in cells}) == 1
        names = [word for word in words if word[3] == f"Village{row}"]
        assert len(names) > 1  # shown with each part
        assert sum(read for *_, read in names) == 1
        assert {page for page, *_ in names} == {cells[0][0]}
        lines = sorted((*cells, *names))
        for (_, y, x, _, _), (_, below, left, _, _) in itertools.pairwise(lines):
            assert y != below or left > x + 9  # side by side
    assert [n.role for n in pages.nodes].count("Table") == 1
    read = [said.strip() for said in structure_words(pages) if said.strip() in WORDS]
    assert read == [WORDS[n % 4] for n in range(columns)]


@pytest.mark.parametrize("theme", themes())
def test_tables_and_figures_keep_their_order(theme):
    figure = Figure("f", "a" * 64, "A chart", caption=inline("A chart."))
    between = [Paragraph(f"q{n}", inline(SOLAR)) for n in range(2)]
    pages = laid(
        theme, table("a", 12, 20), between[0], figure, table("b", 4, 30), between[1], table("c", 5, 6)
    )
    titles = [said for _, _, _, said, _ in shown(pages) if said.startswith("Table\u00a0")]
    assert titles == ["Table\u00a01.", "Table\u00a02.", "Table\u00a03."]
    assert not [f for f in pages.findings if f.rule != "page-forced"]


def test_columns_are_parted_evenly_and_not_within_a_cell_that_spans():
    columns = [Column(least=40.0, fair=40.0, most=60.0) for _ in range(12)]
    assert place(columns, 0.0, 700.0, set()) == [range(12)]
    assert place(columns, 0.0, 400.0, set()) == [range(7), range(7, 12)]
    assert place(columns, 0.0, 400.0, {7}) == [range(5), range(5, 9), range(9, 12)]
    assert place(columns, 0.0, 400.0, set(range(1, 12))) == [range(12)]
    for first, second in itertools.pairwise(columns[:4]):
        assert second.left >= first.left + first.width


@pytest.mark.parametrize("theme", themes())
def test_a_row_deeper_than_a_page_fills_its_pages(theme):
    long = Cell(tuple(Paragraph(f"l{n}", inline(f"Clause {n}. {SOLAR}")) for n in range(12)))
    head = (Cell((Paragraph("h", inline("Clause")),)), Cell((Paragraph("i", inline("How")),)))
    pages = laid(theme, Table("t", (head, (Cell((Paragraph("c", inline("One")),)), long)), 1))
    assert not pages.findings
    page = load_theme(theme).page
    feet: dict[int, float] = {}
    for number, y, _, _, read in shown(pages):
        if read:
            feet[number] = max(feet.get(number, 0.0), y)
    full = [page.baseline(page.last_line) - foot for foot in feet.values()]
    assert all(short < 6 * page.grid for short in full[1:-1])
    said = structure_words(pages)
    assert [n for n in range(12) if sum(f"Clause {n}." in words for words in said) != 1] == []
