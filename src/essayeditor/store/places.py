"""What kind of place a file lies in."""

from __future__ import annotations

import os
from pathlib import Path

_NETWORK = ("nfs", "cifs", "smb", "afp", "webdav", "davfs", "fuse.sshfs", "9p", "ncp", "glusterfs", "ceph")


def on_network(path: Path) -> bool:
    """Say whether a file lies on a network share, as far as the system tells."""
    import psutil

    place = str(path.absolute())
    if place.startswith(("\\\\", "//")):
        return True
    best, network = -1, False
    for disk in psutil.disk_partitions(all=True):
        root = disk.mountpoint
        if len(root) > best and (place == root or place.startswith(root.rstrip("\\/") + os.sep)):
            best = len(root)
            network = disk.fstype.lower().startswith(_NETWORK) or "remote" in disk.opts.split(",")
    return network
