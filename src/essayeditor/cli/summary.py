"""What a collection, an import and an export come to: in a few plain lines, and as data for machines."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from essayeditor.cli.output import near, number, size
from essayeditor.collection.editions import editions, view
from essayeditor.collection.entities import Essay
from essayeditor.collection.record import Record
from essayeditor.desk import Desk, ExportResult, ImportResult
from essayeditor.importers.result import Report
from essayeditor.text.counts import Counts, count


@dataclass
class Summary:
    """`lines` for a person, `looks` for an editor, `data` for a machine, `problems` for standard error."""

    lines: list[str] = field(default_factory=list)
    looks: list[str] = field(default_factory=list)
    data: dict[str, object] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def of_collection(desk: Desk) -> Summary:
    """Sum up a collection: its sections, essays, authors, words, notes, pictures and states."""
    record = desk.record
    counts = {e.id: count(desk.document(e.id)) if e.revision else Counts() for e in record.essays()}
    total = sum(counts.values(), Counts())
    authors = {person.id for essay in record.essays() for _, person in record.authors(essay.id)}
    summary = Summary()
    collection = record.collection
    summary.lines.append(f"{collection.title}{f' – {collection.subtitle}' if collection.subtitle else ''}")
    summary.lines.append(
        ", ".join([number(len(counts), "essay"), number(len(authors), "author"), said(total)])
    )
    groups = [("", "", record.essays(""))]
    groups += [(section.id, section.title, record.essays(section.id)) for section in record.sections()]
    sections = []
    for key, title, essays in groups:
        if not essays and not key:
            continue
        summary.lines += ["", title or "Outside the sections"]
        rows = [_essay_row(record, essay, counts[essay.id]) for essay in essays]
        summary.lines += [_essay_line(row) for row in rows]
        sections.append({"id": key, "title": title, "essays": rows})
    books = [
        {"id": e.id, "name": e.name, "essays": len(view(record, e.id).essays())} for e in editions(record)
    ]
    if books:
        named = (f"{book['name']} ({number(int(str(book['essays'])), 'essay')})" for book in books)
        summary.lines += ["", f"Editions: {', '.join(named)}"]
    states = Counter(str(essay.state) for essay in record.essays())
    summary.lines += (
        ["", "States: " + ", ".join(f"{n} {state}" for state, n in states.items())] if states else []
    )
    summary.data = {
        "title": collection.title,
        "subtitle": collection.subtitle,
        "essays": len(counts),
        "authors": len(authors),
        **as_data(total),
        "states": dict(states),
        "sections": sections,
        "editions": books,
    }
    return summary


def said(counts: Counts) -> str:
    """Return counts as "12,345 words, 38 notes, 9 pictures, 2 tables, 14 links"."""
    return ", ".join(
        [
            number(counts.words, "word"),
            number(counts.notes, "note"),
            number(counts.pictures, "picture"),
            number(counts.tables, "table"),
            number(counts.links, "link"),
        ]
    )


def as_data(counts: Counts) -> dict[str, object]:
    """Return counts for a machine, `notes` and `all_words` among them."""
    return {**dataclasses.asdict(counts), "notes": counts.notes, "all_words": counts.all_words}


def _essay_row(record: Record, essay: Essay, counts: Counts) -> dict[str, object]:
    return {
        "id": essay.id,
        "title": essay.title,
        "kind": str(essay.kind),
        "authors": [join.byline or person.name for join, person in record.authors(essay.id)],
        "state": str(essay.state),
        "target_words": essay.target_words,
        "deadline": essay.deadline,
        **as_data(counts),
    }


def _essay_line(row: Mapping[str, object]) -> str:
    authors = ", ".join(row["authors"])  # type: ignore[arg-type]
    by = f" ({authors})" if authors else ""
    return f"  {str(row['id'])[:8]}  {row['title']}{by}: {row['words']:,} words, {row['state']}"


def of_import(result: ImportResult) -> Summary:
    """Sum up an import: each file, and whatever an editor must look at."""
    summary = Summary()
    for file in result.files:
        report = file.report
        if file.status == "imported" and report is not None:
            words = f"{number(report.words_in_essay, 'word')} of {report.words_in_file:,}"
            summary.lines.append(f"{file.name}: {words}, {_things(report)}")
            summary.problems += [f"{file.name}: {r.text}" for r in report.remarks if r.kind == "warning"]
        elif file.status == "waiting":
            summary.lines.append(f"{file.name}: waits in the inbox. {file.message}")
        elif file.status == "duplicate":
            same = file.message if "same words" in file.message else ""
            here = same or "is in the collection already, nothing was added"
            summary.lines.append(f"{file.name}: {here}")
        elif file.status == "skipped":
            summary.lines.append(f"{file.name}: left out. {file.message}")
        else:
            summary.problems.append(f"{file.name}: {file.message}")
    imported = [file for file in result.files if file.status == "imported"]
    summary.lines.append(
        f"{number(len(imported), 'file')} imported of {sum(f.status != 'skipped' for f in result.files):,}."
    )
    waiting = [file for file in result.files if file.status == "waiting"]
    if waiting:
        one = len(waiting) == 1
        what = "1 file waits" if one else f"{len(waiting):,} files wait"
        summary.lines.append(
            f"{what} in the inbox. Open the collection to say what {'it is' if one else 'they are'}, or "
            "import again with --as-version-of ESSAY or --take."
        )
    if any(file.limited for file in result.files):
        summary.lines.append("A large file that you trust can be imported with --generous.")
    summary.data = {
        "imported": len(imported),
        "waiting": len(waiting),
        "files": [
            {
                "name": file.name,
                "status": file.status,
                "message": file.message,
                "essay": file.essay,
                "submission": file.submission,
                "report": dataclasses.asdict(file.report) if file.report else None,
            }
            for file in result.files
        ],
    }
    return summary


def _things(report: Report) -> str:
    kept = [f"{n:,} {name}" for name, n in report.kept.items() if n]
    return ", ".join(kept) or "nothing but words"


def report_lines(report: Report) -> list[str]:
    """Return the report of one file, a line for each thing."""
    lines = [
        f"{report.file_name}: {report.format}{f', written by {report.producer}' if report.producer else ''}",
        f"Words: {report.words_in_essay:,} read; {report.words_in_file:,} counted in the file",
    ]
    lines += [
        f"{name.capitalize()}: {report.kept.get(name, 0)} of {n}" for name, n in report.found.items() if n
    ]
    lines += [f"{remark.kind.value.capitalize()}: {remark.text}" for remark in report.remarks]
    return lines


def of_export(result: ExportResult) -> Summary:
    """Sum up an export: each file made, and what was found in it, each thing said once."""
    summary = Summary()
    looks: dict[str, None] = {}
    for made in result.outputs:
        pages = f", {number(made.pages, 'page')}" if made.pages else ""
        summary.lines.append(f"Made {near(made.path)} ({size(made.size)}{pages}): {said(made.counts)}")
        for finding in made.findings:
            if finding.severity == "error":
                summary.problems.append(f"{made.path.name}: {finding.message}")
            else:
                looks.setdefault(finding.message, None)
    summary.looks = list(looks)
    summary.data = {
        "files": [
            {
                "path": str(made.path),
                "kind": made.kind,
                "bytes": made.size,
                "pages": made.pages,
                **as_data(made.counts),
                "findings": [{"severity": f.severity, "message": f.message} for f in made.findings],
            }
            for made in result.outputs
        ]
    }
    return summary
