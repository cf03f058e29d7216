"""From a finding or a page of the proof to the text that it is about."""

from __future__ import annotations

from essayeditor.text.document import walk
from essayeditor.ui.shell import Shell


def go_to_text(shell: Shell, essay: str, block: str = "") -> None:
    """Show an essay in Edit, with the cursor at one of its blocks if one is named."""
    if not shell.has("edit"):
        shell.visit("collect", essay)
        return
    page = shell.visit("edit", essay)
    view = getattr(page, "view", None)
    buffer = getattr(view, "buffer", None)
    if view is None or buffer is None or not block:
        return
    for place, entry in buffer.scanner.entries():
        inside = walk(piece.block for piece in entry.pieces)
        if any(getattr(one, "id", "") == block for one in inside):
            view.go_to(place.position())
            view.setFocus()
            return
