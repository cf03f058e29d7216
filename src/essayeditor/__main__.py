"""Starts the window, or hands over to the command line."""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path

from essayeditor.foundation import collecting


def console() -> int:
    """Run the command line (`essayeditor`)."""
    multiprocessing.freeze_support()
    from essayeditor.cli import main as run_command

    return run_command(sys.argv[1:], self_test=_self_test)


def window() -> int:
    """Open the window (`essay-editor`), on the collection named by the first argument if there is one."""
    multiprocessing.freeze_support()
    collecting.hold()
    from essayeditor.ui.app import run as run_window

    paths = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("-")]
    return run_window(paths[0] if paths else None)


def main() -> int:
    """Run `python -m essayeditor`: alone or with a collection opens the window; else it is a command."""
    first = sys.argv[1] if len(sys.argv) > 1 else ""
    return window() if not first or first.endswith(".essays") else console()


def _self_test() -> int:
    from essayeditor.selftest import run

    return run()


if __name__ == "__main__":
    sys.exit(main())
