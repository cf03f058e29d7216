"""Patterns: the band of tiles at the head of the foreword, and the net of knots."""

from .canvas import BRICK, CREAM, GREEN, INK, OCHRE, SAND, SOFT, VIOLET, Canvas, Point

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


def net() -> Canvas:
    """A net of knots, each tied to its neighbours; one cord has parted and the rest hold."""
    page = Canvas(1400, 760, CREAM)
    knots = {
        (row, column): (100 + column * 200 + (row % 2) * 100, 110 + row * 180)
        for row in range(4)
        for column in range(7)
    }
    del knots[1, 6], knots[3, 6]
    for (row, column), start in knots.items():
        shift = row % 2
        for other in ((row, column + 1), (row + 1, column - 1 + shift), (row + 1, column + shift)):
            if other not in knots:
                continue
            if ((row, column), other) == ((1, 3), (2, 3)):
                _parted(page, start, knots[other])
            else:
                page.line([start, knots[other]], SOFT, 9)
    colours = (BRICK["c"], GREEN["c"], VIOLET["c"], BRICK["m"], GREEN["m"], VIOLET["m"])
    for (row, column), (x, y) in knots.items():
        page.disc(x, y, 40, CREAM)
        page.disc(x, y, 32, colours[(row * 2 + column) % 6])
        page.disc(x, y, 11, CREAM)
    return page


def _parted(page: Canvas, start: Point, end: Point) -> None:
    """A cord that has come in two, with its ends hanging."""
    (ax, ay), (bx, by) = start, end
    for (x, y), (dx, dy) in (((ax, ay), (-14, 74)), ((bx, by), (22, -62))):
        page.line([(x, y), (x + dx * 0.7, y + dy * 0.55), (x + dx, y + dy)], OCHRE, 11)
        for fray in (-9, 0, 9):
            page.line([(x + dx, y + dy), (x + dx + fray, y + dy + (14 if dy > 0 else -14))], OCHRE, 4)
