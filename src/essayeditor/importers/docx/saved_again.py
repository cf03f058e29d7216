"""What LibreOffice does to our own Word files when it saves them, and how that is set right.

It numbers a bookmark that it thinks it has met before (`_ed_1f_Copy_1`); and the paragraph after one whose
end is deleted loses its own style to that one's. Our exporter names such a paragraph's style in a bookmark.
"""

from __future__ import annotations

import re

from essayeditor.importers.docx.context import OWN_STYLE, Context
from essayeditor.importers.docx.names import W
from essayeditor.importers.xmlsafe import Element

_COPIED = re.compile(r"_Copy_\d+$")
_START = W + "bookmarkStart"
_NAME = W + "name"


def own_name(bookmark: Element) -> str:
    """Return a bookmark's name as our exporter wrote it."""
    return _COPIED.sub("", bookmark.get(_NAME, ""))


def style_of(paragraph: Element, style: str, context: Context) -> str:
    """Return the style id that a paragraph of ours had before LibreOffice saved it; else `style`."""
    if not (context.ours and context.from_office):
        return style
    for bookmark in paragraph.iterchildren(_START):
        name = own_name(bookmark)
        if name.startswith(OWN_STYLE):
            wanted = name[len(OWN_STYLE) :].rpartition("_")[0]
            return context.styles.named(wanted) or style
    return style
