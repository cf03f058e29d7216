"""Files made to harm: each is refused or read safely, in bounds, and nothing anywhere is contacted."""

import json
import socket
import subprocess
import sys
import threading
import time

import pytest

from tests.corpora import CORPUS, needs_corpus

pytestmark = [needs_corpus, pytest.mark.corpus]
HOSTILE = CORPUS / "hostile"
PORT = 8765  # where the files point
READ = """
import json, resource, sys, time
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
from pathlib import Path
from essayeditor.foundation.errors import FileRefused
from essayeditor.importers import read
start = time.perf_counter()
try:
    report = read(Path(sys.argv[1])).report
    said = ["read", report.words_in_file, report.words_in_essay, [r.text for r in report.remarks]]
except FileRefused as refused:
    said = ["refused", str(refused)]
# Not ru_maxrss, which a child takes over from the process that started it.
status = Path("/proc/self/status").read_text()
peak = int(status.split("VmHWM:")[1].split()[0]) / 1024
print(json.dumps([said, time.perf_counter() - start, peak]))
"""
REFUSED = {
    "badxml", "bomb_paras2M", "bomb_text600M", "bomb_unused1G", "deep", "deeptbl", "dupentry", "empty",
    "entity_small", "laughs", "nullchars", "truncated", "xxe", "xxe_http", "zip_traversal",
}  # fmt: skip


class Canary:
    """Listens where the hostile files point, and remembers who came."""

    def __init__(self):
        self.visits = []
        self._socket = socket.create_server(("127.0.0.1", PORT))
        self._socket.settimeout(0.2)
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self):
        while not self._ends.is_set():
            try:
                visitor, _ = self._socket.accept()
            except TimeoutError:
                continue
            visitor.settimeout(1)
            self.visits.append(visitor.recv(200))
            visitor.close()

    def close(self):
        self._ends.set()
        self._thread.join()
        self._socket.close()


@pytest.fixture
def canary():
    """A canary; where another worker's stands at this moment, wait until it is gone."""
    for _ in range(300):
        try:
            listening = Canary()
            break
        except OSError:
            time.sleep(0.2)
    else:
        pytest.fail(f"port {PORT} is taken by something that is no test of ours")
    yield listening
    listening.close()


@pytest.mark.parametrize("path", sorted(HOSTILE.iterdir()) if HOSTILE.is_dir() else [], ids=lambda p: p.name)
def test_harmless(path, canary, tmp_path):
    start = time.perf_counter()
    child = subprocess.run(
        [sys.executable, "-c", READ, str(path)], cwd=tmp_path, capture_output=True, text=True, timeout=60
    )
    taken = time.perf_counter() - start
    assert child.returncode == 0, child.stderr[-1000:]
    assert child.stderr == ""
    said, seconds, peak = json.loads(child.stdout)
    assert taken < 10
    assert seconds < 10
    assert peak < 512
    assert canary.visits == []
    assert list(tmp_path.iterdir()) == []
    assert (said[0] == "refused") == (path.stem in REFUSED)
    if said[0] == "refused":
        assert path.name in said[1]
        assert "sk " in said[1], "it says what to ask for"
        assert "Traceback" not in said[1]
    else:
        assert said[1] == said[2], "every word is accounted for"
    assert not (tmp_path.parent / "PWNED.png").exists()
