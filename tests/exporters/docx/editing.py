"""An editor's hand for tests: real essays changed as editors change them, the same way each time."""

import dataclasses
import random

from essayeditor.text.blocks import Paragraph
from essayeditor.text.inline import Inline


def edited(document, seed):
    """Return a text with words changed, put in and taken out, and paragraphs cut, parted, joined, added."""
    chance, blocks = random.Random(seed), []
    for block in document.blocks:
        if _is_plain(block) and len(block.content.text) > 80:
            _edit(block, blocks, chance)
        else:
            blocks.append(block)
    return dataclasses.replace(document, blocks=tuple(blocks))


def _edit(block, blocks, chance):
    kind, said = chance.random(), block.content.text
    stop = said.find(". ")
    if kind < 0.08:
        return
    if kind < 0.4:
        words = said.split(" ")
        at = chance.randrange(1, len(words) - 2)
        words[at : at + 1] = chance.choice([["altered"], [], [words[at], "and", "newly", "added"]])
        blocks.append(_saying(block, " ".join(words)))
    elif kind < 0.46 and stop > 0:
        blocks += [
            _saying(block, said[: stop + 1]),
            Paragraph(f"part{len(blocks)}", Inline(said[stop + 2 :])),
        ]
    elif kind < 0.5:
        blocks += [block, Paragraph(f"more{len(blocks)}", Inline("A wholly new paragraph of a few words."))]
    elif kind < 0.55 and blocks and _is_plain(blocks[-1]):
        blocks[-1] = _saying(blocks[-1], f"{blocks[-1].content.text} {said}")
    else:
        blocks.append(block)


def _is_plain(block):
    return isinstance(block, Paragraph) and not block.content.marks and not block.content.atoms


def _saying(block, said):
    return dataclasses.replace(block, content=Inline(said))
