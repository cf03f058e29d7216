"""The savings of a text, told as the sittings that a person remembers."""

from essayeditor.collection.entities import Origin, Revision
from essayeditor.collection.sittings import differences, latest_sent, original, sittings


def saved(number, time, origin=Origin.EDIT, by="", label="", words=100):
    return Revision(
        f"r{number}", "e", number, f"{number:064x}", f"2025-01-15T{time}:00Z", by, origin, label, words
    )


def test_savings_of_one_person_close_together_are_one_sitting():
    made = [
        saved(1, "09:00", Origin.IMPORT),
        saved(2, "09:10"),
        saved(3, "09:11"),
        saved(4, "09:40"),
        saved(5, "10:20"),
        saved(6, "10:21", by="Copy desk"),
        saved(7, "10:22", by="Copy desk", label="As read to the board"),
        saved(8, "10:23", by="Copy desk"),
        saved(9, "10:24", Origin.RESTORE),
        saved(10, "10:25"),
    ]
    groups = [[r.number for r in sitting.revisions] for sitting in sittings(made[::-1])]
    assert groups == [[1], [2, 3, 4], [5], [6], [7], [8], [9], [10]]
    assert sittings(made)[1].last.number == 4


def test_what_the_contributor_sent_is_known():
    made = [
        saved(1, "08:00"),
        saved(2, "09:00", Origin.IMPORT),
        saved(3, "09:10"),
        saved(4, "11:00", Origin.IMPORT),
    ]
    assert original(made).number == 2
    assert latest_sent(made).number == 4
    assert original(made[:1]) is None


def test_words_more_or_fewer():
    made = [saved(1, "09:00", words=100), saved(2, "09:10", words=130), saved(3, "09:20", words=90)]
    assert differences(made) == {"r1": 100, "r2": 30, "r3": -40}
