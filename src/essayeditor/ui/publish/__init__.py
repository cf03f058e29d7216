"""Publish: the book as PDF and as a Word document, and the proof of its pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from essayeditor.ui.actions import Action
from essayeditor.ui.shell import Shell, Workspace, WorkspaceSpec

if TYPE_CHECKING:
    from essayeditor.ui.publish.page import PublishPage

_HERE = frozenset({"publish"})


def _make(shell: Shell) -> Workspace:
    from essayeditor.ui.publish.page import PublishPage

    return PublishPage(shell)


def _actions(shell: Shell) -> Iterable[Action]:
    def page() -> PublishPage:
        return cast("PublishPage", shell.visit("publish"))

    def reason() -> str:
        made = cast("PublishPage | None", shell.made("publish"))
        return made.reason() if made is not None else ""

    def no_findings() -> str:
        made = cast("PublishPage | None", shell.made("publish"))
        shown = made is not None and made.outputs.findings.shown()
        return "" if shown else "There is nothing to look at."

    return [
        Action(
            "book.publish",
            "Publish the book…",
            page,
            "Book",
            0,
            "Ctrl+Shift+P",
            "publish",
            "Choose what to make: PDF, Word document, or both",
            where=frozenset({"collect", "edit", "arrange", "review"}),
        ),
        Action(
            "book.export",
            "Export book",
            lambda: page().export(),
            "Book",
            0,
            "Ctrl+E",
            "publish",
            "Make the PDF and the Word document",
            where=_HERE,
            blocked=reason,
        ),
        Action(
            "book.next_finding",
            "Next finding",
            lambda: page().outputs.findings.step(1),
            "Book",
            1,
            "F8",
            where=_HERE,
            blocked=no_findings,
        ),
        Action(
            "book.previous_finding",
            "Previous finding",
            lambda: page().outputs.findings.step(-1),
            "Book",
            1,
            "Shift+F8",
            where=_HERE,
            blocked=no_findings,
        ),
        Action(
            "book.open_finding",
            "Open the essay of the finding",
            lambda: page().outputs.findings.open_current(),
            "Book",
            1,
            "Ctrl+Return",
            where=_HERE,
            blocked=no_findings,
        ),
        Action(
            "book.folder",
            "Choose the folder…",
            lambda: page().choices.ask_folder(),
            "Book",
            0,
            "",
            "folder",
            where=_HERE,
        ),
    ]


SPEC = WorkspaceSpec("publish", "Publish", "publish", "book.export", _make, _actions)
