"""How what is missing from an essay is shown: its icon and its tone."""

from __future__ import annotations

from essayeditor.collection.flags import Flag, FlagKind, Severity
from essayeditor.ui.collect.rows import EssayRow

_ICONS = {
    FlagKind.LATE: "clock",
    FlagKind.OVER_LENGTH: "warn",
    FlagKind.APPROVAL_OUT_OF_DATE: "history",
    FlagKind.REPLY_OVERDUE: "clock",
    FlagKind.PERMISSION_MISSING: "consent",
    FlagKind.CONSENT_MISSING: "consent",
    FlagKind.PERMISSION_EXPIRING: "calendar",
    FlagKind.BYLINE_UNCONFIRMED: "person",
    FlagKind.QUERY_OPEN: "query",
    FlagKind.NO_TEXT: "letter",
    FlagKind.ALT_MISSING: "picture",
    FlagKind.WORDS_MISSING: "stop",
}
_TONES = {Severity.STOP: "red", Severity.WARNING: "amber", Severity.NOTE: "blue"}
_ELSEWHERE = frozenset({FlagKind.LATE, FlagKind.APPROVAL_OUT_OF_DATE})
"""Shown in columns of their own: the deadline, and the state."""


_SHORT = {
    FlagKind.PERMISSION_MISSING: "Permission",
    FlagKind.BYLINE_UNCONFIRMED: "Byline",
}


def icon(flag: Flag) -> str:
    """Return the name of a flag's icon."""
    return _ICONS.get(flag.kind, "warn")


def tone(flag: Flag) -> str:
    """Return the tone of a flag."""
    return _TONES[flag.severity]


def words(flag: Flag) -> str:
    """Return a flag as a label: with a capital."""
    return flag.text[:1].upper() + flag.text[1:]


def short(flag: Flag) -> str:
    """Return a flag as a chip says it, where the column or the icon says that it is missing."""
    plain = flag.text == flag.kind  # not one that was withdrawn, or is of several
    return _SHORT[flag.kind] if plain and flag.kind in _SHORT else words(flag)


def shown(row: EssayRow) -> list[Flag]:
    """Return the flags that the column "Missing" shows."""
    return [flag for flag in row.flags if flag.kind not in _ELSEWHERE]


def kinds(rows: list[EssayRow]) -> list[FlagKind]:
    """Return the kinds of flag that occur, in the order of their kinds."""
    found = {flag.kind for row in rows for flag in row.flags}
    return [kind for kind in FlagKind if kind in found]


NAMES = {
    FlagKind.LATE: "Late",
    FlagKind.OVER_LENGTH: "Over length",
    FlagKind.APPROVAL_OUT_OF_DATE: "Approval out of date",
    FlagKind.REPLY_OVERDUE: "Reply overdue",
    FlagKind.PERMISSION_MISSING: "Permission",
    FlagKind.CONSENT_MISSING: "Consent",
    FlagKind.PERMISSION_EXPIRING: "Permission expires soon",
    FlagKind.BYLINE_UNCONFIRMED: "Byline",
    FlagKind.QUERY_OPEN: "Open query",
    FlagKind.NO_TEXT: "No text yet",
    FlagKind.ALT_MISSING: "Alternative text",
    FlagKind.WORDS_MISSING: "Words of the file missing",
}
