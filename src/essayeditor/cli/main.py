"""From arguments to an exit status: 0 done, 1 findings or failed work, 2 wrong use."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence

from essayeditor.cli import output
from essayeditor.cli.parser import build
from essayeditor.foundation.errors import EssayEditorError


def main(arguments: Sequence[str], self_test: Callable[[], int]) -> int:
    """Run one command and return its exit status. Nothing is raised at a person.

    `self_test` runs the program's test of itself; it needs the window, which this room does not know.
    """
    options = build().parse_args(arguments)
    if options.command == "self-test":
        return self_test()
    try:
        status = _command(options.command)(options)
        sys.stdout.flush()
    except EssayEditorError as error:
        return _failed(str(error), options)
    except KeyboardInterrupt:
        return _failed("Stopped. What was finished before is kept.", options)
    except BrokenPipeError:
        # Whoever read our output has enough of it ("| head"). Nothing more may be written there.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _failed(output.of_os_error(error), options)
    return status


def _failed(message: str, options: Namespace) -> int:
    output.error(message)
    if getattr(options, "json", False):
        print(json.dumps({"error": message}, ensure_ascii=False))
    return 1


def _command(name: str) -> Callable[[Namespace], int]:
    """Return what runs a command. Each is imported when it is wanted: `--help` must be instant."""
    from essayeditor.cli import commands, reading

    return {
        "new": commands.new,
        "import": commands.import_,
        "info": commands.info,
        "export": commands.export,
        "proof": commands.proof,
        "demo": commands.demo,
        "read": reading.read,
    }[name]
