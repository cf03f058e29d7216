"""What a new collection may begin with."""

from __future__ import annotations

from dataclasses import dataclass

from essayeditor.collection.entities import Entity, Essay, EssayKind, Section, new_key
from essayeditor.foundation.errors import OperationRefused


@dataclass(frozen=True, slots=True)
class Template:
    """A plan for a collection: its sections, and the essays outside them that are sure to be wanted."""

    name: str
    sections: tuple[str, ...] = ()
    front: tuple[tuple[EssayKind, str], ...] = ()

    def entities(self) -> list[Entity]:
        """Return the sections and essays that the plan asks for, new ones each time."""
        sections = [
            Section(id=new_key(), title=title, order=n, colour=n % 3 + 1)
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
        ("Climate and energy", "Local economy", "Social cohesion"),
        _OPENING,
    ),
    "anthology": Template("Plain anthology", (), ((EssayKind.INTRODUCTION, "Introduction"),)),
}
"""The plans there are, by the word that `Desk.create` takes."""


def template(word: str) -> Template:
    """Return a plan; OperationRefused if there is none of this name."""
    try:
        return TEMPLATES[word]
    except KeyError as error:
        names = ", ".join(filter(None, TEMPLATES))
        raise OperationRefused(f"There is no template “{word}”. Those there are: {names}.") from error
