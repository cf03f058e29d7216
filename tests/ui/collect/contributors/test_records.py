"""A person fills in the public and the private record, by keys; leaving a field saves it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QToolButton,
)

from essayeditor.collection.entities import Capacity, Contributor

NAME = "Pub society secretary"


def retype(qtbot, field, text, leave=Qt.Key.Key_Tab):
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, leave)


def press(qtbot, window, key):
    qtbot.keyClick(window.focusWidget(), key, Qt.KeyboardModifier.ControlModifier)


def test_the_sidebar_leads_here_and_back(qtbot, window, page):
    places = page.sidebar.places()
    assert {("Essays", 6), ("Contributors", 6)} <= {(p.text, p.count) for p in places}
    page.sidebar.setFocus()
    steps = [place.text for place in places].index("Contributors")
    for _ in range(steps):
        qtbot.keyClick(page.sidebar, Qt.Key.Key_Down)
    assert page.views.key == "contributors"
    assert page.views.made("contributors").isVisible()
    assert not page.essays.isVisible()
    assert not page.right.isVisible()
    assert page.counts()[0] == "6 contributors"
    assert page.chosen() == [], "Del must not bin an essay that nobody sees"
    for _ in range(steps):
        qtbot.keyClick(page.sidebar, Qt.Key.Key_Up)
    assert page.essays.isVisible()
    assert page.right.isVisible()
    assert not page.views.made("contributors").isVisible()


def test_the_model_keeps_qts_rules(view, people):
    tester = QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    proxy = QAbstractItemModelTester(view.shown, QAbstractItemModelTester.FailureReportingMode.Fatal)
    session = people.window.session
    session.perform(lambda desk: desk.add_contributor("Zebedee Sample"))
    session.perform(
        lambda desk: desk.edit_contributor(people.public("Zebedee Sample").id, sort_name="Aardvark")
    )
    assert view.list.people()[0] == people.public("Zebedee Sample").id
    view.filter.setText("pub")
    view.filter.setText("")
    session.undo()
    session.undo()
    del tester, proxy


def test_public_fields_are_saved_on_leaving_and_undone(qtbot, window, view, people):
    key = people.choose(NAME)
    form = view.public
    fields = {
        "honorific": form.honorific,
        "post_nominals": form.post_nominals,
        "role": form.role,
        "sort_name": form.sort_name,
        "organisation": form.organisation.lineEdit(),
        "place": form.place.lineEdit(),
        "nation_or_region": form.region.lineEdit(),
        "biography": form.biography,
    }
    for name, field in fields.items():
        retype(qtbot, field, f"Some {name}")
    person = window.session.record.get(Contributor, key)
    assert {name: getattr(person, name) for name in fields} == {name: f"Some {name}" for name in fields}
    assert view.head.name.text() == f"Some honorific {NAME} Some post_nominals"
    assert view.public.words.text() == "2 words, 40 to 80 wanted"
    press(qtbot, window, Qt.Key.Key_Z)
    assert window.session.record.get(Contributor, key).biography == ""
    assert form.biography.toPlainText() == ""
    press(qtbot, window, Qt.Key.Key_Y)
    assert form.biography.toPlainText() == "Some biography"


def test_a_name_is_needed_and_a_link_must_be_one(qtbot, view, people):
    people.choose(NAME)
    form = view.public
    retype(qtbot, form.name, "")
    assert people.public(NAME)
    assert "needs a name" in form.form.fault("name")
    assert form.name.text() == NAME
    retype(qtbot, form.links, "someone@example.org")
    assert people.public(NAME).links == ()
    assert "private record" in form.form.fault("links")
    retype(qtbot, form.links, "example.org/about, https://example.com")
    assert people.public(NAME).links == ("example.org/about", "https://example.com")
    assert form.form.fault("links") == ""


def test_capacity_is_chosen(qtbot, view, people):
    people.choose(NAME)
    qtbot.mouseClick(view.public.personal, Qt.MouseButton.LeftButton)
    assert people.public(NAME).capacity is Capacity.PERSONAL
    people.window.session.undo()
    assert view.public.official.isChecked()


def test_private_fields_are_saved_and_undone(qtbot, window, view, people):
    people.choose(NAME)
    form = view.private
    retype(qtbot, form.email, "not an address")
    assert people.private(NAME) is None
    assert "not an e-mail" in form.form.fault("email")
    retype(qtbot, form.email, "pub@example.org")
    retype(qtbot, form.phone, "01632 960961")
    retype(qtbot, form.basis.lineEdit(), "Consent")
    retype(qtbot, form.keep_until, "25 February 2031")
    retype(qtbot, form.address, "7 Sample Lane")
    retype(qtbot, form.notes, "Rings on Tuesdays")
    details = people.private(NAME)
    assert (details.email, details.phone) == ("pub@example.org", "01632 960961")
    assert (details.lawful_basis, details.keep_until) == ("Consent", "2031-02-25")
    assert (details.address, details.notes) == ("7 Sample Lane", "Rings on Tuesdays")
    assert window.status.notice.text == f"Changed private details of ‘{NAME}’"
    press(qtbot, window, Qt.Key.Key_Z)
    assert people.private(NAME).notes == ""
    assert form.notes.toPlainText() == ""
    retype(qtbot, form.keep_until, "1 March 2020")
    assert "has passed" in form.form.fault("keep_until")


def test_another_contributor_shows_none_of_the_first_ones_words(qtbot, view, people):
    people.choose(NAME)
    view.private.email.setFocus()
    qtbot.keyClicks(view.private.email, "half@exam")
    people.choose("Retrofit adviser")
    assert view.private.email.text() == ""
    assert people.private("Retrofit adviser") is None


def test_typing_is_kept_when_something_else_changes(qtbot, window, view, people):
    people.choose(NAME)
    for field in (view.public.role, view.private.phone):
        field.setFocus()
        qtbot.keyClicks(field, "half")
        window.session.perform(lambda desk: desk.add_essay("Meanwhile"))
        assert field.text() == "half"


def test_leaving_saves_what_is_in_hand(qtbot, window, view, people):
    people.choose(NAME)
    view.public.role.setFocus()
    qtbot.keyClicks(view.public.role, "In hand")
    window.save_now()
    assert people.public(NAME).role == "In hand"
    view.private.phone.setFocus()
    qtbot.keyClicks(view.private.phone, "01632")
    window.visit("arrange")
    assert people.private(NAME).phone == "01632"
    window.visit("collect")
    assert view.isVisible(), "the view that was left is the view that one comes back to"


def test_a_biography_that_tells_what_is_private_is_warned_of(qtbot, view, people):
    people.choose(NAME)
    retype(qtbot, view.private.email, "pub@example.org")
    retype(qtbot, view.public.biography, "Write to pub@example.org")
    said = view.public.form.fault("biography")
    assert "would print it" in said
    assert "pub@example.org" not in said


def test_a_contributor_is_added_named_and_deleted(qtbot, window, view, people):
    window.registry.trigger("contributor.add")
    assert window.focusWidget() is view.public.name
    qtbot.keyClicks(view.public.name, "Sian Sample")
    qtbot.keyClick(view.public.name, Qt.Key.Key_Tab)
    assert people.public("Sian Sample").id == view.person()
    view.list.setFocus()
    qtbot.keyClick(view.list, Qt.Key.Key_Delete)
    assert all(p.name != "Sian Sample" for p in people.record.all(Contributor))
    assert view.person(), "somebody else is shown"
    window.undo()
    assert people.public("Sian Sample")


def test_deleting_somebody_who_writes_says_why_not(qtbot, window, view, people):
    people.choose(NAME)
    view.list.setFocus()
    qtbot.keyClick(view.list, Qt.Key.Key_Delete)
    assert people.public(NAME)
    assert "is an author of ‘A pub saved twice’" in window.messages.messages()["operation"]


def test_a_byline_is_changed_confirmed_and_taken_back(qtbot, window, view, people):
    people.choose(NAME)
    (card,) = view.bylines.cards()
    retype(qtbot, card.field, "The Pub Society")
    (card,) = view.bylines.cards()
    assert people.joins(NAME)[0].byline == "The Pub Society"
    qtbot.mouseClick(card.confirm, Qt.MouseButton.LeftButton)
    (card,) = view.bylines.cards()
    assert people.joins(NAME)[0].confirmed
    assert card.said.text().startswith("Confirmed on ")
    assert view.head.byline.text().startswith("The Pub Society")
    retype(qtbot, card.field, "The Pub Society Ltd")
    (card,) = view.bylines.cards()
    assert card.said.text() == "Not confirmed", "other words have to be confirmed again"
    qtbot.mouseClick(card.confirm, Qt.MouseButton.LeftButton)
    (card,) = view.bylines.cards()
    qtbot.mouseClick(card.take_back, Qt.MouseButton.LeftButton)
    assert people.joins(NAME)[0].confirmed == ""


def test_from_an_essay_to_its_author_and_back(qtbot, window, page):
    row = next(row for row in page.rows() if row.title == "A pub saved twice")
    page.table.choose([row.id])
    show = next(
        button
        for button in page.details.authors.findChildren(QToolButton)
        if button.accessibleName() == f"Show {NAME} among the contributors"
    )
    qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    view = page.views.made("contributors")
    assert view.isVisible()
    assert view.head.name.text() == NAME
    (card,) = view.bylines.cards()
    qtbot.mouseClick(card.show_essay, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert page.essays.isVisible()
    assert page.details.essay.title == "A pub saved twice"


def test_the_filter_narrows_by_words_and_by_what_is_missing(qtbot, view, people):
    view.filter.setFocus()
    qtbot.keyClicks(view.filter, "saved pub")
    assert [view.list.model().index(n, 0).data() for n in range(view.list.model().rowCount())] == [NAME]
    assert view.head.name.text() == NAME
    qtbot.keyClicks(view.filter, "zzz")
    assert view.stack.currentWidget() is view.none
    qtbot.keyClick(view.filter, Qt.Key.Key_Escape)
    assert len(view.list.people()) == 6
    view.missing.setCurrentIndex(view.missing.findData("essay"))
    assert [view.list.model().index(n, 0).data() for n in range(view.list.model().rowCount())] == ["Nobody"]


def button(view, words):
    return next(b for b in view.messages.findChildren(QPushButton) if b.text() == words)


def test_two_entries_for_one_person_are_merged_and_parted_again(qtbot, window, view, people):
    window.session.perform(lambda desk: desk.add_contributor("Secretary, Pub Society", place="Cumbria"))
    people.choose("Secretary, Pub Society")
    assert view.messages.messages() == {
        "twice": f"‘{NAME}’ and ‘Secretary, Pub Society’ may be the same person."
    }
    view.missing.setCurrentIndex(view.missing.findData("twice"))
    assert len(view.list.people()) == 2
    qtbot.mouseClick(button(view, "Merge them"), Qt.MouseButton.LeftButton)
    assert people.public(NAME).place == "Cumbria"
    assert view.person() == people.public(NAME).id
    assert view.messages.messages() == {}
    assert len(list(people.record.all(Contributor))) == 6
    window.undo()
    assert len(list(people.record.all(Contributor))) == 7
    people.choose(NAME)
    qtbot.mouseClick(button(view, "They are two people"), Qt.MouseButton.LeftButton)
    assert view.messages.messages() == {}


def test_the_primary_action_is_that_of_the_view(qtbot, window, page, view):
    assert window.topbar.primary.text() == "New contributor"
    page.sidebar.choose("")
    assert window.topbar.primary.text() == "Import files…"
    page.show_view("contributors")
    window.visit("arrange")
    assert window.topbar.primary.text() != "New contributor"
    window.visit("collect")
    assert window.topbar.primary.text() == "New contributor"


def test_every_field_has_a_name_and_tab_follows_the_reading_order(qtbot, view, people):
    people.choose(NAME)
    for kind in (QLineEdit, QTextEdit, QComboBox, QAbstractButton):
        for widget in view.findChildren(kind):
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible():
                assert widget.accessibleName() or getattr(widget, "text", str)(), widget
    form = view.public
    wanted = [form.name, form.sort_name, form.honorific, form.post_nominals, form.role, form.organisation]
    form.name.setFocus()
    for after in wanted[1:]:
        qtbot.keyClick(view.window().focusWidget(), Qt.Key.Key_Tab)
        assert after.hasFocus() or after.isAncestorOf(view.window().focusWidget())
