"""The program's test of itself: every room used once, in a temporary folder, and judged.

It ships with the program and is run on the packaged build, where the test suite is not.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import essayeditor
from essayeditor.collection.entities import Essay
from essayeditor.desk import Desk
from essayeditor.foundation import resources
from essayeditor.foundation.errors import EssayEditorError
from essayeditor.text.blocks import Paragraph, new_id
from essayeditor.text.document import Document
from essayeditor.text.inline import inline
from essayeditor.text.plain import plain_text

_LIBRARIES = (
    "PySide6-Essentials",
    "python-docx",
    "reportlab",
    "lxml",
    "uharfbuzz",
    "SQLAlchemy",
    "page-validation",
)


class _SelfTest:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / "self-test.essays"
        self._essay = ""

    def steps(self) -> list[tuple[str, Callable[[], str]]]:
        return [
            ("make a collection", self.make),
            ("import the sample submissions", self.import_),
            ("edit and undo", self.edit),
            ("open the window", self.window),
            ("export and verify", self.export),
        ]

    def make(self) -> str:
        with Desk.create(self._path, "Self-test") as desk:
            desk.add_section("Local economy")
        return self._path.name

    def import_(self) -> str:
        files = [p for p in resources.path("sample").iterdir() if p.suffix in (".docx", ".odt", ".md")]
        files = [p for p in files if p.name != "README.md"]
        with Desk.open(self._path) as desk:
            result = desk.import_files(files).wait(timeout=120)
        bad = [f"{file.name}: {file.message}" for file in result.files if file.status != "imported"]
        if bad or not files:
            raise EssayEditorError("; ".join(bad) or "There are no sample submissions.")
        return f"{len(files)} files"

    def edit(self) -> str:
        with Desk.open(self._path) as desk:
            essay: Essay = desk.record.essays()[0]
            self._essay = essay.id
            document = desk.document(essay.id)
            longer = Document(
                (*document.blocks, Paragraph(new_id(), inline("A sentence of the self-test."))),
                document.notes,
            )
            desk.save_text(essay.id, longer)
            desk.edit_essay(essay.id, title="Another title")
            desk.undo()
            if desk.record.get(Essay, essay.id).title != essay.title:
                raise EssayEditorError("Undo did not bring the title back.")
        with Desk.open(self._path, read_only=True) as desk:
            if "A sentence of the self-test." not in plain_text(desk.document(essay.id)):
                raise EssayEditorError("The edited text was not saved.")
        return essay.title

    def window(self) -> str:
        from essayeditor.ui.trial import shown_once

        return shown_once(self._path)

    def export(self) -> str:
        pdf, docx = self._folder / "book.pdf", self._folder / "book.docx"
        with Desk.open(self._path, read_only=True) as desk:
            result = desk.export(pdf, docx).wait(timeout=300)
        errors = [f.message for made in result.outputs for f in made.findings if f.severity == "error"]
        if errors:
            raise EssayEditorError("; ".join(errors))
        return ", ".join(f"{made.path.name} {made.size:,} bytes" for made in result.outputs)


def run() -> int:
    """Run every step, say how each went, and return 0 if all went well."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _say(f"Essay Editor {essayeditor.__version__}, Python {platform.python_version()}, {platform.platform()}")
    _say(", ".join(f"{name} {metadata.version(name)}" for name in _LIBRARIES))
    with tempfile.TemporaryDirectory(prefix="essayeditor-") as folder:
        # Nothing of the person's own is touched: not the list of recent collections, not the backups.
        for place in ("CONFIG", "DATA"):
            os.environ[f"ESSAYEDITOR_{place}"] = str(Path(folder, place.lower()))
        test = _SelfTest(Path(folder))
        for name, step in test.steps():
            begun = time.perf_counter()
            try:
                detail = step()
            except (EssayEditorError, OSError, LookupError, ValueError) as error:
                _say(f"FAILED  {name}: {error}")
                return 1
            _say(f"ok      {name} ({detail}), {time.perf_counter() - begun:.1f} s")
    _say("All works.")
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
