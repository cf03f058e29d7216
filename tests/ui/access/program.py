"""The program on a desktop of its own, as somebody has it who reads with a screen reader and types."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import psutil

from essayeditor.desk import Desk
from essayeditor.text.blocks import Heading, Paragraph
from essayeditor.text.document import Comment, Document, Note, Remark
from essayeditor.text.inline import InlineBuilder, inline
from essayeditor.text.marks import NoteCall
from tests.ui.access.desktop import Desktop
from tests.ui.access.reader import PATIENCE, Event, Gone, Node, Reader

T = TypeVar("T")
OPENING = 60
"""Seconds that the program may take to show its window on a busy machine."""
ESSAY = "A hall of our own"


def collection(path: Path) -> None:
    """Make a collection with one essay that has all that is read beside a text, and some that wait."""
    desk = Desk.create(path, "Stories from Community Britain", "stories")
    climate, economy = (section.id for section in desk.record.sections()[:2])
    essay = desk.add_essay(ESSAY, climate, target_words=900).created[0]
    desk.set_authors(essay, [desk.add_contributor("Sample contributor 1").created[0]])
    opening = InlineBuilder()
    opening.add("The hall is ours.")
    opening.atom(NoteCall("n1"))
    text = Document(
        (
            Heading("h1", inline("Keys")),
            Paragraph("p1", opening.build()),
            Paragraph("p2", inline("Nobody had asked for the kee before.")),
        ),
        (Note("n1", (Paragraph("n1p", inline("Minutes of the first meeting.")),)),),
    )
    remark = Remark("Copy desk", "2025-01-14T10:00:00Z", "Is it always?")
    desk.save_text(essay, text, comments=(Comment("c", "p1", 0, 3, (remark,)),))
    other = desk.add_essay("Patient money", economy, target_words=700, deadline="2025-01-15").created[0]
    desk.save_text(other, Document((Paragraph("p1", inline("It took nine years.")),)))
    desk.add_essay("The long table", economy, target_words=600)
    desk.close()


class Program:
    """Started when made, with the collection open; its keys and what can be read of it."""

    def __init__(self, desktop: Desktop, folder: Path) -> None:
        self.desktop = desktop
        self.path = folder / "Stories.essays"
        collection(self.path)
        settings = {
            "QT_ACCESSIBILITY": "1",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_QPA_PLATFORM": "xcb",
            "ESSAYEDITOR_CONFIG": str(folder / "config"),
            "ESSAYEDITOR_DATA": str(folder / "data"),
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        }
        command = [sys.executable, "-m", "essayeditor", str(self.path)]
        self.process = psutil.Process(desktop.start(command, env=settings).pid)
        self.reader = Reader(desktop.access_bus)
        self.root: Node | None = None
        self.root = self.until(self._started, OPENING, "The window")
        self.until(lambda: self.find("tree", "Essays"), OPENING)

    def _started(self) -> Node | None:
        found = [node for node in self.reader.programs() if node.role == "application" and node.children()]
        return next((node for node in found if any("active" in one.states for one in node.children())), None)

    def until(self, look: Callable[[], T | None], patience: float = PATIENCE, what: str = "It") -> T:
        """Return what `look` finds as soon as it finds something; fail, naming `what`, if it never does."""
        end = time.monotonic() + patience
        while True:
            try:
                if found := look():
                    return found
            except Gone:
                pass  # it went while it was looked at
            if time.monotonic() > end:
                raise AssertionError(f"{what} never came, but: {self.outline()}\n{self.desktop.told()}")
            time.sleep(0.05)

    @property
    def windows(self) -> list[Node]:
        """The windows that can be seen; one that was put away stays among the program's children."""
        return [one for one in self.root.children() if "showing" in one.states] if self.root else []

    def find(self, role: str, name: str = "") -> Node | None:
        """Return the first thing that shows, of a role, and of a name if one is given."""
        return next((found for one in self.windows if (found := one.find(role, name))), None)

    def wait_for(self, role: str, name: str = "") -> Node:
        """Return the same, once it shows."""
        return self.until(lambda: self.find(role, name), what=f"{role} {name!r}")

    def outline(self) -> list[str]:
        """Return all that shows, for messages."""
        nodes = (node for window in self.windows for node in window.walk(lambda _n, s: "showing" in s))
        return [words for words in map(repr, nodes) if not words.endswith("''")]

    def press(self, *keys: str) -> None:
        """Press keys."""
        self.desktop.press(*keys)

    def do(self, words: str) -> None:
        """Do something by its name in the command palette."""
        self.reader.forget_events()
        self.press("ctrl+k")
        self.wait_for_focus("Find or do anything")
        self.desktop.type(words)
        self.wait_for_words(words)
        self.press("Return")

    def show(self, words: str, landmark: tuple[str, str]) -> Node:
        """Return what a view shows, once it shows; ask for the view by its name if it does not yet."""
        present = self.find(*landmark)
        if present is None:
            self.do(words)
        return present or self.wait_for(*landmark)

    def wait_for_focus(self, name: str) -> Node:
        """Return the thing of a name that takes the focus, once it does."""
        return self.reader.wait_for_event(lambda event: is_focus(event) and event.node.name == name).node

    def wait_for_words(self, words: str) -> str:
        """Return the first announcement with these words in it, once it comes."""
        event = self.reader.wait_for_event(
            lambda event: event.kind == "Announcement" and words.lower() in str(event.value).lower()
        )
        return str(event.value)


def is_focus(event: Event) -> bool:
    """Return whether an event tells that something took the focus."""
    return event.kind == "StateChanged" and event.detail == "focused" and event.number == 1
