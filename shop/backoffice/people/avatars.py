"""The pictures of people who work here, which Wagtail would keep in public as a camera made them."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms.account import AvatarPreferencesForm

from shop.images.encoders import EncoderIsBusy
from shop.images.encoding import UnableToRead
from shop.images.forms import BUSY, PictureField
from shop.images.services import make_avatar


class AvatarForm(AvatarPreferencesForm):
    """A person's own picture, made small and without what a camera wrote."""

    avatar = PictureField(label="Upload a profile picture", required=False)

    def clean_avatar(self) -> Any:
        """Return the picture to keep: a new one, none, or the one that is there."""
        file = self.cleaned_data["avatar"]
        if file is False or not file or file == self._original_avatar:
            return file if file is False else self._original_avatar
        try:
            return make_avatar(file.read())
        except UnableToRead as error:
            raise ValidationError(str(error), code=error.reason) from error
        except EncoderIsBusy as error:
            raise ValidationError(BUSY, code="busy") from error
