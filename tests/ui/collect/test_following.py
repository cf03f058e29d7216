"""What is shown after any operations, undone and done again, is what would be shown afresh."""

import contextlib
import random

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QApplication

from essayeditor.collection.entities import ApprovalKind, State
from essayeditor.collection.record import Record
from essayeditor.collection.today import lines
from essayeditor.collection.workflow import why_not
from essayeditor.foundation.errors import OperationRefused
from essayeditor.ui.collect import rows
from essayeditor.ui.collect.contributors.rows import people
from essayeditor.ui.collect.sidebar import due_this_week, places
from tests.ui.collect.conftest import TODAY, words


def operations(desk, pick):
    """One operation of those that a morning brings."""
    record = desk.record
    essays = [essay for essay in record.essays() if not essay.binned]
    essay = pick.choice(essays)
    states = [state for state in State if state is not essay.state and not why_not(record, essay, state)]
    person = pick.choice([*record.authors(essay.id), (None, None)])[1]
    return pick.choice(
        [
            lambda: desk.undo(),
            lambda: desk.redo(),
            lambda: desk.undo(),
            lambda: desk.set_state(essay.id, pick.choice(states)) if states else None,
            lambda: desk.edit_essay(essay.id, title=f"Another title {pick.random():.3f}"),
            lambda: desk.edit_essay(essay.id, deadline=TODAY.isoformat()),
            lambda: desk.save_text(essay.id, words(pick.randrange(200, 1500))),
            lambda: desk.move_essays([essay.id], pick.choice(record.sections()).id),
            lambda: desk.delete_essays([essay.id]) if len(essays) > 2 else None,
            lambda: desk.add_essay("A new one", pick.choice(record.sections()).id),
            lambda: desk.add_query(essay.id, "In which year?"),
            lambda: (
                desk.record_approval(essay.id, ApprovalKind.GIVEN)
                if essay.state is State.SENT_FOR_APPROVAL
                else None
            ),
            lambda: desk.edit_contributor(person.id, name=f"Chair {pick.random():.3f}") if person else None,
            lambda: desk.confirm_bylines([essay.id], TODAY.isoformat()),
        ]
    )


def shown(page):
    """What the table shows: every group with its rows as they are drawn."""
    model = page.shown
    found = []
    for number in range(model.rowCount()):
        group = model.index(number, 0)
        cells = [
            [model.index(row, column, group).data() for column in range(model.columnCount())]
            for row in range(model.rowCount(group))
        ]
        found.append((group.data(), cells))
    assert model.rowCount(QModelIndex()) == len(found)
    return found


@pytest.mark.parametrize("seed", range(6))
def test_what_is_shown_follows_every_change(window, page, desk, seed):
    pick = random.Random(seed)
    view = page.show_view("contributors")
    page.show_view("")
    for step in range(25):
        page.essays.show_form(pick.choice(["table", "table", "board"]))
        page.right.show_pane(pick.choice(["today", "essay", "rights"]))
        some = [row.id for row in page.rows()]
        page.essays.choose([pick.choice(some)])
        with contextlib.suppress(OperationRefused):  # such as a foreword that would go into a section
            operations(desk, pick)()
        QApplication.processEvents()
        fresh = Record(desk.record.tables)
        groups = rows.groups(fresh, TODAY)
        week = due_this_week(groups, TODAY)
        assert page.groups() == groups, (seed, step)
        assert page.sidebar.places() == places(groups, week, fresh, TODAY, ())
        page.right.show_pane("today")
        assert page.right.currentWidget().lines() == list(lines(fresh, TODAY))
        page.right.show_pane("essay")
        if page.essay_key():
            assert page.details.title.text() == fresh.get(type(page.details.essay), page.essay_key()).title
            assert page.details.essay == fresh.get(type(page.details.essay), page.essay_key())
        if page.essays.form_key == "board":
            cards = [row.essay for column in page.essays.form.columns for row in column.list.rows()]
            answers = [row for group in groups for row in group.rows if row.group != rows.BIN]
            assert sorted(filter(None, cards), key=lambda row: row.id) == sorted(
                answers, key=lambda row: row.id
            )
        page.essays.show_form("table")
        inside = [group for group in groups if group.key not in (rows.OUT, rows.BIN)]
        drawn = [[cells[0] for cells in found] for _title, found in shown(page)]
        assert drawn == [[row.title for row in group.rows] for group in inside]
        page.show_view("contributors")
        assert view.rows() == people(fresh, TODAY, view.twice.look(fresh))
        page.show_view("")
