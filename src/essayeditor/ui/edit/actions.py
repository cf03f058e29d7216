"""What can be done in the Edit workspace."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from essayeditor.ui.actions import Action
from essayeditor.ui.edit import bench, fittings, page_actions
from essayeditor.ui.edit.commands import styling
from essayeditor.ui.shell import Shell

if TYPE_CHECKING:
    from essayeditor.ui.edit.operations import TextOperations

KEY = "edit"
_HERE = frozenset({KEY})
_NO_TEXT = "Open an essay first."
Run = Callable[["TextOperations"], object]


class Row(NamedTuple):
    """An action on the text in hand. `needs` names what must be there beside a text."""

    key: str
    words: str
    run: Run
    menu: str
    group: int
    shortcut: str = ""
    icon: str = ""
    needs: str = ""


_FORMAT = "Edit/Formatting"
_ROWS = (
    Row("edit.paste_plain", "Paste as plain text", lambda t: t.paste_plain(), "Edit", 1, "Ctrl+Shift+V"),
    Row("edit.bold", "Bold", lambda t: t.toggle("bold"), _FORMAT, 5, "Ctrl+B"),
    Row("edit.italic", "Italic", lambda t: t.toggle("italic"), _FORMAT, 5, "Ctrl+I"),
    Row("edit.small_caps", "Small caps", lambda t: t.toggle("small-caps"), _FORMAT, 5),
    Row("edit.superscript", "Superscript", lambda t: t.toggle("superscript"), _FORMAT, 5),
    Row("edit.subscript", "Subscript", lambda t: t.toggle("subscript"), _FORMAT, 5),
    Row("edit.strike", "Strike through", lambda t: t.toggle("strike"), _FORMAT, 5),
    Row("edit.clear", "Clear formatting", lambda t: t.clear_marks(), _FORMAT, 6, "Ctrl+Space"),
    Row("edit.note", "Footnote", lambda t: t.insert_note(), "Insert", 0, "Ctrl+Alt+F", "note"),
    Row("edit.endnote", "Endnote", lambda t: t.insert_note(end=True), "Insert", 0, "Ctrl+Alt+D", "note"),
    Row("edit.link", "Link…", lambda t: t.ask_link(), "Insert", 1, "Ctrl+Shift+K", "link"),
    Row(
        "edit.picture",
        "Words of the picture…",
        lambda t: t.ask_picture(),
        "Essay",
        2,
        "Ctrl+Alt+P",
        "picture",
        "picture",
    ),
    Row("edit.separator", "Break in the text", lambda t: t.insert_separator(), "Insert", 1),
    Row("edit.bullets", "Bulleted list", lambda t: t.bullets(), "Essay", 1, "Ctrl+Shift+8", "list"),
    Row("edit.numbers", "Numbered list", lambda t: t.numbers(), "Essay", 1, "Ctrl+Shift+7", "numlist"),
    Row(
        "edit.accept",
        "Accept the suggestion",
        lambda t: t.settle(accept=True),
        "Essay",
        3,
        "Ctrl+Shift+A",
        "check",
        "here",
    ),
    Row(
        "edit.reject",
        "Reject the suggestion",
        lambda t: t.settle(accept=False),
        "Essay",
        3,
        "Ctrl+Shift+R",
        "cross",
        "here",
    ),
    Row(
        "edit.next_suggestion",
        "Next suggestion",
        lambda t: t.next_suggestion(),
        "Essay",
        3,
        "Ctrl+Shift+J",
        "suggest",
        "any",
    ),
    Row(
        "edit.previous_suggestion",
        "Previous suggestion",
        lambda t: t.next_suggestion(-1),
        "Essay",
        3,
        "Ctrl+Shift+U",
        "suggest",
        "any",
    ),
    Row(
        "edit.accept_author",
        "Accept all of this author",
        lambda t: t.settle_all(accept=True, author=t.author_here()),
        "Essay",
        3,
        needs="author",
    ),
    Row(
        "edit.reject_author",
        "Reject all of this author",
        lambda t: t.settle_all(accept=False, author=t.author_here()),
        "Essay",
        3,
        needs="author",
    ),
    Row(
        "edit.accept_all",
        "Accept every suggestion",
        lambda t: t.settle_all(accept=True),
        "Essay",
        3,
        needs="any",
    ),
    Row(
        "edit.reject_all",
        "Reject every suggestion",
        lambda t: t.settle_all(accept=False),
        "Essay",
        3,
        needs="any",
    ),
    Row("edit.larger", "Larger text", lambda t: t.zoom(1), "View", 3, "Ctrl++"),
    Row("edit.smaller", "Smaller text", lambda t: t.zoom(-1), "View", 3, "Ctrl+-"),
    Row("edit.usual_size", "Usual text size", lambda t: t.zoom(0), "View", 3, "Ctrl+0"),
)
_STYLE_KEYS = ("Ctrl+Alt+0", "Ctrl+Alt+1", "Ctrl+Alt+2", "Ctrl+Alt+3", "Ctrl+Alt+Q")
_READING = frozenset(
    ["edit.larger", "edit.smaller", "edit.usual_size", "edit.next_suggestion", "edit.previous_suggestion"]
)


def _styles() -> list[Row]:
    rows = []
    for number, style in enumerate(styling.STYLES[:8]):
        key = f"edit.style.{style.name.lower().replace(' ', '_')}"
        shortcut = _STYLE_KEYS[number] if number < len(_STYLE_KEYS) else ""
        run: Run = lambda t, chosen=style: t.apply_style(chosen)  # noqa: E731
        rows.append(Row(key, style.name, run, "Essay/Paragraph style", 0, shortcut))
    return rows


def actions(shell: Shell) -> list[Action]:
    """Return the actions, each reaching the text when it is done."""

    def text() -> TextOperations | None:
        page = shell.made(KEY)
        return getattr(page, "text", None)

    def run(row: Row) -> Callable[[], object]:
        def done() -> object:
            here = text()
            return row.run(here) if here is not None else None

        return done

    def blocked(row: Row) -> Callable[[], str]:
        def reason() -> str:
            here = text()
            return _NO_TEXT if here is None else here.why_not(row.needs, reading=row.key in _READING)

        return reason

    made = [
        Action(
            row.key,
            row.words,
            run(row),
            row.menu,
            row.group,
            row.shortcut,
            row.icon,
            where=_HERE,
            blocked=blocked(row),
        )
        for row in (*_styles(), *_ROWS)
    ]
    made.extend(page_actions.actions(shell))
    for fitting in fittings.FITTINGS:
        if fitting.title:
            made.append(_showing(shell, fitting))
        if fitting.actions:
            made.extend(fittings.load(fitting.actions)(shell))
    return made


def _showing(shell: Shell, fitting: fittings.Fitting) -> Action:
    """Return the action that shows or hides a fitted part."""
    key = fitting.key

    def run() -> None:
        here = bench.of(shell)
        if here is not None:
            here.page.frame.toggle_part(key)

    def shown() -> bool:
        here = bench.of(shell)
        return here is not None and here.is_shown(key)

    words = fitting.title
    return Action(
        f"edit.show.{key}", words, run, "View", 2, fitting.shortcut, fitting.icon, where=_HERE, checked=shown
    )
