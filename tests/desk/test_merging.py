"""Two entries for one person are found and made one, and undone as one."""

import pytest

from essayeditor.collection.entities import Authorship, Contributor, PrivateDetails
from essayeditor.desk import Desk
from essayeditor.desk.merging import duplicates
from essayeditor.foundation.errors import OperationRefused


@pytest.fixture
def desk(path):
    with Desk.create(path, "Stories") as made:
        yield made


def person(desk, name, email="", **fields):
    key = desk.add_contributor(name, **fields).created[0]
    if email:
        desk.edit_private(key, email=email)
    return key


def test_duplicates_are_found_by_name_and_by_address(desk):
    sian = person(desk, "Siân Sample")
    person(desk, "Sample, Sian")
    person(desk, "Sample contributor 7", "x@example.org")
    person(desk, "Sample contributor 8", "X@example.org")
    person(desk, "Sample contributor 9")
    essay = desk.add_essay("A hall").created[0]
    desk.set_authors(essay, [sian])
    assert [(one.name, other.name) for one, other in duplicates(desk.record)] == [
        ("Sample contributor 7", "Sample contributor 8"),
        ("Siân Sample", "Sample, Sian"),
    ]


def test_a_merge_loses_nothing_and_is_one_step(desk):
    kept = person(desk, "Siân Sample", "one@example.org", role="Chair")
    other = person(desk, "Sian Sample", "two@example.org", role="Treasurer", place="Powys")
    desk.edit_private(other, phone="01632 960000")
    both, alone = (desk.add_essay(title).created[0] for title in ("Both", "Alone"))
    desk.set_authors(both, [kept, other])
    desk.set_authors(alone, [other])
    for authorship in list(desk.record.all(Authorship)):
        desk.confirm_byline(authorship.id, "2025-01-09")
    before = desk.record
    desk.merge_contributors(kept, other)
    (one,) = desk.record.all(Contributor)
    assert (one.id, one.role, one.place) == (kept, "Chair", "Powys")
    (details,) = desk.record.all(PrivateDetails)
    assert (details.email, details.phone) == ("one@example.org", "01632 960000")
    assert "two@example.org" in details.notes
    assert [a.contributor for a, _ in desk.record.authors(both)] == [kept]
    ((joined, _),) = desk.record.authors(alone)
    assert joined.contributor == kept
    assert joined.confirmed == "", "the name over this essay reads otherwise now"
    assert desk.undo_label == "Merge ‘Sian Sample’ into ‘Siân Sample’"
    desk.undo()
    assert {p.name for p in desk.record.all(Contributor)} == {"Siân Sample", "Sian Sample"}
    assert {d.email for d in desk.record.all(PrivateDetails)} == {"one@example.org", "two@example.org"}
    for essay in (both, alone):
        names = [(a.contributor, a.confirmed) for a, _ in before.authors(essay)]
        assert [(a.contributor, a.confirmed) for a, _ in desk.record.authors(essay)] == names


def test_nobody_is_merged_with_themselves(desk):
    key = person(desk, "Siân Sample")
    with pytest.raises(OperationRefused):
        desk.merge_contributors(key, key)


def test_a_merge_of_somebody_with_a_byline_is_redone_exactly(desk):
    kept, other = person(desk, "Siân Sample"), person(desk, "Sian Sample")
    essay = desk.add_essay("Alone").created[0]
    desk.set_authors(essay, [other])
    desk.merge_contributors(kept, other)
    merged = desk.record
    for _ in range(2):
        desk.undo()
        assert {p.id for p in desk.record.all(Contributor)} == {kept, other}
        desk.redo()
        assert [p.id for p in desk.record.all(Contributor)] == [kept]
        assert [p.id for _, p in desk.record.authors(essay)] == [kept]
    assert {a.id for a in desk.record.all(Authorship)} == {a.id for a in merged.all(Authorship)}
