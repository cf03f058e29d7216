"""Collect: the essays, who wrote them, how far they are, and bringing them in."""

from __future__ import annotations

from essayeditor.ui.collect.actions import actions, find
from essayeditor.ui.shell import Shell, Workspace, WorkspaceSpec


def _make(shell: Shell) -> Workspace:
    from essayeditor.ui.collect.page import CollectPage

    return CollectPage(shell)


SPEC = WorkspaceSpec("collect", "Collect", "collect", "essay.import", _make, actions, find)
