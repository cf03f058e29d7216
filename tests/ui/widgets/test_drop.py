"""Files dropped anywhere on the window are taken, and not as text by the field under them."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

from essayeditor.ui.widgets.drop import FileDrops, drop_words, dropped_paths


def carrying(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drag(window, mime):
    left, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(20, 20), Qt.DropAction.CopyAction, mime, left, keys)
    QApplication.sendEvent(window.windowHandle(), enter)
    return enter


def drop(window, mime):
    left, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, mime, left, keys)
    QApplication.sendEvent(window.windowHandle(), event)
    return event


def make(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    field = QLineEdit()
    window.setCentralWidget(field)
    drops = FileDrops(window, field)
    with qtbot.waitExposed(window):
        window.show()
    drops.listen()
    return window, field, drops


def test_the_words_count_files_and_folders(tmp_path):
    file = tmp_path / "a.docx"
    file.write_bytes(b"x")
    assert drop_words([file]) == "Drop 1 file to import"
    assert drop_words([file] * 12) == "Drop 12 files to import"
    assert drop_words([tmp_path, file, file]) == "Drop 2 files and 1 folder to import"
    assert dropped_paths(QMimeData()) == []


def test_files_are_taken_over_a_field(qtbot, look, tmp_path):
    window, field, drops = make(qtbot)
    file = tmp_path / "hall.docx"
    file.write_bytes(b"x")
    mime = carrying(file)
    assert drag(window, mime).isAccepted()
    assert drops.overlay.words == "Drop 1 file to import"
    assert not drops.overlay.isHidden()
    with qtbot.waitSignal(drops.dropped) as taken:
        drop(window, mime)
    assert taken.args == [[file]]
    assert drops.overlay.isHidden()
    assert field.text() == ""


def test_leaving_takes_the_overlay_away(qtbot, look, tmp_path):
    window, _field, drops = make(qtbot)
    drag(window, carrying(tmp_path))
    QApplication.sendEvent(window.windowHandle(), QDragLeaveEvent())
    assert drops.overlay.isHidden()


def test_text_is_left_to_the_field(qtbot, look):
    window, _field, drops = make(qtbot)
    mime = QMimeData()
    mime.setText("words")
    with qtbot.assertNotEmitted(drops.dropped):
        drag(window, mime)
        drop(window, mime)
    assert drops.overlay.isHidden()


def test_a_drop_whose_files_went_away_is_nothing(qtbot, look, tmp_path):
    window, field, drops = make(qtbot)
    drag(window, carrying(tmp_path))
    with qtbot.assertNotEmitted(drops.dropped):
        drop(window, QMimeData())
    assert drops.overlay.isHidden()
    assert field.text() == ""
