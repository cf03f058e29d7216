"""Help (F1): the five steps of the work, and where to find the rest."""

from __future__ import annotations

from typing import NamedTuple


class Step(NamedTuple):
    """One step of the work: the workspace and what is done there."""

    key: str
    title: str
    text: str


STEPS = (
    Step("collect", "Collect", "Bring in the essays, and see who is late and what is missing."),
    Step("edit", "Edit", "Work on a text. Every version is kept."),
    Step("arrange", "Arrange", "Put sections and essays in order. Page numbers follow."),
    Step("review", "Review", "Settle suggestions, spelling and house style across the whole book."),
    Step("publish", "Publish", "Check, then make the PDF and the Word document."),
)


def as_html(present: set[str]) -> str:
    """Return the steps whose workspaces are there, and how to find anything, as HTML."""
    rows = "".join(
        f"<tr><td><b>{step.title}</b></td><td>{step.text}</td></tr>" for step in STEPS if step.key in present
    )
    return (
        f"<h3>The work, in this order</h3><table cellpadding='3'>{rows}</table>"
        "<p>Everything you change is saved at once in one file, and can be undone. "
        "Press Ctrl+K to find an essay or anything that can be done.</p>"
    )
