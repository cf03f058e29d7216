"""Backups: made when there is something new, whole, and fewer the older they are."""

import os
import shutil
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essayeditor.collection.entities import Section
from essayeditor.foundation.errors import CollectionError
from essayeditor.store.backups import back_up, backups, folder, root, thinned
from essayeditor.store.content import Writes
from essayeditor.store.file import CollectionFile
from tests.store import whole

NOW = datetime(2025, 1, 15, 9, 12, 5)


def test_a_backup_is_the_whole_collection(file):
    file.write(whole.writes())
    copy = back_up(file, "c0ffee00-1", "Stories: “ours”", NOW)
    assert copy == root() / "Stories “ours” (c0ffee00)" / "2025-01-15 09.12.05.essays"
    assert [p.name for p in copy.parent.iterdir()] == [copy.name]
    opened = CollectionFile.open(copy)
    assert opened.record() == file.record()
    assert opened.asset(whole.PICTURE.sha256) == whole.PICTURE
    opened.close()


def test_nothing_is_copied_when_nothing_changed(file, path):
    assert back_up(file, "c", "Stories", NOW) is None
    file.write(Writes(added=[Section("s", "Local economy")]))
    assert back_up(file, "c", "Stories", NOW) is not None
    assert back_up(file, "c", "Stories", NOW + timedelta(hours=1)) is None
    file.close()
    file = CollectionFile.open(path)
    file.record()
    assert back_up(file, "c", "Stories", NOW + timedelta(days=1)) is None
    file.close()


def test_what_a_dead_program_left_is_backed_up_at_the_next_opening(file, path, tmp_path):
    file.write(Writes(added=[Section("s", "Local economy")]))
    left = tmp_path / "left" / path.name
    left.parent.mkdir()
    for suffix in ("", "-wal"):
        shutil.copy(f"{path}{suffix}", f"{left}{suffix}")
    opened = CollectionFile.open(left)
    assert back_up(opened, "c", "Stories", NOW) is not None
    opened.close()


def test_a_new_title_keeps_the_folder(file):
    file.write(Writes(added=[Section("s", "Local economy")]))
    first = back_up(file, "c0ffee00-1", "Stories", NOW)
    assert folder("c0ffee00-1", "Tales") == first.parent


def test_a_backup_that_cannot_be_made_says_so(file, tmp_path, monkeypatch):
    (tmp_path / "flat").write_text("a file where a folder should be")
    monkeypatch.setenv("ESSAYEDITOR_DATA", str(tmp_path / "flat"))
    file.write(Writes(added=[Section("s", "Local economy")]))
    with pytest.raises(CollectionError):
        back_up(file, "c", "Stories", NOW)
    assert file.written


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps a person's own folders closed by itself")
def test_others_cannot_look_into_the_backups(file):
    file.write(Writes(added=[Section("s", "Local economy")]))
    assert back_up(file, "c", "Stories", NOW).parent.stat().st_mode & 0o077 == 0


def test_old_copies_are_taken_away_and_strange_files_left(file):
    place = folder("c", "Stories")
    place.mkdir(parents=True)
    for days in range(60):
        for hour in (9, 17):
            moment = datetime(2025, 1, 14, hour) - timedelta(days=days)
            (place / f"{moment:%Y-%m-%d %H.%M.%S}.essays").write_bytes(b"")
    (place / "mine.essays").write_bytes(b"")
    file.write(Writes(added=[Section("s", "Local economy")]))
    back_up(file, "c", "Stories", NOW)
    left = backups(place)
    assert (place / "mine.essays").exists()
    assert 30 <= len(left) <= 40
    assert next(iter(left)) == NOW
    assert min(left) <= datetime(2024, 11, 25)


moments = st.datetimes(datetime(2022, 1, 1), NOW).map(lambda moment: moment.replace(microsecond=0))


@given(st.sets(moments, max_size=200))
def test_thinning_keeps_the_latest_and_never_brings_any_back(made):
    kept = thinned(made, NOW)
    assert kept <= made
    assert not made or max(made) in kept
    assert {m for m in made if NOW - m < timedelta(hours=1)} <= kept
    assert thinned(kept, NOW) == kept
    days = {m.date() for m in made if NOW - m < timedelta(days=30)}
    assert {m.date() for m in kept if NOW - m < timedelta(days=30)} == days


def test_two_years_of_work_come_to_a_hundred_copies():
    made = {NOW - timedelta(minutes=30 * n) for n in range(48 * 730)}
    assert len(thinned(made, NOW)) < 130
