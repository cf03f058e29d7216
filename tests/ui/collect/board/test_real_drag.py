"""A real drag of cards from one column to another, and onto a forbidden one, on a real X display."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap

import pytest

TOOLS = ("Xvfb", "xvfb-run", "xdotool")
BOARD = """
    import sys
    from pathlib import Path
    from PySide6.QtCore import QPoint, QTimer
    from essayeditor.collection.entities import State
    from essayeditor.desk import Desk
    from essayeditor.text.blocks import Paragraph
    from essayeditor.text.document import Document
    from essayeditor.text.inline import Inline
    from essayeditor.ui import app as ui

    def main():
        path = Path(sys.argv[1])
        desk = Desk.create(path, "Stories")
        for title in ("One", "Two", "Three"):
            essay = desk.add_essay(title).created[0]
            desk.save_text(essay, Document((Paragraph(id="p1", content=Inline("Words.")),)))
            desk.set_state(essay, State.RECEIVED)
        desk.close()
        app = ui.application()
        window = ui.make_window(app)
        window.open(path)
        window.setGeometry(0, 0, 1280, 720)
        window.show()
        page = window.visit("collect")
        page.essays.show_form("board")
        board = page.essays.form
        log, told = open("told.txt", "w"), {}

        def place(title, text):
            column = next(c for c in board.columns if c.spec.title == title)
            rows = [n for n, row in enumerate(column.list.rows()) if row.text == text]
            if not rows:
                return column.mapToGlobal(QPoint(column.width() // 2, 200))
            rect = column.list.visualRect(column.list.rows_model.index(rows[0]))
            return column.list.viewport().mapToGlobal(rect.center())

        def tell(key, value):
            if told.get(key) != value:
                told[key] = value
                print(key, value, file=log, flush=True)

        def look():
            for title, text in (("Received", "One"), ("Received", "Two"), ("In edit", ""), ("Approved", "")):
                at = place(title, text)
                tell(f"at {title} {text}".strip(), f"{at.x()} {at.y()}")
            at = board.exits.mapToGlobal(QPoint(board.exits.width() // 2, 300))
            tell("strip", f"{at.x()} {at.y()}")
            if not board.exits.folded:
                for heading in ("Declined", "Held over"):
                    at = place("Not in the book", heading)
                    tell(f"place {heading}", f"{at.x()} {at.y()}")
            tell("states", " ".join(f"{row.title}:{row.state.name}" for row in page.rows()))
            if board.dragged:
                for column in board.columns:
                    if column.reason and column.spec.title == "Approved":
                        tell("refused", column.reason)
                words = board.exits._words
                if words.isVisible():
                    tell("said", words.accessibleName())
                tell("target", next((c.target.name for c in board.columns if c.target), "none"))
                tell("dragged", len(board.dragged))
                tell("away", len(board.columns[2].list.cards.away))

        timer = QTimer()
        timer.timeout.connect(look)
        timer.start(20)
        QTimer.singleShot(60_000, app.quit)
        app.exec()

    if __name__ == "__main__":
        main()
"""
DRIVE = """
    "$1" board.py "$2" > out.txt 2>&1 &
    board=$!
    xdotool search --sync --name 'Essay Editor' > /dev/null
    at() { grep "^at $1 " told.txt | tail -1 | sed "s/^at $1 //"; }
    for wait in $(seq 100); do grep -q "^at In edit" told.txt 2>/dev/null && break; sleep 0.2; done
    sleep 1.5
    drag() {
        set -- $1 $2
        xdotool mousemove $1 $2 mousedown 1
        for n in 1 2 3 4 5 6 7 8; do
            xdotool mousemove $(($1 + ($3 - $1) * n / 8)) $(($2 + ($4 - $2) * n / 8)); sleep 0.12
        done
        xdotool mousemove $(($3 + 2)) $4; sleep 0.5
        xdotool mouseup 1; sleep 1
    }
    drag "$(at 'Received One')" "$(at 'Approved')"
    echo "after the forbidden drop: $(grep '^states' told.txt | tail -1)" > done.txt
    xdotool mousemove $(at 'Received One') click 1; sleep 0.3
    xdotool keydown ctrl mousemove $(at 'Received Two') click 1 keyup ctrl; sleep 0.3
    drag "$(at 'Received Two')" "$(at 'In edit')"
    echo "after the drop: $(grep '^states' told.txt | tail -1)" >> done.txt
    xdotool key ctrl+z; sleep 1
    echo "after undo: $(grep '^states' told.txt | tail -1)" >> done.txt
    set -- $(at 'Received One') $(grep '^strip' told.txt | tail -1 | sed 's/^strip //')
    xdotool mousemove $1 $2 mousedown 1
    for n in 1 2 3 4 5 6 7 8; do
        xdotool mousemove $(($1 + ($3 - $1) * n / 8)) $(($2 + ($4 - $2) * n / 8)); sleep 0.12
    done
    xdotool mousemove $(($3 + 2)) $4; sleep 0.6
    for heading in Declined 'Held over'; do
        spot=$(grep "^place $heading" told.txt | tail -1 | sed "s/^place $heading //")
        xdotool mousemove $spot; sleep 0.3
        set -- $spot
        xdotool mousemove $(($1 + 2)) $2; sleep 0.5
    done
    xdotool mouseup 1; sleep 1
    echo "after the drop outside: $(grep '^states' told.txt | tail -1)" >> done.txt
    kill $board
"""


@pytest.mark.xvfb
@pytest.mark.timeout(110)
@pytest.mark.skipif(any(shutil.which(tool) is None for tool in TOOLS), reason=f"needs {', '.join(TOOLS)}")
def test_cards_are_dragged_between_columns(tmp_path):
    for name, text in (("board.py", BOARD), ("drive.sh", DRIVE)):
        (tmp_path / name).write_text(textwrap.dedent(text))
    env = {key: value for key, value in os.environ.items() if key not in ("QT_QPA_PLATFORM", "DISPLAY")}
    env["ESSAYEDITOR_CONFIG"] = str(tmp_path / "config")
    env["ESSAYEDITOR_DATA"] = str(tmp_path / "data")
    env["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1280x720x24"]
    command = [*screen, "bash", "drive.sh", sys.executable, str(tmp_path / "Stories.essays")]
    subprocess.run(command, cwd=tmp_path, env=env, check=False, timeout=100)
    told = (tmp_path / "told.txt").read_text()
    done = (tmp_path / "done.txt").read_text()
    assert "refused Send the text for approval first." in told, told
    assert "after the forbidden drop: states One:RECEIVED Two:RECEIVED Three:RECEIVED" in done, done + told
    assert "target IN_EDIT" in told, told
    assert "dragged 2" in told, told
    assert "away 2" in told, "outlines stand in the places of what is dragged"
    assert "after the drop: states One:IN_EDIT Two:IN_EDIT Three:RECEIVED" in done, done + told
    assert "after undo: states One:RECEIVED Two:RECEIVED Three:RECEIVED" in done, "one step takes both back"
    assert "said A card cannot be dropped here. Only an essay that has not come in yet" in told, told
    assert "target HELD_OVER" in told, told
    assert "after the drop outside: states Three:RECEIVED One:HELD_OVER Two:HELD_OVER" in done, done + told
