"""How long a Word file takes to read, beside mammoth and pandoc on the same files in the same run.

    python benchmarks/importing.py FOLDER [--files 40]

Ours runs in a warm process, as in a job that has read files before; mammoth, where it is installed,
in the same process; pandoc as the program it is, started anew for each file.
"""

import argparse
import importlib.util
import random
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers import read


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=40)
    options = parser.parse_args()
    files = sorted(options.folder.rglob("*.docx"))
    random.Random(1).shuffle(files)
    files = [path for path in files if is_read(path)][: options.files]
    ours = [timed(partial(read, path)) for path in files]
    print(f"{len(files)} files")
    print(f"ours     median {statistics.median(ours) * 1000:7.1f} ms")
    for name, rival in rivals().items():
        rival(files[0])
        theirs = [timed(partial(rival, path)) for path in files]
        ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
        print(f"{name:8} median {statistics.median(theirs) * 1000:7.1f} ms; ours takes {ratio:.2f} of it")


def is_read(path: Path) -> bool:
    try:
        read(path)
    except FileRefused:
        return False
    return True


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that the best of three takes: others use this machine too."""
    return min(_once(work) for _ in range(3))


def _once(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def rivals() -> dict[str, Callable[[Path], None]]:
    found: dict[str, Callable[[Path], None]] = {}
    if importlib.util.find_spec("mammoth"):
        found["mammoth"] = with_mammoth
    if shutil.which("pandoc"):
        found["pandoc"] = with_pandoc
    return found


def with_mammoth(path: Path) -> None:
    import mammoth

    with path.open("rb") as content:
        mammoth.convert_to_html(content)


def with_pandoc(path: Path) -> None:
    subprocess.run(
        ["pandoc", "--sandbox", "-t", "json", "-o", "-", str(path)], stdout=subprocess.DEVNULL, check=False
    )


if __name__ == "__main__":
    main()
