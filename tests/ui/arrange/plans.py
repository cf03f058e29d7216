"""A plan of a small book, as the page server would give it: with openers, a tinted page and blanks."""

from essayeditor.typeset.book_plan import BookPlan, PlannedPart
from essayeditor.ui.arrange.paging import Paging

PARTS = (
    PlannedPart("", "cover", 1, "i", 1),
    PlannedPart("", "imprint", 2, "ii", 1),
    PlannedPart("", "contents", 3, "iii", 1),
    PlannedPart("fore", "essay", 5, "v", 1),
    PlannedPart("energy", "section", 7, "1", 1),
    PlannedPart("sun", "essay", 8, "2", 4),
    PlannedPart("wind", "essay", 12, "6", 1),
    PlannedPart("economy", "section", 15, "9", 1),
    PlannedPart("shop", "essay", 16, "10", 2),
    PlannedPart("thanks", "essay", 18, "12", 1),
    PlannedPart("", "contributors", 19, "13", 2),
    PlannedPart("", "back-cover", 22, "16", 1),
)
PLAN = BookPlan("community-britain", 22, PARTS, (4, 6, 13, 14, 21))
TITLES = {
    "fore": "Beginning here",
    "energy": "Energy",
    "sun": "Sun",
    "wind": "Wind",
    "economy": "Economy",
    "shop": "Shop",
    "thanks": "With thanks",
}
PAGING = Paging(PLAN, TITLES, {"sun": "energy", "wind": "energy", "shop": "economy"})
