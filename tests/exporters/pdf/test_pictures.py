"""Pictures of every kind: shown as they should look, at the size that is wanted, with nothing private."""

import io

import pytest
from PIL import Image, ImageCms, ImageDraw

from essayeditor.exporters.pdf.jpeg import without_metadata
from essayeditor.exporters.pdf.pictures import UnreadablePicture, picture_size, prepare

RED, GREEN, BLUE = (200, 30, 20), (20, 140, 60), (30, 60, 180)


def scene(width=400, height=300):
    """Four quarters of different colours, with some grain, so that turns and crops can be told."""
    image = Image.effect_noise((width, height), 24).convert("RGB")
    for at, colour in (((0, 0), RED), ((1, 0), GREEN), ((0, 1), BLUE)):
        tint = Image.new("RGB", (width // 2, height // 2), colour)
        place = (at[0] * width // 2, at[1] * height // 2)
        image.paste(
            Image.blend(image.crop((*place, place[0] + tint.width, place[1] + tint.height)), tint, 0.9), place
        )
    return image


def saved(image, kind, **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def shown(pixels):
    """The picture as a viewer decodes it."""
    size = (pixels.width, pixels.height)
    if pixels.jpeg:
        return Image.open(io.BytesIO(pixels.data)).convert("RGB")
    import struct
    import zlib

    colour_type = {"DeviceGray": 0, "DeviceRGB": 2, "Indexed": 3}[pixels.space]
    head = struct.pack(">IIBBBBB", *size, pixels.bits, colour_type, 0, 0, 0)
    chunks = [(b"IHDR", head)]
    if pixels.palette:
        chunks.append((b"PLTE", pixels.palette))
    chunks += [(b"IDAT", pixels.data), (b"IEND", b"")]
    body = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
    return Image.open(io.BytesIO(b"\x89PNG\r\n\x1a\n" + body)).convert("RGB")


def near(colour, wanted, far=40):
    return all(abs(a - b) <= far for a, b in zip(colour, wanted, strict=True))


def quarters(image):
    w, h = image.size
    return [
        image.resize((1, 1), box=box).getpixel((0, 0))
        for box in ((0, 0, w // 2, h // 2), (w // 2, 0, w, h // 2))
    ]


WIDE = (10_000, 10_000)


@pytest.mark.parametrize(
    "content",
    [
        saved(scene(), "PNG"),
        saved(scene(), "JPEG", quality=90),
        saved(scene(), "JPEG", quality=90, progressive=True),
        saved(scene(), "WEBP", lossless=True),
        saved(scene(), "TIFF", compression="tiff_lzw"),
        saved(scene().convert("CMYK"), "TIFF"),
        saved(scene().convert("CMYK"), "JPEG", quality=95),
        saved(scene().quantize(64), "GIF"),
        saved(scene().quantize(64), "PNG"),
        saved(scene(), "BMP"),
        saved(scene().convert("RGBA"), "PNG"),
        saved(scene().convert("YCbCr"), "TIFF"),
        saved(scene(), "PPM"),
    ],
    ids=lambda c: repr(c[:4]),
)
def test_every_format_keeps_its_colours(content):
    pixels = prepare(content, WIDE)
    assert (pixels.width, pixels.height) == (400, 300)
    left, right = quarters(shown(pixels))
    assert near(left, RED)
    assert near(right, GREEN)


def test_grey_of_sixteen_bits_keeps_its_range():
    wide = Image.new("I;16", (100, 10))
    wide.putdata([min(65535, x * 656) for _ in range(10) for x in range(100)])
    pixels = prepare(saved(wide, "PNG"), WIDE)
    assert pixels.space == "DeviceGray"
    values = shown(pixels).convert("L")
    assert values.getpixel((0, 0)) <= 1
    assert abs(values.getpixel((50, 5)) - 128) <= 2
    assert values.getpixel((99, 0)) >= 252


def test_one_bit_stays_black_and_white():
    drawing = Image.new("1", (64, 64), 1)
    ImageDraw.Draw(drawing).rectangle((10, 10, 40, 40), fill=0)
    pixels = prepare(saved(drawing, "PNG"), WIDE)
    assert sorted(c for _, c in shown(pixels).convert("L").getcolors()) == [0, 255]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_is_turned_upright(orientation):
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    lying = scene().transpose(turns[orientation]) if orientation > 1 else scene()
    exif = Image.Exif()
    exif[0x0112] = orientation
    content = saved(lying, "JPEG", quality=92, exif=exif.tobytes())
    assert picture_size(content) == (400, 300)
    pixels = prepare(content, WIDE)
    assert (pixels.width, pixels.height) == (400, 300)
    left, right = quarters(shown(pixels))
    assert near(left, RED)
    assert near(right, GREEN)


def test_nothing_private_is_carried_over():
    exif = Image.Exif()
    exif[0x010F] = "Secret Camera Works"
    exif.get_ifd(0x8825)[1] = "N"
    for orientation in (1, 6):
        exif[0x0112] = orientation
        content = saved(scene(), "JPEG", exif=exif.tobytes(), comment=b"taken at home")
        assert b"Secret" in content
        for most in (WIDE, (100, 100)):
            data = prepare(content, most).data
            assert b"Secret" not in data
            assert b"home" not in data
            assert b"Exif" not in data


def test_a_jpeg_that_fits_is_kept_bit_for_bit_of_its_picture():
    content = saved(scene(), "JPEG", quality=70, comment=b"x")
    pixels = prepare(content, (400, 300))
    assert pixels.jpeg
    assert shown(pixels).tobytes() == Image.open(io.BytesIO(content)).convert("RGB").tobytes()


def test_a_picture_is_no_finer_than_wanted():
    for kind in ("PNG", "JPEG"):
        pixels = prepare(saved(scene(2000, 1500), kind), (300, 225))
        assert (pixels.width, pixels.height) == (300, 225)
    small = prepare(saved(scene(), "PNG"), (10_000, 7_500))
    assert (small.width, small.height) == (400, 300)


def test_a_crop_is_taken_before_the_size():
    pixels = prepare(saved(scene(2000, 1500), "PNG"), (100, 75), (0.5, 0.0, 0.0, 0.5))
    assert (pixels.width, pixels.height) == (100, 75)
    assert near(shown(pixels).resize((1, 1)).getpixel((0, 0)), GREEN)
    hair = prepare(saved(scene(), "PNG"), WIDE, (0.999, 0.999, 0.001, 0.001))
    assert (hair.width, hair.height) == (1, 1)


def test_transparency_becomes_a_mask():
    image = scene().convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    pixels = prepare(saved(image, "PNG"), WIDE)
    assert pixels.mask is not None
    assert pixels.mask.space == "DeviceGray"
    mask = shown(pixels.mask).convert("L")
    assert mask.getpixel((5, 5)) < 10
    assert mask.getpixel((5, 295)) > 245
    opaque = prepare(saved(scene().convert("RGBA"), "PNG"), WIDE)
    assert opaque.mask is None
    clear = scene().quantize(16)
    gif = prepare(saved(clear, "GIF", transparency=0), WIDE)
    assert gif.mask is not None


def test_a_chart_stays_exact_and_small():
    chart = Image.new("RGB", (900, 600), "white")
    pen = ImageDraw.Draw(chart)
    for bar in range(8):
        pen.rectangle((60 + bar * 100, 500 - bar * 50, 130 + bar * 100, 550), fill=(bar * 30, 90, 160))
    pixels = prepare(saved(chart, "PNG"), WIDE)
    assert pixels.space == "Indexed"
    assert shown(pixels).tobytes() == chart.tobytes()
    assert len(pixels.data) < 6000


def test_a_photograph_as_png_is_packed_as_one():
    photograph = Image.effect_noise((800, 600), 90).convert("RGB")
    photograph = Image.merge(
        "RGB",
        [photograph.getchannel(0), Image.effect_noise((800, 600), 60), Image.effect_noise((800, 600), 30)],
    )
    assert prepare(saved(photograph, "PNG"), WIDE).jpeg


def test_colours_are_brought_to_srgb_by_the_pictures_own_profile():
    plain = Image.new("RGB", (50, 50), RED)
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    same = prepare(saved(plain, "PNG", icc_profile=srgb.tobytes()), WIDE)
    assert near(shown(same).getpixel((9, 9)), RED, 2)
    broken = prepare(saved(plain, "PNG", icc_profile=b"not a profile"), WIDE)
    assert shown(broken).getpixel((9, 9)) == RED
    swapped = bytearray(srgb.tobytes())  # a profile whose red and blue primaries have changed places
    tags = {
        bytes(swapped[at : at + 4]): at
        for at in range(132, 132 + 12 * int.from_bytes(swapped[128:132], "big"), 12)
    }
    red, blue = tags[b"rXYZ"], tags[b"bXYZ"]
    swapped[red : red + 4], swapped[blue : blue + 4] = b"bXYZ", b"rXYZ"
    other = prepare(saved(plain, "PNG", icc_profile=bytes(swapped)), WIDE)
    assert near(shown(other).getpixel((9, 9)), RED[::-1], 6)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a picture",
        b"\xd7\xcd\xc6\x9a" + bytes(200),
        saved(scene(), "PNG")[:2000],
        saved(scene(), "JPEG")[:30],
        b"GIF89a" + bytes(40),
    ],
    ids=["empty", "text", "metafile", "half a PNG", "the head of a JPEG", "a false GIF"],
)
def test_what_cannot_be_decoded_says_so(content):
    with pytest.raises(UnreadablePicture):
        prepare(content, WIDE)


def test_segments_of_a_jpeg():
    content = saved(
        scene(), "JPEG", quality=80, progressive=True, comment=b"private", restart_marker_blocks=4
    )
    bare = without_metadata(content)
    assert b"private" not in bare
    assert Image.open(io.BytesIO(bare)).tobytes() == Image.open(io.BytesIO(content)).tobytes()
    assert without_metadata(content + b"a trailer with a secret") == bare
    with pytest.raises(ValueError, match="JPEG"):
        without_metadata(b"\x89PNG")
