"""The Arrange workspace: the order of the book."""

from essayeditor.ui.arrange.actions import KEY, NEW, actions
from essayeditor.ui.shell import Shell, Workspace, WorkspaceSpec


def _make(shell: Shell) -> Workspace:
    from essayeditor.ui.arrange.workspace import ArrangeWorkspace

    return ArrangeWorkspace(shell)


SPEC = WorkspaceSpec(key=KEY, title="Arrange", icon="arrange", primary=NEW, make=_make, actions=actions)
