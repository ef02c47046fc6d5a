import pytest
from django.template import Context, Template

from shop.images.models import Picture, attach_sources
from shop.images.services import make_renditions
from tests.factories.products import make_picture

pytestmark = pytest.mark.django_db

TAG = '{% load pictures %}{% picture image sizes="50vw" alt=alt class="hero" %}'


def _render(image: Picture | None, alt: str = "A bottle") -> str:
    return Template(TAG).render(Context({"image": image, "alt": alt}))


def test_picture_names_each_width_with_the_size_of_the_original():
    picture = make_picture(width=400, height=500)
    make_renditions([picture])

    html = _render(picture)

    assert html.count("<source") == 2
    assert html.index("image/avif") < html.index("image/webp")
    assert "160w, " in html
    assert 'width="400" height="500"' in html
    assert 'loading="lazy"' in html
    assert '<picture class="hero">' in html


def test_picture_shows_a_jpeg_to_browsers_that_know_no_other_format():
    picture = make_picture(width=400, height=500)
    make_renditions([picture])

    html = _render(picture)

    name = picture.renditions.get(filter_spec="width-400|format-jpeg").file.name
    assert f'<img src="/media/{name}"' in html


def test_picture_without_other_sizes_shows_none_and_never_the_file_itself():
    picture = make_picture()

    html = _render(picture)

    assert "<source" not in html
    assert '<img src="/static/icons/no-picture.svg" width="400" height="500" alt="A bottle"' in html
    assert picture.file.name not in html


def test_picture_escapes_what_is_seen():
    assert 'alt="&lt;b&gt; &quot;x&quot;"' in _render(make_picture(), alt='<b> "x"')


def test_picture_of_nothing_is_nothing():
    assert _render(None) == ""


@pytest.mark.parametrize("count", [1, 3])
def test_attach_sources_asks_once_for_all(count, django_assert_num_queries):
    pictures = [make_picture() for _ in range(count)]

    with django_assert_num_queries(1):
        attach_sources(pictures)
        for picture in pictures:
            _render(picture)


def test_sources_come_from_prefetched_renditions(django_assert_num_queries):
    make_renditions([make_picture()])
    [picture] = Picture.objects.prefetch_related("renditions")

    with django_assert_num_queries(0):
        assert [source.width for source in picture.sources if source.format == "avif"] == [160, 320, 400]
