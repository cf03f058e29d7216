"""Lists of contributors as spreadsheets write them, whatever the dialect, and back."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from essayeditor.collection.entities import Capacity, Contributor, PrivateDetails
from essayeditor.desk import Desk
from essayeditor.desk.people_csv import people, proposed, read_sheet, write_people
from essayeditor.foundation.errors import FileRefused, OperationRefused

TABLE = """Name,Job title,Town,E-mail
"Siân Sample, née X",Organiser,Bristol,sian@example.org
Twm £ample,,Powys,
"""


@pytest.fixture
def desk(path):
    with Desk.create(path, "Stories") as made:
        yield made


def in_dialect(delimiter):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(csv.reader(io.StringIO(TABLE)))
    return out.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_every_dialect_says_the_same(delimiter, encoding):
    sheet = read_sheet(in_dialect(delimiter).encode(encoding))
    assert sheet.columns == ("Name", "Job title", "Town", "E-mail")
    assert people(sheet, proposed(sheet)) == [
        {"name": "Siân Sample, née X", "role": "Organiser", "place": "Bristol", "email": "sian@example.org"},
        {"name": "Twm £ample", "place": "Powys"},
    ]


@pytest.mark.parametrize("ending", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_lines_in_cells_and_a_stated_delimiter_in_any_encoding(ending, encoding):
    """Excel on Windows, Excel on a Mac, and LibreOffice end their lines each in a way of their own."""
    lines = ["sep=;", "Name;Biography;Town", '"Sample; Siân";"One, “two”\nThree";Môn', "Twm;;"]
    content = ending.join(lines).encode(encoding)
    sheet = read_sheet(content)
    assert people(sheet, proposed(sheet)) == [
        {"name": "Sample; Siân", "biography": "One, “two”\nThree", "place": "Môn"},
        {"name": "Twm"},
    ]


def test_excels_own_first_line_is_followed():
    sheet = read_sheet(b"sep=;\r\nName;Role\r\nA, B;C, D\r\n")
    assert people(sheet, proposed(sheet)) == [{"name": "A, B", "role": "C, D"}]


def test_first_and_last_names_make_a_name():
    sheet = read_sheet(b'First name,Surname,Bio\nAda,Sample,"Two\nlines"\n,,nobody\n')
    assert people(sheet, proposed(sheet)) == [
        {"name": "Ada Sample", "sort_name": "Sample, Ada", "biography": "Two\nlines"}
    ]


def test_unknown_columns_are_left_out_and_a_field_is_taken_once():
    sheet = read_sheet(b"Name,Shoe size,Author\nA,43,B\n")
    assert proposed(sheet) == ["name", "", ""]


def test_the_titles_of_essays_are_nobodys_titles():
    sheet = read_sheet(b"Name,Title\nA,The arithmetic of a sunny roof\nB,Dr\n")
    assert proposed(sheet) == ["name", ""]
    assert proposed(read_sheet(b"Name,Title\nA,Cllr\nB,Dr\n")) == ["name", "honorific"]


@pytest.mark.parametrize("content", [b"", b"Name\n", b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0rest"])
def test_what_is_no_list_is_refused(content):
    with pytest.raises(FileRefused, match="Nothing was imported"):
        read_sheet(content)


def test_a_list_comes_in_as_one_step_and_fills_only_gaps(desk):
    (known,) = desk.add_contributor("Sian Sample", role="Chair").created
    rows = [
        {"name": "Siân Sample", "role": "Organiser", "place": "Bristol", "email": "sian@example.org"},
        {"name": "Twm Sample", "capacity": "Personal capacity", "links": "example.org, example.com"},
    ]
    desk.add_people(rows)
    sian, twm = desk.record.get(Contributor, known), None
    assert (sian.name, sian.role, sian.place) == ("Sian Sample", "Chair", "Bristol")
    assert desk.record.get(PrivateDetails, known).email == "sian@example.org"
    twm = next(p for p in desk.record.all(Contributor) if p.name == "Twm Sample")
    assert twm.capacity is Capacity.PERSONAL
    assert twm.links == ("example.org", "example.com")
    assert desk.undo_label == "Add 2 contributors from a list"
    desk.undo()
    assert [p.place for p in desk.record.all(Contributor)] == [""]
    assert not list(desk.record.all(PrivateDetails))


def test_a_value_that_cannot_stand_names_its_row_and_changes_nothing(desk):
    with pytest.raises(OperationRefused, match="Row 2, Twm"):
        desk.add_people([{"name": "Siân"}, {"name": "Twm", "keep_until": "soon"}])
    assert not list(desk.record.all(Contributor))


def test_what_is_written_holds_nothing_private_and_comes_back(desk):
    (key,) = desk.add_contributor(
        "Siân Sample", role="=cmd()", biography='Two\nlines, and "quotes"', links=("example.org",)
    ).created
    desk.edit_private(key, email="zq-mail@example.org", notes="zq-note")
    essay = desk.add_essay("A hall of our own").created[0]
    desk.set_authors(essay, [key])
    content = write_people(desk.record)
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"zq-" not in content
    assert b"'=cmd()" in content, "no spreadsheet takes it for a formula"
    sheet = read_sheet(content)
    assert sheet.columns[-1] == "Essays"
    assert sheet.rows[0][-1] == "A hall of our own"
    (row,) = people(sheet, proposed(sheet))
    assert row == {
        "name": "Siân Sample",
        "role": "=cmd()",
        "biography": 'Two\nlines, and "quotes"',
        "links": "example.org",
        "capacity": "official",
    }


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r", exclude_categories=["Cc", "Cs"]))


@example([("", "Â¡")])  # looks garbled, and is not
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5))
def test_any_words_survive_the_way_out_and_in(rows):
    from essayeditor.collection.entities import Collection
    from essayeditor.collection.record import Record

    written = [
        Contributor(id=f"k{n}", name=f"N{n}", sort_name=f"{n}", role=role.strip(), biography=text.strip())
        for n, (role, text) in enumerate(rows)
    ]
    sheet = read_sheet(write_people(Record.of([Collection("c", "T"), *written])))
    found = people(sheet, proposed(sheet))
    assert sorted((p["name"], p.get("role", ""), p.get("biography", "")) for p in found) == sorted(
        (p.name, p.role, p.biography) for p in written
    )
