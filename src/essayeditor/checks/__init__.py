"""What somebody should look at before a text or a book goes out: a Document or Book -> Findings."""

from essayeditor.checks.finding import Finding, Severity
from essayeditor.checks.preflight import preflight

__all__ = ["Finding", "Severity", "preflight"]
