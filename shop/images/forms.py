"""What staff may upload as a picture."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from shop.images.encoders import Encoder, EncoderIsBusy
from shop.images.encoding import UnableToRead

BUSY = "We're processing too many pictures right now. Upload this one again in a minute."


class PictureField(WagtailImageField):
    """
    A file that is a whole picture.

    All of it is decoded in a process of its own: a header says nothing of a file that ends in the middle, and a
    small file can take hundreds of megabytes.
    """

    def check_image_pixel_size(self, f: UploadedFile) -> None:
        """Refuse a picture that can't be read to its end, or has too many pixels."""
        f.seek(0)
        try:
            with Encoder() as encoder:
                encoder.check(f.read())
        except UnableToRead as error:
            raise ValidationError(str(error), code=error.reason) from error
        except EncoderIsBusy as error:
            raise ValidationError(BUSY, code="busy") from error
        finally:
            f.seek(0)


class PictureForm(BaseImageForm):
    """The form behind every upload of a picture in Wagtail's admin."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            field = self.fields["file"]
            self.fields["file"] = PictureField(label=field.label, required=field.required, widget=field.widget)

    def save(self, commit: bool = True) -> Any:
        """Save the picture, and have its sizes made at once if its file is new."""
        self.instance.is_new_upload = "file" in self.changed_data
        return super().save(commit=commit)
