"""Pictures in all their sizes, made ahead: nothing in a request ever renders one."""

import logging
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.db.models import Exists, OuterRef

from shop.images.encoding import FORMATS, EncodedPicture, encode
from shop.images.models import Picture, Rendition

logger = logging.getLogger(__name__)

WIDTHS = (160, 320, 480, 800, 1080)
# So many pictures are in memory at once.
BATCH_SIZE = 8
THREADS = 2


def make_renditions(pictures: Iterable[Picture]) -> int:
    """
    Make what each picture lacks of its widths and formats; return how many files were made.

    Calling it again makes nothing. A picture is never made larger than it is.
    """
    pictures = list(pictures)
    made = 0
    for start in range(0, len(pictures), BATCH_SIZE):
        made += _make_batch(pictures[start : start + BATCH_SIZE])
    return made


def make_missing_renditions() -> int:
    """Make the renditions of every picture that has none of ours; Wagtail's admin makes its own."""
    ours = Rendition.objects.filter(image=OuterRef("pk"), filter_spec__startswith="width-")
    return make_renditions(Picture.objects.filter(~Exists(ours)).order_by("pk"))


def rendition_spec(*, width: int, format_name: str) -> str:
    """Return the name by which Wagtail knows a rendition, so that its own tags find ours."""
    return f"width-{width}|format-{format_name}"


def _make_batch(pictures: list[Picture]) -> int:
    missing = _find_missing(pictures)
    jobs = [(picture, missing[picture.pk]) for picture in pictures if missing[picture.pk]]
    with ThreadPoolExecutor(max_workers=THREADS) as threads:
        done = list(threads.map(_encode_picture, *zip(*jobs, strict=True))) if jobs else []
    for (picture, _), encoded in zip(jobs, done, strict=True):
        _keep(picture, encoded)
    return sum(len(encoded) for encoded in done)


def _encode_picture(picture: Picture, targets: list[tuple[int, str]]) -> list[EncodedPicture]:
    """Encode one picture; one whose file is lost or broken must not keep the others from being made."""
    try:
        with picture.open_file() as file:
            source = file.read()
        return encode(source=source, targets=targets)
    except OSError as error:
        logger.info("Picture %s can't be read, so it has no other sizes: %s", picture.pk, error)
        return []


def _find_missing(pictures: list[Picture]) -> dict[int, list[tuple[int, str]]]:
    rows = Rendition.objects.filter(image__in=pictures, focal_point_key="")
    existing = set(rows.values_list("image_id", "filter_spec"))
    return {
        picture.pk: [
            (width, name)
            for width in _widths_of(picture)
            for name in FORMATS
            if (picture.pk, rendition_spec(width=width, format_name=name)) not in existing
        ]
        for picture in pictures
    }


def _widths_of(picture: Picture) -> list[int]:
    """Return the widths a picture is large enough for, and its own where it is smaller than the largest."""
    widths = [width for width in WIDTHS if width <= picture.width]
    if picture.width < WIDTHS[-1] and picture.width not in widths:
        widths.append(picture.width)
    return widths


def _keep(picture: Picture, encoded: list[EncodedPicture]) -> None:
    stem = PurePath(picture.file.name).stem[:30]
    renditions = []
    for item in encoded:
        spec = rendition_spec(width=item.width, format_name=item.format)
        name = f"{stem}.{spec.replace('|', '.')}.{item.format}"
        renditions.append(Rendition(image=picture, filter_spec=spec, file=ContentFile(item.content, name=name)))
    Rendition.objects.bulk_create(renditions, ignore_conflicts=True)
