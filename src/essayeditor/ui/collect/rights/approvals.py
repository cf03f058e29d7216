"""The approvals of an essay: what each author said to these exact words, and whether they still stand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from essayeditor.collection.entities import ApprovalKind, Essay
from essayeditor.desk.since import Piece, Since, since
from essayeditor.text.diff_words import RunKind
from essayeditor.ui.collect.rights.evidence import EvidenceFiles
from essayeditor.ui.collect.rights.forms import ReplyForm, SendForm
from essayeditor.ui.collect.rights.group import Act, Group, Row
from essayeditor.ui.collect.rights.values import Asked, Stale
from essayeditor.ui.shell import Shell
from essayeditor.ui.style import appearance, icons, metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.labels import hint


class StaleNotice(QFrame):
    """That the approval is out of date, with what changed since: the first place, or all of them."""

    def __init__(self, stale: Stale, changed: Since, send: Callable[[], object]) -> None:
        super().__init__()
        self._changed = changed
        title = QLabel("Approval out of date")
        title.setFont(metrics.strong())
        sign = QLabel()
        icons.put(sign, "history", "red")
        head = QHBoxLayout()
        head.setSpacing(metrics.BETWEEN)
        head.addWidget(sign)
        head.addWidget(title)
        head.addStretch(1)
        words = "1 word" if changed.words == 1 else f"{changed.words:,} words"
        differs = f"differs by {words}" if changed.words else "differs in its form"
        self.said = QLabel(
            f"Version {stale.approved.number} was approved on {stale.when}. "
            f"Version {stale.now.number} {differs}."
        )
        self.said.setWordWrap(True)
        self.changes = QVBoxLayout()
        self.changes.setSpacing(metrics.WITHIN)
        self.all = buttons.button("See all changes", self._see_all)
        if len(changed.changes) < 2:
            self.all.hide()
        self.send = buttons.button("Send again…", send)
        foot = QHBoxLayout()
        foot.setSpacing(metrics.BETWEEN)
        foot.addWidget(self.all)
        foot.addWidget(self.send)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.MARGIN, 10, metrics.MARGIN, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.said)
        column.addLayout(self.changes)
        column.addLayout(foot)
        for pieces in changed.changes[:1]:
            self.changes.addWidget(_shown(pieces))
        self.setAccessibleName(f"Approval out of date. {self.said.text()}")

    def _see_all(self) -> None:
        self.all.hide()
        for pieces in self._changed.changes[1:]:
            self.changes.addWidget(_shown(pieces))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground of the tone, and the edge."""
        tone = appearance.colours().red
        painter = QPainter(self)
        rect: QRect = self.rect()
        painter.fillRect(rect, QColor(tone.ground))
        painter.fillRect(0, 0, metrics.EDGE, rect.height(), QColor(tone.ink))


def _shown(pieces: tuple[Piece, ...]) -> QLabel:
    """Return a changed place as one reads it: what went is struck, what came is underlined."""
    colours = appearance.colours()
    parts = []
    for piece in pieces:
        text = piece.text if len(piece.text) <= 160 else f"{piece.text[:159]}…"
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace("\ufffc", "")
        if piece.kind is RunKind.DELETED:
            text = f'<s style="color:{colours.red.ink}">{text}</s>'
        elif piece.kind is RunKind.INSERTED:
            text = f'<u style="color:{colours.green.ink}">{text}</u>'
        parts.append(text)
    label = QLabel("".join(parts))
    label.setWordWrap(True)
    label.setFont(metrics.essay(10.5))
    label.setContentsMargins(8, 5, 8, 6)
    label.setAutoFillBackground(True)
    label.setBackgroundRole(label.palette().ColorRole.Base)
    spoken = {RunKind.DELETED: "deleted ", RunKind.INSERTED: "inserted "}
    label.setAccessibleName("".join(f"{spoken.get(p.kind, '')}{p.text}" for p in pieces))
    return label


class Approvals(Group):
    """A row for each author, the forms to send and to record an answer, and the notice of what is stale."""

    def __init__(self, shell: Shell, files: EvidenceFiles, letter: Callable[[str], object]) -> None:
        super().__init__("Approval")
        self._shell = shell
        self._files = files
        self._letter = letter
        self._essay = ""
        self._lines: tuple[Asked, ...] = ()
        self._shown: object = None
        self.notice: StaleNotice | None = None
        self._notices = QVBoxLayout()
        self.send = buttons.button("Send for approval…", self.ask_to_send, "send")
        self.none = hint("There is no text yet that could be approved.")
        self.foot(self.none)
        self.foot(self.send)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertLayout(0, self._notices)

    def show_asked(self, essay: Essay, lines: list[Asked], stale: Stale | None) -> None:
        """Show what the authors of an essay said to its text."""
        if essay.id != self._essay:
            self.close_form()
        shown = (essay.id, essay.revision, tuple(lines), stale, appearance.colours().name)
        if shown == self._shown:
            return
        self._essay, self._lines, self._shown = essay.id, tuple(lines), shown
        waiting = sum(line.open for line in lines)
        self.detail.setText(f"{waiting} awaited" if waiting else "")
        self._show_stale(stale)
        self.show_rows([(line.key, self._row(line)) for line in lines])
        self.none.setVisible(not essay.revision)
        settled = bool(lines) and all(line.tone == "green" for line in lines)
        self.send.setVisible(bool(essay.revision) and not settled and stale is None)
        self.send.setText("Send again…" if any(line.approval for line in lines) else "Send for approval…")

    def _show_stale(self, stale: Stale | None) -> None:
        if self.notice is not None:
            self.notice.hide()
            self._notices.removeWidget(self.notice)
            self.notice.deleteLater()
            self.notice = None
        if stale is not None:
            desk = self._shell.session.desk
            old, new = (desk.revision_document(one.id) for one in (stale.approved, stale.now))
            self.notice = StaleNotice(stale, since(old, new), self.ask_to_send)
            self._notices.addWidget(self.notice)
            self.notice.show()

    def _row(self, line: Asked) -> Row:
        approval = line.approval
        acts: list[Act] = []
        links: list[Act] = []
        if approval is not None:
            if line.open:
                acts.append(("Record reply…", lambda: self.ask_reply(line.key)))
            else:
                links.append(("Change…", lambda: self.ask_reply(line.key)))
            if line.overdue:
                links.append(("Record no reply", lambda: self._deem(line.key)))
            if approval.evidence_file:
                sha, name = approval.evidence_file, approval.evidence_name
                if self._files.opens(name):
                    links.append(("Open", lambda: self._files.open(sha, name)))
                links.append(("Save a copy…", lambda: self._files.save(sha, name)))
        return Row(line, acts, links)

    def ask_to_send(self) -> None:
        """Open the form for sending the text to those who have not approved it."""
        whom = [line for line in self._lines if line.tone != "green"]
        names = " and ".join(line.title for line in whom) or "the authors together"
        form = SendForm(names, date.today())
        form.done.connect(lambda: self._send(form))
        form.cancelled.connect(self.close_form)
        form.letter_wanted.connect(lambda: self._letter(self._essay))
        self.open_form("", form)
        form.dates["due"][0].setFocus()

    def _send(self, form: SendForm) -> None:
        essay, sent, due = self._essay, form.date("sent"), form.date("due")
        if self._shell.session.perform(lambda d: d.send_for_approval(essay, sent=sent, due=due)) is not None:
            self.close_form()

    def ask_reply(self, approval: str) -> None:
        """Open the form for an answer."""
        line = next(line for line in self._lines if line.key == approval)
        form = ReplyForm(date.today(), approved=line.tone == "green")
        form.done.connect(lambda: self._reply(approval, form))
        form.cancelled.connect(self.close_form)
        self.open_form(approval, form)
        form.kind.setFocus()

    def _reply(self, approval: str, form: ReplyForm) -> None:
        kind, replied, said = ApprovalKind(form.kind.currentData()), form.date("replied"), form.said.text()
        file = form.evidence_file
        done = self._shell.session.perform(
            lambda desk: desk.record_reply(approval, kind, replied=replied, said=said, file=file)
        )
        if done is not None:
            self.close_form()

    def _deem(self, approval: str) -> None:
        self._shell.session.perform(lambda desk: desk.record_reply(approval, ApprovalKind.DEEMED))
