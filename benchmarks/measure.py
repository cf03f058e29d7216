"""Running a command and saying what it cost: its own process and all that it started and waited for."""

from __future__ import annotations

import os
import subprocess
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
    begin = time.perf_counter()
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=folder, stdout=out, stderr=out, env={**os.environ, **(environment or {})}
        )
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - begin
    if process.returncode:
        raise RuntimeError(f"{command[0]} failed: {log.read_text(errors='replace')[-2000:]}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)
