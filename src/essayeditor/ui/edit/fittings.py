"""What is fitted to the Edit workspace: one row for each part, made by its own room.

To add a part, write a function `make(bench) -> QWidget | None` in a file of its own and put a row
here. The row says where the widget goes:

* `Place.RIGHT`: a view of the right pane, of which one is shown at a time;
* `Place.ABOVE`: a bar between the row of tools and the text;
* `Place.BELOW`: a bar or panel under the text;
* `Place.MARGIN`: a strip at the right of the column that moves with the text (`ColumnView.set_side`);
* `Place.NOWHERE`: no widget: something that works on the text, such as spelling. Made at once.

Parts with a title have a button in the strip at the right edge and an action `edit.show.<key>` under
View, with `shortcut`; they are made when they are first shown, or with the workspace if `at_once`.
The others are shown and hidden by themselves. `actions`, if given, names a function that takes the
Shell and returns the part's own actions; they are registered when the window is made, so its file
must be light. `bench.of(shell)` gives them the Bench, which holds all else that a part may ask for:
signals, the text, painters, overlays, the context menu, badges and the status bar.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NamedTuple

from essayeditor.ui import fitted


class Place(StrEnum):
    """Where a part goes."""

    RIGHT = "right"
    ABOVE = "above"
    BELOW = "below"
    MARGIN = "margin"
    NOWHERE = "nowhere"


SEND = "edit.send_for_approval"
"""The primary action of Edit (see `approval`)."""


class Fitting(NamedTuple):
    """One part. `make` and `actions` are "module:function" below essayeditor.ui.edit."""

    key: str
    place: Place
    make: str
    title: str = ""
    icon: str = ""
    shortcut: str = ""
    actions: str = ""
    at_once: bool = False


FITTINGS: tuple[Fitting, ...] = (
    Fitting("page", Place.RIGHT, "pagepane.panel:made", "Page beside the text", "facing", "Ctrl+Alt+B"),
    Fitting("notes", Place.BELOW, "notes_panel:fitted", "Notes", "note", at_once=True),
    Fitting(
        "remarks",
        Place.MARGIN,
        "remarks.margin:made",
        "Comments and suggestions",
        "comment",
        actions="remarks.actions:actions",
        at_once=True,
    ),
    Fitting("person", Place.ABOVE, "remarks.person:made"),
    Fitting(
        "versions",
        Place.RIGHT,
        "versions.panel:made",
        "Versions",
        "history",
        "Ctrl+Alt+V",
        actions="versions.actions:actions",
    ),
    Fitting("inside", Place.NOWHERE, "inplace.opener:made", actions="inplace.actions:actions"),
    Fitting("looker", Place.NOWHERE, "spelling.looker:made", actions="spelling.actions:actions"),
    Fitting("spelling", Place.RIGHT, "spelling.panel:made", "Spelling and style", "spell"),
    Fitting("inserting", Place.NOWHERE, "inserting.work:made", actions="inserting.actions:actions"),
    Fitting("find", Place.RIGHT, "find.panel:made", "Find", "search", actions="find.actions:actions"),
    Fitting("queries", Place.RIGHT, "queries:made", "Queries to the contributors", "query", "Ctrl+Alt+K"),
    Fitting(
        "approval", Place.RIGHT, "approval_panel:made", "Approval", "seal", "Ctrl+Alt+A", "approval:actions"
    ),
    Fitting("approval_said", Place.NOWHERE, "approval:followed"),
    Fitting("comfort", Place.NOWHERE, "comfort:made"),
    Fitting("focus_note", Place.BELOW, "comfort:made_note"),
    Fitting("about", Place.RIGHT, "about.panel:made", "About this essay", "chart", "Ctrl+Alt+W"),
)
"""In the order of the buttons."""


def find(key: str) -> Fitting:
    """Return a part by its key; KeyError if there is none."""
    return fitted.find(FITTINGS, key)


def load(name: str) -> Any:  # noqa: ANN401 - each part has its own function
    """Return what "module:function" names."""
    return fitted.load("essayeditor.ui.edit", name)
