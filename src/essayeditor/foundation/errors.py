"""The few errors that a person may be shown.

Each message says what happened, to which file, what is safe, and what to do next; none needs a
programmer to read it. Whoever catches one may print it as it stands.
"""

from __future__ import annotations


class EssayEditorError(Exception):
    """Something went wrong that a person can be told about and can act on."""


class FileRefused(EssayEditorError):
    """A file from outside is not what it says, is unsafe, or cannot be read."""


class CollectionError(EssayEditorError):
    """A collection file cannot be opened, or cannot be saved."""


class OperationRefused(EssayEditorError):
    """What was asked for is against a rule of the collection; nothing has changed."""


class JobFailed(EssayEditorError):
    """Long work in its own process did not come to its end."""


class JobCancelled(JobFailed):
    """Long work was stopped because the person asked for it."""


class ThemeError(EssayEditorError):
    """A theme file has a mistake; the message names the line and what is allowed there."""
