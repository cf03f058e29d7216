"""What a new collection may begin with: the plans that come with the program, and those a person keeps."""

from __future__ import annotations

from dataclasses import dataclass, field

from essayeditor.collection.entities import (
    Collection,
    Entity,
    Essay,
    EssayKind,
    Imprint,
    PartKind,
    Section,
    new_key,
)
from essayeditor.desk.ordering import COLOURS
from essayeditor.foundation.errors import OperationRefused

DRAWN = 1
"""The colour of a template's drawing where it has no section."""


@dataclass(frozen=True, slots=True)
class PlannedSection:
    """A section of a plan. `colour` 0 takes the theme's families in turn."""

    title: str
    short_title: str = ""
    colour: int = 0
    note: str = ""
    target_words: int = 0


@dataclass(frozen=True, slots=True)
class Template:
    """A plan for a collection: its sections, the essays outside them that are sure to be wanted, its parts.

    Parts that turn out empty are left out of the book anyway; `parts` says which the book should not
    have even where there would be something to put in them. `about` says in a line what it brings.
    """

    name: str
    sections: tuple[PlannedSection, ...] = ()
    front: tuple[tuple[EssayKind, str], ...] = ()
    parts: tuple[PartKind, ...] = tuple(PartKind)
    about: str = ""
    theme: str = ""
    language: str = ""
    imprint: Imprint = field(default_factory=Imprint)

    def collection(self, title: str) -> Collection:
        """Return a collection of this title, as the plan has it."""
        plain = Collection(id=new_key(), title=title)
        return Collection(
            id=plain.id,
            title=title,
            parts=self.parts,
            theme=self.theme or plain.theme,
            language=self.language or plain.language,
            imprint=self.imprint,
        )

    def entities(self) -> list[Entity]:
        """Return the sections and essays that the plan asks for, new ones each time."""
        sections = [
            Section(
                id=new_key(),
                title=planned.title,
                order=n,
                short_title=planned.short_title,
                colour=planned.colour or n % COLOURS + 1,
                note=planned.note,
                target_words=planned.target_words,
            )
            for n, planned in enumerate(self.sections)
        ]
        essays = [
            Essay(id=new_key(), title=title, kind=kind, order=n) for n, (kind, title) in enumerate(self.front)
        ]
        return [*sections, *essays]

    def said(self) -> str:
        """Return in a line what it brings."""
        if self.about:
            return self.about
        front = [title for _, title in self.front]
        return ", ".join([*front, *(section.title for section in self.sections)]) or "No sections yet"


_OPENING = ((EssayKind.FOREWORD, "Foreword"), (EssayKind.INTRODUCTION, "Introduction"))
_THEMES = ("Climate and energy", "Local economy", "Social cohesion", "Case studies")

TEMPLATES: dict[str, Template] = {
    "": Template("Empty collection", about="No sections yet"),
    "stories": Template(
        "Stories from Community Britain",
        tuple(PlannedSection(title) for title in _THEMES),
        _OPENING,
        about="Foreword, introduction, three themed sections, case studies, recommendations, contributors",
    ),
    "anthology": Template(
        "Plain anthology",
        (),
        ((EssayKind.INTRODUCTION, "Introduction"),),
        tuple(part for part in PartKind if part is not PartKind.RECOMMENDATIONS),
        about="Introduction, essays in order, contributors",
    ),
    "one-author": Template(
        "Essays by one author",
        (),
        ((EssayKind.INTRODUCTION, "Preface"),),
        tuple(part for part in PartKind if part not in (PartKind.RECOMMENDATIONS, PartKind.CONTRIBUTORS)),
        about="Preface, essays, notes",
    ),
}
"""The plans that come with the program, by the word that `Desk.create` takes."""


def template(word: str) -> Template:
    """Return a plan by its word, or one's own by its key or name; OperationRefused if there is none."""
    from essayeditor.desk import own_templates

    if word in TEMPLATES:
        return TEMPLATES[word]
    own = own_templates.kept()
    for key, plan in own.items():
        if word == key or word.casefold() == plan.name.casefold():
            return plan
    names = ", ".join([*filter(None, TEMPLATES), *(plan.name for plan in own.values())])
    raise OperationRefused(f"There is no template ‘{word}’. Those there are: {names}.")
