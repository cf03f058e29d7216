"""Pictures of contributors: what is kept, what is left behind, what is refused."""

import io

import pytest
from PIL import Image, PngImagePlugin

from essayeditor.collection.entities import Contributor
from essayeditor.desk import Desk, portraits
from essayeditor.foundation.errors import OperationRefused


def picture(size=(300, 400), form="JPEG", mode="RGB", **options):
    image = Image.new(mode, size, "white" if mode != "RGBA" else (0, 0, 0, 0))
    image.paste("red" if mode in ("RGB", "RGBA") else 90, (0, 0, size[0] // 2, size[1] // 2))
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


@pytest.fixture
def desk(path):
    with Desk.create(path, "Stories") as made:
        yield made


def test_a_cameras_data_is_left_behind_and_the_picture_stands_upright(desk):
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter
    exif[0x010E] = "zq-description"
    exif.get_ifd(0x8825)[1] = "N"
    content = picture(exif=exif, comment=b"zq-comment")
    assert b"zq-description" in content
    (key,) = desk.add_contributor("Sample contributor 7").created
    desk.set_headshot(key, content)
    kept = desk.picture(desk.record.get(Contributor, key).headshot)
    assert b"zq-" not in kept
    assert b"Exif" not in kept
    with Image.open(io.BytesIO(kept)) as shown:
        assert shown.size == (400, 300)
        assert shown.getpixel((350, 50))[1] < 60, "the red corner is at the top right now"
    desk.undo()
    assert desk.record.get(Contributor, key).headshot == ""
    desk.redo()
    desk.remove_headshot(key)
    assert desk.record.get(Contributor, key).headshot == ""


@pytest.mark.parametrize(
    ("form", "mode"), [("PNG", "RGBA"), ("PNG", "L"), ("PNG", "P"), ("WEBP", "RGB"), ("JPEG", "CMYK")]
)
def test_every_kind_becomes_a_plain_jpeg(form, mode):
    kept = portraits.portrait(picture(form=form, mode=mode))
    assert kept.media_type == "image/jpeg"
    assert (kept.width, kept.height) == (300, 400)
    with Image.open(io.BytesIO(kept.content)) as shown:
        assert shown.mode in ("RGB", "L")


def test_words_hidden_in_a_png_are_left_behind():
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "zq-author")
    assert b"zq-" not in portraits.portrait(picture(form="PNG", pnginfo=info)).content


def test_a_large_picture_is_made_smaller():
    kept = portraits.portrait(picture((3000, 2000)))
    assert (kept.width, kept.height) == (1200, 800)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "cannot be read"),
        (b"not a picture", "cannot be read"),
        (picture()[:400], "cannot be read"),
        (picture((90, 400)), "too small"),
        (picture((9000, 7000), "PNG", "1"), "pixels"),
        (picture((20000, 20000), "PNG", "1"), "(cannot be read|pixels)"),
        (picture(form="GIF", mode="L"), "cannot be read"),
        (b"\xff\xd8\xff" + b"0" * (26 << 20), "larger than"),
    ],
    ids=["empty", "words", "cut short", "small", "many pixels", "bomb", "gif", "heavy"],
)
def test_what_cannot_be_printed_is_refused(desk, content, words):
    (key,) = desk.add_contributor("Sample contributor 7").created
    with pytest.raises(OperationRefused, match=words):
        desk.set_headshot(key, content)
    assert desk.record.get(Contributor, key).headshot == ""
