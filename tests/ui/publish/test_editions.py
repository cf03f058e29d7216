"""Publishing an edition: it is offered where there is one, with its own title, theme and file names."""

from essayeditor.collection.editions import view
from tests.ui.publish.test_publish import desk, exporting, page  # noqa: F401


def test_an_edition_is_made_under_its_own_name_and_theme(qtbot, page, desk, exporting, tmp_path):  # noqa: F811
    field = page.choices.editions
    assert field.isHidden()
    edition = desk.add_edition("Pamphlet", []).created[0]
    desk.edit_edition(edition, theme="pamphlet")
    assert not field.isHidden()
    assert [field.box.itemText(n) for n in range(field.box.count())] == ["Full book", "Pamphlet"]
    assert field.box.accessibleName() == "Edition"
    field.box.setCurrentIndex(1)
    wanted = page.choices.wanted()
    assert (wanted.theme, wanted.edition) == ("pamphlet", edition)
    assert wanted.pdf == tmp_path / "Stories from Community Britain – Pamphlet.pdf"
    assert page.counts()[0] == "0 essays with a text"
    page.export()
    qtbot.waitUntil(lambda: not page.watch.busy)
    assert exporting.asked[0].edition == edition
    # the theme that is chosen here is the edition's, and the full book keeps its own
    page.choices.theme.setCurrentIndex(page.choices.theme.findData("large-print"))
    assert view(desk.record, edition).collection.theme == "large-print"
    assert desk.record.collection.theme == "community-britain"
    desk.delete_edition(edition)
    assert field.isHidden()
    assert page.choices.wanted().theme == "community-britain"
