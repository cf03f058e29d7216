"""The judges that we did not write: what they say of a file. Each skips where it is missing.

In continuous integration (CI set) a missing judge is a failure, for a test that never runs proves nothing.
"""

import functools
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
OOXML_VALIDATOR = ROOT / ".tools" / "node_modules" / ".bin" / "ooxml-validator"


def missing(what: str) -> None:
    """Skip the test, or fail it in continuous integration."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing, and continuous integration must have it")
    pytest.skip(f"{what} is missing: ./test installs it")


@functools.cache
def _found(program: str) -> str | None:
    return shutil.which(program)


def program(name: str) -> str:
    """Return the path of a program, or skip."""
    if not _found(name):
        missing(name)
    return _found(name)


def run(*command: str | Path, timeout: int = 110) -> str:
    """Run a judge and return what it prints; it must end well."""
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",  # pdfinfo prints the titles of elements as they lie in the file, in UTF-16
        timeout=timeout,
        check=False,
    )
    assert done.returncode == 0, f"{command[0]} said: {done.stdout}\n{done.stderr}"
    return done.stdout


def pdf_faults(path: Path) -> list[str]:
    """Return what page-validation has against a PDF under PDF/UA-1 and PDF/A-2a: nothing, if it is good."""
    import page

    faults = []
    for profile in ("ua1", "2a"):
        report = page.validate_pdf_bytes(
            path.read_bytes(), profile=profile, limits=page.SafetyLimits.unlimited()
        )
        faults.extend(f"{profile} {failure.rule_id}: {failure.message}" for failure in report.failures)
    return faults


def ooxml_errors(path: Path) -> list[str]:
    """Return the errors that the Open XML SDK validator finds in a DOCX."""
    if not OOXML_VALIDATOR.exists():
        missing("the Open XML SDK validator")
    program("node")
    done = subprocess.run([OOXML_VALIDATOR, path], capture_output=True, text=True, timeout=110, check=False)
    report = json.loads(done.stdout)
    return [f"{e.get('path')} {e.get('xPath')}: {e.get('description')}" for e in report["errors"]]


def soffice(path: Path, to: str, folder: Path) -> Path:
    """Convert a file with LibreOffice, in a profile of its own, and return the result."""
    (result,) = soffice_all([path], to, folder)
    return result


def soffice_all(paths: list[Path], to: str, folder: Path) -> list[Path]:
    """Convert files with one run of LibreOffice, in a profile of its own, and return the results in order."""
    run(
        program("soffice"),
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--convert-to",
        to,
        "--outdir",
        folder,
        *paths,
    )
    results = [folder / f"{path.stem}.{to.split(':')[0]}" for path in paths]
    assert all(result.exists() for result in results)
    return results


def pdf_text(path: Path) -> str:
    """Return the text of a PDF as poppler reads it."""
    return run(program("pdftotext"), "-enc", "UTF-8", path, "-")


def qpdf_check(path: Path) -> str:
    """Check a PDF's structure with qpdf; it must find nothing."""
    return run(program("qpdf"), "--check", path)
