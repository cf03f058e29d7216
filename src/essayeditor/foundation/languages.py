"""Language tags as the standards write them, from what programs write instead."""

from __future__ import annotations

import re
from functools import lru_cache

_NONE = frozenset({"", "none", "zxx", "und", "mul", "x-none", "c", "posix", "i-default"})
_FIRST = re.compile(r"[A-Za-z]{2,8}")
_PART = re.compile(r"[A-Za-z0-9]{1,8}")


@lru_cache(maxsize=1024)
def language_tag(said: str) -> str:
    """Return a well-formed language tag in its usual case, or "" where no language is named.

    Word names sorts and orders of its own ("es-ES_tradnl", "x-none"), systems write "en_GB.UTF-8":
    what is no part of a tag (BCP 47, RFC 5646, 2.1; RFC 1766, 2) and all that follows it are left out.
    """
    said = said.strip().partition(".")[0].partition("@")[0]
    if said.lower().replace("_", "-") in _NONE:
        return ""
    first, *rest = re.split(r"[-_]", said)
    if not _FIRST.fullmatch(first):
        return ""
    parts = [first.lower()]
    for part in rest:
        if not _PART.fullmatch(part) or part.lower() == "tradnl":
            break
        parts.append(_cased(part))
    while len(parts[-1]) == 1:  # a singleton announces more
        parts.pop()
    return "-".join(parts)


def _cased(part: str) -> str:
    """Return a part in its usual case: CY for a country, Latn for a script (RFC 5646, 2.1.1)."""
    if len(part) == 2 and part.isalpha():
        return part.upper()
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.lower()
