"""Patterns: the band of tiles at the head of the foreword, and the mail of linked rings."""

from .canvas import BRICK, CREAM, GREEN, INK, OCHRE, SAND, VIOLET, Canvas

_TILE = 200


def band() -> Canvas:
    """Eight tiles in a row, in the manner of the cover: houses, sun, waves, leaves, rows, arch."""
    page = Canvas(_TILE * 8, _TILE * 2, CREAM)
    drawings = (
        (_terrace, _sun, _waves, _quarter, _panels, _arch, _leaf, _rings),
        (_leaf, _rows, _house, _disc, _terrace, _quarter, _waves, _house),
    )
    palettes = (
        ((OCHRE, BRICK["c"], CREAM), (GREEN["m"], OCHRE, CREAM), (VIOLET["c"], CREAM, CREAM),
         (SAND, BRICK["c"], INK), (GREEN["c"], CREAM, GREEN["m"]), (VIOLET["m"], VIOLET["d"], CREAM),
         (BRICK["m"], CREAM, CREAM), (CREAM, GREEN["c"], OCHRE)),
        ((GREEN["c"], GREEN["m"], CREAM), (CREAM, VIOLET["m"], VIOLET["m"]), (BRICK["c"], BRICK["m"], CREAM),
         (VIOLET["d"], CREAM, OCHRE), (GREEN["m"], GREEN["d"], CREAM), (OCHRE, CREAM, CREAM),
         (BRICK["c"], CREAM, CREAM), (VIOLET["c"], VIOLET["m"], OCHRE)),
    )  # fmt: skip
    for row in (0, 1):
        for column in range(8):
            x, y = column * _TILE, row * _TILE
            ground, first, second = palettes[row][column]
            tile = Canvas(_TILE, _TILE, ground)
            drawings[row][column](tile, first, second, ground)
            page.image.paste(tile.image, (x * 3, y * 3))
    return page


def _terrace(tile: Canvas, first: str, second: str, ground: str) -> None:
    for x, colour in ((0, first), (100, second)):
        tile.shape([(x, 100), (x + 50, 50), (x + 100, 100), (x + 100, 200), (x, 200)], colour)
        tile.box(x + 36, 120, 28, 32, ground)


def _house(tile: Canvas, first: str, second: str, ground: str) -> None:
    tile.shape([(0, 100), (100, 12), (200, 100), (200, 200), (0, 200)], first)
    tile.box(76, 124, 48, 76, second)


def _sun(tile: Canvas, first: str, second: str, ground: str) -> None:
    tile.disc(100, 200, 100, first)
    tile.disc(100, 200, 56, second)


def _waves(tile: Canvas, first: str, second: str, ground: str) -> None:
    for row in range(4):
        y = 25 + row * 50
        for start in range(-50, 200, 100):
            tile.arc(start + 25, y, 25, (180, 360), first, 13)
            tile.arc(start + 75, y, 25, (0, 180), first, 13)


def _quarter(tile: Canvas, first: str, second: str, ground: str) -> None:
    tile.disc(0, 200, 200, first)
    tile.disc(0, 200, 96, ground)


def _panels(tile: Canvas, first: str, second: str, ground: str) -> None:
    for row in range(3):
        for column in range(3):
            tile.box(12 + column * 62, 12 + row * 62, 52, 52, first if (row + column) % 2 == 0 else second)


def _arch(tile: Canvas, first: str, second: str, ground: str) -> None:
    tile.arch(24, 24, 152, 176, first)
    tile.arch(66, 70, 68, 130, second)


def _leaf(tile: Canvas, first: str, second: str, ground: str) -> None:
    """Where two quarter discs of opposite corners meet."""
    upper = [(x, 200 - (200**2 - (200 - x) ** 2) ** 0.5) for x in range(0, 201, 2)]
    lower = [(x, (200**2 - x**2) ** 0.5) for x in range(200, -1, -2)]
    tile.shape(upper + lower, first)


def _rows(tile: Canvas, first: str, second: str, ground: str) -> None:
    for row in range(4):
        tile.box(0, 12 + row * 50, 200, 26, first)


def _disc(tile: Canvas, first: str, second: str, ground: str) -> None:
    tile.disc(100, 100, 72, first)
    tile.disc(100, 100, 30, second)


def _rings(tile: Canvas, first: str, second: str, ground: str) -> None:
    for radius, colour in ((200, first), (144, ground), (88, second)):
        tile.disc(0, 0, radius, colour)


def rings() -> Canvas:
    """Seven linked rings, one of them broken; each passes over one neighbour and under the next."""
    page = Canvas(1400, 760, CREAM)
    radius, width = 150, 34
    centres = [(320, 250), (575, 250), (830, 250), (1085, 250), (447, 500), (702, 500), (957, 500)]
    colours = [BRICK["c"], GREEN["c"], VIOLET["c"], BRICK["c"], VIOLET["c"], OCHRE, GREEN["c"]]
    for (x, y), colour in zip(centres, colours, strict=True):
        if colour == OCHRE:
            page.arc(x, y, radius, (118, 422), colour, width)
        else:
            page.ring(x, y, radius, colour, width)
    for (x, y), colour in zip(centres, colours, strict=True):
        for start in (20, 140, 260):
            if colour != OCHRE or start != 20:
                page.arc(x, y, radius + 7, (start - 24, start + 24), CREAM, width + 14)
                page.arc(x, y, radius, (start - 25, start + 25), colour, width)
    return page
