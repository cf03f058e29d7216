"""A collection with essays in many states, open in the window."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from essayeditor.collection.entities import State
from essayeditor.desk import Desk
from essayeditor.text.blocks import Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import Inline

TODAY = date.today()


def words(number):
    """A text of so many words."""
    return Document((Paragraph(id="p1", content=Inline(" ".join(["hall"] * number))),))


def write(desk, essay, number, *states):
    """Give an essay a text, and take it through states."""
    desk.save_text(essay, words(number))
    for state in (State.RECEIVED, *states):
        desk.set_state(essay, state)


@pytest.fixture
def desk(tmp_path):
    """Three sections, six essays, a foreword and an introduction."""
    made = Desk.create(tmp_path / "Stories.essays", "Stories from Community Britain", "stories")
    climate, economy, _cohesion, _cases = (section.id for section in made.record.sections())

    def add(title, section, author, target, days):
        essay = made.add_essay(
            title, section, target_words=target, deadline=(TODAY + timedelta(days)).isoformat()
        ).created[0]
        made.set_authors(essay, [made.add_contributor(author).created[0]])
        return essay

    write(made, add("Who owns the wind?", climate, "Wind co-operative chair", 1200, 20), 1236, State.IN_EDIT)
    write(made, add("Warm homes, street by street", climate, "Retrofit adviser", 1200, 2), 1420)
    add("The bakery its bakers own", economy, "Worker co-op member", 1000, -5)
    write(made, add("A pub saved twice", economy, "Pub society secretary", 1000, 0), 986, State.IN_EDIT)
    held = add("An orchard on the ring road", economy, "Orchard keeper", 800, 30)
    made.set_state(held, State.HELD_OVER)
    made.delete_essays([add("Thrown away", economy, "Nobody", 500, 40)])
    yield made
    made.close()


@pytest.fixture
def page(window, desk):
    """Collect, with the collection open."""
    window.session.adopt(desk)
    QApplication.processEvents()
    return window.pages.current()
