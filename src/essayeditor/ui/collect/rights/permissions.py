"""The permissions of an essay: its text, each of its pictures, and whom these show."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QWidget

from essayeditor.collection.entities import Permission, PermissionKind
from essayeditor.collection.rights import Standing
from essayeditor.ui.collect.rights.evidence import EvidenceFiles
from essayeditor.ui.collect.rights.forms import PermissionForm
from essayeditor.ui.collect.rights.group import THUMBNAIL, Act, Group, Row
from essayeditor.ui.collect.rights.values import Needed
from essayeditor.ui.shell import Shell
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets.flow import FlowLayout

_MOST_SHOWN = 200
_SPIN = 54


class Shown(QWidget):
    """How many people a picture shows, and how many of them are children."""

    def __init__(self, people: int, children: int, changed: Callable[[int, int], object]) -> None:
        super().__init__()
        self._changed = changed
        self._was = people, children
        self.people, self.children_ = QSpinBox(), QSpinBox()
        flow = FlowLayout(metrics.MARGIN, 2, self)
        flow.setContentsMargins(metrics.ICON + metrics.BETWEEN, 0, 0, 0)
        for field, count, words in ((self.people, people, "people"), (self.children_, children, "children")):
            field.setRange(0, _MOST_SHOWN)
            field.setValue(count)
            field.setAccessibleName(f"How many {words} the picture shows")
            field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            field.editingFinished.connect(self._left)
            field.setFixedWidth(_SPIN)
            label = QLabel(f"{words.capitalize()} shown")
            label.setFont(metrics.small())
            label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
            row.addWidget(label)
            row.addWidget(field)
            flow.addWidget(pair)

    def _left(self) -> None:
        now = self.people.value(), self.children_.value()
        if now != self._was:
            self._was = now
            self._changed(*now)


class Permissions(Group):
    """A row for each leave that is needed, with the form to record it."""

    def __init__(self, shell: Shell, files: EvidenceFiles) -> None:
        super().__init__("Permissions")
        self._shell = shell
        self._files = files
        self._pictures: dict[str, QPixmap] = {}
        self._essay = ""
        self._lines: tuple[Needed, ...] = ()
        self._shown: object = None

    def show_needs(self, essay: str, lines: list[Needed]) -> None:
        """Show what an essay needs leave for."""
        if essay != self._essay:
            self.close_form()
            self._pictures.clear()
        shown = (essay, tuple(lines))
        lacking = sum(not line.need.standing.holds for line in lines)
        self.detail.setText(f"{lacking} missing" if lacking else "")
        if shown == self._shown:
            return
        self._essay, self._lines, self._shown = essay, tuple(lines), shown
        self.show_rows([(line.key, self._row(line)) for line in lines])

    def _row(self, line: Needed) -> Row:
        need, permission = line.need, line.need.permission
        act = "Record…" if need.standing is Standing.MISSING else "Change…"
        acts: list[Act] = [(act, lambda: self.edit(line.key))]
        links: list[Act] = []
        if permission is not None and permission.evidence_file:
            sha, name = permission.evidence_file, permission.evidence_name
            if self._files.opens(name):
                links.append(("Open", lambda: self._files.open(sha, name)))
            links.append(("Save a copy…", lambda: self._files.save(sha, name)))
        if need.standing in (Standing.EXPIRED, Standing.WITHDRAWN, Standing.EXPIRING):
            links.append(("Record a new one…", lambda: self.edit(line.key, anew=True)))
        below = picture = None
        if need.kind is PermissionKind.PICTURE:
            picture = self._thumbnail(need.asset)
            own = [p for p in self._own() if p.asset == need.asset]
            people, children = (
                max((getattr(p, name) for p in own), default=0) for name in ("people_shown", "children_shown")
            )
            below = Shown(people, children, lambda p, c: self._show_people(need.asset, p, c))
        return Row(line, acts, links, picture, below)

    def _own(self) -> list[Permission]:
        return self._shell.session.record.of_essay(Permission, self._essay)

    def edit(self, key: str, *, anew: bool = False) -> None:
        """Open the form of a permission: the one that is recorded, or a new one."""
        line = next(line for line in self._lines if line.key == key)
        need = line.need
        permission = None if anew else need.permission
        form = PermissionForm(need.kind, permission, date.today())
        form.done.connect(lambda: self._record(line, permission, form))
        form.cancelled.connect(self.close_form)
        if permission is not None:
            form.delete_wanted.connect(lambda: self._delete(permission.id))
        self.open_form(key, form)
        form.holder.setFocus()

    def _record(self, line: Needed, permission: Permission | None, form: PermissionForm) -> None:
        values, file, essay = form.values(), form.evidence_file, self._essay
        kind, asset = line.need.kind, line.need.asset
        if permission is None:
            done = self._shell.session.perform(
                lambda desk: desk.add_permission(essay, asset, kind=kind, file=file, **values)
            )
        else:
            done = self._shell.session.perform(
                lambda desk: desk.edit_permission(permission.id, file=file, **values)
            )
        if done is not None:
            self.close_form()

    def _delete(self, permission: str) -> None:
        if self._shell.session.perform(lambda desk: desk.delete_permission(permission)) is not None:
            self.close_form()

    def _show_people(self, asset: str, people: int, children: int) -> None:
        essay = self._essay
        self._shell.session.perform(lambda desk: desk.show_people(essay, asset, people, children))

    def _thumbnail(self, asset: str) -> QPixmap:
        if asset not in self._pictures:
            try:
                image = QImage.fromData(self._shell.session.desk.picture(asset))
            except KeyError:
                image = QImage()
            if not image.isNull():
                ratio = self.devicePixelRatioF()
                side = round(THUMBNAIL * ratio)
                image = image.scaled(
                    side,
                    side,
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
                image.setDevicePixelRatio(ratio)
            self._pictures[asset] = QPixmap.fromImage(image)
        return self._pictures[asset]
