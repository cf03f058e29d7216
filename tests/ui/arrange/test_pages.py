"""The pages of the real book: asked for when it changes, grey until they have come, never waited for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from essayeditor.desk.preview import PageServer
from essayeditor.ui.arrange.planner import Planner
from essayeditor.ui.widgets.rows import RowRole
from tests.ui.arrange.plans import PLAN
from tests.ui.arrange.test_workspace import click

LONG = 60_000
"""Milliseconds that the first pages may take: a process is started, and all is loaded."""


def test_pages_come_stay_grey_after_a_change_and_come_again(page, qtbot, desk, keys):
    assert page.counted.text() == "Words"
    qtbot.waitUntil(lambda: page.pages.fresh, timeout=LONG)
    assert page.counted.text() == "Page"
    plan = desk.preview.last_plan()
    first = page.model.index_of(keys["Sun"]).data(RowRole.COUNT)
    assert first == plan.part(keys["Sun"]).folio
    assert page.foot.length.text() == f"{plan.pages} pages"
    assert page.foot.length.isEnabled()
    cards = page.board.list_of(keys["Energy"])
    assert [card.pages for card in cards.cards.cards()] == [
        plan.part(keys[title]).folio for title in ("Sun", "Wind", "Homes")
    ]
    click(qtbot, page, keys["Sun"])
    assert page.foot.place.text() == f"Selected: page {first}"
    qtbot.keyClick(page.tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert not page.pages.fresh
    assert page.tree.itemDelegate().stale
    assert not page.foot.length.isEnabled()
    assert page.model.index_of(keys["Sun"]).data(RowRole.COUNT) == first, "the old figure, greyed"
    qtbot.waitUntil(lambda: page.pages.fresh, timeout=LONG)
    assert page.model.index_of(keys["Sun"]).data(RowRole.COUNT) == str(int(first) + 1)
    assert not page.tree.itemDelegate().stale
    # another edition has its own pages
    page.editions.make("Pamphlet", [keys["Pub"]])
    assert page.foot.flatplan._stale
    qtbot.waitUntil(lambda: page.pages.fresh, timeout=LONG)
    assert desk.preview.last_plan(edition=page.editions.key).pages < plan.pages
    assert page.foot.change.text() == "", "an edition is not compared with another"
    page.window().visit("collect")
    assert not page.pages.planner.waiting
    page.window().visit("arrange")
    assert page.pages.fresh, "what is known is not asked for again"
    assert not page.pages.planner.waiting


def test_only_the_latest_answer_counts(window, qtbot, desk):
    window.session.adopt(desk)
    planner = Planner(window.session)
    heard = []
    planner.planned.connect(heard.append)

    class Request:
        done, progress = True, None
        result = PLAN

    old, new = Request(), Request()
    planner._request = new
    planner._listen(old)
    assert heard == []
    planner._listen(new)
    assert heard == [PLAN]
    assert not planner.waiting


def test_a_plan_that_is_under_way_for_another_edition_is_not_wanted_any_more(window, desk):
    window.session.adopt(desk)
    planner = Planner(window.session)
    heard, ended = [], []
    planner.planned.connect(heard.append)

    class Request:
        done, progress = True, None
        result = PLAN

        def cancel(self):
            ended.append(self)

    under_way = planner._request = Request()
    planner.plan("pamphlet")
    planner._listen(under_way)
    assert (heard, ended) == ([], [under_way])
    planner.stop()


def test_a_plan_that_fails_is_told_and_the_old_figures_stay(page, qtbot, desk, monkeypatch):
    from essayeditor.foundation.errors import JobFailed

    asked = []

    class Request:
        done, progress = True, None

        @property
        def result(self):
            raise JobFailed("The pages could not be laid out. Your text is safe.")

        def cancel(self):
            """Nothing is under way."""

    def plan(self, *, theme="", edition=""):
        asked.append(edition)
        request = Request()
        page.pages.planner._heard.emit(request)
        return request

    monkeypatch.setattr(PageServer, "plan", plan)
    page.pages.ask()
    qtbot.waitUntil(lambda: "could not be laid out" in page.foot.facts.text(), timeout=5000)
    assert asked == [""]
    QApplication.processEvents()
    assert not page.pages.fresh
