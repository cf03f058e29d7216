import pytest

from essayeditor.exporters.docx import write
from tests.exporters.docx import books
from tests.exporters.docx.judging import Parts

NUMBERS = {"e1": "v", "e2": 1, "s1": 3, "e3": 5, "e4": 9, "s2": 13, "e5": 15}


@pytest.fixture(scope="session")
def full(tmp_path_factory):
    """The small book with everything in it, written once: its path."""
    path = tmp_path_factory.mktemp("docx") / "full.docx"
    write(books.full_book(), books.PICTURES.__getitem__, path, page_numbers=NUMBERS)
    return path


@pytest.fixture(scope="session")
def parts(full):
    return Parts(full)
