"""Draws every picture in the sample into `media/`: charts and flat illustrations in the book's colours.

The drawn files are kept, and the submissions are built from them, because two versions of a drawing
library seldom agree to the last byte. Run the build with `--draw` to draw them again.
"""

from pathlib import Path

from . import charts, motifs, scenes

MEDIA = Path(__file__).resolve().parent.parent / "media"
PICTURES = {
    "band.png": motifs.band,
    "roof-day.png": charts.roof_day,
    "terrace.jpg": scenes.terrace,
    "river.png": scenes.river,
    "pound.png": charts.pound,
    "ladder.png": charts.ladder,
    "rota.png": charts.rota,
    "table.jpg": scenes.table,
    "evenings.png": charts.evenings,
    "estate.png": scenes.estate,
    "hall.jpg": scenes.hall,
    "net.png": motifs.net,
}


def draw_all() -> None:
    """Draw every picture. PNG files have a palette, to keep the repository small; JPEG files have no EXIF."""
    MEDIA.mkdir(exist_ok=True)
    for name, draw in PICTURES.items():
        image = draw().finished()
        if name.endswith(".jpg"):
            image.save(MEDIA / name, quality=88, optimize=True)
        else:
            image.quantize(128).save(MEDIA / name, optimize=True)
