"""A text on its way to the disk: written by a thread of its own, so that nobody waits for the disk."""

from __future__ import annotations

import threading
from collections.abc import Callable

from essayeditor.collection.record import Record
from essayeditor.desk.changes import Changes
from essayeditor.foundation.errors import CollectionError


class Saving:
    """One writing under way.

    The record in memory has the new text from the beginning; should the writing fail, the desk takes
    `before` again. `done` may be asked at any time; `wait` waits for the end. `error` is why it
    failed, None while it is under way and if it went well.
    """

    def __init__(
        self, write: Callable[[], object], before: Record, changes: Changes, on_done: Callable[[], object]
    ) -> None:
        """Begin to write. `on_done` is called by the other thread at the end, good or bad."""
        self.before = before
        self.changes = changes
        self.error: CollectionError | None = None
        self._write = write
        self._on_done = on_done
        self._thread = threading.Thread(target=self._work, name="saving")
        self._thread.start()

    @property
    def done(self) -> bool:
        """Whether it has come to an end."""
        return not self._thread.is_alive()

    def wait(self) -> None:
        """Wait until it has come to an end."""
        self._thread.join()

    def _work(self) -> None:
        try:
            self._write()
        except CollectionError as error:
            self.error = error
        except Exception as error:  # noqa: BLE001 - whatever it was, the text is not to be taken for saved
            self.error = CollectionError(f"The text could not be saved: {error}. Try again.")
        finally:
            self._on_done()
