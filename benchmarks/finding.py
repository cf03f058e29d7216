"""What finding costs at the ceiling: 500 essays, 1,000,000 words; beside a plain search of the same text.

Run: python -m benchmarks.finding [--essays 500] [--typing]

The peer is what nobody can do without: one `str.lower` and `str.count` of all the text as one string,
with no places, notes, marks or fields. Processor time of this thread, the median of seven; the
first search has every text still to read from the file. With `--typing`, the window is opened on the
collection and words are typed into the panel: what a key costs, and the longest turns of the event
loop in between, with searching, listing and painting in them.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from benchmarks.editing import essay
from essayeditor.desk import Desk
from essayeditor.text.finding.query import Query
from essayeditor.text.plain import plain_text

QUERIES = {
    "a rare word": Query("co-operative's lease"),
    "a common word": Query("council"),
    "whole word, case": Query("council", whole=True, case=True),
    "a phrase": Query("the council and housing"),
    "a letter": Query("e"),
    "an expression": Query(r"\bcoun\w+ (and|nor)", pattern=True),
}


def make(path: Path, essays: int) -> int:
    """Make a collection of essays of 2,000 words and 12 notes, each its own; return its words."""
    words = 0
    with Desk.create(path, "Measured", "stories") as desk:
        section = desk.record.sections()[0].id
        for n in range(essays):
            document = essay(2_000, 12, n)
            key = desk.add_essay(f"Essay {n + 1}", section, standfirst="What the council asked.").created[0]
            desk.save_text(key, document)
            words += len(plain_text(document).split())
    return words


def cost(work: Callable[[], object]) -> float:
    """The median of seven, in milliseconds of processor time."""
    spent = []
    for _ in range(7):
        begun = time.thread_time()
        work()
        spent.append((time.thread_time() - begun) * 1000)
    return statistics.median(spent)


def searching(path: Path) -> None:
    """Print what each search costs."""
    with Desk.open(path) as desk:
        before = psutil.Process().memory_info().rss
        begun = time.thread_time()
        desk.find(QUERIES["a rare word"]).run()
        cold = (time.thread_time() - begun) * 1000
        grown = (psutil.Process().memory_info().rss - before) / (1 << 20)
        whole = "\n".join(plain_text(desk.document(one.id)) for one in desk.record.essays())
        print(f"{'':22}{'ms':>8}{'peer':>8}{'ratio':>8}{'places':>9}")
        for name, query in QUERIES.items():
            ours = cost(lambda query=query: desk.find(query).run())
            peer = cost(lambda query=query: whole.lower().count(query.words.lower()))
            places = len(desk.find(query).hits) or len(desk.find(query).run())
            print(f"{name:22}{ours:>8.1f}{peer:>8.1f}{ours / peer:>8.2f}{places:>9,}")
        print(f"{'the first search':22}{cold:>8.1f}   and {grown:.0f} MB for the words kept ready")


def typing(path: Path) -> None:
    """Print the longest turns of the event loop while words are typed into the panel."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtTest import QTest

    from essayeditor.ui import app as ui_app
    from essayeditor.ui.remember import Remember
    from essayeditor.ui.window import MainWindow

    app = ui_app.application()
    window = MainWindow(Remember())
    window.show()
    window.open(path)
    page = window.visit("edit")
    window.registry.trigger("find.everywhere")
    panel = page.frame.part("find")
    turns: list[float] = []

    def settle(seconds: float) -> None:
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            begun = time.thread_time()
            app.processEvents()
            turns.append((time.thread_time() - begun) * 1000)
            time.sleep(0.001)

    settle(1.5)
    for state in ("first", "warm"):
        turns.clear()
        keys: list[float] = []
        panel.words.clear()
        for letter in "the council and":
            begun = time.thread_time()
            QTest.keyClick(panel.words, letter)
            keys.append((time.thread_time() - begun) * 1000)
            settle(0.12)
        settle(1.5)
        for name, costs in (("keys", keys), ("turns", turns)):
            longest = sorted(costs, reverse=True)[:5]
            print(
                f"{state + ', ' + name:22}" + "".join(f"{one:>8.1f}" for one in longest) + "  ms, the longest"
            )
    memory = psutil.Process().memory_info().rss / (1 << 20)
    children = sum(child.memory_info().rss for child in psutil.Process().children(recursive=True)) / (1 << 20)
    print(f"{'memory':22}{memory:>8.0f} MB, and {children:.0f} MB in other processes")
    window.close()


def main() -> int:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--essays", type=int, default=500)
    parser.add_argument("--typing", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ESSAYEDITOR_DATA"], os.environ["ESSAYEDITOR_CONFIG"] = (
            f"{folder}/data",
            f"{folder}/config",
        )
        path = Path(folder) / "measured.essays"
        words = make(path, options.essays)
        print(f"{options.essays} essays, {words:,} words")
        if options.typing:
            typing(path)
        else:
            searching(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
