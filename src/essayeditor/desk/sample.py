"""The sample collection, made as an editor would make it: planned, imported, placed, described."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Callable
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from essayeditor.collection.entities import (
    ApprovalKind,
    Authorship,
    Capacity,
    EssayKind,
    Imprint,
    State,
)
from essayeditor.collection.rights import pictures_of
from essayeditor.desk.clock import as_on
from essayeditor.desk.desk import Desk
from essayeditor.desk.jobs.results import FileStatus
from essayeditor.desk.jobs.serve import Progress
from essayeditor.foundation import resources
from essayeditor.foundation.errors import JobFailed

_ASKED = date(2024, 11, 28)
"""When the sample's contributors were asked to write."""
_PLANNED = ((State.INVITED, 0), (State.AGREED, 6), (State.BRIEFED, 13))
"""The states before a text comes, each with how many days later it was taken."""
_EDITED = (State.IN_EDIT, State.COPY_EDITED)
_WAYS = {
    State.RECEIVED: (),
    State.IN_EDIT: (State.IN_EDIT,),
    State.WITH_CONTRIBUTOR: (State.IN_EDIT, State.WITH_CONTRIBUTOR),
    State.COPY_EDITED: _EDITED,
    State.SENT_FOR_APPROVAL: (*_EDITED, State.SENT_FOR_APPROVAL),
    State.APPROVED: (*_EDITED, State.SENT_FOR_APPROVAL),
}
"""The states that an essay goes through, once it has come in, to the one that the sample has it in."""


def make_sample(path: Path, on_progress: Callable[[Progress], None] | None = None) -> Desk:
    """Make the collection *Stories from Community Britain* at `path` and return it open.

    The submissions are read by the same job as anybody's. Raises CollectionError if there is
    something at `path` already, JobFailed if a submission could not be read; then nothing is left.
    """
    folder = resources.path("sample")
    plan = tomllib.loads((folder / "collection.toml").read_text(encoding="utf-8"))
    with (folder / "contributors.csv").open(encoding="utf-8-sig", newline="") as table:
        rows = sorted(csv.DictReader(table), key=lambda row: int(row["order"]))
    desk = Desk.create(path, plan["collection"]["title"])
    try:
        _Sample(desk, folder, plan, rows).make(on_progress)
    except BaseException:
        desk.close()
        path.unlink(missing_ok=True)
        raise
    desk.close()
    return Desk.open(path)  # nobody wants to undo the sample step by step


class _Sample:
    """The making of the sample, step by step."""

    def __init__(self, desk: Desk, folder: Path, plan: dict[str, Any], rows: list[dict[str, str]]) -> None:
        self._desk = desk
        self._folder = folder
        self._plan = plan
        self._rows = rows
        self._first: date = min(noted["came"] for noted in plan["essay"])
        self._sections: dict[str, str] = {}
        self._essays: dict[str, str] = {}
        self._people: dict[str, str] = {}

    def make(self, on_progress: Callable[[Progress], None] | None) -> None:
        self._plan_collection()
        self._ask_contributors()
        self._import(on_progress)
        for number, (row, noted) in enumerate(zip(self._rows, self._plan["essay"], strict=True)):
            self._describe(row, noted)
            self._come_along(self._essays[row["file"]], State(row["state"]), noted, number)
            self._agree(self._essays[row["file"]], noted)

    def _plan_collection(self) -> None:
        collection = dict(self._plan["collection"])
        collection["publication_date"] = str(collection.get("publication_date", ""))
        self._desk.edit_collection(**collection)
        known = {field.name for field in fields(Imprint)}
        self._desk.edit_imprint(**{k: v for k, v in self._plan.get("imprint", {}).items() if k in known})
        for section in self._plan["section"]:
            (key,) = self._desk.add_section(**section).created
            self._sections[section["title"]] = key

    def _ask_contributors(self) -> None:
        """Put everybody on the editor's list into the record, as when they were asked to write."""
        for row, noted in zip(self._rows, self._plan["essay"], strict=True):
            if row["name"] in self._people:
                continue
            (key, *_) = self._desk.add_contributor(
                row["name"],
                sort_name=row["sort_name"],
                role=row["role"],
                organisation=row["organisation"],
                place=row["place"],
                nation_or_region=row["nation_or_region"],
                biography=row["biography"],
                standing=noted["standing"],
                capacity=Capacity(row["capacity"]),
            ).created
            self._desk.edit_private(key, email=row["email"])
            self._people[row["name"]] = key

    def _import(self, on_progress: Callable[[Progress], None] | None) -> None:
        paths = [self._folder / row["file"] for row in self._rows]
        with as_on(self._first):
            result = self._desk.import_files(paths).wait(on_progress=on_progress)
        for file in result.files:
            if file.status is not FileStatus.IMPORTED:
                raise JobFailed(f"The sample could not be made: {file.name}: {file.message}")
            self._essays[file.name] = file.essay

    def _describe(self, row: dict[str, str], noted: dict[str, Any]) -> None:
        desk, essay = self._desk, self._essays[row["file"]]
        desk.edit_essay(
            essay,
            title=row["title"],
            kind=EssayKind(row["kind"]),
            deadline=row["deadline"],
            target_words=int(row["target_words"] or 0),
            asks=[ask.strip() for ask in row["asks"].split("|")],
            tags=noted["themes"],
            editor=noted["editor"],
        )
        desk.move_essays([essay], self._sections.get(row["section"], ""))
        self._name_author(row, essay)

    def _name_author(self, row: dict[str, str], essay: str) -> None:
        """Take what the editor's own list says of the contributor over what the text says."""
        desk = self._desk
        found = [person.id for _, person in desk.record.authors(essay)]
        desk.set_authors(essay, [self._people[row["name"]]])
        kept = {*self._people.values(), *(a.contributor for a in desk.record.all(Authorship))}
        for other in found:
            if other not in kept:
                desk.delete_contributor(other)

    def _come_along(self, essay: str, wanted: State, noted: dict[str, Any], number: int) -> None:
        """Take an essay through the states of the work, on the days on which it took them."""
        desk = self._desk
        with as_on(self._first, 10):  # all were read in one go, but only one had come by then
            desk.set_state(essay, State.BRIEFED)
        for state, days in _PLANNED:
            with as_on(_ASKED + timedelta(days + number % 5)):
                desk.set_state(essay, state)
        came: date = noted["came"]
        with as_on(came, 11):
            desk.set_state(essay, State.RECEIVED)
        ways = _WAYS[wanted]
        for place, state in enumerate(ways, start=1):
            with as_on(came + (noted["now"] - came) * place // len(ways), 12):
                if state is State.SENT_FOR_APPROVAL:
                    desk.send_for_approval(essay, due=str(noted.get("due", "")))
                else:
                    desk.set_state(essay, state)
        if wanted is State.APPROVED:
            with as_on(noted["now"], 15):
                desk.record_approval(essay, ApprovalKind.GIVEN)
                desk.confirm_bylines([essay], noted["now"].isoformat())

    def _agree(self, essay: str, noted: dict[str, Any]) -> None:
        """Note what was agreed about an essay and its pictures, and what is still to be asked."""
        desk = self._desk
        with as_on(noted["came"], 12):
            if "licence" in noted:
                day = noted["came"].isoformat()
                desk.add_permission(essay, evidence=noted["licence"], scope="This collection", given=day)
                for asset in pictures_of(desk.document(essay)):
                    desk.add_permission(essay, asset, evidence="Drawn for this sample edition", given=day)
        if "query" in noted:
            with as_on(noted["now"], 16):
                desk.add_query(essay, noted["query"], asked_by=noted["editor"])
