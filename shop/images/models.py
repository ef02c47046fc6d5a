"""Pictures: one model for products and articles, with the sizes made ahead."""

from django.db import models

from wagtail.images.models import AbstractImage, AbstractRendition


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
