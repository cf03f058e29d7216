"""Marked values stand in every private field; the picture of the Overview holds none, however it is read."""

import struct
import zlib
from datetime import date

import pytest
from PySide6.QtGui import QImage, QPicture
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from essayeditor.collection import overview
from essayeditor.collection.entities import (
    Contributor,
    LogEntry,
    Permission,
    PrivateDetails,
    Query,
    Submission,
)
from essayeditor.collection.progress import history
from essayeditor.collection.record import Record

MARK = "zq"
"""Begins every planted value, and no word of the program or of English."""
CHUNKS = {b"IHDR", b"pHYs", b"gAMA", b"cHRM", b"sRGB", b"PLTE", b"IDAT", b"IEND"}
"""Those that say how a picture is coded; all others can hold words."""


def chunks(content):
    """The chunks of a PNG (ISO 15948, 5.3): their names and data."""
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    at, found = 8, []
    while at < len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        found.append((content[at + 4 : at + 8], content[at + 8 : at + 8 + length]))
        at += 12 + length
    return found


@pytest.fixture
def view(window, page, desk):
    window.resize(1440, 900)
    for number, person in enumerate(list(desk.record.all(Contributor))):
        desk.edit_contributor(person.id, standing="expert", nation_or_region="Wales", role="Organiser")
        desk.edit_private(
            person.id,
            email=f"zq{number}@example.org",
            phone="zqphone 01632 960961",
            address="7 zqlane",
            notes="zqnote",
            lawful_basis="zqbasis",
        )
    for essay in desk.record.essays():
        desk.edit_essay(essay.id, tags=("Energy",))
        desk.add_query(essay.id, "zqquestion?", asked_by="zqasker")
        desk.add_permission(essay.id, holder="zqholder", evidence="zqevidence", rights="zqrights")
    window.registry.trigger("collect.show.overview")
    QApplication.processEvents()
    return page.views.current()


def painted(widget):
    """What is painted, as the commands of the painter: words stand in them as text."""
    picture = QPicture()
    widget.render(picture)
    return bytes(picture.data())


def holds(content, words):
    return any(words.encode(code) in content for code in ("utf-8", "utf-16-be", "utf-16-le"))


def test_the_file_holds_a_picture_and_no_words(view, tmp_path):
    path = tmp_path / "overview.png"
    assert view.save_picture(path)
    content = path.read_bytes()
    found = chunks(content)
    assert {name for name, _data in found} <= CHUNKS
    pixels = zlib.decompress(b"".join(data for name, data in found if name == b"IDAT"))
    assert not holds(content, MARK)
    assert not holds(pixels, MARK)
    assert QImage(str(path)).textKeys() == []


def test_nothing_private_is_painted_said_or_listed(view):
    everything = painted(view.sheet)
    for words in ("Wales", "Energy", "Expert", "Climate and energy", "With open queries"):
        assert holds(everything, words), "what is painted can be read by this test"
    assert not holds(everything, MARK)
    for widget in [view.sheet, *view.sheet.findChildren(QWidget)]:
        said = (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
        assert not any(MARK in words for words in said)
    view.as_tables.click()
    QApplication.processEvents()
    tables = view.sheet.findChildren(QTableView)
    cells = [
        str(table.model().index(row, column).data())
        for table in tables
        for row in range(table.model().rowCount())
        for column in range(table.model().columnCount())
    ]
    assert "Wales" in cells
    assert not any(MARK in words for words in cells)
    assert not holds(painted(view.sheet), MARK)


def test_what_is_drawn_is_computed_without_the_private_records(view, desk):
    """What the Overview draws from gives the same where the private values are not there at all."""

    def drawn(record):
        today = date.today()
        return (
            overview.before_publication(record, today),
            overview.words_by_section(record),
            overview.by_region(record),
            overview.by_standing(record),
            overview.by_theme(record),
            overview.by_holder(record),
            history(record, today),
        )

    tables = {kind: table for kind, table in desk.record.tables.items() if kind is not PrivateDetails}
    bare = Record(tables)
    assert drawn(bare) == drawn(desk.record)
    kept = {mark.name for part in drawn(bare)[:-1] for mark in part}
    assert not any(MARK in name for name in kept)
    assert {LogEntry, Permission, Query, Submission} <= set(tables)
