"""The charts. Every figure in them is illustrative; they tell by shape and hatching as well as colour."""

from .canvas import BRICK, GREEN, GREY, INK, OCHRE, RULE, SAND, VIOLET, WHITE, Canvas

_MADE = (2, 7, 14, 23, 32, 40, 44, 46, 46, 43, 37, 29, 20, 11, 5, 1)
_USED = (22, 24, 27, 28, 29, 31, 33, 34, 33, 32, 33, 34, 32, 30, 26, 23)
_PEOPLE = (
    (22, 31, 36, 30, 12), (18, 26, 33, 29, 10), (15, 24, 28, 20, 6), (20, 33, 41, 33, 9),
    (24, 40, 47, 38, 12), (26, 44, 58, 41, 14), (30, 52, 66, 55, 18),
    (48, 90, 140, 112, 40), (40, 77, 108, 84, 30),
    (35, 60, 71, 52, 16), (28, 47, 55, 36, 10),
)  # fmt: skip


def roof_day() -> Canvas:
    """A pool's use and its roof's output on one June day, hour by hour."""
    page = Canvas(1500, 900)
    left, right, foot, unit = 110, 1440, 780, 13.2
    step = (right - left) / len(_MADE)
    page.words(left, 58, "Kilowatts", 30, GREEN["c"], bold=True)
    page.box(760, 34, 30, 30, GREEN["c"])
    page.words(804, 59, "Made on the roof", 28)
    page.box(1100, 45, 50, 9, "#B8791A")
    page.words(1164, 59, "Used by the pool", 28)
    for value in range(0, 51, 10):
        y = foot - value * unit
        page.line([(left, y), (right, y)], RULE if value else GREY, 2)
        page.words(left - 20, y + 10, str(value), 27, GREY, at="rs")
    for hour, (made, used) in enumerate(zip(_MADE, _USED, strict=True)):
        x = left + hour * step
        page.box(x + 12, foot - made * unit, step - 24, made * unit, GREEN["c"])
        page.box(x + 2, foot - used * unit - 8, step - 4, 17, WHITE)
        page.box(x + 2, foot - used * unit - 4, step - 4, 9, "#B8791A")
        if hour % 2 == 0:
            page.words(x + step / 2, foot + 44, _clock(5 + hour), 27, at="ms")
    page.words((left + right) / 2, 872, "One day in June", 27, GREY, at="ms")
    return page


def _clock(hour: int) -> str:
    return "noon" if hour == 12 else f"{hour} am" if hour < 12 else f"{hour - 12} pm"


def pound() -> Canvas:
    """Where a pound goes, spent in the village shop or in the town."""
    page = Canvas(1400, 530)
    bars = (
        ("Spent in the town", ((14, "in the valley"), (86, "gone by the weekend"))),
        (
            "Spent in the shop",
            ((21, "wages"), (24, "local goods"), (9, "repairs"), (46, "gone by the weekend")),
        ),
    )
    fills = {"gone by the weekend": SAND, "in the valley": BRICK["c"], "wages": BRICK["c"]}
    fills |= {"local goods": BRICK["m"], "repairs": OCHRE}
    for row, (label, parts) in enumerate(bars):
        x, y = 60.0, 110 + row * 250
        page.words(x, y - 26, label, 32, INK, bold=True)
        for pence, name in parts:
            width = pence * 12.8
            page.box(x, y, width - 5, 96, fills[name])
            if name == "gone by the weekend":
                page.hatched(x, y, width - 5, 96, "#D9C9A8")
            dark = fills[name] == BRICK["c"]
            page.words(x + 18, y + 60, f"{pence}p", 32, WHITE if dark else INK, bold=True)
            page.words(x + 4, y + 136, name, 25, GREY)
            x += width
    return page


def ladder() -> Canvas:
    """A loan going down and savings going up, week by week, with a rest in the middle."""
    page = Canvas(1500, 880)
    left, right, foot, unit = 120, 1300, 760, 2.1
    step = (right - left) / 56
    page.words(left - 70, 60, "Pounds", 30, BRICK["c"], bold=True)
    for value in range(0, 301, 100):
        y = foot - value * unit
        page.line([(left, y), (right, y)], RULE if value else GREY, 2)
        page.words(left - 20, y + 10, str(value), 27, GREY, at="rs")
    owed = [300.0]
    saved = [0.0]
    for week in range(1, 57):
        resting = 26 <= week < 30
        owed.append(max(0.0, owed[-1] - (0 if resting else 300 / 52)))
        saved.append(saved[-1] + (0 if resting else 1))
    page.box(left + 25 * step, foot - 300 * unit, 4 * step, 300 * unit, BRICK["t"])
    page.line([(left + week * step, foot - value * unit) for week, value in enumerate(owed)], BRICK["c"], 9)
    page.line([(left + week * step, foot - value * unit) for week, value in enumerate(saved)], GREEN["c"], 9)
    page.disc(right, foot - saved[-1] * unit, 13, GREEN["c"])
    page.disc(left, foot - 300 * unit, 13, BRICK["c"])
    page.words(left + 10 * step, foot - 268 * unit, "What is owed", 30, BRICK["c"], bold=True)
    page.words(right + 24, foot - 46 * unit, "What is", 30, GREEN["c"], bold=True)
    page.words(right + 24, foot - 46 * unit + 38, "saved", 30, GREEN["c"], bold=True)
    page.words(left + 27 * step, foot - 312 * unit, "A bad month", 27, GREY, at="ms")
    for week in range(0, 57, 8):
        page.words(left + week * step, foot + 46, str(week), 27, at="ms")
    page.words((left + right) / 2, 862, "Weeks since the loan", 27, GREY, at="ms")
    return page


def rota() -> Canvas:
    """One morning in visits: nine short ones with unpaid driving, then five longer ones, all paid."""
    page = Canvas(1500, 640)
    left, hour = 60, 345
    before = [(index * 0.4375, 0.25) for index in range(9)]
    after = [(0.0, 0.5), (0.7, 0.5), (1.4, 0.75), (2.35, 0.5), (3.05, 0.95)]
    page.box(left, 30, 34, 30, BRICK["c"])
    page.words(left + 48, 56, "With somebody", 28)
    page.box(left + 300, 30, 34, 30, BRICK["t"])
    page.hatched(left + 300, 30, 34, 30, BRICK["m"], gap=9)
    page.words(left + 348, 56, "Driving, paid", 28)
    for row, (label, visits) in enumerate((("Before: nine visits", before), ("After: five visits", after))):
        y = 170 + row * 210
        page.words(left, y - 24, label, 31, INK, bold=True)
        end = visits[-1][0] + visits[-1][1]
        page.box(left, y, end * hour, 100, WHITE if row == 0 else BRICK["t"])
        if row:
            page.hatched(left, y, end * hour, 100, BRICK["m"], gap=11)
        for start, length in visits:
            page.box(left + start * hour, y, length * hour, 100, BRICK["c"], radius=6)
        page.line([(left, y + 112), (left + 4 * hour, y + 112)], GREY, 2)
    for index, label in enumerate(("6 am", "7 am", "8 am", "9 am", "10 am")):
        page.line([(left + index * hour, 492), (left + index * hour, 508)], GREY, 2)
        page.words(left + index * hour, 550, label, 27, at="ls" if index == 0 else "ms")
    page.words(left, 612, "One morning", 27, GREY)
    return page


def evenings() -> Canvas:
    """Eleven evenings by the hour: the fuller the room, the bigger and darker the square."""
    page = Canvas(1500, 860)
    left, top, cell = 190, 120, 112
    days = ("Fri", "Sat", "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Mon")
    for column, (day, counts) in enumerate(zip(days, _PEOPLE, strict=True)):
        x = left + column * cell
        page.words(x + cell / 2, top - 30, day, 30, INK, at="ms", bold=column in (0, 7))
        for row, count in enumerate(counts):
            y = top + row * cell
            page.box(x + 3, y + 3, cell - 6, cell - 6, VIOLET["t"])
            side = (cell - 14) * (count / 140) ** 0.5
            shade = VIOLET["d"] if count > 80 else VIOLET["c"] if count > 30 else VIOLET["m"]
            page.box(x + (cell - side) / 2, y + (cell - side) / 2, side, side, shade)
            if count == 140:
                page.words(x + cell / 2, y + cell / 2 + 12, "140", 34, WHITE, at="ms", bold=True)
    for row, label in enumerate(("6 pm", "7 pm", "8 pm", "9 pm", "10 pm")):
        page.words(left - 24, top + row * cell + cell / 2 + 10, label, 29, GREY, at="rs")
    y = 770
    x = float(left)
    for count in (10, 40, 100):
        side = (cell - 14) * (count / 140) ** 0.5
        shade = VIOLET["d"] if count > 80 else VIOLET["c"] if count > 30 else VIOLET["m"]
        page.box(x, y - side / 2, side, side, shade)
        page.words(x + side + 16, y + 10, f"{count} people", 28)
        x += side + 230
    return page
