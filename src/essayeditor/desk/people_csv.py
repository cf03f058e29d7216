"""Contributors as a table of text: what Excel and LibreOffice write, and what they open again.

Read are commas, semicolons, tabs and bars between the cells, with or without a byte order mark, in
UTF-8, UTF-16 or a Windows code page. Written is what both open without asking: UTF-8 with its mark,
commas, and lines that end in CR LF (RFC 4180). Nothing private is written unless it is asked for.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from essayeditor.collection.entities import Authorship, Contributor, Essay, PrivateDetails
from essayeditor.collection.record import Record
from essayeditor.foundation.errors import FileRefused
from essayeditor.importers.encoding import decode

LEFT_OUT = ""
GIVEN, FAMILY = "given name", "family name"
LABELS: dict[str, str] = {
    LEFT_OUT: "Leave out",
    "name": "Name as printed",
    GIVEN: "First name",
    FAMILY: "Last name",
    "sort_name": "Sorted under",
    "honorific": "Title before",
    "post_nominals": "Letters after",
    "role": "Role",
    "organisation": "Organisation",
    "place": "Place",
    "nation_or_region": "Nation or region",
    "biography": "Biography",
    "links": "Links to print",
    "standing": "Kind of contributor",
    "capacity": "Capacity",
    "email": "E-mail (private)",
    "phone": "Telephone (private)",
    "address": "Address (private)",
    "notes": "Notes (private)",
    "lawful_basis": "Lawful basis (private)",
    "keep_until": "Keep until (private)",
}
"""What a column can hold, by the name of the field, and how a person calls it."""
_ALSO = {
    "name": "full name, contributor, author, name",
    GIVEN: "given name, forename, first names",
    FAMILY: "family name, surname",
    "sort_name": "sort name, file as",
    "honorific": "title, honorific, prefix, salutation",
    "post_nominals": "post-nominals, suffix, letters, honours",
    "role": "job title, position, job",
    "organisation": "organization, company, employer, group",
    "place": "town, city, location, where",
    "nation_or_region": "region, nation, nation/region, county",
    "biography": "bio, about",
    "standing": "kind, standing, category",
    "links": "link, website, web site, web, url",
    "email": "e-mail, email, e-mail address, email address, mail",
    "phone": "phone, telephone, mobile, tel, phone number, telephone number",
    "address": "postal address, address, street",
    "notes": "notes, note, comments, remarks",
    "lawful_basis": "lawful basis",
    "keep_until": "keep until, retention",
}
_WRITTEN = tuple(name for name in LABELS if name in Contributor.__dataclass_fields__)
_PRIVATE = tuple(name for name in LABELS if name in PrivateDetails.__dataclass_fields__)
_MOST_BYTES = 20 << 20
_MOST_ROWS = 20_000
_LONGEST_TITLE = 20
"""Characters: "The Right Reverend" is a title before a name, "The hall on the hill" is not."""
_DELIMITERS = ",;\t|"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it was read: the heads of its columns and its rows, all as wide as the heads.

    `photos` are pictures of people by their names in lower case, where the file has any.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    photos: Mapping[str, bytes] = field(default_factory=dict)


def read_sheet(content: bytes) -> Sheet:
    """Read a table. FileRefused if it is none, or has no row below its heads."""
    if len(content) > _MOST_BYTES:
        raise FileRefused("This table is larger than 20 MB. Nothing was imported. Save the names alone.")
    if content[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        raise FileRefused(
            "This is a workbook, not a table of text. Nothing was imported. Save it as CSV there first."
        )
    text = text_of(content, sure=content.startswith(codecs.BOM_UTF8))
    stated = re.match(r"sep=(.)(?:\r\n|\r|\n)", text)
    text = text[stated.end() :] if stated else text
    records = _records(text, stated.group(1) if stated else _delimiter(text))
    if len(records) < 2:
        raise FileRefused(
            "There are no contributors in this file. It needs a first line with the names of its columns, "
            "and a line for each contributor. Nothing was imported."
        )
    width = max(map(len, records))
    heads, *rows = [
        tuple(cell.strip() for cell in (*record, *[""] * (width - len(record)))) for record in records
    ]
    return Sheet(heads, tuple(tuple(map(_unguarded, row)) for row in rows))


def text_of(content: bytes, *, sure: bool) -> str:
    """Return bytes as text; where it is `sure` that they are UTF-8, nothing that looks garbled is mended."""
    if sure:
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
    return decode(content).text


def _records(text: str, delimiter: str, most: int = _MOST_ROWS) -> list[list[str]]:
    found: list[list[str]] = []
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if any(cell.strip() for cell in record):
                found.append(record)
            if len(found) > most:
                break
    except csv.Error as error:
        raise FileRefused(f"This table cannot be read ({error}). Nothing was imported.") from error
    return found


def _delimiter(text: str) -> str:
    """Return what parts the cells: that which gives most rows the same number of them, more than one."""

    def likely(delimiter: str) -> tuple[int, int]:
        try:
            widths = [len(record) for record in _records(text, delimiter, 30)]
        except FileRefused:
            return (0, 0)
        wide = widths[0] if widths else 0
        return (sum(width == wide for width in widths), wide) if wide > 1 else (0, 0)

    return max(_DELIMITERS, key=likely)


def proposed(sheet: Sheet) -> list[str]:
    """Return for each column the field that its head speaks of, LEFT_OUT where none; each field once."""
    known = {_plain(label): name for name, label in LABELS.items()}
    known |= {_plain(name): name for name in LABELS}
    for name, words in _ALSO.items():
        known |= {_plain(word): name for word in words.split(",")}
    known[_plain(LABELS[LEFT_OUT])] = LEFT_OUT
    fields: list[str] = []
    for place, column in enumerate(sheet.columns):
        field = known.get(_plain(column), LEFT_OUT)
        if field == "honorific" and any(len(row[place]) > _LONGEST_TITLE for row in sheet.rows):
            field = LEFT_OUT  # titles of something else
        fields.append(LEFT_OUT if field in fields else field)
    return fields


def _plain(words: str) -> str:
    return re.sub(r"[^a-z]+", " ", re.sub(r"\(private\)", "", words.casefold())).strip()


def people(sheet: Sheet, fields: Sequence[str]) -> list[dict[str, str]]:
    """Return what each row says, by field; rows without a name are left out, and so are empty cells.

    `fields` names the field of each column, as `proposed` does.
    """
    found = []
    for row in sheet.rows:
        values = {field: cell for field, cell in zip(fields, row, strict=True) if field and cell}
        given, family = values.pop(GIVEN, ""), values.pop(FAMILY, "")
        if "name" not in values and (given or family):
            values["name"] = f"{given} {family}".strip()
            if given and family:
                values.setdefault("sort_name", f"{family}, {given}")
        if values.get("name"):
            found.append(values)
    return found


def write_people(record: Record, *, private: bool = False) -> bytes:
    """Return the public record of every contributor as CSV, with the essays that they wrote.

    What is private goes out only where the caller asked for it in so many words.
    """
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\r\n")
    more = _PRIVATE if private else ()
    table.writerow([*(LABELS[name] for name in (*_WRITTEN, *more)), "Essays"])
    essays = _essays(record)
    everybody = record.all(Contributor)
    for person in sorted(everybody, key=lambda p: ((p.sort_name or p.name).casefold(), p.id)):
        cells = [_cell(getattr(person, name)) for name in _WRITTEN]
        details = record.find(PrivateDetails, person.id) or PrivateDetails(id=person.id)
        cells += [_cell(getattr(details, name)) for name in more]
        table.writerow([_guarded(cell) for cell in (*cells, "; ".join(essays.get(person.id, ())))])
    return out.getvalue().encode("utf-8-sig")


def _essays(record: Record) -> Mapping[str, list[str]]:
    titles: dict[str, list[str]] = {}
    for authorship in record.all(Authorship):
        essay = record.get(Essay, authorship.essay)
        if not essay.binned:
            titles.setdefault(authorship.contributor, []).append(essay.title)
    return {key: sorted(names) for key, names in titles.items()}


def _cell(value: object) -> str:
    return " ".join(value) if isinstance(value, tuple) else str(value)


def _guarded(cell: str) -> str:
    """Keep a spreadsheet from taking a cell for a formula (OWASP, CSV injection)."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _FORMULA else cell
