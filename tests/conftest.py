"""What every test stands on: no screen, no settings of the person's own, no warning unseen."""

from __future__ import annotations

import atexit
import gc
import logging
import os
import shutil
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if "ESSAYEDITOR_DATA" not in os.environ:
    # Backups and settings of the tests go where nobody keeps theirs, for child processes too.
    _own = tempfile.mkdtemp(prefix="essayeditor-tests-")
    os.environ["ESSAYEDITOR_DATA"] = f"{_own}/data"
    os.environ["ESSAYEDITOR_CONFIG"] = f"{_own}/config"
    atexit.register(shutil.rmtree, _own, ignore_errors=True)

import pytest
from hypothesis import HealthCheck, settings

from essayeditor.foundation import collecting

# Examples are few while somebody waits, many in the soaks; no deadline, for a busy machine is no fault.
_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile("usual", max_examples=40, deadline=None, suppress_health_check=_SLOW)
settings.register_profile("long", max_examples=1000, deadline=None, suppress_health_check=_SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))


def pytest_configure(config):
    """Let pass what Qt's offscreen platform says of itself; every other Qt warning fails its test."""
    config.addinivalue_line(
        "qt_log_ignore", r"^This plugin does not support (propagateSizeHints|raise|grabbing)"
    )


@pytest.fixture(autouse=True)
def _searched():
    """Once a window was made, Python's search for cycles is left to us, as in the program itself."""
    yield
    if not gc.isenabled():
        collecting.search()


class _Unexpected(logging.Handler):
    """Collects the records that a test did not say it expects."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def _no_unexpected_warnings(request):
    """Fail a test in whose time our own code logged a warning; `caplog` in its arguments lets it."""
    if "caplog" in request.fixturenames:
        yield
        return
    log = logging.getLogger("essayeditor")
    handler = _Unexpected()
    log.addHandler(handler)
    yield
    log.removeHandler(handler)
    told = [f"{record.name}: {record.getMessage()}" for record in handler.records]
    assert not told, "Unexpected warnings in the log:\n" + "\n".join(told)
