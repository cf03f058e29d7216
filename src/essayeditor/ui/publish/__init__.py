"""Publish: the book as PDF and as a Word document, and the proof of its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, cast

from essayeditor.collection.entities import Essay
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

    def label() -> str:
        made = cast("PublishPage | None", shell.made("publish"))
        return made.label() if made is not None else "Export book"

    def no_findings() -> str:
        made = cast("PublishPage | None", shell.made("publish"))
        shown = made is not None and made.outputs.findings.shown()
        return "" if shown else "There is nothing to look at."

    def essay_in_hand() -> str:
        here = shell.made(shell.actions.place)
        key = here.essay_key() if here is not None else ""
        essay = shell.session.record.find(Essay, key) if shell.session.is_open else None
        return key if essay is not None and essay.revision else ""

    def no_essay() -> str:
        return "" if essay_in_hand() else "Choose one essay that has a text first."

    def make_of_it(scope: str) -> Callable[[], None]:
        def make() -> None:
            key = essay_in_hand()
            page().choose_scope(scope, key)

        return make

    return [
        Action(
            "essay.proof",
            "Make a proof for the contributor…",
            make_of_it("PROOF"),
            "Essay",
            3,
            "",
            "send",
            "A Word file with a covering page, and what we changed tracked in it",
            where=frozenset({"collect", "edit"}),
            blocked=no_essay,
        ),
        Action(
            "essay.alone",
            "Export this essay…",
            make_of_it("ESSAY"),
            "Essay",
            3,
            "",
            "publish",
            "This essay alone, as it stands in the book",
            where=frozenset({"collect", "edit"}),
            blocked=no_essay,
        ),
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
            title=label,
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
            "Do what helps with the finding",
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
