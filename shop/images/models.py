"""Pictures: one model for products and articles, with the sizes made ahead."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Any

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import models
from django.db.models import F, Q
from django.templatetags.static import static
from django.utils.functional import cached_property
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Filter,
    ImageQuerySet,
    SourceImageIOError,
    WagtailImageField,
    WagtailImageFieldFile,
    get_upload_to,
)

from shop import jobs
from shop.images.encoders import Encoder, EncoderIsBusy
from shop.images.encoding import Reason, UnableToRead, read_facts
from shop.images.filters import public_file_name, target_of
from shop.images.storage import FOLDER, PUBLIC_FOLDER, original_storage

# Higher by one when sizes have to be made again, because they are made differently.
SIZES_VERSION = 1
# Shown until sizes are made, and for what can't be shown.
NO_PICTURE = "icons/no-picture.svg"


@dataclass(frozen=True, slots=True)
class Source:
    """One width of a picture in one format, as a `srcset` names it."""

    format: str
    width: int
    name: str


class OriginalFile(WagtailImageFieldFile):
    """The file of a picture. Its size is that of the upright picture, and no pixel is decoded to learn it."""

    def get_image_dimensions(self) -> tuple[int | None, int | None]:
        """Return width and height; none of a picture whose file is gone, which staff may replace."""
        was_closed = self.closed
        try:
            self.open()
        except FileNotFoundError:
            return None, None
        try:
            facts = read_facts(self.read())
        finally:
            if was_closed:
                self.close()
            else:
                self.seek(0)
        return facts.width, facts.height


class OriginalField(WagtailImageField):
    """The file of a picture, as it was uploaded."""

    attr_class = OriginalFile


class PictureQuerySet(ImageQuerySet):
    """Queries over pictures."""

    def unprepared(self) -> "PictureQuerySet":
        """Return the pictures whose sizes are still to be made. One that can't be read waits until staff act."""
        is_prepared = Q(
            ~Q(preparation__problem=Preparation.Problem.LOST),
            preparation__file=F("file"),
            preparation__version__gte=SIZES_VERSION,
        )
        return self.exclude(pk__in=self.model.objects.filter(is_prepared).values("pk"))


class Picture(AbstractImage):
    """
    A picture with what is seen on it (alt text), its focal point and who made it.

    What was uploaded is never shown to the public: cameras write into it where and when it was taken. Pages show
    the sizes made of it.
    """

    file = OriginalField(
        verbose_name="file",
        storage=original_storage,
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
    )
    credit = models.CharField(max_length=200, blank=True, help_text="Who made the picture, and its licence.")

    objects = PictureQuerySet.as_manager()

    # Set by forms that take a new file: its sizes are then made at once.
    is_new_upload = False

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

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Ask for the sizes of a file that was just uploaded."""
        super().save(*args, **kwargs)
        if self.is_new_upload:
            self.is_new_upload = False
            Preparation.objects.filter(picture=self).delete()
            jobs.defer("images.make_sizes", queue="images", lock="renditions")

    def get_upload_to(self, filename: str) -> str:
        """Return where a new original is kept, away from those that are still public."""
        return FOLDER + str(super().get_upload_to(filename)).removeprefix(PUBLIC_FOLDER)

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

    @property
    def shared_url(self) -> str:
        """Return where other sites and old browsers find it: a JPEG, which all can read. Empty until it's made."""
        names = [source.name for source in self.sources if source.format == "jpeg"]
        return default_storage.url(names[-1]) if names else ""

    def get_rendition(self, filter: Filter | str) -> "Rendition":
        """
        Return the picture in a size that Wagtail's admin asks for; a placeholder when it can't be made.

        The original itself is behind the log-in.
        """
        spec = filter if isinstance(filter, str) else filter.spec
        if spec == "original":
            return self._rendition_elsewhere(spec, url=self.file.url)
        try:
            return super().get_rendition(filter)
        except SourceImageIOError:
            return self._rendition_elsewhere(spec, url=static(NO_PICTURE))

    def create_rendition(self, filter: Filter) -> "Rendition":
        """Make a size, unless it is known that the picture can't be read."""
        if Preparation.objects.failed().filter(picture=self).exists():
            raise SourceImageIOError("the picture can't be read")
        return super().create_rendition(filter)

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:
        """
        Make a size in a process of its own.

        :raises SourceImageIOError: if it can't be made
        """
        if source is None:
            with self.open_file() as file:
                content = file.read()
        else:
            content = source.read()
        try:
            with Encoder() as encoder:
                [made] = encoder.encode(content, [target_of(filter, self)])
        except (UnableToRead, EncoderIsBusy) as error:
            raise SourceImageIOError(str(error)) from error
        if made.problem:
            raise SourceImageIOError(made.problem)
        name = public_file_name(
            picture_id=self.pk, digest=sha256(content).hexdigest(), spec=made.spec, format_name=made.format
        )
        return File(BytesIO(made.content), name=name)

    def _rendition_elsewhere(self, spec: str, *, url: str) -> "Rendition":
        rendition = Rendition(image=self, filter_spec=spec, width=self.width, height=self.height)
        rendition.elsewhere = url
        return rendition


class Rendition(AbstractRendition):
    """A picture in one size and format. Everyone may see it, so it carries nothing that a camera wrote."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    # Where it is when it's no file of its own.
    elsewhere = ""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="rendition_is_made_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.image_id} {self.filter_spec}"

    @property
    def url(self) -> str:
        return self.elsewhere or str(super().url)


class PreparationQuerySet(models.QuerySet["Preparation"]):
    """Queries over preparations."""

    def failed(self) -> "PreparationQuerySet":
        """Return the pictures that can't be shown."""
        return self.exclude(problem="")


class Preparation(models.Model):
    """The result of creating a picture's sizes."""

    class Problem(models.TextChoices):
        """Why a picture can't be shown."""

        LOST = "lost", "The file is missing"
        NO_PICTURE = Reason.NO_PICTURE, "Not a picture"
        INCOMPLETE = Reason.INCOMPLETE, "Incomplete or damaged"
        TOO_LARGE = Reason.TOO_LARGE, "Too large"
        NO_SIZE = "no-size", "No size can be made"

    picture = models.OneToOneField(Picture, on_delete=models.CASCADE, primary_key=True, related_name="preparation")
    file = models.CharField(max_length=100, help_text="The original that the sizes were made from.")
    version = models.PositiveSmallIntegerField()
    problem = models.CharField(max_length=20, choices=Problem, blank=True)
    detail = models.TextField(blank=True, help_text="What went wrong, or which sizes were left out and why.")
    made_at = models.DateTimeField()

    objects = PreparationQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.picture_id} {self.get_problem_display() or 'ready'}"


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
