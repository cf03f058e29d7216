"""The book that every contender sets: essays with headings, quotations, notes and pictures, as plain data."""

from __future__ import annotations

import html
import json
import random
import re
from dataclasses import asdict, dataclass, field
from pathlib import Path

from PIL import Image, ImageDraw

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "books"
_SEED = 1844  # the Rochdale Pioneers
_SYLLABLES = (
    "ka",
    "lo",
    "min",
    "ter",
    "sa",
    "ver",
    "on",
    "del",
    "ri",
    "pon",
    "ca",
    "mu",
    "ta",
    "lin",
    "es",
    "or",
    "ga",
)


@dataclass
class Block:
    """A paragraph ("p"), heading ("h"), quotation ("q") or picture ("i", `text` being its caption).

    `notes` are pairs of a place in the text and the note's words.
    """

    kind: str
    text: str
    notes: list[tuple[int, str]] = field(default_factory=list)
    picture: str = ""


@dataclass
class Essay:
    """One essay."""

    title: str
    author: str
    blocks: list[Block]


def make(folder: Path, essays: int, words: int = 2500, notes: int = 6) -> list[Essay]:
    """Write `essays.json` and the pictures into `folder`, the same for the same numbers."""
    chance = random.Random(_SEED)
    paragraphs = _paragraphs() or _invented(chance)
    source = iter(())
    made = []
    for number in range(essays):
        blocks: list[Block] = []
        count = 0
        while count < words:
            text = next(source, None)
            if text is None:
                source = iter(chance.sample(paragraphs, len(paragraphs)))
                continue
            if len(blocks) % 9 == 8:
                blocks.append(Block("h", " ".join(text.split()[:5]).strip(" .,;:“”‘’")))
            blocks.append(Block("q" if len(blocks) % 13 == 7 else "p", text))
            count += len(text.split())
        _add_notes(chance, blocks, notes, paragraphs)
        picture = f"picture-{number % 40}.jpg"
        _draw(folder / picture, number % 40)
        middle = next(n for n in range(len(blocks) // 2, len(blocks)) if blocks[n].kind == "p") + 1
        blocks.insert(middle, Block("i", f"The hall in year {number + 1}.", picture=picture))
        made.append(Essay(f"A hall of our own, number {number + 1}", f"Contributor {number + 1}", blocks))
    (folder / "essays.json").write_text(json.dumps([asdict(essay) for essay in made]), "utf-8")
    return made


def load(folder: Path) -> list[Essay]:
    """Read what `make` wrote."""
    return [
        Essay(
            e["title"],
            e["author"],
            [Block(b["kind"], b["text"], b["notes"], b["picture"]) for b in e["blocks"]],
        )
        for e in json.loads((folder / "essays.json").read_text("utf-8"))
    ]


def _add_notes(chance: random.Random, blocks: list[Block], notes: int, paragraphs: list[str]) -> None:
    long = [block for block in blocks if block.kind == "p"]
    for block in sorted(chance.sample(long, min(notes, len(long))), key=long.index):
        stops = [match.end() for match in re.finditer(r"[.;,](?= )", block.text)] or [len(block.text)]
        said = " ".join(chance.choice(paragraphs).split()[:24]).rstrip(" ,;:") + "."
        block.notes.append((chance.choice(stops), said))


def _paragraphs() -> list[str]:
    """Return the paragraphs of the books beside the project, without mark-up; none if they are not there."""
    found: list[str] = []
    for path in sorted(CORPUS.glob("se-*/chapter-*.xhtml")):
        marked = re.findall(r"<p[^>]*>(.*?)</p>", path.read_text("utf-8"), re.DOTALL)
        found.extend(html.unescape(re.sub(r"<[^>]+>", "", text)) for text in marked)
    return [p for text in found if 25 <= len((p := " ".join(text.split())).split()) <= 260]


def _invented(chance: random.Random) -> list[str]:
    """Return paragraphs of invented words, frequent ones short, as in a language."""
    lexicon = ["".join(chance.choices(_SYLLABLES, k=1 + n // 40)) for n in range(160)]
    weights = [1 / (n + 1) for n in range(len(lexicon))]
    paragraphs = []
    for _ in range(600):
        sentences = []
        for _ in range(chance.randint(3, 8)):
            words = chance.choices(lexicon, weights, k=chance.randint(6, 28))
            sentences.append(" ".join(words).capitalize() + ".")
        paragraphs.append(" ".join(sentences))
    return paragraphs


def _draw(path: Path, number: int) -> None:
    """Draw a picture with the grain of a photograph."""
    if path.exists():
        return
    chance = random.Random(number)
    image = Image.effect_noise((1200, 800), 18).convert("RGB")
    pen = ImageDraw.Draw(image)
    for _ in range(14):
        x, y, r = chance.randint(0, 1200), chance.randint(0, 800), chance.randint(30, 200)
        pen.ellipse((x - r, y - r, x + r, y + r), fill=tuple(chance.randint(40, 220) for _ in range(3)))
    Image.blend(image, Image.effect_noise((1200, 800), 40).convert("RGB"), 0.2).save(path, "JPEG", quality=88)
