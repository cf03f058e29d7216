"""Word's fields: which text is a field's code, which its result, and what the field means (17.16)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from essayeditor.importers.docx.context import OWN_NOTE
from essayeditor.importers.docx.names import W
from essayeditor.importers.xmlsafe import Element

_ARGUMENT = re.compile(r"\"([^\"]*)\"|(\\[A-Za-z@*#!])|(\S+)")
_DROPPED = {
    "TOC": "A table of contents was left out; the book makes its own",
    "INDEX": "An index was left out",
    "TOA": "A table of authorities was left out",
    "PAGE": "Page numbers were left out",
    "NUMPAGES": "Page numbers were left out",
    "SECTIONPAGES": "Page numbers were left out",
}
_CITATIONS = ("ZOTERO", "MENDELEY", "EN.", "CSL", "PAPERS")


class Phase(StrEnum):
    """Where in a field the reader is."""

    CODE = "code"
    RESULT = "result"


@dataclass(slots=True)
class Field:
    """One open field. `words` counts the runs of its result, `code` collects its instruction."""

    phase: Phase = Phase.CODE
    code: str = ""
    link: str | None = None
    drops: str = ""
    name: str = ""
    note: str = ""  # our own id of a note that is called a second time

    def begin_result(self) -> None:
        """Read the instruction, now that it is whole."""
        self.phase = Phase.RESULT
        self.name, arguments, switches = parse_instruction(self.code)
        self.drops = _DROPPED.get(self.name, "")
        if self.name == "NOTEREF" and arguments and arguments[0].startswith(OWN_NOTE):
            self.note = arguments[0][len(OWN_NOTE) :]
            self.drops = "The number of a note called twice was left out; notes are numbered anew"
        if self.name == "HYPERLINK":
            target = arguments[0] if arguments else ""
            place = switches.get("\\l", "")
            self.link = f"{target}#{place}" if place else target


def parse_instruction(code: str) -> tuple[str, list[str], dict[str, str]]:
    """Return a field's name in capitals, its arguments, and its switches with what follows each."""
    tokens = _ARGUMENT.findall(code.strip())
    if not tokens:
        return "", [], {}
    name = (tokens[0][0] or tokens[0][2]).upper()
    arguments: list[str] = []
    switches: dict[str, str] = {}
    takes_value = {"\\l", "\\t", "\\m", "\\o", "\\@", "\\*", "\\#", "\\f", "\\s"}
    open_switch = ""
    for quoted, switch, bare in tokens[1:]:
        if switch:
            switches[switch] = ""
            open_switch = switch if switch in takes_value else ""
        elif open_switch:
            switches[open_switch] = quoted or bare
            open_switch = ""
        else:
            arguments.append(quoted or bare)
    return name, arguments, switches


def describes_citation(code: str) -> bool:
    """Say whether a field is a citation or bibliography of a reference manager."""
    code = code.strip().upper()
    return code.startswith("ADDIN") and any(mark in code for mark in _CITATIONS)


def unmatched(root: Element) -> set[Element]:
    """Return the w:fldChar that begin or end no whole field: they would swallow the text after them.

    Text boxes are stories of their own; a field cannot begin in one and end outside it.
    """
    open_fields: list[Element] = []
    bad: set[Element] = set()
    for element in root.iter(W + "fldChar"):
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            open_fields.append(element)
        elif kind == "end":
            if open_fields:
                open_fields.pop()
            else:
                bad.add(element)
        elif kind == "separate" and not open_fields:
            bad.add(element)
    return bad | set(open_fields)


class FieldStack:
    """The fields open at the place the reader has come to, within one story."""

    def __init__(self, ignored: set[Element]) -> None:
        self._open: list[Field] = []
        self._ignored = ignored

    def __bool__(self) -> bool:
        return bool(self._open)

    def char(self, element: Element) -> Field | None:
        """Take in a w:fldChar; return the field that it ends, if any."""
        if element in self._ignored:
            return None
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._open.append(Field())
        elif kind == "separate" and self._open:
            self._open[-1].begin_result()
        elif kind == "end" and self._open:
            return self._open.pop()
        return None

    def code(self, text: str) -> None:
        """Take in a piece of instruction text."""
        if self._open and self._open[-1].phase is Phase.CODE:
            self._open[-1].code += text

    def push_simple(self, instruction: str) -> Field:
        """Open a w:fldSimple, whose content is all result."""
        opened = Field(code=instruction)
        opened.begin_result()
        self._open.append(opened)
        return opened

    def pop(self) -> None:
        """Close what `push_simple` opened."""
        if self._open:
            self._open.pop()

    def in_code(self) -> bool:
        """Say whether text here belongs to an instruction and is never shown."""
        return any(f.phase is Phase.CODE for f in self._open)

    def drops(self) -> str:
        """Return why text here is dropped, as it lies in the result of such a field, or ""."""
        return next((f.drops for f in self._open if f.drops), "")

    def link(self) -> str | None:
        """Return the address of the innermost hyperlink field, or None."""
        return next((f.link for f in reversed(self._open) if f.link is not None), None)

    def inside(self, name: str) -> bool:
        """Say whether text here lies in the result of a field of this name."""
        return any(f.name == name and f.phase is Phase.RESULT for f in self._open)
