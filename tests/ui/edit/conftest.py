"""A collection with one rich essay, and the window on its text."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from essayeditor.collection.entities import Essay
from essayeditor.desk import Desk
from essayeditor.text.blocks import (
    Box,
    Figure,
    Heading,
    ListItem,
    ListKind,
    Paragraph,
    PullQuote,
    Statistic,
)
from essayeditor.text.document import Comment, Document, Note, Remark
from essayeditor.text.inline import InlineBuilder, inline
from essayeditor.text.marks import Mark, MarkKind, NoteCall

INSERTED = Mark(0, 0, MarkKind.INSERTED, "", "Copy desk", "2025-01-15T09:12:00Z")
DELETED = Mark(0, 0, MarkKind.DELETED, "", "Copy desk", "2025-01-15T09:12:00Z")


def words(*parts):
    """An Inline of words, (words, marks…) and atoms."""
    builder = InlineBuilder()
    for part in parts:
        if isinstance(part, str):
            builder.add(part)
        elif isinstance(part, tuple):
            builder.add(part[0], part[1:])
        else:
            builder.atom(part)
    return builder.build()


RICH = Document(
    (
        Paragraph("a", words("Nobody cheered.", NoteCall("n1"), " We had three winters.")),
        Heading("h", inline("Whose roof is it?")),
        Paragraph("b", words("It raised ", ("£280k", DELETED), ("£280,000", INSERTED), " from 312 members.")),
        PullQuote("q", inline("Larger than anybody else’s vote.")),
        ListItem("l1", inline("Ask who owns the roof."), ListKind.DECIMAL),
        ListItem("l2", inline("Ask who pays."), ListKind.DECIMAL),
        Figure("f", "0" * 64, "A hall", caption=words("The hall", NoteCall("n2"))),
        Box("x", inline("What we ask"), (Paragraph("x1", inline("A right to connect.")),)),
        Statistic("s", inline("62p"), inline("of each pound")),
        Paragraph("z", inline("By the second spring.")),
    ),
    (
        Note("n1", (Paragraph("n1p", inline("Interview, October 2024.")),)),
        Note("n2", (Paragraph("n2p", inline("Drawn for this book.")),)),
    ),
)
COMMENT = Comment("c", "a", 0, 6, (Remark("Copy desk", "2025-01-14T10:00:00Z", "Is it always?"),))


@pytest.fixture
def desk(tmp_path):
    """An open collection: one rich essay, one short one, one without a text."""
    made = Desk.create(tmp_path / "book.essays", "Stories from Community Britain")
    section = made.add_section("Climate and energy").created[0]
    for title, text in (("The sun on our own roofs", RICH), ("Who owns the wind?", None), ("A hall", None)):
        key = made.add_essay(title, section, target_words=1200).created[0]
        if text is not None:
            made.save_text(key, text, comments=(COMMENT,))
        elif title != "A hall":
            made.save_text(key, Document((Paragraph("w", inline("The wind blows.")),)))
    yield made
    made.close()


@pytest.fixture
def essays(desk):
    """The keys of the essays, by title."""
    return {essay.title: essay.id for essay in desk.record.all(Essay)}


@pytest.fixture(autouse=True)
def clean_clipboard(qapp):
    """Leave nothing on the clipboard that was made here: it would outlive Python."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def page(window, desk, qtbot):
    """The Edit workspace on the rich essay."""
    window.session.adopt(desk)
    made = window.visit("edit")
    QApplication.processEvents()
    made.view.setFocus()
    qtbot.waitUntil(made.view.hasFocus)
    return made


@pytest.fixture
def saved(page, qtbot, desk, essays):
    """Wait until what was typed is in the collection, and give its text."""

    def read(title="The sun on our own roofs"):
        qtbot.waitUntil(lambda: not page.view.buffer.dirty, timeout=10_000)
        return desk.document(essays[title])

    return read
