"""E-mail addresses and telephone numbers that a contributor put at the head or end of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

EMAIL = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
TELEPHONE = re.compile(
    r"(?<![\w/.])(?:\+\d{1,3}[\s.-]?(?:\(0\)[\s.-]?)?|\(?0)\d{1,4}\)?(?:[\s.-]?\d{2,4}){2,4}(?![\w/])"
)
_LABEL = re.compile(
    r"\b(?:e-?mail(?:\s+address)?|mail|tel(?:ephone)?|phone|mob(?:ile)?|cell|contact(?:\s+details)?|t|m|e)\b\s*[:.]?",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^\W*(?:e-?mail|tel(?:ephone)?|phone|mob(?:ile)?|contact(?: details)?)\b[^.]{0,20}?:", re.IGNORECASE
)
_GLUE = re.compile(r"^[\s,;:|/•·()<>\[\]–—-]*(?:or|and|on|at)?[\s,;:|/•·()<>\[\]–—-]*$", re.IGNORECASE)


@dataclass(slots=True)
class Contacts:
    """The addresses and numbers found, each once, in order."""

    emails: list[str] = field(default_factory=list)
    telephones: list[str] = field(default_factory=list)

    def add(self, said: str) -> None:
        """Remember what is found in `said`."""
        for address in EMAIL.findall(said):
            if address not in self.emails:
                self.emails.append(address)
        for number in _telephones(said):
            if number not in self.telephones:
                self.telephones.append(number)


def _telephones(said: str) -> list[str]:
    return [
        match.group().strip() for match in TELEPHONE.finditer(said)
        if 9 <= sum(c.isdigit() for c in match.group()) <= 15
    ]  # fmt: skip


def holds_contact(said: str) -> bool:
    """Say whether a line holds an e-mail address or a telephone number."""
    if "@" in said and EMAIL.search(said):
        return True
    return ("0" in said or "+" in said) and bool(_telephones(said))


def contacts_in(said: str) -> list[str]:
    """Return the e-mail addresses and telephone numbers in a line."""
    return [*EMAIL.findall(said), *_telephones(said)] if holds_contact(said) else []


def is_contact_line(said: str) -> bool:
    """Say whether a line is nothing but contact details, with their labels."""
    if not holds_contact(said):
        return False
    if len(said) <= 140 and _LABELLED.match(said):
        return True
    rest = EMAIL.sub(" ", said)
    for number in _telephones(said):
        rest = rest.replace(number, " ")
    return bool(_GLUE.match(_LABEL.sub(" ", rest)))
