"""Writes every submission and `contributors.csv` into a folder."""

from pathlib import Path

from . import contributors, gdocs, libreoffice, markdown, odt, pictures, word365, wordmac
from .source import essays

SAMPLE = Path(__file__).resolve().parents[3] / "resources" / "sample"
_WRITERS = {
    "word365": word365.write,
    "wordmac": wordmac.write,
    "gdocs": gdocs.write,
    "libreoffice": libreoffice.write,
    "odt": odt.write,
    "markdown": markdown.write,
}


def build(folder: Path) -> list[Path]:
    """Write the sample into `folder`; gives the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    every = essays()
    for essay in every:
        path = folder / essay.meta["file"]
        path.write_bytes(_WRITERS[essay.meta["producer"]](essay))
        written.append(path)
    table = folder / "contributors.csv"
    table.write_bytes(contributors.table(every))
    return [*written, table]


def main(arguments: list[str]) -> None:
    """Build into the folder named, or into the project; `--draw` draws the pictures again first."""
    if "--draw" in arguments:
        pictures.draw_all()
    folders = [Path(argument) for argument in arguments if not argument.startswith("-")]
    build(folders[0] if folders else SAMPLE)
