"""Contributors name organisations and places; each name has one row, and a change of it goes everywhere."""

import pytest

from essayeditor.collection.entities import Contributor, Organisation, Place
from essayeditor.desk import Change
from essayeditor.desk.organisations import find, listed, region_of
from essayeditor.foundation.errors import OperationRefused
from essayeditor.text.finding.query import Query


def names(desk, kind):
    return [one.entity.name for one in listed(desk.record, kind)]


def person(desk, name, **fields):
    return desk.add_contributor(name, **fields).created[0]


def get(desk, key):
    return desk.record.get(Contributor, key)


def test_a_new_name_makes_a_row_and_the_last_to_leave_takes_it_away(desk):
    key = person(desk, "Hall trustee", organisation="Hall trust", place="Stretford")
    assert names(desk, Organisation) == ["Hall trust"]
    changes = desk.edit_contributor(key, organisation="Hall Society")
    assert changes.kinds == {Change.CONTRIBUTORS, Change.ORGANISATIONS}
    assert names(desk, Organisation) == ["Hall Society"]
    desk.edit_contributor(key, organisation="", place="")
    assert names(desk, Organisation) == names(desk, Place) == []
    for _ in range(2):
        desk.undo()
    assert names(desk, Organisation) == ["Hall trust"]
    assert names(desk, Place) == ["Stretford"]


def test_a_row_that_says_more_stays_without_contributors(desk):
    key = person(desk, "Hall trustee", organisation="Hall trust")
    desk.edit_organisation(find(desk.record, Organisation, "Hall trust").id, web="hall.example.org")
    desk.edit_contributor(key, organisation="Another")
    assert names(desk, Organisation) == ["Another", "Hall trust"]


def test_capitals_make_no_second_place(desk):
    person(desk, "One", place="Bristol")
    key = person(desk, "Two", place="BRISTOL")
    assert get(desk, key).place == "Bristol"
    assert names(desk, Place) == ["Bristol"]


def test_the_region_of_a_place_is_offered_and_learnt(desk):
    person(desk, "One", place="Bristol", nation_or_region="South West England")
    assert region_of(desk.record, "bristol") == "South West England"
    key = person(desk, "Two", place="Bristol")
    assert get(desk, key).nation_or_region == "South West England"
    desk.edit_contributor(key, nation_or_region="")
    assert get(desk, key).nation_or_region == "", "taking it away is a wish of its own"


def test_a_renaming_changes_everybody_in_one_step(desk):
    keys = [person(desk, f"Sample contributor {n}", organisation="Estate group") for n in range(7)]
    other = person(desk, "Somebody else", organisation="Credit union")
    one = find(desk.record, Organisation, "Estate group")
    desk.rename_organisation(one.id, "Estate Energy Group")
    assert desk.undo_label == "Rename organisation ‘Estate group’ to ‘Estate Energy Group’ (7 contributors)"
    assert {get(desk, key).organisation for key in keys} == {"Estate Energy Group"}
    assert get(desk, other).organisation == "Credit union"
    (entry, _) = sorted(listed(desk.record, Organisation), key=lambda one: -len(one.contributors))
    assert entry.entity.id == one.id
    assert len(entry.contributors) == 7
    desk.undo()
    assert {get(desk, key).organisation for key in keys} == {"Estate group"}


def test_a_name_that_is_taken_is_refused_and_merging_is_the_way(desk):
    one = person(desk, "One", place="Leeds", nation_or_region="Yorkshire and the Humber")
    two = person(desk, "Two", place="Leeds city")
    leeds, city = (find(desk.record, Place, name).id for name in ("Leeds", "Leeds city"))
    with pytest.raises(OperationRefused, match="There is a place ‘LEEDS’ already"):
        desk.rename_place(city, "LEEDS")
    desk.merge_places(leeds, city)
    assert desk.undo_label == "Merge place ‘Leeds city’ into ‘Leeds’ (1 contributor)"
    assert get(desk, one).place == get(desk, two).place == "Leeds"
    assert names(desk, Place) == ["Leeds"]
    with pytest.raises(OperationRefused):
        desk.merge_places(leeds, leeds)
    with pytest.raises(OperationRefused, match="is the place of 2 contributors"):
        desk.delete_place(leeds)


def test_a_place_that_moves_takes_those_along_who_said_nothing_else(desk):
    one = person(desk, "One", place="Leeds")
    two = person(desk, "Two", place="Leeds", nation_or_region="North West England")
    place = find(desk.record, Place, "Leeds")
    assert place.nation_or_region == "North West England"
    three = person(desk, "Three", place="Leeds", nation_or_region="Wales")
    desk.edit_place(place.id, nation_or_region="Yorkshire and the Humber")
    regions = [get(desk, key).nation_or_region for key in (one, two, three)]
    assert regions == ["Yorkshire and the Humber", "Yorkshire and the Humber", "Wales"]


def test_a_list_and_a_replacement_keep_the_rows_in_step(desk):
    desk.add_people([{"name": "One", "place": "Bristol"}, {"name": "Two", "place": "Bristol"}])
    assert names(desk, Place) == ["Bristol"]
    query = Query("Bristol")
    desk.replace(query, "Brecon", desk.find(query).run())
    assert {p.place for p in desk.record.all(Contributor)} == {"Brecon"}
    assert names(desk, Place) == ["Brecon"]
