"""A real drag of a file from another program onto the window, on a real X display."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap

import pytest

TOOLS = ("Xvfb", "xvfb-run", "xdotool")
SOURCE = """
    import sys
    from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
    from PySide6.QtGui import QDrag
    from PySide6.QtWidgets import QApplication, QLabel

    class Source(QLabel):
        def mouseMoveEvent(self, event):
            mime = QMimeData()
            mime.setUrls([QUrl.fromLocalFile(sys.argv[1])])
            drag = QDrag(self)
            drag.setMimeData(mime)
            print("dropped as", drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction), flush=True)
            QTimer.singleShot(5_000, QApplication.quit)  # the data is fetched after the drop

    app = QApplication([])
    source = Source("a file manager")
    source.setGeometry(0, 0, 120, 120)
    source.show()
    app.exec()
"""
TARGET = """
    import sys
    from pathlib import Path
    from PySide6.QtCore import QTimer
    from essayeditor.ui import app as ui

    def main():
        app = ui.application()
        window = ui.make_window(app)
        window.start.use_folder(Path(sys.argv[1]))
        window.move(200, 0)
        window.resize(1024, 640)
        window.show()
        overlay = window.drops.overlay
        said = set()

        def look():
            if not overlay.isHidden():
                said.add(overlay.words)
            page = window.pages.current()
            if page is not None and page.report.shown():
                print("overlay", sorted(said), flush=True)
                print("report", [row.name for row in page.report.shown()], flush=True)
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
    sleep 2
    xdotool mousemove 60 60 mousedown 1
    for x in 80 140 220 320 420 520 600 620 640; do xdotool mousemove $x 300; sleep 0.15; done
    sleep 0.4
    xdotool mouseup 1
    wait $target
"""


@pytest.mark.xvfb
@pytest.mark.timeout(90)
@pytest.mark.skipif(any(shutil.which(tool) is None for tool in TOOLS), reason=f"needs {', '.join(TOOLS)}")
def test_a_file_dragged_from_another_program_is_imported(tmp_path):
    for name, text in (("source.py", SOURCE), ("target.py", TARGET), ("drive.sh", DRIVE)):
        (tmp_path / name).write_text(textwrap.dedent(text))
    essay = tmp_path / "hall.md"
    essay.write_text("# A hall of our own\n\nThe hall is ours.\n")
    kept = tmp_path / "kept"
    kept.mkdir()
    env = {key: value for key, value in os.environ.items() if key not in ("QT_QPA_PLATFORM", "DISPLAY")}
    env["ESSAYEDITOR_CONFIG"] = str(tmp_path / "config")
    env["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    command = [
        "xvfb-run",
        "-a",
        "-s",
        "-screen 0 1280x720x24",
        "sh",
        "drive.sh",
        sys.executable,
        str(essay),
        str(kept),
    ]
    subprocess.run(command, cwd=tmp_path, env=env, check=True, timeout=80)
    told = (tmp_path / "target.txt").read_text()
    assert "overlay ['Drop 1 file to import']" in told, told
    assert "report ['hall.md']" in told, told
    assert essay.exists(), "a drop copies; the file stays where it was"
