"""Pictures of the demo products, as Wagtail images with what is seen on them."""

import hashlib
from pathlib import Path

from django.core.files.base import ContentFile
from wagtail.models import Collection

from catalogue.models import Product, ProductImage
from demo.files import Entry
from shop.images.models import Picture
from shop.images.services import make_renditions


def load_pictures(*, entries: list[Entry], products: dict[str, Product], directory: Path) -> None:
    """
    Give each product its pictures in all their sizes. One that is there already is not written again.

    :raises UnableToReadFile: if a product names a picture that does not exist
    """
    collection = _collection()
    pictures = [
        _load_picture(item, products[entry.text("slug")], directory, collection, place=place)
        for entry in entries
        for place, item in enumerate([entry.entry("picture"), *entry.entries("more_pictures")])
    ]
    make_renditions(pictures)


def _collection() -> Collection:
    existing = Collection.objects.filter(name="Products").first()
    return existing or Collection.get_first_root_node().add_child(name="Products")


def _load_picture(item: Entry, product: Product, directory: Path, collection: Collection, *, place: int) -> Picture:
    path = directory / item.text("file")
    if not path.is_file():
        raise item.wrong("file", "a file in pictures/")
    content = path.read_bytes()
    alt = item.text("alt")
    code = f"demo:{product.slug}:{place}" if place else f"demo:{product.slug}"
    shown = ProductImage.objects.select_related("image").filter(code=code).first()
    if shown and shown.image and shown.image.file_hash == hashlib.sha1(content).hexdigest():  # noqa: S324 as Wagtail
        Picture.objects.filter(pk=shown.image.pk).update(description=alt)
        return shown.image
    picture = Picture(
        title=product.title,
        description=alt,
        collection=collection,
        file=ContentFile(content, name=path.name),
    )
    picture._set_image_file_metadata()
    picture.save()
    ProductImage.objects.update_or_create(
        code=code, defaults={"product": product, "image": picture, "display_order": place}
    )
    return picture
