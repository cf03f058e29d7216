"""The report of an import, as it is kept with its submission."""

from __future__ import annotations

import dataclasses
import json

from essayeditor.collection.entities import Submission
from essayeditor.importers.result import Part, RemarkKind, Report, ReportRemark, Taken


def report_to_json(report: Report) -> str:
    """Return a report as JSON with sorted keys."""
    return json.dumps(dataclasses.asdict(report), ensure_ascii=False, sort_keys=True)


def report_of(submission: Submission) -> Report | None:
    """Return the report that was made when a submission was read, or None if there is none."""
    if not submission.report:
        return None
    fields = json.loads(submission.report)
    taken = tuple(Taken(**{**t, "part": Part(t["part"])}) for t in fields.pop("taken", ()))
    remarks = tuple(ReportRemark(RemarkKind(r["kind"]), r["text"], r["block"]) for r in fields.pop("remarks"))
    return Report(**fields, remarks=remarks, taken=taken)
