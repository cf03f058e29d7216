"""Exporters for the child process of a test, chosen by the theme that the order names."""

import os
import time

from essayeditor.desk.jobs.results import ExportResult, Output
from essayeditor.foundation.errors import ThemeError
from essayeditor.text.counts import Counts

EXPORTER = "tests.desk.exporters:export"


def export(tell, collection, order):
    outputs = []
    for target, kind in ((order.pdf, "pdf"), (order.docx, "docx")):
        if target is None:
            continue
        target.write_bytes(b"half a ")
        (target.parent / "left behind").write_bytes(b"something temporary")
        tell("Writing", 1, 2, kind)
        match order.theme:
            case "crash":
                os._exit(1)
            case "hang":
                time.sleep(60)
            case "refuse":
                raise ThemeError("There is no theme “refuse”.")
            case "bug":
                raise KeyError("page")
        target.write_bytes(b"whole " + kind.encode())
        outputs.append(Output(target, kind, target.stat().st_size, Counts(words=7)))
    return ExportResult(tuple(outputs))
