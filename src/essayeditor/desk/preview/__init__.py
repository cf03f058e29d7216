"""The pages while one works: a warm process lays out an essay as it is typed, and plans the whole book.

`desk.preview` is a `PageServer`. In short, from the desk's own thread:

    request = desk.preview.essay(key, document)      # what is on the screen, saved or not
    ...
    if request.done:                                 # ask now and then, or have `listen` call you
        try:
            shown = request.result                   # EssayPages
        except JobCancelled:
            pass                                     # a newer request took its place
        except JobFailed as error:
            say(str(error))                          # the pages before it may stay on the screen
    shown.pdf                                        # the essay's pages, as bytes
    shown.map.place(block, offset)                   # -> where the insertion point is: page, x, y, height
    shown.map.at(page, x, y)                         # -> which block and offset was clicked

    request = desk.preview.plan()                    # the book as it was last saved
    request.progress                                 # how far that is: done, of
    request.result.part(key).first                   # BookPlan: pages, parts, blanks
"""

from __future__ import annotations

from essayeditor.desk.preview.requests import EssayPages, PageRequest
from essayeditor.desk.preview.server import PageServer

__all__ = ["EssayPages", "PageRequest", "PageServer"]
