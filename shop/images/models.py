"""Pictures: one model for products and articles, with the sizes made ahead."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.functional import cached_property

from wagtail.images.models import AbstractImage, AbstractRendition


@dataclass(frozen=True, slots=True)
class Source:
    """One width of a picture in one format, as a `srcset` names it."""

    format: str
    width: int
    name: str


class Picture(AbstractImage):
    """A picture with what is seen on it (alt text), its focal point and who made it."""

    credit = models.CharField(max_length=200, blank=True, help_text="Who made the picture, and its licence.")

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = "picture"
        verbose_name_plural = "pictures"
        permissions = [("choose_image", "Can choose picture")]

    def __str__(self) -> str:
        return self.title

    @cached_property
    def sources(self) -> list[Source]:
        """Return the widths and formats that exist. Lists call `attach_sources` first, or prefetch renditions."""
        if "renditions" not in getattr(self, "_prefetched_objects_cache", {}):
            return find_sources([self]).get(self.pk, [])
        rows = [
            (item.image_id, item.filter_spec, item.width, item.file.name)
            for item in sorted(self.renditions.all(), key=lambda item: item.width)
            if not item.focal_point_key
        ]
        return _group_sources(rows).get(self.pk, [])


class Rendition(AbstractRendition):
    """A picture in one size and format."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="rendition_is_made_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.image_id} {self.filter_spec}"


def find_sources(pictures: Iterable[Picture]) -> dict[int, list[Source]]:
    """Return the sources of each picture, smallest first, in one query and without model instances."""
    rows = Rendition.objects.filter(
        image__in={picture.pk for picture in pictures},
        focal_point_key="",
        filter_spec__startswith="width-",
    )
    return _group_sources(rows.order_by("width").values_list("image_id", "filter_spec", "width", "file"))


def _group_sources(rows: Iterable[tuple[int, str, int, str]]) -> dict[int, list[Source]]:
    sources: dict[int, list[Source]] = defaultdict(list)
    for picture_id, spec, width, name in rows:
        _, _, format_name = spec.partition("|format-")
        if format_name:
            sources[picture_id].append(Source(format=format_name, width=width, name=name))
    return sources


def attach_sources(pictures: Iterable[Picture]) -> None:
    """Find the sources of all these pictures at once, so that no picture asks on its own."""
    pictures = list(pictures)
    sources = find_sources(pictures) if pictures else {}
    for picture in pictures:
        picture.sources = sources.get(picture.pk, [])
