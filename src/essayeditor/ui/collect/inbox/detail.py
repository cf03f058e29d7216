"""One file of the inbox: what it is taken for and why, what it would change, and what was found in it."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QTextBrowser, QVBoxLayout, QWidget

from essayeditor.collection.entities import Essay, Submission, SubmissionState
from essayeditor.desk import Desk
from essayeditor.desk.inbox.proposal import Kind, Proposal, proposal_of
from essayeditor.desk.jobs.results import FileResult, FileStatus
from essayeditor.desk.reports import report_of
from essayeditor.foundation.errors import EssayEditorError
from essayeditor.text.plain import plain_text
from essayeditor.ui.collect.inbox.changes import changes_html
from essayeditor.ui.collect.inbox.choice import Choice
from essayeditor.ui.collect.inbox.rows import told
from essayeditor.ui.collect.report_words import as_html
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.labels import hint, line

_START = 1_200
"""Letters of a new essay's text that are shown."""
_PREVIEW = 260
"""Pixels of the longer side of a picture as it is shown."""


class InboxDetail(QWidget):
    """The right half of the inbox."""

    take = Signal()
    set_aside = Signal()
    put_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self.title = QLabel()
        self.title.setFont(metrics.pane_title())
        self.title.setWordWrap(True)
        self.file = hint()
        self.reasons = QLabel()
        self.reasons.setWordWrap(True)
        self.choice = Choice()
        self.take_button = buttons.button("Take it", self.take.emit, "check")
        self.aside_button = buttons.button("Set aside", self.set_aside.emit)
        self.back_button = buttons.button("Put back into the inbox", self.put_back.emit, "undo")
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.text = QTextBrowser()
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.setAccessibleName("What it changes, and what was found in the file")
        self.text.document().setDocumentMargin(0)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(metrics.BETWEEN)
        for button in (self.take_button, self.aside_button, self.back_button):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.GROUP, metrics.MARGIN, metrics.MARGIN, metrics.MARGIN)
        column.setSpacing(metrics.BETWEEN)
        for part in (self.title, self.file, self.reasons, self.choice):
            column.addWidget(part)
        column.addLayout(row)
        column.addWidget(line())
        column.addWidget(self.picture)
        column.addWidget(self.text, 1)

    def show_submission(self, desk: Desk, key: str) -> None:
        """Show a file that waits or was set aside."""
        one = desk.record.get(Submission, key)
        proposal = proposal_of(one) or Proposal(Kind.NEW_ESSAY)
        state = (one, desk.record)
        if self._shown and self._shown[0] is one and self._shown[1] is desk.record:
            return
        self._shown = state
        aside = one.state is SubmissionState.SET_ASIDE
        self.title.setText(desk.proposed_words(proposal))
        self.file.setText(told(desk.record, one))
        self.reasons.setText("\n".join(f"•  {reason}" for reason in proposal.reasons))
        self.choice.show_proposal(desk.record, proposal, ", ".join(proposal.authors))
        self.choice.setEnabled(not aside)
        self.take_button.setVisible(not aside)
        self.aside_button.setVisible(not aside)
        self.back_button.setVisible(aside)
        why_not = _why_not(proposal)
        self.take_button.setEnabled(not why_not)
        self.take_button.setToolTip(why_not)
        self.take_button.setText(_verb(desk, proposal))
        self._show_picture(desk, one, proposal)
        self.text.setHtml(self._html(desk, one, proposal))

    def _show_picture(self, desk: Desk, one: Submission, proposal: Proposal) -> None:
        self.picture.setVisible(proposal.is_picture)
        self.picture.clear()
        if proposal.is_picture:
            pixmap = QPixmap()
            if pixmap.loadFromData(desk.original(one.sha256)):
                size = pixmap.size().boundedTo(QSize(_PREVIEW, _PREVIEW))
                self.picture.setPixmap(
                    pixmap.scaled(
                        size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
                    )
                )
                self.picture.setAccessibleName(
                    f"{one.file_name}, {pixmap.width()} by {pixmap.height()} pixels"
                )
            else:
                self.picture.setText("This picture cannot be shown here.")

    def _html(self, desk: Desk, one: Submission, proposal: Proposal) -> str:
        if proposal.is_picture:
            return ""
        parts = []
        try:
            made = desk.proposed_version(one.id)
        except (EssayEditorError, KeyError) as error:
            made = None
            parts.append(f"<p>{escape(str(error))}</p>")
        if made is not None and made[0].blocks:
            before, after = made
            parts.append("<h4>What it changes</h4>")
            if after.suggested:
                parts.append("<p>They will stand in the text as suggestions, to be accepted or not.</p>")
            if after.conflicts:
                many = len(after.conflicts)
                where = "One paragraph was" if many == 1 else f"{many} paragraphs were"
                parts.append(
                    f"<p><b>{where} changed both here and in the file.</b> Each will bear a comment; both "
                    "sets of words are kept.</p>"
                )
            parts.append(changes_html(before, after.text.document))
        else:
            said = plain_text(desk.proposed_text(one.id))
            parts.append("<h4>How it begins</h4>")
            lines = said[:_START].splitlines()
            parts += [f"<p>{escape(words)}</p>" for words in lines if words.strip()]
            if len(said) > _START:
                parts.append("<p>…</p>")
        report = report_of(one)
        if report is not None:
            found = FileResult(one.file_name, FileStatus.WAITING, report=report)
            parts += ["<h4>In this file</h4>", as_html(found)]
        return "".join(parts)


def _why_not(proposal: Proposal) -> str:
    if proposal.kind is Kind.HEADSHOT and not proposal.contributor:
        return "Choose whose headshot it is first."
    if proposal.kind in (Kind.PICTURE, Kind.NEXT_VERSION) and not proposal.essay:
        return "Choose the essay first."
    return ""


def _verb(desk: Desk, proposal: Proposal) -> str:
    match proposal.kind:
        case Kind.NEW_ESSAY:
            return "Make it a new essay"
        case Kind.PICTURE:
            return "Put it at the end of the essay"
        case Kind.HEADSHOT:
            return "Make it the headshot"
        case Kind.RETURNED_PROOF:
            return "Take its changes"
    essay = desk.record.find(Essay, proposal.essay)
    return (
        "Take it as the text" if essay is not None and not essay.revision else "Take it as the next version"
    )
