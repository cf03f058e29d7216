"""Run as a program: shows Arrange on a real display, and answers questions on its standard input.

Each line of input is a question; each answer is a line of JSON. `places` gives the middle of every row
and card on the screen, `order` the essays of each section, `parts` the parts of the book, `edition` makes
an edition of the first section alone, and `edition order` gives its essays; `quit` ends.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QSocketNotifier

from essayeditor.collection.asks import recommended
from essayeditor.ui.app import application, make_window
from tests.ui.arrange.conftest import order


def places(page):
    """Where things are on the screen."""
    found = {}
    for node in page.model.nodes():
        rect = page.tree.visualRect(page.model.index_of(node.key))
        if not rect.isEmpty():
            spot = page.tree.viewport().mapToGlobal(rect.center())
            found[f"row {node.title}"] = [spot.x(), spot.y(), rect.height()]
        card = page.board.place_of(node.key)
        if card is not None:
            found[f"card {node.title}"] = [card.x(), card.y(), 0]
    return found


def main():
    app = application()
    window = make_window(app)
    window.resize(1400, 860)
    window.move(QPoint(0, 0))
    window.show()
    window.open(Path(sys.argv[1]))
    page = window.visit("arrange")

    def edition():
        """Make an edition and show what is not in it."""
        shelf = page.board.shelves()[0]
        page.editions.make("Pamphlet", [card.id for card in shelf.cards])
        page.tree.expand(page.model.index_of("#outside"))
        return True

    def ask():
        """Have two essays ask for something, and show the recommendations."""
        desk = window.session.desk
        keys = {essay.title: essay.id for essay in desk.record.essays()}
        desk.edit_essay(keys["Sun"], asks=["A right", "A register"])
        desk.edit_essay(keys["Pub"], asks=["A year to bid"])
        page.tree.select(["recommendations"], "recommendations")
        return True

    def asks_places():
        shown = page.side.asks.list
        found = {}
        for number in range(shown.topLevelItemCount()):
            item = shown.topLevelItem(number)
            rect = shown.visualItemRect(item)
            spot = shown.viewport().mapToGlobal(rect.center())
            found[item.text(0)] = [spot.x(), spot.y(), rect.height()]
        return found

    answers = {
        "ask": ask,
        "asks": lambda: [one.text for one in recommended(window.session.record)],
        "asks places": asks_places,
        "places": lambda: places(page),
        "order": lambda: order(window.session.desk),
        "parts": lambda: [part.value for part in window.session.record.collection.parts],
        "edition": edition,
        "edition order": lambda: [e.title for e in page.editions.record.essays()],
    }

    def answer():
        asked = sys.stdin.readline().strip()
        if asked in ("", "quit"):
            window.close()
            app.quit()
            return
        print(json.dumps(answers[asked]()), flush=True)

    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, app)
    notifier.activated.connect(answer)
    print(json.dumps("shown"), flush=True)
    app.exec()


if __name__ == "__main__":
    main()
