"""Rules of the state machine for what the full book and each edition state, and what they recommend."""

import io

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from PIL import Image

from essayeditor.collection.asks import Group, recommended
from essayeditor.collection.editions import view
from essayeditor.collection.entities import Edition
from tests.desk.arranging import NAMES, PICK, PICKS

_DRAWN = io.BytesIO()
Image.new("RGB", (640, 480), (120, 90, 60)).save(_DRAWN, "PNG")
PICTURE = _DRAWN.getvalue()


class Stating(RuleBasedStateMachine):
    """`desk`, `attempt`, `essay` and `edition` are the machine's that mixes this in."""

    @rule(pick=PICK, text=NAMES | st.just("–"), colour=st.integers(-2, 4), what=st.integers(0, 3))
    def change_what_a_book_states(self, pick, text, colour, what):
        edition = self.edition(pick)
        desk = self.desk
        if edition:
            self.attempt(lambda: desk.edit_edition(edition, edition_line=text, back_cover_text=text))
        self.attempt(lambda: desk.edit_imprint(edition, printer=text, isbn_pdf=text))
        self.attempt(lambda: desk.colour_cover(colour, edition))
        if what == 0:
            self.attempt(lambda: desk.set_cover(PICTURE, text, edition))
            assert view(desk.record, edition).collection.cover_picture
        elif what == 1:
            self.attempt(lambda: desk.remove_cover(edition))
            assert not view(desk.record, edition).collection.cover_picture
        elif what == 2 and edition:
            self.attempt(lambda: desk.reset_cover(edition))
            shown, full = view(desk.record, edition).collection, desk.record.collection
            assert (shown.cover_picture, shown.cover_colour) == (full.cover_picture, full.cover_colour)

    # The recommendations.

    def asks(self, edition, picks):
        found = recommended(view(self.desk.record, edition))
        return [found[pick % len(found)].ask for pick in picks] if found else []

    @invariant()
    def every_ask_is_recommended_once(self):
        for edition in ["", *(e.id for e in self.desk.record.all(Edition))]:
            seen = view(self.desk.record, edition)
            asks = [one.ask for one in recommended(seen)]
            assert sorted(asks) == sorted((e.id, n) for e in seen.essays() for n in range(len(e.asks)))

    @rule(pick=PICK, texts=st.lists(st.sampled_from(["A fund", "A register", "A year"]), max_size=3))
    def ask_for(self, pick, texts):
        if key := self.essay(pick):
            self.attempt(lambda: self.desk.edit_essay(key, asks=texts))

    @rule(pick=PICK, picks=PICKS, before=PICK, under=PICK, by=st.sampled_from([-1, 1]))
    def move_asks(self, pick, picks, before, under, by):
        edition = self.edition(pick)
        asks, targets = self.asks(edition, picks), self.asks(edition, [before])
        sections = [s.id for s in view(self.desk.record, edition).sections()]
        group = Group(sections[under % len(sections)]) if sections and under % 2 else None
        target = targets[0] if targets and under % 3 else None
        self.attempt(lambda: self.desk.move_asks(asks, target, group, edition))
        grouped = view(self.desk.record, edition).collection.asks.grouped
        if asks and target and target not in asks and group is None:
            order = [one.ask for one in recommended(view(self.desk.record, edition))]
            assert set(order[: order.index(target)]) >= set(asks)
        if asks and group and grouped:
            found = recommended(view(self.desk.record, edition))
            assert {one.group for one in found if one.ask in asks} == {group}
        if group:
            self.attempt(lambda: self.desk.move_ask_group(group, by, edition))

    @rule(pick=PICK, picks=PICKS, out=st.booleans(), heading=NAMES, words=NAMES, what=st.integers(0, 4))
    def arrange_asks(self, pick, picks, out, heading, words, what):
        edition = self.edition(pick)
        asks, desk = self.asks(edition, picks), self.desk
        if what == 0:
            self.attempt(lambda: desk.leave_out_asks(asks, out, edition))
            found = recommended(view(desk.record, edition))
            assert all(one.out == out for one in found if one.ask in asks)
        elif what == 1:
            self.attempt(lambda: desk.group_asks(asks, heading, edition))
        elif what == 2:
            self.attempt(lambda: desk.rename_ask_group(heading, words, edition))
        elif what == 3:
            done = {"heading": words, "intro": heading, "grouped": out}
            self.attempt(lambda: desk.edit_recommendations(edition, **done))
            plan = view(desk.record, edition).collection.asks
            assert (plan.heading, plan.intro, plan.grouped) == (words, heading, out)
        else:
            self.attempt(lambda: desk.reset_asks(edition))
