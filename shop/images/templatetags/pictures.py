"""The `picture` tag: a picture in the width and format that the browser wants."""

from functools import lru_cache

from django import template
from django.core.files.storage import default_storage
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from shop.images.models import NO_PICTURE, Picture

register = template.Library()
# A file's address never changes, and working one out takes longer than all else here.
_url = lru_cache(maxsize=20_000)(default_storage.url)

# The first that a browser knows is taken.
FORMATS = ("avif", "webp")
# For browsers that know none of them.
LAST_FORMAT = "jpeg"


@register.simple_tag
def picture(
    image: Picture | None, *, sizes: str = "100vw", alt: str = "", lazy: bool = True, **attributes: str
) -> SafeString:
    """
    Show a picture with a source for each width that was made ahead; never make one, nor show what was uploaded.

    `class` goes to the `picture` element. `alt` is what is seen; empty where the words beside it say it all.
    """
    if image is None:
        return SafeString("")
    loading = SafeString('loading="lazy"' if lazy else 'fetchpriority="high"')
    return format_html(
        '<picture{}>{}<img src="{}" width="{}" height="{}" alt="{}" {} decoding="async"></picture>',
        format_html_join("", ' {}="{}"', attributes.items()),
        _source_elements(image, conditional_escape(sizes)),
        _last_url(image),
        # As text: a thousand must not get a comma.
        str(image.width),
        str(image.height),
        alt,
        loading,
    )


def _last_url(image: Picture) -> str:
    names = [source.name for source in image.sources if source.format == LAST_FORMAT]
    return str(_url(names[-1])) if names else static(NO_PICTURE)


def _source_elements(image: Picture, sizes: str) -> SafeString:
    sets: dict[str, list[str]] = {name: [] for name in FORMATS}
    for source in image.sources:
        if source.format in sets:
            url = conditional_escape(_url(source.name))
            sets[source.format].append(f"{url} {source.width}w")
    elements = (
        f'<source type="image/{name}" srcset="{", ".join(found)}" sizes="{sizes}">'
        for name, found in sets.items()
        if found
    )
    return SafeString("".join(elements))
