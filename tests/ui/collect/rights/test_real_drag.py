"""A signed form dragged from another program onto a permission, on a real X display."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap

import pytest

from essayeditor.collection.entities import Permission, State, Submission
from essayeditor.desk import Desk
from essayeditor.text.blocks import Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import inline
from tests.ui.test_real_drop import SOURCE, TOOLS

TARGET = """
    import sys
    from pathlib import Path
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtTest import QTest
    from essayeditor.ui import app as ui

    def main():
        app = ui.application()
        window = ui.make_window(app)
        assert window.open(Path(sys.argv[1]) / "stories.essays")
        window.move(200, 0)
        window.resize(1060, 700)
        window.show()
        app.processEvents()
        page = window.pages.current()
        page.bench.show_right("rights")
        page.essays.choose([page.rows()[0].id])
        app.processEvents()
        group = page.right.currentWidget().permissions
        record = next(row.buttons["Record…"] for row in group.rows.values() if "Record…" in row.buttons)
        QTest.mouseClick(record, Qt.MouseButton.LeftButton)
        overlay, told = window.drops.overlay, {}

        def tell(key, value):
            if told.get(key) != value:
                told[key] = value
                print(key, value, flush=True)

        def look():
            form = group.form
            if form is None:
                return
            at = form.mapToGlobal(form.rect().center())
            tell("form", f"{at.x()} {at.y()}")
            if not overlay.isHidden():
                tell("overlay", overlay.words)
            if form.file.evidence is not None:
                tell("taken", form.file.name.text())
                timer.stop()
                QTest.mouseClick(form.accept, Qt.MouseButton.LeftButton)
                window.close()
                app.quit()

        timer = QTimer()
        timer.timeout.connect(look)
        timer.start(20)
        QTimer.singleShot(40_000, app.quit)
        app.exec()

    if __name__ == "__main__":
        main()
"""
DRIVE = """
    "$1" source.py "$2" > source.txt 2>&1 &
    "$1" target.py "$3" > target.txt 2>&1 &
    target=$!
    xdotool search --sync --name 'Essay Editor' > /dev/null
    for wait in $(seq 100); do grep -q '^form' target.txt && break; sleep 0.2; done
    sleep 2
    set -- $(grep '^form' target.txt | tail -1 | sed 's/^form //')
    xdotool mousemove 60 60 mousedown 1
    for n in 1 2 3 4 5 6 7 8 9 10; do
        xdotool mousemove $((60 + ($1 - 60) * n / 10)) $((60 + ($2 - 60) * n / 10)); sleep 0.15
    done
    xdotool mousemove $(($1 + 2)) $2; sleep 0.5
    xdotool mouseup 1
    wait $target
"""


@pytest.mark.xvfb
@pytest.mark.timeout(110)
@pytest.mark.skipif(any(shutil.which(tool) is None for tool in TOOLS), reason=f"needs {', '.join(TOOLS)}")
def test_a_file_dragged_onto_a_permission_is_its_evidence(tmp_path):
    for name, text in (("source.py", SOURCE), ("target.py", TARGET), ("drive.sh", DRIVE)):
        (tmp_path / name).write_text(textwrap.dedent(text))
    proof = tmp_path / "signed form.pdf"
    proof.write_bytes(b"%PDF-1.7 signed")
    kept = tmp_path / "kept"
    kept.mkdir()
    with Desk.create(kept / "stories.essays", "Stories") as desk:
        essay = desk.add_essay("A hall of our own").created[0]
        desk.save_text(essay, Document((Paragraph("p1", inline("The hall is ours.")),)))
        desk.set_state(essay, State.RECEIVED)
        desk.set_state(essay, State.COPY_EDITED)
    env = {key: value for key, value in os.environ.items() if key not in ("QT_QPA_PLATFORM", "DISPLAY")}
    env["ESSAYEDITOR_CONFIG"] = str(tmp_path / "config")
    env["ESSAYEDITOR_DATA"] = str(tmp_path / "data")
    env["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1280x720x24"]
    command = [*screen, "bash", "drive.sh", sys.executable, str(proof), str(kept)]
    subprocess.run(command, cwd=tmp_path, env=env, check=False, timeout=100)
    told = (tmp_path / "target.txt").read_text()
    assert "taken signed form.pdf" in told, told
    with Desk.open(kept / "stories.essays") as desk:
        (permission,) = desk.record.all(Permission)
        assert permission.evidence_name == "signed form.pdf"
        assert desk.original(permission.evidence_file) == b"%PDF-1.7 signed"
        assert not list(desk.record.all(Submission)), "it was not taken for an essay"
    assert proof.exists(), "a drop copies; the file stays where it was"
