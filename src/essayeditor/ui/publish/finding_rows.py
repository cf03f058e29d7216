"""What is to be looked at in the files that were made, as rows: gravest first, each told once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from essayeditor.desk.jobs.results import ExportFinding, Output
from essayeditor.ui.publish.remedies import NONE, Remedy, remedy

_KINDS = {"pdf": "in the PDF", "print": "in the PDF for the printer", "docx": "in the Word document"}


@dataclass(frozen=True, slots=True)
class Group:
    """A kind of finding: what it means for the book, and the sign of its rows."""

    severity: str
    title: str
    detail: str
    icon: str
    tone: str


GROUPS = (
    Group("error", "Stops the release", "The files are made, but should not go out like this", "stop", "red"),
    Group("warning", "Look at these", "They do not stop a release", "warn", "amber"),
    Group("note", "Good to know", "", "info", "blue"),
)


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding, where it is, and the essay and block that it is about ("" for none)."""

    severity: str
    text: str
    where: str
    essay: str = ""
    block: str = ""
    page: int = 0
    remedy: Remedy = NONE

    @property
    def sentence(self) -> str:
        """The row as a screen reader says it."""
        return f"{self.text} {self.where}."


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The heading over the findings of one kind."""

    group: Group
    count: int


Row = FindingRow | GroupRow


def findings(outputs: Sequence[Output], titles: dict[str, str]) -> list[FindingRow]:
    """Return the findings of all files, each once; `titles` are those of the essays, by key."""
    where: dict[ExportFinding, list[str]] = {}
    pages: dict[ExportFinding, int] = {}
    rules: dict[ExportFinding, str] = {}
    for output in outputs:
        for finding in output.findings:
            same = replace(finding, page=0, rule="")
            rules[same] = rules.get(same, "") or finding.rule
            where.setdefault(same, []).append(output.kind)
            pages[same] = max(pages.get(same, 0), finding.page)
    made = []
    for same, kinds in where.items():
        finding = replace(same, page=pages[same])
        title = titles.get(finding.essay, "")
        told = [title or "The whole book"]
        if finding.page:
            told.append(f"page {finding.page}")
        if len(kinds) < len(outputs):
            told += [_KINDS.get(kind, kind) for kind in dict.fromkeys(kinds)]
        made.append(
            FindingRow(
                finding.severity,
                _message(finding, title),
                ", ".join(told),
                finding.essay if title else "",
                finding.block,
                finding.page,
                remedy(rules[same], finding.essay if title else ""),
            )
        )
    return made


def rows(outputs: Sequence[Output], titles: dict[str, str]) -> list[Row]:
    """Return the findings under the headings of their kinds."""
    found = findings(outputs, titles)
    made: list[Row] = []
    for group in GROUPS:
        of_kind = [row for row in found if row.severity == group.severity]
        if of_kind:
            made += [GroupRow(group, len(of_kind)), *of_kind]
    return made


def tally(shown: Sequence[Row]) -> str:
    """Return what the findings come to: "2 things stop the release, 3 to look at"."""
    counts = {row.group.severity: row.count for row in shown if isinstance(row, GroupRow)}
    stops, looks = counts.get("error", 0), counts.get("warning", 0)
    if stops:
        words = "1 thing stops the release" if stops == 1 else f"{stops:,} things stop the release"
        return f"{words}, {looks:,} to look at" if looks else words
    if looks:
        return "1 thing to look at" if looks == 1 else f"{looks:,} things to look at"
    return ""


def _message(finding: ExportFinding, title: str) -> str:
    """Return the message without the essay and page that the second line tells."""
    words = finding.message.removeprefix(f"Page {finding.page}: ") if finding.page else finding.message
    if title:
        words = words.removeprefix(f"‘{title}’: ")
    return words[:1].upper() + words[1:]
