"""Any operations in any order: undone wholly they give back the first state, redone the last."""

import dataclasses
import io
import os
import random
import shutil
import tempfile
import uuid
from pathlib import Path
from unittest import mock

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule
from PIL import Image

from essayeditor.collection.entities import (
    Approval,
    ApprovalKind,
    Authorship,
    Contributor,
    Essay,
    EssayKind,
    Organisation,
    PartKind,
    Permission,
    PermissionKind,
    Place,
    Query,
    Revision,
    Section,
    State,
    Submission,
)
from essayeditor.collection.workflow import FIXED, why_not
from essayeditor.desk import Change, Desk
from essayeditor.desk.evidence import Evidence
from essayeditor.desk.letters import KINDS
from essayeditor.foundation.errors import OperationRefused
from essayeditor.text.blocks import Paragraph
from essayeditor.text.document import Comment, Document
from essayeditor.text.inline import inline
from tests.desk.arranging import Arranging
from tests.desk.readers import imported
from tests.desk.receiving import Receiving
from tests.desk.stating import Stating
from tests.desk.viewing import Viewing

_DRAWN = io.BytesIO()
Image.new("RGB", (120, 160), "teal").save(_DRAWN, "PNG")
PICTURE = _DRAWN.getvalue()
TITLES = st.sampled_from(["A hall of our own", "Whose draught is it?", "Cymdogion", "The long table"])
NAMES = st.sampled_from(["Sample contributor 7", "Sample contributor 8", "Siân Sample", "Sian Sample"])
WHERE = st.sampled_from(["", "Bristol", "bristol", "Powys", "Leeds"])
PLACES = st.integers(0, 6)
PICK = st.integers(0, 1000)


def structure(record):
    """What undo gives back: every entity but the stream of texts, and how often each was written."""
    return {
        (type(entity), entity.id): dataclasses.replace(
            entity, version=0, **({"revision": ""} if isinstance(entity, Essay) else {})
        )
        for table in record.tables.values()
        for entity in table.values()
        if not isinstance(entity, Revision)
    }


def kept_for_their_texts(record, first):
    """The keys of what undo leaves in the bin, because somebody has written in it since."""
    essays = {
        e.id for e in record.all(Essay) if (Essay, e.id) not in first and e.binned and record.revisions(e.id)
    }
    people = {a.contributor for a in record.all(Authorship) if a.essay in essays}
    return essays | people


class Anything(Arranging, Receiving, Stating, Viewing):
    @initialize(template=st.sampled_from(["", "stories"]))
    def begin(self, template):
        numbers = random.Random(0)

        def same_each_time():  # what is picked goes by the order of the keys
            return uuid.UUID(int=numbers.getrandbits(128))

        self.keys = mock.patch("uuid.uuid4", same_each_time)
        self.keys.start()
        self.folder = Path(tempfile.mkdtemp())
        os.environ["ESSAYEDITOR_DATA"] = str(self.folder)
        self.path = self.folder / "stories.essays"
        self.desk = Desk.create(self.path, "Stories", template)
        self.first = structure(self.desk.record)
        self.saves = 0
        self.texts = {}
        self.heard = []
        self.desk.subscribe(self.heard.append)

    def teardown(self):
        if not hasattr(self, "desk"):
            return
        try:
            self.undo_and_redo_all()
        finally:
            self.keys.stop()
            self.desk.close()
            shutil.rmtree(self.folder)

    def undo_and_redo_all(self):
        last = self.desk.record
        steps = 0
        while self.desk.undo_label:
            self.desk.undo()
            steps += 1
        self.check_first()
        for _ in range(steps):
            assert self.desk.redo_label
            self.desk.redo()
        assert structure(self.desk.record) == structure(last)
        self.check_texts()
        self.reopen()
        assert structure(self.desk.record) == structure(last)

    def check_first(self):
        now = structure(self.desk.record)
        kept = kept_for_their_texts(self.desk.record, self.first)
        read = {r.submission for r in self.desk.record.all(Revision)}
        for key, entity in now.items():
            kind, name = key
            if key in self.first:
                assert entity == self.first[key]
            elif kind is Submission:
                assert name in read or entity.essay in kept
            else:
                assert name in kept or getattr(entity, "essay", None) in kept, entity
        assert self.first.keys() <= now.keys()

    # What always holds.

    @invariant()
    def order_is_dense(self):
        record = self.desk.record
        for key in ["", *(s.id for s in record.sections())]:
            assert [e.order for e in record.essays(key)] == list(range(len(record.essays(key))))
        assert [s.order for s in record.sections()] == list(range(len(record.sections())))

    @invariant()
    def every_essay_has_a_place_and_its_text(self):
        record = self.desk.record
        binned = {s.id for s in record.all(Section) if s.binned}
        for essay in record.essays():
            assert essay.section not in binned
            if essay.revision:
                assert record.get(Revision, essay.revision).essay == essay.id
        numbers = [(r.essay, r.number) for r in record.all(Revision)]
        assert len(numbers) == len(set(numbers))

    def check_texts(self):
        for key, document in self.texts.items():
            assert self.desk.revision_document(key) == document

    # Picking.

    def essay(self, pick):
        return self.any_of(self.desk.record.essays(), pick)

    def any_of(self, things, pick):
        things = sorted(things, key=lambda thing: thing.id) if not isinstance(things, list) else things
        return things[pick % len(things)].id if things else None

    def attempt(self, operation):
        """Do it; if it is refused, nothing has changed."""
        before, label = self.desk.record, self.desk.undo_label
        heard = len(self.heard)
        try:
            changes = operation()
        except OperationRefused:
            assert self.desk.record is before
            assert self.desk.undo_label == label
            assert len(self.heard) == heard
            return None
        assert self.heard[heard:] == ([changes] if changes else [])
        return changes

    # What can be done.

    @rule(title=TITLES, place=PLACES)
    def add_section(self, title, place):
        assert Change.SECTIONS in self.attempt(lambda: self.desk.add_section(title, place))

    @rule(pick=PICK, place=PLACES, title=TITLES)
    def change_section(self, pick, place, title):
        if section := self.any_of(self.desk.record.sections(), pick):
            self.attempt(lambda: self.desk.move_section(section, place))
            self.attempt(lambda: self.desk.edit_section(section, title=title, colour=place))

    @rule(pick=PICK)
    def delete_section(self, pick):
        if section := self.any_of(self.desk.record.sections(), pick):
            essays = {e.id for e in self.desk.record.essays()}
            self.attempt(lambda: self.desk.delete_section(section))
            assert {e.id for e in self.desk.record.essays()} == essays

    @rule(pick=PICK)
    def restore_section(self, pick):
        if section := self.any_of([s for s in self.desk.record.all(Section) if s.binned], pick):
            self.attempt(lambda: self.desk.restore_section(section))

    @rule(title=TITLES, pick=PICK, kind=st.sampled_from(EssayKind))
    def add_essay(self, title, pick, kind):
        section = self.any_of(self.desk.record.sections(), pick) or ""
        assert Change.ESSAYS in self.attempt(lambda: self.desk.add_essay(title, section, kind))

    @rule(pick=PICK, title=TITLES, kind=st.sampled_from(EssayKind), words=PLACES)
    def edit_essay(self, pick, title, kind, words):
        if essay := self.essay(pick):
            self.attempt(lambda: self.desk.edit_essay(essay, title=title, kind=kind, target_words=words))

    @rule(picks=st.lists(PICK, min_size=1, max_size=3), into=PICK, place=PLACES)
    def move(self, picks, into, place):
        essays = [essay for pick in picks if (essay := self.essay(pick))]
        sections = ["", *(s.id for s in self.desk.record.sections())]
        section = sections[into % len(sections)]
        if essays and self.attempt(lambda: self.desk.move_essays(essays, section, place)) is not None:
            others = [e.id for e in self.desk.record.essays(section)]
            moved = list(dict.fromkeys(essays))
            start = min(place, len(others) - len(moved))
            assert others[start : start + len(moved)] == moved

    @rule(picks=st.lists(PICK, min_size=1, max_size=3))
    def delete(self, picks):
        if essays := [essay for pick in picks if (essay := self.essay(pick))]:
            self.attempt(lambda: self.desk.delete_essays(essays))

    @rule(pick=PICK)
    def restore(self, pick):
        if essay := self.any_of([e for e in self.desk.record.all(Essay) if e.binned], pick):
            self.attempt(lambda: self.desk.restore_essays([essay]))

    @rule(pick=PICK, state=st.sampled_from(State))
    def set_state(self, pick, state):
        if essay := self.essay(pick):
            before = self.desk.record.get(Essay, essay)
            allowed = not why_not(self.desk.record, before, state)
            assert (self.attempt(lambda: self.desk.set_state(essay, state)) is not None) == allowed

    @rule(pick=PICK, kind=st.sampled_from(ApprovalKind))
    def approve(self, pick, kind):
        if essay := self.essay(pick):
            self.attempt(lambda: self.desk.record_approval(essay, kind))

    @rule(name=NAMES, pick=PICK, email=st.sampled_from(["a@example.org", ""]))
    def change_people(self, name, pick, email):
        people = list(self.desk.record.all(Contributor))
        if len(people) < 4:
            self.attempt(lambda: self.desk.add_contributor(name))
        person = self.any_of(self.desk.record.all(Contributor), pick)
        self.attempt(lambda: self.desk.edit_contributor(person, name=name, role="Organiser"))
        self.attempt(lambda: self.desk.edit_private(person, email=email))

    @rule(pick=PICK, left=st.integers(0, 700))
    def picture(self, pick, left):
        if person := self.any_of(self.desk.record.all(Contributor), pick):
            had = self.desk.record.get(Contributor, person).headshot
            changes = self.attempt(lambda: self.desk.crop_headshot(person, (left, 0, 400, 400)))
            assert (changes is not None) == (bool(had) and left <= 600)
            self.attempt(lambda: self.desk.set_headshot(person, PICTURE))
            assert self.desk.record.get(Contributor, person).headshot_crop == ()

    @rule(pick=PICK)
    def delete_contributor(self, pick):
        if person := self.any_of(self.desk.record.all(Contributor), pick):
            self.attempt(lambda: self.desk.delete_contributor(person))

    @rule(pick=PICK, picks=st.lists(PICK, max_size=3))
    def name_authors(self, pick, picks):
        people = self.desk.record.all(Contributor)
        if essay := self.essay(pick):
            chosen = [person for one in picks if (person := self.any_of(people, one))]
            self.attempt(lambda: self.desk.set_authors(essay, chosen))

    @rule(pick=PICK, byline=NAMES, date=st.sampled_from(["", "2025-01-15", "15 January"]))
    def bylines(self, pick, byline, date):
        if authorship := self.any_of(self.desk.record.all(Authorship), pick):
            self.attempt(lambda: self.desk.edit_byline(authorship, byline))
            self.attempt(lambda: self.desk.confirm_byline(authorship, date))

    @rule(kept=PICK, other=PICK)
    def merge(self, kept, other):
        one, two = (self.any_of(self.desk.record.all(Contributor), pick) for pick in (kept, other))
        if one:
            self.attempt(lambda: self.desk.merge_contributors(one, two))

    @rule(rows=st.lists(st.tuples(NAMES, WHERE, WHERE), min_size=1, max_size=3))
    def bring_in_a_list(self, rows):
        self.attempt(
            lambda: self.desk.add_people(
                [{"name": n, "place": p, "organisation": o, "email": "b@example.org"} for n, p, o in rows]
            )
        )

    @rule(pick=PICK, organisation=WHERE, place=WHERE, region=st.sampled_from(["", "Wales"]))
    def affiliate(self, pick, organisation, place, region):
        if person := self.any_of(self.desk.record.all(Contributor), pick):
            fields = {"organisation": organisation, "place": place, "nation_or_region": region}
            self.attempt(lambda: self.desk.edit_contributor(person, **fields))

    @rule(pick=PICK, other=PICK, name=WHERE, act=st.integers(0, 4))
    def organisations_and_places(self, pick, other, name, act):
        desk, record = self.desk, self.desk.record
        organisation, place = (self.any_of(record.all(kind), pick) for kind in (Organisation, Place))
        second, there = (self.any_of(record.all(kind), other) for kind in (Organisation, Place))
        if act == 0:
            self.attempt(lambda: desk.add_organisation(name, web="example.org"))
            self.attempt(lambda: desk.add_place(name, nation_or_region="Scotland"))
        elif organisation and place:
            steps = {
                1: (
                    lambda: desk.rename_organisation(organisation, name),
                    lambda: desk.rename_place(place, name),
                ),
                2: (
                    lambda: desk.merge_organisations(organisation, second),
                    lambda: desk.merge_places(place, there),
                ),
                3: (
                    lambda: desk.edit_organisation(organisation, web=name),
                    lambda: desk.edit_place(place, nation_or_region=name),
                ),
                4: (lambda: desk.delete_organisation(organisation), lambda: desk.delete_place(place)),
            }
            for step in steps[act]:
                self.attempt(step)

    @invariant()
    def names_have_their_rows(self):
        record = self.desk.record
        for kind, field in ((Organisation, "organisation"), (Place, "place")):
            names = [one.name for one in record.all(kind)]
            assert len({name.casefold() for name in names}) == len(names)
            assert {getattr(p, field) for p in record.all(Contributor)} - {""} <= set(names)

    @rule(
        pick=PICK, words=TITLES, asset=st.sampled_from(["", "0" * 64]), kind=st.sampled_from(PermissionKind)
    )
    def rights(self, pick, words, asset, kind):
        file = Evidence("letter.eml", words.encode())
        if essay := self.essay(pick):
            self.attempt(lambda: self.desk.add_permission(essay, asset, kind=kind, scope=words, file=file))
            self.attempt(lambda: self.desk.show_people(essay, "0" * 64, pick % 3, pick % 2))
        if permission := self.any_of(self.desk.record.all(Permission), pick):
            self.attempt(lambda: self.desk.edit_permission(permission, withdrawn="2025-01-15", file=file))
            if pick % 5 == 0:
                self.attempt(lambda: self.desk.delete_permission(permission))
        for one in self.desk.record.all(Permission):
            assert not one.evidence_file or self.desk.original(one.evidence_file)

    @rule(pick=PICK, words=TITLES, act=st.integers(0, 3))
    def queries(self, pick, words, act):
        person = self.any_of(self.desk.record.all(Contributor), pick) or ""
        if essay := self.essay(pick):
            self.attempt(lambda: self.desk.add_query(essay, words, "p1", contributor=person))
        if query := self.any_of(self.desk.record.all(Query), pick):
            steps = (
                lambda: self.desk.close_query(query, words),
                lambda: self.desk.reopen_query(query),
                lambda: self.desk.edit_query(query, words),
                lambda: self.desk.delete_query(query),
            )
            self.attempt(steps[act])

    @rule(
        pick=PICK, kind=st.sampled_from(ApprovalKind), due=st.sampled_from(["", "2025-01-15", "2199-01-15"])
    )
    def ask_for_approval(self, pick, kind, due):
        if essay := self.essay(pick):
            self.attempt(lambda: self.desk.send_for_approval(essay, sent="2025-01-02", due=due))
        if approval := self.any_of(self.desk.record.all(Approval), pick):
            before = self.desk.record.get(Approval, approval)
            changes = self.attempt(lambda: self.desk.record_reply(approval, kind))
            if kind is ApprovalKind.DEEMED and changes is not None:
                assert before.kind is ApprovalKind.AWAITED
                assert before.due == "2025-01-15"

    @rule(pick=PICK, letter=st.sampled_from(KINDS), due=st.sampled_from(["", "2199-01-15"]))
    def send_a_letter(self, pick, letter, due):
        person = self.any_of(self.desk.record.all(Contributor), pick)
        if (essay := self.essay(pick)) and person:
            self.attempt(lambda: self.desk.note_letter(essay, person, letter, reply_by=due))

    @rule(words=TITLES, asset=st.sampled_from(["", "0" * 64]))
    def waive(self, words, asset):
        self.attempt(lambda: self.desk.add_waiver("rule", words, "Copy desk" if asset else ""))

    @rule(title=TITLES, part=st.sampled_from(PartKind), on=st.booleans())
    def change_collection(self, title, part, on):
        self.attempt(lambda: self.desk.edit_collection(title=title))
        self.attempt(lambda: self.desk.edit_imprint(publisher=title))
        self.attempt(lambda: self.desk.set_part(part, on))

    @rule(pick=PICK, same=st.booleans())
    def save_text(self, pick, same):
        if not (essay := self.essay(pick)):
            return
        self.saves += not same
        document = Document((Paragraph("p1", inline(f"Text {self.saves}")),))
        label = self.desk.undo_label
        fixed = self.desk.record.get(Essay, essay).state in FIXED
        changes = self.attempt(
            lambda: self.desk.save_text(essay, document, comments=[Comment("c", "p1", 0, 4)] * same)
        )
        assert (changes is None) == fixed
        assert self.desk.undo_label == label
        if not fixed:
            assert self.desk.document(essay) == document
            self.texts[self.desk.record.get(Essay, essay).revision] = document

    @rule(pick=PICK, number=st.integers(0, 5), name=NAMES, version=st.booleans())
    def import_file(self, pick, number, name, version):
        essay = self.essay(pick) if version else None
        section = self.any_of(self.desk.record.sections(), pick) or ""
        words = f"Sent text {number}"
        arrived = imported(words, authors=(name,), emails=(f"{number}@example.org",))
        changes = self.attempt(
            lambda: self.desk.add_import(
                arrived, "essay_final.docx", words.encode(), section=section, essay=essay or ""
            )
        )
        if changes:
            (key,) = changes.essays
            assert self.desk.document(key) == arrived.document

    @rule()
    @precondition(lambda self: self.desk.undo_label)
    def undo(self):
        label = self.desk.undo_label
        assert self.desk.undo().label == label
        assert self.desk.redo_label == label

    @rule()
    @precondition(lambda self: self.desk.redo_label)
    def redo(self):
        label = self.desk.redo_label
        assert self.desk.redo().label == label
        assert self.desk.undo_label == label

    @rule()
    @precondition(lambda self: not self.desk.undo_label)
    def close_and_open(self):
        self.reopen()

    def reopen(self):
        record = self.desk.record
        self.desk.close()
        self.desk = Desk.open(self.path)
        self.desk.subscribe(self.heard.append)
        assert self.desk.record == record
        self.check_texts()


TestAnything = Anything.TestCase
TestAnything.settings = settings(max_examples=max(20, settings().max_examples // 2), stateful_step_count=40)
