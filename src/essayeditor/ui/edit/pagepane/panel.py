"""The view of the right pane that shows the essay as it will be printed."""

from __future__ import annotations

import json
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayeditor.desk.preview import EssayPages, PageRequest
from essayeditor.foundation.errors import EssayEditorError, JobCancelled
from essayeditor.typeset.pages import BYLINE, STANDFIRST, TITLE
from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.edit.buffer import Buffer
from essayeditor.ui.edit.pagepane import places
from essayeditor.ui.edit.pagepane.images import Drawer, LivePages
from essayeditor.ui.edit.pagepane.view import PageView
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.header import PaneHeader
from essayeditor.ui.widgets.message import MessageArea, Severity

ASKED_AFTER = 60
"""Milliseconds without a change after which new pages are asked for: those around the cursor."""
WHOLE_AFTER = 600
"""Milliseconds without a change after which the other pages of a long essay are asked for."""
FACING_FROM = 430
"""Width of the pane in pixels from which two pages stand side by side, unless a person chose otherwise."""
PLANNED_UP_TO = 60
"""Essays of a collection up to which the whole book is planned, so that the folios are the book's own."""
_SHOWS = frozenset({"essays", "order", "sections", "authors", "contributors", "collection", "text"})
"""Kinds of change that may show on the pages."""


def made(bench: Bench) -> PagePanel:
    """Return the view, for the right pane."""
    return PagePanel(bench)


class PagePanel(QWidget):
    """Asks for the pages of the text in hand, shows them, and keeps page and cursor together."""

    _answered = Signal(object)
    shown = Signal()
    """Newer pages are shown."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setAccessibleName("Page beside the text")
        self._bench = bench
        self._buffer: Buffer | None = None
        self._request: PageRequest[EssayPages] | None = None
        self._planned: object = None
        self._end_listening: Callable[[], None] | None = None
        self._chosen_facing: bool | None = None
        self.pages: LivePages | None = None
        self.drawer = Drawer(self)
        self.view = PageView()
        self.messages = MessageArea()
        self._build()
        self._ask_soon = QTimer(self)
        self._ask_soon.setSingleShot(True)
        self._ask_soon.setInterval(ASKED_AFTER)
        self._ask_soon.timeout.connect(self.ask)
        self._whole_soon = QTimer(self)
        self._whole_soon.setSingleShot(True)
        self._whole_soon.timeout.connect(lambda: self.ask(whole=True))
        self._plan_soon = QTimer(self)
        self._plan_soon.setSingleShot(True)
        self._plan_soon.setInterval(1500)
        self._plan_soon.timeout.connect(self._plan)
        bench.opened.connect(self._opened)
        bench.moved.connect(self.follow)
        bench.changed.connect(self._changed)
        bench.closing.connect(self.stop)
        self.view.pointed.connect(self._pointed)
        self.view.page_changed.connect(lambda _page: self._tell())
        self.view.zoomed.connect(self._tell)
        self._answered.connect(self._take)
        self.drawer.drawn.connect(self._drawn)
        self._recall()
        self._opened()

    def _build(self) -> None:
        self.header = PaneHeader("Page")
        self.facing = buttons.bare("facing", "Facing pages", lambda: self._face(True), checkable=True)
        self.single = buttons.bare("page", "One page", lambda: self._face(False), checkable=True)
        self.smaller = buttons.bare("minus", "Smaller page", lambda: self.view.zoom(-1))
        self.fit = buttons.button("Fit width", lambda: self.view.zoom(0))
        self.fit.setFlat(True)
        self.larger = buttons.bare("plus", "Larger page", lambda: self.view.zoom(1))
        for tool in (self.facing, self.single, self.smaller, self.larger):
            tool.setMinimumSize(QSize(metrics.BUTTON, metrics.BUTTON))
        for part in (self.facing, self.single, self.smaller, self.fit, self.larger):
            self.header.add(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.messages)
        column.addWidget(self.view, 1)

    # Asking for pages

    def ask(self, *, whole: bool = False) -> None:
        """Ask for the pages of the text as it is now: those around the cursor, or all of them."""
        self._ask_soon.stop()
        self._whole_soon.stop()
        buffer, essay = self._bench.buffer, self._bench.essay
        if not self.isVisible() or buffer is None or essay is None:
            return
        server = self._bench.shell.session.desk.preview
        if self._end_listening is None:
            self._end_listening = server.listen(self._answered.emit)
        near = "" if whole or self.pages is None else places.of_cursor(self._bench.view.textCursor())[0]
        self._request = server.essay(essay.id, buffer.read()[0], near=near)

    def _opened(self) -> None:
        if self._buffer is not None:
            self._buffer.changed.disconnect(self._ask_soon.start)
        self._buffer = self._bench.buffer
        if self._buffer is not None:
            self._buffer.changed.connect(self._ask_soon.start)
        if self.pages is not None and (self._buffer is None or self.pages.shown.essay != self._buffer.essay):
            self._show(None)
        self.view.say("The pages are being laid out…" if self._buffer is not None else "No essay is open.")
        self._ask_soon.start()

    def _changed(self, changes: object) -> None:
        kinds = {str(kind) for kind in getattr(changes, "kinds", _SHOWS)}
        if kinds & (_SHOWS - {"text", "essays"}):
            self._planned = None
        if kinds & _SHOWS and self._buffer is not None and not self._buffer.dirty:
            self._ask_soon.start()

    def _take(self, request: PageRequest[object]) -> None:
        """Take an answer of the server, in the window's thread."""
        if not request.done or not self._bench.shell.session.is_open:
            return
        try:
            answer = request.result
        except JobCancelled:
            return
        except EssayEditorError as error:
            if request is self._request:
                self.view.say("")
                self.messages.show_message("pages", str(error), Severity.WARNING)
            return
        if isinstance(answer, EssayPages):
            if self._buffer is not None and answer.essay == self._buffer.essay:
                self._show(answer)
        elif self.pages is not None and not self.pages.shown.placed:
            self.ask()  # the book is planned: now the folios are known

    def _show(self, answer: EssayPages | None) -> None:
        if answer is None:
            self.pages = None
            self.view.show_pages(None, keep=True)
        else:
            self.messages.clear_message("pages")
            before = self.pages
            self.pages = LivePages(answer, self.drawer, before)
            self.view.first_right = _is_odd(self.pages.label(0))
            self.view.show_pages(self.pages, keep=True)
            if before is None:
                self.view.verticalScrollBar().setValue(0)
            self.follow()
            if not answer.is_whole:
                self._whole_soon.start(WHOLE_AFTER)
            elif not answer.placed:
                self._plan_soon.start()
        self._tell()
        self.shown.emit()

    def _plan(self) -> None:
        record = self._bench.record
        if self._planned is None and self.isVisible() and len(record.essays()) <= PLANNED_UP_TO:
            self._planned = self._bench.shell.session.desk.preview.plan()

    def _drawn(self, series: int, page: int, _width: int, image: QImage) -> None:
        if self.pages is not None and series == self.pages.series:
            self.pages.take(page, image)
            self.view.update_page(page)

    # Page and cursor

    def follow(self) -> None:
        """Mark the line of the cursor, and bring it into sight."""
        if self.pages is None or self._bench.buffer is None or not self.isVisible():
            return
        block, offset = places.of_cursor(self._bench.view.textCursor())
        spots = places.line_at(self.pages.shown.map, block, offset)
        self.view.show_spots(spots, follow=True)
        if not spots and not self.pages.shown.is_whole:
            self._whole_soon.start(0)  # the cursor has gone to a page that is not there yet

    def _pointed(self, page: int, x: float, y: float) -> None:
        """Land in the text at the place of the page that was clicked."""
        buffer = self._bench.buffer
        found = self.pages.shown.map.at(page, x, y) if self.pages is not None else None
        if buffer is None or found is None:
            return
        block, offset = found
        fields = self._bench.page.sheet.fields
        if block in (TITLE, STANDFIRST, BYLINE):
            self._bench.page.sheet.top()
            field = fields.standfirst if block == STANDFIRST else fields.title
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif block in buffer.beside.notes:
            self._bench.show("notes")
            self._bench.view.select_call(block)
            self._bench.page.notes.follow(block)
        else:
            place = places.position(buffer, block, offset)
            if place is not None:
                self._bench.go(place)

    # How it looks

    def _face(self, facing: bool) -> None:
        self._chosen_facing = facing
        self.view.face(facing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show one page or two by the room there is, unless a person chose."""
        super().resizeEvent(event)
        wanted = self._chosen_facing
        if wanted is None:
            wanted = self.width() >= FACING_FROM
        if wanted != self.view.facing:
            self.view.face(wanted)

    def _tell(self) -> None:
        pages, view = self.pages, self.view
        if pages is None or not len(pages):
            self.header.set_detail("")
        else:
            place = f"{view.page + 1} of {len(pages)}"
            self.header.set_detail(f"{view.label} ({place})" if pages.shown.placed else place)
        self.facing.setChecked(view.facing)
        self.single.setChecked(not view.facing)
        self.smaller.setEnabled(view.can_shrink)
        self.larger.setEnabled(view.can_grow)
        held = {"facing": self._chosen_facing, "step": view.step}
        self._bench.shell.remember.put("edit/page", json.dumps(held))

    def _recall(self) -> None:
        try:
            held = json.loads(self._bench.shell.remember.text("edit/page", "{}"))
            self._chosen_facing = held.get("facing")
            self.view.set_step(int(held.get("step", self.view.step)))
            self.view.face(bool(self._chosen_facing))
        except (ValueError, TypeError, AttributeError):
            pass  # an older program's, or nobody's: the usual view

    # Coming and going

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the pages when they can be seen again."""
        super().showEvent(event)
        self._ask_soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask for nothing while nobody looks."""
        super().hideEvent(event)
        self._ask_soon.stop()
        self._whole_soon.stop()

    def stop(self) -> None:
        """Let go of everything: the collection is being closed."""
        self._ask_soon.stop()
        self._whole_soon.stop()
        self._plan_soon.stop()
        if self._end_listening is not None:
            self._end_listening()
            self._end_listening = None
        self._request = None
        self._show(None)
        self.drawer.stop()


def _is_odd(folio: str) -> bool:
    return not folio.isdecimal() or int(folio) % 2 == 1
