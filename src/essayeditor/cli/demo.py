"""The main job on the sample: the collection, the PDF and the DOCX in one folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from essayeditor.cli.output import number, size
from essayeditor.cli.summary import Summary, of_collection, of_export
from essayeditor.desk import Desk, Progress
from essayeditor.desk.sample import make_sample
from essayeditor.foundation.files import safe_name

TITLE = "Stories from Community Britain"


def make(folder: Path, on_progress: Callable[[Progress], None]) -> Summary:
    """Make the sample collection and its book in `folder`, or take the collection that is there.

    What is there is never made anew: a person may have worked on it. A book that is missing is made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    name = safe_name(TITLE)
    path, pdf, docx = (folder / f"{name}{suffix}" for suffix in (".essays", ".pdf", ".docx"))
    there = path.exists()
    with Desk.open(path) if there else make_sample(path, on_progress) as desk:
        summary = _short(of_collection(desk), path, there)
        if pdf.exists() and docx.exists():
            for made in (pdf, docx):
                summary.lines.append(f"The book is there: {made} ({size(made.stat().st_size)})")
            summary.data["files"] = [
                {"path": str(made), "bytes": made.stat().st_size} for made in (pdf, docx)
            ]
            return summary
        exported = of_export(desk.export(pdf, docx).wait(on_progress=on_progress))
    summary.lines += exported.lines
    if exported.looks:
        things = number(len(exported.looks), "thing")
        summary.lines.append(f"{things} for an editor to look at: `essayeditor export` lists them.")
    summary.problems += exported.problems
    summary.data.update(exported.data)
    return summary


def _short(collection: Summary, path: Path, there: bool) -> Summary:
    """Keep the first lines of a collection's summary: its title, and what is in it."""
    verb = "Took the collection that is there" if there else "Made the collection"
    first = f"{verb}: {path}"
    data = {"collection": str(path), "made": not there, **collection.data}
    return Summary([first, *collection.lines[:2]], data=data)
