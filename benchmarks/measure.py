"""Running a command and saying what it cost: its own process and all that it started and waited for.

On Linux the greatest memory of a process counts from before it became the command, when it was a
copy of its parent. So this file is itself the command's parent, run as a script and small.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """Seconds of processor time and by the clock, and the greatest memory in MB."""

    cpu: float
    wall: float
    peak: float


def run(command: list[str], folder: Path, environment: dict[str, str] | None = None) -> Cost:
    """Run a command in `folder`; RuntimeError with what it said if it fails."""
    log = folder / "log.txt"
    with log.open("wb") as out:
        done = subprocess.run(
            [sys.executable, "-I", str(Path(__file__).resolve()), str(folder / "cost.json"), *command],
            cwd=folder,
            stdout=out,
            stderr=out,
            env={**os.environ, **(environment or {})},
            check=False,
        )
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {log.read_text(errors='replace')[-2000:]}")
    return Cost(**json.loads((folder / "cost.json").read_text("utf-8")))


def _measure(target: str, command: list[str]) -> int:
    begin = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ)
    _, status, usage = os.wait4(process, 0)
    cost = {
        "cpu": usage.ru_utime + usage.ru_stime,
        "wall": time.perf_counter() - begin,
        "peak": usage.ru_maxrss / 1024,
    }
    Path(target).write_text(json.dumps(cost), "utf-8")
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(_measure(sys.argv[1], sys.argv[2:]))
