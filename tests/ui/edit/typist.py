"""What the killed process of `test_never_lost.py` does: opens the window and types, telling of each key.

With `full`, the disk is full from the beginning: nothing more can be saved into the collection.
"""

import contextlib
import itertools
import sqlite3
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from essayeditor.ui import app as ui_app
from essayeditor.ui.remember import Remember
from essayeditor.ui.window import MainWindow

EVERY = 35


def fill(driver):
    """Let the file grow no more, as on a full disk, and use up the room it has to spare."""
    driver.execute("CREATE TABLE filler (x)")
    while driver.execute("PRAGMA freelist_count").fetchone()[0]:
        driver.execute("INSERT INTO filler VALUES (zeroblob(4000))")
    driver.execute("PRAGMA max_page_count=1")
    with contextlib.suppress(sqlite3.OperationalError):  # the last page of texts takes many short ones
        for number in itertools.count():
            driver.execute("INSERT INTO document VALUES (?, zeroblob(1))", (f"filler {number}",))


def main(path, disk):
    """Type one letter after the other until death."""
    app = ui_app.application()
    window = MainWindow(Remember())
    window.show()
    window.open(Path(path))
    page = window.visit("edit")
    if disk == "full":
        fill(window.session.desk._file._driver)
    count = 0

    def key():
        nonlocal count
        QTest.keyClick(page.view, "abcdefghij "[count % 11])
        count += 1
        print(count, time.monotonic(), flush=True)

    timer = QTimer()
    timer.timeout.connect(key)
    timer.start(EVERY)
    app.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])
