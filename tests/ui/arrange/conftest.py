"""A collection of two sections with essays, a foreword, and one held over; the window on its order."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from essayeditor.collection.entities import Essay, EssayKind, Section, State
from essayeditor.desk import Desk
from essayeditor.text.blocks import Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import inline

TITLES = {"Energy": ("Sun", "Wind", "Homes"), "Economy": ("Shop", "Pub")}


def fill(desk: Desk) -> None:
    """Put two sections, six essays and a foreword into a collection."""
    for title, essays in TITLES.items():
        section = desk.add_section(title).created[0]
        for number, essay in enumerate(essays, start=1):
            key = desk.add_essay(essay, section, target_words=100).created[0]
            desk.save_text(key, Document((Paragraph("p", inline("word " * 10 * number)),)))
    desk.add_essay("Foreword", kind=EssayKind.FOREWORD)
    held = desk.add_essay("Orchard", desk.record.sections()[0].id).created[0]
    desk.set_state(held, State.HELD_OVER)


def order(desk: Desk) -> dict[str, list[str]]:
    """The titles of the essays in the book, by section."""
    record = desk.record
    return {
        section.title: [e.title for e in record.essays(section.id) if e.state is not State.HELD_OVER]
        for section in record.sections()
    }


@pytest.fixture
def desk(tmp_path):
    """An open collection."""
    made = Desk.create(tmp_path / "book.essays", "Stories from Community Britain")
    fill(made)
    yield made
    made.close()


@pytest.fixture
def keys(desk):
    """The keys of sections and essays, by title."""
    return {thing.title: thing.id for kind in (Section, Essay) for thing in desk.record.all(kind)}


@pytest.fixture
def page(window, desk):
    """The Arrange workspace."""
    window.session.adopt(desk)
    window.resize(1440, 900)
    made = window.visit("arrange")
    QApplication.processEvents()
    return made
