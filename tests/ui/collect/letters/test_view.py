"""Letters as a person writes them: filled, changed, copied, saved, handed to the mail program, noted."""

import io
from urllib.parse import parse_qs, urlsplit

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from essayeditor.collection.entities import Essay, LogEntry, LogKind, State

ADDRESS = "zq-marked@example.org"


@pytest.fixture
def late(desk):
    """The essay that is late, and its author with an address."""
    essay = next(e for e in desk.record.essays() if e.title == "The bakery its bakers own")
    ((_, person),) = desk.record.authors(essay.id)
    desk.edit_private(person.id, email=ADDRESS)
    return essay.id


@pytest.fixture
def view(page, late):
    made = page.bench.show("letters")
    made.kinds.choose("reminder")
    QApplication.processEvents()
    assert made.isVisible()
    return made


@pytest.fixture
def opened(monkeypatch):
    urls = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(url) or True)
    return urls


def noted(window):
    return [e for e in window.session.record.all(LogEntry) if e.kind is LogKind.LETTER]


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def everything_shown(window):
    from PySide6.QtWidgets import QLabel, QLineEdit, QTextEdit, QWidget

    said = []
    for widget in window.findChildren(QWidget):
        said += [widget.toolTip(), widget.accessibleName(), widget.windowTitle()]
        if isinstance(widget, QLabel | QLineEdit):
            said.append(widget.text())
        if isinstance(widget, QTextEdit):
            said.append(widget.toPlainText())
    return "\n".join(said)


def test_a_reminder_is_handed_to_the_mail_program_and_noted(qtbot, window, view, opened, late):
    assert view.whom.recipient().essay == late
    assert "was due on" in view.letter.body.toPlainText()
    click(qtbot, view.letter.mail)
    (url,) = opened
    parts = urlsplit(url.toString(url.ComponentFormattingOption.FullyEncoded))
    assert (parts.scheme, parts.path) == ("mailto", ADDRESS)
    assert parse_qs(parts.query)["body"][0].startswith("Dear Worker co-op member,")
    (entry,) = noted(window)
    assert entry.what == "Reminder to Worker co-op member, opened in the mail program"
    assert ADDRESS not in everything_shown(window)
    assert view.whom.recipient() is None, "another reminder is not due within the week"
    window.undo()
    assert not noted(window)


@pytest.mark.parametrize(
    ("title", "kind"),
    [("The bakery its bakers own", "reminder"), ("Who owns the wind?", "proof")],
)
def test_the_letter_that_a_chosen_essay_needs_is_one_action_away(window, page, late, title, kind):
    essay = next(row.id for row in page.rows() if row.title == title)
    page.table.choose([essay])
    QApplication.processEvents()
    window.registry.trigger("letter.write")
    view = page.views.current()
    assert (view.kinds.key(), view.whom.recipient().essay) == (kind, essay)
    assert view.letter.body.hasFocus()


def test_a_long_letter_goes_by_the_clipboard(qtbot, window, view, opened):
    view.letter.body.setPlainText("hall " * 600)
    click(qtbot, view.letter.mail)
    assert "body" not in opened[0].toString()
    assert QGuiApplication.clipboard().text() == "hall " * 600
    assert "too long" in view.letter.messages.messages()["mail"]


def test_without_a_mail_program_or_an_address_that_is_said(qtbot, window, view, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    click(qtbot, view.letter.mail)
    assert "no mail program" in view.letter.messages.messages()["mail"]
    assert not noted(window)
    view.kinds.choose("brief")
    view.all.setChecked(True)
    other = next(r for r in view.whom.rows.rows() if r.name == "Retrofit adviser")
    view.whom.choose(other.essay)
    assert not view.letter.mail.isEnabled()
    assert "No e-mail address is recorded for Retrofit adviser" in view.letter.messages.messages()["address"]
    view.letter.record_wanted.emit(other.contributor)
    assert view._shell.made("collect").views.key == "contributors"


def test_a_letter_is_changed_copied_and_the_next_one_comes(qtbot, window, view):
    view.all.setChecked(True)
    first = view.whom.recipient()
    view.letter.body.setPlainText("Dear all,")
    window.session.perform(lambda desk: desk.edit_collection(subtitle="New"))
    assert view.letter.body.toPlainText() == "Dear all,", "what is typed stays"
    click(qtbot, view.letter.copy)
    assert QGuiApplication.clipboard().text() == "Dear all,"
    assert noted(window)[0].what.endswith(", copied")
    assert view.whom.recipient().essay != first.essay
    assert view.letter.body.toPlainText().startswith("Dear ")
    assert "Dear all" not in view.letter.body.toPlainText()


def test_a_brief_is_saved_as_word_and_the_essay_counts_as_briefed(
    qtbot, window, view, late, tmp_path, monkeypatch
):
    view.kinds.choose("brief")
    assert view.whom.choose(late)
    path = tmp_path / "brief"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    click(qtbot, view.letter.save)
    content = path.with_suffix(".docx").read_bytes()
    assert ADDRESS.encode() not in content
    document = Document(io.BytesIO(content))
    assert document.paragraphs[0].text == "Dear Worker co-op member,"
    assert document.core_properties.author == ""
    assert document.core_properties.title.startswith("Your essay for Stories")
    assert window.session.record.get(Essay, late).state is State.BRIEFED


def test_what_is_not_known_is_said_and_stands_in_brackets(window, view, late):
    window.session.perform(lambda desk: desk.edit_essay(late, target_words=0))
    view.kinds.choose("brief")
    view.whom.choose(late)
    assert "[words wanted]" in view.letter.body.toPlainText()
    assert view.letter.messages.messages()["fields"].startswith("Not known yet: the target in words.")


def test_the_first_letter_shown_is_one_that_is_due(window, page, desk, late):
    for essay in desk.record.essays():
        if essay.id != late and essay.state in (State.IDEA, State.INVITED, State.AGREED):
            desk.delete_essays([essay.id])
    desk.set_state(late, State.BRIEFED)
    view = page.bench.show("letters")
    assert view.kinds.key() == "reminder"


def test_the_wording_is_changed_for_this_collection_or_for_all_and_restored(qtbot, window, view):
    click(qtbot, view.letter.wording)
    assert view.stack.currentWidget() is view.template
    assert view.template.whose.text().startswith("This is the wording that comes with the program.")
    assert not view.template.restore.isVisible()
    view.template.text.setPlainText("no subject")
    for button in (view.template.save, view.template.for_all):
        click(qtbot, button)
        assert "Subject" in view.template.messages.messages()["wording"]
    view.template.text.setPlainText("Title: Nudge\nSubject: Nudge\n\nHello {contributor}, about {fee}.")
    click(qtbot, view.template.for_all)
    assert view.letter.body.toPlainText() == "Hello Worker co-op member, about [fee]."
    assert "‘{fee}’ is no field" in view.letter.messages.messages()["fields"]
    assert ("reminder", "Nudge", 1) in view.kinds.rows.rows()
    assert view.letter.about.text().endswith(". In your own wording")
    click(qtbot, view.letter.wording)
    view.template.text.setPlainText("Title: Nudge\nSubject: Nudge\n\nOnly in this collection.")
    click(qtbot, view.template.save)
    assert view.letter.body.toPlainText() == "Only in this collection."
    assert view.letter.about.text().endswith(". In the wording of this collection")
    window.undo()
    assert view.letter.body.toPlainText().startswith("Hello")
    window.redo()
    click(qtbot, view.letter.wording)
    assert view.template.restore.text() == "Use the wording of all collections"
    click(qtbot, view.template.restore)
    assert view.letter.body.toPlainText().startswith("Hello")
    click(qtbot, view.letter.wording)
    assert view.template.restore.text() == "Restore our wording"
    click(qtbot, view.template.restore)
    assert "was due on" in view.letter.body.toPlainText()
