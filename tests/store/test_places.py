"""Telling a network share from a disk."""

from collections import namedtuple
from pathlib import Path

import psutil
import pytest

from essayeditor.store.places import on_network

Disk = namedtuple("Disk", "device mountpoint fstype opts")


@pytest.mark.skipif(Path.cwd().drive != "", reason="the paths of this test are POSIX paths")
@pytest.mark.parametrize(
    ("path", "network"),
    [
        ("/home/jo/stories.essays", False),
        ("/home/jo/shared/stories.essays", True),
        ("/home/jo/shared-not/stories.essays", False),
        ("/home/jo/shared/disk/stories.essays", False),
        ("/mnt/office/stories.essays", True),
        ("//server/share/stories.essays", True),
    ],
)
def test_the_nearest_mount_decides(monkeypatch, path, network):
    disks = [
        Disk("/dev/sda1", "/", "ext4", "rw"),
        Disk("server:/x", "/home/jo/shared", "nfs4", "rw"),
        Disk("/dev/sdb1", "/home/jo/shared/disk", "ext4", "rw"),
        Disk("//server/office", "/mnt/office", "cifs", "rw"),
    ]
    monkeypatch.setattr(psutil, "disk_partitions", lambda **_: disks)
    assert on_network(Path(path)) == network


def test_a_drive_that_windows_calls_remote(monkeypatch, tmp_path):
    root = tmp_path.anchor
    monkeypatch.setattr(psutil, "disk_partitions", lambda **_: [Disk("Z:", root, "", "rw,remote")])
    assert on_network(tmp_path / "stories.essays")
    monkeypatch.setattr(psutil, "disk_partitions", lambda **_: [Disk("C:", root, "NTFS", "rw,fixed")])
    assert not on_network(tmp_path / "stories.essays")
