"""What the Edit workspace costs beside a bare QTextEdit with the same text, both in one run.

Run: python -m benchmarks.editing [--minutes 0.5] [--only typing,page,opening,starting,memory]

The essay has 10,000 words and 200 notes; spelling, hints, autosave, outline, counts and the page
beside the text are on. A key is measured from its event to the end of the painting that it causes.
What waits for a timer counts among the pauses; the keys of the two editors are sent in turn, so that
other work on the machine falls on both alike. A pause is a turn of the event loop that takes long.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.beside import to_page
from essayeditor.collection.entities import Revision
from essayeditor.desk import Desk
from essayeditor.text.blocks import Block, Heading, Paragraph
from essayeditor.text.document import Document, Note
from essayeditor.text.inline import InlineBuilder, inline
from essayeditor.text.marks import NoteCall

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QTextEdit

    from essayeditor.ui.edit.workspace import EditWorkspace
    from essayeditor.ui.window import MainWindow

_STOCK = str.split(
    "the council and housing association that holds a lease on our hall have never asked what people in "
    "this street would do with it nor who keeps its keys when winter comes and meters turn in every "
    "stairwell though nobody had counted them before or since"
)
_BETWEEN = 0.12
"""Seconds between two keys, as a quick typist leaves."""


def essay(words: int, notes: int, seed: int) -> Document:
    """An essay of so many words and notes, in paragraphs of ninety words under a heading for every ten."""
    chance = random.Random(seed)
    blocks: list[Block] = []
    kept: list[Note] = []
    paragraphs = max(1, words // 90)
    for n in range(paragraphs):
        if n % 10 == 0:
            blocks.append(Heading(f"h{n}", inline(f"Part {n // 10 + 1}"), 1))
        built = InlineBuilder()
        built.add(" ".join(chance.choice(_STOCK) for _ in range(90)).capitalize() + ".")
        while len(kept) < notes * (n + 1) // paragraphs:
            key = f"n{seed}-{len(kept)}"
            built.atom(NoteCall(key))
            kept.append(Note(key, (Paragraph(f"{key}p", inline("Minutes of the meeting, 2024, p. 4.")),)))
        blocks.append(Paragraph(f"p{n}", built.build()))
    return Document(tuple(blocks), tuple(kept))


def make(path: Path, essays: int, long: int = 3) -> None:
    """Make a collection: the first essays long, the others of 2,000 words."""
    with Desk.create(path, "Measured", "stories") as desk:
        section = desk.record.sections()[0].id
        usual = essay(2_000, 12, 0)
        for n in range(essays):
            key = desk.add_essay(f"Essay {n + 1}", section).created[0]
            desk.save_text(key, essay(10_000, 200, n) if n < long else usual)


def opened(path: Path) -> tuple[QApplication, MainWindow, EditWorkspace]:
    """The window on the Edit workspace, at a usual size."""
    from essayeditor.ui import app as ui_app

    app = ui_app.application()
    window = ui_app.make_window(app)
    window.resize(1440, 900)
    window.show()
    window.open(path)
    page = window.visit("edit")
    window.resize(1440, 900)
    turns(app, 3.0)
    return app, window, page  # type: ignore[return-value]


def turns(app: QApplication, seconds: float) -> list[tuple[float, float]]:
    """Let the event loop turn for a while; return what each turn took: by the clock, and of the processor.

    Both in milliseconds. On a machine busy with other work the second tells more.
    """
    found = []
    until = time.perf_counter() + seconds
    while (begun := time.perf_counter()) < until:
        cpu = time.thread_time()
        app.processEvents()
        found.append(((time.perf_counter() - begun) * 1000, (time.thread_time() - cpu) * 1000))
        time.sleep(0.001)
    return found


def bare_editor(page: EditWorkspace) -> QTextEdit:
    """A QTextEdit with the same words, font and width, and nothing else."""
    from PySide6.QtWidgets import QTextEdit

    made = QTextEdit()
    made.document().setDefaultFont(page.view.document().defaultFont())
    made.setPlainText(page.view.toPlainText())
    made.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
    made.setLineWrapColumnOrWidth(page.view.lineWrapColumnOrWidth())
    made.resize(page.view.size())
    made.show()
    return made


def typing(folder: Path, minutes: float) -> None:
    """Type into both, and print what a key costs and the longest pauses."""
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QTextCursor
    from PySide6.QtTest import QTest

    path = folder / "typing.essays"
    make(path, 4)
    app, _window, page = opened(path)
    page.arrive(longest(page)[0])
    turns(app, 2.0)
    bare = bare_editor(page)
    for editor in (page.view, bare):
        cursor = editor.textCursor()
        cursor.setPosition(editor.document().characterCount() // 2)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfWord)
        editor.setTextCursor(cursor)
        editor.ensureCursorVisible()
    turns(app, 2.0)
    cost: dict[str, list[float]] = {"ours": [], "bare": []}
    used: dict[str, list[float]] = {"ours": [], "bare": []}
    pauses: list[tuple[float, float]] = []
    chance = random.Random(1)
    until = time.perf_counter() + minutes * 60
    while time.perf_counter() < until:
        for char in chance.choice(_STOCK) + " ":
            for name, editor in (("ours", page.view), ("bare", bare)):
                editor.setFocus()
                app.processEvents()
                begun, cpu = time.perf_counter(), time.thread_time()
                QTest.keyClick(editor, char)
                app.sendPostedEvents(editor.window(), QEvent.Type.UpdateRequest)
                cost[name].append((time.perf_counter() - begun) * 1000)
                used[name].append((time.thread_time() - cpu) * 1000)
            pauses += turns(app, _BETWEEN)
    pauses += zip(cost["ours"], used["ours"], strict=True)
    print(f"\n{len(cost['ours'])} keys\n{'key to painted, ms':24}{'ours':>8}{'bare':>8}{'ratio':>8}")
    for said, part in (("median", 0.5), ("95 of 100", 0.95), ("99 of 100", 0.99)):
        show(said, quantile(cost["ours"], part), quantile(cost["bare"], part))
    for said, part in (("median, processor", 0.5), ("95 of 100, processor", 0.95)):
        show(said, quantile(used["ours"], part), quantile(used["bare"], part))
    for said, column in (("clock", 0), ("processor", 1)):
        worst = sorted((pause[column] for pause in pauses), reverse=True)
        over = sum(pause > 50 for pause in worst)
        print(f"longest, {said:15}" + "".join(f"{pause:>8.1f}" for pause in worst[:5]) + f"  over 50: {over}")


def longest(page: EditWorkspace) -> list[str]:
    """The essays of the collection, the longest first."""
    record = page.shell.session.record
    held = ((record.find(Revision, one.revision), one.id) for one in record.essays())
    return [key for revision, key in sorted(held, key=lambda one: -(one[0].words if one[0] else 0))]


def show(said: str, ours: float, bare: float) -> None:
    """Print a row."""
    print(f"{said:24}{ours:>8.2f}{bare:>8.2f}{ours / bare:>8.2f}")


def quantile(values: list[float], part: float) -> float:
    """The value below which this part of the values lies."""
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


def timed(app: QApplication, run: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds by the clock and of the processor until something is done and painted."""
    begun, cpu = time.perf_counter(), time.thread_time()
    run()
    for _layout_then_paint in range(2):
        app.sendPostedEvents()
    return (time.perf_counter() - begun) * 1000, (time.thread_time() - cpu) * 1000


def opening(folder: Path) -> None:
    """Open essays of 10,000 words, then switch between their tabs."""
    path = folder / "opening.essays"
    make(path, 9, long=8)
    app, _window, page = opened(path)
    keys = longest(page)[:7]
    open_cost, switch_cost = [], []
    for key in keys:
        open_cost.append(timed(app, lambda key=key: (page.arrive(key), page.tabs.keep(key))))
        turns(app, 0.5)
    for _round in range(3):
        for key in keys:
            switch_cost.append(timed(app, lambda key=key: page.arrive(key)))
            turns(app, 0.3)
    print(f"\n{'10,000 words, ms':24}{'clock':>8}{'CPU':>8}{'worst':>8}")
    for said, found in (("open", open_cost), ("switch tab", switch_cost)):
        clock, cpu = (statistics.median(one[n] for one in found) for n in (0, 1))
        print(f"{said:24}{clock:>8.1f}{cpu:>8.1f}{max(one[0] for one in found):>8.1f}")


def page_beside(folder: Path) -> None:
    """Type in essays of 2,500 and of 10,000 words, and print how soon the page shows it."""
    from PySide6.QtGui import QTextCursor
    from PySide6.QtTest import QTest

    path, lengths = folder / "page.essays", (2_500, 10_000)
    with Desk.create(path, "Measured", "stories") as desk:
        section = desk.record.sections()[0].id
        keys = [desk.add_essay(f"{words} words", section).created[0] for words in lengths]
        for key, words in zip(keys, lengths, strict=True):
            desk.save_text(key, essay(words, words // 50, words))
    app, _window, page = opened(path)
    print(f"\n{'key to page, ms':24}{'least':>8}{'median':>8}{'worst':>8}")
    for key, words in zip(keys, lengths, strict=True):
        page.arrive(key)
        turns(app, 4.0)
        cursor = page.view.textCursor()
        cursor.setPosition(page.view.document().characterCount() // 2)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfWord)
        page.view.setTextCursor(cursor)
        turns(app, 2.0)
        found = []
        for _time in range(15):
            for char in " another wor":
                QTest.keyClick(page.view, char)
                turns(app, _BETWEEN)
            found.append(to_page(app, page, page.frame.part("page")))
            turns(app, 0.5)
        print(f"{f'{words:,} words':24}{min(found):>8.0f}{statistics.median(found):>8.0f}{max(found):>8.0f}")


_START = """
import os, sys, time
begun, path = float(sys.argv[1]), sys.argv[2:]
from pathlib import Path
from essayeditor.foundation import collecting
collecting.hold()
from essayeditor.ui import app as ui_app
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QTreeView
from essayeditor.ui.window import MainWindow

class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched in waited:
            waited.remove(watched)
        return False

waited = []

opening = []
open_it = MainWindow.open
def opened(window, path):
    opening.append(time.time())
    return open_it(window, path)
MainWindow.open = opened

def usable(window):
    views = [one.viewport() for one in window.findChildren(QTreeView) if one.isVisible()]
    waited.extend(views if path else [window.start.title])
    assert waited
    painted = Painted()
    for part in waited:
        part.installEventFilter(painted)
        part.update()
    while waited:
        QApplication.processEvents()
    now = time.time()
    open_cost = now - opening[0] if opening else 0
    print(*(round(1000 * one) for one in (now - begun, time.process_time(), open_cost)), flush=True)
    window.session.close()  # else the next start would look after a sudden end
    os._exit(0)

ui_app.run(Path(path[0]) if path else None, usable)
"""


def starting(folder: Path) -> None:
    """Start the program with nothing, and with collections of 20 and of 500 essays.

    From the process's begin until the essays and the list beside them, or the start page, have been painted.
    """
    small, large = folder / "small.essays", folder / "large.essays"
    make(small, 20, long=0)
    make(large, 500, long=0)
    print(f"\n{'start, ms':24}{'clock':>8}{'CPU':>8}{'opening':>10}")
    for said, path in (("no collection", None), ("20 essays", small), ("500 essays", large)):
        found = []
        for _turn in range(6):
            command = [sys.executable, "-c", _START, str(time.time()), *([str(path)] if path else [])]
            done = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ)
            found.append([int(word) for word in done.stdout.split()])
        clock, cpu, open_cost = (min(one[n] for one in found[1:]) for n in range(3))
        print(f"{said:24}{clock:>8}{cpu:>8}{open_cost:>10}")


def memory(folder: Path) -> None:
    """Open 500 essays with ten in tabs, and print what the processes hold."""
    import psutil

    path = folder / "memory.essays"
    make(path, 500, long=0)
    app, _window, page = opened(path)
    for key in longest(page)[:10]:
        page.arrive(key)
        page.tabs.keep(key)
        turns(app, 0.4)
    turns(app, 3.0)
    here = psutil.Process()
    own = here.memory_info().rss / 2**20
    children = [child.memory_info().rss / 2**20 for child in here.children(recursive=True)]
    pages = sum(children)
    print(f"\nmemory, MB: window {own:.0f}, page process {pages:.0f}, together {own + pages:.0f}")


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=0.5, help="of typing; ten for the whole measure")
    parser.add_argument("--only", default="typing,page,opening,starting,memory")
    chosen = parser.parse_args()
    only = chosen.only.split(",")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["ESSAYEDITOR_CONFIG"] = str(folder / "config")
        os.environ["ESSAYEDITOR_DATA"] = str(folder / "data")
        if "typing" in only:
            typing(folder, chosen.minutes)
        if "page" in only:
            page_beside(folder)
        if "opening" in only:
            opening(folder)
        if "starting" in only:
            starting(folder)
        if "memory" in only:
            memory(folder)
        sys.stdout.flush()
        os._exit(0)  # the windows are left as they are


if __name__ == "__main__":
    main()
