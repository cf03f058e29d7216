"""Real drag and drop: a pointer moved on a real X display, in the tree and on the corkboard."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from essayeditor.desk import Desk
from tests.ui.arrange.conftest import fill

ROOT = Path(__file__).resolve().parents[3]
pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(
        not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="Xvfb and xdotool are not installed"
    ),
]


class Screen:
    """A display of its own with the window on it, and a hand that moves the pointer."""

    def __init__(self, display, child, environment):
        self.display, self.child, self.environment = display, child, environment

    def ask(self, question):
        self.child.stdin.write(question + "\n")
        self.child.stdin.flush()
        return json.loads(self.child.stdout.readline())

    def hand(self, *words):
        subprocess.run(["xdotool", *map(str, words)], env=self.environment, check=True, timeout=20)

    def drag(self, start, end):
        """Press at one place, go to another in steps as a hand does, and let go."""
        self.hand("mousemove", start[0], start[1])
        self.hand("mousedown", 1)
        for part in range(1, 9):
            x = start[0] + (end[0] - start[0]) * part / 8
            y = start[1] + (end[1] - start[1]) * part / 8
            self.hand("mousemove", round(x), round(y))
            time.sleep(0.04)
        self.hand("mousemove", end[0] + 1, end[1])
        time.sleep(0.15)
        self.hand("mouseup", 1)

    def wait_for(self, wanted, question="order"):
        until = time.monotonic() + 5
        while (found := self.ask(question)) != wanted and time.monotonic() < until:
            time.sleep(0.1)
        assert found == wanted


@pytest.fixture
def screen(tmp_path):
    book = tmp_path / "book.essays"
    with Desk.create(book, "Stories from Community Britain") as desk:
        fill(desk)
    with contextlib.ExitStack() as stack:
        reading, writing = os.pipe()
        server = stack.enter_context(
            subprocess.Popen(
                ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
                pass_fds=(writing,),
                stderr=subprocess.DEVNULL,
            )
        )
        stack.callback(server.terminate)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            display = ":" + pipe.readline().strip()
        environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "ESSAYEDITOR_CONFIG": str(tmp_path / "config"),
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")]),
        }
        program = [sys.executable, "-m", "tests.ui.arrange.shown_window", str(book)]
        child = stack.enter_context(
            subprocess.Popen(
                program,
                env=environment,
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        )
        stack.callback(child.terminate)
        assert json.loads(child.stdout.readline()) == "shown"
        time.sleep(0.5)
        yield Screen(display, child, environment)
        child.stdin.write("quit\n")
        child.stdin.flush()
        assert child.wait(10) == 0


def test_essays_are_dragged_in_the_tree_and_on_the_corkboard(screen):
    start = {"Energy": ["Sun", "Wind", "Homes"], "Economy": ["Shop", "Pub"]}
    assert screen.ask("order") == start

    # a row, to the gap between two rows of the other section
    places = screen.ask("places")
    x, y, height = places["row Sun"]
    to_x, to_y, _ = places["row Pub"]
    screen.drag((x, y), (to_x, to_y - height // 2 + 1))
    screen.wait_for({"Energy": ["Wind", "Homes"], "Economy": ["Shop", "Sun", "Pub"]})

    # several cards at once, before the first card of the other section
    places = screen.ask("places")
    screen.hand("mousemove", *places["card Shop"][:2], "click", 1)
    screen.hand("keydown", "ctrl", "mousemove", *places["card Pub"][:2], "click", 1, "keyup", "ctrl")
    time.sleep(0.2)
    x, y, _ = places["card Wind"]
    screen.drag(places["card Shop"][:2], (x - 60, y))
    screen.wait_for({"Energy": ["Shop", "Pub", "Wind", "Homes"], "Economy": ["Sun"]})

    # a section, above the other
    places = screen.ask("places")
    x, y, height = places["row Energy"]
    screen.drag(places["row Economy"][:2], (x, y - height // 2 + 1))
    screen.wait_for({"Economy": ["Sun"], "Energy": ["Shop", "Pub", "Wind", "Homes"]})

    # undo by the keyboard, three times
    for _ in range(3):
        screen.hand("key", "ctrl+z")
        time.sleep(0.2)
    screen.wait_for(start)

    # a part, to where it may stand, and to where it may not
    before = screen.ask("parts")
    places = screen.ask("places")
    x, y, height = places["row Contributors"]
    screen.drag((x, y), (x, places["row Recommendations"][1] - height // 2 + 1))
    moved = [part for part in before if part != "contributors"]
    moved.insert(moved.index("recommendations"), "contributors")
    screen.wait_for(moved, "parts")
    places = screen.ask("places")
    screen.drag(places["row Imprint"][:2], (x, places["row Cover"][1] - height // 2 + 1))
    time.sleep(0.3)
    assert screen.ask("parts") == moved

    # an essay that an edition has not, from beside it into a section of it
    assert screen.ask("edition")
    screen.wait_for(["Sun", "Wind", "Homes"], "edition order")
    time.sleep(0.3)
    places = screen.ask("places")
    x, y, height = places["row Wind"]
    screen.drag(places["row Pub"][:2], (x, y - height // 2 + 1))
    screen.wait_for(["Sun", "Pub", "Wind", "Homes"], "edition order")
    assert screen.ask("order") == start


def test_cards_are_dragged_beside_the_book_and_back_and_recommendations_in_their_list(screen):
    start = {"Energy": ["Sun", "Wind", "Homes"], "Economy": ["Shop", "Pub"]}
    places = screen.ask("places")
    x, y, _ = places["card Orchard"]
    screen.drag(places["card Homes"][:2], (x - 60, y))
    screen.wait_for({"Energy": ["Sun", "Wind"], "Economy": ["Shop", "Pub"]})
    places = screen.ask("places")
    assert places["card Homes"][1] == places["card Orchard"][1], "it lies in the band beside the book"
    x, y, _ = places["card Pub"]
    screen.drag(places["card Homes"][:2], (x - 60, y))
    screen.wait_for({"Energy": ["Sun", "Wind"], "Economy": ["Shop", "Homes", "Pub"]})
    for _ in range(2):
        screen.hand("key", "ctrl+z")
        time.sleep(0.2)
    screen.wait_for(start)

    # a recommendation, before another and under its heading
    assert screen.ask("ask")
    screen.wait_for(["A right", "A register", "A year to bid"], "asks")
    time.sleep(0.3)
    places = screen.ask("asks places")
    x, y, height = places["A right"]
    screen.drag(places["A year to bid"][:2], (x, y - height // 2 + 4))
    screen.wait_for(["A year to bid", "A right", "A register"], "asks")
    screen.hand("key", "ctrl+z")
    screen.wait_for(["A right", "A register", "A year to bid"], "asks")
