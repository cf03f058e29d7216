"""The same work without a window: new, import, read, info, export, demo, self-test."""

from essayeditor.cli.main import main

__all__ = ["main"]
