"""What a change costs in Collect at the ceiling: 500 essays, 300 contributors.

Run: python -m benchmarks.collecting
Processor time of this thread until the window is painted again, median of nine, in milliseconds; the
ratio is that to filling and painting a bare QTreeWidget with the same titles, in the same run.
"""

from __future__ import annotations

import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

from essayeditor.collection.entities import (
    Authorship,
    Contributor,
    Entity,
    Essay,
    LogEntry,
    LogKind,
    Revision,
    State,
)
from essayeditor.collection.regions import REGIONS
from essayeditor.desk import Desk
from essayeditor.foundation.files import sha256
from essayeditor.store.content import Writes
from essayeditor.store.file import CollectionFile
from essayeditor.text.codec import to_json
from essayeditor.text.document import Document

if TYPE_CHECKING:
    from essayeditor.ui.collect.contributors.view import ContributorsView
    from essayeditor.ui.collect.letters.view import LettersView
    from essayeditor.ui.collect.page import CollectPage

ESSAYS, PEOPLE, TIMES = 500, 300, 9
STATES = tuple(State)[:15]


def make(path: Path) -> None:
    """Make the collection."""
    Desk.create(path, "Big", "stories").close()
    file = CollectionFile.open(path)
    sections = [section.id for section in file.record().sections()]
    pick = random.Random(7)
    content = to_json(Document())
    key, today = sha256(content), date.today()
    added: list[Entity] = [
        Contributor(f"c{n}", f"Sample contributor {n}", nation_or_region=REGIONS[n % 12], standing="expert")
        for n in range(PEOPLE)
    ]
    for n in range(ESSAYS):
        e, state = f"e{n}", STATES[n % len(STATES)]
        due = (today + timedelta(pick.randrange(-20, 60))).isoformat()
        title = f"{pick.choice(['A hall', 'A roof', 'The last shop'])} of our own, number {n}"
        added.append(
            Essay(
                e, title, sections[n % 4], n, state=state, deadline=due, target_words=1000, revision=f"{e}r"
            )
        )
        added.append(Revision(f"{e}r", e, 1, key, f"{today}T09:00:00Z", words=pick.randrange(500, 1500)))
        added += [Authorship(f"{e}a{m}", e, f"c{(n + 7 * m) % PEOPLE}", m) for m in range(1 + n % 3)]
        for place, one in enumerate(STATES[: STATES.index(state) + 1]):
            when = (today - timedelta(60 - 3 * place)).isoformat()
            added.append(LogEntry(f"{e}l{place}", e, f"{when}T09:00:00Z", "", kind=LogKind.STATE, value=one))
    file.write(Writes(added=added, documents={key: content}))
    file.close()


def median(act: Callable[[int], object], settle: Callable[[], object]) -> float:
    """Return the median of the milliseconds that an action and the painting after it take."""
    taken = []
    for number in range(TIMES):
        settle()
        begin = time.thread_time()
        act(number)
        settle()
        taken.append((time.thread_time() - begin) * 1000)
    return statistics.median(taken)


def changes(page: CollectPage) -> dict[str, Callable[[int], object]]:
    """The changes measured, by name; each takes the number of its turn."""
    session = page.shell.session

    def view(key: str) -> Callable[[int], object]:
        return lambda n: page.sidebar.choose(key if n % 2 == 0 else "")

    def form(key: str) -> Callable[[int], object]:
        def run(_n: int) -> None:
            page.essays.show_form("table" if key == "board" else "board")
            page.essays.show_form(key)

        return run

    def type_words(n: int) -> None:
        page.bar.field.setText(["a", "a h", "a ha", "", "shop", "last", "", "roof", ""][n % 9])

    def scroll(n: int) -> None:
        shown = page.table if page.essays.form_key == "table" else page.essays.form.columns[5].list  # type: ignore[attr-defined]
        bar = shown.verticalScrollBar()
        bar.setValue((n + 1) * bar.maximum() // TIMES)

    def mark(n: int) -> None:
        state = State.COPY_EDITED if n % 2 == 0 else State.IN_EDIT
        session.perform(lambda desk: desk.set_state("e5", state), quiet=True)

    return {
        "filter by typing": type_words,
        "choose a view": view("attention"),
        "sort a column": lambda n: page.table.sortByColumn(3, list(_orders())[n % 2]),
        "scroll": scroll,
        "mark one essay, with Today": mark,
        "show the board from the table": form("board"),
    }


def people(page: CollectPage) -> dict[str, Callable[[int], object]]:
    """The changes measured among the contributors, the letters and what was agreed."""
    session = page.shell.session
    view = cast("ContributorsView", page.show_view("contributors"))
    letters = cast("LettersView", page.show_view("letters"))
    letters.all.setChecked(True)

    def among(key: str, act: Callable[[int], object]) -> Callable[[int], object]:
        def run(n: int) -> None:
            if page.views.key != key:
                page.show_view(key)
            act(n)

        return run

    def type_words(n: int) -> None:
        view.filter.setText(
            ["s", "sa", "sample 1", "number 12", "x", "", "contributor 29", "wales", ""][n % 9]
        )

    def scroll(n: int) -> None:
        bar = view.list.verticalScrollBar()
        bar.setValue((n + 1) * bar.maximum() // TIMES)

    def next_letter(n: int) -> None:
        letters.whom.setCurrentIndex(letters.whom.rows.index(n))

    def rename(n: int) -> None:
        session.perform(lambda desk: desk.edit_contributor("c9", role=f"Organiser {n}"), quiet=True)

    return {
        "filter contributors by typing": among("contributors", type_words),
        "scroll contributors": among("contributors", scroll),
        "choose a contributor": among("contributors", lambda n: view.show_person(f"c{n}")),
        "change a contributor": among("contributors", rename),
        "the next letter": among("letters", next_letter),
    }


def _orders() -> tuple[object, object]:
    from PySide6.QtCore import Qt

    return Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


def main() -> None:
    """Measure, and print a table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as name:
        os.environ["ESSAYEDITOR_CONFIG"] = name
        path = Path(name) / "Big.essays"
        make(path)
        from PySide6.QtWidgets import QApplication, QTreeWidget, QTreeWidgetItem

        from essayeditor.ui import app as ui

        app = ui.application()
        window = ui.make_window(app)
        window.resize(1366, 768)
        window.show()
        window.open(path)
        page = cast("CollectPage", window.visit("collect"))

        def settle() -> None:
            for _ in range(4):
                QApplication.processEvents()

        bare = QTreeWidget()
        bare.resize(800, 700)
        bare.setColumnCount(6)
        bare.show()
        titles = [row.title for row in page.rows()]

        def fill(_n: int) -> None:
            bare.clear()
            bare.addTopLevelItems([QTreeWidgetItem([title] * 6) for title in titles])
            bare.repaint()

        peer = median(fill, settle)
        print(f"{'a bare tree filled':34} {peer:7.1f} ms")
        for name_of, act in changes(page).items():
            taken = median(act, settle)
            print(f"{'table: ' + name_of:34} {taken:7.1f} ms   {taken / peer:5.2f}")
        page.essays.show_form("board")
        for name_of, act in changes(page).items():
            if name_of not in ("sort a column", "show the board from the table"):
                taken = median(act, settle)
                print(f"{'board: ' + name_of:34} {taken:7.1f} ms   {taken / peer:5.2f}")
        page.bar.clear()
        keys = tuple(row.id for row in page.essays.rows_shown()[:3])
        board = page.essays.form

        def drag(n: int) -> None:
            board.begin_drag(keys) if n % 2 == 0 else board.end_drag()  # type: ignore[attr-defined]

        taken = median(drag, settle)
        print(f"{'board: begin or end a drag':34} {taken:7.1f} ms   {taken / peer:5.2f}")
        taken = median(lambda n: page.show_view("overview" if n % 2 == 0 else ""), settle)
        print(f"{'show the Overview or the essays':34} {taken:7.1f} ms   {taken / peer:5.2f}")
        for name_of, act in people(page).items():
            taken = median(act, settle)
            print(f"{name_of:34} {taken:7.1f} ms   {taken / peer:5.2f}")
        window.close()


if __name__ == "__main__":
    main()
