"""Where the links of a page lead in truth: not to the counters that some programs put before them."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

_WHOLE = re.compile(r"\s*(?:#|//|www\.|[A-Za-z][A-Za-z0-9+.\s-]*:)", re.IGNORECASE)
_COUNTERS = (
    (re.compile(r"^(?:www\.)?google\.[a-z.]+$"), "/url", ("q", "url")),
    (re.compile(r"^[\w-]+\.safelinks\.protection\.outlook\.com$"), "/", ("url",)),
)


def true_address(address: str) -> str:
    """Return the address that a link leads to once Google's or Outlook's redirection is taken off."""
    if address.startswith("//"):
        return f"https:{address}"
    if not address.lower().startswith(("http://", "https://")):
        return address
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError:
        return address
    for name, path, keys in _COUNTERS:
        if name.match(host) and parts.path.rstrip("/") == path.rstrip("/"):
            asked = parse_qs(parts.query)
            return next((asked[key][0] for key in keys if asked.get(key)), address)
    return address


def is_whole(address: str) -> bool:
    """Say whether an address leads somewhere by itself; one of a file beside the page does not."""
    return bool(_WHOLE.match(address))
