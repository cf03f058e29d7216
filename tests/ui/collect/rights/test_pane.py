"""The pane of permissions and approvals, used as a person does."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from essayeditor.collection.entities import (
    Approval,
    ApprovalKind,
    Essay,
    Permission,
    PermissionKind,
    Query,
    State,
)
from essayeditor.store.content import Asset
from essayeditor.text.blocks import Figure, Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import inline

PICTURE = "7" * 64
TODAY = date.today()


def text(words):
    return Document((Paragraph("p1", inline(words)), Figure("f1", PICTURE, alt="A hall")))


@pytest.fixture
def essay(desk):
    key = next(e.id for e in desk.record.essays() if e.title == "Who owns the wind?")
    draft = desk._draft()
    draft.assets[PICTURE] = Asset(PICTURE, b"no picture", "image/png", 1, 1)
    desk._file.write(draft.writes(()))
    desk.save_text(key, text("We raised £280k from 312 members."))
    desk.set_state(key, State.COPY_EDITED)
    return key


@pytest.fixture
def pane(page, essay, monkeypatch):
    monkeypatch.setattr(type(page.shell.session.desk), "picture", lambda _self, _sha: b"")
    page.bench.show_right("rights")
    page.table.choose([essay])
    QApplication.processEvents()
    return page.right.currentWidget()


def press(qtbot, group, row, label):
    button = group.rows[row].buttons[label]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def said(group):
    return [(row.line.title, row.line.said) for row in group.rows.values()]


def of(window, kind, essay):
    return window.session.record.of_essay(kind, essay)


def test_a_text_is_sent_answered_changed_and_sent_again(qtbot, window, pane, essay):
    qtbot.mouseClick(pane.approvals.send, Qt.MouseButton.LeftButton)
    form = pane.approvals.form
    form.dates["due"][0].setText("soon")
    qtbot.mouseClick(form.accept, Qt.MouseButton.LeftButton)
    assert "not a date" in form.dates["due"][1].fault
    assert not of(window, Approval, essay)
    form.dates["due"][0].setText((TODAY + timedelta(5)).isoformat())
    qtbot.mouseClick(form.accept, Qt.MouseButton.LeftButton)
    (approval,) = of(window, Approval, essay)
    assert approval.due == (TODAY + timedelta(5)).isoformat()
    assert pane.approvals.form is None
    assert pane.approvals.detail.text() == "1 awaited"
    press(qtbot, pane.approvals, approval.id, "Record reply…")
    form = pane.approvals.form
    form.said.setText("e-mail")
    qtbot.mouseClick(form.accept, Qt.MouseButton.LeftButton)
    assert window.session.record.get(Essay, essay).state is State.APPROVED
    assert said(pane.approvals)[0][1].endswith(", e-mail")
    assert not pane.approvals.send.isVisible()
    assert pane.approvals.notice is None
    window.session.perform(lambda desk: desk.save_text(essay, text("We raised £280,000 from 312 members.")))
    QApplication.processEvents()
    notice = pane.approvals.notice
    assert notice.said.text().startswith("Version 2 was approved on ")
    assert notice.said.text().endswith("Version 3 differs by 1 word.")
    change = notice.changes.itemAt(0).widget()
    assert change.accessibleName() == "We raised £deleted 280kinserted 280,000 from 312 members."
    qtbot.mouseClick(notice.send, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(pane.approvals.form.accept, Qt.MouseButton.LeftButton)
    assert len(of(window, Approval, essay)) == 2
    assert window.isActiveWindow(), "no part of the pane was shown as a window of its own"
    window.undo()
    assert len(of(window, Approval, essay)) == 1


def test_no_reply_is_recorded_only_once_the_time_has_run_out(qtbot, window, pane, essay):
    window.session.perform(lambda desk: desk.send_for_approval(essay, due=TODAY.isoformat()))
    (approval,) = of(window, Approval, essay)
    assert "Record no reply" not in pane.approvals.rows[approval.id].buttons
    past = {"sent": "2025-01-02", "due": "2025-01-09"}
    window.session.perform(lambda desk: desk.send_for_approval(essay, **past))
    assert said(pane.approvals)[0][1] == "Sent on 2 January 2025; no reply by 9 January 2025"
    press(qtbot, pane.approvals, approval.id, "Record no reply")
    assert of(window, Approval, essay)[0].kind is ApprovalKind.DEEMED
    assert window.session.record.get(Essay, essay).state is State.DEEMED_APPROVED


def dropped(widget, path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(3, 3), action, mime, button, keys)
    QApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(QPointF(3, 3), action, mime, button, keys))


def test_a_licence_is_recorded_with_a_dropped_file_and_opened_again(
    qtbot, window, pane, essay, tmp_path, monkeypatch
):
    proof = tmp_path / "licence.pdf"
    proof.write_bytes(b"%PDF-1.7 signed")
    key = f"{PermissionKind.TEXT} "
    press(qtbot, pane.permissions, key, "Record…")
    form = pane.permissions.form
    qtbot.keyClicks(form.holder, "The author")
    qtbot.keyClicks(form.scope, "Print and web")
    place = form.mapToGlobal(form.rect().center())
    assert window._page_takes([proof], place), "the window leaves the file to the form"
    assert not window._page_takes([proof, proof], place)
    assert not window._page_takes([proof], window.mapToGlobal(window.rect().center()))
    dropped(form, proof)
    assert form.file.name.text() == "licence.pdf"
    qtbot.mouseClick(form.accept, Qt.MouseButton.LeftButton)
    (permission,) = of(window, Permission, essay)
    assert (permission.kind, permission.holder, permission.scope) == (
        PermissionKind.TEXT,
        "The author",
        "Print and web",
    )
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    press(qtbot, pane.permissions, key, "Open")
    (url,) = opened
    assert Path(url.toLocalFile()).read_bytes() == b"%PDF-1.7 signed"
    saved = tmp_path / "copy.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(saved), ""))
    press(qtbot, pane.permissions, key, "Save a copy…")
    assert saved.read_bytes() == b"%PDF-1.7 signed"
    press(qtbot, pane.permissions, key, "Change…")
    pane.permissions.form.dates["withdrawn"][0].setText("9/1/2026")
    qtbot.mouseClick(pane.permissions.form.accept, Qt.MouseButton.LeftButton)
    assert "Withdrawn on 9 January 2026" in said(pane.permissions)[0][1]


def test_whom_a_picture_shows_asks_for_their_consent(qtbot, window, pane, essay):
    from essayeditor.ui.collect.rights.permissions import Shown

    assert [title for title, _ in said(pane.permissions)] == ["Text licence", "Picture 1, rights"]
    shown = pane.permissions.findChild(Shown)
    shown.people.setFocus()
    shown.people.selectAll()
    qtbot.keyClicks(shown.people, "3")
    qtbot.keyClick(shown.people, Qt.Key.Key_Return)
    assert ("Picture 1, consent of people shown", "3 people shown, none recorded") in said(pane.permissions)
    assert pane.permissions.detail.text() == "3 missing"


def test_what_is_typed_stays_while_the_collection_changes(qtbot, window, pane, essay):
    key = f"{PermissionKind.TEXT} "
    press(qtbot, pane.permissions, key, "Record…")
    qtbot.keyClicks(pane.permissions.form.holder, "The au")
    window.session.perform(lambda desk: desk.add_permission(essay, PICTURE, holder="The publisher"))
    QApplication.processEvents()
    assert pane.permissions.form.holder.text() == "The au"
    assert pane.permissions.form.isVisible()
    qtbot.mouseClick(pane.permissions.form.cancel, Qt.MouseButton.LeftButton)
    assert pane.permissions.form is None


def test_a_query_is_asked_closed_opened_and_deleted(qtbot, window, pane, essay):
    qtbot.mouseClick(pane.queries.ask, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(pane.queries.form.question, "Which year?")
    qtbot.mouseClick(pane.queries.form.accept, Qt.MouseButton.LeftButton)
    (query,) = of(window, Query, essay)
    assert pane.queries.detail.text() == "1 open"
    press(qtbot, pane.queries, query.id, "Close…")
    qtbot.keyClicks(pane.queries.form.answer, "2019")
    qtbot.mouseClick(pane.queries.form.accept, Qt.MouseButton.LeftButton)
    assert said(pane.queries)[0][1].endswith("Answer: 2019")
    press(qtbot, pane.queries, query.id, "Open again")
    assert not of(window, Query, essay)[0].closed
    press(qtbot, pane.queries, query.id, "Delete")
    assert not of(window, Query, essay)


def test_two_essays_or_none_are_told(pane, page, essay):
    others = [row.id for row in page.rows()][:2]
    page.table.choose(others)
    QApplication.processEvents()
    assert pane.nothing.text().startswith("2 essays are chosen")
    assert not pane.area.isVisible()


def test_all_changes_since_the_approval_are_shown(qtbot, desk, essay, pane):
    def many(word):
        return Document(
            tuple(Paragraph(f"p{n}", inline(f"The {word} of house {n} is dry.")) for n in range(40))
        )

    desk.save_text(essay, many("roof"))
    desk.set_state(essay, State.SENT_FOR_APPROVAL)
    desk.record_approval(essay, ApprovalKind.GIVEN)
    desk.save_text(essay, many("cellar"))
    QApplication.processEvents()
    notice = pane.approvals.notice
    assert notice.changes.count() == 1
    qtbot.mouseClick(notice.all, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert notice.changes.count() == 40
    last = notice.changes.itemAt(39).widget()
    assert last.isVisible()
    assert last.accessibleName() == "The deleted roofinserted cellar of house 39 is dry."
