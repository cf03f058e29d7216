"""A desktop of a test's own: an X display, a session bus and the accessibility bus, with nobody else on it.

Every process that is started here carries a mark in its environment, so that at the end all of them
can be found and ended, those too that the buses started by themselves.
"""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import tempfile
import time
import uuid
from pathlib import Path

import psutil
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection

LAUNCHERS = (
    "/usr/libexec/at-spi-bus-launcher",
    "/usr/lib/at-spi2-core/at-spi-bus-launcher",
    "/usr/lib/at-spi2/at-spi-bus-launcher",
)
MARK = "ESSAYEDITOR_TEST_DESKTOP"
PATIENCE = 20
"""Seconds that a part of the desktop may take to answer."""


def launcher() -> str | None:
    """Return the program that starts the accessibility bus, or None where it is not installed."""
    return next((path for path in LAUNCHERS if Path(path).exists()), None)


def missing() -> list[str]:
    """Return what a desktop needs and this machine has not."""
    lacking = [tool for tool in ("Xvfb", "openbox", "xdotool", "dbus-daemon") if shutil.which(tool) is None]
    return lacking + ([] if launcher() else ["at-spi2-core"])


class Desktop:
    """Started when made; `close` ends every process that belongs to it."""

    def __init__(self, size: str = "1440x900x24") -> None:
        self._mark = uuid.uuid4().hex
        self._folder = Path(tempfile.mkdtemp(prefix="essayeditor-desktop-"))
        self._started: list[subprocess.Popen] = []
        self.environment = {
            key: value
            for key, value in os.environ.items()
            if key not in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "AT_SPI_BUS_ADDRESS")
        }
        (self._folder / "run").mkdir(mode=0o700)
        self.environment |= {
            MARK: self._mark,
            "HOME": str(self._folder),
            "XDG_RUNTIME_DIR": str(self._folder / "run"),
            "XDG_CONFIG_HOME": str(self._folder / "config"),
            "GSETTINGS_BACKEND": "memory",
            "NO_AT_BRIDGE": "0",
        }
        try:
            self.environment["DISPLAY"] = ":" + self._announced(
                "Xvfb", "-screen", "0", size, "-nolisten", "tcp"
            )
            self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._announced(
                "dbus-daemon", "--session", "--nofork"
            )
            self.start(["openbox"])  # without a window manager no window is ever the active one
            self._wait_for_manager()
            self.start([str(launcher()), "--launch-immediately"])
            self.access_bus = self._access_bus()
        except BaseException:
            self.close()
            raise

    def start(self, command: list[str], **options: object) -> subprocess.Popen:
        """Start a program on this desktop; what it prints goes to a file of the desktop."""
        log = (self._folder / f"{Path(command[0]).name}-{len(self._started)}.txt").open("wb")
        with log:
            process = subprocess.Popen(
                command,
                env=self.environment | options.pop("env", {}),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                **options,
            )
        self._started.append(process)
        return process

    def told(self) -> str:
        """Return what the programs printed."""
        return "\n".join(
            f"{log.name}: {log.read_text(errors='replace')}" for log in self._folder.glob("*.txt")
        )

    def _announced(self, program: str, *arguments: str) -> str:
        """Start a server that writes where it listens to a file descriptor; return what it wrote."""
        reading, writing = os.pipe()
        flag = ["-displayfd", str(writing)] if program == "Xvfb" else [f"--print-address={writing}"]
        self.start([program, *arguments, *flag], pass_fds=(writing,))
        os.close(writing)
        with os.fdopen(reading) as answers:
            ready, _, _ = select.select([answers], [], [], PATIENCE)
            line = answers.readline().strip() if ready else ""
        if not line:
            raise RuntimeError(f"{program} did not start: {self.told()}")
        return line

    def _wait_for_manager(self) -> None:
        """Wait until the window manager has told the display that it is there."""
        end = time.monotonic() + PATIENCE
        asking = ["xdotool", "get_desktop"]
        while subprocess.run(asking, env=self.environment, capture_output=True, timeout=PATIENCE).returncode:
            if time.monotonic() > end:
                raise RuntimeError(f"The window manager did not start: {self.told()}")
            time.sleep(0.1)

    def _access_bus(self) -> str:
        """Ask the session bus for the address of the accessibility bus."""
        place = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus")
        end = time.monotonic() + PATIENCE
        while True:
            with open_dbus_connection(
                self.environment["DBUS_SESSION_BUS_ADDRESS"], auth_timeout=PATIENCE
            ) as session:
                reply = session.send_and_get_reply(new_method_call(place, "GetAddress"), timeout=PATIENCE)
            if reply.header.message_type.name == "method_return" and reply.body[0]:
                return reply.body[0]
            if time.monotonic() > end:
                raise RuntimeError(f"There is no accessibility bus: {self.told()}")
            time.sleep(0.1)

    def press(self, *keys: str) -> None:
        """Press keys, named as xdotool names them, one after the other."""
        subprocess.run(
            ["xdotool", "key", "--delay", "20", *keys], env=self.environment, check=True, timeout=PATIENCE
        )

    def type(self, words: str) -> None:
        """Type words."""
        command = ["xdotool", "type", "--delay", "15", words]
        subprocess.run(command, env=self.environment, check=True, timeout=PATIENCE)

    def close(self) -> None:
        """End every process of this desktop, the latest first, and take its folder away."""
        for process in reversed(self._started):
            process.terminate()
        for process in reversed(self._started):
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(5)
        left = self._marked()
        for process in left:
            process.terminate()
        for process in psutil.wait_procs(left, timeout=5)[1]:
            process.kill()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _marked(self) -> list[psutil.Process]:
        found = []
        for process in psutil.process_iter():
            try:
                if process.pid != os.getpid() and process.environ().get(MARK) == self._mark:
                    found.append(process)
            except psutil.Error:
                continue
        return found
