"""What a validator that we did not write says of a PDF: PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import page

from essayeditor.typeset.pages import Finding

_PROFILES = {"ua1": "PDF/UA-1", "2a": "PDF/A-2a"}


def faults(path: Path) -> Iterator[Finding]:
    """Yield each rule of the two standards that the file breaks, once, with how often."""
    for profile, standard in _PROFILES.items():
        try:
            report = page.validate_pdf(path, profile=profile, limits=page.SafetyLimits.unlimited())
        except page.PageError as error:
            yield Finding("pdf-unreadable", f"The file could not be checked against {standard}: {error}.")
            continue
        counts = Counter((failure.rule_id, failure.message) for failure in report.failures)
        for (rule, message), count in counts.items():
            times = "" if count == 1 else f" ({count} times)"
            yield Finding(
                f"pdf-{profile}", f"The file does not follow {standard}: {message}{times} [{rule}]."
            )
