"""What a change costs in the Arrange workspace at the ceiling (500 essays) and in a small book.

Run: QT_QPA_PLATFORM=offscreen python -m benchmarks.arrange
Processor time of this thread from the change until everything is painted again, median and worst of
several; the operation on the file and the refreshing of the whole window are in it. Asking for the pages
waits for a pause, so that it is no part of a change; showing them when they come has a row of its own.
The last column is the ratio to a small book in the same run. The bar is 50 ms a change.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.desk import make

TIMES = 9
BAR = 50.0


def changes(window) -> dict[str, Callable[[int], object]]:  # noqa: ANN001
    """The changes measured, by name; each takes the number of its turn."""
    page, desk = window.visit("arrange"), window.session.desk
    first, second = (section.id for section in desk.record.sections()[:2])
    board, tree = page.board.verticalScrollBar(), page.tree.verticalScrollBar()

    def filtered(n: int) -> None:
        page.cards_head.filter.setText(("", "e1", "e12", "contributor 4")[n % 4])
        page.cards_head.apply()

    return {
        "scroll the tree": lambda n: tree.setValue(n * tree.pageStep() // 2),
        "scroll the cards": lambda n: board.setValue(n * board.pageStep() // 2),
        "filter the cards": filtered,
        "select an essay": lambda n: page.tree.select([f"e{3 * n}"], f"e{3 * n}"),
        "move in a section": lambda n: page.book.move_essays([f"e{3 * n + 3}"], first, n % 2),
        "move to another": lambda n: page.book.move_essays([f"e{3 * n}"], second, 0),
        "undo": lambda _: desk.undo(),
        "edit a title": lambda n: desk.edit_essay(f"e{n}", title=f"Title {n}"),
        "switch a part": lambda n: page.book.set_part(page.model.nodes()[0], bool(n % 2)),
        "pages have come": lambda _: page.pages.changed.emit(""),
    }


def measure(app, path: Path) -> dict[str, list[float]]:  # noqa: ANN001
    """Milliseconds of each change, turn by turn."""
    from essayeditor.ui.remember import Remember
    from essayeditor.ui.window import MainWindow

    window = MainWindow(Remember())
    window.resize(1440, 900)
    window.show()
    window.open(path)
    found = {}
    pages = window.visit("arrange").pages
    for name, change in changes(window).items():
        costs = []
        for n in range(TIMES):
            app.processEvents()
            pages.stop()  # what is asked in the pause after a change is no part of the next
            begun = time.thread_time()
            change(n)
            app.processEvents()
            costs.append((time.thread_time() - begun) * 1000)
        found[name] = costs
    window.close()
    return found


def main() -> None:
    """Measure both books and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ESSAYEDITOR_DATA"] = os.environ["ESSAYEDITOR_CONFIG"] = folder
        from essayeditor.ui.app import application

        app = application()
        small, large = Path(folder, "small.essays"), Path(folder, "large.essays")
        make(small, 60, 40)
        make(large, 500, 300)
        few, many = measure(app, small), measure(app, large)
    print(f"{'':20}{'60 essays':>12}{'500 essays':>12}{'worst':>12}{'ratio':>8}")
    for name, costs in many.items():
        one, other = statistics.median(few[name]), statistics.median(costs)
        over = "" if other <= BAR else f"  over {BAR:.0f} ms"
        print(f"{name:20}{one:>9.1f} ms{other:>9.1f} ms{max(costs):>9.1f} ms{other / one:>8.1f}{over}")


if __name__ == "__main__":
    main()
