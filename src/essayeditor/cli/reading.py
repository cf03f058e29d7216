"""`essayeditor read`: what is in one file, without a collection."""

from __future__ import annotations

import dataclasses
import json
from argparse import Namespace

from essayeditor.cli import output
from essayeditor.cli.summary import report_lines
from essayeditor.desk import read_file
from essayeditor.importers.spoken import full_text
from essayeditor.text.codec import comments_to_json, to_json


def read(options: Namespace) -> int:
    """Read a file, and print its words, its Document, or its report."""
    imported = read_file(options.path, generous=options.generous)
    report = imported.report
    warnings = [remark.text for remark in report.remarks if remark.kind == "warning"]
    if options.json:
        output.machine(
            {
                "title": imported.title,
                "standfirst": imported.standfirst,
                "authors": list(imported.authors),
                "emails": list(imported.emails),
                "telephones": list(imported.telephones),
                "document": json.loads(to_json(imported.document)),
                "comments": json.loads(comments_to_json(imported.comments))["comments"],
                "pictures": [
                    {"sha256": p.sha256, "media_type": p.media_type, "width": p.width, "height": p.height}
                    for p in imported.pictures
                ],
                "report": dataclasses.asdict(report),
            }
        )
    elif options.text:
        output.say(full_text(imported).rstrip("\n"))
    else:
        fields = [
            ("Title", imported.title),
            ("By", ", ".join(imported.authors)),
            ("Standfirst", imported.standfirst),
        ]
        output.say(*(f"{label}: {value}" for label, value in fields if value))
        output.say(*report_lines(report))
    for warning in warnings:
        output.error(f"{report.file_name}: {warning}")
    return 1 if warnings else 0
