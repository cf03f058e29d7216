"""Flat illustrations: a terrace in frost, a river, a long table, an estate in the sun, a public hall."""

import math

from .canvas import BRICK, CREAM, GREEN, GREY, INK, OCHRE, SAND, SOFT, VIOLET, WHITE, Canvas


def terrace() -> Canvas:
    """Six houses in winter: three roofs keep their frost and three give off their heat."""
    page = Canvas(1500, 820, VIOLET["t"])
    page.disc(1290, 150, 62, WHITE)
    page.box(0, 700, 1500, 120, VIOLET["m"])
    page.box(0, 700, 1500, 14, VIOLET["c"])
    walls = (BRICK["c"], BRICK["m"], BRICK["d"], BRICK["c"], BRICK["m"], BRICK["d"])
    for index, wall in enumerate(walls):
        x = 105 + index * 215
        frosted = index in (0, 2, 5)
        page.box(x, 420, 215, 280, wall)
        page.shape([(x, 424), (x + 26, 300), (x + 189, 300), (x + 215, 424)], WHITE if frosted else SOFT)
        if frosted:
            for row in range(3):
                page.line([(x + 34, 330 + row * 30), (x + 181, 330 + row * 30)], VIOLET["t"], 5)
        else:
            _heat(page, x + 107)
        page.box(x + 155, 262, 34, 60, wall)
        page.box(x + 149, 252, 46, 14, SOFT)
        light = CREAM if frosted else OCHRE
        page.box(x + 30, 460, 60, 76, light)
        page.box(x + 125, 460, 60, 76, light)
        page.box(x + 57, 460, 5, 76, wall)
        page.box(x + 152, 460, 5, 76, wall)
        page.arch(
            x + 122, 570, 66, 130, (GREEN["c"], VIOLET["c"], OCHRE, GREEN["m"], VIOLET["d"], CREAM)[index]
        )
        page.box(x + 30, 590, 62, 70, light)
    return page


def _heat(page: Canvas, x: float) -> None:
    for offset in (-56, 0, 46):
        points = [(x + offset + 11 * math.sin(t / 14), 270 - t) for t in range(0, 130, 2)]
        page.line(points, BRICK["m"], 8)


def river() -> Canvas:
    """A valley in section: intake, pipe, turbine shed, cottages, and the gauge with its two lines."""
    page = Canvas(1500, 860, GREEN["t"])
    page.disc(1180, 170, 84, OCHRE)
    page.shape([(0, 130), (260, 210), (520, 400), (800, 500), (1500, 520), (1500, 860), (0, 860)], GREEN["m"])
    page.shape([(0, 330), (300, 400), (560, 560), (860, 640), (1500, 660), (1500, 860), (0, 860)], GREEN["c"])
    bed = [(0, 400), (280, 470), (540, 625), (860, 712), (1500, 724)]
    page.shape([*bed, (1500, 860), (0, 860)], VIOLET["c"])
    page.shape([(0, 465), (280, 540), (540, 705), (830, 812), (1500, 830), (1500, 860), (0, 860)], GREEN["d"])
    for shift in (26, 52, 78):
        _ripple(page, shift)
    page.line([(190, 430), (420, 500), (640, 584)], SAND, 12)
    page.box(166, 396, 44, 52, INK)
    page.shape([(600, 532), (675, 477), (750, 532)], BRICK["d"])
    page.box(610, 530, 130, 100, BRICK["c"])
    page.disc(675, 578, 30, CREAM)
    page.disc(675, 578, 11, BRICK["c"])
    for index, wall in enumerate((CREAM, BRICK["m"], CREAM, SAND)):
        x = 920 + index * 104
        page.shape([(x - 6, 568), (x + 46, 514), (x + 98, 568)], VIOLET["d"])
        page.box(x, 566, 92, 92, wall)
        page.box(x + 14, 586, 24, 26, VIOLET["c"])
        page.box(x + 54, 604, 24, 54, GREEN["d"])
    page.box(1384, 540, 30, 280, CREAM)
    page.box(1372, 610, 54, 16, BRICK["c"])
    page.box(1372, 676, 54, 16, WHITE)
    page.box(1372, 690, 54, 3, GREY)
    for mark in range(4):
        page.box(1384, 716 + mark * 24, 15, 5, INK)
    return page


def _ripple(page: Canvas, shift: float) -> None:
    across = range(920 - round(shift * 2), 1340, 4)
    page.line([(x, 720 + shift + 4 * math.sin(x / 19 + shift)) for x in across], VIOLET["m"], 4)


def table() -> Canvas:
    """A long table from above, with plates, bowls and bread, and a gap or two on the benches."""
    page = Canvas(1500, 720, GREEN["d"])
    page.box(90, 215, 1320, 290, CREAM, radius=14)
    for x in range(90, 1080, 330):
        page.line([(x + 330, 222), (x + 330, 498)], SAND, 3)
    coats = (BRICK["m"], OCHRE, VIOLET["m"], GREEN["m"], BRICK["c"], SAND, VIOLET["c"])
    for side, y, plate in ((0, 130, 275), (1, 590, 445)):
        for seat in range(11):
            if (side, seat) in ((0, 6), (1, 2)):
                page.disc(150 + seat * 120, plate, 36, WHITE)
                continue
            x = 150 + seat * 120
            page.box(x - 46, y - 30, 92, 60, coats[(seat * 3 + side * 2) % 7], radius=30)
            page.disc(x, y, 25, (SOFT, BRICK["d"], VIOLET["d"], INK, GREY)[(seat * 2 + side) % 5])
            page.disc(x, plate, 36, WHITE)
            page.disc(x, plate, 24, (OCHRE, GREEN["m"], BRICK["m"])[(seat + side) % 3])
    for index in range(6):
        x = 205 + index * 218
        page.disc(x, 360, 44, (VIOLET["c"], BRICK["c"], GREEN["c"])[index % 3])
        page.disc(x, 360, 32, (OCHRE, SAND, GREEN["m"])[index % 3])
        if index == 5:
            continue
        page.box(x + 70, 340, 84, 40, OCHRE if index % 2 else BRICK["m"], radius=20)
        for cut in (0, 1, 2):
            page.line([(x + 92 + cut * 20, 348), (x + 86 + cut * 20, 372)], CREAM, 4)
    return page


def estate() -> Canvas:
    """Low houses and a block of flats under a large sun, with panels, and one wire that joins them."""
    page = Canvas(1500, 840, BRICK["t"])
    page.disc(420, 330, 250, OCHRE)
    page.disc(420, 330, 170, "#E8BC6A")
    page.box(0, 690, 1500, 150, GREEN["c"])
    page.box(980, 180, 300, 510, VIOLET["c"])
    for row in range(6):
        for column in range(4):
            lit = (row * 3 + column) % 4 == 1
            page.box(1010 + column * 64, 218 + row * 76, 42, 46, OCHRE if lit else VIOLET["t"])
    _panel(page, [(1000, 180), (1040, 130), (1160, 130), (1120, 180)])
    _panel(page, [(1130, 180), (1170, 130), (1280, 130), (1240, 180)])
    for index, x in enumerate((110, 310, 510, 710)):
        wall = (CREAM, BRICK["m"], SAND, CREAM)[index]
        page.box(x, 540, 180, 150, wall)
        page.shape([(x - 14, 544), (x + 40, 448), (x + 194, 448), (x + 194, 544)], BRICK["d"])
        _panel(page, [(x + 30, 528), (x + 64, 466), (x + 176, 466), (x + 176, 528)])
        page.box(x + 24, 580, 46, 46, VIOLET["c"])
        page.arch(x + 104, 582, 50, 108, GREEN["d"])
    wire = [(120, 740), (200, 740), (400, 740), (600, 740), (800, 740), (1130, 740), (1380, 740)]
    page.line(wire, OCHRE, 8)
    for x in (200, 400, 600, 800, 1130):
        page.line([(x, 690), (x, 740)], OCHRE, 8)
        page.disc(x, 740, 13, CREAM)
    page.shape([(1340, 690), (1385, 560), (1430, 690)], GREEN["m"])
    page.shape([(1350, 620), (1385, 500), (1420, 620)], GREEN["m"])
    return page


def _panel(page: Canvas, corners: list[tuple[float, float]]) -> None:
    """A solar panel in a slanting frame, ruled in three by two."""
    page.shape(corners, VIOLET["d"])
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    for part in (1 / 3, 2 / 3):
        page.line([(ax + (dx - ax) * part, ay), (bx + (cx - bx) * part, by)], VIOLET["m"], 3)
    page.line([((ax + bx) / 2, (ay + by) / 2), ((cx + dx) / 2, (cy + dy) / 2)], VIOLET["m"], 3)


def hall() -> Canvas:
    """An imagined public hall at dusk, with its door open. It is a portrait of no building."""
    page = Canvas(1500, 960, VIOLET["d"])
    for x, y in (
        (130, 120),
        (300, 70),
        (1180, 90),
        (1370, 170),
        (1270, 260),
        (90, 290),
        (430, 190),
        (1060, 210),
    ):
        page.disc(x, y, 5, CREAM)
    page.box(0, 800, 1500, 160, VIOLET["c"])
    page.shape([(680, 800), (820, 800), (1010, 960), (490, 960)], "#C8A25A")
    page.box(230, 420, 1040, 380, BRICK["c"])
    page.box(210, 396, 1080, 30, BRICK["m"])
    page.shape([(560, 400), (750, 270), (940, 400)], BRICK["m"])
    page.shape([(620, 392), (750, 302), (880, 392)], BRICK["d"])
    page.box(690, 130, 120, 175, BRICK["c"])
    page.shape([(676, 134), (750, 40), (824, 134)], GREEN["c"])
    page.disc(750, 205, 42, CREAM)
    page.line([(750, 205), (750, 176)], INK, 6)
    page.line([(750, 205), (772, 214)], INK, 6)
    for x in (280, 400, 520, 890, 1010, 1130):
        page.arch(x, 490, 90, 220, OCHRE)
        page.box(x + 42, 492, 6, 218, BRICK["d"])
        page.box(x, 580, 90, 6, BRICK["d"])
        page.box(x - 8, 708, 106, 12, BRICK["m"])
    page.arch(660, 500, 180, 300, BRICK["d"])
    page.arch(680, 524, 140, 276, "#F3D089")
    for step in range(3):
        page.box(630 - step * 26, 776 + step * 20, 240 + step * 52, 20, (SAND, CREAM, SAND)[step])
    page.box(640, 440, 220, 36, CREAM)
    page.words(750, 468, "PUBLIC HALL", 27, BRICK["d"], at="ms", bold=True)
    return page
