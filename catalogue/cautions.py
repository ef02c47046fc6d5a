"""
Keeping cautions on products that are on sale.

Whoever may write labels can take a caution off a product in many ways: off the product, off an active, by taking
the active off, by deleting either. All of them go through `keeping_cautions`, which compares what customers are
warned of before and after.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction

from catalogue.models import Active, Caution, Product
from shop.users.models import User

MAY_DROP = "catalogue.delete_caution"
MOST_NAMED = 3
# The number of the lock on all cautions; any number does that nothing else in this database uses.
LOCK = 5_330_002


class UnableToDropCautions(Exception):
    """Products on sale would lose a caution; the message names them, for whoever tried."""

    def __init__(self, products: Collection[Product]) -> None:
        self.products = sorted(products, key=lambda product: (product.title, product.pk))
        are = "product on sale would" if len(self.products) == 1 else "products on sale would"
        super().__init__(f"{len(self.products)} {are} lose a caution: {named(p.title for p in self.products)}.")

    @property
    def key(self) -> str:
        """Return what stands for exactly these products in a form."""
        return ",".join(str(pk) for pk in sorted(product.pk for product in self.products))


def named(titles: Iterable[str]) -> str:
    """Return the first few names, and how many more there are: "A, B, C and 9 more"."""
    titles = list(titles)
    shown = titles[:MOST_NAMED]
    return ", ".join(shown) + (f" and {len(titles) - MOST_NAMED} more" if len(titles) > MOST_NAMED else "")


@contextmanager
def keeping_cautions(*, confirmed: Collection[int] = ()) -> Iterator[None]:
    """
    Roll back the changes inside if they make a product on sale lose a caution.

    :param confirmed: the products for which an authorised person confirmed it; see `confirmed_products`
    :raises UnableToDropCautions: if another product loses one
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            # Two people who each take off what the other leaves would leave nothing.
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        before = _shown()
        yield
        lost = before - _shown()
        # What is hidden by the same change warns nobody, and sells nothing.
        on_sale = set(
            Product.objects.published().filter(pk__in={pk for pk, _ in lost}).values_list("pk", flat=True)
        )
        refuse_loss({pair for pair in lost if pair[0] in on_sale}, confirmed=confirmed)


def refuse_loss(lost: Iterable[tuple[int, int]], *, confirmed: Collection[int]) -> None:
    """
    Refuse to take these cautions off these products, as (product, caution).

    :raises UnableToDropCautions: unless someone has agreed to it for just these products
    """
    ids = {product_id for product_id, _ in lost}
    if ids and not ids <= set(confirmed):
        raise UnableToDropCautions(list(Product.objects.filter(pk__in=ids).only("title", "structure", "parent")))


def losses_of(
    *, product: Product, actives: Collection[Active], extra_cautions: Collection[Caution]
) -> set[tuple[int, int]]:
    """Return which cautions a product on sale would lose if its label said this."""
    shown = {(product_id, caution_id) for product_id, caution_id in _shown() if product_id == product.pk}
    kept = {caution.pk for caution in extra_cautions}
    kept |= set(Caution.objects.filter(actives__in=actives).values_list("pk", flat=True))
    return {(product_id, caution_id) for product_id, caution_id in shown if caution_id not in kept}


def confirmed_products(*, user: User | AnonymousUser, keys: Iterable[str]) -> set[int]:
    """Return the products that someone agreed to, if that is theirs to say."""
    ids = {part for key in keys for part in key.split(",") if part.isascii() and part.isdecimal()}
    return {int(part) for part in ids if len(part) <= 18} if user.has_perm(MAY_DROP) else set()


def delete_caution(*, caution: Caution, confirmed: Collection[int] = ()) -> None:
    """
    Take a caution off all actives and products, and delete it.

    :raises UnableToDropCautions: if a product on sale would lose it, and nobody agreed
    """
    with keeping_cautions(confirmed=confirmed):
        caution.actives.clear()
        Product.extra_cautions.through.objects.filter(caution=caution).delete()
        caution.delete()


def _shown() -> set[tuple[int, int]]:
    """Return what customers are warned of, as (product, caution)."""
    said = Caution.objects.exclude(text="")
    published = Product.objects.published().order_by().values("pk")
    own = Product.extra_cautions.through.objects.filter(product__in=published, caution__in=said)
    of_actives = Active.cautions.through.objects.filter(
        active__product_actives__product__in=published, caution__in=said
    )
    return set(own.values_list("product", "caution")) | set(
        of_actives.values_list("active__product_actives__product", "caution")
    )
