"""The structure tree of a layout as it is built, in reading order."""

from __future__ import annotations

from essayeditor.typeset.pages import Node


class Tree:
    """Collects structure nodes. Node 0 is whatever the tree is hung into."""

    def __init__(self) -> None:
        self.nodes: list[Node] = [Node("Document", 0)]

    def add(self, role: str, parent: int = 0, **attributes: str) -> int:
        """Add a node after all others and return its index. Empty attributes are left out."""
        given = tuple((name, value) for name, value in attributes.items() if value)
        self.nodes.append(Node(role, parent, given))
        return len(self.nodes) - 1
