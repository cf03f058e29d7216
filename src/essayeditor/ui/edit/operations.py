"""What the actions of the Edit workspace do to the text in hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu

from essayeditor.text.blocks import Figure, ListKind, Separator, new_id
from essayeditor.text.document import NoteKind
from essayeditor.text.marks import MarkKind
from essayeditor.ui.actions import ActionRegistry
from essayeditor.ui.edit.bench import Menu
from essayeditor.ui.edit.bridge.load import insert_blocks
from essayeditor.ui.edit.commands import marking, notes, splitting, styling, suggestions, wholes
from essayeditor.ui.edit.linkbar import LinkBar
from essayeditor.ui.edit.notes_panel import NotesPanel
from essayeditor.ui.edit.picturebar import PictureBar
from essayeditor.ui.edit.toolrow import ToolRow
from essayeditor.ui.edit.view import TextView
from essayeditor.ui.widgets.message import MessageArea, Severity


class TextOperations(QObject):
    """Does what is asked to the text, or to the note that is being edited, and leaves the focus there."""

    def __init__(
        self,
        view: TextView,
        notes_panel: NotesPanel,
        tools: ToolRow,
        link: LinkBar,
        picture: PictureBar,
        messages: MessageArea,
        registry: ActionRegistry,
        menus: Sequence[Menu] = (),
    ) -> None:
        super().__init__(view)
        self.view = view
        self.notes = notes_panel
        self.tools = tools
        self.link = link
        self.picture = picture
        self.messages = messages
        self.registry = registry
        self._menus = menus
        self.open_suggestions = 0
        self.recorded: Callable[[Figure], str] = lambda _figure: ""
        """Says what permission is recorded for a picture."""
        tools.style_chosen.connect(self.apply_style)
        view.menu_asked.connect(self._menu)
        notes_panel.asked.connect(self.insert_note)
        notes_panel.convert_asked.connect(self._convert)
        link.decided.connect(self._link)
        link.closed.connect(view.setFocus)
        picture.decided.connect(self._describe)
        picture.closed.connect(view.setFocus)
        view.object_opened.connect(self.ask_picture)
        notes_panel.delegate.menu_asked.connect(self._menu)

    def why_not(self, needs: str = "", *, reading: bool = False) -> str:
        """Return why something cannot be done to the text, or "".

        `needs` may be "here" for a suggestion at the cursor, "any" for one anywhere, or "picture";
        `reading` says that it changes no words.
        """
        if self.view.buffer is None:
            return "Open an essay first."
        if self.view.isReadOnly() and not reading:
            return "The words of this essay cannot be changed in its present state."
        if needs in ("here", "author") and self.suggestion_here() is None:
            return "Put the cursor in a suggestion first."
        if needs == "author" and not self.author_here():
            return "This suggestion does not say who made it."
        if needs == "picture" and self.figure_here() is None:
            return "Put the cursor at a picture first."
        if needs == "any" and not self.open_suggestions:
            return "There are no suggestions in this text."
        return ""

    def in_use(self) -> TextView | None:
        """Return the view that has the focus: the text, a note's editor, or that of a cell or caption."""
        view = QApplication.focusWidget()
        inside = isinstance(view, TextView) and view.window() is self.view.window()
        return view if inside and isinstance(view, TextView) else None

    def has_focus(self) -> bool:
        """Say whether the focus is in the text, in a note, or in what stands in or beside the text."""
        focus = QApplication.focusWidget()
        return self.in_use() is not None or (focus is not None and self.view.isAncestorOf(focus))

    def _target(self) -> TextView:
        return self.in_use() or self.view

    def toggle(self, kind: str) -> None:
        """Put a mark on, or take it off."""
        target = self._target()
        target.toggle_mark(MarkKind(kind))
        target.setFocus()
        self.tools.show_state(self.view)

    def clear_marks(self) -> None:
        """Take the marks off the selection."""
        target = self._target()
        hand = target.writing.hand()
        target.edit(lambda cursor: hand.mark(cursor, marking.cleared), "clear formatting")

    def apply_style(self, style: styling.Style) -> None:
        """Make the blocks of the selection body text, a heading, and so on."""
        hand = self.view.writing.hand()
        self.view.edit(
            lambda cursor: hand.restyle(cursor, lambda c: styling.apply(c, style)), "paragraph style"
        )
        self.view.setFocus()
        self.tools.show_state(self.view)

    def bullets(self) -> None:
        """Make the blocks of the selection a bulleted list, or body text again."""
        self._toggle_list(ListKind.BULLET)

    def numbers(self) -> None:
        """Make the blocks of the selection a numbered list, or body text again."""
        self._toggle_list(ListKind.DECIMAL)

    def _toggle_list(self, kind: ListKind) -> None:
        hand = self.view.writing.hand()
        self.view.edit(lambda cursor: hand.restyle(cursor, lambda c: styling.toggle_list(c, kind)), "list")
        self.view.setFocus()
        self.tools.show_state(self.view)

    def tell_at_once(self, what: str) -> None:
        """Say that something was changed at once, though one is suggesting: it cannot be suggested."""
        if self.view.writing.suggesting:
            said = f"{what} cannot be suggested, so this was changed at once. Undo takes it back."
            self.messages.show_message("suggesting", said)

    def insert_note(self, *, end: bool = False) -> None:
        """Call a new note at the cursor, in the text or in a caption or cell, and open its editor."""
        buffer, target = self.view.buffer, self._target()
        if buffer is None or self.view.isReadOnly():
            return
        if target is self.notes.delegate.editor:
            target = self.view  # no notes on notes
        reason = notes.why_no_note(target.textCursor())
        if reason:
            self.messages.show_message("note", reason, Severity.WARNING)
            return
        self.messages.clear_message("note")
        kind = NoteKind.ENDNOTE if end else NoteKind.FOOTNOTE
        made: list[str] = []
        hand = self.view.writing.hand()
        with buffer.history.step(f"insert {kind.value}"):
            target.edit(
                lambda cursor: made.append(notes.insert(cursor, buffer.beside, kind, hand.typed(())).id),
                f"insert {kind.value}",
            )
            if target is not self.view:
                target.clearFocus()  # what was written inside is kept, and with it the call
        buffer.settle()
        if made:
            self.notes.edit(made[0])

    def insert_separator(self) -> None:
        """Put a break into the text, after the block of the cursor."""
        hand = self.view.writing.hand()

        def put(cursor: QTextCursor) -> None:
            cursor.beginEditBlock()
            cursor.movePosition(cursor.MoveOperation.EndOfBlock)
            insert_blocks(cursor, (hand.inserted(Separator(new_id())),), new=True)
            if not cursor.block().next().isValid():
                splitting.split(cursor)
            cursor.endEditBlock()

        self.view.edit(put, "insert break")

    def _convert(self, key: str) -> None:
        buffer = self.view.buffer
        if buffer is not None and key in buffer.beside.notes:
            fresh = notes.converted(buffer.beside.notes[key])
            buffer.put_note(fresh, f"make {fresh.kind.value}")
            buffer.settle()

    def ask_link(self) -> None:
        """Ask for the address of a link on the selection, or of the link under the cursor."""
        cursor = self.view.textCursor()
        here = marking.link_at(cursor)
        if here is None and not cursor.hasSelection():
            self.messages.show_message("link", "Select the words that are to be a link first.")
            return
        self.messages.clear_message("link")
        if here is not None and not cursor.hasSelection():
            self.view.setTextCursor(here)
        self.link.ask(marking.value(self.view.textCursor().charFormat(), MarkKind.LINK))

    def _link(self, address: str) -> None:
        self.view.edit(lambda cursor: marking.set_value(cursor, MarkKind.LINK, address), "link")
        self.tell_at_once("A link")
        self.view.setFocus()

    def figure_here(self) -> Figure | None:
        """Return the figure at the cursor."""
        if self.view.buffer is None:
            return None
        block = wholes.found(self.view.textCursor().block())
        return block if isinstance(block, Figure) else None

    def ask_picture(self) -> None:
        """Ask for the words that belong to the picture at the cursor."""
        figure = self.figure_here()
        if figure is not None and not self.view.isReadOnly():
            self.picture.ask(figure, self.recorded(figure))

    def _describe(self, figure: Figure) -> None:
        here = self.figure_here()
        if here is not None and here.id == figure.id and here != figure:
            self.view.edit(lambda cursor: wholes.put(cursor, figure), "words of the picture")
            self.tell_at_once("What is said of a picture in this bar")
        self.view.setFocus()

    def paste_plain(self) -> None:
        """Paste the words of the clipboard without their looks."""
        self._target().paste_plain(QGuiApplication.clipboard().text())

    def zoom(self, by: int) -> None:
        """Make the text larger or smaller; 0 brings the usual size back."""
        self.view.set_points(self.view.points + by if by else 12.0)

    def suggestion_here(self) -> suggestions.Found | None:
        """Return the suggestion at the cursor."""
        return suggestions.at(self._target().textCursor()) if self.view.buffer is not None else None

    def settle(self, *, accept: bool) -> None:
        """Accept or reject the suggestion at the cursor."""
        found = self.suggestion_here()
        if found is not None:
            name = "accept suggestion" if accept else "reject suggestion"
            target = self._target()
            target.edit(lambda cursor: suggestions.settle(cursor, found, accept=accept), name)
            target.overlay()

    def settle_all(self, *, accept: bool, author: str | None = None) -> None:
        """Accept or reject every suggestion, or those of one author."""
        name = f"{'accept' if accept else 'reject'} {f'all of {author}' if author else 'every suggestion'}"
        self.view.edit(
            lambda cursor: suggestions.settle_all(cursor, accept=accept, author=author) or True, name
        )
        self.view.overlay()

    def next_suggestion(self, by: int = 1) -> None:
        """Go to the next suggestion (1) or the one before (-1), round and round."""
        found = suggestions.every(self.view.textCursor())
        place = self.view.textCursor().position()
        ahead = [one for one in found if (one.start > place if by > 0 else one.end < place)] or found
        if ahead:
            self.view.go_to(ahead[0 if by > 0 else -1].start)
            self.view.setFocus()

    def author_here(self) -> str:
        """Return who made the suggestion at the cursor, "" for nobody."""
        found = self.suggestion_here()
        return found.mark.author if found is not None else ""

    def _menu(self, place: QPoint) -> None:
        menu = QMenu(self.view)
        registry = self.registry
        registry.refresh()
        for contribute in self._menus:
            before = len(menu.actions())
            contribute(menu, self._target())
            if len(menu.actions()) > before:
                menu.addSeparator()
        if self.suggestion_here() is not None:
            for key in ("edit.accept", "edit.reject", "edit.accept_author", "edit.reject_author"):
                menu.addAction(registry.qaction(key))
            menu.addSeparator()
        if self.figure_here() is not None:
            for key in ("edit.picture", "edit.other_picture"):
                menu.addAction(registry.qaction(key))
            menu.addSeparator()
        if not registry.reason("table.row_below"):
            for key in registry.ids("table."):
                menu.addAction(registry.qaction(key))
            menu.addSeparator()
        if not registry.reason("edit.unbox"):
            menu.addAction(registry.qaction("edit.unbox"))
            menu.addSeparator()
        for key in ("edit.cut", "edit.copy", "edit.paste", "edit.paste_plain", "edit.all"):
            menu.addAction(registry.qaction(key))
        menu.addSeparator()
        for key in (
            "edit.bold",
            "edit.italic",
            "edit.link",
            "edit.note",
            "edit.comment",
            "insert.pull_quote",
        ):
            menu.addAction(registry.qaction(key))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)
