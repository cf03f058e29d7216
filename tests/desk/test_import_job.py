"""Importing in a child process: what comes in, and what a bad file cannot do."""

import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import psutil
import pytest

from essayeditor.collection.entities import Submission
from essayeditor.desk.jobs.child import MEBIBYTE, Limits
from essayeditor.desk.jobs.importing import ImportJob
from essayeditor.desk.jobs.results import FileStatus
from essayeditor.foundation.errors import JobCancelled
from essayeditor.text.plain import plain_text
from tests.corpora import CORPUS, needs_corpus
from tests.desk.readers import READER

LIMITS = Limits(memory=256 * MEBIBYTE, seconds=3)


def files(folder, **contents):
    made = []
    for name, content in contents.items():
        path = folder / f"{name}.txt"
        path.write_text(content)
        made.append(path)
    return made


def job(desk, paths, **options):
    return ImportJob(desk, paths, limits=LIMITS, reader=READER, **options)


def test_files_come_in_in_their_order(desk, tmp_path):
    section = desk.add_section("Local economy").created[0]
    seen = []
    paths = files(tmp_path, one="first words", two="second words", three="third words")
    result = job(desk, paths, section=section).wait(60, seen.append)
    assert [file.status for file in result.files] == [FileStatus.IMPORTED] * 3
    assert [e.title for e in desk.record.essays(section)] == ["One", "Two", "Three"]
    assert result.essays == [e.id for e in desk.record.essays(section)]
    assert plain_text(desk.document(result.essays[1])).strip() == "second words"
    assert [(p.what, p.done, p.of, p.detail) for p in seen][-1] == ("Importing", 3, 3, "three.txt")
    assert {desk.original(s.sha256) for s in desk.record.all(Submission)} == {
        path.read_bytes() for path in paths
    }


@pytest.mark.parametrize(
    ("deed", "says"),
    [
        ("HANG", "longer than 3 seconds"),
        ("SPIN", "longer than 3 seconds"),
        ("CRASH", "sudden end (Fatal Python error: Segmentation fault)."),
        ("LEAVE", "sudden end."),
        ("BUG", "sudden end (KeyError: 'w:p')."),
        ("GREED", "more than 256 MB"),
    ],
)
def test_a_bad_file_stops_nothing_but_itself(desk, tmp_path, deed, says):
    paths = files(tmp_path, a="one", b=f"{deed} x", c="two", d="REFUSE y", e="three", f="four", g="five")
    result = job(desk, paths).wait(60)
    status = {file.name: file.status for file in result.files}
    assert status.pop("b.txt") is FileStatus.FAILED
    assert status.pop("d.txt") is FileStatus.REFUSED
    assert set(status.values()) == {FileStatus.IMPORTED}
    assert len(desk.record.essays()) == 5
    (bad,) = [file for file in result.files if file.name == "b.txt"]
    assert says in bad.message
    assert bad.limited is (deed in ("HANG", "SPIN", "GREED"))
    assert bad.path == paths[1]
    assert "nothing else is affected" in bad.message
    assert [file.message for file in result.files if file.name == "d.txt"] == ["It is not an essay."]


def test_the_same_file_twice_is_recognised(desk, tmp_path):
    paths = files(tmp_path, one="first words", again="first words")
    result = job(desk, paths).wait(60)
    assert [file.status for file in result.files] == [FileStatus.IMPORTED, FileStatus.DUPLICATE]
    assert result.files[1].essay == result.files[0].essay
    assert len(desk.record.essays()) == 1


def test_a_cancelled_import_ends_its_process_and_keeps_what_came_in(desk, tmp_path):
    started = job(desk, files(tmp_path, one="first words", two="HANG"))
    until = time.monotonic() + 30
    while not started.files and time.monotonic() < until:
        started.poll()
        time.sleep(0.01)
    pid = started._child.pid
    started.cancel()
    with pytest.raises(JobCancelled, match="1 of 2 files had come in"):
        _ = started.result
    assert not psutil.pid_exists(pid)
    assert len(desk.record.essays()) == 1
    assert started.done
    assert started.poll() == []


def test_the_child_is_kept_for_the_next_import_and_ends_with_the_desk(desk, tmp_path):
    job(desk, files(tmp_path, one="first words")).wait(60)
    first = desk._child.pid
    job(desk, files(tmp_path, two="second words")).wait(60)
    assert desk._child.pid == first
    desk.close()
    assert not psutil.pid_exists(first)


def test_polling_never_keeps_the_window_waiting(desk, tmp_path):
    paths = files(tmp_path, **{f"f{n:03}": f"words of file {n} " + "and more " * 2000 for n in range(40)})
    started = job(desk, paths)
    longest = 0.0
    while not started.done:
        begun = time.thread_time()
        started.poll()
        longest = max(longest, time.thread_time() - begun)
        time.sleep(0.005)
    assert len(started.result.essays) == 40
    assert longest < 0.25


def test_an_import_of_nothing_is_done_at_once(desk, tmp_path):
    (tmp_path / "empty").mkdir()
    assert job(desk, [tmp_path / "empty"]).wait(20).files == ()


def test_folders_and_zips_are_looked_through_and_say_what_is_no_text(desk, tmp_path):
    folder = tmp_path / "from Jo"
    (folder / "more").mkdir(parents=True)
    files(folder, essay10="ten", essay9="nine")
    files(folder / "more", third="three")
    (folder / "plan.toml").write_text("no = 'essay'")
    (folder / "~$essay9.docx").write_bytes(b"a lock file of Word")
    with zipfile.ZipFile(folder / "two.zip", "w") as zipped:
        zipped.writestr("a.txt", "first in the zip")
        zipped.writestr("b.txt", "second in the zip")
    result = ImportJob(desk, [folder], limits=LIMITS).wait(60)
    status = {file.name: file.status for file in result.files}
    assert status.pop("plan.toml") is FileStatus.SKIPPED
    assert set(status.values()) == {FileStatus.IMPORTED}
    assert list(status) == ["essay9.txt", "essay10.txt", "a.txt", "b.txt", "third.txt"]
    words = [plain_text(desk.document(key)).strip() for key in result.essays]
    assert words == ["nine", "ten", "first in the zip", "second in the zip", "three"]


def test_a_desk_that_closes_ends_its_jobs(desk, tmp_path):
    started = desk._begun(job(desk, files(tmp_path, one="HANG")))
    while started._child is None:
        started.poll()
    pid = started._child.pid
    desk.close()
    assert not psutil.pid_exists(pid)
    with pytest.raises(JobCancelled):
        _ = started.result
    assert started.poll() == []


def test_a_section_that_goes_meanwhile_loses_no_file(desk, tmp_path):
    section = desk.add_section("Local economy").created[0]
    started = job(desk, files(tmp_path, one="first words"), section=section)
    desk.undo()
    result = started.wait(60)
    assert [e.id for e in desk.record.essays("")] == result.essays


PARENT = """
import sys
from pathlib import Path
from essayeditor.desk import Desk
from essayeditor.desk.jobs.importing import ImportJob
from tests.corpora import CORPUS, needs_corpus
from tests.desk.readers import READER

if __name__ == "__main__":
    with Desk.create(Path(sys.argv[1]), "Stories") as desk:
        job = ImportJob(desk, [Path(sys.argv[2])], reader=READER)
        while not job._given or job._given[0] is None:
            job.poll()
        print(job._child.pid, flush=True)
        job.wait()
"""


def test_a_killed_program_leaves_no_child_behind(tmp_path):
    (path,) = files(tmp_path, one="HANG")
    project = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(project / "src"), str(project)])}
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    command = [sys.executable, str(script), str(tmp_path / "killed.essays"), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as parent:
        child = psutil.Process(int(parent.stdout.readline()))
        parent.kill()
    child.wait(20)
    assert not child.is_running()


def test_no_trace_is_left_behind(desk, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    job(desk, files(tmp_path, one="BUG", two="words")).wait(60)
    desk.close()
    assert list((tmp_path / "temporary").iterdir()) == []


@needs_corpus
@pytest.mark.corpus
def test_files_made_to_harm_are_each_told_of(desk):
    folder = CORPUS / "hostile"
    result = desk.import_files([folder]).wait(110)
    assert {file.name for file in result.files} == {path.name for path in folder.iterdir()}
    assert len(desk.record.essays()) == len(result.essays)
    for file in result.files:
        assert file.message or file.status is FileStatus.IMPORTED
    assert desk.add_essay("Work goes on")
