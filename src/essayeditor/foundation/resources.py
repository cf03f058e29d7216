"""Where the data that ships with the program lies: fonts, themes, icons, the sample."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def root() -> Path:
    """Return the folder `resources/`: inside the installed package, or beside `src/` in a checkout.

    Raises FileNotFoundError if neither is there, which means a broken installation.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "resources", package.parent.parent / "resources"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError("The program's own files are missing. Install Essay Editor again.")


def path(*parts: str) -> Path:
    """Return the path of one resource, such as `path("themes", "community-britain.toml")`."""
    return root().joinpath(*parts)
