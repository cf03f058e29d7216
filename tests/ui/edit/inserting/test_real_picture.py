"""A picture dragged from another program into the text, on a real X display."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap

import pytest
from PIL import Image

from tests.ui.test_real_drop import SOURCE, TOOLS

TARGET = """
    import sys
    from pathlib import Path
    from PySide6.QtCore import QTimer
    from essayeditor.desk import Desk
    from essayeditor.text.blocks import Figure, Paragraph
    from essayeditor.text.document import Document
    from essayeditor.text.inline import inline
    from essayeditor.ui import app as ui

    def main():
        app = ui.application()
        window = ui.make_window(app)
        desk = Desk.create(Path(sys.argv[1]) / "book.essays", "A book")
        essay = desk.add_essay("A hall").created[0]
        blocks = tuple(Paragraph(str(n), inline("The hall is ours, and the roof with it.")) for n in range(9))
        desk.save_text(essay, Document(blocks))
        window.session.adopt(desk)
        page = window.visit("edit")
        window.move(200, 0)
        window.resize(1024, 640)
        window.show()

        def look():
            if page.picture.isVisible():
                found = page.view.buffer.read()[0].blocks
                place = next(n for n, block in enumerate(found) if isinstance(block, Figure))
                known = len(desk.picture(found[place].asset))
                asked = window.focusWidget() is page.picture.alt
                print("figure", 0 < place < len(found) - 1, known, "asked", asked, flush=True)
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
    sleep 3
    xdotool mousemove 60 60 mousedown 1
    for x in 80 140 220 320 420 520 600 620 640; do xdotool mousemove $x 380; sleep 0.15; done
    sleep 0.4
    xdotool mouseup 1
    wait $target
"""


@pytest.mark.xvfb
@pytest.mark.timeout(120)
@pytest.mark.skipif(any(shutil.which(tool) is None for tool in TOOLS), reason=f"needs {', '.join(TOOLS)}")
def test_a_picture_dragged_from_another_program_stands_where_it_was_dropped(tmp_path):
    for name, text in (("source.py", SOURCE), ("target.py", TARGET), ("drive.sh", DRIVE)):
        (tmp_path / name).write_text(textwrap.dedent(text))
    picture = tmp_path / "hall.png"
    Image.new("RGB", (90, 60), "green").save(picture)
    kept = tmp_path / "kept"
    kept.mkdir()
    env = {key: value for key, value in os.environ.items() if key not in ("QT_QPA_PLATFORM", "DISPLAY")}
    env["ESSAYEDITOR_CONFIG"] = str(tmp_path / "config")
    env["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1280x720x24"]
    command = [*screen, "sh", "drive.sh", sys.executable, str(picture), str(kept)]
    subprocess.run(command, cwd=tmp_path, env=env, check=True, timeout=110)
    told = (tmp_path / "target.txt").read_text()
    assert f"figure True {picture.stat().st_size} asked True" in told, told
    assert picture.exists(), "a drop copies; the file stays where it was"
