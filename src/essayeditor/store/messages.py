"""What went wrong with a collection file, said so that its owner knows what is safe and what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from essayeditor.foundation.errors import CollectionError
from essayeditor.store.faults import ChangedElsewhere, Damaged
from essayeditor.store.format import APPLICATION_ID, FORMAT
from essayeditor.store.sqlite import DriverError, error_code, read_header


def refuse_strange(path: Path) -> None:
    """Raise CollectionError if the file is no collection, or one of a newer program. Reads it alone."""
    if path.is_dir():
        raise CollectionError(
            f"‘{path.name}’ is a folder, not a collection. Choose a file that ends in .essays."
        )
    header = read_header(path)
    if header is None or header.application_id != APPLICATION_ID:
        if path.suffix == ".essays":
            raise CollectionError(
                f"‘{path.name}’ is not an essay collection, or its beginning is damaged. It has not been "
                "changed. If it should be one, open the latest copy from the backups."
            )
        raise CollectionError(
            f"‘{path.name}’ is not an essay collection. It has not been changed. Collections end in .essays; "
            "to add a Word file to a collection, open the collection and import the file."
        )
    if header.user_version > FORMAT:
        raise newer(path, header.user_version)


def newer(path: Path, found: int) -> CollectionError:
    """Return the error for a file whose format this program does not know yet."""
    return CollectionError(
        f"‘{path.name}’ was saved by a newer version of Essay Editor (its format is {found}; this version "
        f"knows formats up to {FORMAT}). It has not been changed. Install the newer version to open it."
    )


@contextmanager
def explained(path: Path, doing: str) -> Iterator[None]:
    """Turn what the database or the system raises into a CollectionError; `doing` is "open", "save" ..."""
    try:
        yield
    except (Damaged, ChangedElsewhere) as error:
        raise _known(path, error) from error
    except DriverError as error:
        raise _of_database(path, doing, error_code(error), str(error)) from error
    except OSError as error:
        raise _of_system(path, doing, error) from error
    except Exception as error:
        driver = getattr(error, "orig", None)  # SQLAlchemy wraps it; to name its class would load all of it
        if not isinstance(driver, DriverError):
            raise
        raise _of_database(path, doing, error_code(driver), str(driver)) from error


def _known(path: Path, error: Exception) -> CollectionError:
    if isinstance(error, ChangedElsewhere):
        return CollectionError(
            f"Another program has changed ‘{path.name}’ since it was opened here. Your last change has not "
            "been saved; everything before it is safe. Close the collection and open it again."
        )
    return damaged(path, str(error))


def damaged(path: Path, what: str) -> CollectionError:
    """Return the error for a file whose inside does not hang together."""
    return CollectionError(
        f"‘{path.name}’ is damaged ({what}). It has not been changed. Open the latest copy from the backups, "
        "and keep the damaged file: much of it can usually be rescued."
    )


_SAFE = "What was saved before is safe."


def _of_database(path: Path, doing: str, code: str, detail: str) -> CollectionError:
    if code in ("CORRUPT", "NOTADB"):
        return damaged(path, detail)
    if code == "FULL":
        return _disk_full(path, doing)
    if code in ("BUSY", "LOCKED"):
        return CollectionError(
            f"Could not {doing} ‘{path.name}’: another program is using it. {_SAFE} Close that program, "
            "or wait until it has finished, then try again."
        )
    if code in ("READONLY", "PERM", "CANTOPEN", "AUTH"):
        return _not_allowed(path, doing)
    return CollectionError(
        f"Could not {doing} ‘{path.name}’: {detail}. {_SAFE} Check that the disk or network drive is still "
        "there, then try again."
    )


def _of_system(path: Path, doing: str, error: OSError) -> CollectionError:
    if isinstance(error, FileNotFoundError) and doing == "save":
        return CollectionError(
            f"Could not save ‘{path.name}’: it is no longer in {path.parent}. It may have been moved, "
            "renamed, deleted or replaced, or its drive is not connected. Put it back, or save elsewhere."
        )
    if isinstance(error, FileNotFoundError):
        return CollectionError(
            f"Could not {doing} ‘{path.name}’: {path if doing == 'open' else path.parent} is not there. "
            "It may have been moved or renamed, or its drive is not connected."
        )
    if isinstance(error, PermissionError):
        return _not_allowed(path, doing)
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return _disk_full(path, doing)
    return CollectionError(
        f"Could not {doing} ‘{path.name}’: {error.strerror or error}. {_SAFE} Check that the disk or network "
        "drive is still there, then try again."
    )


def _disk_full(path: Path, doing: str) -> CollectionError:
    return CollectionError(
        f"Could not {doing} ‘{path.name}’: the disk is full. {_SAFE} Free some space, then try again."
    )


def _not_allowed(path: Path, doing: str) -> CollectionError:
    return CollectionError(
        f"Could not {doing} ‘{path.name}’: you may not write there, or the file is open for reading only. "
        f"{_SAFE} Ask for permission to change the folder {path.parent}, or work on a copy elsewhere."
    )
