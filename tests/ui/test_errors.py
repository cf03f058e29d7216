"""What goes wrong is said in plain words, and never as a traceback."""

import errno
import subprocess
import sys

from essayeditor.foundation.errors import CollectionError
from essayeditor.ui import errors


def test_the_file_system_in_words():
    full = OSError(errno.ENOSPC, "No space left on device", "/somewhere/Stories.essays")
    assert errors.in_words(full) == (
        "Could not read or save ‘Stories.essays’: the disk is full. Free some space, then try again."
    )
    odd = OSError(12345, "?")
    assert "the disk did not answer" in errors.in_words(odd)


def test_an_uncaught_exception_is_told_and_logged(qtbot, caplog):
    reporter = errors.Reporter()
    reporter.install()
    try:
        with qtbot.waitSignal(reporter.happened) as told:
            sys.excepthook(ZeroDivisionError, ZeroDivisionError("division"), None)
    finally:
        reporter.remove()
    assert told.args == [errors.UNEXPECTED]
    assert "Traceback" not in told.args[0]
    assert "ZeroDivisionError" not in told.args[0]
    assert "ZeroDivisionError" in caplog.text
    assert sys.excepthook is not reporter.take


def test_our_own_errors_speak_for_themselves(qtbot, caplog):
    reporter = errors.Reporter()
    error = CollectionError("‘Stories.essays’ is open in another window. Close it there, then open it here.")
    with qtbot.waitSignal(reporter.happened) as told:
        reporter.take(CollectionError, error, None)
    assert told.args == [str(error)]


def test_the_log_lies_with_the_settings(config):
    assert errors.log_file().parent == config


def test_it_is_written_down_where_a_library_ended_the_program(config):
    script = (
        "import faulthandler; from essayeditor.ui import errors\n"
        "errors.watch_for_crashes()\n"
        "def in_our_code(): faulthandler._sigsegv()\n"
        "in_our_code()"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.returncode != 0
    written = errors.crash_file().read_text("utf-8")
    assert "Segmentation fault" in written or "access violation" in written
    assert "in_our_code" in written
