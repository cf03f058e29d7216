"""The watch over a job tells its progress, and its end exactly once."""

from types import SimpleNamespace

import pytest

from essayeditor.foundation.errors import JobCancelled, JobFailed
from essayeditor.ui.jobs import JobWatch, step_words


class FakeJob:
    """Ends after as many polls as it has steps."""

    def __init__(self, steps, end=None):
        self.steps, self.end, self.told = steps, end, 0

    @property
    def done(self):
        return self.told >= self.steps or isinstance(self.end, JobCancelled)

    @property
    def result(self):
        if self.end is not None:
            raise self.end
        return "report"

    def poll(self):
        self.told += 1
        return [
            SimpleNamespace(
                what="Reading files", done=self.told, of=self.steps, detail=f"essay {self.told}.docx"
            )
        ]

    def cancel(self):
        self.end = JobCancelled("Stopped.")


@pytest.fixture
def told(qtbot):
    watch = JobWatch()
    watch.told = []
    watch.progressed.connect(lambda *said: watch.told.append(said))
    return watch


def test_progress_then_result(qtbot, told):
    with qtbot.waitSignal(told.finished) as end:
        assert told.start(lambda: FakeJob(3))
        assert told.busy
        assert not told.start(lambda: FakeJob(1)), "one at a time"
    assert end.args == ["report"]
    assert told.told[0] == ("Reading files", "1 of 3, essay 1.docx", 1 / 3)
    assert not told.busy


def test_a_failed_job_says_why(qtbot, told):
    with qtbot.waitSignal(told.failed) as end:
        told.start(lambda: FakeJob(1, JobFailed("The disk is full.")))
    assert end.args == ["The disk is full."]


def test_a_job_can_be_cancelled(qtbot, told):
    with qtbot.waitSignal(told.cancelled) as end:
        told.start(lambda: FakeJob(1000))
        told.cancel()
    assert end.args == ["Stopped."]
    assert not told.busy


def test_a_job_that_cannot_begin_is_a_failure(qtbot, told):
    def make():
        raise JobFailed("No such file.")

    with qtbot.waitSignal(told.failed):
        assert not told.start(make)


def test_a_job_that_cannot_be_asked_is_over(qtbot, told):
    job = FakeJob(3)

    def poll():
        raise ZeroDivisionError

    job.poll = poll
    with qtbot.capture_exceptions() as raised, qtbot.waitSignal(told.failed):
        told.start(lambda: job)
    assert [kind for kind, _error, _trace in raised] == [ZeroDivisionError]
    assert not told.busy


def test_stopping_is_silent(qtbot, told):
    told.start(lambda: FakeJob(1000))
    told.stop()
    with qtbot.assertNotEmitted(told.cancelled, wait=200):
        pass


def test_words_of_a_step():
    assert step_words(SimpleNamespace(what="x", done=1200, of=2000, detail="")) == "1,200 of 2,000"
    assert step_words(SimpleNamespace(what="x", done=0, of=0, detail="page 4")) == "page 4"
