"""Queries beside the text: asked about the paragraph of the cursor, and led back to it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from essayeditor.collection.entities import Query


def test_a_question_is_about_the_paragraph_of_the_cursor_and_leads_back(qtbot, window, page):
    page.bench.show("queries")
    panel = page.frame.part("queries")
    QApplication.processEvents()
    block = page.view.document().lastBlock()
    page.view.go_to(block.position())
    key = panel._place()
    assert key
    qtbot.mouseClick(panel.group.ask, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(panel.group.form.question, "Which year?")
    page.view.go_to(0)
    qtbot.mouseClick(panel.group.form.accept, Qt.MouseButton.LeftButton)
    (query,) = window.session.record.all(Query)
    assert (query.question, query.block, query.essay) == ("Which year?", key, page.essay)
    row = panel.group.rows[query.id]
    qtbot.mouseClick(row.buttons["Show in the text"], Qt.MouseButton.LeftButton)
    assert page.view.textCursor().block() == block
    window.session.perform(lambda d: d.add_query(page.essay, "Gone?", "no such block"))
    gone = next(q for q in window.session.record.all(Query) if q.question == "Gone?")
    qtbot.mouseClick(panel.group.rows[gone.id].buttons["Show in the text"], Qt.MouseButton.LeftButton)
    assert window.status.notice.text == "The place that was asked about is no longer in the text."
