"""Letters to contributors: templates with fields, filled from the record. The program itself sends none.

A template is a readable file in `resources/letters`: lines such as "Title: Reminder" and "Subject: …",
an empty line, then the letter, in which `{deadline}` stands for what the record knows. An editor's own
wording lies under the same name in a folder of theirs, and goes before ours; the wording that a
collection has of its own goes before both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote

from essayeditor.collection.assemble import full_name
from essayeditor.collection.entities import Authorship, Contributor, Essay, Query, Revision, Section
from essayeditor.collection.record import Record
from essayeditor.desk.words import counted
from essayeditor.foundation import resources
from essayeditor.foundation.dates import day_in_words
from essayeditor.foundation.errors import OperationRefused
from essayeditor.foundation.files import write_bytes

KINDS = ("brief", "reminder", "query", "proof", "thanks")
"""The letters there are, in the order of the work, by the name of their file."""
LONGEST_ADDRESS = 1900
"""Characters of a mailto: address that every mail program takes: Windows cuts a command at 2,048."""
FIELDS: dict[str, str] = {
    "contributor": "the contributor’s name",
    "essay": "the title of the essay",
    "collection": "the title of the collection",
    "byline": "the name and role as printed",
    "deadline": "the day the text is due",
    "days late": "by how much it is late, such as 3 days",
    "words wanted": "the target in words",
    "words": "how many words the text has",
    "standfirst": "the essay’s standfirst",
    "section": "the section of the book",
    "questions": "the open queries, numbered",
    "reply by": "the day to answer by",
    "editor": "who looks after the essay",
    "publisher": "the publisher in the imprint",
    "today": "today’s date",
}
"""What may stand in braces, and what takes its place."""
_FIELD = re.compile(r"\{([^{}\n]*)\}")


class Whose(StrEnum):
    """Where the wording of a letter comes from, the one that goes before the others last."""

    OURS = "the program"
    PERSON = "all collections of the person"
    COLLECTION = "this collection"


@dataclass(frozen=True, slots=True)
class Template:
    """A letter as it is written once for all; `whose` says who has worded it."""

    key: str
    title: str
    subject: str
    body: str
    whose: Whose = Whose.OURS

    @property
    def text(self) -> str:
        """The template as it stands in its file."""
        return f"Title: {self.title}\nSubject: {self.subject}\n\n{self.body}\n"


@dataclass(frozen=True, slots=True)
class Letter:
    """A template filled in. What could not be filled stands in the text in brackets, such as "[deadline]".

    `missing` are fields that the record has nothing for, `unknown` what is no field at all.
    """

    subject: str
    body: str
    missing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def problems(self) -> list[str]:
        """What is to be seen to before the letter goes, a sentence each."""
        said = [f"Not known yet: {FIELDS[name]}." for name in self.missing]
        return said + [f"‘{{{name}}}’ is no field of a letter." for name in self.unknown]


Reworded = Sequence[tuple[str, str]]
"""Kinds of letter with their text, as `Collection.letters` has those of one collection."""


def templates(own: Path, reworded: Reworded = ()) -> list[Template]:
    """Return all letters; `own` is the folder with the editor's wording, which may not be there."""
    return [template(key, own, reworded) for key in KINDS]


def template(key: str, own: Path, reworded: Reworded = ()) -> Template:
    """Return one letter: the collection's wording, or else the editor's if it can be read, or else ours."""
    if here := dict(reworded).get(key):
        with suppress(OperationRefused):
            return parsed(key, here, whose=Whose.COLLECTION)
    with suppress(OSError, UnicodeDecodeError, OperationRefused):
        return parsed(key, (own / f"{key}.md").read_text(encoding="utf-8"), whose=Whose.PERSON)
    return original(key)


def original(key: str) -> Template:
    """Return a letter as it ships with the program."""
    return parsed(key, resources.path("letters", f"{key}.md").read_text(encoding="utf-8"))


def parsed(key: str, text: str, *, whose: Whose = Whose.OURS) -> Template:
    """Read a template. OperationRefused if it has no subject, or no letter below it."""
    head, _, body = text.replace("\r\n", "\n").lstrip("\ufeff\n").partition("\n\n")
    said = dict(re.findall(r"^(Title|Subject): *(.+)$", head, re.MULTILINE))
    if not (said.get("Subject", "").strip() and body.strip()):
        raise OperationRefused(
            "A letter needs a line ‘Subject: …’, an empty line, and the letter. It was not saved."
        )
    title = said.get("Title", key.capitalize()).strip()
    return Template(key, title, said["Subject"].strip(), body.strip(), whose)


def save_template(key: str, text: str, own: Path) -> Template:
    """Keep the editor's own wording of a letter; errors as `parsed`, and OSError if it cannot be written."""
    made = parsed(key, text, whose=Whose.PERSON)
    own.mkdir(parents=True, exist_ok=True)
    write_bytes(own / f"{key}.md", made.text.encode())
    return made


def restore_template(key: str, own: Path) -> Template:
    """Go back to the wording that ships with the program."""
    (own / f"{key}.md").unlink(missing_ok=True)
    return original(key)


def values(record: Record, essay: str, contributor: str, today: date, reply_by: str = "") -> dict[str, str]:
    """Return what each field stands for in a letter about an essay to one of its authors; "" if unknown.

    Only what is public is looked at. `reply_by` is a date as the record writes it.
    """
    subject = record.get(Essay, essay)
    person = record.find(Contributor, contributor)
    revision = record.find(Revision, subject.revision)
    section = record.find(Section, subject.section)
    joins = [a for a in record.of_essay(Authorship, essay) if a.contributor == contributor]
    late = (today - date.fromisoformat(subject.deadline)).days if subject.deadline else 0
    asked = [q for q in open_queries(record, essay) if q.contributor in ("", contributor)]
    name = full_name(person) if person else ""
    byline = (joins[0].byline if joins else "") or name
    return {
        "contributor": name,
        "essay": subject.title,
        "collection": record.collection.title,
        "byline": ", ".join(filter(None, (byline, person.role if person else ""))),
        "deadline": day_in_words(subject.deadline),
        "days late": counted(late, "day") if late > 0 else "",
        "words wanted": f"{subject.target_words:,}" if subject.target_words else "",
        "words": f"{revision.words:,}" if revision else "",
        "standfirst": subject.standfirst,
        "section": section.title if section else "",
        "questions": "\n\n".join(f"{n}. {query.question}" for n, query in enumerate(asked, start=1)),
        "reply by": day_in_words(reply_by),
        "editor": subject.editor,
        "publisher": record.collection.imprint.publisher,
        "today": day_in_words(today.isoformat()),
    }


def open_queries(record: Record, essay: str) -> list[Query]:
    """Return the queries about an essay that are not closed, the oldest first."""
    found = [query for query in record.of_essay(Query, essay) if not query.closed]
    return sorted(found, key=lambda query: (query.asked, query.id))


def filled(one: Template, known: Mapping[str, str]) -> Letter:
    """Return a letter with its fields filled in; a line that holds only an empty signature field goes."""
    missing: dict[str, None] = {}
    unknown: dict[str, None] = {}

    def value(match: re.Match[str]) -> str:
        name = " ".join(match.group(1).casefold().split())
        if name not in FIELDS:
            unknown[match.group(1)] = None
            return f"[{match.group(1)}]"
        if not known.get(name):
            missing[name] = None
            return f"[{name}]"
        return known[name]

    def is_blank_signature(line: str) -> bool:
        match = _FIELD.fullmatch(line.strip())
        return match is not None and match.group(1) in _SIGNED and not known.get(match.group(1))

    lines = [line for line in one.body.split("\n") if not is_blank_signature(line)]
    body = _FIELD.sub(value, "\n".join(lines)).strip()
    return Letter(_FIELD.sub(value, one.subject), body, tuple(missing), tuple(unknown))


_SIGNED = ("editor", "publisher")


@dataclass(frozen=True, slots=True)
class Mail:
    """An address for the mail program. `whole` is False where the letter is too long to go with it."""

    address: str
    whole: bool


def mail(email: str, subject: str, body: str) -> Mail:
    """Return a letter as a mailto: address (RFC 6068); without its body if that would be too long.

    The address holds what is private: it goes to the mail program and nowhere else.
    """
    head = f"mailto:{quote(email, safe='@')}?subject={quote(subject, safe='')}"
    lines = body.replace("\r\n", "\n").replace("\n", "\r\n")
    whole = f"{head}&body={quote(lines, safe='')}"
    return Mail(whole, True) if len(whole) <= LONGEST_ADDRESS else Mail(head, False)
