"""Operations on contributors, what is private of them, and who wrote what."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from essayeditor.collection.entities import (
    Authorship,
    Contributor,
    Essay,
    PrivateDetails,
    new_key,
)
from essayeditor.desk.changes import Changes
from essayeditor.desk.draft import Draft
from essayeditor.desk.fields import checked, clean
from essayeditor.desk.merging import MergeOperations
from essayeditor.desk.organisations import OrganisationOperations, put_person, tidy
from essayeditor.desk.people_import import PeopleImport
from essayeditor.desk.portraits import LEAST_PART, portrait
from essayeditor.desk.privacy import PrivacyOperations
from essayeditor.desk.words import named, quoted
from essayeditor.foundation.errors import OperationRefused


class ContributorOperations(PrivacyOperations, MergeOperations, PeopleImport, OrganisationOperations):
    """What can be done to the people who write. No label ever says anything private."""

    def add_contributor(self, name: str, **fields: object) -> Changes:
        """Add a contributor. The key is `created[0]`."""
        person = Contributor(id=new_key(), name=_named(name), **checked(Contributor, fields))
        draft = self._draft()
        put_person(draft, person)
        return self._commit(draft, f"Add contributor {quoted(person.name)}")

    def edit_contributor(self, contributor: str, **fields: object) -> Changes:
        """Change what may be printed about a contributor."""
        before = self.record.get(Contributor, contributor)
        values = checked(Contributor, fields)
        if "name" in values:
            values["name"] = _named(values["name"])
        draft = self._draft()
        put_person(draft, dataclasses.replace(before, **values), before)
        return self._commit(draft, f"Change contributor {quoted(before.name)}")

    def edit_private(self, contributor: str, **fields: object) -> Changes:
        """Change what is known of a contributor and never printed."""
        person = self.record.get(Contributor, contributor)
        before = self.record.find(PrivateDetails, contributor) or PrivateDetails(id=contributor)
        draft = self._draft()
        draft.put(dataclasses.replace(before, **checked(PrivateDetails, fields)))
        return self._commit(draft, f"Change private details of {quoted(person.name)}")

    def set_headshot(self, contributor: str, content: bytes) -> Changes:
        """Give a contributor a picture, kept upright and without a camera's data (`desk.portraits`).

        OperationRefused if the bytes are no picture, or one that is too large or too small.
        """
        person = self.record.get(Contributor, contributor)
        asset = portrait(content)
        draft = self._draft()
        draft.assets[asset.sha256] = asset
        draft.put(dataclasses.replace(person, headshot=asset.sha256, headshot_crop=()))
        what = "Replace" if person.headshot else "Add"
        return self._commit(draft, f"{what} the picture of {quoted(person.name)}")

    def remove_headshot(self, contributor: str) -> Changes:
        """Take a contributor's picture away."""
        person = self.record.get(Contributor, contributor)
        draft = self._draft()
        draft.put(dataclasses.replace(person, headshot="", headshot_crop=()))
        return self._commit(draft, f"Remove the picture of {quoted(person.name)}")

    def crop_headshot(self, contributor: str, crop: tuple[int, int, int, int] | None) -> Changes:
        """Print only a part of the picture: left, top, width, height in thousandths; None for the usual one.

        OperationRefused if the part does not lie within the picture, or is too small to print.
        """
        person = self.record.get(Contributor, contributor)
        if not person.headshot:
            raise OperationRefused(f"{person.name} has no picture yet. Choose one first.")
        if crop is not None:
            left, top, width, height = crop
            inside = 0 <= left <= 1000 - width and 0 <= top <= 1000 - height
            if not (inside and width >= LEAST_PART and height >= LEAST_PART):
                raise OperationRefused("This part of the picture cannot be printed. Nothing was changed.")
        draft = self._draft()
        draft.put(dataclasses.replace(person, headshot_crop=tuple(crop or ())))
        return self._commit(draft, f"Crop the picture of {quoted(person.name)}")

    def delete_contributor(self, contributor: str) -> Changes:
        """Take a contributor out. OperationRefused while an essay, even one in the bin, bears the name."""
        person = self.record.get(Contributor, contributor)
        for authorship in self.record.all(Authorship):
            if authorship.contributor == contributor:
                essay = self.record.get(Essay, authorship.essay)
                where = " (in the bin)" if essay.binned else ""
                raise OperationRefused(
                    f"{person.name} is an author of {quoted(essay.title)}{where}. "
                    "Take the name off that essay first."
                )
        draft = self._draft()
        draft.delete(person)
        if private := self.record.find(PrivateDetails, contributor):
            draft.delete(private)
        tidy(draft, person)
        return self._commit(draft, f"Delete contributor {quoted(person.name)}")

    def set_authors(self, essay: str, contributors: Sequence[str]) -> Changes:
        """Say who wrote an essay, in the order of the byline."""
        subject = self.record.get(Essay, essay)
        draft = self._draft()
        put_authors(draft, essay, contributors)
        names = ", ".join(person.name for _, person in draft.record.authors(essay)) or "nobody"
        return self._commit(draft, f"Name {names} as author of {quoted(subject.title)}")

    def edit_byline(self, authorship: str, byline: str) -> Changes:
        """Change a name as it is printed over one essay ("" for the contributor's name); unconfirmed then."""
        before = self.record.get(Authorship, authorship)
        if (byline := clean(byline)) == before.byline:
            return Changes()
        draft = self._draft()
        draft.put(dataclasses.replace(before, byline=byline, confirmed=""))
        return self._commit(draft, f"Change the byline of {self._title(before)}")

    def confirm_byline(self, authorship: str, date: str) -> Changes:
        """Record on which date the contributor confirmed the byline ("" takes it back)."""
        before = self.record.get(Authorship, authorship)
        draft = self._draft()
        draft.put(dataclasses.replace(before, **checked(Authorship, {"confirmed": date})))
        return self._commit(draft, f"Confirm the byline of {self._title(before)}")

    def confirm_bylines(self, essays: Sequence[str], date: str) -> Changes:
        """Record on which date the contributors of essays confirmed every byline that is still open."""
        chosen = [self.record.get(Essay, key) for key in essays]
        draft = self._draft()
        for essay in chosen:
            for join, _person in self.record.authors(essay.id):
                if not join.confirmed:
                    draft.put(dataclasses.replace(join, **checked(Authorship, {"confirmed": date})))
        return self._commit(draft, f"Confirm the byline of {named(chosen, 'essay')}" if chosen else "")

    def _title(self, authorship: Authorship) -> str:
        return quoted(self.record.get(Essay, authorship.essay).title)


def put_authors(draft: Draft, essay: str, contributors: Sequence[str]) -> None:
    """Make these the authors of an essay; those who stay keep their byline and its confirmation."""
    before = {person.id: authorship for authorship, person in draft.record.authors(essay)}
    wanted = list(dict.fromkeys(contributors))
    for order, key in enumerate(wanted):
        draft.record.get(Contributor, key)
        authorship = before.get(key) or Authorship(id=new_key(), essay=essay, contributor=key)
        draft.put(dataclasses.replace(authorship, order=order))
    draft.delete(*(authorship for key, authorship in before.items() if key not in wanted))


def _named(name: object) -> str:
    if not (text := clean(str(name))):
        raise OperationRefused("A contributor needs a name. Nothing was changed.")
    return text
