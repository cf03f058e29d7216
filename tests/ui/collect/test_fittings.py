"""What is fitted to Collect: every part can be made and shown, and others join by a row of the table."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout

from essayeditor.foundation import resources
from essayeditor.ui.collect import bench as benches
from essayeditor.ui.collect import fittings
from essayeditor.ui.collect.fittings import FITTINGS, Fitting, Place, at
from essayeditor.ui.collect.parts import CollectView, EssaySection


def test_every_row_names_things_that_are_there():
    keys = [fitting.key for fitting in FITTINGS]
    assert len(keys) == len(set(keys))
    for fitting in FITTINGS:
        for name in (fitting.make, fitting.count, fitting.knows, fitting.actions):
            assert not name or callable(fittings.load(name)), fitting.key
        assert fitting.title or fitting.place is Place.ABOVE
        if fitting.icon:
            assert resources.path("icons", f"{fitting.icon}.svg").exists()


@pytest.mark.parametrize("key", [fitting.key for fitting in at(Place.RIGHT)])
def test_a_pane_is_shown_and_hidden_by_its_button_and_its_action(page, qtbot, key):
    button = page.right.strip.buttons[key]
    page.right.show_pane(key)
    assert page.right.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.right.isHidden()
    assert not button.isChecked()
    page.window().registry.trigger(f"collect.show.{key}")
    assert page.right.is_shown(key)
    assert button.isChecked()
    assert page.right.currentWidget().accessibleName()


@pytest.mark.parametrize("key", [fitting.key for fitting in at(Place.VIEW) if fitting.key])
def test_a_view_is_shown_from_anywhere_and_left(window, page, key):
    if window.shell.has("arrange"):
        window.visit("arrange")
    window.registry.trigger(f"collect.show.{key}")
    view = page.views.current()
    assert isinstance(view, CollectView)
    assert view.isVisible()
    assert view.accessibleName()
    assert all(pane.isVisible() for pane in view.panes()[:1])
    window.registry.trigger("collect.show.essays")
    assert page.essays.isVisible()
    assert not view.isVisible()


class View(CollectView):
    """A view that keeps what it is told."""

    def __init__(self, bench):
        super().__init__()
        self.log = []
        self.field = QLineEdit(self)
        self.bench = bench

    def refresh(self):
        self.log.append("refresh")

    def arrive(self, target=""):
        self.log.append(f"arrive {target}")

    def leave(self):
        self.log.append("leave")

    def stop(self):
        self.log.append("stop")

    def counts(self):
        return ["3 letters"]

    def primary(self):
        return "essay.new"


class Section(EssaySection):
    """A section that says the title."""

    def __init__(self, bench):
        super().__init__()
        self.label = QLabel()
        QVBoxLayout(self).addWidget(self.label)

    def show_essay(self, record, essay, today):
        self.label.setText(essay.title)
        return f"{len(essay.title)} letters"


def test_others_join_by_a_row(window, desk, monkeypatch, qtbot):
    made = {
        "view": View,
        "section": Section,
        "bar": lambda bench: QLabel("2 to confirm"),
        "pane": lambda bench: QLabel("Pane"),
        "count": lambda record, today: 7,
        "knows": lambda record, key: key == "known",
    }
    rows = (
        Fitting(
            "letters", Place.VIEW, "view", "Letters", "letter", count="count", knows="knows", beside=True
        ),
        *FITTINGS,
        Fitting("bar", Place.ABOVE, "bar"),
        Fitting("pane", Place.RIGHT, "pane", "Pane", "info"),
        Fitting("said", Place.DETAILS, "section", "What is said"),
    )
    original = fittings.load
    monkeypatch.setattr(fittings, "load", lambda name: made.get(name) or original(name))
    monkeypatch.setattr(fittings, "FITTINGS", rows)
    monkeypatch.setattr(
        "essayeditor.ui.collect.right._tip", lambda _actions, fitting: fitting.title
    )  # the actions were registered with the window
    window.session.adopt(desk)
    page = window.visit("collect")
    bench = benches.of(window.shell)
    assert [(p.text, p.count) for p in page.sidebar.places()[:2]] == [("Letters", 7), ("Essays", 6)]
    assert page.sidebar.key() == ""
    page.arrive("known")
    view = page.views.made("letters")
    assert view.log == ["refresh", "arrive known"]
    assert page.counts() == ["3 letters"]
    assert page.primary() == "essay.new"
    assert page.right.isVisible()
    bench.show_right("pane")
    assert page.right.currentWidget().text() == "Pane"
    bench.badge("pane", 4)
    assert page.right.strip.buttons["pane"].accessibleName() == "Pane, 4"
    page.show_view("")
    assert view.log[-1] == "leave"
    page.table.choose([page.rows()[2].id])
    section = page.details.sections.section("said")
    assert section.label.text() == "Who owns the wind?"
    fold = page.details.sections.findChildren(type(page.details.sections._made["said"][0]))[0]
    assert fold.accessibleName() == "What is said, 18 letters"
    bench.show_right("essay")
    QApplication.processEvents()
    qtbot.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert section.isHidden()
    path = desk.path
    window.close_collection()
    assert view.log[-1] == "stop"
    assert window.open(path)
    assert window.visit("collect").details.sections.section("said").isHidden()


def test_the_bench_shows_essays_under_a_filter(page):
    wind = page.rows()[2]
    page.bench.show("contributors")
    page.bench.show_essays(state=wind.state)
    assert page.views.key == ""
    assert page.bar.states.currentText() == "State: in edit"
    assert page.essays.shown.count() == 2
    page.bench.show_essays([wind.id], missing="late")
    assert page.bar.states.currentText() == "State: any"
    assert page.essays.shown.count() == 1
    page.bench.show_essays([wind.id], plain=True)
    assert [row.id for row in page.bench.chosen_essays()] == [wind.id]
