"""What is kept from record to record is what a record that was read anew would say."""

import dataclasses
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from essayeditor.collection.entities import (
    Approval,
    Authorship,
    Contributor,
    Essay,
    LogEntry,
    LogKind,
    Permission,
    Query,
    Revision,
    Section,
    State,
    Submission,
)
from essayeditor.collection.flags import all_flags, stale_approvals
from essayeditor.collection.kept import per_entity, per_essay, per_record
from essayeditor.collection.overview import before_publication, by_region, by_standing
from essayeditor.collection.progress import history
from essayeditor.collection.record import Record
from essayeditor.collection.regions import regions_of_essays
from essayeditor.collection.today import lines
from essayeditor.desk.correspondence import wanted

TODAY = date(2025, 1, 15)
KEYS = [f"e{number}" for number in range(4)]
ESSAYS = st.sampled_from(KEYS)
DAYS = st.sampled_from(["", "2025-01-02", "2025-01-14", "2025-01-20"])
TIMES = st.sampled_from(["2025-01-02T10:00:00Z", "2025-01-09T10:00:00Z"])
NUMBERS = st.sampled_from("0123")


def key(kind):
    return NUMBERS.map(lambda number: kind + number)


ENTITIES = st.one_of(
    NUMBERS.flatmap(
        lambda number: st.builds(  # the text of an essay is always one of its own
            Essay,
            st.just(f"e{number}"),
            st.sampled_from(["A hall", "A roof"]),
            section=key("s"),
            state=st.sampled_from(State),
            deadline=DAYS,
            target_words=st.sampled_from([0, 500]),
            revision=st.sampled_from(["", f"r{number}"]),
            nation_or_region=st.sampled_from(["", "Wales"]),
            binned=st.sampled_from([False, False, True]),
        )
    ),
    st.builds(Section, key("s"), st.just("Section"), st.integers(0, 3)),
    st.builds(
        Contributor,
        key("c"),
        st.sampled_from(["Sample contributor 1", "Sample contributor 2"]),
        nation_or_region=st.sampled_from(["Scotland", "London", "England"]),
        standing=st.sampled_from(["", "expert"]),
    ),
    st.builds(Authorship, key("a"), ESSAYS, key("c"), st.integers(0, 2), confirmed=DAYS),
    NUMBERS.flatmap(
        lambda number: st.builds(
            Revision,
            st.just(f"r{number}"),
            st.just(f"e{number}"),
            st.integers(1, 3),
            key("w"),
            TIMES,
            words=st.just(700),
        )
    ),
    st.builds(Approval, key("p"), ESSAYS, key("w"), sent=DAYS, due=DAYS, replied=DAYS),
    st.builds(Permission, key("m"), ESSAYS, given=DAYS, expires=DAYS),
    st.builds(Query, key("q"), ESSAYS, st.just("When?"), closed=DAYS),
    st.builds(Submission, key("f"), ESSAYS, st.just("hall.docx"), st.just("0"), TIMES),
    st.builds(
        LogEntry,
        key("l"),
        ESSAYS,
        TIMES,
        st.just(""),
        kind=st.just(LogKind.STATE),
        value=st.sampled_from(State),
    ),
)
PEOPLE = [Contributor(f"c{number}", f"Sample contributor {number}") for number in range(4)]
CHANGES = st.lists(st.tuples(st.lists(ENTITIES, max_size=3), st.integers(0, 30)), max_size=8)


def everything(record):
    return (
        dict(all_flags(record, TODAY)),
        list(lines(record, TODAY)),
        list(history(record, TODAY)),
        dict(regions_of_essays(record)),
        before_publication(record, TODAY),
        by_region(record),
        by_standing(record),
        stale_approvals(record, record.essays(), TODAY),
        [wanted(record, letter, frozenset(KEYS[:2])) for letter in ("reminder", "query", "brief", "proof")],
        [record.of_essay(Authorship, essay) for essay in KEYS],
        [record.of_essay(LogEntry, essay) for essay in KEYS],
    )


@settings(max_examples=150, deadline=None)
@given(CHANGES)
def test_what_is_kept_is_what_a_record_read_anew_says(changes):
    record = Record.of(PEOPLE)
    seen = [record]
    for put, gone in changes:
        kinds = (Authorship, Query, LogEntry, Approval)
        here = [entity for kind in kinds for entity in record.all(kind)]
        delete = [here[gone % len(here)]] if here and gone % 2 else []
        assert everything(record) == everything(Record(record.tables))
        record = record.with_changes(put, delete)
        seen.append(record)
    for one in reversed(seen):  # as undo goes back; what is kept is not of the latest record alone
        assert everything(one) == everything(Record(one.tables))


def test_only_what_changed_is_computed_again():
    told = []

    @per_essay
    def title(_record, essay):
        told.append(essay.id)
        return essay.title

    @per_entity
    def name(_record, person):
        told.append(person.id)
        return person.name

    @per_record
    def titles(record):
        return [title(record, essay) for essay in record.essays()] + [
            name(record, person) for person in PEOPLE
        ]

    first = Record.of([Essay("e0", "A"), Essay("e1", "B"), Authorship("a", "e1", "c0"), *PEOPLE[:1]])
    titles(first)
    titles(first)
    assert told == ["e0", "e1", "c0", "c1", "c2", "c3"]
    told.clear()
    renamed = first.with_changes([dataclasses.replace(PEOPLE[0], name="Another")])
    titles(renamed)
    assert told == ["e1"]  # the essay of that author; the others are as they were
    told.clear()
    titles(renamed.with_changes([Query("q", "e0", "When?")]))
    assert told == ["e0"]
