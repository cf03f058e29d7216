"""What is fitted to the workspace: every part can be made, shown, hidden, and is remembered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QMenu, QTextEdit

from essayeditor.foundation import resources
from essayeditor.ui.edit import bench as benches
from essayeditor.ui.edit import fittings
from essayeditor.ui.edit.fittings import FITTINGS, Place

TITLED = [fitting.key for fitting in FITTINGS if fitting.title]


def test_every_row_names_things_that_are_there():
    keys = [fitting.key for fitting in FITTINGS]
    assert len(keys) == len(set(keys))
    for fitting in FITTINGS:
        assert callable(fittings.load(fitting.make))
        assert bool(fitting.title) == bool(fitting.icon)
        if fitting.icon:
            assert resources.path("icons", f"{fitting.icon}.svg").exists()


@pytest.mark.parametrize("key", TITLED)
def test_a_part_is_shown_and_hidden_by_its_button_and_its_action(page, qtbot, key):
    button = page.frame.strip.buttons[key]
    before = page.frame.is_shown(key)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.frame.is_shown(key) is button.isChecked() is not before
    page.window().registry.trigger(f"edit.show.{key}")
    assert page.frame.is_shown(key) is button.isChecked() is before
    widget = page.frame.part(key)
    assert widget is None or widget.accessibleName()


def test_what_is_shown_is_remembered(page, desk, window):
    page.frame.hide_part("notes")
    path = desk.path
    window.close_collection()
    assert window.open(path)
    assert not window.visit("edit").frame.is_shown("notes")


def test_a_view_and_a_strip_join_by_a_row(window, desk, monkeypatch, qtbot):
    def view(bench):
        made = QLabel(bench.essay.title if bench.essay else "none")
        made.setAccessibleName("View")
        return made

    def strip(_bench):
        return QListWidget()

    rows = (
        *FITTINGS,
        fittings.Fitting("view", Place.RIGHT, "view", "View", "info"),
        fittings.Fitting("other", Place.RIGHT, "view", "Other", "info"),
        fittings.Fitting("strip", Place.MARGIN, "strip", "Strip", "comment"),
    )
    original = fittings.load
    made = {"view": view, "strip": strip}
    monkeypatch.setattr(fittings, "load", lambda name: made.get(name) or original(name))
    for module in ("fittings", "strip", "workspace"):
        monkeypatch.setattr(f"essayeditor.ui.edit.{module}.FITTINGS", rows)
    monkeypatch.setattr("essayeditor.ui.edit.strip._tip", lambda _actions, fitting: fitting.title)
    window.session.adopt(desk)
    page = window.visit("edit")
    bench = benches.of(window.shell)
    bench.show("view")
    assert page.frame.right.currentWidget().text() == "The sun on our own roofs"
    bench.show("other")
    assert not bench.is_shown("view")
    assert page.frame.right.isVisible()
    assert not page.frame.strip.buttons["view"].isChecked()
    bench.badge("view", 3)
    assert page.frame.strip.buttons["view"].accessibleName() == "View, 3"
    left, column = page.view.placed(page.view.width())
    bench.show("strip")
    QApplication.processEvents()
    side = page.frame.part("strip")
    assert side.isVisible()
    assert side.width() == side.sizeHint().width()
    assert side.x() >= page.view.viewport().geometry().right()
    assert page.view.placed(page.view.width()) != (left, column)
    window.toggle_focus_mode()
    assert not side.isVisible()
    assert not page.frame.right.isVisible()
    window.toggle_focus_mode()
    assert side.isVisible()
    assert page.frame.right.isVisible()


def test_parts_add_to_the_menu_the_status_bar_and_the_paint(page, qtbot):
    page.bench.menus.append(lambda menu, view: menu.addAction(f"At {view.textCursor().position()}"))
    page.view.menu_asked.emit(page.view.mapToGlobal(page.view.rect().center()))
    menu = page.view.findChild(QMenu)
    assert menu.actions()[0].text() == "At 0"
    menu.close()
    page.bench.say("spelling", "2 words to look at")
    assert page.counts()[-1] == "2 words to look at"
    painted = []
    page.view.over.append(lambda painter, view, part: painted.append(part))
    page.view.overlayers.append(lambda first, last: [QTextEdit.ExtraSelection()])
    page.view.overlay()
    assert len(page.view.extraSelections()) > 0
    page.view.viewport().repaint()
    assert painted
