"""`contributors.csv`: one line for each submission, as an editor's own list would have it."""

import csv
import io

from .source import Essay

COLUMNS = (
    "file",
    "name",
    "sort_name",
    "role",
    "organisation",
    "place",
    "nation_or_region",
    "biography",
    "email",
    "capacity",
    "section",
    "kind",
    "title",
    "order",
    "deadline",
    "target_words",
    "state",
    "asks",
    "headshot",
)
_FROM_HEADER = {"nation_or_region": "nation", "target_words": "target"}


def table(essays: list[Essay]) -> bytes:
    """The table, in UTF-8 with Windows line ends, as a spreadsheet saves it."""
    out = io.StringIO(newline="")
    rows = csv.DictWriter(out, COLUMNS)
    rows.writeheader()
    for essay in essays:
        values = {column: essay.meta.get(_FROM_HEADER.get(column, column), "") for column in COLUMNS}
        rows.writerow(values | {"title": essay.title})
    return out.getvalue().encode("utf-8")
