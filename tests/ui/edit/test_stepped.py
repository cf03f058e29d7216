"""What is copied lies on the clipboard in every form, and the program ends well while it lies there."""

import subprocess
import sys
import textwrap

from PySide6.QtGui import QGuiApplication

from essayeditor.ui.edit.commands import clipboard
from tests.ui.edit.conftest import RICH
from tests.ui.edit.test_history import opened

SCRIPT = """
    from essayeditor.text.blocks import Paragraph
    from essayeditor.text.document import Document
    from essayeditor.text.inline import inline
    from essayeditor.ui import app
    from essayeditor.ui.edit.buffer import Buffer
    from essayeditor.ui.edit.objects.pictures import Pictures
    from essayeditor.ui.edit.view import TextView

    running = app.application()
    view = TextView()
    document = Document((Paragraph("a", inline("Ours.")),))
    view.open(Buffer("e", document, (), Pictures(lambda asset: b""), view))
    view.selectAll()
    view.copy()
    print(running.clipboard().text())
"""


def test_every_form_is_there(qapp):
    view = opened(RICH)
    view.selectAll()
    view.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert set(data.formats()) == {clipboard.MIME, "text/plain", "text/html"}
    assert data.text().startswith("Nobody cheered. We had three winters.\n")
    assert "<h1>Whose roof is it?</h1>" in data.html()
    assert [type(b) for b in clipboard.from_mime(data).document.blocks] == [type(b) for b in RICH.blocks]


def test_the_program_ends_well_with_something_on_the_clipboard():
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(SCRIPT)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "Ours."
