"""The book as a whole, counted: words, places, people, themes, and what is still to be done."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from essayeditor.collection import overview
from essayeditor.collection.entities import (
    Authorship,
    Collection,
    Contributor,
    Essay,
    Permission,
    Query,
    Revision,
    Section,
    State,
)
from essayeditor.collection.record import Record
from essayeditor.collection.regions import REGIONS, region

TODAY = date(2025, 1, 15)


def counted(marks):
    return {mark.name: mark.number for mark in marks if mark.number}


def book():
    return Record.of(
        [
            Collection("c", "Stories", publication_date="2025-02-25"),
            Section("s1", "Energy", 0, target_words=3000),
            Section("s2", "Economy", 1),
            Essay(
                "a",
                "A",
                "s1",
                state=State.COPY_EDITED,
                target_words=1000,
                revision="ra",
                tags=("wind", "jobs"),
            ),
            Essay("b", "B", "s1", state=State.BRIEFED, target_words=1200, tags=("wind",)),
            Essay("d", "D", "s2", state=State.SENT_FOR_APPROVAL, target_words=800, revision="rd"),
            Essay("e", "E", state=State.IDEA, nation_or_region="Scotland"),
            Essay("x", "X", "s2", state=State.CUT, target_words=500, tags=("wind",)),
            Revision("ra", "a", 1, "wa", "2025-01-02T10:00:00Z", words=900),
            Revision("rd", "d", 1, "wd", "2025-01-02T10:00:00Z", words=850),
            Contributor("p", "P", nation_or_region="the North West", standing="community leader"),
            Contributor("q", "Q", nation_or_region="Wales", standing="expert"),
            Contributor("r", "R", nation_or_region="England", standing=""),
            Authorship("1", "a", "p", confirmed="2025-01-01"),
            Authorship("2", "a", "q", 1, confirmed="2025-01-01"),
            Authorship("3", "b", "p"),
            Authorship("4", "d", "r"),
            Authorship("5", "x", "q"),
            Permission("pa", "a", given="2025-01-01"),
            Permission("pd", "d", given="2025-01-01"),
            Query("z", "d", "Which year?"),
        ]
    )


def test_words_of_a_section_against_its_plan_or_that_of_its_essays():
    marks = overview.words_by_section(book())
    assert [(m.name, m.number, m.plan) for m in marks] == [
        ("Energy", 900, 3000),
        ("Economy", 850, 800),
        ("Outside the sections", 0, 0),
    ]
    assert marks[1].essays == {"d"}, "what was cut is not counted"


def test_places_people_and_themes():
    record = book()
    assert counted(overview.by_region(record)) == {
        "North West England": 2,
        "Wales": 1,
        "Scotland": 1,
        "Not known": 1,
    }
    assert [mark.key for mark in overview.by_region(record)] == [*REGIONS, ""]
    assert counted(overview.by_standing(record)) == {"Community leader": 1, "Expert": 1, "Not said": 1}
    assert overview.by_standing(record)[0].essays == {"a", "b"}
    assert counted(overview.by_theme(record)) == {"Wind": 2, "Jobs": 1, "No theme": 2}


def test_what_stands_before_publication_and_the_days_left():
    found = overview.before_publication(book(), TODAY)
    assert counted(found) == {
        "Texts to come": 2,
        "To edit": 1,
        "With contributors": 1,
        "Bylines to confirm": 1,
        "With open queries": 1,
    }
    assert [mark.name for mark in found][:3] == ["Texts to come", "To edit", "With contributors"]
    assert overview.days_left(book(), TODAY) == 41
    assert overview.days_left(Record.of([Collection("c", "S")]), TODAY) is None


@given(st.sampled_from(REGIONS), st.sampled_from(["{}", " {} ", "the {}", "THE  {}"]))
def test_regions_are_known_however_they_are_written(name, form):
    assert region(form.format(name)) == name
    assert region(form.format(name.removesuffix(" England"))) == name
    assert region("Atlantis") == region("England") == ""
