"""What the page server's child does in tests, chosen by the words of the text that it is given."""

import os
import time
from pathlib import Path

from essayeditor.desk.preview.requests import EssayPages
from essayeditor.typeset.book_plan import BookPlan
from essayeditor.typeset.page_map import PageMap

steps = 0


def essay(tell, collection, book, key, document, theme, block):
    said = document.blocks[1].content.text
    if said.startswith("slow"):
        time.sleep(0.5)
    elif said.startswith("crash"):
        os._exit(1)
    elif said.startswith("hang"):
        time.sleep(60)
    elif said.startswith("bug"):
        raise KeyError("page")
    elif said.startswith("once:"):
        mark = Path(said.split(":")[1])
        if not mark.exists():
            mark.touch()
            os._exit(1)
        return EssayPages(key, theme, b"again", ("1",), PageMap())
    return EssayPages(key, theme, b"quick", ("1",), PageMap())


def plan(tell, collection, theme, edition, begin):
    global steps
    steps = 1 if begin else steps + 1
    time.sleep(0.2)
    tell("Planning the pages", steps, 3, "")
    return BookPlan(theme, 3, ()) if steps == 3 else None
