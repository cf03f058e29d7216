"""The columns hold every state once, and the next state is one that can follow."""

import pytest

from essayeditor.collection.entities import Essay, State
from essayeditor.collection.record import Record
from essayeditor.collection.workflow import EXITS, allowed
from essayeditor.ui.collect.board.states import COLUMNS, SEQUENCE, reason_against, stepped


def test_every_state_stands_in_one_column():
    held = [state for spec in COLUMNS for state in spec.states]
    assert sorted(held) == sorted(State)
    assert set(COLUMNS[-1].states) == EXITS


@pytest.mark.parametrize("step", [1, -1])
@pytest.mark.parametrize("state", SEQUENCE)
def test_the_next_state_can_follow_wherever_one_can(state, step):
    found = stepped(state, step)
    place = SEQUENCE.index(state)
    ahead = SEQUENCE[place + 1 :] if step > 0 else SEQUENCE[:place]
    if found is None:
        assert not ahead
    else:
        assert found in ahead
        assert found in allowed(state) or not allowed(state) & set(ahead)


def test_steps_of_the_usual_way():
    assert stepped(State.APPROVED, 1) is State.PROOFED
    assert stepped(State.IN_EDIT, 1) is State.COPY_EDITED
    assert stepped(State.SENT_FOR_APPROVAL, 1) is State.APPROVED
    assert stepped(State.CUT, 1) is None


def test_several_are_refused_for_the_sake_of_one():
    one = Essay("a", "A", state=State.AGREED)
    other = Essay("b", "Bread", state=State.BRIEFED, revision="")
    record = Record.of([one, other])
    assert reason_against(record, ["a"], State.BRIEFED) == ""
    assert "‘Bread’ has no text yet" in reason_against(record, ["b"], State.RECEIVED)
    binned = Record.of([Essay("c", "C", state=State.AGREED, binned=True)])
    assert "in the bin" in reason_against(binned, ["c"], State.BRIEFED)
