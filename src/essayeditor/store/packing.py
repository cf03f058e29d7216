"""Texts in little room. Each saving of an essay is kept whole, and most differ from the one before by a word.

A text as it is kept begins with a byte that says how:

* `{`: as it is, being JSON; so all were up to format 2.
* 1: its length, then it deflated (RFC 1950).
* 2: how many texts must be made first, the SHA-256 of the one it is made from, its length, how many bytes
  at the beginning and at the end are the same, then what is between, deflated with what was there before
  as the dictionary.

Numbers are four bytes long, the greatest first; the first of form 2 is one byte. Nothing is trusted: who
reads compares the hash of what comes out.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from typing import NamedTuple

MOST = 30
"""Texts that may have to be made one from another before one can be read: some milliseconds' work."""
_DEFLATED, _AFTER = 1, 2
_LENGTH = struct.Struct(">BI")
_HEAD = struct.Struct(">BB32sIII")
_WINDOW = 32_768
"""Bytes that deflating can look back on."""


class Unreadable(Exception):
    """The bytes are not those of a packed text."""


class Base(NamedTuple):
    """A text that another is much like: its hash, its bytes, and how many must be made before it."""

    key: str
    content: bytes
    depth: int


def packed(content: bytes, base: Base | None = None) -> bytes:
    """Return a text as it is to be kept: in the least room, from `base` if that may be and helps."""
    whole = _LENGTH.pack(_DEFLATED, len(content)) + zlib.compress(content)
    if base is None or base.depth >= MOST:
        return whole
    start, end = _same(content, base.content)
    head = _HEAD.pack(_AFTER, base.depth + 1, bytes.fromhex(base.key), len(content), start, end)
    deflate = zlib.compressobj(zdict=_between(base.content, start, end))
    after = head + deflate.compress(content[start : len(content) - end]) + deflate.flush()
    return min(after, whole, key=len)


def depth(kept: bytes) -> int:
    """Return how many other texts must be made before a kept one can be."""
    return _head(kept)[1] if kept[:1] == bytes([_AFTER]) else 0


def unpacked(kept: bytes, read: Callable[[str], bytes]) -> bytes:
    """Return the text of a kept one; `read` gives other kept texts by their hash, KeyError if there is none.

    Raises Unreadable if they are no packed texts.
    """
    chain: list[bytes] = []
    while kept[:1] == bytes([_AFTER]):
        if len(chain) >= MOST:
            raise Unreadable("it would never end")
        chain.append(kept)
        kept = read(_head(kept)[2].hex())
    content = _inflated(kept)
    for one in reversed(chain):
        _form, _depth, _key, length, start, end = _head(one)
        if start + end > min(length, len(content)):
            raise Unreadable("it is not made from this text")
        inflate = zlib.decompressobj(zdict=_between(content, start, end))
        middle = _all_of(inflate, one[_HEAD.size :], length - start - end)
        content = content[:start] + middle + content[len(content) - end :]
    return content


def _head(kept: bytes) -> tuple[int, int, bytes, int, int, int]:
    if len(kept) < _HEAD.size:
        raise Unreadable("it has no head")
    return _HEAD.unpack_from(kept)


def _inflated(kept: bytes) -> bytes:
    if kept[:1] != bytes([_DEFLATED]):
        return kept
    if len(kept) < _LENGTH.size:
        raise Unreadable("it has no head")
    return _all_of(zlib.decompressobj(), kept[_LENGTH.size :], _LENGTH.unpack_from(kept)[1])


def _all_of(inflate: zlib._Decompress, deflated: bytes, length: int) -> bytes:
    """Inflate bytes that are to come to a length, and never to more."""
    try:
        content = inflate.decompress(deflated, length + 1)
    except zlib.error as error:
        raise Unreadable("it cannot be inflated") from error
    if len(content) != length or not inflate.eof:
        raise Unreadable("it has another length")
    return content


def _between(content: bytes, start: int, end: int) -> bytes:
    return content[start : len(content) - end][-_WINDOW:]


def _same(one: bytes, other: bytes) -> tuple[int, int]:
    """Return how many bytes are the same at the beginning, and how many of the others at the end."""
    most = min(len(one), len(other))
    start = _longest(most, lambda n: one[:n] == other[:n])
    end = _longest(most - start, lambda n: one[len(one) - n :] == other[len(other) - n :])
    return start, end


def _longest(most: int, holds: Callable[[int], bool]) -> int:
    """Return the greatest number up to `most` for which something holds that holds for all smaller ones."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        if holds(middle):
            least = middle
        else:
            most = middle - 1
    return least
