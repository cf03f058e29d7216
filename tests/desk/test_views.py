"""Saved views: kept in order for each list, renamed, forgotten, and undone under plain words."""

import pytest

from essayeditor.desk.views import saved_views
from essayeditor.foundation.errors import OperationRefused


def names(desk, where="essays"):
    return [view.name for view in saved_views(desk.record, where)]


def test_views_are_kept_in_order_and_undone(desk):
    first = desk.add_view("Late ones", "essays", "{1}").created[0]
    desk.add_view("Mine", "essays", "{2}")
    desk.add_view("Mine", "contributors", "{3}")
    assert names(desk) == ["Late ones", "Mine"]
    desk.move_view(first, 1)
    assert names(desk) == ["Mine", "Late ones"]
    assert desk.undo_label == "Move view ‘Late ones’"
    desk.rename_view(first, " Late  in   coming ")
    assert names(desk) == ["Mine", "Late in coming"]
    desk.redefine_view(first, "{4}")
    desk.delete_view(first)
    assert names(desk) == ["Mine"]
    assert desk.undo_label == "Delete view ‘Late in coming’"
    for _step in range(4):
        desk.undo()
    assert names(desk) == ["Late ones", "Mine"]
    assert saved_views(desk.record, "essays")[0].definition == "{1}"
    assert names(desk, "contributors") == ["Mine"]


def test_a_view_needs_a_name(desk):
    with pytest.raises(OperationRefused, match="A view needs a title"):
        desk.add_view("  ", "essays", "")
