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


def test_publish_begins_with_the_edition_that_is_arranged_and_arrange_with_what_is_made(page, window, desk):  # noqa: F811
    edition = desk.add_edition("Pamphlet").created[0]
    arrange = window.visit("arrange")
    arrange.arrange(edition)
    assert window.visit("publish").choices.wanted().edition == edition
    page.choices.editions.choose("")
    assert window.visit("arrange").editions.key == ""
    assert arrange.edition_button.text() == "Edition: Full book"
    window.visit("publish")
    page.choices.editions.choose(edition)
    assert window.visit("arrange").editions.key == edition
    path = desk.path
    desk.close()
    window.close_collection()
    window.open(path)
    assert window.visit("publish").choices.wanted().edition == edition
    assert window.visit("arrange").editions.key == edition
    window.session.desk.delete_edition(edition)
    assert window.visit("publish").choices.wanted().edition == ""


def test_an_essay_alone_is_made_as_its_edition_states_it_where_it_is_in_it(page, desk, tmp_path):  # noqa: F811
    (essay,) = (e for e in desk.record.essays() if e.revision)
    with_it = desk.add_edition("Pamphlet", [essay.id]).created[0]
    without = desk.add_edition("Pack", []).created[0]
    page.choose_scope("ESSAY", essay.id)
    page.choices.editions.choose(with_it)
    wanted = page.choices.wanted()
    assert (wanted.essay, wanted.edition) == (essay.id, with_it)
    assert wanted.pdf == tmp_path / "A hall of our own – Pamphlet.pdf"
    page.choices.editions.choose(without)
    wanted = page.choices.wanted()
    assert (wanted.essay, wanted.edition) == (essay.id, "")
    assert wanted.pdf == tmp_path / "A hall of our own.pdf"
    assert "Not in ‘Pack’: made as in the full book." in page.choices._preview.text()
    page.choose_scope("PROOF", essay.id)
    assert page.choices.editions.isHidden()


def test_files_are_out_of_date_when_what_is_in_them_changed_and_not_before(qtbot, page, desk, exporting):  # noqa: F811
    edition = desk.add_edition("Pamphlet").created[0]
    page.export()
    qtbot.waitUntil(lambda: not page.watch.busy)
    told = page.header._detail.text()
    assert told.startswith("made at")
    (essay,) = (e for e in desk.record.essays() if e.revision)
    desk.edit_essay(essay.id, editor="Somebody else")
    desk.edit_edition(edition, title="Two stories")
    page.choices.editions.choose(edition)
    assert page.header._detail.text() == told
    desk.edit_essay(essay.id, title="Our own hall")
    assert page.header._detail.text().startswith("The book has changed since.")
    desk.undo()
    assert page.header._detail.text() == told
