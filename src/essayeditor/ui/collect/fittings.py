"""What is fitted to the Collect workspace: one row for each part, made by its own room.

To add a part, write a function `make(bench)` in a file of its own and put a row here. The row says
where the part goes:

* `Place.VIEW`: a row of the sidebar that fills the middle; `make` returns a `parts.CollectView`.
  With `beside`, the right column stands beside it. The row of the essays themselves has the key "".
* `Place.ESSAYS`: another way of showing the essays, with a button over them; `make` returns a
  `parts.EssayForm`. The filter, the choice of essays and the details are the same for all of them.
* `Place.ABOVE`: a bar over the essays, which shows and hides itself; `make` returns a QWidget.
* `Place.RIGHT`: a pane of the right column, of which one is shown at a time, with a button in the
  strip at the right edge; `make` returns a QWidget.
* `Place.DETAILS`: a section of the details of the essay that is chosen; `make` returns a
  `parts.EssaySection`.

Parts of VIEW, ESSAYS and RIGHT have an action `collect.show.<key>` under View, with `shortcut`, and
are made when they are first shown; those of ABOVE and DETAILS with the workspace. `count`, if given,
names a function of (record, today) that returns the number beside a view in the sidebar. `knows`
names a function of (record, key) that says whether a key, such as the palette finds, is shown in that
view. `actions` names a function that takes the Shell and returns the part's own actions; they are
registered when the window is made, so its file must be light. `bench.of(shell)` gives them the Bench.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NamedTuple

from essayeditor.ui import fitted


class Place(StrEnum):
    """Where a part goes."""

    VIEW = "view"
    ESSAYS = "essays"
    ABOVE = "above"
    RIGHT = "right"
    DETAILS = "details"


class Fitting(NamedTuple):
    """One part. Names of functions are "module:function" below essayeditor.ui.collect."""

    key: str
    place: Place
    make: str
    title: str = ""
    icon: str = ""
    shortcut: str = ""
    count: str = ""
    knows: str = ""
    actions: str = ""
    beside: bool = False


FITTINGS: tuple[Fitting, ...] = (
    Fitting("", Place.VIEW, "", "Essays", "page", beside=True),
    Fitting(
        "inbox",
        Place.VIEW,
        "inbox.fitted:make",
        "Inbox",
        "collect",
        "Ctrl+Alt+I",
        count="inbox.fitted:count",
        knows="inbox.fitted:knows",
        actions="inbox.actions:actions",
    ),
    Fitting(
        "contributors",
        Place.VIEW,
        "contributors.fitted:make",
        "Contributors",
        "people",
        "Ctrl+Alt+C",
        count="contributors.fitted:count",
        knows="contributors.fitted:knows",
        actions="contributors.actions:actions",
    ),
    Fitting(
        "organisations",
        Place.VIEW,
        "organisations.fitted:make",
        "Organisations",
        "group",
        "Ctrl+Alt+O",
        count="organisations.fitted:count",
        knows="organisations.fitted:knows",
    ),
    Fitting(
        "letters",
        Place.VIEW,
        "letters.fitted:make",
        "Letters",
        "letter",
        "Ctrl+Alt+L",
        count="letters.fitted:count",
        actions="letters.actions:actions",
    ),
    Fitting("overview", Place.VIEW, "overview.view:Overview", "Overview", "chart", beside=True),
    Fitting("table", Place.ESSAYS, "table:EssayTable", "Table", "table"),
    Fitting("board", Place.ESSAYS, "board.board:Board", "Board by state", "board"),
    Fitting("today", Place.RIGHT, "today.pane:TodayPane", "Today", "calendar"),
    Fitting("essay", Place.RIGHT, "details_fitted:make", "Essay details", "outline"),
    Fitting("rights", Place.RIGHT, "rights.fitted:make", "Permissions and approvals", "seal", "Ctrl+Alt+R"),
)
"""In the order of the sidebar, the buttons, and the sections of the details."""


def at(place: Place) -> list[Fitting]:
    """Return the parts of a place, in order."""
    return [fitting for fitting in FITTINGS if fitting.place is place]


def find(key: str) -> Fitting:
    """Return a part by its key; KeyError if there is none."""
    return fitted.find(FITTINGS, key)


def load(name: str) -> Any:  # noqa: ANN401 - each part has its own function
    """Return what "module:function" names."""
    return fitted.load("essayeditor.ui.collect", name)
