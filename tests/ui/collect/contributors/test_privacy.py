"""Marked values stand in every private field; no output, title, tooltip, list, message or log holds one."""

import logging
import re
import zipfile
import zlib

import pypdfium2
import pytest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QTextEdit, QWidget

from essayeditor.collection.entities import Contributor
from essayeditor.desk.people_csv import write_people
from essayeditor.foundation.errors import CollectionError
from essayeditor.ui import errors
from essayeditor.ui.collect import SPEC

MARKED = {
    "email": "zqmail@example.org",
    "phone": "zqphone 01632 960961",
    "address": "7 zqlane\nzqtown",
    "notes": "zqnote: rings on Tuesdays",
    "lawful_basis": "zqbasis",
}
KEPT_UNTIL = "2031-09-17"


@pytest.fixture
def log():
    """The log file of the window, as a run of the program writes it."""
    errors.start_log()
    handler = logging.getLogger("essayeditor").handlers[-1]
    yield errors.log_file()
    logging.getLogger("essayeditor").removeHandler(handler)
    handler.close()


@pytest.fixture
def planted(people):
    """Marked values in every private field of everybody."""
    desk = people.window.session.desk
    for person in list(desk.record.all(Contributor)):
        desk.edit_private(person.id, keep_until=KEPT_UNTIL, **MARKED)
        desk.edit_contributor(person.id, biography="A public biography.", role="Organiser")
    return desk


def said(text):
    """Which private words a text holds."""
    return [
        word for word in ("zq", KEPT_UNTIL, "17 September 2031", "960961") if word in str(text).casefold()
    ]


def everything_around(window):
    """Every word that the window says of itself, but for the private fields' own."""
    for widget in [window, *window.findChildren(QWidget), *QApplication.topLevelWidgets()]:
        yield widget.windowTitle()
        yield widget.toolTip()
        yield widget.statusTip()
        yield widget.accessibleName()
        yield widget.accessibleDescription()
        if (
            not isinstance(widget, QLineEdit | QTextEdit)
            and hasattr(widget, "text")
            and callable(widget.text)
        ):
            yield widget.text()
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from everything_in(widget.model())


def everything_in(model, parent=None):
    args = () if parent is None else (parent,)
    for row in range(model.rowCount(*args)):
        index = model.index(row, 0, *args)
        for role in (*range(14), *range(256, 264)):
            yield model.data(index, role)
        if parent is None:
            yield from everything_in(model, index)


def test_the_window_says_nothing_private_outside_its_fields(qtbot, window, view, people, planted):
    for person in list(people.record.all(Contributor)):
        people.choose(person.name)
        assert view.private.email.text() == MARKED["email"]
        assert view.private.keep_until.text() == "17 September 2031"
        found = [text for text in everything_around(window) if said(text)]
        assert found == []
    for key in window.registry.all():
        assert not said(window.registry.text(key.id))
    while window.session.desk.undo_label:
        assert not said(window.session.desk.undo_label)
        window.undo()
        assert not said(window.status.notice.text)


def test_what_is_private_is_not_found_by_filter_or_palette(window, view, planted):
    view.filter.setText("zqmail")
    assert view.list.people() == []
    assert list(SPEC.find(view.shell, "zqmail")) == []


def test_the_book_holds_nothing_private(planted, tmp_path, log):
    pdf, docx = tmp_path / "book.pdf", tmp_path / "book.docx"
    planted.export(pdf, docx, draft=True).wait(timeout=100)
    for bytes_of in (*streams(pdf.read_bytes()), *parts(docx)):
        for value in (*MARKED.values(), "zq", KEPT_UNTIL):
            assert value.encode() not in bytes_of
            assert value.encode("utf-16-be") not in bytes_of
    with pypdfium2.PdfDocument(pdf) as book:
        words = " ".join(page.get_textpage().get_text_range() for page in book)
    assert "A public biography" in " ".join(words.split())
    assert not said(words)
    assert b"A public biography" in b"".join(parts(docx))
    assert not log.exists() or not said(log.read_text(encoding="utf-8"))


def streams(pdf):
    """The bytes of a PDF as they stand, and every stream in it unpacked."""
    yield pdf
    for match in re.finditer(rb"stream\r?\n", pdf):
        unpack = zlib.decompressobj()
        try:
            yield unpack.decompress(pdf[match.end() :])
        except zlib.error:
            continue  # not packed: read above


def parts(package):
    """The bytes of every part of a package."""
    with zipfile.ZipFile(package) as archive:
        return [name.encode() + archive.read(name) for name in archive.namelist()]


def test_the_log_tells_nothing_even_of_what_goes_wrong(window, view, people, planted, log, caplog):
    reporter = errors.Reporter(window)
    key = people.public("Pub society secretary").id
    written = {"notes": MARKED["notes"] + " and more"}  # the log quotes lines of source
    connection = planted._file._driver
    connection.execute("ALTER TABLE private_details RENAME TO away")
    people.window.session.perform(lambda desk: desk.edit_private(key, **written))
    shown = window.messages.messages()
    assert shown
    assert not said(shown)
    with pytest.raises(CollectionError) as caught:
        planted.edit_private(key, **written)
    connection.execute("ALTER TABLE away RENAME TO private_details")
    reporter.take(caught.type, caught.value, caught.tb)
    text = log.read_text(encoding="utf-8")
    assert "Uncaught exception" in text
    assert not said(text)


def test_a_table_of_contributors_holds_nothing_private(planted):
    assert not said(write_people(planted.record).decode("utf-8-sig"))
