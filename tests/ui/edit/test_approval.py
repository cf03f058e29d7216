"""The primary action of Edit: what it records, and what it says where it cannot act."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from essayeditor.collection.entities import Approval, ApprovalKind

Key, Mod = Qt.Key, Qt.KeyboardModifier


def test_the_text_is_saved_and_its_sending_recorded(page, window, qtbot, desk):
    qtbot.keyClicks(page.view, "Now. ")
    button = window.topbar.primary
    assert (button.text(), button.isEnabled()) == ("Send for approval…", True)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.bench.is_shown("approval")
    assert desk.document(page.essay).blocks[0].content.text.startswith("Now. ")
    form = page.frame.part("approval").group.form
    assert "exactly as it stands now" in form.findChildren(type(page.frame.part("approval").reason))[0].text()
    assert not desk.record.of_essay(Approval, page.essay), "nothing is recorded before the form is done"
    qtbot.mouseClick(form.accept, Qt.MouseButton.LeftButton)
    (approval,) = desk.record.of_essay(Approval, page.essay)
    assert approval.kind is ApprovalKind.AWAITED
    desk.record_reply(approval.id, ApprovalKind.GIVEN)
    qtbot.waitUntil(lambda: not button.isEnabled())
    assert "approved by everybody" in page.frame.part("approval").reason.text()
    assert any("approved by everybody" in said for said in page.counts())


def test_without_a_text_it_says_so_on_the_page(page, window, qtbot, essays):
    page.sidebar.chosen.emit(essays["A hall"])
    QApplication.processEvents()
    assert not window.topbar.primary.isEnabled()
    assert any("There is no text yet" in said for said in page.counts())
    qtbot.keyClicks(page.view, "Words")
    qtbot.waitUntil(window.topbar.primary.isEnabled)
