"""What the header and footer of each page need."""

from django.http import HttpRequest


def chrome(request: HttpRequest) -> dict[str, object]:
    """Return what base.html shows around a page."""
    return {"site_name": "Seedpearl"}
