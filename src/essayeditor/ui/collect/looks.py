"""A way of looking at the essays: what the filter asks for, grouping, columns, order; as JSON to be kept."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from essayeditor.collection.entities import State
from essayeditor.ui.collect.columns import USUAL, Column
from essayeditor.ui.collect.filtering import Narrowing
from essayeditor.ui.collect.grouping import Grouping

WHERE = "essays"
"""The list that these views are of, as the record names it."""


@dataclass(frozen=True, slots=True)
class ListLook:
    """`sort` is the column by which the essays of a group are sorted, None for the order of the book."""

    asked: Narrowing = field(default_factory=Narrowing)
    grouping: Grouping = Grouping.SECTION
    columns: tuple[Column, ...] = USUAL
    sort: Column | None = None
    descending: bool = False
    form: str = "table"

    def to_json(self) -> str:
        """Return the text to be kept; what a mark of the Overview stood for is not."""
        asked = self.asked
        return json.dumps(
            {
                "words": asked.words,
                "state": asked.state.value if asked.state else "",
                "missing": asked.missing,
                "editor": asked.editor,
                "view": asked.view,
                "grouping": self.grouping.value,
                "columns": [column.name.lower() for column in self.columns],
                "sort": self.sort.name.lower() if self.sort is not None else "",
                "descending": self.descending,
                "form": self.form,
            },
            sort_keys=True,
        )


def from_json(text: str) -> ListLook:
    """Return what was kept; what is not understood, such as from a later program, is as at first."""
    try:
        held = json.loads(text)
    except ValueError:
        held = {}
    if not isinstance(held, dict):
        held = {}

    def said(key: str) -> str:
        value = held.get(key, "")
        return value if isinstance(value, str) else ""

    names = {column.name.lower(): column for column in Column}
    columns = held.get("columns")
    known = [names[name] for name in _texts(columns) if name in names]
    return ListLook(
        Narrowing(
            words=said("words"),
            state=State(said("state")) if said("state") in set(State) else None,
            missing=said("missing"),
            editor=said("editor"),
            view=said("view"),
        ),
        Grouping(said("grouping")) if said("grouping") in set(Grouping) else Grouping.SECTION,
        tuple(dict.fromkeys((Column.TITLE, *known))) if known else USUAL,
        names.get(said("sort")),
        held.get("descending") is True,
        said("form") or "table",
    )


def _texts(value: Any) -> list[str]:  # noqa: ANN401 - what JSON may hold
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
