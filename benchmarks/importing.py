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
    everyone: dict[str, Callable[[Path], object]] = {"ours": read, **rivals()}
    for reader in everyone.values():
        reader(files[0])
    # File by file, one after the other: what else the machine does then weighs on all alike.
    times: dict[str, list[float]] = {name: [] for name in everyone}
    for path in files:
        for name, reader in everyone.items():
            times[name].append(timed(partial(reader, path)))
    print(f"{len(files)} files")
    for name, taken in times.items():
        ratio = statistics.median(a / b for a, b in zip(times["ours"], taken, strict=True))
        print(f"{name:8} median {statistics.median(taken) * 1000:7.1f} ms; ours takes {ratio:.2f} of it")


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


def rivals() -> dict[str, Callable[[Path], object]]:
    found: dict[str, Callable[[Path], object]] = {}
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
