"""Damages files in small ways, the same way for the same seed: as mail, disks and attackers do."""

from __future__ import annotations

import random
import re

_TAG = re.compile(rb"<[^<>]{1,400}>")
_VALUE = re.compile(rb'"[^"<>]*"')
_VALUES = (b'""', b'"-1"', b'"99999999999"', b'"NaN"', b'"#x"', b'"%"', b'"1e999pt"', b'"true"', b'"\'"')
_PIECES = (
    b"<p>",
    b"</p>",
    b"&#0;",
    b"&#xFFFF;",
    b"<li>",
    b"<table>",
    b"</html>",
    b"<!--",
    b"<a href='#x'>",
    b"\xff",
)


def damaged(content: bytes, seed: int) -> bytes:
    """Return `content` with one to four small damages."""
    rng = random.Random(seed)
    for _ in range(rng.randint(1, 4)):
        content = rng.choice(_DAMAGES)(content, rng)
    return content


def _tag(content: bytes, rng: random.Random) -> tuple[int, int]:
    spans = [match.span() for match in _TAG.finditer(content)]
    return rng.choice(spans) if spans else (0, 0)


def _drop_tag(content: bytes, rng: random.Random) -> bytes:
    start, end = _tag(content, rng)
    return content[:start] + content[end:]


def _double_tag(content: bytes, rng: random.Random) -> bytes:
    start, end = _tag(content, rng)
    return content[:end] + content[start:end] + content[end:]


def _move_tag(content: bytes, rng: random.Random) -> bytes:
    start, end = _tag(content, rng)
    rest = content[:start] + content[end:]
    at = rng.randrange(len(rest) + 1)
    return rest[:at] + content[start:end] + rest[at:]


def _change_value(content: bytes, rng: random.Random) -> bytes:
    start, end = _tag(content, rng)
    values = _VALUE.findall(content[start:end])
    if not values:
        return content
    return (
        content[:start]
        + content[start:end].replace(rng.choice(values), rng.choice(_VALUES), 1)
        + content[end:]
    )


def _change_byte(content: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(content))
    return content[:at] + bytes([rng.randrange(256)]) + content[at + 1 :]


def _cut(content: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(content))
    return content[:at] + content[at + rng.randrange(300) :]


def _put_in(content: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(content))
    return content[:at] + rng.choice(_PIECES) + content[at:]


_DAMAGES = (_drop_tag, _double_tag, _move_tag, _change_value, _change_value, _change_byte, _cut, _put_in)
