"""What can be put into a text, by menu and key; languages; and typography that comes by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from essayeditor.text.blocks import BoxKind, Figure
from essayeditor.ui.actions import Action
from essayeditor.ui.edit import bench
from essayeditor.ui.edit.inserting.languages import LANGUAGES
from essayeditor.ui.shell import Shell

if TYPE_CHECKING:
    from essayeditor.ui.edit.inserting.work import Inserting

_HERE = frozenset({"edit"})
_NO_TEXT = "Open an essay first."
_FIXED = "The words of this essay cannot be changed in its present state."
Run = Callable[["Inserting"], object]

_ROWS: tuple[tuple[str, str, Run, str, int, str, str, str], ...] = (
    ("insert.picture", "Picture…", lambda w: w.pictures.ask(), "Insert", 2, "Ctrl+Alt+G", "picture", ""),
    ("insert.table", "Table", lambda w: w.table(), "Insert", 2, "Ctrl+Alt+E", "table", ""),
    ("insert.statistic", "Statistic", lambda w: w.statistic(), "Insert", 2, "Ctrl+Alt+S", "chart", ""),
    ("insert.box", "Case study", lambda w: w.box(BoxKind.CASE_STUDY), "Insert", 3, "Ctrl+Alt+X", "box", ""),
    ("insert.asks", "What we ask of government", lambda w: w.box(BoxKind.ASKS), "Insert", 3, "", "box", ""),
    ("insert.sidebar", "Sidebar", lambda w: w.box(BoxKind.SIDEBAR), "Insert", 3, "", "box", ""),
    (
        "insert.pull_quote", "Pull quote of the selection", lambda w: w.pull_quote(), "Insert", 1,
        "Ctrl+Alt+U", "pull", "selection",
    ),
    ("edit.unbox", "Take the box away", lambda w: w.unbox(), "Essay", 2, "", "box", "box"),
    (
        "edit.other_picture", "Replace the picture…", lambda w: w.pictures.ask_other(), "Essay", 2, "",
        "picture", "picture",
    ),
    (
        "edit.update_quote", "Take the essay’s words for the pull quote", lambda w: w.take_present(), "Essay",
        2, "", "pull", "stale",
    ),
)  # fmt: skip


def actions(shell: Shell) -> list[Action]:
    """Return the actions."""

    def work() -> Inserting | None:
        here = bench.of(shell)
        return here.inserting if here is not None and here.buffer is not None else None

    def why(needs: str) -> str:
        here, found = bench.of(shell), work()
        if here is None or found is None:
            return _NO_TEXT
        if here.view.isReadOnly():
            return _FIXED
        if needs == "selection" and not here.view.textCursor().hasSelection():
            return "Select the words that are to be the pull quote first."
        if needs == "box" and not found.in_box():
            return "Put the cursor in a box first."
        if needs == "picture" and not isinstance(here.page.text.figure_here(), Figure):
            return "Put the cursor at a picture first."
        if needs == "stale" and not any(one.now is not None for one in found.stale):
            return "Every pull quote stands in the essay as it is."
        return ""

    def running(run: Run) -> Callable[[], object]:
        def done() -> object:
            found = work()
            return run(found) if found is not None else None

        return done

    made = [
        Action(
            key, words, running(run), menu, group, shortcut, icon, where=_HERE,
            blocked=lambda needs=needs: why(needs),
        )
        for key, words, run, menu, group, shortcut, icon, needs in _ROWS
    ]  # fmt: skip
    made += [_language(work, why, tag, name) for tag, name in (("", "The essay’s own"), *LANGUAGES)]
    return [*made, _smart(shell)]


def _language(work: Callable[[], Inserting | None], why: Callable[[str], str], tag: str, name: str) -> Action:
    """Return the action that says in which language words are."""

    def run() -> None:
        found = work()
        if found is not None:
            found.set_language(tag)

    def here() -> bool:
        found = work()
        return found is not None and found.language_here().partition("-")[0] == tag.partition("-")[0]

    key = f"edit.language.{tag or 'own'}"
    tip = f"The selected words, or the paragraph, are in {name}" if tag else "Not in another language"
    return Action(
        key, name, run, "Edit/Language", 6, tip=tip, where=_HERE, blocked=lambda: why(""), checked=here
    )


def _smart(shell: Shell) -> Action:
    """Return the switch of the typography that comes by itself."""

    def on() -> bool:
        return shell.remember.smart_typography

    def turn() -> None:
        shell.remember.smart_typography = not on()
        here = bench.of(shell)
        if here is not None:
            here.view.writing.smart = on()

    return Action(
        "edit.smart",
        "Quotes and dashes as one types",
        turn,
        "Edit",
        7,
        tip="Set curly quotes, dashes, ellipses and no-break spaces while typing",
        where=_HERE,
        checked=on,
    )
