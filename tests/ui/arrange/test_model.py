"""The tree's model: sound under Qt's own tester, and dropping asks for exactly one move."""

from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from essayeditor.ui.arrange.cards import CardsModel
from essayeditor.ui.arrange.model import BookModel, Handlers, unpack
from essayeditor.ui.arrange.nodes import Kind, Reader

pytestmark = pytest.mark.usefixtures("qapp")
MOVE = Qt.DropAction.MoveAction


@pytest.fixture
def asked():
    return []


@pytest.fixture
def model(desk, asked):
    made = BookModel(
        Handlers(
            drop_essays=lambda keys, section, shown: asked.append(("essays", list(keys), section, shown)),
            drop_sections=lambda keys, position: asked.append(("sections", list(keys), position)),
            drop_part=lambda part, before: asked.append(("part", part, before)),
            rename=lambda node, title: asked.append(("rename", node.title, title)) or True,
            tick=lambda node, on: asked.append(("tick", node.key, on)) or True,
            may_drop=lambda _keys, _section: True,
        )
    )
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.tester = tester
    made.set_nodes(Reader(desk.record, date(2025, 1, 15)).tree())
    return made


def titles(model):
    return [node.title for node in model.nodes()]


def row_of(model, key):
    return model.index_of(key).row()


def test_the_rows_are_the_book_and_what_lies_beside_it(model):
    assert titles(model) == [
        "Cover",
        "Imprint",
        "Contents",
        "Foreword",
        "Foreword",
        "Introduction",
        "Energy",
        "Sun",
        "Wind",
        "Homes",
        "Economy",
        "Shop",
        "Pub",
        "Afterword",
        "Recommendations",
        "Acknowledgements",
        "Contributors",
        "Endnotes",
        "Back cover",
        "Beside the book",
        "Orchard",
    ]


def test_rows_say_what_they_are(model, keys):
    said = Qt.ItemDataRole.AccessibleTextRole
    assert model.index_of(keys["Energy"]).data(said) == "Section Energy, 3 essays, 60 words"
    assert model.index_of(keys["Wind"]).data(said) == "Wind, idea, 20 words"
    assert model.index_of("cover").data(said) == "Cover, in the book"


def test_changes_keep_the_tester_content(model, desk, keys):
    today = date(2025, 1, 15)
    desk.move_essays([keys["Sun"]], keys["Economy"], 0)
    assert model.set_nodes(Reader(desk.record, today).tree())
    desk.edit_essay(keys["Sun"], title="Sunshine")
    assert not model.set_nodes(Reader(desk.record, today).tree()), "a changed title resets nothing"
    desk.delete_section(keys["Economy"])
    desk.delete_essays([keys["Wind"]])
    model.set_nodes(Reader(desk.record, today).tree())
    assert {"Not in a section yet", "Bin"} <= set(titles(model))


@pytest.mark.parametrize(("row", "shown"), [(0, 0), (2, 2), (-1, 2)])
def test_essays_dropped_on_a_section_ask_for_that_place(model, keys, asked, row, shown):
    data = model.mimeData([model.index_of(keys["Homes"]), model.index_of(keys["Sun"])])
    assert unpack(data).essays == (keys["Sun"], keys["Homes"])
    parent = model.index_of(keys["Economy"])
    assert model.canDropMimeData(data, MOVE, row, 0, parent)
    assert model.dropMimeData(data, MOVE, row, 0, parent) is False
    assert asked == [("essays", [keys["Sun"], keys["Homes"]], keys["Economy"], shown)]


def test_essays_dropped_between_sections_go_to_the_end_of_the_one_above(model, keys, asked):
    data = model.mimeData([model.index_of(keys["Pub"])])
    model.dropMimeData(data, MOVE, row_of(model, keys["Economy"]), 0, QModelIndex())
    assert asked == [("essays", [keys["Pub"]], keys["Energy"], 3)]


def test_essays_cannot_be_dropped_among_the_parts(model, keys, asked):
    data = model.mimeData([model.index_of(keys["Pub"])])
    assert not model.canDropMimeData(data, MOVE, 1, 0, QModelIndex())
    assert not model.canDropMimeData(data, MOVE, -1, -1, model.index_of("cover"))
    assert model.dropMimeData(data, MOVE, 1, 0, QModelIndex()) is False
    assert asked == []


def test_sections_are_dropped_between_sections(model, keys, asked):
    data = model.mimeData([model.index_of(keys["Economy"]), model.index_of(keys["Pub"])])
    assert unpack(data).essays == ()
    model.dropMimeData(data, MOVE, row_of(model, keys["Energy"]), 0, QModelIndex())
    assert asked == [("sections", [keys["Economy"]], 0)]


def test_titles_and_ticks_ask_for_the_change(model, keys, asked):
    index = model.index_of(keys["Sun"])
    assert model.setData(index, "  Sunshine ")
    assert not model.setData(index, "   ")
    assert not model.setData(index, "Sun")
    assert model.setData(model.index_of("cover"), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert asked == [("rename", "Sun", "Sunshine"), ("tick", "cover", False)]


def test_parts_can_be_ticked_and_dragged_and_not_renamed(model):
    flags = model.flags(model.index_of("cover"))
    assert flags & Qt.ItemFlag.ItemIsUserCheckable
    assert flags & Qt.ItemFlag.ItemIsDragEnabled
    assert not flags & Qt.ItemFlag.ItemIsEditable


@pytest.mark.parametrize(
    ("row", "before"),
    [("imprint", "imprint"), ("Energy", "sections"), ("Economy", "afterword"), ("back cover", "back cover")],
)
def test_a_part_dropped_before_a_row_asks_for_that_place(model, keys, asked, row, before):
    data = model.mimeData([model.index_of("contributors")])
    at = row_of(model, keys.get(row, row))
    assert model.canDropMimeData(data, MOVE, at, 0, QModelIndex())
    assert not model.canDropMimeData(data, MOVE, 0, 0, model.index_of(keys["Energy"]))
    assert model.dropMimeData(data, MOVE, at, 0, QModelIndex()) is False
    assert asked == [("part", "contributors", before)]


def test_the_cards_of_a_section_are_sound(desk):
    cards = CardsModel()
    tester = QAbstractItemModelTester(cards, QAbstractItemModelTester.FailureReportingMode.Fatal)
    shelves = Reader(desk.record, date(2025, 1, 15)).shelves()
    cards.set_cards(shelves[0].cards)
    assert cards.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Wind, idea, 20 words"
    cards.set_cards(shelves[1].cards)
    cards.set_cards(())
    assert tester.model() is cards


def test_shelves_add_up(desk):
    energy, economy = Reader(desk.record, date(2025, 1, 15)).shelves()
    assert (energy.words, energy.target) == (60, 300)
    assert (economy.words, economy.target) == (30, 200)
    assert all(node.kind is not Kind.SECTION for node in Reader(desk.record, date(2025, 1, 15)).tree()[:5])
