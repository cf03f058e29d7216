"""Which addresses a link from outside may keep: http, https, mailto, and places inside the essay."""

from __future__ import annotations

import re

_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*):")
_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_BARE = re.compile(
    r"^(?:www\.|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?P<last>[A-Za-z]{2,}|xn--[A-Za-z0-9-]+)(?:[/?#]|$))"
)
_FILE = re.compile(
    r"x?html?|shtml|php|aspx?|jsp|pdf|do[ct][xm]?|o[dt]t|rtf|te?xt?|md|xml|json|js|css|csv|xlsx?|ods|pptx?|odp"
    r"|epub|zip|png|jpe?g|gif|svg|tiff?|bmp|webp|mp[34]|wav|mov|avi|eml|msg|pages|key|numbers",
    re.IGNORECASE,
)
_MAIL = re.compile(r"^[^@\s/:]+@[^@\s/:]+\.[A-Za-z]{2,}$")
ALLOWED = frozenset({"http", "https", "mailto"})


def clean_link(address: str) -> str | None:
    r"""Return an address as it may stand in a link, or None where it may not.

    Control and invisible characters are taken out first: "java\tscript:" is how filters are passed.
    Addresses without a scheme that are plainly of the web or of a mailbox get theirs; the name of a
    file beside the essay ("page2.html") leads nowhere.
    """
    address = _CONTROL.sub(lambda m: "%20" if m.group() == " " else "", address.strip())
    if not address:
        return None
    if address.startswith("#"):
        return address if len(address) > 1 else None
    scheme = _SCHEME.match(address)
    if scheme:
        return address if scheme.group(1).lower() in ALLOWED else None
    if _MAIL.match(address):
        return f"mailto:{address}"
    bare = _BARE.match(address)
    if bare is None or _FILE.fullmatch(bare.group("last") or ""):
        return None
    return f"https://{address}"
