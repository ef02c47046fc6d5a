import pytest

from shop.images.checks import originals_are_private


@pytest.mark.parametrize(
    ("place", "count"), [("media", 1), ("media/originals", 1), ("media-originals", 0), ("x", 0)]
)
def test_originals_may_not_lie_in_the_public_directory(settings, tmp_path, place, count):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.ORIGINALS_ROOT = tmp_path / place

    assert len(originals_are_private()) == count
