"""A way of looking at the essays is kept as JSON and read back, and so is one from another program."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essayeditor.collection.entities import State
from essayeditor.collection.flags import FlagKind
from essayeditor.ui.collect.columns import Column
from essayeditor.ui.collect.filtering import Narrowing
from essayeditor.ui.collect.grouping import Grouping
from essayeditor.ui.collect.looks import ListLook, from_json

ASKED = st.builds(
    Narrowing,
    words=st.text(max_size=12),
    state=st.none() | st.sampled_from(State),
    missing=st.sampled_from(["", *FlagKind]).map(str),
    view=st.sampled_from(["", "week", "bin"]),
    editor=st.text(max_size=8),
)
COLUMNS = st.permutations(list(Column)[1:]).map(lambda rest: (Column.TITLE, *rest[:4]))
LOOKS = st.builds(
    ListLook,
    asked=ASKED,
    grouping=st.sampled_from(Grouping),
    columns=COLUMNS,
    sort=st.none() | st.sampled_from(Column),
    descending=st.booleans(),
    form=st.sampled_from(["table", "board"]),
)


@given(LOOKS)
def test_what_is_kept_is_read_back(look):
    assert from_json(look.to_json()) == look


@pytest.mark.parametrize(
    "text", ["", "[]", "{", "7", '{"columns": 3, "state": [], "sort": {}, "grouping": "moon"}']
)
def test_what_is_not_understood_is_as_at_first(text):
    assert from_json(text) == ListLook()


def test_columns_of_a_later_program_are_passed_over():
    look = from_json('{"columns": ["moons", "editor", "title", "editor"], "sort": "moons"}')
    assert look.columns == (Column.TITLE, Column.EDITOR)
    assert look.sort is None
