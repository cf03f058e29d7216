"""Finding words, and replacing them in many places as one step."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from essayeditor.collection.entities import Collection, Contributor, Entity, Essay, Origin, Revision
from essayeditor.collection.workflow import FIXED
from essayeditor.desk.asks import settle_asks
from essayeditor.desk.changes import NOTHING, Changes
from essayeditor.desk.core import DeskCore
from essayeditor.desk.draft import Draft
from essayeditor.desk.fields import checked, clean, titled
from essayeditor.desk.finding.hits import Hit, Search
from essayeditor.desk.finding.sources import Scope, Source, words_of
from essayeditor.desk.organisations import put_person
from essayeditor.desk.texts import put_text
from essayeditor.desk.words import named, quoted
from essayeditor.foundation.errors import OperationRefused
from essayeditor.store.file import CollectionFile
from essayeditor.text.codec import from_json, to_json
from essayeditor.text.diff_words import Stamp
from essayeditor.text.finding.query import Matcher, Query
from essayeditor.text.finding.searchable import Searchable, of_document
from essayeditor.text.finding.splices import Edit, Splice, Where, carried, in_string, replaced

_SHOWN = 30
_SPARE = 200


@dataclass(frozen=True, slots=True)
class Replaced:
    """What was replaced: how many places, and in each essay's text the splices that were made.

    `locked` are the titles of essays whose words cannot be changed; `fixed` counts places that are
    deleted by a suggestion already, or kept as they came.
    """

    changes: Changes = NOTHING
    places: int = 0
    texts: Mapping[str, Mapping[Where, tuple[Splice, ...]]] = field(default_factory=dict)
    locked: tuple[str, ...] = ()
    fixed: int = 0


class FindOperations(DeskCore):
    """Finding goes through the words of every current text, which are kept ready by their hash."""

    def __init__(self, file: CollectionFile) -> None:
        super().__init__(file)
        self._searchable: dict[str, Searchable] = {}

    def find(self, query: Query, scope: Scope = Scope()) -> Search:  # noqa: B008 - a frozen value
        """Begin to look for words. BadPattern if the query is a pattern that cannot be understood."""
        return Search(self.record, query, scope, self.searchable)

    def searchable(self, document: str) -> Searchable:
        """Return the words of a text, given its hash."""
        found = self._searchable.get(document)
        if found is None:
            known = self._texts.get(document)
            found = of_document(known if known is not None else from_json(self._file.document(document)))
            self._searchable[document] = found
            self._forget_old()
        return found

    def make_ready(self) -> Iterator[int]:
        """Read the texts that are not ready to be searched, one at each step; yield how many are left."""
        wanted = [r.document for r in self._current()]
        left = [document for document in wanted if document not in self._searchable]
        for number, document in enumerate(left):
            self.searchable(document)
            yield len(left) - number - 1

    def replace(
        self, query: Query, replacement: str, hits: Sequence[Hit], stamp: Stamp | None = None
    ) -> Replaced:
        """Put other words in the place of those found, everywhere in one step that undo takes back.

        With a `stamp`, what is replaced in texts is suggested, by its author; fields are changed.
        OperationRefused if something has changed since it was found. Essays that are locked are left.
        """
        matcher = Matcher(query)
        draft = self._draft()
        texts: dict[str, dict[Where, tuple[Splice, ...]]] = {}
        locked: dict[str, str] = {}
        touched: dict[tuple[type[Entity], str], str] = {}
        places = 0
        for source, found in _by_source(hit for hit in hits if not hit.fixed).items():
            self._refuse_changed(source, found)
            if source.entity is Essay and self.record.get(Essay, source.key).state in FIXED:
                locked[source.key] = source.title
                continue
            if source.document:
                made = self._replace_text(draft, source, _edits(found, matcher, replacement), stamp)
                if made:
                    texts[source.key] = made
            else:
                _replace_fields(draft, source, _edits(found, matcher, replacement))
            touched[source.group] = source.title
            places += len(found)
        changes = self._commit(draft, self._label(query, replacement, touched))
        skipped = sum(hit.fixed for hit in hits)
        return Replaced(changes, places if changes else 0, texts, tuple(locked.values()), skipped)

    def _replace_text(
        self, draft: Draft, source: Source, edits: dict[Where, list[Edit]], stamp: Stamp | None
    ) -> dict[Where, tuple[Splice, ...]]:
        before = self.document(source.key)
        after, made = replaced(before, edits, stamp)
        if after == before:
            return {}
        comments = carried(self.comments(source.key), made)
        put_text(draft, source.key, after, to_json(after), comments=comments, origin=Origin.REPLACE)
        return made

    def _refuse_changed(self, source: Source, hits: Sequence[Hit]) -> None:
        if not self._is_as_found(source, hits):
            raise OperationRefused(
                f"{quoted(source.title)} has changed since it was searched. Nothing was replaced; "
                "search again."
            )

    def _is_as_found(self, source: Source, hits: Sequence[Hit]) -> bool:
        now = self.record.find(source.entity, source.key)
        if now is None:
            return False
        if source.document and isinstance(now, Essay):
            revision = self.record.find(Revision, now.revision)
            return revision is not None and revision.document == source.document
        words = {segment.place: segment.text for segment in words_of(now).segments}
        return all(words.get(hit.place) == hit.segment.text for hit in hits)

    def _label(self, query: Query, replacement: str, touched: Mapping[tuple[type[Entity], str], str]) -> str:
        essays = [self.record.get(Essay, key) for kind, key in touched if kind is Essay]
        if len(essays) == len(touched):
            where = named(essays, "essay")
        else:
            where = quoted(next(iter(touched.values()))) if len(touched) == 1 else f"{len(touched)} places"
        return f"Replace {quoted(_short(query.words))} with {quoted(_short(replacement))} in {where}"

    def _current(self) -> Iterator[Revision]:
        for essay in self.record.essays():
            revision = self.record.find(Revision, essay.revision)
            if revision is not None:
                yield revision

    def _forget_old(self) -> None:
        """Let go of the words of texts that are no longer current, now and then."""
        if len(self._searchable) > 2 * _SPARE:
            current = {revision.document for revision in self._current()}
            if len(self._searchable) > len(current) + _SPARE:
                self._searchable = {key: one for key, one in self._searchable.items() if key in current}


def _by_source(hits: Iterable[Hit]) -> dict[Source, list[Hit]]:
    found: dict[Source, list[Hit]] = {}
    for hit in hits:
        found.setdefault(hit.source, []).append(hit)
    return found


def _edits(hits: Sequence[Hit], matcher: Matcher, replacement: str) -> dict[Where, list[Edit]]:
    edits: dict[Where, list[Edit]] = {}
    for hit in hits:
        text = matcher.replacement(hit.segment.text, hit.at, hit.until, replacement)
        edits.setdefault((hit.place.block, hit.place.field), []).append(Edit(hit.start, hit.end, text))
    return edits


def _replace_fields(draft: Draft, source: Source, edits: Mapping[Where, Sequence[Edit]]) -> None:
    entity: Any = draft.record.get(source.entity, source.key)
    values: dict[str, Any] = {}
    for (_, name), here in edits.items():
        head, _, tail = name.partition(".")
        if not tail:
            values[head] = in_string(getattr(entity, head), here)
        elif head == "imprint":
            imprint = values.get(head, entity.imprint)
            text = clean(in_string(getattr(imprint, tail), here), several_lines=True)
            values[head] = dataclasses.replace(imprint, **{tail: text})
        else:
            items = list(values.get(head, getattr(entity, head)))
            items[int(tail)] = in_string(items[int(tail)], here)
            values[head] = tuple(items)
    imprint = values.pop("imprint", None)
    values = checked(source.entity, values)
    for name in ("title", "name"):
        if name in values:
            values[name] = titled(values[name], "What is named in the list")
    if imprint is not None and source.entity is Collection:
        values["imprint"] = imprint
    after = dataclasses.replace(entity, **values)
    if isinstance(after, Contributor):
        put_person(draft, after, entity)
    else:
        draft.put(after)
    if "asks" in values:
        settle_asks(draft)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
