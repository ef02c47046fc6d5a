"""What Wagtail asks for when it wants a picture in a size of its own, in terms of our encoder."""

from pathlib import PurePath
from typing import Any

from wagtail.images.image_operations import BackgroundColorOperation
from wagtail.images.models import AbstractImage, Filter

from shop.images.encoding import FORMATS, Box, Target

# By the end of an original's name. What is missing here is written as JPEG.
FORMATS_KEPT = {".png": "png", ".gif": "png", ".webp": "webp", ".avif": "avif"}
EXTENSIONS = {"jpeg": "jpg"}


def target_of(wanted: Filter, picture: AbstractImage) -> Target:
    """Return what to make for one of Wagtail's filters: "max-800x600", "fill-300x300|format-webp"."""
    transform = wanted.get_transform(picture, (picture.width, picture.height))
    crop = transform.get_rect().round()
    said: dict[str, Any] = {}
    background = None
    for operation in wanted.filter_operations:
        if isinstance(operation, BackgroundColorOperation):
            background = operation.color
        else:
            operation.run(None, picture, said)
    format_name = said.get("output-format") or FORMATS_KEPT.get(PurePath(picture.file.name).suffix.lower(), "jpeg")
    format_name = format_name if format_name in FORMATS else "png"
    return Target(
        spec=wanted.spec,
        format=format_name,
        max_width=max(1, round(transform.size[0])),
        max_height=max(1, round(transform.size[1])),
        crop=Box(
            max(0, crop.left), max(0, crop.top), min(picture.width, crop.right), min(picture.height, crop.bottom)
        ),
        quality=said.get(f"{format_name}-quality"),
        background=background,
    )


def public_file_name(*, picture_id: int, digest: str, spec: str, format_name: str) -> str:
    """
    Return the name of a picture that everyone may see: "12-3fa85f6457.width-320.avif".

    Nothing in it comes from the name of what was uploaded, in which cameras write the time.
    """
    size = spec.partition("|")[0]
    return f"{picture_id}-{digest[:10]}.{size}.{EXTENSIONS.get(format_name, format_name)}"
