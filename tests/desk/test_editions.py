"""Editions, parts and the bin as an editor meets them: what is where, and what each step is called."""

import io

import pytest
from PIL import Image

from essayeditor.collection.editions import editions, outside, view
from essayeditor.collection.entities import EssayKind, PartKind
from essayeditor.foundation.errors import OperationRefused


@pytest.fixture
def keys(desk):
    """Two sections of two essays, and a foreword; everything by its title."""
    made = {}
    for title, essays in (("Energy", ("Sun", "Wind")), ("Economy", ("Shop", "Pub"))):
        made[title] = desk.add_section(title).created[0]
        made |= {essay: desk.add_essay(essay, made[title]).created[0] for essay in essays}
    made["Foreword"] = desk.add_essay("Foreword", kind=EssayKind.FOREWORD).created[0]
    return made


def order(record):
    """The essays of each section, by title."""
    sections = [("", ""), *((s.title, s.id) for s in record.sections())]
    found = {title: [e.title for e in record.essays(key)] for title, key in sections}
    return {title: essays for title, essays in found.items() if essays}


def test_an_edition_has_an_order_of_its_own(desk, keys):
    full = order(desk.record)
    chosen = [keys[t] for t in ("Sun", "Pub", "Foreword")]
    pamphlet = desk.add_edition("Pamphlet", chosen).created[0]
    assert order(view(desk.record, pamphlet)) == {"": ["Foreword"], "Energy": ["Sun"], "Economy": ["Pub"]}
    assert {e.title for e in outside(desk.record, pamphlet)} == {"Wind", "Shop"}
    done = desk.place_in_edition(pamphlet, [keys["Shop"], keys["Sun"]], keys["Economy"], 0)
    assert done.label == "Put 2 essays first in Economy of ‘Pamphlet’"
    done = desk.place_in_edition(pamphlet, [keys["Sun"]], keys["Economy"])
    assert done.label == "Move ‘Sun’ to last in Economy of ‘Pamphlet’"
    assert order(view(desk.record, pamphlet)) == {"": ["Foreword"], "Economy": ["Shop", "Pub", "Sun"]}
    desk.place_sections_in_edition(pamphlet, [keys["Economy"]], 0)
    assert [s.title for s in view(desk.record, pamphlet).sections()] == ["Economy", "Energy"]
    assert order(desk.record) == full
    later = desk.add_essay("A later one", keys["Energy"]).created[0]
    assert later in [e.id for e in outside(desk.record, pamphlet)]
    assert desk.add_to_edition(pamphlet, [later]).label == "Put ‘A later one’ into ‘Pamphlet’"
    assert order(view(desk.record, pamphlet))["Energy"] == ["A later one"]
    done = desk.take_out_of_edition(pamphlet, sections=[keys["Economy"]])
    assert done.label == "Take section ‘Economy’ out of ‘Pamphlet’"
    assert order(view(desk.record, pamphlet)) == {"": ["Foreword"], "Energy": ["A later one"]}
    while desk.undo_label != "Add ‘Foreword’":
        desk.undo()
    assert editions(desk.record) == []


def test_a_copy_is_like_what_it_was_made_of_and_goes_its_own_way(desk, keys):
    one = desk.add_edition("Pamphlet", [keys["Sun"]]).created[0]
    desk.edit_edition(one, title="Two stories", theme="pamphlet")
    desk.set_part(PartKind.CONTENTS, False, one)
    two = desk.add_edition("Pamphlet", like=one).created[0]
    assert [e.name for e in editions(desk.record)] == ["Pamphlet", "Pamphlet 2"]
    assert view(desk.record, two).collection == view(desk.record, one).collection
    assert PartKind.CONTENTS in desk.record.collection.parts
    with pytest.raises(OperationRefused, match="There is an edition ‘pamphlet’ already"):
        desk.edit_edition(two, name="pamphlet")
    with pytest.raises(OperationRefused, match="needs a title"):
        desk.edit_edition(two, name=" ")
    assert desk.edit_edition(two, name="Members").label == "Rename edition ‘Pamphlet 2’"
    assert desk.delete_edition(one).label == "Delete edition ‘Pamphlet’"
    assert [(e.name, e.order) for e in editions(desk.record)] == [("Members", 0)]
    desk.undo()
    assert [e.name for e in editions(desk.record)] == ["Pamphlet", "Members"]


def test_a_foreword_stands_outside_the_sections_of_every_edition(desk, keys):
    edition = desk.add_edition("Pamphlet").created[0]
    with pytest.raises(OperationRefused, match="stands outside the sections"):
        desk.place_in_edition(edition, [keys["Foreword"]], keys["Energy"])


def test_parts_move_within_reason(desk):
    assert desk.move_part(PartKind.CONTRIBUTORS, 7).label == "Move the contributors after the afterword"
    parts = desk.record.collection.parts
    assert parts.index(PartKind.CONTRIBUTORS) == parts.index(PartKind.RECOMMENDATIONS) - 1
    with pytest.raises(OperationRefused, match="The cover comes first"):
        desk.move_part(PartKind.IMPRINT, 0)
    desk.set_part(PartKind.AFTERWORD, False)
    desk.move_part(PartKind.AFTERWORD, 7)
    assert PartKind.AFTERWORD not in desk.record.collection.parts, "moving a part does not put it in"


def test_a_section_comes_back_with_its_essays_unless_they_have_been_placed(desk, keys):
    desk.throw_away([keys["Shop"]], [keys["Energy"]])
    assert order(desk.record) == {"": ["Foreword", "Sun", "Wind"], "Economy": ["Pub"]}
    assert desk.undo_label == "Delete section ‘Energy’ and ‘Shop’"
    desk.move_essays([keys["Wind"]], keys["Economy"])
    desk.bring_back([keys["Shop"]], [keys["Energy"]])
    assert order(desk.record) == {"": ["Foreword"], "Energy": ["Sun"], "Economy": ["Shop", "Pub", "Wind"]}
    assert [s.title for s in desk.record.sections()] == ["Energy", "Economy"]


def picture(width, height):
    out = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, "PNG")
    return out.getvalue()


def test_a_cover_picture_is_kept_fit_for_print_and_taken_away(desk):
    assert desk.set_cover(picture(4000, 2000), " A hall at dusk ").label == "Add the cover picture"
    collection = desk.record.collection
    assert collection.cover_alt == "A hall at dusk"
    with Image.open(io.BytesIO(desk.picture(collection.cover_picture))) as kept:
        assert (kept.format, kept.size) == ("JPEG", (3600, 1800))
    with pytest.raises(OperationRefused, match="too small to print"):
        desk.set_cover(picture(50, 50))
    desk.remove_cover()
    assert desk.record.collection.cover_picture == ""
    desk.undo()
    assert desk.record.collection.cover_picture == collection.cover_picture
