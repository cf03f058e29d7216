"""What a new collection may begin with."""

from __future__ import annotations

from dataclasses import dataclass

from essayeditor.collection.entities import Entity, Essay, EssayKind, PartKind, Section, new_key
from essayeditor.desk.sections import COLOURS
from essayeditor.foundation.errors import OperationRefused


@dataclass(frozen=True, slots=True)
class Template:
    """A plan for a collection: its sections, the essays outside them that are sure to be wanted, its parts.

    Parts that turn out empty are left out of the book anyway; `parts` says which the book should not
    have even where there would be something to put in them.
    """

    name: str
    sections: tuple[str, ...] = ()
    front: tuple[tuple[EssayKind, str], ...] = ()
    parts: tuple[PartKind, ...] = tuple(PartKind)

    def entities(self) -> list[Entity]:
        """Return the sections and essays that the plan asks for, new ones each time."""
        sections = [
            Section(id=new_key(), title=title, order=n, colour=n % COLOURS + 1)
            for n, title in enumerate(self.sections)
        ]
        essays = [
            Essay(id=new_key(), title=title, kind=kind, order=n) for n, (kind, title) in enumerate(self.front)
        ]
        return [*sections, *essays]


_OPENING = ((EssayKind.FOREWORD, "Foreword"), (EssayKind.INTRODUCTION, "Introduction"))

TEMPLATES: dict[str, Template] = {
    "": Template("Empty collection"),
    "stories": Template(
        "Stories from Community Britain",
        ("Climate and energy", "Local economy", "Social cohesion", "Case studies"),
        _OPENING,
    ),
    "anthology": Template("Plain anthology", (), ((EssayKind.INTRODUCTION, "Introduction"),)),
    "one-author": Template(
        "Essays by one author",
        (),
        ((EssayKind.INTRODUCTION, "Preface"),),
        tuple(part for part in PartKind if part not in (PartKind.RECOMMENDATIONS, PartKind.CONTRIBUTORS)),
    ),
}
"""The plans there are, by the word that `Desk.create` takes."""


def template(word: str) -> Template:
    """Return a plan; OperationRefused if there is none of this name."""
    try:
        return TEMPLATES[word]
    except KeyError as error:
        names = ", ".join(filter(None, TEMPLATES))
        raise OperationRefused(f"There is no template “{word}”. Those there are: {names}.") from error
