"""What is fitted to a workspace: parts that are named in a table and made by their own rooms."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from typing import Any, Protocol, TypeVar


class Part(Protocol):
    """A row of such a table."""

    @property
    def key(self) -> str:
        """What the part is found by."""


P = TypeVar("P", bound=Part)


def find(parts: Iterable[P], key: str) -> P:
    """Return a part by its key; KeyError if there is none."""
    for part in parts:
        if part.key == key:
            return part
    raise KeyError(key)


def load(package: str, name: str) -> Any:  # noqa: ANN401 - each part has its own function
    """Return what "module:function" names below a package."""
    module, _, function = name.partition(":")
    return getattr(importlib.import_module(f"{package}.{module}"), function)
