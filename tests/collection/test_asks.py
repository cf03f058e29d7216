"""The recommendations of a book: every ask once, where the plan has it, whatever happens to the essays."""

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from essayeditor.collection.asks import Ask, Group, recommended
from essayeditor.collection.assemble import assemble
from essayeditor.collection.book import Recommendations
from essayeditor.collection.entities import AskPlan, Collection, Essay, PlacedAsk, Section, State
from essayeditor.collection.record import Record
from essayeditor.text.document import Document

SECTIONS = [Section("energy", "Energy", 0), Section("economy", "Economy", 1, colour=2)]
ESSAYS = [
    Essay("sun", "Sun", "energy", 0, asks=("A right to connect",), revision="r"),
    Essay("wind", "Wind", "energy", 1, asks=("A register", "A fund"), revision="r"),
    Essay("pub", "Pub", "economy", 0, asks=("A year to bid", "A year to bid"), revision="r"),
    Essay("held", "Held", "economy", 1, asks=("A later ask",), revision="r", state=State.HELD_OVER),
    Essay("fore", "Beginning", "", 0, asks=("A first word",), revision="r"),
]
IN_ORDER = [
    *("A first word", "A right to connect", "A register", "A fund"),
    *("A year to bid", "A year to bid", "A later ask"),
]


def record(plan=None, essays=ESSAYS):
    return Record.of([Collection("c", "A book", asks=plan or AskPlan()), *SECTIONS, *essays])


def said(plan=None, essays=ESSAYS):
    return [(one.title, one.text) for one in recommended(record(plan, essays))]


def part(plan):
    book = assemble(record(plan), lambda _essay: Document())
    return next(part for part in book.parts if isinstance(part, Recommendations))


def place(essay, number, text, **more):
    return PlacedAsk(essay, number, text, **more)


def test_without_a_plan_they_stand_in_the_order_of_the_essays_under_their_sections():
    assert [text for _, text in said()] == IN_ORDER
    assert [title for title, _ in said()] == ["", *["Energy"] * 3, *["Economy"] * 3]
    assert [item.text for item in part(AskPlan()).items] == IN_ORDER[:-1]  # what is held over is not printed
    assert (part(AskPlan()).heading, part(AskPlan()).intro) == ("Recommendations", "")


def test_a_plan_orders_them_gives_them_headings_and_leaves_some_out():
    plan = AskPlan(
        "What we ask",
        "Five things.\nAll of them cheap.",
        places=(
            place("pub", 1, "A year to bid", heading="Soon"),
            place("wind", 1, "A fund", section="economy"),
            place("sun", 0, "A right to connect", out=True),
            place("wind", 0, "A register", heading="Soon"),
        ),
    )
    assert said(plan)[:3] == [("", "A first word"), ("Soon", "A year to bid"), ("Soon", "A register")]
    made = part(plan)
    assert (made.heading, made.intro) == ("What we ask", "Five things.\nAll of them cheap.")
    assert [(item.section, item.text) for item in made.items] == [
        ("", "A first word"),
        ("Soon", "A year to bid"),
        ("Soon", "A register"),
        ("Economy", "A fund"),
        ("Economy", "A year to bid"),
    ]
    flat = part(dataclasses.replace(plan, grouped=False))
    assert {item.section for item in flat.items} == {""}


def test_a_reworded_ask_keeps_its_place_and_a_new_one_stands_behind_the_one_before_it():
    places = tuple(one.place for one in reversed(recommended(record())))
    wind = dataclasses.replace(ESSAYS[1], asks=("A public register", "A fund", "A map"))
    texts = [text for _, text in said(AskPlan(places=places, grouped=False), [wind, *ESSAYS[2:], ESSAYS[0]])]
    assert texts[:3] == ["A later ask", "A year to bid", "A year to bid"]
    assert texts.index("A public register") == texts.index("A map") + 1
    assert texts.index("A map") == texts.index("A fund") + 1
    swapped = dataclasses.replace(ESSAYS[1], asks=("A fund", "A register"))
    kept = [text for _, text in said(AskPlan(places=places, grouped=False), [swapped, ESSAYS[0]])]
    assert kept == ["A fund", "A register", "A right to connect"]


PLACES = st.builds(
    PlacedAsk,
    st.sampled_from(["sun", "wind", "pub", "gone"]),
    st.integers(0, 3),
    st.sampled_from([*IN_ORDER, "An old wording"]),
    st.sampled_from(["", "economy", "energy", "gone"]),
    st.sampled_from(["", "", "Soon"]),
    st.booleans(),
)


@given(st.lists(PLACES, max_size=8), st.booleans())
def test_every_ask_is_there_once_whatever_the_plan_says_and_groups_stand_together(places, grouped):
    found = recommended(record(AskPlan(places=tuple(places), grouped=grouped)))
    every = {Ask(essay.id, n) for essay in ESSAYS for n in range(len(essay.asks))}
    assert len(found) == len(every)
    assert {one.ask for one in found} == every
    titles = [one.title for one in found]
    runs = [title for n, title in enumerate(titles) if not n or titles[n - 1] != title]
    assert len(runs) == len(set(runs))
    settled = AskPlan(places=tuple(one.place for one in found), grouped=grouped)
    assert recommended(record(settled)) == found
    assert all(one.group == Group(heading="Soon") for one in found if one.title == "Soon")
