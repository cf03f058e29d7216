"""A later file of an essay dragged from another program onto the inbox, on a real X display."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap

import pytest

from essayeditor.desk import Desk
from tests.ui.test_real_drop import DRIVE, SOURCE, TOOLS

TARGET = """
    import sys
    from pathlib import Path
    from PySide6.QtCore import QTimer
    from essayeditor.ui import app as ui

    def main():
        app = ui.application()
        window = ui.make_window(app)
        assert window.open(Path(sys.argv[1]) / "stories.essays")
        window.move(200, 0)
        window.resize(1024, 640)
        window.show()
        app.processEvents()
        page = window.pages.current()
        view = page.show_view("inbox")

        def look():
            rows = view.model.rows()
            if rows:
                print("inbox", [(row.words, row.sure) for row in rows], flush=True)
                view.list.taken.emit()
                print("left", len(view.model.rows()), flush=True)
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


@pytest.mark.xvfb
@pytest.mark.timeout(90)
@pytest.mark.skipif(any(shutil.which(tool) is None for tool in TOOLS), reason=f"needs {', '.join(TOOLS)}")
def test_a_file_dragged_onto_the_inbox_is_matched_and_taken(tmp_path):
    for name, text in (("source.py", SOURCE), ("target.py", TARGET), ("drive.sh", DRIVE)):
        (tmp_path / name).write_text(textwrap.dedent(text))
    words = " ".join(f"word{n}" for n in range(120))
    essay = tmp_path / "hall-v2.md"
    essay.write_text(f"# A hall of our own\n\n{words} and more\n")
    kept = tmp_path / "kept"
    kept.mkdir()
    with Desk.create(kept / "stories.essays", "Stories") as desk:
        desk.add_essay("A hall of our own")
    env = {key: value for key, value in os.environ.items() if key not in ("QT_QPA_PLATFORM", "DISPLAY")}
    env["ESSAYEDITOR_CONFIG"] = str(tmp_path / "config")
    env["ESSAYEDITOR_DATA"] = str(tmp_path / "data")
    env["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1280x720x24"]
    command = [*screen, "sh", "drive.sh", sys.executable, str(essay), str(kept)]
    subprocess.run(command, cwd=tmp_path, env=env, check=True, timeout=80)
    told = (tmp_path / "target.txt").read_text()
    assert "inbox [('The text of ‘A hall of our own’', 'Certain')]" in told, told
    assert "left 0" in told, told
    with Desk.open(kept / "stories.essays") as desk:
        (only,) = desk.record.essays()
        assert only.revision
