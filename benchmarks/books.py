"""The same book, set side by side with what a user would pick instead.

    python -m benchmarks.books [--essays 100] [--scale] [--only ours,typst] [--rivals-python PATH]

100 essays of 2,500 words with 6 notes and a picture each, from the books that lie beside the
project, or from seeded prose. Each contender is a process of its own, run one after the other;
processor time is that of the process with all that it started. The rivals' packages (`typst`,
`weasyprint`, `reportlab`) are taken from the interpreter given with --rivals-python; those that
are not there are left out, and so is LibreOffice if it is not installed.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from benchmarks import material
from benchmarks.measure import Cost, run

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "resources" / "fonts"
_UA = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"},"UseTaggedPDF":{"type":"boolean","value":"true"}}'  # noqa: E501
_SCALES = (10, 100, 500)


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    name: str
    cost: Cost
    pages: int
    size: float  # MB
    notes: str = ""


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description="Set the same book with several programs.")
    parser.add_argument("--essays", type=int, default=100)
    parser.add_argument("--scale", action="store_true", help="repeat it for 10, 100 and 500 essays")
    parser.add_argument("--only", default="ours,typst,platypus,libreoffice,weasyprint")
    parser.add_argument("--rivals-python", default=sys.executable)
    parser.add_argument("--theme", default="community-britain")
    options = parser.parse_args()
    for essays in _SCALES if options.scale else (options.essays,):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            made = material.make(folder, essays)
            words = sum(len(block.text.split()) for essay in made for block in essay.blocks)
            notes = sum(len(block.notes) for essay in made for block in essay.blocks)
            print(f"\n{essays} essays, {words:,} words, {notes} notes, {essays} pictures")
            _print(_rows(folder, options.only.split(","), options.rivals_python, options.theme))


def _rows(folder: Path, wanted: list[str], rivals: str, theme: str) -> list[Row]:
    rows = []
    if "typst" in wanted and _has(rivals, "typst"):
        script = [rivals, str(ROOT / "benchmarks/contenders/typst_book.py"), str(folder), str(FONTS)]
        rows.append(_row("typst, ua-1", [*script, "Book Serif Text"], folder))
    if "ours" in wanted:
        rows += _ours(folder, theme)
    if "platypus" in wanted and _has(rivals, "reportlab"):
        script = [rivals, str(ROOT / "benchmarks/contenders/platypus_book.py"), str(folder), str(FONTS)]
        rows.append(_row("platypus, untagged", script, folder))
    if "libreoffice" in wanted and shutil.which("soffice"):
        rows.append(_office(folder))
    if "weasyprint" in wanted and _has(rivals, "weasyprint"):
        script = [rivals, str(ROOT / "benchmarks/contenders/weasyprint_book.py"), str(folder), str(FONTS)]
        rows.append(_row("WeasyPrint, pdf/ua-1", script, folder))
    return rows


def _has(python: str, package: str) -> bool:
    done = subprocess.run([python, "-c", f"import {package}"], capture_output=True, check=False)
    if done.returncode:
        print(f"({package} is not there for {python}; left out)")
    return done.returncode == 0


def _ours(folder: Path, theme: str) -> list[Row]:
    rows = []
    for mode, name in (
        ("cold", "ours"),
        ("read-back", "ours, and read back"),
        ("warm", "ours, after an edit"),
    ):
        row = _row(
            name, [sys.executable, "-m", "benchmarks.contenders.ours", str(folder), mode, theme], folder
        )
        result = json.loads((folder / "result.json").read_text("utf-8"))
        if mode == "warm":
            cost = Cost(result["warm_cpu"], result["warm_wall"], row.cost.peak)
            row = Row(name, cost, row.pages, row.size, "the second export of one process")
        elif result["findings"]:
            row = Row(row.name, row.cost, row.pages, row.size, f"{result['findings']} findings")
        rows.append(row)
    command = [sys.executable, "-m", "benchmarks.contenders.ours", str(folder), "preview", theme]
    run(command, folder, _environment())
    preview = json.loads((folder / "result.json").read_text("utf-8"))["preview_ms"]
    print(f"preview: {preview:.0f} ms, median, from an edited essay to its PDF in a warm process")
    return rows


def _office(folder: Path) -> Row:
    run([sys.executable, "-m", "benchmarks.contenders.office_book", str(folder)], folder, _environment())
    (folder / "book.pdf").unlink(missing_ok=True)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", _UA, "--outdir", str(folder), "book.docx"]
    run(["soffice", profile, "--headless", "--terminate_after_init"], folder)  # makes the profile
    return _row("LibreOffice, PDF/UA", command, folder)


def _environment() -> dict[str, str]:
    return {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}


def _row(name: str, command: list[str], folder: Path) -> Row:
    target = folder / "book.pdf"
    target.unlink(missing_ok=True)
    cost = run(
        command, folder, _environment() if "-m" in command else {"PYTHONPATH": str(ROOT / "benchmarks")}
    )
    with pypdfium2.PdfDocument(target) as document:
        pages = len(document)
    return Row(name, cost, pages, target.stat().st_size / 1e6)


def _print(rows: list[Row]) -> None:
    base = next((row.cost.cpu / row.pages for row in rows if row.name.startswith("typst")), None)
    whole = next((row.cost.cpu for row in rows if row.name.startswith("typst")), None)
    print(f"{'':24}{'CPU s':>8}{'wall s':>8}{'peak MB':>9}{'pages':>7}{'ms/page':>9}{'MB':>7}", end="")
    print(f"{'× typst':>9}{'a page':>8}")
    for row in rows:
        each = row.cost.cpu / row.pages
        print(
            f"{row.name:24}{row.cost.cpu:8.2f}{row.cost.wall:8.2f}{row.cost.peak:9.0f}{row.pages:7}"
            f"{each * 1000:9.2f}{row.size:7.2f}",
            end="",
        )
        print(f"{row.cost.cpu / whole:9.2f}{each / base:8.2f}" if base and whole else "", row.notes)


if __name__ == "__main__":
    main()
