"""The sample collection is made through the same doors as anybody's, and is whole."""

import csv
import tomllib
from datetime import date

import pytest

from essayeditor.collection.entities import Contributor, Permission, PrivateDetails, State, Submission
from essayeditor.collection.overview import by_standing, by_theme
from essayeditor.collection.progress import Holder, history
from essayeditor.collection.today import Need, lines
from essayeditor.collection.workflow import is_approved
from essayeditor.desk.sample import make_sample
from essayeditor.foundation import resources
from essayeditor.foundation.errors import CollectionError

FOLDER = resources.path("sample")


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ESSAYEDITOR_DATA", str(folder / "data"))
        told = []
        with make_sample(folder / "sample.essays", told.append) as desk:
            yield desk, told


def rows():
    with (FOLDER / "contributors.csv").open(encoding="utf-8-sig", newline="") as table:
        return sorted(csv.DictReader(table), key=lambda row: int(row["order"]))


def test_every_submission_is_in_its_place(sample):
    desk, told = sample
    record = desk.record
    plan = tomllib.loads((FOLDER / "collection.toml").read_text("utf-8"))
    assert record.collection.title == plan["collection"]["title"]
    assert record.collection.imprint.publisher == plan["imprint"]["publisher"]
    assert [s.title for s in record.sections()] == [s["title"] for s in plan["section"]]
    titles = {s.id: s.title for s in record.sections()} | {"": ""}
    essays = record.essays()
    assert [(e.title, titles[e.section], str(e.kind)) for e in essays] == [
        (row["title"], row["section"], row["kind"]) for row in rows()
    ]
    assert told[-1].done == told[-1].of == len(essays) >= 14


def test_every_essay_is_credited_and_in_the_state_of_the_list(sample):
    desk, _ = sample
    for essay, row in zip(desk.record.essays(), rows(), strict=True):
        ((_, person),) = desk.record.authors(essay.id)
        assert (person.name, person.role, person.place) == (row["name"], row["role"], row["place"])
        assert desk.record.get(PrivateDetails, person.id).email == row["email"]
        assert (str(essay.state), essay.deadline) == (row["state"], row["deadline"])
        assert len(essay.asks) == len([ask for ask in row["asks"].split("|") if ask.strip()])
        assert is_approved(desk.record, essay) == (essay.state is State.APPROVED)
        assert len(desk.record.revisions(essay.id)) == 1
    assert len(list(desk.record.all(Contributor))) == len(rows())


def test_the_files_as_they_were_sent_are_kept(sample):
    desk, _ = sample
    for submission in desk.record.all(Submission):
        assert desk.original(submission.sha256) == (FOLDER / submission.file_name).read_bytes()


def test_nobody_can_undo_the_sample_away(sample):
    desk, _ = sample
    assert desk.undo_label == ""


def test_what_is_there_is_left_alone(tmp_path):
    path = tmp_path / "sample.essays"
    path.write_bytes(b"mine")
    with pytest.raises(CollectionError, match="already a file"):
        make_sample(path)
    assert path.read_bytes() == b"mine"


def test_the_views_have_something_to_show(sample):
    desk, _ = sample
    record, day = desk.record, date(2025, 2, 10)
    assert "No theme" not in [mark.name for mark in by_theme(record)]
    assert {mark.key for mark in by_standing(record)} >= {"community leader", "expert", "representative"}
    held = {permission.essay for permission in record.all(Permission)}
    assert 0 < len(held) < len(record.essays())
    days = history(record, day)
    counts = [dict(one.counts) for one in days]
    assert (days[0].day.isoformat(), counts[0][Holder.TO_COME] > 0) == ("2024-11-28", True)
    assert {Holder.DONE, Holder.AWAY, Holder.OURS} <= {one for one, number in counts[-1].items() if number}
    assert len({tuple(one.items()) for one in counts}) > 10, "the course rises and falls"
    needs = {line.need for line in lines(record, date(2025, 2, 20))}
    assert needs >= {Need.AWAITING, Need.QUERY, Need.PERMISSION, Need.BYLINE}
