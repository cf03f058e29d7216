"""The head of a contributor's page: picture, name, and the byline as it is printed."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPalette, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from essayeditor.collection.assemble import full_name
from essayeditor.collection.entities import Contributor
from essayeditor.collection.headshots import square
from essayeditor.ui.style import icons, metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.labels import ElidedLabel, Secondary

_SIDE = 72
_BYLINE_FROM = 680
"""Pixels of width from which the byline has room."""


class Portrait(QWidget):
    """The picture, cropped to a square, or an empty frame where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QPixmap()
        self.setFixedSize(_SIDE, _SIDE)
        self.show_picture(b"")

    @property
    def is_empty(self) -> bool:
        """Whether no picture is shown."""
        return self._picture.isNull()

    def show_picture(self, content: bytes, crop: tuple[int, ...] = ()) -> None:
        """Show the part of a picture that is printed; none for no bytes."""
        image = QImage.fromData(content) if content else QImage()
        if not image.isNull():
            wide, tall = image.width(), image.height()
            left, top, right, bottom = square(wide, tall, crop)
            size = round((1 - left - right) * wide), round((1 - top - bottom) * tall)
            image = image.copy(round(left * wide), round(top * tall), *size)
            scale = self.devicePixelRatioF()
            pixels = round(_SIDE * scale)
            image = image.scaled(pixels, pixels, mode=Qt.TransformationMode.SmoothTransformation)
            image.setDevicePixelRatio(scale)
        self._picture = QPixmap.fromImage(image)
        self.setAccessibleName("No picture yet" if image.isNull() else "Picture of the contributor")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture with round corners, or a dashed frame with a sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = self.rect()
        if self.is_empty:
            pen = QPen(self.palette().color(QPalette.ColorRole.Dark), 1, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), 3, 3)
            sign = icons.pixmap("picture", icons.ink("secondary"))
            painter.drawPixmap((_SIDE - metrics.ICON) // 2, (_SIDE - metrics.ICON) // 2, sign)
            return
        path = QPainterPath()
        path.addRoundedRect(rect, 3, 3)
        painter.setClipPath(path)
        painter.drawPixmap(0, 0, self._picture)


class PersonHead(QWidget):
    """Tells that a picture is to be chosen, cropped or removed."""

    choose_wanted = Signal()
    remove_wanted = Signal()
    crop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.portrait = Portrait()
        self.name = ElidedLabel()
        self.name.setFont(metrics.strong(4))
        self.detail = Secondary()
        self.byline_label = Secondary(small=True)
        self.byline = ElidedLabel()
        self.byline.setFont(metrics.essay(11))
        self.choose = buttons.button("Choose a picture…", self.choose_wanted.emit)
        self.remove = buttons.button("Remove", self.remove_wanted.emit)
        self.remove.setAccessibleName("Remove the picture")
        self.crop = buttons.button("Crop…", self.crop_wanted.emit)
        self.crop.setAccessibleName("Crop the picture")
        for button in (self.choose, self.crop, self.remove):
            button.setFixedHeight(max(24, button.fontMetrics().height() + 6))
        for label in (self.byline_label, self.byline):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _lay_out(self) -> None:
        links = QHBoxLayout()
        links.setSpacing(6)
        links.addWidget(self.choose)
        links.addWidget(self.crop)
        links.addWidget(self.remove)
        links.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        for part in (self.name, self.detail):
            words.addWidget(part)
        words.addSpacing(5)
        words.addLayout(links)
        printed = QVBoxLayout()
        printed.setSpacing(2)
        printed.addWidget(self.byline_label)
        printed.addWidget(self.byline)
        printed.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(14)
        row.addWidget(self.portrait, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 3)
        row.addLayout(printed, 2)

    def show_person(self, person: Contributor, picture: bytes | None) -> None:
        """Show a contributor; `picture` is None where the one that is shown is still right."""
        self.name.setText(full_name(person))
        self.detail.setText(
            ", ".join(part for part in (person.role, person.organisation, person.place) if part)
            or "No role, organisation or place yet"
        )
        for label in (self.name, self.detail):
            label.resize(label.size())
        if picture is not None:
            self.portrait.show_picture(picture, person.headshot_crop)
        self.choose.setText("Replace…" if person.headshot else "Choose a picture…")
        self.choose.setAccessibleName("Replace the picture" if person.headshot else "Choose a picture")
        self.crop.setVisible(bool(person.headshot))
        self.remove.setVisible(bool(person.headshot))

    def show_byline(self, label: str, words: str) -> None:
        """Show how the name is printed over the essays, where that is said."""
        self.byline_label.setText(label)
        self.byline.setText(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the byline out where the name needs the room; it stands in the right pane too."""
        super().resizeEvent(event)
        for label in (self.byline_label, self.byline):
            label.setVisible(self.width() >= _BYLINE_FROM)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the hairline below."""
        painter = QPainter(self)
        rect = self.rect()
        painter.fillRect(0, rect.bottom(), rect.width(), 1, self.palette().color(QPalette.ColorRole.Mid))
