"""Refusing settings under which uploads would be public."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register
def originals_are_private(**kwargs: Any) -> list[CheckMessage]:
    """Refuse to keep originals where everyone can fetch them."""
    originals = Path(settings.ORIGINALS_ROOT).resolve()
    public = [root for root in (settings.MEDIA_ROOT, settings.STATIC_ROOT) if root]
    if not any(originals.is_relative_to(Path(root).resolve()) for root in public):
        return []
    hint = "Set ORIGINALS_ROOT to a directory that no web server serves."
    return [Error("Uploaded pictures, with place and time in them, would be public.", hint=hint, id="images.E001")]
