"""
Reading pictures that people upload, and making smaller ones of them in the formats that browsers like best.

One decoding serves all sizes. What is made carries no metadata: no position, device, time or comment. Colours stay
right, so a profile stays where it describes what the file holds; else the colours are converted to sRGB by it.

This knows nothing of Django: `shop.images.encoder` runs it in a process of its own.
"""

import contextlib
import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any, NamedTuple

from PIL import Image, ImageCms

# AVIF's speed 9 and WebP's method 2 take a third of the time of the usual ones for a twentieth more bytes.
FORMATS: dict[str, dict[str, Any]] = {
    "avif": {"quality": 58, "speed": 9, "max_threads": 1},
    "webp": {"quality": 77, "method": 2},
    "jpeg": {"quality": 80, "progressive": True, "optimize": True},
    "png": {"optimize": True},
}
LONGEST_SIDES = {"avif": 32_768, "webp": 16_383, "jpeg": 65_500, "png": 65_500}
HAVE_NO_TRANSPARENCY = {"jpeg"}
# What may be read, by Pillow's names. A photo with a second one in it (MPO) is a JPEG to start with.
READ_FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
BEGINNINGS = re.compile(rb"GIF8[79]a|\xff\xd8\xff|\x89PNG\r\n\x1a\n|RIFF....WEBP|....ftypavi[fs]", re.DOTALL)
MOST_PIXELS = 25_000_000
LONGEST_SIDE = 30_000
# A profile of an RGB space takes half a kilobyte to three; larger ones describe a device, and would outweigh a
# small picture.
LARGEST_PROFILE = 4096
# A picture is read at least so many times larger than it will be, so that shrinking it stays smooth.
READ_LARGER = 2
# Small sizes are made from an intermediate one of so many times their size, in half the time.
REDUCING_GAP = 2.0
RIGHT_ANGLES = 5  # from here on, EXIF's orientations swap width and height
ORIENTATION = 0x0112


INCOMPLETE = "The picture is incomplete: its file ends too early or is damaged."


class UnableToRead(Exception):
    """The file can't be read as a picture. `reason` is one of `Reason`, the message is for people."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class Reason:
    """Why a picture can't be read."""

    NO_PICTURE = "no-picture"
    INCOMPLETE = "incomplete"
    TOO_LARGE = "too-large"


class Box(NamedTuple):
    """A part of a picture, in pixels of the upright original."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, kw_only=True)
class Target:
    """A picture to make: which part of the original, how large at most, and how to write it."""

    spec: str
    format: str
    max_width: int | None = None
    max_height: int | None = None
    crop: Box | None = None
    quality: int | None = None
    background: tuple[int, int, int] | None = None


@dataclass(frozen=True, kw_only=True)
class EncodedPicture:
    """A picture that was made, ready to be written to a file; or why it could not be made."""

    spec: str
    format: str
    width: int = 0
    height: int = 0
    content: bytes = b""
    problem: str = ""


@dataclass(frozen=True, kw_only=True)
class PictureFacts:
    """What a file holds. Width and height are those of the upright picture."""

    format: str
    width: int
    height: int
    is_opaque: bool


def read_facts(source: bytes) -> PictureFacts:
    """
    Return what the head of the file says, without decoding a pixel.

    :raises UnableToRead: if this is no picture, or one with more pixels than we read
    """
    with _open(source) as opened:
        return _facts(opened)


def check(source: bytes) -> PictureFacts:
    """
    Decode all of the file, and return what it holds.

    :raises UnableToRead: if it is no picture, ends too early, is damaged, or has too many pixels
    """
    with _open(source) as opened, _damage_named():
        facts = _facts(opened)
        _limit_frames(opened)
        # JPEGs are read at an eighth of their size, which reads all of the file.
        opened.draft(None, (1, 1))
        opened.load()
        for number in range(1, _frame_count(opened)):
            opened.seek(number)
            opened.load()
        if opened.format == "GIF" and not source.rstrip(b"\x00").endswith(b";"):
            raise EOFError("the end of the file is missing")
        return facts


def encode(*, source: bytes, targets: list[Target]) -> list[EncodedPicture]:
    """
    Return the picture in each size and format that can be made; each says for itself why it could not be.

    A picture is never made larger than it is.

    :raises UnableToRead: if the file can't be read
    """
    with _open(source) as opened:
        original = _upright_size(opened)
        _limit_frames(opened)
        picture, profile = _decode(opened, wanted=_wanted_size(targets, original))
    made = []
    for target in targets:
        try:
            made.append(_make(picture, profile, target, original))
        except MemoryError:
            made.append(EncodedPicture(spec=target.spec, format=target.format, problem="takes too much memory"))
        except (OSError, ValueError) as error:
            made.append(EncodedPicture(spec=target.spec, format=target.format, problem=str(error)))
    return made


def _open(source: bytes) -> Image.Image:
    try:
        opened = Image.open(BytesIO(source), formats=READ_FORMATS)
    except Image.DecompressionBombError as error:
        raise UnableToRead(Reason.TOO_LARGE, _too_many_pixels()) from error
    except MemoryError as error:
        raise UnableToRead(Reason.TOO_LARGE, "The picture takes too much memory.") from error
    except Exception as error:  # each format has its own ways to fail
        if BEGINNINGS.match(source):
            raise UnableToRead(Reason.INCOMPLETE, INCOMPLETE) from error
        raise UnableToRead(Reason.NO_PICTURE, "The file isn't a picture that we can read.") from error
    if opened.width * opened.height > MOST_PIXELS:
        raise UnableToRead(Reason.TOO_LARGE, _too_many_pixels())
    if max(opened.size) > LONGEST_SIDE:
        message = f"The picture is too long: a side may have {LONGEST_SIDE:,} pixels at most."
        raise UnableToRead(Reason.TOO_LARGE, message)
    return opened


def _facts(opened: Image.Image) -> PictureFacts:
    width, height = _upright_size(opened)
    return PictureFacts(
        format=str(opened.format), width=width, height=height, is_opaque=not opened.has_transparency_data
    )


def _limit_frames(opened: Image.Image) -> None:
    with _damage_named():
        frames = _frame_count(opened)
    if opened.width * opened.height * frames > MOST_PIXELS:
        raise UnableToRead(Reason.TOO_LARGE, _too_many_pixels())


def _too_many_pixels() -> str:
    most = MOST_PIXELS // 1_000_000
    return f"The picture has too many pixels: {most} megapixels at most, all frames of an animation together."


def _frame_count(opened: Image.Image) -> int:
    # The second picture of an MPO is a photo of its own, which nobody is shown.
    return 1 if opened.format == "MPO" else getattr(opened, "n_frames", 1)


@contextlib.contextmanager
def _damage_named() -> Any:
    try:
        yield
    except UnableToRead:
        raise
    except MemoryError as error:
        raise UnableToRead(Reason.TOO_LARGE, "The picture takes too much memory.") from error
    except Exception as error:  # Pillow's readers raise OSError, SyntaxError, ValueError, EOFError and others
        raise UnableToRead(Reason.INCOMPLETE, INCOMPLETE) from error


def _orientation(opened: Image.Image) -> int:
    try:
        # A PNG's own way to be asked decodes all of it, for a block at its end that browsers don't look at either.
        return int(Image.Image.getexif(opened).get(ORIENTATION, 1))
    except Exception:  # whatever a broken block says, the picture itself may be fine
        return 1


def _upright_size(opened: Image.Image) -> tuple[int, int]:
    width, height = opened.size
    return (height, width) if _orientation(opened) >= RIGHT_ANGLES else (width, height)


def _wanted_size(targets: list[Target], original: tuple[int, int]) -> tuple[int, int]:
    """Return how large the picture must be read, upright, for the largest of the targets."""
    scale = 0.0
    for target in targets:
        crop = target.crop or Box(0, 0, *original)
        size = (crop.right - crop.left, crop.bottom - crop.top)
        scale = max(scale, _scale(size, target) * READ_LARGER)
    return (max(1, round(original[0] * min(1.0, scale))), max(1, round(original[1] * min(1.0, scale))))


def _scale(size: tuple[int, int], target: Target) -> float:
    by_width = (target.max_width or size[0]) / size[0]
    by_height = (target.max_height or size[1]) / size[1]
    return min(1.0, by_width, by_height)


def _decode(opened: Image.Image, *, wanted: tuple[int, int]) -> tuple[Image.Image, bytes | None]:
    """Return the upright picture in RGB or RGBA, not much larger than wanted, and the profile of its colours."""
    orientation = _orientation(opened)
    lying = wanted[::-1] if orientation >= RIGHT_ANGLES else wanted
    with _damage_named():
        opened.draft(None, lying)
        opened.load()
        picture = _shrink(_plain(opened), lying)
    method = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }.get(orientation)
    if method is not None:
        picture = picture.transpose(method)
    picture, profile = _in_rgb(picture, opened.info.get("icc_profile"))
    # Pillow writes what it finds here: comments, resolutions, times.
    picture.info = {}
    return picture, profile


def _plain(opened: Image.Image) -> Image.Image:
    """Return the picture in a mode that can be shrunk: eight bits a channel, no palette."""
    if opened.mode.startswith("I"):
        # Sixteen bits: converting them as they are would cut off all but the darkest tones.
        return opened.convert("I").point(lambda value: value * (1 / 257) + 0.5).convert("L")
    kind = ("L" if opened.mode in ("1", "L", "LA") else "RGB") + ("A" if opened.has_transparency_data else "")
    return opened if opened.mode in ("CMYK", kind) else opened.convert(kind)


def _shrink(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    factor = min(picture.width // size[0], picture.height // size[1])
    return picture.reduce(factor) if factor > 1 else picture


def _in_rgb(picture: Image.Image, profile: Any) -> tuple[Image.Image, bytes | None]:
    space = _space_of(profile)
    is_rgb = picture.mode in ("RGB", "RGBA")
    if is_rgb and space == "RGB" and len(profile) <= LARGEST_PROFILE:
        return picture, profile
    own_space = "RGB" if is_rgb else {"CMYK": "CMYK", "L": "GRAY", "LA": "GRAY"}[picture.mode]
    alpha = picture.getchannel("A") if picture.mode in ("RGBA", "LA") else None
    if space == own_space:
        with contextlib.suppress(ImageCms.PyCMSError):
            bare = picture if alpha is None else picture.convert("RGB" if is_rgb else "L")
            converted = ImageCms.profileToProfile(
                bare, BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
            if converted is not None:
                if alpha is not None:
                    converted.putalpha(alpha)
                return converted, None
    # Without a profile that fits, what most programs take for granted.
    wanted = "RGB" if alpha is None else "RGBA"
    return picture if picture.mode == wanted else picture.convert(wanted), None


def _space_of(profile: Any) -> str:
    if not isinstance(profile, bytes) or not profile:
        return ""
    try:
        return ImageCms.ImageCmsProfile(BytesIO(profile)).profile.xcolor_space.strip()
    except (OSError, ImageCms.PyCMSError):
        return ""


def _make(picture: Image.Image, profile: bytes | None, target: Target, original: tuple[int, int]) -> EncodedPicture:
    cut = target.crop or Box(0, 0, *original)
    read = (picture.width / original[0], picture.height / original[1])
    box = (cut.left * read[0], cut.top * read[1], cut.right * read[0], cut.bottom * read[1])
    size = (cut.right - cut.left, cut.bottom - cut.top)
    scale = _scale(size, target)
    width, height = max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
    if max(width, height) > LONGEST_SIDES[target.format]:
        limit = LONGEST_SIDES[target.format]
        problem = f"{width:,} × {height:,} pixels; {target.format.upper()} has sides of {limit:,} at most"
        return EncodedPicture(spec=target.spec, format=target.format, problem=problem)
    made = picture
    if (width, height) != picture.size or target.crop:
        made = picture.resize((width, height), Image.Resampling.LANCZOS, box=box, reducing_gap=REDUCING_GAP)
    if made.mode == "RGBA" and (target.background or target.format in HAVE_NO_TRANSPARENCY):
        ground = Image.new("RGBA", made.size, (*(target.background or (255, 255, 255)), 255))
        made = Image.alpha_composite(ground, made).convert("RGB")
    options = FORMATS[target.format]
    if target.quality is not None:
        options = {**options, "quality": target.quality}
    file = BytesIO()
    made.save(file, target.format.upper(), icc_profile=profile, **options)
    return EncodedPicture(
        spec=target.spec, format=target.format, width=width, height=height, content=file.getvalue()
    )
