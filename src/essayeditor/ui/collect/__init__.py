"""Collect: the essays, who wrote them, how far they are, and bringing them in."""

from __future__ import annotations

from collections.abc import Iterable

from essayeditor.ui.actions import Action
from essayeditor.ui.collect import actions as essay_actions
from essayeditor.ui.collect import showing
from essayeditor.ui.collect.contributors import actions as people_actions
from essayeditor.ui.shell import Found, Shell, Workspace, WorkspaceSpec


def _make(shell: Shell) -> Workspace:
    from essayeditor.ui.collect.page import CollectPage

    return CollectPage(shell)


def _actions(shell: Shell) -> Iterable[Action]:
    return [*essay_actions.actions(shell), *showing.actions(shell)]


def _find(shell: Shell, query: str) -> Iterable[Found]:
    return [*essay_actions.find(shell, query), *people_actions.find(shell, query)]


SPEC = WorkspaceSpec("collect", "Collect", "collect", "essay.import", _make, _actions, _find)
