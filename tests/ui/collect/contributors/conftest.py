"""The contributors of a collection, shown in the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from essayeditor.collection.entities import Authorship, Contributor, PrivateDetails


class Person:
    """What a test asks about one contributor."""

    def __init__(self, window, view):
        self.window, self.view = window, view

    @property
    def record(self):
        return self.window.session.record

    def public(self, name):
        return next(p for p in self.record.all(Contributor) if p.name == name)

    def private(self, name):
        return self.record.find(PrivateDetails, self.public(name).id)

    def choose(self, name):
        self.view.show_person(self.public(name).id)
        QApplication.processEvents()
        return self.public(name).id

    def joins(self, name):
        return [a for a in self.record.all(Authorship) if a.contributor == self.public(name).id]


@pytest.fixture
def view(page):
    """The contributors, reached as a person reaches them: by the sidebar."""
    page.sidebar.setFocus()
    page.show_view("contributors")
    QApplication.processEvents()
    assert page.views.made("contributors").isVisible()
    return page.views.made("contributors")


@pytest.fixture
def people(window, view):
    return Person(window, view)
