"""How numbers, names, strings and references are written in a PDF file (ISO 32000-1, 7.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_NOT_REGULAR = re.compile(rb"[^!-~]|[%()<>\[\]{}/#]")
_TO_ESCAPE = re.compile(rb"[()\\\r]")
_ESCAPES = {b"(": b"\\(", b")": b"\\)", b"\\": b"\\\\", b"\r": b"\\r"}


def number(value: float) -> str:
    """Write a number with at most three decimals and no exponent."""
    if value == int(value):
        return str(int(value))
    return f"{value:.3f}".rstrip("0").rstrip(".")


@lru_cache(maxsize=1024)
def name(text: str) -> bytes:
    """Write a name, bytes outside the regular characters as #xx (7.3.5)."""
    return b"/" + _NOT_REGULAR.sub(lambda m: b"#%02X" % m[0][0], text.encode())


def literal(data: bytes) -> bytes:
    """Write bytes as a literal string (7.3.4.2)."""
    return b"(" + _TO_ESCAPE.sub(lambda m: _ESCAPES[m[0]], data) + b")"


def text(value: str) -> bytes:
    """Write a text string: ASCII as it stands, anything else as UTF-16 with a byte order mark (7.9.2.2)."""
    if value.isascii():
        return literal(value.encode("ascii"))
    return b"<FEFF" + value.encode("utf-16-be").hex().upper().encode("ascii") + b">"


def reference(number_: int) -> bytes:
    """Write a reference to an indirect object."""
    return b"%d 0 R" % number_


def array(items: Iterable[bytes]) -> bytes:
    """Write an array of values that are written already."""
    return b"[" + b" ".join(items) + b"]"


def dictionary(entries: dict[str, bytes]) -> bytes:
    """Write a dictionary whose values are written already; keys are plain names."""
    return (
        b"<<" + b"".join([b"/%s %s" % (key.encode("ascii"), value) for key, value in entries.items()]) + b">>"
    )


def rectangle(left: float, bottom: float, right: float, top: float) -> bytes:
    """Write a rectangle."""
    return f"[{number(left)} {number(bottom)} {number(right)} {number(top)}]".encode("ascii")
