"""Where uploaded pictures are kept as they came. No address that leads there is open to the public."""

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage, default_storage, storages
from django.urls import reverse

FOLDER = "originals/"
# Where they lay before they had a place of their own: in the public directory.
PUBLIC_FOLDER = "original_images/"


class OriginalStorage(FileSystemStorage):
    """The directory `ORIGINALS_ROOT`. A picture that is still in the public directory is read from there."""

    @property
    def base_location(self) -> str:
        return str(settings.ORIGINALS_ROOT)

    @property
    def location(self) -> str:
        return self.base_location

    def path(self, name: str) -> str:
        return default_storage.path(name) if is_public(name) else super().path(name)

    def url(self, name: str | None) -> str:
        """Return where staff who may change the picture fetch it."""
        return reverse("backoffice:original", args=[name])


def is_public(name: str) -> bool:
    """Whether an original is in the public directory, as all did once."""
    return name.startswith(PUBLIC_FOLDER)


def original_storage() -> Storage:
    """Return where originals are kept."""
    return storages["originals"]
