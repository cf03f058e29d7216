"""Reading what a person wrote into a field of an essay; ValueError, with a sentence for them, if amiss."""

from __future__ import annotations

from datetime import date

from essayeditor.ui.collect import dates

MOST_WORDS = 50_000


def deadline(words: str, today: date) -> str:
    """Return a date as the record writes it, "" for none."""
    try:
        return dates.read(words, today).isoformat() if words.strip() else ""
    except ValueError:
        raise ValueError("This is not a date. Write it like 17 January 2025 or 17/1/2025.") from None


def target(words: str) -> int:
    """Return a number of words, 0 for none."""
    number = words.replace(",", "").strip().removesuffix("words").strip()
    if number and not (number.isdecimal() and int(number) <= MOST_WORDS):
        raise ValueError(f"This is not a number of words up to {MOST_WORDS:,}.")
    return int(number or 0)


def themes(words: str) -> tuple[str, ...]:
    """Return the themes that are parted by commas, each once."""
    parts = (name(part) for part in words.split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


def name(words: str) -> str:
    """Return a name without spaces too many."""
    return " ".join(words.split())
