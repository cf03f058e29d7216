"""One desktop and one program for all tests of a file: they cost seconds to start."""

from __future__ import annotations

import pytest

from tests import judges
from tests.ui.access.desktop import Desktop, missing
from tests.ui.access.program import Program


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    """The program with a collection open, on a desktop that ends with the tests of the file."""
    if lacking := missing():
        judges.missing(", ".join(lacking))
    desktop = Desktop()
    try:
        made = Program(desktop, tmp_path_factory.mktemp("program"))
        yield made
        made.reader.close()
    finally:
        desktop.close()


@pytest.fixture
def program(started):
    """The same, with nothing of an earlier test open over its window."""
    started.press("Escape", "Escape", "Escape")
    started.reader.forget_events()
    return started
