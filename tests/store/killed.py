"""What the killed process of `test_killed.py` does: random saves, each told of once it is committed."""

import random
import sys
from pathlib import Path

from essayeditor.desk import Desk
from essayeditor.text.blocks import Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import inline


def words(seed, number):
    """The text of one save: long enough to fill several pages of the file."""
    chance = random.Random(f"{seed} {number}")
    count = chance.randint(1, 60)
    return Document(
        tuple(Paragraph(f"p{n}", inline(f"Save {number}: {chance.random()} " * 20)) for n in range(count))
    )


def main(path, seed, saves):
    """Save at random, until the end or death."""
    chance = random.Random(seed)
    with Desk.open(Path(path)) as desk:
        for number in range(saves):
            essays = [e.id for e in desk.record.essays()]
            deed = chance.random()
            if deed < 0.15 or not essays:
                desk.add_essay(f"Essay {number}")
            elif deed < 0.3:
                desk.move_essays([chance.choice(essays)], "", chance.randint(0, len(essays)))
            else:
                essay = chance.choice(essays)
                desk.save_text(essay, words(seed, number), label=str(number))
                print("text", essay, number, flush=True)
                continue
            order = " ".join(e.id for e in desk.record.essays())
            print("order", number, order, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
