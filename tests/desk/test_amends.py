"""Guesses of an import taken back: each line goes to where it stood, and undo brings the guess again."""

from dataclasses import replace
from datetime import date

import pytest

from essayeditor.collection.entities import Contributor, Essay, PrivateDetails, Submission
from essayeditor.collection.flags import FlagKind, flags
from essayeditor.desk.amends import put_back_words
from essayeditor.desk.reports import report_of, report_to_json
from essayeditor.foundation.errors import OperationRefused
from essayeditor.importers import read_bytes
from essayeditor.importers.result import Part
from essayeditor.text.plain import plain_text

LONG = "We bought the hall in the spring, forty of us, with shares at ten pounds each and a loan. " * 4
TEXT = f"""\
# A hall of our own

By Siân Evans

**Forty of us bought a hall and this is how it went for all of us**

{LONG}

The last of it.

E-mail: sian@example.org
"""


@pytest.fixture
def essay(desk):
    content = TEXT.encode()
    return desk.add_import(read_bytes("hall.md", content), "hall.md", content).created[0]


def the_submission(desk, essay):
    (one,) = desk.record.of_essay(Submission, essay)
    return one


def lines(desk, essay):
    return [line.strip() for line in plain_text(desk.document(essay)).splitlines()]


def put_back(desk, essay, part):
    one = the_submission(desk, essay)
    (taken,) = [t for t in report_of(one).taken if t.part is part]
    return desk.put_line_back(one.id, taken.block)


def test_the_report_says_what_each_button_would_do(desk, essay):
    taken = report_of(the_submission(desk, essay)).taken
    assert [put_back_words(t) for t in taken] == [
        "Put the title back into the text",
        "This is not the byline",
        "Put the standfirst back into the text",
        "Put the e-mail address back into the text",
    ]


def test_the_title_goes_back_to_the_top_and_stays_the_title(desk, essay):
    put_back(desk, essay, Part.TITLE)
    assert lines(desk, essay)[0] == "A hall of our own"
    assert desk.record.get(Essay, essay).title == "A hall of our own"
    assert desk.undo_label == "Put the title back into the text of ‘A hall of our own’"
    with pytest.raises(OperationRefused, match="already"):
        put_back(desk, essay, Part.TITLE)
    desk.undo()
    assert lines(desk, essay)[0] == LONG.strip()
    put_back(desk, essay, Part.TITLE)


def test_a_line_that_was_no_byline_takes_its_author_away(desk, essay):
    assert [p.name for _, p in desk.record.authors(essay)] == ["Siân Evans"]
    desk.edit_private(desk.record.authors(essay)[0][1].id, email="")
    put_back(desk, essay, Part.BYLINE)
    assert lines(desk, essay)[0] == "By Siân Evans"
    assert desk.record.authors(essay) == []
    desk.undo()
    assert [p.name for _, p in desk.record.authors(essay)] == ["Siân Evans"]


def test_a_contributor_of_whom_more_is_known_stays(desk, essay):
    put_back(desk, essay, Part.BYLINE)
    assert [p.name for p in desk.record.all(Contributor)] == ["Siân Evans"]


def test_a_standfirst_goes_back_and_is_none_any_more(desk, essay):
    assert desk.record.get(Essay, essay).standfirst.startswith("Forty of us")
    put_back(desk, essay, Part.STANDFIRST)
    assert lines(desk, essay)[0].startswith("Forty of us")
    assert desk.record.get(Essay, essay).standfirst == ""


def test_an_address_goes_back_to_the_end_and_stays_in_the_private_record(desk, essay):
    put_back(desk, essay, Part.CONTACT)
    assert lines(desk, essay)[-1] == "E-mail: sian@example.org"
    assert [d.email for d in desk.record.all(PrivateDetails)] == ["sian@example.org"]


def test_all_of_them_stand_in_their_old_order_again(desk, essay):
    for part in (Part.CONTACT, Part.STANDFIRST, Part.TITLE, Part.BYLINE):
        put_back(desk, essay, part)
    found = lines(desk, essay)
    assert found[:2] == ["A hall of our own", "By Siân Evans"]
    assert found[2].startswith("Forty of us")
    assert found[-2:] == ["The last of it.", "E-mail: sian@example.org"]


def test_missing_words_are_flagged_until_an_editor_knows(desk, essay):
    one = the_submission(desk, essay)
    draft = desk._draft()
    draft.put(replace(one, report=report_to_json(replace(report_of(one), words_missing=3))))
    desk._commit(draft, "Lose words")

    def kinds():
        found = flags(desk.record, desk.record.get(Essay, essay), date(2026, 11, 27))
        return {flag.kind: flag.text for flag in found}

    assert kinds()[FlagKind.WORDS_MISSING] == "3 words of the file missing"
    desk.acknowledge(essay)
    assert FlagKind.WORDS_MISSING not in kinds()
    assert report_of(the_submission(desk, essay)).acknowledged
    desk.undo()
    assert FlagKind.WORDS_MISSING in kinds()
