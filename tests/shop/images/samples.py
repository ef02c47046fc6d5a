"""Pictures as cameras, printers and broken uploads make them."""

import struct
from io import BytesIO
from itertools import product
from typing import Any

from PIL import Image, ImageDraw

ORIENTATION, MAKE, MODEL, DATE, GPS = 0x0112, 0x010F, 0x0110, 0x0132, 0x8825
DEVICE = "Pearlcam"
MOMENT = "2026:11:03 10:15:27"
PLACE = {1: "S", 2: (37.0, 48.0, 49.0), 3: "E", 4: (144.0, 57.0, 47.0)}


def drawing(size: tuple[int, int] = (400, 500), mode: str = "RGB") -> Image.Image:
    """Return a picture with some detail, so that its file is no mere header."""
    picture = Image.effect_noise(size, 60).convert("RGB")
    ImageDraw.Draw(picture).ellipse((20, 20, size[0] - 20, size[1] // 2), fill="#9a4f35")
    return picture.convert(mode)


def written(picture: Image.Image, format_name: str, **options: Any) -> bytes:
    """Return the file of a picture."""
    file = BytesIO()
    if format_name == "AVIF":
        options = {"speed": 10, **options}
    picture.save(file, format_name, **options)
    return file.getvalue()


def camera_data(*, orientation: int = 1) -> Image.Exif:
    """Return what a camera writes into its pictures."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKE], exif[MODEL], exif[DATE] = orientation, DEVICE, "Seed 7", MOMENT
    exif.get_ifd(GPS).update(PLACE)
    return exif


XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf/>{DEVICE} {MOMENT}</x:xmpmeta>'.encode()


def photo(*, size: tuple[int, int] = (400, 500), orientation: int = 1, format_name: str = "JPEG") -> bytes:
    """Return a photo that says where, when and with what it was taken."""
    options: dict[str, Any] = {"exif": camera_data(orientation=orientation).tobytes(), "xmp": XMP}
    if format_name == "JPEG":
        options["comment"] = f"{DEVICE} {MOMENT}".encode()
    if format_name == "PNG":
        del options["xmp"]
    return written(drawing(size), format_name, **options)


def gray_profile() -> bytes:
    """Return the profile of a grey space whose tones are linear, and so look much lighter than usual ones."""
    return _profile(b"mntr", b"GRAY", b"XYZ ", {b"kTRC": b"curv" + bytes(4) + struct.pack(">I", 0)})


def cmyk_profile() -> bytes:
    """Return the profile of a press whose inks are nothing like those that programs take for granted."""
    grid = bytes(
        channel
        for c, m, y, k in product((0, 1), repeat=4)
        for channel in (
            round(max(5, 100 - 30 * c - 40 * m - 10 * y - 80 * k) * 2.55),
            max(0, min(255, 128 + round((-35 * c + 70 * m - 5 * y) * (1 - k)))),
            max(0, min(255, 128 + round((-45 * c - 5 * m + 85 * y) * (1 - k)))),
        )
    )
    identity = b"".join(struct.pack(">i", 65536 if n % 4 == 0 else 0) for n in range(9))
    straight = bytes(range(256))
    table = b"mft1" + bytes(4) + bytes((4, 3, 2, 0)) + identity + straight * 4 + grid + straight * 3
    return _profile(b"prtr", b"CMYK", b"Lab ", {b"A2B0": table})


def wide_profile(*, padding: int = 0) -> bytes:
    """Return the profile of an RGB space that holds more colours than sRGB: the one that phones take photos in."""
    tone = b"curv" + bytes(4) + struct.pack(">IH", 1, 0x0233)
    return _profile(
        b"mntr",
        b"RGB ",
        b"XYZ ",
        {
            b"rXYZ": b"XYZ " + bytes(4) + _xyz(0.5151, 0.2412, -0.0011),
            b"gXYZ": b"XYZ " + bytes(4) + _xyz(0.2919, 0.6922, 0.0419),
            b"bXYZ": b"XYZ " + bytes(4) + _xyz(0.1571, 0.0666, 0.7841),
            **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), tone),
            **({b"targ": b"text" + bytes(4 + padding)} if padding else {}),
        },
    )


def _profile(kind: bytes, space: bytes, connection: bytes, tags: dict[bytes, bytes]) -> bytes:
    tags = {
        b"desc": b"desc" + bytes(4) + struct.pack(">I", 5) + b"test\x00" + bytes(78),
        b"cprt": b"text" + bytes(4) + b"none\x00",
        b"wtpt": b"XYZ " + bytes(4) + _xyz(),
        **tags,
    }
    start = 128 + 4 + 12 * len(tags)
    index, body = struct.pack(">I", len(tags)), b""
    for name, content in tags.items():
        padded = content + bytes(-len(content) % 4)
        index += name + struct.pack(">II", start + len(body), len(content))
        body += padded
    head = struct.pack(
        ">I4sI4s4s4s12s4s", start + len(body), bytes(4), 0x02100000, kind, space, connection, bytes(12), b"acsp"
    )
    head += bytes(4 + 4 + 4 + 4 + 8 + 4) + _xyz() + bytes(4 + 44)
    return head + index + body


def _xyz(x: float = 0.9642, y: float = 1.0, z: float = 0.8249) -> bytes:
    return struct.pack(">3i", *(round(value * 65536) for value in (x, y, z)))
