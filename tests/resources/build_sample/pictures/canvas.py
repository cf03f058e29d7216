"""A canvas to draw on in whole page units, at three times its size, so that edges come out smooth."""

from PIL import Image, ImageDraw, ImageFont

INK, SOFT, GREY, RULE = "#1F1B18", "#3A342F", "#5A534C", "#B8AFA3"
CREAM, SAND, OCHRE, WHITE = "#F5EEE1", "#EADFC9", "#DDA23A", "#FFFFFF"
BRICK = {"c": "#97371F", "m": "#CF6F4E", "t": "#F7EBE3", "d": "#5F1F10"}
GREEN = {"c": "#1D5C49", "m": "#74A48D", "t": "#E5EFE9", "d": "#0F3A2D"}
VIOLET = {"c": "#3B3D7C", "m": "#8C8EC2", "t": "#EAEAF4", "d": "#23244F"}
_SCALE = 3
Point = tuple[float, float]


class Canvas:
    """Shapes and words on a ground, in pixels of the finished picture."""

    def __init__(self, width: int, height: int, ground: str = WHITE) -> None:
        self.width, self.height = width, height
        self.image = Image.new("RGB", (width * _SCALE, height * _SCALE), ground)
        self.pen = ImageDraw.Draw(self.image)

    def finished(self) -> Image.Image:
        return self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)

    def box(self, x: float, y: float, width: float, height: float, colour: str, *, radius: float = 0) -> None:
        edges = _scaled([(x, y), (x + width, y + height)])
        edges[1] = (edges[1][0] - 1, edges[1][1] - 1)
        if width > 0 and height > 0:
            self.pen.rounded_rectangle(edges, radius * _SCALE, colour)

    def shape(self, points: list[Point], colour: str) -> None:
        self.pen.polygon(_scaled(points), colour)

    def line(self, points: list[Point], colour: str, width: float = 2) -> None:
        """A line through `points` with round joints and ends."""
        self.pen.line(_scaled(points), colour, round(width * _SCALE), joint="curve")
        for x, y in (points[0], points[-1]):
            self.disc(x, y, width / 2, colour)

    def dashes(self, start: Point, end: Point, colour: str, *, width: float = 2, dash: float = 10) -> None:
        """A broken line, straight across or straight down."""
        length = max(abs(end[0] - start[0]), abs(end[1] - start[1]))
        steps = int(length // (dash * 2)) + 1
        dx, dy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
        for step in range(steps):
            a, b = step * dash * 2, min(step * dash * 2 + dash, length)
            points = [(start[0] + dx * t, start[1] + dy * t) for t in (a, b)]
            self.pen.line(_scaled(points), colour, round(width * _SCALE))

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        self.pen.ellipse(_scaled([(x - radius, y - radius), (x + radius, y + radius)]), colour)

    def ring(self, x: float, y: float, radius: float, colour: str, width: float) -> None:
        edges = _scaled([(x - radius, y - radius), (x + radius, y + radius)])
        self.pen.ellipse(edges, outline=colour, width=round(width * _SCALE))

    def arc(self, x: float, y: float, radius: float, angles: Point, colour: str, width: float) -> None:
        """Part of a ring, from one angle to the other, in degrees clockwise from three o'clock."""
        edges = _scaled([(x - radius, y - radius), (x + radius, y + radius)])
        self.pen.arc(edges, angles[0], angles[1], colour, round(width * _SCALE))

    def slice(self, x: float, y: float, radius: float, angles: Point, colour: str) -> None:
        edges = _scaled([(x - radius, y - radius), (x + radius, y + radius)])
        self.pen.pieslice(edges, angles[0], angles[1], colour)

    def arch(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A round-headed opening whose foot is at `y + height`."""
        self.slice(x + width / 2, y + width / 2, width / 2, (180, 360), colour)
        self.box(x, y + width / 2 - 1, width, height - width / 2 + 1, colour)

    def words(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        colour: str = INK,
        *,
        at: str = "ls",
        bold: bool = False,
    ) -> None:
        """Words at a point; `at` is Pillow's anchor (`ls` is left on the baseline)."""
        font = ImageFont.load_default(size * _SCALE)
        weight = round(size * _SCALE / 42) if bold else 0
        self.pen.text(
            (x * _SCALE, y * _SCALE), words, colour, font, at, stroke_width=weight, stroke_fill=colour
        )

    def hatched(
        self, x: float, y: float, width: float, height: float, colour: str, *, gap: float = 12
    ) -> None:
        """A box filled with slanting lines, for the sake of those who do not see the colour."""
        patch = Image.new("L", (round(width * _SCALE), round(height * _SCALE)), 0)
        pen = ImageDraw.Draw(patch)
        for start in range(-patch.height, patch.width, round(gap * _SCALE)):
            pen.line([(start, patch.height), (start + patch.height, 0)], 255, round(gap * _SCALE / 4))
        self.image.paste(Image.new("RGB", patch.size, colour), (round(x * _SCALE), round(y * _SCALE)), patch)


def _scaled(points: list[Point]) -> list[Point]:
    return [(x * _SCALE, y * _SCALE) for x, y in points]
