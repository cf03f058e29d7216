"""The list of contributors: a headshot is cut to a square as was chosen, in the PDF as on the pages."""

import io
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image

from essayeditor.collection.book import BookContributor, Contributors
from essayeditor.exporters.pdf import write
from essayeditor.typeset.book import layout
from essayeditor.typeset.pages import Picture
from essayeditor.typeset.themes import load_theme, themes
from tests.exporters.pdf.test_pictures import BLUE, GREEN, RED, near, saved, scene
from tests.typeset.test_book import book

HEADSHOT = "cd" * 32
SHAPES = {"portrait": (400, 800), "landscape": (800, 400), "square": (500, 500)}
_SCALE = 3


def printed(content: bytes, crop: tuple[int, ...], theme: str, target) -> tuple[Picture, Image.Image]:
    """Return a headshot as it is placed on its page, and what is seen there in the PDF."""
    person = BookContributor("A. Person", "Person", headshot=HEADSHOT, headshot_crop=crop)
    whole = replace(book(1), parts=(*book(1).parts[:-2], Contributors((person,))))
    size = Image.open(io.BytesIO(content)).size
    pages = layout(whole, load_theme(theme), lambda _: size)
    number = pages.starts["contributors"] - 1
    (picture,) = [item for item in pages.pages[number].drawn() if isinstance(item, Picture)]
    write(pages, whole, lambda _: content, target)
    document = pypdfium2.PdfDocument(target)
    page = document[number].render(scale=_SCALE).to_pil().convert("RGB")
    document.close()
    box = (picture.x, picture.y, picture.x + picture.width, picture.y + picture.height)
    return picture, page.crop(tuple(round(side * _SCALE) for side in box))


def colour_at(image: Image.Image, across: float, down: float) -> tuple[int, int, int]:
    """Return the colour around a place, in parts of the sides."""
    x, y = across * image.width, down * image.height
    return image.resize((1, 1), box=(x - 6, y - 6, x + 6, y + 6)).getpixel((0, 0))


@pytest.mark.parametrize("theme", themes())
@pytest.mark.parametrize("shape", SHAPES)
def test_a_headshot_of_any_shape_comes_out_square_and_undistorted(shape, theme, tmp_path):
    size = SHAPES[shape]
    picture, seen = printed(saved(scene(*size), "PNG"), (), theme, tmp_path / "b.pdf")
    assert picture.width == pytest.approx(picture.height)
    left, top, right, bottom = picture.crop or (0.0, 0.0, 0.0, 0.0)
    assert (1 - left - right) * size[0] == pytest.approx((1 - top - bottom) * size[1], rel=0.02)
    assert near(colour_at(seen, 0.2, 0.1), RED)
    assert near(colour_at(seen, 0.8, 0.1), GREEN)
    middle = (0.5 * size[1] - top * size[1]) / ((1 - top - bottom) * size[1])
    assert near(colour_at(seen, 0.2, middle - 0.08), RED)  # the quarters meet where they do in the picture
    assert near(colour_at(seen, 0.2, middle + 0.08), BLUE)


@pytest.mark.parametrize(
    ("shape", "crop", "colour"),
    [
        ("portrait", (0, 0, 500, 250), RED),
        ("portrait", (500, 0, 500, 500), GREEN),  # no square: cut to one within
        ("portrait", (0, 600, 500, 200), BLUE),
        ("landscape", (500, 0, 250, 500), GREEN),
        ("landscape", (0, 500, 500, 500), BLUE),
        ("square", (100, 550, 300, 300), BLUE),
    ],
)
def test_the_part_that_was_chosen_is_what_is_printed(shape, crop, colour, tmp_path):
    content = saved(scene(*SHAPES[shape]), "JPEG", quality=95)
    picture, seen = printed(content, crop, "community-britain", tmp_path / "b.pdf")
    assert picture.width == pytest.approx(picture.height)
    for across in (0.1, 0.5, 0.9):
        for down in (0.1, 0.5, 0.9):
            assert near(colour_at(seen, across, down), colour)
