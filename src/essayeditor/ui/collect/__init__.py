"""Collect: the essays, who wrote them, how far they are, and bringing them in."""

from __future__ import annotations

from collections.abc import Iterable

from essayeditor.ui.actions import Action
from essayeditor.ui.collect import actions as essays
from essayeditor.ui.collect.contributors import actions as people
from essayeditor.ui.shell import Found, Shell, Workspace, WorkspaceSpec


def _make(shell: Shell) -> Workspace:
    from essayeditor.ui.collect.page import CollectPage

    return CollectPage(shell)


def _actions(shell: Shell) -> Iterable[Action]:
    return [*essays.actions(shell), *people.actions(shell)]


def _find(shell: Shell, query: str) -> Iterable[Found]:
    return [*essays.find(shell, query), *people.find(shell, query)]


SPEC = WorkspaceSpec("collect", "Collect", "collect", "essay.import", _make, _actions, _find)
