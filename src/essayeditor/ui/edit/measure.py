"""How much there is of a text, in words for the status bar."""

from __future__ import annotations

WORDS_A_MINUTE = 230
"""Reading speed for non-fiction in English, silent (Brysbaert 2019: 238), rounded down."""


def said(words: int, target: int, place: tuple[int, int], suggestions: int) -> list[str]:
    """Return words against the target (0 for none), reading time, place of the cursor, suggestions."""
    minutes = max(1, round(words / WORDS_A_MINUTE))
    parts = [
        f"{words:,}{f' of {target:,}' if target else ''} words",
        f"{minutes} minute{'' if minutes == 1 else 's'} to read",
        f"Paragraph {place[0]:,} of {place[1]:,}",
    ]
    if suggestions:
        parts.append(f"{suggestions:,} suggestion{'' if suggestions == 1 else 's'} open")
    return parts
