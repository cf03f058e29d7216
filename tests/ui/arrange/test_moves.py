"""Where things come to stand: checked against what a person sees, by doing the moves."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from essayeditor.ui.arrange import moves
from tests.ui.arrange.conftest import order

QUICK = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@QUICK
@given(data=st.data())
def test_essays_land_in_the_gap_where_they_are_dropped(desk, keys, data):
    sections = {"Energy": desk.record.sections()[0].id, "Economy": desk.record.sections()[1].id}
    before = order(desk)
    target = data.draw(st.sampled_from(sorted(sections)))
    every = [title for titles in before.values() for title in titles]
    dragged = data.draw(st.lists(st.sampled_from(every), min_size=1, max_size=3, unique=True))
    dragged = [title for title in every if title in dragged]
    shown = data.draw(st.integers(0, len(before[target])))
    place = moves.gap(desk.record, sections[target], shown, [keys[t] for t in dragged])
    done = desk.move_essays([keys[t] for t in dragged], place.section, place.position)
    seen = before[target]
    wanted = (
        [t for t in seen[:shown] if t not in dragged]
        + dragged
        + [t for t in seen[shown:] if t not in dragged]
    )
    assert order(desk)[target] == wanted
    if done:
        desk.undo()


def step(desk, keys, titles, by):
    chosen = [keys[title] for title in titles]
    place = moves.step(desk.record, chosen, by)
    if place is not None:
        desk.move_essays(chosen, place.section, place.position)
    return place


def test_steps_go_through_the_book_and_over_into_the_next_section(desk, keys):
    assert order(desk) == {"Energy": ["Sun", "Wind", "Homes"], "Economy": ["Shop", "Pub"]}
    step(desk, keys, ["Wind"], 1)
    assert order(desk)["Energy"] == ["Sun", "Homes", "Wind"]
    step(desk, keys, ["Wind"], 1)
    assert order(desk) == {"Energy": ["Sun", "Homes"], "Economy": ["Wind", "Shop", "Pub"]}
    step(desk, keys, ["Wind"], -1)
    assert order(desk)["Energy"] == ["Sun", "Homes", "Wind"]
    step(desk, keys, ["Wind"], -1)
    assert order(desk)["Energy"] == ["Sun", "Wind", "Homes"]


def test_several_are_gathered_and_moved_together(desk, keys):
    step(desk, keys, ["Sun", "Homes"], -1)
    assert order(desk)["Energy"] == ["Sun", "Homes", "Wind"]


def test_there_is_no_step_beyond_the_book(desk, keys):
    assert step(desk, keys, ["Sun"], -1) is None
    assert step(desk, keys, ["Pub"], 1) is None
    assert step(desk, keys, ["Foreword"], 1) is None


def test_the_order_of_the_book_is_the_order_of_a_move(desk, keys):
    assert moves.in_order(desk.record, [keys["Pub"], keys["Sun"]]) == [keys["Sun"], keys["Pub"]]
