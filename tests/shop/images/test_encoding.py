from io import BytesIO

import pytest
from PIL import AvifImagePlugin, Image, ImageCms, ImageFile, ImageStat, WebPImagePlugin

from shop.images.encoding import Box, Reason, Target, UnableToRead, check, encode, read_facts
from tests.shop.images import samples
from tests.shop.images.samples import drawing, photo, written

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")


def _jpeg(size: tuple[int, int], **options: object) -> bytes:
    content = BytesIO()
    Image.new("RGB", size, "#9a4f35").save(content, "JPEG", **options)
    return content.getvalue()


def _width(width: int, format_name: str) -> Target:
    return Target(spec=f"width-{width}|format-{format_name}", format=format_name, max_width=width)


def _made(source: bytes, format_name: str = "webp", width: int = 400) -> Image.Image:
    [made] = encode(source=source, targets=[_width(width, format_name)])
    return Image.open(BytesIO(made.content))


def _mean(picture: Image.Image) -> list[float]:
    return ImageStat.Stat(picture.convert("RGB")).mean


def test_encode_makes_each_width_and_format():
    encoded = encode(
        source=_jpeg((400, 500)), targets=[_width(160, "avif"), _width(160, "webp"), _width(320, "webp")]
    )

    assert [(item.width, item.height, item.format) for item in encoded] == [
        (160, 200, "avif"),
        (160, 200, "webp"),
        (320, 400, "webp"),
    ]
    assert Image.open(BytesIO(encoded[0].content)).format == "AVIF"


def test_encode_never_makes_a_picture_larger():
    [encoded] = encode(source=_jpeg((400, 500)), targets=[_width(800, "webp")])

    assert (encoded.width, encoded.height) == (400, 500)


def test_encode_turns_a_picture_upright_and_forgets_what_the_camera_wrote():
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif[0x010F] = "A camera"

    [encoded] = encode(source=_jpeg((400, 500), exif=exif), targets=[_width(250, "webp")])

    assert (encoded.width, encoded.height) == (250, 200)
    assert b"A camera" not in encoded.content


@pytest.mark.parametrize("orientation", range(1, 9))
def test_encode_keeps_each_orientation(orientation):
    """The red corner, top left in the upright picture, ends up there again."""
    upright = Image.new("RGB", (400, 200), "white")
    upright.paste("red", (0, 0, 100, 50))
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    lying = upright.transpose(back[orientation]) if orientation in back else upright
    source = written(lying, "JPEG", exif=samples.camera_data(orientation=orientation).tobytes())

    made = _made(source, "png", 200)

    assert made.size == (200, 100)
    assert read_facts(source).width == 400
    red, green, _ = made.convert("RGB").getpixel((10, 10))
    assert (red > 200, green < 60) == (True, True)


@pytest.mark.parametrize("target", ["avif", "webp", "jpeg", "png"])
@pytest.mark.parametrize("source", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_encode_writes_nothing_about_place_device_or_time(source, target):
    content = photo(format_name=source)
    assert samples.DEVICE.encode() in content

    [made] = encode(source=content, targets=[_width(160, target)])

    assert samples.DEVICE.encode() not in made.content
    assert samples.MOMENT.encode() not in made.content
    assert not Image.open(BytesIO(made.content)).getexif()


@pytest.mark.parametrize("target", ["avif", "webp", "jpeg", "png"])
def test_encode_keeps_the_profile_of_wide_colours(target):
    profile = samples.wide_profile()
    source = written(drawing(), "JPEG", icc_profile=profile, quality=95)

    made = _made(source, target)

    assert made.info["icc_profile"] == profile
    assert _mean(made) == pytest.approx(_mean(Image.open(BytesIO(source))), abs=4)


def test_encode_converts_colours_rather_than_carry_a_large_profile():
    profile = samples.wide_profile(padding=100_000)
    source = written(drawing(), "JPEG", icc_profile=profile, quality=95)
    right = ImageCms.profileToProfile(
        Image.open(BytesIO(source)), BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB"
    )

    made = _made(source)

    assert "icc_profile" not in made.info
    assert _mean(made) == pytest.approx(_mean(right), abs=4)


@pytest.mark.parametrize("target", ["avif", "webp", "jpeg", "png"])
@pytest.mark.parametrize(
    ("mode", "profile"), [("CMYK", samples.cmyk_profile()), ("L", samples.gray_profile())], ids=["CMYK", "grey"]
)
def test_encode_converts_colours_of_a_press_or_a_scanner_by_their_profile(mode, profile, target):
    source = written(drawing(mode=mode), "JPEG", icc_profile=profile, quality=95)
    opened = Image.open(BytesIO(source))
    right = ImageCms.profileToProfile(opened, BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB")
    assert _mean(right) != pytest.approx(_mean(opened), abs=20)

    made = _made(source, target)

    assert made.mode == "RGB"
    assert "icc_profile" not in made.info
    assert _mean(made) == pytest.approx(_mean(right), abs=4)


@pytest.mark.parametrize(
    "profile", [b"nonsense", samples.cmyk_profile(), samples.gray_profile()], ids=["broken", "CMYK", "grey"]
)
def test_encode_drops_a_profile_that_is_not_the_pictures(profile):
    source = written(drawing(), "JPEG", icc_profile=profile, quality=95)

    made = _made(source)

    assert "icc_profile" not in made.info
    assert _mean(made) == pytest.approx(_mean(Image.open(BytesIO(source))), abs=4)


def test_encode_converts_a_cmyk_picture_without_profile():
    made = _made(written(drawing(mode="CMYK"), "JPEG", quality=95))

    assert made.mode == "RGB"
    assert _mean(made) == pytest.approx(_mean(drawing(mode="CMYK")), abs=6)


def test_encode_keeps_the_tones_of_sixteen_bits():
    deep = Image.new("I;16", (400, 500), 32896)

    made = _made(written(deep, "PNG"))

    assert _mean(made) == pytest.approx([128] * 3, abs=2)


def test_encode_keeps_transparency_of_a_palette():
    picture = Image.new("P", (400, 500), 0)
    picture.putpalette([255, 0, 0, 0, 0, 255])
    picture.paste(1, (0, 0, 200, 500))

    made = _made(written(picture, "PNG", transparency=0), "webp").convert("RGBA")

    assert made.getpixel((350, 250))[3] == 0
    assert made.getpixel((50, 250))[3] == 255
    assert made.getpixel((50, 250))[2] > 200


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_encode_puts_white_behind_transparency_in_jpeg(mode):
    made = _made(written(Image.new(mode, (400, 500)), "PNG"), "jpeg")

    assert made.getpixel((10, 10)) == (255, 255, 255)


def test_encode_keeps_transparency_beside_a_grey_profile():
    picture = drawing(mode="LA")
    picture.putalpha(100)

    made = _made(written(picture, "PNG", icc_profile=samples.gray_profile()), "png")

    assert made.mode == "RGBA"
    assert made.getpixel((10, 10))[3] == 100


def test_encode_leaves_out_the_formats_that_a_tall_picture_does_not_fit():
    source = written(Image.new("RGB", (800, 17_000), "#9a4f35"), "PNG")

    tall, scaled, other = encode(
        source=source, targets=[_width(800, "webp"), _width(480, "webp"), _width(800, "jpeg")]
    )

    assert "16,383" in tall.problem
    assert (scaled.width, scaled.height, scaled.problem) == (480, 10_200, "")
    assert (other.width, other.height, other.problem) == (800, 17_000, "")


def test_encode_cuts_out_a_part_of_the_upright_original():
    picture = Image.new("RGB", (2000, 1000), "white")
    picture.paste("red", (1500, 0, 2000, 500))
    source = written(picture, "JPEG", exif=samples.camera_data(orientation=3).tobytes())

    [made] = encode(
        source=source,
        targets=[Target(spec="fill", format="png", crop=Box(0, 500, 500, 1000), max_width=100, max_height=100)],
    )

    assert (made.width, made.height) == (100, 100)
    assert Image.open(BytesIO(made.content)).getpixel((50, 50))[1] < 60


@pytest.mark.parametrize("format_name", FORMATS)
def test_check_takes_a_whole_picture(format_name):
    facts = check(written(drawing(), format_name))

    assert (facts.format, facts.width, facts.height) == (format_name, 400, 500)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.98])
@pytest.mark.parametrize("format_name", FORMATS)
def test_check_refuses_half_a_file(format_name, share):
    whole = written(drawing(), format_name)

    with pytest.raises(UnableToRead) as refused:
        check(whole[: int(len(whole) * share)])

    assert refused.value.reason == Reason.INCOMPLETE
    assert str(refused.value) == "The picture is incomplete: its file ends too early or is damaged."


@pytest.mark.parametrize("format_name", ["GIF", "PNG", "WEBP", "AVIF"])
def test_check_refuses_half_an_animation(format_name):
    frames = [drawing() for _ in range(4)]
    whole = written(frames[0], format_name, save_all=True, append_images=frames[1:], duration=100)
    assert check(whole).width == 400

    with pytest.raises(UnableToRead) as refused:
        check(whole[: int(len(whole) * 0.8)])

    assert refused.value.reason == Reason.INCOMPLETE


def test_check_refuses_a_gif_that_ends_between_two_frames():
    frames = [drawing(), drawing()]
    whole = written(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100)
    second = whole.rindex(b"\x21\xf9\x04")

    with pytest.raises(UnableToRead) as refused:
        check(whole[:second])

    assert refused.value.reason == Reason.INCOMPLETE


def test_check_refuses_an_animated_png_whose_frames_are_out_of_order():
    frames = [drawing(), drawing()]
    whole = written(frames[0], "PNG", save_all=True, append_images=frames[1:])
    broken = whole.replace(b"fdAT\x00\x00\x00\x02", b"fdAT\x00\x00\x00\x09")
    assert broken != whole

    with pytest.raises(UnableToRead) as refused:
        check(broken)

    assert refused.value.reason == Reason.INCOMPLETE


@pytest.mark.parametrize("format_name", ["TIFF", "BMP", "PPM"])
def test_check_refuses_what_is_no_format_of_ours(format_name):
    with pytest.raises(UnableToRead) as refused:
        check(written(drawing(), format_name))

    assert refused.value.reason == Reason.NO_PICTURE


def test_check_refuses_colours_that_only_scanners_write():
    lab = ImageCms.profileToProfile(
        drawing(), ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), outputMode="LAB"
    )

    with pytest.raises(UnableToRead) as refused:
        check(written(lab, "TIFF"))

    assert refused.value.reason == Reason.NO_PICTURE


@pytest.mark.parametrize("content", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7 GIF89a"])
def test_check_refuses_what_is_no_picture(content):
    with pytest.raises(UnableToRead) as refused:
        check(content)

    assert refused.value.reason == Reason.NO_PICTURE


@pytest.mark.parametrize(
    ("size", "frames", "words"),
    [((5001, 5000), 1, "too many pixels"), ((30_001, 1), 1, "too long"), ((2600, 2500), 4, "too many pixels")],
    ids=["large", "long", "animated"],
)
def test_check_refuses_too_many_pixels(size, frames, words):
    pictures = [Image.new("L", size, number) for number in range(frames)]
    source = written(pictures[0], "GIF", save_all=True, append_images=pictures[1:])

    with pytest.raises(UnableToRead, match=words) as refused:
        check(source)

    assert refused.value.reason == Reason.TOO_LARGE


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
def test_check_survives_broken_camera_data():
    source = written(drawing(), "JPEG", exif=b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\xff\xff")

    assert check(source).width == 400
    assert _made(source).size == (400, 500)


@pytest.mark.parametrize("format_name", FORMATS)
def test_read_facts_decodes_no_pixel(monkeypatch: pytest.MonkeyPatch, format_name: str):
    """The web worker does this, and a few kilobytes may take hundreds of megabytes to decode."""
    decoded: list[bool] = []
    for kind in (ImageFile.ImageFile, WebPImagePlugin.WebPImageFile, AvifImagePlugin.AvifImageFile):
        monkeypatch.setattr(kind, "load", lambda self: decoded.append(True))

    facts = read_facts(written(drawing((40, 50)), format_name))

    assert (facts.width, facts.height, decoded) == (40, 50, [])
