"""The base of the flat lists keeps Qt's rules."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from essayeditor.ui.models.base import ListModel


def make(qtbot, rows=()):
    model = ListModel(
        {Qt.ItemDataRole.DisplayRole: lambda row: row.upper(), Qt.ItemDataRole.UserRole + 1: len},
        selectable=lambda row: not row.startswith("#"),
    )
    model.tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(rows)
    return model


def test_rows_are_shown_by_role(qtbot):
    model = make(qtbot, ["hall", "pub"])
    assert model.rowCount() == 2
    assert model.index(1).data() == "PUB"
    assert model.index(0).data(Qt.ItemDataRole.UserRole + 1) == 4
    assert model.index(0).data(Qt.ItemDataRole.ToolTipRole) is None
    assert model.rowCount(model.index(0)) == 0
    assert model.row(QModelIndex()) is None


def test_the_same_rows_change_nothing_and_others_do(qtbot):
    model = make(qtbot, ["hall", "pub"])
    with qtbot.assertNotEmitted(model.modelReset), qtbot.assertNotEmitted(model.dataChanged):
        model.set_rows(["hall", "pub"])
    with qtbot.waitSignal(model.dataChanged):
        model.set_rows(["hall", "shop"])
    with qtbot.waitSignal(model.modelReset):
        model.set_rows(["hall"])
    assert model.rows() == ["hall"]


def test_headings_cannot_be_selected(qtbot):
    model = make(qtbot, ["#sections", "hall"])
    assert not model.index(0).flags() & Qt.ItemFlag.ItemIsSelectable
    assert model.index(1).flags() & Qt.ItemFlag.ItemIsSelectable
