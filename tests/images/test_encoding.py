from io import BytesIO

from PIL import Image

from shop.images.encoding import encode


def _jpeg(size: tuple[int, int], **options: object) -> bytes:
    content = BytesIO()
    Image.new("RGB", size, "#9a4f35").save(content, "JPEG", **options)
    return content.getvalue()


def test_encode_makes_each_width_and_format():
    encoded = encode(source=_jpeg((400, 500)), targets=[(160, "avif"), (160, "webp"), (320, "webp")])

    assert [(item.width, item.height, item.format) for item in encoded] == [
        (160, 200, "avif"),
        (160, 200, "webp"),
        (320, 400, "webp"),
    ]
    assert Image.open(BytesIO(encoded[0].content)).format == "AVIF"


def test_encode_never_makes_a_picture_larger():
    [encoded] = encode(source=_jpeg((400, 500)), targets=[(800, "webp")])

    assert (encoded.width, encoded.height) == (400, 500)


def test_encode_turns_a_picture_upright_and_forgets_what_the_camera_wrote():
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif[0x010F] = "A camera"

    [encoded] = encode(source=_jpeg((400, 500), exif=exif), targets=[(250, "webp")])

    assert (encoded.width, encoded.height) == (250, 200)
    assert b"A camera" not in encoded.content
