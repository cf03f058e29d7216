"""The Edit workspace: one essay's text with its notes."""

from essayeditor.ui.edit.actions import KEY, actions
from essayeditor.ui.edit.fittings import SEND
from essayeditor.ui.shell import Shell, Workspace, WorkspaceSpec


def _make(shell: Shell) -> Workspace:
    from essayeditor.ui.edit.workspace import EditWorkspace

    return EditWorkspace(shell)


SPEC = WorkspaceSpec(key=KEY, title="Edit", icon="edit", primary=SEND, make=_make, actions=actions)
