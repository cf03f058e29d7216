"""Saved views in any order of operations: the part of the desk's state machine that is about them."""

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from essayeditor.collection.entities import SavedView
from essayeditor.desk.views import saved_views

PICK = st.integers(0, 50)
NAMES = st.text("ab Hall", min_size=0, max_size=8)
LISTS = st.sampled_from(["essays", "contributors"])


class Viewing(RuleBasedStateMachine):
    """`desk`, `attempt` and `any_of` are the machine's that mixes this in."""

    @invariant()
    def views_are_counted_from_nothing(self):
        record = self.desk.record
        for where in ("essays", "contributors"):
            assert [view.order for view in saved_views(record, where)] == list(
                range(len(saved_views(record, where)))
            )

    @rule(name=NAMES, where=LISTS, definition=NAMES)
    def save_a_view(self, name, where, definition):
        self.attempt(lambda: self.desk.add_view(name, where, definition))

    @rule(pick=PICK, name=NAMES, place=st.integers(-1, 5), what=st.sampled_from("rnmd"))
    def change_a_view(self, pick, name, place, what):
        key = self.any_of(self.desk.record.all(SavedView), pick)
        if not key:
            return
        if what == "r":
            self.attempt(lambda: self.desk.rename_view(key, name))
        elif what == "n":
            self.attempt(lambda: self.desk.redefine_view(key, name))
        elif what == "m":
            self.attempt(lambda: self.desk.move_view(key, place))
        else:
            self.attempt(lambda: self.desk.delete_view(key))
