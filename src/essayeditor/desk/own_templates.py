"""A person's own templates: one readable file each, in their data folder, made of a collection.

A template says how a book is built, never what stands in it: sections with their colours and notes, the
essays outside them by title, the parts, the theme, and of the imprint what is the publisher's and not one
book's or one person's. No essay, contributor or address goes into it.

`ESSAYEDITOR_DATA` overrides the data folder. A file that cannot be read is left out of the list, not
deleted: somebody may have written in it by hand.
"""

from __future__ import annotations

import logging
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import platformdirs

from essayeditor.collection.entities import OUTSIDE_SECTIONS, EssayKind, Imprint, PartKind
from essayeditor.collection.parts import shown_order
from essayeditor.collection.record import Record
from essayeditor.desk.fields import clean, titled
from essayeditor.desk.templates import PlannedSection, Template
from essayeditor.foundation.errors import CollectionError, OperationRefused
from essayeditor.foundation.files import safe_name, write_bytes

OWN = "own:"
"""What the keys of a person's own templates begin with."""
IMPRINT = (
    *("publisher", "registered", "office", "copyright", "licence", "views", "corrections"),
    *("other_formats", "on_behalf_of", "web"),
)
"""What a template keeps of an imprint: not the numbers of one book, nor the names and addresses of people."""
_SUFFIX = ".toml"
_HEAD = """\
# A template of Essay Editor. A new collection that is begun with it has these sections and parts.
# You can change this file with any text editor; it is read each time the start page is shown.
"""


def folder() -> Path:
    """Return the folder of a person's own templates. It need not be there."""
    data = os.environ.get("ESSAYEDITOR_DATA") or platformdirs.user_data_dir("essayeditor", appauthor=False)
    return Path(data) / "templates"


def kept() -> dict[str, Template]:
    """Return a person's own templates by their keys, in the order of their names."""
    found = {}
    for path in sorted(folder().glob(f"*{_SUFFIX}")):
        try:
            found[f"{OWN}{path.stem}"] = _read(tomllib.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError, KeyError, AttributeError, OperationRefused) as error:
            logging.getLogger(__name__).warning("The template %s cannot be read: %s", path.name, error)
    return dict(sorted(found.items(), key=lambda pair: pair[1].name.casefold()))


def keep(record: Record, name: str) -> str:
    """Make a template of a collection, and return its key. One of the same name is replaced.

    CollectionError if it cannot be written.
    """
    name = titled(name, "A template")
    path = folder() / f"{safe_name(name, 'Template')[:80]}{_SUFFIX}"
    try:
        folder().mkdir(parents=True, exist_ok=True)
        write_bytes(path, written(of(record, name)).encode())
    except OSError as error:
        raise CollectionError(
            f"The template could not be kept in ‘{folder()}’ ({error.strerror or error}). "
            "The collection is untouched. See that there is room on the disk, and try again."
        ) from error
    return f"{OWN}{path.stem}"


def delete(key: str) -> bytes:
    """Delete a person's own template, and return what stood in it, so that `put_back` can undo it."""
    path = _path(key)
    content = path.read_bytes()
    path.unlink()
    return content


def put_back(key: str, content: bytes) -> None:
    """Write a template that was deleted once more."""
    write_bytes(_path(key), content)


def _path(key: str) -> Path:
    name = key.removeprefix(OWN)
    if not key.startswith(OWN) or name != safe_name(name, ""):
        raise OperationRefused("Only a template of your own can be deleted.")
    return folder() / f"{name}{_SUFFIX}"


def of(record: Record, name: str) -> Template:
    """Return the plan of a collection."""
    collection = record.collection
    return Template(
        name=name,
        sections=tuple(
            PlannedSection(s.title, s.short_title, s.colour, s.note, s.target_words)
            for s in record.sections()
        ),
        front=tuple((e.kind, e.title) for e in record.essays("") if e.kind in OUTSIDE_SECTIONS),
        parts=collection.parts,
        theme=collection.theme,
        language=collection.language,
        imprint=Imprint(**{field: getattr(collection.imprint, field) for field in IMPRINT}),
    )


# Writing.


def written(plan: Template) -> str:
    """Return a plan as the text of its file."""
    lines = [_HEAD, f"name = {_text(plan.name)}"]
    lines += [f"about = {_text(plan.about)}"] if plan.about else []
    lines += [f"theme = {_text(plan.theme)}", f"language = {_text(plan.language)}"]
    lines += ["parts = [", *(f"    {_text(part.value)}," for part in plan.parts), "]"]
    for section in plan.sections:
        lines += ["", "[[section]]", f"title = {_text(section.title)}"]
        lines += [f"short_title = {_text(section.short_title)}"] if section.short_title else []
        lines += [f"colour = {section.colour}"] if section.colour else []
        lines += [f"note = {_text(section.note)}"] if section.note else []
        lines += [f"target_words = {section.target_words}"] if section.target_words else []
    for kind, title in plan.front:
        lines += ["", "[[essay]]", f"kind = {_text(kind.value)}", f"title = {_text(title)}"]
    facts = {field: getattr(plan.imprint, field) for field in IMPRINT}
    if any(facts.values()):
        lines += ["", "[imprint]"]
        lines += [f"{field} = {_text(value)}" for field, value in facts.items() if value]
    return "\n".join(lines) + "\n"


def _text(value: str) -> str:
    """Return a string of TOML; one of several lines stands on several lines."""
    kept = "\n" in value
    safe = "".join(_character(char, lines=kept) for char in value)
    return f'"""\n{safe}"""' if kept else f'"{safe}"'


def _character(char: str, *, lines: bool) -> str:
    if char in '"\\':
        return f"\\{char}"
    if char == "\n" and lines:
        return char
    return f"\\u{ord(char):04x}" if ord(char) < 0x20 or ord(char) == 0x7F else char


# Reading.


def _read(said: Mapping[str, Any]) -> Template:
    """Return the plan in a file; ValueError and the like, or OperationRefused, where it is none."""
    parts = [PartKind(part) for part in said.get("parts", [part.value for part in PartKind])]
    imprint = {k: clean(str(v), several_lines=True) for k, v in said.get("imprint", {}).items()}
    return Template(
        name=titled(str(said["name"]), "A template"),
        about=clean(str(said.get("about", ""))),
        theme=clean(str(said.get("theme", ""))),
        language=clean(str(said.get("language", ""))),
        parts=tuple(part for part in shown_order(parts) if part in parts),
        sections=tuple(_section(section) for section in said.get("section", [])),
        front=tuple(_front(essay) for essay in said.get("essay", [])),
        imprint=Imprint(**{field: imprint[field] for field in IMPRINT if field in imprint}),
    )


def _section(said: Mapping[str, Any]) -> PlannedSection:
    return PlannedSection(
        title=titled(str(said["title"]), "A section"),
        short_title=clean(str(said.get("short_title", ""))),
        colour=max(0, int(said.get("colour", 0))),
        note=clean(str(said.get("note", "")), several_lines=True),
        target_words=max(0, int(said.get("target_words", 0))),
    )


def _front(said: Mapping[str, Any]) -> tuple[EssayKind, str]:
    kind = EssayKind(said["kind"])
    if kind not in OUTSIDE_SECTIONS:
        raise ValueError(f"an essay of the kind ‘{kind}’ stands in a section")
    return kind, titled(str(said["title"]), "An essay")
