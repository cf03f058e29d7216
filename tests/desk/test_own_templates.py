"""A person's own templates: what goes into one, what never does, and that it comes back the same."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essayeditor.collection.entities import Essay, EssayKind, Imprint, PartKind
from essayeditor.desk import Desk, own_templates
from essayeditor.desk.own_templates import _read, written
from essayeditor.desk.templates import PlannedSection, Template, template
from essayeditor.foundation.errors import OperationRefused

GOLDEN = Path(__file__).with_name("template.toml")
SECRETS = ("Hidden Street", "01632 960001", "Promoter Person", "978-0-00", "An essay nobody", "Sample author")


@pytest.fixture
def filled(desk):
    desk.edit_collection(theme="pamphlet")
    desk.edit_imprint(
        publisher="The society", promoter="Promoter Person", promoter_address="1 Hidden Street",
        isbn_pdf="978-0-00", web="example.org", views="Views are\nthe authors’ own.",
    )  # fmt: skip
    climate = desk.add_section("Climate “and” energy", note="A roof.\nA \\ hill.").created[0]
    desk.add_section("Case studies", colour=1, target_words=2400, short_title="Cases")
    essay = desk.add_essay("An essay nobody should see", climate).created[0]
    desk.add_essay("Foreword", kind=EssayKind.FOREWORD)
    author = desk.add_contributor("Sample author").created[0]
    desk.edit_private(author, phone="01632 960001")
    desk.set_authors(essay, [author])
    desk.set_part(PartKind.RECOMMENDATIONS, False)
    return desk


def test_a_template_says_how_the_book_is_built_and_nothing_of_what_stands_in_it(filled):
    key = own_templates.keep(filled.record, "Our series")
    said = (own_templates.folder() / "Our series.toml").read_text(encoding="utf-8")
    assert said == GOLDEN.read_text(encoding="utf-8")
    assert not [secret for secret in SECRETS if secret in said]
    assert list(own_templates.kept()) == [key]


def test_a_collection_begun_with_it_is_built_alike(filled, tmp_path):
    own_templates.keep(filled.record, "Our series")
    with Desk.create(tmp_path / "next.essays", "The next one", "our series") as made:
        now, before = made.record, filled.record
        for name in ("parts", "theme", "language"):
            assert getattr(now.collection, name) == getattr(before.collection, name)
        assert now.collection.imprint == Imprint(
            publisher="The society", web="example.org", views="Views are\nthe authors’ own."
        )
        assert [(s.title, s.colour, s.note, s.short_title, s.target_words) for s in now.sections()] == [
            (s.title, s.colour, s.note, s.short_title, s.target_words) for s in before.sections()
        ]
        assert [(e.title, e.kind) for e in now.all(Essay)] == [("Foreword", EssayKind.FOREWORD)]


def test_a_template_is_deleted_and_put_back(filled):
    key = own_templates.keep(filled.record, "Our series")
    content = own_templates.delete(key)
    assert own_templates.kept() == {}
    with pytest.raises(OperationRefused, match=r"Those there are: stories, anthology, one-author\."):
        template("Our series")
    own_templates.put_back(key, content)
    assert template("Our series") == own_templates.kept()[key]
    for wrong in ("stories", "own:../../etc"):
        with pytest.raises(OperationRefused, match="Only a template of your own"):
            own_templates.delete(wrong)


@pytest.mark.parametrize(
    "said",
    ["name =", "", 'name = "A"\nparts = ["sleeve"]', 'name = "A"\n[[essay]]\nkind = "essay"', 'name = ""'],
)
def test_a_file_that_is_no_template_is_left_where_it_is(desk, said, caplog):
    own_templates.folder().mkdir(parents=True)
    path = own_templates.folder() / "mine.toml"
    path.write_text(said, encoding="utf-8")
    assert own_templates.kept() == {}
    assert "mine.toml cannot be read" in caplog.text
    caplog.clear()
    assert path.read_text(encoding="utf-8") == said


TEXT = st.sampled_from(['"', "'", "\\", "#", "“q”", "[a]", "= b"])
SECTIONS = st.builds(
    PlannedSection,
    title=TEXT,
    colour=st.integers(0, 5),
    target_words=st.integers(0, 9999),
    note=st.lists(TEXT, min_size=1, max_size=4).map("\n".join),
)
PLANS = st.builds(
    Template,
    name=TEXT,
    sections=st.lists(SECTIONS, max_size=3).map(tuple),
    theme=st.sampled_from(["", "pamphlet"]),
    front=st.lists(st.tuples(st.just(EssayKind.FOREWORD), TEXT), max_size=2).map(tuple),
)


@given(PLANS)
def test_what_is_written_is_read_as_it_was(plan):
    assert _read(tomllib.loads(written(plan))) == plan
