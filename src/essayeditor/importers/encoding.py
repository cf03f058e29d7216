"""Bytes to text, whatever encoding they came in, and what went wrong on the way mended."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9._-]+)", re.IGNORECASE)
_AFTER = (  # what the bytes 0x80 to 0xBF are in Windows-1252
    "\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
    "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
)
_MOJIBAKE = re.compile(f"[\u00c2\u00c3\u00e2][{_AFTER}]")
_MOJIBAKE_RUN = re.compile(f"[\u00c0-\u00ff{_AFTER}]{{2,}}")
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\x00\x00", "utf-32-le"), (b"\x00\x00\xfe\xff", "utf-32-be"),
         (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the encoding it was read in, and whether garbled letters were mended."""

    text: str
    encoding: str
    mended: bool = False


def decode(content: bytes, declared: str = "") -> Decoded:
    """Return bytes as text: by byte order mark, by what is declared, by trial, else as Windows-1252."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _mended(content[len(mark) :].decode(encoding, "replace"), encoding)
    wide = _wide(content)
    if wide:
        return _mended(content.decode(wide, "replace"), wide)
    stated = _DECLARED.search(content[:2048])
    candidates = [declared, "utf-8", stated.group(1).decode("ascii") if stated else ""]
    for encoding in candidates:
        if not encoding:
            continue
        if encoding.lower() in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"):
            encoding = "cp1252"  # what such files are in truth (WHATWG Encoding, 4.2)
        try:
            return _mended(content.decode(encoding), encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return _mended(_single_byte(content), "")


def _wide(content: bytes) -> str:
    sample = content[:2000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    if odd > 0.3 * half > even:
        return "utf-16-le"
    return "utf-16-be" if even > 0.3 * half > odd else ""


def _single_byte(content: bytes) -> str:
    """Choose between Windows-1252 and Mac Roman by which makes letters and quotes, not signs."""
    windows = content.decode("cp1252", "replace")
    mac = content.decode("mac_roman", "replace")
    return mac if _plausible(mac) > _plausible(windows) + 2 else windows


def _plausible(text: str) -> int:
    good = "’‘“”–—…éèêëáàâäíìîïóòôöúùûüçñŵŷ£"
    return sum((c in good) - (c in "\ufffdÕÒÓÔÐÑÉŽ") for c in text if ord(c) > 127)


def _mended(text: str, encoding: str) -> Decoded:
    """Mend UTF-8 that was once read as Windows-1252 ("itâ€™s"), where that plainly happened."""
    found = len(_MOJIBAKE.findall(text))
    if found:
        mended = _MOJIBAKE_RUN.sub(_mend_run, text)
        if mended != text and len(_MOJIBAKE.findall(mended)) < found:
            return Decoded(mended, encoding, True)
    return Decoded(text, encoding)


def _mend_run(match: re.Match[str]) -> str:
    run = match.group()
    raw = bytearray()
    for char in run:
        try:
            raw += char.encode("cp1252")
        except UnicodeEncodeError:
            if ord(char) > 0xFF:
                return run
            raw.append(ord(char))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return run
