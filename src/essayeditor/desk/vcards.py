"""Contributors as vCards: what address books, phones and mail programs write, and what they read again.

Read are versions 2.1 (with quoted-printable and CHARSET), 3.0 (RFC 2426) and 4.0 (RFC 6350), any number
of cards in a file, with their pictures. Written is 3.0, which every address book takes.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from essayeditor.collection.assemble import full_name
from essayeditor.collection.entities import Contributor, PrivateDetails
from essayeditor.collection.record import Record
from essayeditor.desk.people_csv import Sheet, text_of
from essayeditor.foundation.errors import FileRefused
from essayeditor.importers.encoding import decode

_MOST_BYTES = 100 << 20
_COLUMNS = (
    "Name as printed",
    "Sorted under",
    "Title before",
    "Letters after",
    "Role",
    "Organisation",
    "Place",
    "Biography",
    "Links to print",
    "E-mail (private)",
    "Telephone (private)",
    "Address (private)",
    "Notes (private)",
)
"""Where each part of a card goes, in the words of `people_csv.LABELS`."""
_BEGIN = re.compile(r"^BEGIN:VCARD\s*$", re.IGNORECASE | re.MULTILINE)
_LINE = re.compile(
    r"(?:[\w-]+\.)?(?P<name>[\w-]+)(?P<parameters>(?:;(?:\"[^\"]*\"|[^\":;])*)*):(?P<value>.*)", re.S
)


@dataclass(frozen=True, slots=True)
class Property:
    """One line of a card: its name, its parameters in upper case by name, and its value, decoded."""

    name: str
    parameters: dict[str, str]
    value: str

    @property
    def parts(self) -> list[str]:
        """The parts of a value in parts (N, ORG, ADR), each without escapes."""
        return [_unescaped(part).strip() for part in re.split(r"(?<!\\);", self.value)]

    @property
    def text(self) -> str:
        """The whole value without escapes."""
        return _unescaped(self.value).strip()


def is_cards(content: bytes) -> bool:
    """Say whether a file holds vCards."""
    return _BEGIN.search(decode(content[:4096]).text) is not None


def read_cards(content: bytes) -> Sheet:
    """Read cards as a table, a row to each, with their pictures by name. FileRefused if there are none."""
    if len(content) > _MOST_BYTES:
        raise FileRefused(
            "This file is larger than 100 MB. Nothing was imported. Export fewer cards at once."
        )
    rows, photos = [], {}
    for card in _cards(text_of(content, sure=b"\0" not in content)):
        row = _row(card)
        if row[0]:
            rows.append(row)
            if photo := _photo(card):
                photos[row[0].casefold()] = photo
    if not rows:
        raise FileRefused("There are no cards with a name in this file. Nothing was imported.")
    used = [n for n in range(len(_COLUMNS)) if n == 0 or any(row[n] for row in rows)]
    cells = tuple(tuple(row[n] for n in used) for row in rows)
    return Sheet(tuple(_COLUMNS[n] for n in used), cells, photos)


def _cards(text: str) -> Iterator[list[Property]]:
    """Yield the properties of each card."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for body in _BEGIN.split(text)[1:]:
        inside = re.split(r"^END:VCARD", body, maxsplit=1, flags=re.IGNORECASE | re.MULTILINE)[0]
        yield [made for line in _unfolded(inside) if (made := _property(line)) is not None]


def _unfolded(text: str) -> Iterator[str]:
    """Yield whole lines: folded ones joined (RFC 6350, 3.2), and those that quoted-printable breaks."""
    line = ""
    for raw in text.split("\n"):
        soft = line.endswith("=") and "QUOTED-PRINTABLE" in line.partition(":")[0].upper()
        if soft:
            line = f"{line[:-1]}{raw.lstrip() if raw.startswith((' ', chr(9))) else raw}"
        elif raw[:1] in (" ", "\t"):
            line += raw[1:]
        else:
            if line.strip():
                yield line
            line = raw
    if line.strip():
        yield line


def _property(line: str) -> Property | None:
    match = _LINE.match(line)
    if match is None:
        return None
    parameters: dict[str, str] = {}
    for said in re.findall(r";((?:\"[^\"]*\"|[^\";])*)", match["parameters"]):
        name, equals, value = said.partition("=")
        if not equals:  # 2.1 says only "QUOTED-PRINTABLE" or "HOME"
            name, value = ("ENCODING" if name.upper() in _ENCODINGS else "TYPE"), name
        known = parameters.get(name.upper())
        value = value.strip('"').upper()
        parameters[name.upper()] = f"{known},{value}" if known else value
    value = match["value"]
    if parameters.get("ENCODING") == "QUOTED-PRINTABLE":
        coded = quopri.decodestring(value.encode("utf-8", "replace"))
        value = decode(coded, parameters.get("CHARSET", "")).text.replace("\r\n", "\n")
    return Property(match["name"].upper(), parameters, value)


_ENCODINGS = ("QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT")


def _unescaped(value: str) -> str:
    return re.sub(r"\\([\\,;:nN])", lambda match: "\n" if match[1] in "nN" else match[1], value)


def _row(card: list[Property]) -> tuple[str, ...]:
    def first(name: str, kind: str = "") -> Property | None:
        found = [one for one in card if one.name == name and one.text]
        preferred = [
            one for one in found if "PREF" in one.parameters.get("TYPE", "") or "PREF" in one.parameters
        ]
        chosen = [one for one in found if kind and kind in one.parameters.get("TYPE", "")]
        return next(iter((*chosen, *preferred, *found)), None)

    def text(name: str) -> str:
        one = first(name)
        return one.text if one else ""

    n = first("N")
    family, given, more, before, after = ((n.parts if n else []) + [""] * 5)[:5]
    name = " ".join(filter(None, (given, more, family)))
    organisation = first("ORG")
    address = first("ADR")
    place = address.parts[3] if address and len(address.parts) > 3 else ""
    notes = [one for one in card if one.name == "NOTE"]
    about = [one.text for one in notes if "BIOGRAPHY" in one.parameters.get("X-KIND", "")]
    rest = [one.text for one in notes if "BIOGRAPHY" not in one.parameters.get("X-KIND", "")]
    links = [one.text for one in card if one.name == "URL"]
    emails = list(dict.fromkeys(one.text for one in card if one.name == "EMAIL" and one.text))
    phones = list(
        dict.fromkeys(one.text.removeprefix("tel:") for one in card if one.name == "TEL" and one.text)
    )
    email, phone = first("EMAIL"), first("TEL", "CELL")
    spare = [one for one in emails if not email or one != email.text]
    spare += [one for one in phones if not phone or one != phone.text.removeprefix("tel:")]
    return (
        name or text("FN"),
        f"{family}, {given}" if family and given else "",
        before,
        after,
        text("TITLE") or text("ROLE"),
        ", ".join(part for part in (organisation.parts if organisation else [])[:1] if part),
        place,
        "\n".join(about),
        " ".join(links),
        email.text if email else "",
        phone.text.removeprefix("tel:") if phone else "",
        "\n".join(part for part in (address.parts if address else []) if part),
        "\n".join(filter(None, (*rest, ", ".join(spare)))),
    )


def _photo(card: list[Property]) -> bytes:
    """Return the picture of a card: its bytes stand in the card itself; what it would fetch is left."""
    for one in card:
        if one.name != "PHOTO":
            continue
        value = one.value.strip()
        if value.lower().startswith("data:"):
            head, _, data = value.partition(",")
            coded = "base64" in head.lower()
            value = data if coded else base64.b64encode(unquote_to_bytes(data)).decode()
        elif one.parameters.get("ENCODING", "") not in ("B", "BASE64"):
            continue
        try:
            return base64.b64decode(re.sub(r"\s", "", value), validate=True)
        except (ValueError, binascii.Error):
            continue
    return b""


def write_cards(record: Record, pictures: dict[str, bytes], *, private: bool = False) -> bytes:
    """Return every contributor as a card. `pictures` are headshots by hash.

    What is private goes out only where the caller asked for it in so many words.
    """
    everybody = sorted(record.all(Contributor), key=lambda p: ((p.sort_name or p.name).casefold(), p.id))
    lines: list[str] = []
    for person in everybody:
        details = record.find(PrivateDetails, person.id) if private else None
        lines += _card(person, details, pictures.get(person.headshot, b""))
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _card(person: Contributor, details: PrivateDetails | None, picture: bytes) -> Iterable[str]:
    family, comma, given = person.sort_name.partition(",")
    if not comma:
        given, _, family = person.name.rpartition(" ")
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"FN:{_escaped(full_name(person))}"
    named = (family.strip(), given.strip(), "", person.honorific, person.post_nominals)
    yield "N:" + ";".join(map(_escaped, named))
    if person.organisation:
        yield f"ORG:{_escaped(person.organisation)}"
    if person.role:
        yield f"TITLE:{_escaped(person.role)}"
    if person.place:
        yield f"ADR:;;;{_escaped(person.place)};{_escaped(person.nation_or_region)};;"
    for link in person.links:
        yield f"URL:{_escaped(link)}"
    if person.biography:
        yield f"NOTE;X-KIND=biography:{_escaped(person.biography)}"
    yield from _private(details) if details else ()
    if picture:
        yield f"PHOTO;ENCODING=b;TYPE=JPEG:{base64.b64encode(picture).decode()}"
    yield "END:VCARD"


def _private(details: PrivateDetails) -> Iterator[str]:
    lines = (
        ("EMAIL;TYPE=INTERNET:", details.email),
        ("TEL;TYPE=VOICE:", details.phone),
        ("ADR;TYPE=HOME:;;", details.address),
        ("NOTE:", details.notes),
    )
    yield from (f"{head}{_escaped(value)}{';;;;' if 'ADR' in head else ''}" for head, value in lines if value)


def _escaped(value: str) -> str:
    return re.sub(r"([\\,;])", r"\\\1", value).replace("\n", r"\n")


def _folded(line: str) -> str:
    """Fold a line so that none has more than 75 bytes, and no letter is cut in two."""
    pieces: list[str] = []
    piece, size = "", 0
    for letter in line:
        wide = len(letter.encode())
        if size + wide > 75:
            pieces.append(piece)
            piece, size = " ", 1
        piece += letter
        size += wide
    return "\r\n".join([*pieces, piece])
