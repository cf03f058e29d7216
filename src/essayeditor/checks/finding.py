"""One thing that somebody should look at, and where it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"  # a reader is shut out, or a word is lost
    WARNING = "warning"  # somebody should look


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding of rule `rule`, said in one sentence. `essay` and `block` are keys, "" for the book."""

    rule: str
    severity: Severity
    message: str
    essay: str = ""
    block: str = ""
