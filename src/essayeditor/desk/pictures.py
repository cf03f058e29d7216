"""Putting pictures into the collection that come by themselves, not in a contributor's file."""

from __future__ import annotations

from essayeditor.desk.core import DeskCore
from essayeditor.foundation.errors import OperationRefused
from essayeditor.foundation.files import sha256
from essayeditor.importers.limits import DEFAULT_LIMITS
from essayeditor.importers.pictures import PictureRefused, admit
from essayeditor.store.content import Asset

LARGEST = 60 << 20
"""Bytes of the largest picture that is taken."""


class PictureOperations(DeskCore):
    """Keeping pictures. Not a step of undo: what takes a picture out again is the text that shows it."""

    def add_picture(self, content: bytes) -> str:
        """Keep a picture as it came and return its SHA-256, the name under which figures show it.

        OperationRefused says why it cannot be taken. The same picture twice is kept once.
        """
        if len(content) > LARGEST:
            raise OperationRefused(
                f"The picture is larger than {LARGEST >> 20} MB. Nothing was changed. "
                "Ask for it at a usual size."
            )
        try:
            found = admit(content, DEFAULT_LIMITS)
        except PictureRefused as error:
            raise OperationRefused(f"The picture cannot be taken: {error}. Nothing was changed.") from error
        if self.has_picture(found.sha256):
            return found.sha256
        draft = self._draft()
        draft.assets[found.sha256] = Asset(found.sha256, content, found.media_type, found.width, found.height)
        self._commit(draft, "Keep a picture", undoable=False)
        return found.sha256

    def has_picture(self, asset: str) -> bool:
        """Say whether the collection has the picture of this SHA-256."""
        try:
            return sha256(self.picture(asset)) == asset
        except KeyError:
            return False
