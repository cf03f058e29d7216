"""The inbox in any order of operations: the part of the desk's state machine that is about it."""

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from essayeditor.collection.entities import Essay, Submission, SubmissionState
from essayeditor.desk.inbox.matching import set_aside, waiting
from essayeditor.desk.inbox.proposal import Kind
from essayeditor.desk.inbox.receiving import Outcome
from essayeditor.foundation.errors import OperationRefused
from tests.desk.readers import imported

PICK = st.integers(0, 50)
TITLES = st.sampled_from(["A hall of our own", "Whose draught is it?", "Never heard of"])


class Receiving(RuleBasedStateMachine):
    """`desk`, `attempt` and `any_of` are the machine's that mixes this in."""

    @invariant()
    def what_is_taken_has_an_essay_and_what_waits_a_proposal(self):
        for one in self.desk.record.all(Submission):
            if one.state is SubmissionState.TAKEN:
                assert self.desk.record.find(Essay, one.essay) is not None
            else:
                assert one.proposal

    @rule(number=st.integers(0, 6), title=TITLES)
    def receive(self, number, title):
        words = f"Came text {number} " + " ".join(f"word{n}" for n in range(40 + number))
        heard = len(self.heard)
        try:
            received = self.desk.receive(imported(words, title=title), f"{number}.docx", words.encode())
        except OperationRefused:
            return
        assert self.heard[heard:] == ([received.changes] if received.changes else [])
        if received.outcome is Outcome.WAITING:
            assert received.submission in {one.id for one in waiting(self.desk.record)}

    @rule(picks=st.lists(PICK, min_size=1, max_size=3))
    def take(self, picks):
        keys = {self.any_of(waiting(self.desk.record), pick) for pick in picks} - {None}
        self.attempt(lambda: self.desk.take(sorted(keys)))

    @rule(pick=PICK, back=st.booleans())
    def put_aside_or_back(self, pick, back):
        record = self.desk.record
        if key := self.any_of(set_aside(record) if back else waiting(record), pick):
            self.attempt(lambda: self.desk.put_back([key]) if back else self.desk.set_aside([key]))

    @rule(pick=PICK, essay=PICK, new=st.booleans())
    def say_otherwise(self, pick, essay, new):
        key, other = (
            self.any_of(waiting(self.desk.record), pick),
            self.any_of(self.desk.record.essays(), essay),
        )
        if key and (new or other):
            kind = Kind.NEW_ESSAY if new else Kind.NEXT_VERSION
            self.attempt(lambda: self.desk.propose(key, kind, essay="" if new else other))
