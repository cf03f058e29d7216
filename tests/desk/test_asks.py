"""Arranging the recommendations: each step has a label, its way back, and an edition its own."""

import pytest

from essayeditor.collection.asks import Ask, Group, recommended
from essayeditor.collection.editions import view
from essayeditor.collection.entities import Collection
from essayeditor.foundation.errors import OperationRefused


@pytest.fixture
def keys(desk):
    """Two sections with three essays that ask five things."""
    made = {}
    for title, essays in (("Energy", {"Sun": ["A right"], "Wind": ["A register", "A fund"]}),
                          ("Economy", {"Pub": ["A year", "A loan"]})):  # fmt: skip
        made[title] = desk.add_section(title).created[0]
        for essay, asks in essays.items():
            made[essay] = desk.add_essay(essay, made[title], asks=asks).created[0]
    return made


def order(desk, edition=""):
    found = recommended(view(desk.record, edition))
    return [f"{one.title}: {one.text}{' (out)' if one.out else ''}" for one in found]


FULL = ["Energy: A right", "Energy: A register", "Energy: A fund", "Economy: A year", "Economy: A loan"]


def test_they_are_moved_grouped_left_out_and_all_of_it_is_undone(desk, keys):
    fund, year, right = Ask(keys["Wind"], 1), Ask(keys["Pub"], 0), Ask(keys["Sun"], 0)
    assert order(desk) == FULL
    assert desk.move_asks([fund], right).label == "Move ‘A fund’"
    assert order(desk)[:3] == ["Energy: A fund", "Energy: A right", "Energy: A register"]
    desk.move_asks([right], year)
    assert order(desk)[2:] == ["Economy: A right", "Economy: A year", "Economy: A loan"]
    desk.move_asks([right], None, Group(keys["Energy"]))
    assert order(desk)[:3] == ["Energy: A fund", "Energy: A register", "Energy: A right"]
    assert desk.group_asks([fund, year], "At once").label == "Put 2 recommendations under ‘At once’"
    assert order(desk)[:2] == ["At once: A fund", "At once: A year"]
    assert not desk.group_asks([fund], "At once")
    desk.rename_ask_group("At once", "In the first hundred days")
    assert desk.move_ask_group(Group(keys["Energy"]), -1).label == "Move the recommendations under ‘Energy’"
    assert order(desk)[0] == "Energy: A register"
    assert order(desk)[2:4] == ["In the first hundred days: A fund", "In the first hundred days: A year"]
    assert not desk.move_ask_group(Group(keys["Energy"]), -1)
    assert desk.leave_out_asks([fund, right]).label == "Leave 2 recommendations out of the book"
    assert "Energy: A right (out)" in order(desk)
    assert desk.leave_out_asks([right], False).label == "Take ‘A right’ into the book again"
    desk.edit_recommendations(heading="What we ask", intro="Two things.\nBoth cheap.", grouped=False)
    assert {line.partition(":")[0] for line in order(desk)} == {""}
    assert desk.record.collection.asks.intro == "Two things.\nBoth cheap."
    desk.move_asks([fund], None)
    assert order(desk)[-1] == ": A fund (out)"
    desk.reset_asks()
    assert order(desk) == FULL
    assert desk.record.collection.asks.heading == "What we ask"
    while desk.undo_label.split()[0] != "Add":
        desk.undo()
    assert order(desk) == FULL
    assert desk.record.collection.asks == Collection("c", "t").asks
    with pytest.raises(OperationRefused, match="needs a title"):
        desk.group_asks([fund], "  ")


def test_an_edition_has_them_as_the_full_book_until_it_has_its_own(desk, keys):
    pamphlet = desk.add_edition("Pamphlet", [keys["Wind"], keys["Pub"]]).created[0]
    fund, register = Ask(keys["Wind"], 1), Ask(keys["Wind"], 0)
    desk.move_asks([fund], register)
    own = ["Energy: A fund", "Energy: A register", "Economy: A year", "Economy: A loan"]
    assert order(desk, pamphlet) == own
    done = desk.leave_out_asks([register], edition=pamphlet)
    assert done.label == "Leave ‘A register’ out of the book in ‘Pamphlet’"
    assert order(desk, pamphlet)[1] == "Energy: A register (out)"
    assert "(out)" not in " ".join(order(desk))
    desk.reset_asks()
    assert order(desk, pamphlet)[1] == "Energy: A register (out)"
    copy = desk.add_edition("A copy", like=pamphlet).created[0]
    assert order(desk, copy) == order(desk, pamphlet)
    desk.reset_asks(pamphlet)
    assert order(desk, pamphlet) == [line for line in FULL if "right" not in line]
    assert not desk.edit_recommendations(pamphlet, heading="")


def test_what_an_essay_asks_in_other_words_keeps_its_place(desk, keys):
    desk.move_asks([Ask(keys["Wind"], 1)], Ask(keys["Sun"], 0))
    desk.edit_essay(keys["Wind"], asks=["A register", "A fund for all"])
    assert order(desk)[0] == "Energy: A fund for all"
    desk.edit_essay(keys["Wind"], asks=["A register", "Another", "A fund for all"])
    assert order(desk)[0] == "Energy: A fund for all"
