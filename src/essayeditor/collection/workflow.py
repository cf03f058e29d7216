"""How far an essay has come, which states may follow, and why another may not.

The order is that of the work (commission, edit, approve, publish). A step may be taken back; steps
of the commissioning may be skipped, since texts also come unasked; but nothing counts as approved
without the contributor's reply to exactly these words, and nothing is locked that is not approved.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from essayeditor.collection.entities import (
    Approval,
    ApprovalKind,
    Essay,
    LogEntry,
    LogKind,
    Revision,
    State,
)
from essayeditor.collection.record import Record

EXITS = frozenset({State.DECLINED, State.WITHDRAWN, State.HELD_OVER, State.CUT})
"""States in which an essay is out of the book."""

APPROVED = frozenset({State.APPROVED, State.DEEMED_APPROVED})
FIXED = frozenset({State.LOCKED, State.PUBLISHED})
"""States in which an essay's words cannot be changed."""

ORDER: tuple[State, ...] = tuple(state for state in State if state not in EXITS)

_BEFORE_TEXT = (State.IDEA, State.INVITED, State.AGREED, State.BRIEFED)
_IN_HAND = (State.RECEIVED, State.IN_EDIT, State.WITH_CONTRIBUTOR, State.COPY_EDITED)
_PUT_ASIDE = (State.HELD_OVER, State.CUT)
_LEAVES = (State.WITHDRAWN, *_PUT_ASIDE)

_NEXT: dict[State, tuple[State, ...]] = {
    State.IDEA: (State.INVITED, State.AGREED, State.BRIEFED, State.RECEIVED, State.DECLINED, *_PUT_ASIDE),
    State.INVITED: (State.IDEA, State.AGREED, State.BRIEFED, State.RECEIVED, State.DECLINED, *_PUT_ASIDE),
    State.AGREED: (State.IDEA, State.INVITED, State.BRIEFED, State.RECEIVED, State.DECLINED, *_LEAVES),
    State.BRIEFED: (State.INVITED, State.AGREED, State.RECEIVED, State.DECLINED, *_LEAVES),
    State.RECEIVED: (State.BRIEFED, *_IN_HAND[1:], *_LEAVES),
    State.IN_EDIT: (State.RECEIVED, *_IN_HAND[2:], State.SENT_FOR_APPROVAL, *_LEAVES),
    State.WITH_CONTRIBUTOR: (State.RECEIVED, State.IN_EDIT, State.COPY_EDITED, *_LEAVES),
    State.COPY_EDITED: (State.IN_EDIT, State.WITH_CONTRIBUTOR, State.SENT_FOR_APPROVAL, *_LEAVES),
    State.SENT_FOR_APPROVAL: (*_IN_HAND[1:], State.APPROVED, State.DEEMED_APPROVED, *_LEAVES),
    State.APPROVED: (State.IN_EDIT, State.COPY_EDITED, State.SENT_FOR_APPROVAL, State.PROOFED, *_LEAVES),
    State.DEEMED_APPROVED: (
        State.IN_EDIT,
        State.COPY_EDITED,
        State.SENT_FOR_APPROVAL,
        State.APPROVED,
        State.PROOFED,
        *_LEAVES,
    ),
    State.PROOFED: (State.IN_EDIT, State.COPY_EDITED, State.SENT_FOR_APPROVAL, State.LOCKED, *_LEAVES),
    State.LOCKED: (State.PROOFED, State.PUBLISHED, *_LEAVES),
    State.PUBLISHED: (State.CORRECTED,),
    State.CORRECTED: (State.PUBLISHED,),
    State.DECLINED: (State.IDEA, State.INVITED),
    State.WITHDRAWN: (State.AGREED, State.BRIEFED, *_IN_HAND[:2]),
    State.HELD_OVER: (*_BEFORE_TEXT, *_IN_HAND, State.CUT),
    State.CUT: (*_BEFORE_TEXT, *_IN_HAND, State.HELD_OVER),
}
_NEEDS_TEXT = frozenset(ORDER[ORDER.index(State.RECEIVED) :])
_NEEDS_APPROVAL = frozenset({State.LOCKED, State.PROOFED})


def allowed(state: State) -> frozenset[State]:
    """Return the states that may follow a state, as far as the state alone can say."""
    return frozenset(_NEXT[state])


def why_not(record: Record, essay: Essay, state: State) -> str:
    """Return why an essay cannot take a state, in a sentence for the person; "" if it can.

    The state it has already is no move, and always possible.
    """
    if state is essay.state:
        return ""
    if state not in _NEXT[essay.state]:
        return _forbidden(essay.state, state)
    if state in _NEEDS_TEXT and not essay.revision:
        return f"‘{essay.title}’ has no text yet. Import its file, or write it here, first."
    if state in APPROVED and not is_approved(record, essay, _KINDS[state]):
        return _UNAPPROVED[state]
    if state in _NEEDS_APPROVAL and not is_approved(record, essay):
        return "The approval is out of date. Send the text as it stands for approval again first."
    return ""


def way_back(record: Record, essay: Essay) -> State | None:
    """Return the state in which an essay that was held over or cut comes back into the book.

    It is the one that it had, or the last before it that can be had without more ado (a text that was
    approved is copy-edited then). None if its contributor has to agree first: it was withdrawn or
    declined; or if it is in the book.
    """
    if essay.state not in _PUT_ASIDE:
        return None
    had = _before(record, essay) or (State.RECEIVED if essay.revision else State.IDEA)
    can = [s for s in ORDER if s in _NEXT[essay.state] and not why_not(record, essay, s)]
    return [can[0], *(s for s in can if ORDER.index(s) <= ORDER.index(had))][-1]


def _before(record: Record, essay: Essay) -> State | None:
    """Return the last state in the book that the essay's log tells of, None for none.

    Each entry tells of two, such as “in edit → held over” (`desk.essays.state_taken`).
    """
    entries = sorted(record.of_essay(LogEntry, essay.id), key=lambda entry: entry.when)
    for entry in reversed([entry for entry in entries if entry.kind is LogKind.STATE]):
        for said in (entry.value, entry.what.partition(" → ")[0]):
            if said in _IN_BOOK:
                return State(said)
    return None


_IN_BOOK = frozenset(state.value for state in ORDER)
_KINDS = {State.APPROVED: ApprovalKind.GIVEN, State.DEEMED_APPROVED: ApprovalKind.DEEMED}
_UNAPPROVED = {
    State.APPROVED: "Record the contributor's reply to this exact text first.",
    State.DEEMED_APPROVED: "Record first that the time to reply to this exact text has run out.",
}
_FORBIDDEN = {
    State.PUBLISHED: "Only a locked essay can be published.",
    State.LOCKED: "Only a proofed essay can be locked.",
    State.PROOFED: "Only an approved essay can be proofed.",
    State.APPROVED: "Send the text for approval first.",
    State.DEEMED_APPROVED: "Send the text for approval first.",
    State.CORRECTED: "Only a published essay can be corrected.",
    State.SENT_FOR_APPROVAL: "Edit the text before it is sent for approval.",
    State.DECLINED: "Only an essay that has not come in yet can be declined. Choose Withdrawn instead.",
    State.WITHDRAWN: "Only an essay that was agreed can be withdrawn. Choose Declined or Cut instead.",
}


def _forbidden(now: State, wanted: State) -> str:
    if now is State.PUBLISHED:
        return "A published essay can only be corrected."
    if now is State.CORRECTED:
        return "A corrected essay can only be published again."
    if now is State.LOCKED:
        return "The essay is locked. Unlock it (back to Proofed) first."
    return _FORBIDDEN.get(wanted, f"An essay that is {now} cannot become {wanted}.")


def latest_approval(record: Record, essay: Essay) -> Approval | None:
    """Return the approval of an essay that was recorded last, or None."""
    approvals = record.of_essay(Approval, essay.id)
    return max(approvals, key=lambda a: (a.replied or a.sent, a.id), default=None)


def is_approved(record: Record, essay: Essay, kind: ApprovalKind | None = None) -> bool:
    """Say whether the words as they stand are approved (in this way, if one is named)."""
    revision = record.find(Revision, essay.revision)
    if revision is None:
        return False
    authors = [person.id for _, person in record.authors(essay.id)]
    return approved(record.of_essay(Approval, essay.id), revision.document, authors, kind)


def approved(
    approvals: Iterable[Approval], document: str, authors: Sequence[str], kind: ApprovalKind | None = None
) -> bool:
    """Say whether a text is approved by its authors: by all together, or by each of them.

    One withdrawal undoes all. With some approvals given and some deemed, the whole is deemed.
    """
    here = [approval for approval in approvals if approval.document == document]
    if any(approval.kind is ApprovalKind.WITHDRAWN for approval in here):
        return False
    good = [approval for approval in here if approval.kind is not ApprovalKind.AWAITED]
    if any(kind in (None, approval.kind) for approval in good if not approval.contributor):
        return True
    own = {
        author: {approval.kind for approval in good if approval.contributor == author} for author in authors
    }
    if not own or not all(own.values()):
        return False
    whole = (
        ApprovalKind.GIVEN if all(ApprovalKind.GIVEN in how for how in own.values()) else ApprovalKind.DEEMED
    )
    return kind in (None, whole)
