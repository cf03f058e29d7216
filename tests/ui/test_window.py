"""The window as a whole: workspaces, keys, undo, appearance, and what it remembers."""

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from essayeditor.desk import Desk
from essayeditor.ui import app
from essayeditor.ui.remember import Remember, fit
from essayeditor.ui.style.appearance import Choice
from essayeditor.ui.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(tmp_path):
    made = Desk.create(tmp_path / "Stories.essays", "Stories from Community Britain", "stories")
    yield made
    made.close()


@pytest.fixture
def opened(window, desk):
    window.session.adopt(desk)
    QApplication.processEvents()
    return window


def test_only_menus_that_work_are_shown(window, desk):
    assert window.menus.titles() == ["File", "Edit", "View", "Help"]
    window.session.adopt(desk)
    assert {"File", "Edit", "View", "Essay", "Help"} <= set(window.menus.titles())
    assert "Tools" not in window.menus.titles()


def test_opening_leaves_the_window_active_and_nothing_else_on_the_screen(opened):
    assert opened.isActiveWindow()
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert shown == [opened]


def test_workspaces_by_key_by_tab_and_made_on_the_first_visit(qtbot, opened):
    assert opened.pages.key == "collect"
    assert opened.pages.made("publish") is None
    qtbot.keyClick(opened.focusWidget(), Qt.Key.Key_5, CTRL)
    assert opened.pages.key == "publish"
    page = opened.pages.made("publish")
    qtbot.keyClick(opened.focusWidget() or opened, Qt.Key.Key_1, CTRL)
    assert opened.pages.key == "collect"
    tabs = opened.topbar.tabs
    last = tabs.count() - 1
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(last).center())
    assert opened.pages.key == "publish"
    assert opened.pages.made("publish") is page


def test_the_primary_action_belongs_to_the_workspace(opened):
    assert opened.topbar.primary.text() == "Import files…"
    opened.visit("publish")
    assert opened.topbar.primary.text() == "Export book"
    assert not opened.topbar.primary.isEnabled()
    assert "No essay has a text yet" in opened.topbar.primary.toolTip()
    opened.close_collection()
    assert opened.topbar.primary.isHidden()


def test_every_shortcut_is_unambiguous_in_its_place(opened):
    for place in ("start", "collect", "edit", "arrange", "publish"):
        opened.registry.go(place)
        keys = [
            action.shortcut().toString()
            for action in opened.actions()
            if action.isVisible() and not action.shortcut().isEmpty()
        ]
        assert len(keys) == len(set(keys)), sorted(keys)


def test_every_shortcut_can_be_typed(opened):
    for action in opened.registry.all():
        if action.shortcut:
            assert QKeySequence(action.shortcut).toString(), action.id


def test_undo_and_redo_name_what_they_do(qtbot, opened):
    opened.session.perform(lambda desk: desk.add_essay("A hall of our own"))
    assert opened.registry.text("edit.undo") == "Undo: Add ‘A hall of our own’"
    assert opened.status.notice.text == "Added ‘A hall of our own’"
    opened.undo()
    assert opened.registry.text("edit.undo") == "Undo"
    assert opened.registry.text("edit.redo") == "Redo: Add ‘A hall of our own’"
    opened.redo()
    titles = [essay.title for essay in opened.session.record.essays()]
    assert "A hall of our own" in titles


def test_the_undo_of_the_notice_takes_it_back(qtbot, opened):
    opened.session.perform(lambda desk: desk.add_essay("A hall of our own"))
    qtbot.mouseClick(opened.status.notice.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert "A hall of our own" not in [essay.title for essay in opened.session.record.essays()]


def test_a_refused_operation_is_a_message_until_one_goes_well(opened):
    from essayeditor.foundation.errors import OperationRefused

    def refuse(desk):
        raise OperationRefused("The essay is locked. Unlock it first.")

    assert opened.session.perform(refuse) is None
    assert opened.messages.messages() == {"operation": "The essay is locked. Unlock it first."}
    opened.session.perform(lambda desk: desk.add_essay("x"))
    assert opened.messages.messages() == {}


def test_f6_goes_round_the_panes_and_back(qtbot, opened):
    seen = []
    for _ in range(6):
        qtbot.keyClick(opened.focusWidget() or opened, Qt.Key.Key_F6)
        seen.append(opened.focusWidget())
    assert len({id(widget) for widget in seen}) >= 4
    qtbot.keyClick(opened.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert opened.focusWidget() is seen[-2]


def test_the_appearance_is_chosen_and_remembered(opened):
    opened.registry.trigger("view.appearance.dark")
    assert opened.appearance.colours.dark
    assert opened.registry.qaction("view.appearance.dark").isChecked()
    assert not opened.registry.qaction("view.appearance.light").isChecked()
    assert Remember().appearance is Choice.DARK
    opened.registry.trigger("view.appearance.light")
    assert not opened.appearance.colours.dark


def test_window_workspace_and_splitters_are_remembered(qtbot, window, desk, look):
    path = desk.path
    window.session.adopt(desk)
    window.resize(1300, 700)
    window.visit("publish")
    splitter = window.pages.current().splitter
    splitter.setSizes([300, 600, 400])
    sizes = splitter.sizes()
    window.close()
    other = MainWindow(Remember())
    qtbot.addWidget(other)
    with qtbot.waitExposed(other):
        other.show()
    assert other.open(path)
    assert other.pages.key == "publish"
    assert other.height() == 700  # the width is cut to the small screen of the offscreen platform
    assert other.pages.current().splitter.sizes()[0] == sizes[0] == 300
    other.close()


@pytest.mark.parametrize("size", [(1366, 768), (1024, 640)])
def test_it_fits_small_screens(qtbot, opened, size):
    opened.resize(*size)
    for spec in ("collect", "publish"):
        page = opened.visit(spec)
        QApplication.processEvents()
        assert opened.minimumSizeHint().width() <= size[0]
        assert page.width() <= size[0]
        assert (opened.width(), opened.height()) == size
    assert opened.topbar.primary.geometry().right() < opened.width()


def test_every_control_has_a_name(opened):
    for key in ("collect", "publish"):
        opened.visit(key)
    unnamed = []
    for widget in opened.findChildren(QWidget):
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget.objectName().startswith("qt_"):
            continue
        owner = widget.parent()
        if widget.window() is not opened:
            continue  # the list of a combo box or a completer, which reads as its field
        inner = isinstance(widget, QLineEdit) and hasattr(owner, "lineEdit")
        name = widget.accessibleName() or getattr(widget, "text", str)()
        if not name and not inner and type(widget).__name__ not in ("QScrollArea", "QSplitterHandle"):
            unnamed.append(type(widget).__name__)
    assert unnamed == []


def test_closing_twice_is_no_harm(opened):
    opened.close_collection()
    opened.close_collection()
    assert opened.pages.key == "start"
    assert opened.windowTitle() == "Essay Editor"


def test_help_lists_every_key_that_works(opened):
    opened.registry.trigger("help.keys")
    text = opened.assist.help.text
    assert "Import files" in text
    assert "Ctrl+Shift+I" in text
    assert "Ctrl+K" in text
    opened.assist.help.close()
    opened.registry.trigger("help.about")
    assert "about" in opened.messages.messages()


def test_a_window_whose_text_cannot_be_saved_stays_open(qtbot, opened, monkeypatch):
    page = opened.pages.current()
    said = "Could not save: the disk is full. Your text is safe here. Free some space, or save elsewhere."
    monkeypatch.setattr(page, "leave", lambda: opened.session.problem.emit("save", said))
    opened.close()
    assert opened.isVisible()
    assert opened.session.is_open
    assert opened.messages.messages()["save"] == said
    assert "stays open" in opened.messages.messages()["close"]
    opened.close_collection()
    assert opened.session.is_open
    buttons = {button.text(): button for button in opened.messages.findChildren(QPushButton)}
    monkeypatch.setattr(page, "leave", lambda: None)
    qtbot.mouseClick(buttons["Try again"], Qt.MouseButton.LeftButton)
    assert not opened.session.is_open
    assert "close" not in opened.messages.messages()


def test_what_a_page_could_not_save_is_told_in_the_status_bar(opened, monkeypatch):
    page = opened.pages.current()
    monkeypatch.setattr(page, "unsaved", lambda: "The disk is full.")
    page.context_changed.emit()
    assert opened.status.saved == "Not saved"
    opened.close()
    assert opened.isVisible()
    monkeypatch.setattr(page, "unsaved", lambda: "")
    opened.session.perform(lambda desk: desk.add_essay("x"))
    assert opened.status.saved.startswith("Saved ")


def test_one_may_close_without_saving(qtbot, opened, monkeypatch):
    page = opened.pages.current()
    monkeypatch.setattr(page, "leave", lambda: opened.session.problem.emit("save", "Could not save."))
    opened.close()
    buttons = {button.text(): button for button in opened.messages.findChildren(QPushButton)}
    qtbot.mouseClick(buttons["Close without saving"], Qt.MouseButton.LeftButton)
    assert not opened.isVisible()


def test_a_page_catches_up_with_what_changed_meanwhile(opened):
    collect = opened.pages.current()
    opened.visit("publish")
    opened.session.perform(lambda desk: desk.add_essay("A hall of our own"))
    opened.visit("collect")
    assert "A hall of our own" in {row.title for row in collect.rows()}


def test_saving_that_failed_is_never_called_saved(qtbot, opened, monkeypatch):
    """A text that could not be saved is told as such, until it is safe."""
    page = opened.visit("edit")
    monkeypatch.setattr(page, "unsaved", lambda: "The disk is full.")
    opened.save_now()
    assert opened.status.saved == "Not saved"
    assert opened.status.notice.text != "Everything is saved."
    opened.close_collection()
    assert "close" in opened.messages.messages()
    monkeypatch.undo()
    opened.session.perform(lambda desk: desk.add_essay("There is room again"))
    assert opened.status.saved.startswith("Saved ")
    assert "close" not in opened.messages.messages()
    opened.save_now()
    assert opened.status.notice.text == "Everything is saved."


def test_a_backup_is_made_now_and_then(qtbot, opened, desk, monkeypatch):
    from essayeditor.foundation.errors import CollectionError

    made = []
    monkeypatch.setattr(desk, "back_up", lambda: made.append(1))
    assert opened.session.backups.interval() == 60 * 60 * 1000
    assert opened.session.backups.isActive()
    opened.session.backups.timeout.emit()
    assert made == [1]

    def full():
        raise CollectionError("No backup could be made: the disk is full.")

    monkeypatch.setattr(desk, "back_up", full)
    opened.session.backups.timeout.emit()
    assert opened.messages.messages()["backup"] == "No backup could be made: the disk is full."
    monkeypatch.undo()
    opened.session.backups.timeout.emit()
    assert "backup" not in opened.messages.messages()
    opened.close_collection()
    assert not opened.session.backups.isActive()


def test_a_new_window_has_room_on_the_screen_with_its_title_bar(opened):
    free = opened.screen().availableGeometry()
    opened.resize(free.width() + 400, free.height() + 400)
    fit(opened)
    assert opened.height() <= max(free.height() - 32, opened.minimumHeight())
    assert opened.width() <= max(free.width(), opened.minimumWidth())


def test_nothing_is_half_laid_when_it_is_painted(qtbot, window, desk):
    """What is shown of the first essay stands before the event loop has turned once."""
    essay = desk.add_essay("First", desk.record.sections()[0].id).created[0]
    desk.set_authors(essay, [desk.add_contributor("Sample contributor").created[0]])
    window.session.adopt(desk)
    page = window.visit("collect", essay)
    primary = window.topbar.primary
    assert primary.width() >= primary.sizeHint().width()
    assert primary.geometry().right() <= primary.parentWidget().width()
    names = [one for one in page.details.authors.findChildren(QLabel) if one.text() == "Sample contributor"]
    assert names
    assert names[0].isVisible()
    assert names[0].height() >= names[0].sizeHint().height()


def test_the_collection_is_opened_after_the_first_painting(qtbot, look, config, tmp_path, monkeypatch):
    Desk.create(tmp_path / "Stories.essays", "Stories", "stories").close()
    window = MainWindow(Remember())
    qtbot.addWidget(window)
    seen = []
    monkeypatch.setattr(
        window.pages, "visit", lambda *_args: seen.append(window.pages.currentWidget().accessibleName())
    )
    window.pages.wait("Opening ‘Stories.essays’…")
    app.FirstPaint(window, lambda: app._begin(window, tmp_path / "Stories.essays"))
    assert not window.session.is_open
    window.show()
    qtbot.waitUntil(lambda: window.session.is_open)
    assert seen[0] == "Opening ‘Stories.essays’…"
    window.close()


def test_the_window_is_there_before_what_only_a_collection_needs_is_loaded():
    script = (
        "import sys; from essayeditor.ui import app; from essayeditor.ui.remember import Remember\n"
        "qt = app.application(); window = app.make_window(qt); window.show(); qt.processEvents()\n"
        "print(*sorted(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    rooms = ("desk.core", "importers.", "exporters.", "typeset.lines", "ui.edit.buffer", "ui.collect.page")
    later = ("sqlalchemy", "psutil", *(f"essayeditor.{room}" for room in rooms))
    assert not [name for name in done.stdout.split() if name.startswith(later)]


def test_what_a_change_needs_is_loaded_while_one_looks_at_the_collection(tmp_path):
    Desk.create(tmp_path / "Stories.essays", "Stories", "stories").close()
    script = (
        "import sys; from pathlib import Path; from essayeditor.ui import app\n"
        "from PySide6.QtCore import QTimer\n"
        "def usable(window):\n"
        "    seen = ['sqlalchemy' in sys.modules]\n"
        "    timer = QTimer(window)\n"
        "    def look():\n"
        "        if all(name in sys.modules for name in app.WRITING):\n"
        "            print(window.session.is_open, *seen, flush=True)\n"
        "            app.QApplication.quit()\n"
        "    timer.timeout.connect(look)\n"
        "    timer.start(20)\n"
        f"app.run(Path({str(tmp_path / 'Stories.essays')!r}), usable)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]


def test_a_collection_that_cannot_be_opened_leads_to_the_start_page(qtbot, window, tmp_path):
    window.pages.wait("Opening ‘gone.essays’…")
    app._begin(window, tmp_path / "gone.essays")
    assert window.pages.currentWidget() is window.start
    assert "gone.essays" in window.messages.messages()["open"]
