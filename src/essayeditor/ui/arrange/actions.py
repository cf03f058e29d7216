"""What can be done in the Arrange workspace."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from essayeditor.ui.actions import Action
from essayeditor.ui.arrange.nodes import Kind
from essayeditor.ui.shell import Shell

if TYPE_CHECKING:
    from essayeditor.ui.arrange.workspace import ArrangeWorkspace

KEY = "arrange"
NEW = "arrange.new_section"
MENU = (
    ("arrange.edit", "arrange.rename"),
    ("arrange.cut", "arrange.paste"),
    ("arrange.earlier", "arrange.later"),
    ("arrange.hold", "arrange.take_back"),
    ("arrange.into_edition", "arrange.delete", "arrange.restore"),
    ("arrange.new_section", "arrange.edition_of_selected"),
)
"""The context menu of the tree, in groups."""
_HERE = frozenset({KEY})


def actions(shell: Shell) -> list[Action]:
    """Return the actions, each reaching the page when it is done."""

    def page() -> ArrangeWorkspace | None:
        return shell.made(KEY)  # type: ignore[return-value]

    def do(run: Callable[[ArrangeWorkspace], object]) -> Callable[[], object]:
        def done() -> object:
            here = page()
            return run(here) if here is not None else None

        return done

    def needs(what: str) -> Callable[[], str]:
        def reason() -> str:
            here = page()
            return why_not(here, what) if here is not None else "Open Arrange first."

        return reason

    def made(
        key: str,
        words: str,
        run: Callable[[ArrangeWorkspace], object],
        group: int,
        shortcut: str = "",
        icon: str = "",
        what: str = "",
        title: Callable[[], str] | None = None,
    ) -> Action:
        blocked = needs(what) if what else (lambda: "")
        return Action(
            key, words, do(run), "Book", group, shortcut, icon, where=_HERE, blocked=blocked, title=title
        )

    def delete_words() -> str:
        here = page()
        return "Take out of this edition" if here is not None and here.editions.key else "Move to the bin"

    return [
        made(NEW, "New section", lambda p: p.book.new_section(), 0, "Ctrl+Shift+S", "plus"),
        made("arrange.rename", "Rename", lambda p: p.book.rename(), 1, "F2", what="one"),
        made(
            "arrange.delete",
            "Move to the bin",
            lambda p: p.book.delete(),
            1,
            "Del",
            "bin",
            what="some",
            title=delete_words,
        ),
        made("arrange.restore", "Take out of the bin", lambda p: p.book.restore(), 1, what="binned"),
        made("arrange.cut", "Cut from the order", lambda p: p.cutting.cut(), 2, "Ctrl+X", what="inside"),
        made("arrange.paste", "Paste into the order", lambda p: p.cutting.paste(), 2, "Ctrl+V", what="paste"),
        made("arrange.earlier", "Move earlier", lambda p: p.book.step(-1), 2, "Alt+Up", what="movable"),
        made("arrange.later", "Move later", lambda p: p.book.step(1), 2, "Alt+Down", what="movable"),
        made("arrange.back", "Move back", lambda p: p.book.step(-1), 2, "Alt+Left", what="movable"),
        made("arrange.on", "Move on", lambda p: p.book.step(1), 2, "Alt+Right", what="movable"),
        made(
            "arrange.hold",
            "Hold over",
            lambda p: p.book.hold_over(p.book.essays()),
            2,
            "Ctrl+Shift+H",
            what="holdable",
        ),
        made(
            "arrange.take_back",
            "Take back into the book",
            lambda p: p.book.take_back(p.book.beside()),
            2,
            what="beside",
        ),
        made(
            "arrange.edit", "Edit the text", lambda p: p.open_text(), 3, "Ctrl+Return", "edit", what="essay"
        ),
        made(
            "arrange.into_edition",
            "Put into this edition",
            lambda p: p.book.add_to_edition(),
            4,
            what="outside",
        ),
        made(
            "arrange.edition",
            "New edition of all essays",
            lambda p: p.editions.make("New edition", None),
            5,
        ),
        made(
            "arrange.edition_of_selected",
            "New edition of the selected essays",
            lambda p: p.editions.make_of_selected(),
            5,
            what="chosen",
        ),
        made("arrange.edition_copy", "Copy this edition", lambda p: p.editions.copy(), 5),
        made(
            "arrange.edition_delete",
            "Delete this edition",
            lambda p: p.editions.delete(),
            5,
            what="edition",
        ),
        made("arrange.book", "Title, theme and template of the book", lambda p: p.show_book(), 6),
    ]


def why_not(page: ArrangeWorkspace, what: str) -> str:
    """Return why an action cannot act on the selection, or ""."""
    if what in ("chosen", "edition"):
        return page.editions.why_not(what)
    if what == "paste":
        return page.cutting.why_not_paste()
    nodes = page.selected()
    live = [n for n in nodes if n.kind in (Kind.SECTION, Kind.ESSAY) and not n.binned]
    inside = [n for n in live if not n.outside]
    able = {
        "one": len(live) == 1,
        "some": bool(inside),
        "inside": bool(inside),
        "outside": bool(live) and not inside,
        "binned": any(node.binned for node in nodes),
        "holdable": bool(inside) and bool(set(page.book.essays()) - set(page.book.beside())),
        "beside": bool(page.book.beside()),
        "movable": bool(live) or (len(nodes) == 1 and nodes[0].kind is Kind.PART),
        "essay": len(live) == 1 and live[0].kind is Kind.ESSAY,
    }
    reasons = {
        "one": "Select one section or essay first.",
        "some": "Select a section or essay first.",
        "inside": "Select a section or essays first.",
        "outside": "Select essays that are not in this edition first.",
        "holdable": "Select essays of the book first.",
        "beside": "Select essays that lie beside the book first.",
        "movable": "Select a section, essays or a part first.",
        "binned": "Select something in the bin first.",
        "essay": "Select one essay first.",
    }
    return "" if able[what] else reasons[what]
