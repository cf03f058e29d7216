"""Rules of the state machine for the order of the book: its parts, its bin and its editions."""

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from essayeditor.collection.editions import outside, view
from essayeditor.collection.entities import Edition, Essay, PartKind, Section, State
from essayeditor.collection.parts import shown_order, why_not
from essayeditor.collection.workflow import EXITS
from essayeditor.desk import Change

PLACES = st.integers(0, 6)
PICK = st.integers(0, 1000)
PICKS = st.lists(PICK, max_size=3)
NAMES = st.sampled_from(["Pamphlet", "Case-study pack", "Full book"])


class Arranging(RuleBasedStateMachine):
    """`desk`, `attempt`, `essay` and `any_of` are the machine's that mixes this in."""

    @invariant()
    def editions_are_sound(self):
        record = self.desk.record
        for edition in record.all(Edition):
            seen = view(record, edition.id)
            keys = [essay.id for essay in seen.essays()]
            assert len(set(keys)) == len(keys)
            assert {*keys, *(e.id for e in outside(record, edition.id))} == {e.id for e in record.essays()}
            assert [s.order for s in seen.sections()] == list(range(len(seen.sections())))
            for key in ["", *(s.id for s in seen.sections())]:
                assert [e.order for e in seen.essays(key)] == list(range(len(seen.essays(key))))

    @invariant()
    def parts_stand_as_a_book_can_have_them(self):
        for parts in (
            self.desk.record.collection.parts,
            *(e.parts for e in self.desk.record.all(Edition)),
        ):
            assert not why_not(shown_order(parts))
            assert [part for part in shown_order(parts) if part in parts] == list(parts)

    def some_edition(self, pick):
        return self.any_of(self.desk.record.all(Edition), pick)

    def edition(self, pick):
        """An edition, or the full book."""
        keys = ["", *sorted(e.id for e in self.desk.record.all(Edition))]
        return keys[pick % len(keys)]

    def essays(self, picks):
        return list(dict.fromkeys(key for pick in picks if (key := self.essay(pick))))

    def sections(self, picks):
        found = [self.any_of(self.desk.record.sections(), pick) for pick in picks]
        return [key for key in dict.fromkeys(found) if key]

    @rule(part=st.sampled_from(PartKind), place=st.integers(0, 12), pick=PICK, on=st.booleans())
    def arrange_parts(self, part, place, pick, on):
        edition = self.edition(pick)
        self.attempt(lambda: self.desk.move_part(part, place, edition))
        self.attempt(lambda: self.desk.set_part(part, on, edition))
        assert (part in view(self.desk.record, edition).collection.parts) == on

    @rule(picks=PICKS, more=PICKS)
    def throw_away(self, picks, more):
        essays, sections = self.essays(picks), self.sections(more)
        kept = {e.id for e in self.desk.record.essays()} - set(essays)
        if self.attempt(lambda: self.desk.throw_away(essays, sections)):
            assert {e.id for e in self.desk.record.essays()} == kept

    @rule(picks=PICKS, more=PICKS)
    def bring_back(self, picks, more):
        record = self.desk.record
        binned = [[t for t in record.all(kind) if t.binned] for kind in (Essay, Section)]
        essays, sections = (
            [key for pick in some if (key := self.any_of(things, pick))]
            for things, some in zip(binned, (picks, more), strict=True)
        )
        self.attempt(lambda: self.desk.bring_back(essays, sections))

    @rule(picks=st.lists(PICK, min_size=1, max_size=3))
    def delete_and_restore_a_section(self, picks):
        """A section that comes back at once has its essays again, and stands where it stood."""
        (section, *_) = self.sections(picks) or [""]
        if not section:
            return
        where = [s.id for s in self.desk.record.sections()]
        held = [e.id for e in self.desk.record.essays(section)]
        self.attempt(lambda: self.desk.delete_section(section))
        self.attempt(lambda: self.desk.restore_section(section))
        assert [s.id for s in self.desk.record.sections()] == where
        assert [e.id for e in self.desk.record.essays(section)] == held

    @rule(picks=st.lists(PICK, min_size=1, max_size=3), place=PLACES)
    def move_sections(self, picks, place):
        if sections := self.sections(picks):
            self.attempt(lambda: self.desk.move_sections(sections, place))
            order = [s.id for s in self.desk.record.sections()]
            start = min(place, len(order) - len(sections))
            assert order[start : start + len(sections)] == sections

    @rule(name=NAMES, picks=st.none() | PICKS, pick=PICK)
    def add_edition(self, name, picks, pick):
        essays = None if picks is None else self.essays(picks)
        made = self.attempt(lambda: self.desk.add_edition(name, essays, self.edition(pick)))
        assert made is not None
        assert Change.EDITIONS in made
        assert self.desk.record.get(Edition, made.created[0]).name != "Full book"

    @rule(pick=PICK, name=NAMES, title=NAMES)
    def change_edition(self, pick, name, title):
        if edition := self.some_edition(pick):
            self.attempt(lambda: self.desk.edit_edition(edition, title=title, theme="pamphlet"))
            self.attempt(lambda: self.desk.edit_edition(edition, name=name))

    @rule(pick=PICK)
    def delete_edition(self, pick):
        if edition := self.some_edition(pick):
            self.attempt(lambda: self.desk.delete_edition(edition))

    @rule(pick=PICK, picks=st.lists(PICK, min_size=1, max_size=3), into=PICK, place=PLACES)
    def place_in_edition(self, pick, picks, into, place):
        sections = ["", *(s.id for s in self.desk.record.sections())]
        section, essays = sections[into % len(sections)], self.essays(picks)
        if edition := self.some_edition(pick):
            full = self.desk.record.essays()
            done = self.attempt(lambda: self.desk.place_in_edition(edition, essays, section, place))
            assert self.desk.record.essays() == full
            if done is not None and essays:
                there = [e.id for e in view(self.desk.record, edition).essays(section)]
                start = min(place, len(there) - len(essays))
                assert there[start : start + len(essays)] == essays

    @rule(
        pick=PICK, picks=st.lists(PICK, min_size=1, max_size=3), into=PICK, place=PLACES, hold=st.booleans()
    )
    def hold_over_and_take_back(self, pick, picks, into, place, hold):
        essays, edition = self.essays(picks), self.edition(pick)
        sections = ["", *(s.id for s in self.desk.record.sections())]
        section = sections[into % len(sections)]
        if hold % 2:
            self.attempt(lambda: self.desk.set_states(essays, State.HELD_OVER))
        if edition:
            done = self.attempt(
                lambda: self.desk.place_in_edition(edition, essays, section, place, take_back=True)
            )
        else:
            done = self.attempt(lambda: self.desk.move_essays(essays, section, place, take_back=True))
        if done is not None and essays:
            seen = view(self.desk.record, edition)
            there = [e for e in seen.essays(section) if e.id in essays]
            assert [e.id for e in there] == essays
            assert not {e.state for e in there} & EXITS

    @rule(pick=PICK, picks=PICKS, more=PICKS)
    def choose_for_edition(self, pick, picks, more):
        if edition := self.some_edition(pick):
            self.attempt(lambda: self.desk.add_to_edition(edition, self.essays(picks)))
            inside = {e.id for e in view(self.desk.record, edition).essays()}
            assert inside >= set(self.essays(picks))
            self.attempt(lambda: self.desk.take_out_of_edition(edition, self.essays(more)))
            assert not {e.id for e in view(self.desk.record, edition).essays()} & set(self.essays(more))

    @rule(pick=PICK, picks=st.lists(PICK, min_size=1, max_size=2), place=PLACES, out=st.booleans())
    def arrange_sections_of_edition(self, pick, picks, place, out):
        sections = self.sections(picks)
        if edition := self.some_edition(pick):
            self.attempt(lambda: self.desk.place_sections_in_edition(edition, sections, place))
            order = [s.id for s in view(self.desk.record, edition).sections()]
            start = min(place, len(order) - len(sections))
            assert order[start : start + len(sections)] == sections
            if out:
                self.attempt(lambda: self.desk.take_out_of_edition(edition, sections=sections))
                assert not {s.id for s in view(self.desk.record, edition).sections()} & set(sections)
