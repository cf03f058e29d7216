"""The collection file: what goes in comes out, and what cannot be opened says why and stays as it is."""

import dataclasses
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import given, settings

from essayeditor.collection.entities import KINDS, Authorship, Collection, Essay, Section
from essayeditor.collection.record import Record
from essayeditor.foundation.errors import CollectionError
from essayeditor.foundation.files import sha256
from essayeditor.store import engine, reading, repository, schema, sqlite
from essayeditor.store.content import Writes
from essayeditor.store.file import CollectionFile
from essayeditor.store.format import APPLICATION_ID, FORMAT
from essayeditor.store.migrate import upgrade
from tests.store import whole
from tests.store.entities import ANY

HERE = Path(__file__).parent
TITLE = frozenset({"title"})


def snapshot(folder):
    """Every file of a folder with its bytes."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# What goes in comes out.


def test_everything_that_is_written_is_read_again(file, path):
    file.write(whole.writes())
    file.close()
    with_all = Record.of([Collection("c", "Stories"), *whole.ENTITIES])
    for read_only in (False, True):
        again = CollectionFile.open(path, read_only=read_only)
        assert again.record() == with_all
        assert again.document(sha256(whole.CONTENT)) == whole.CONTENT
        assert again.original(sha256(whole.ORIGINAL)) == whole.ORIGINAL
        assert again.asset(whole.PICTURE.sha256) == whole.PICTURE
        assert again.comments("revision") == whole.COMMENTS
        assert again.comments("nobody's") == b""
        with pytest.raises(KeyError):
            again.document("0" * 64)
        again.close()


@given(entity=ANY)
@settings(max_examples=60)
def test_any_entity_survives_its_row(entity):
    driver = sqlite3.connect(":memory:", isolation_level=None)
    over = engine.over(driver)
    schema.metadata.create_all(over)
    with over.begin() as connection:
        others = [] if isinstance(entity, Collection) else [Collection("c", "Stories")]
        repository.write(connection, Writes(added=[entity, *others]))
    assert reading.read_record(driver).find(type(entity), entity.id) == entity
    over.dispose()


def test_every_kind_has_its_table():
    assert set(schema.ENTITIES) == set(KINDS)


def test_reading_loads_no_more_than_the_driver(file, path):
    file.write(whole.writes())
    file.close()
    script = (
        "import sys; from pathlib import Path; from essayeditor.store.file import CollectionFile\n"
        f"file = CollectionFile.open(Path({str(path)!r}))\n"
        f"file.record(); file.asset({whole.PICTURE.sha256!r}); file.close()\n"
        "sys.exit('sqlalchemy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_only_the_fields_named_are_written(file):
    file.write(Writes(added=[Section("s", "Local economy", note="A note")]))
    file.write(Writes(changed=[(Section("s", "New", note="Not written", version=2), TITLE)]))
    assert file.record().get(Section, "s") == Section("s", "New", note="A note", version=2)


def test_comments_can_be_written_again(file):
    file.write(whole.writes())
    file.write(Writes(comments={"revision": b"{}"}))
    assert file.comments("revision") == b"{}"


def test_a_transaction_is_written_whole_or_not_at_all(file):
    file.write(Writes(added=[Section("s", "Local economy")]))
    before = file.record()
    orphan = Authorship("a", essay="nobody's", contributor="nobody")
    with pytest.raises(CollectionError):
        file.write(
            Writes(added=[Section("t", "Another"), orphan], changed=[(Section("s", "New", version=2), TITLE)])
        )
    with pytest.raises(CollectionError, match="Another program has changed"):
        file.write(Writes(added=[Section("t", "Another")], changed=[(Section("s", "New", version=3), TITLE)]))
    assert file.record() == before


def test_a_row_can_go(file):
    section = Section("s", "Local economy")
    file.write(Writes(added=[section]))
    file.write(Writes(removed=[section]))
    assert list(file.record().all(Section)) == []


def test_a_section_with_essays_cannot_go(file):
    section = Section("s", "Local economy")
    file.write(Writes(added=[section, Essay("e", "Essay", section="s")]))
    with pytest.raises(CollectionError):
        file.write(Writes(removed=[section]))
    assert [s.id for s in file.record().all(Section)] == ["s"]


# The format.


def test_the_migrations_make_what_the_schema_says(tmp_path):
    driver = sqlite.connect(tmp_path / "new.essays", create=True)
    over = engine.over(driver)
    with over.begin() as connection:
        upgrade(connection)
    with over.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"compare_type": True},  # a column that was added has a default: no harm
        )
        assert compare_metadata(context, schema.metadata) == []
        keys = {
            (table, tuple(key["constrained_columns"]), key["referred_table"], key["options"].get("initially"))
            for table in sa.inspect(connection).get_table_names()
            for key in sa.inspect(connection).get_foreign_keys(table)
        }
    declared = {
        (table.name, tuple(key.column_keys), key.referred_table.name, key.initially)
        for table in schema.metadata.tables.values()
        for key in table.foreign_key_constraints
    }
    assert keys == declared
    over.dispose()


def test_the_file_says_whose_it_is(file, path):
    header = sqlite.read_header(path)
    assert header == sqlite.Header(APPLICATION_ID, FORMAT)


@pytest.mark.parametrize("old", sorted(HERE.glob("format-*.essays")), ids=lambda p: p.stem)
def test_every_old_format_is_read_for_ever(old, tmp_path):
    path = tmp_path / "old.essays"
    shutil.copy(old, path)
    file = CollectionFile.open(path)
    assert file.record() == Record.of(whole.entities(int(old.stem.split("-")[1])))
    assert file.document(sha256(whole.CONTENT)) == whole.CONTENT
    assert file.asset(whole.PICTURE.sha256) == whole.PICTURE
    file.close()


def test_an_old_format_is_read_without_touching_the_file(tmp_path):
    path = tmp_path / "old.essays"
    shutil.copy(HERE / "format-1.essays", path)
    path.chmod(0o444)
    before = path.read_bytes()
    file = CollectionFile.open(path, read_only=True)
    assert file.record() == Record.of(whole.entities(1))
    assert file.original(sha256(whole.ORIGINAL)) == whole.ORIGINAL
    file.close()
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_there_is_a_fixture_of_the_present_format():
    assert (HERE / f"format-{FORMAT}.essays").exists()


def test_the_log_is_used_and_the_disk_is_waited_for(file):
    driver = file._driver
    assert driver.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert driver.execute("PRAGMA synchronous").fetchone() == (2,)
    assert driver.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_no_log_is_used_on_a_network_share(file, path, monkeypatch):
    file.close()
    monkeypatch.setattr(sqlite, "on_network", lambda path: True)
    file = CollectionFile.open(path)
    assert file._driver.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    file.write(Writes(added=[Section("s", "Local economy")]))
    file.close()
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_closed_collection_is_one_file_that_readers_leave_alone(file, path):
    file.write(whole.writes())
    file.close()
    before = snapshot(path.parent)
    assert list(before) == [path.name]
    reader = CollectionFile.open(path, read_only=True)
    assert reader.record().collection.title == "Stories"
    reader.close()
    assert snapshot(path.parent) == before


def test_closing_does_not_wait_for_a_reader(file, path):
    reader = CollectionFile.open(path, read_only=True)
    with reader.snapshot():
        begun = time.monotonic()
        file.close()
        assert time.monotonic() - begun < 2
        assert reader.record().collection.title == "Stories"
    reader.close()
    CollectionFile.open(path).close()
    assert [p.name for p in path.parent.iterdir()] == [path.name]


# What cannot be opened.


def refused(path, says, read_only=False):
    before = snapshot(path.parent)
    with pytest.raises(CollectionError, match=says) as caught:
        CollectionFile.open(path, read_only=read_only)
    assert snapshot(path.parent) == before
    assert path.name in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 a Word file", b"SQLite format 3\x00", bytes(range(256)) * 20]
)
def test_a_file_that_is_not_ours(tmp_path, content, read_only):
    folder = tmp_path / "here"
    folder.mkdir()
    path = folder / "essay.docx"
    path.write_bytes(content)
    refused(path, "not an essay collection", read_only)
    path = path.rename(folder / "broken.essays")
    refused(path, "not an essay collection, or its beginning is damaged", read_only)


def test_another_programs_database(tmp_path):
    folder = tmp_path / "here"
    folder.mkdir()
    path = folder / "places.sqlite"
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE places (id INTEGER)")
    database.commit()
    database.close()
    refused(path, "not an essay collection")


@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_of_a_newer_program(file, path, read_only):
    file.close()
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode=delete")
    database.execute("PRAGMA user_version=999")
    database.commit()
    database.close()
    assert "Install the newer version" in refused(path, "newer version", read_only)


def test_a_newer_format_that_is_only_in_the_log(file, path, tmp_path):
    sqlite.mark(file._driver, APPLICATION_ID, 999)
    copy = tmp_path / "copy" / path.name
    copy.parent.mkdir()
    for suffix in ("", "-wal"):
        shutil.copy(f"{path}{suffix}", f"{copy}{suffix}")
    with pytest.raises(CollectionError, match="newer version"):
        CollectionFile.open(copy)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(CollectionError, match="is not there"):
        CollectionFile.open(tmp_path / "gone.essays")
    with pytest.raises(CollectionError, match="is not there"):
        CollectionFile.create(tmp_path / "nowhere" / "new.essays", [Collection("c", "Stories")])
    with pytest.raises(CollectionError, match="is a folder"):
        CollectionFile.open(tmp_path)


def test_a_file_cut_short(file, path):
    file.write(whole.writes())
    file.close()
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    assert "backups" in refused(path, "is damaged")


@pytest.mark.parametrize("page", [1, 5, 12])
def test_a_file_with_a_ruined_page(file, path, page):
    file.write(whole.writes())
    file.close()
    content = bytearray(path.read_bytes())
    size = int.from_bytes(content[16:18], "big")
    content[page * size : (page + 1) * size] = b"\xa5" * size
    path.write_bytes(bytes(content))
    refused(path, "is damaged")


def test_words_that_rotted_on_the_disk_are_noticed(file, path):
    file.write(whole.writes())
    (kept,) = file._driver.execute("SELECT content FROM document").fetchone()
    file.close()
    content = path.read_bytes()
    assert content.count(kept) == 1
    rotten = kept[:40] + bytes([kept[40] ^ 4]) + kept[41:]
    path.write_bytes(content.replace(kept, rotten))
    file = CollectionFile.open(path)
    with pytest.raises(CollectionError, match="is damaged"):
        file.document(sha256(whole.CONTENT))
    file.close()


def test_a_row_that_can_be_no_entity(file, path):
    file.write(Writes(added=[Essay("e", "Essay")]))
    file.close()
    database = sqlite3.connect(path)
    database.execute("UPDATE essay SET state = 'lost'")
    database.commit()
    database.close()
    file = CollectionFile.open(path)
    with pytest.raises(CollectionError, match="is damaged"):
        file.record()
    file.close()


def test_nothing_is_ever_overwritten(file, path):
    before = path.read_bytes()
    with pytest.raises(CollectionError, match="There is already a file"):
        CollectionFile.create(path, [Collection("d", "Other")])
    assert path.read_bytes() == before


def test_a_file_on_a_full_disk_says_so(file, path):
    driver = file._driver
    pages = driver.execute("PRAGMA page_count").fetchone()[0]
    driver.execute(f"PRAGMA max_page_count={pages}")
    before = file.record()
    with pytest.raises(CollectionError, match="the disk is full"):
        file.write(Writes(originals={sha256(b"x" * 10_000_000): b"x" * 10_000_000}))
    driver.execute("PRAGMA max_page_count=1000000")
    assert file.record() == before
    file.write(Writes(added=[Section("s", "Local economy")]))


def test_a_reader_cannot_write(file, path):
    reader = CollectionFile.open(path, read_only=True)
    with pytest.raises(CollectionError, match="reading only"):
        reader.write(Writes(added=[Section("s", "Local economy")]))
    reader.close()


def test_a_reader_needs_no_right_to_write(file, path, monkeypatch):
    file.write(Writes(added=[Section("s", "Local economy")]))
    file.close()
    before = snapshot(path.parent)
    monkeypatch.setattr(sqlite, "_can_hold_wal", lambda path: False)  # a read-only folder
    reader = CollectionFile.open(path, read_only=True)
    assert [s.title for s in reader.record().sections()] == ["Local economy"]
    assert snapshot(path.parent) == before
    reader.close()


# One at a time.


def test_open_elsewhere(file, path):
    before = path.read_bytes()
    with pytest.raises(CollectionError, match=r"already open by .* since"):
        CollectionFile.open(path)
    assert path.read_bytes() == before
    file.write(Writes(added=[Section("s", "Local economy")]))
    file.close()
    CollectionFile.open(path).close()
    assert [p.name for p in path.parent.iterdir()] == [path.name]


HOLD = """
import sys, time
from pathlib import Path
from essayeditor.store.file import CollectionFile
file = CollectionFile.open(Path(sys.argv[1]))
print("open", flush=True)
time.sleep(60)
"""


def test_a_dead_program_locks_nobody_out(file, path):
    file.close()
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b"open\n"
        with pytest.raises(CollectionError, match="already open"):
            CollectionFile.open(path)
        holder.kill()
        holder.wait()
    file = CollectionFile.open(path)
    file.write(Writes(added=[Section("s", "Local economy")]))
    file.close()


def test_a_reader_sees_one_moment(file, path):
    reader = CollectionFile.open(path, read_only=True)
    with reader.snapshot():
        before = reader.record()
        file.write(Writes(added=[Section("s", "Local economy")]))
        assert reader.record() == before
    assert [s.id for s in reader.record().sections()] == ["s"]
    reader.close()


def test_versions_are_checked_row_by_row(file):
    essays = [Essay(f"e{n}", "Essay", order=n) for n in range(20)]
    file.write(Writes(added=essays))
    once = [dataclasses.replace(e, version=2) for e in essays]
    file.write(Writes(changed=[(e, TITLE) for e in once]))
    again = [dataclasses.replace(e, version=3) for e in once[:19]] + [once[19]]
    with pytest.raises(CollectionError, match="Another program"):
        file.write(Writes(changed=[(e, TITLE) for e in again]))
    assert {e.version for e in file.record().all(Essay)} == {2}
