"""A text written by another thread: it is there at once, and a failure leaves everything as it was."""

import sqlite3
import threading

import pytest

from essayeditor.collection.entities import Essay
from essayeditor.desk import Desk
from essayeditor.desk.changes import Change
from essayeditor.foundation.errors import CollectionError, OperationRefused
from essayeditor.text.blocks import Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import inline


def text(words):
    return Document((Paragraph("p", inline(words)),))


@pytest.fixture
def desk(tmp_path):
    made = Desk.create(tmp_path / "a.essays", "A")
    made.add_essay("One", "")
    yield made
    made.close()


@pytest.fixture
def essay(desk):
    return desk.record.essays()[0].id


@pytest.fixture
def slow(desk, monkeypatch):
    """A disk that waits until it is let go."""
    gate = threading.Event()
    write = desk._file.write

    def waiting(writes):
        gate.wait(10)
        write(writes)

    monkeypatch.setattr(desk._file, "write", waiting)
    return gate


def test_the_text_is_there_before_the_disk_has_it_and_views_are_told_after(desk, essay, slow):
    told, done = [], threading.Event()
    desk.subscribe(told.append)
    saving = desk.save_text_soon(essay, text("first"), done.set)
    assert desk.document(essay) == text("first")
    assert not saving.done
    assert told == []
    slow.set()
    assert done.wait(10)
    desk.finish_saving()
    assert [Change.TEXT in changes for changes in told] == [True]
    assert desk.save_text_soon(essay, text("first"), done.set) is None


def test_what_comes_next_waits_for_it(desk, essay, slow, tmp_path):
    desk.save_text_soon(essay, text("first"), lambda: None)
    threading.Timer(0.05, slow.set).start()
    desk.edit_essay(essay, title="Renamed")
    desk.save_text_soon(essay, text("second"), lambda: None)
    desk.close()
    with Desk.open(tmp_path / "a.essays", read_only=True) as again:
        assert again.document(essay) == text("second")
        assert again.record.get(Essay, essay).title == "Renamed"
        assert len(again.record.revisions(essay)) == 2


def test_a_failure_leaves_the_record_as_it_was_and_stops_what_came_next(desk, essay, monkeypatch):
    def full(_writes):
        raise CollectionError("Could not save: the disk is full.")

    desk.save_text(essay, text("kept"))
    before = desk.record
    with monkeypatch.context() as patch:
        patch.setattr(desk._file, "write", full)
        saving = desk.save_text_soon(essay, text("lost?"), lambda: None)
        with pytest.raises(CollectionError, match="disk is full"):
            desk.edit_essay(essay, title="Too soon")
    assert saving.error is not None
    assert desk.record == before
    assert desk.document(essay) == text("kept")
    desk.save_text(essay, text("now"))
    assert desk.document(essay) == text("now")


def test_an_unforeseen_failure_is_not_taken_for_success(desk, essay, monkeypatch):
    monkeypatch.setattr(desk._file, "write", lambda _writes: 1 / 0)
    desk.save_text_soon(essay, text("x"), lambda: None)
    with pytest.raises(CollectionError, match="could not be saved"):
        desk.finish_saving()


@pytest.mark.parametrize("what", ["moved", "replaced"])
def test_a_file_that_is_gone_is_not_written_on_without_a_word(desk, essay, tmp_path, what):
    desk.save_text(essay, text("before"))
    elsewhere = (tmp_path / "a.essays").rename(tmp_path / "b.essays")
    if what == "replaced":
        with sqlite3.connect(tmp_path / "a.essays") as other:
            other.execute("CREATE TABLE t (a)")
        other.close()
    desk.save_text_soon(essay, text("after"), lambda: None)
    with pytest.raises(CollectionError, match=r"‘a\.essays’: it is no longer in .* save elsewhere"):
        desk.finish_saving()
    (tmp_path / "a.essays").unlink(missing_ok=True)
    elsewhere.rename(tmp_path / "a.essays")
    desk.save_text(essay, text("after"))
    assert desk.document(essay) == text("after")


def test_a_fixed_essay_is_refused_at_once(desk, essay):
    desk.save_text(essay, text("x"))
    with pytest.raises(OperationRefused):
        desk.save_text_soon("no such essay", text("y"), lambda: None)
