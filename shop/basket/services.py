"""
What may happen to a bag.

Each change locks the bag's row first, so that parallel changes come one after the other; an ordered bag no
longer changes. Two clicks on "Add to bag" add two items: the bag opens at the first one. Reloading a page sends
nothing again, since every change is answered by a redirect.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q, Sum
from oscar.apps.partner.strategy import PurchaseInfo

from catalogue.models import Product
from shop.basket.models import Basket, Line
from shop.offer.applicator import Applicator
from shop.partner.strategy import Selector
from shop.users.identity import Customer
from shop.users.models import User
from shop.voucher import checks
from shop.voucher.models import Voucher

# Twice as long as a browser remembers its bag.
KEEP_GUEST_BAGS = timedelta(seconds=2 * settings.OSCAR_BASKET_COOKIE_LIFETIME)
MOST_PIECES = settings.OSCAR_MAX_BASKET_QUANTITY_THRESHOLD


class UnableToChangeBag(Exception):
    """The bag can't be changed like that; the message tells the shopper why."""


class BasketAlreadyOrdered(UnableToChangeBag):
    """The bag has since been ordered or merged."""

    def __init__(self) -> None:
        super().__init__("This bag has already been ordered or merged with another one.")


def price(*, basket: Basket) -> Basket:
    """Load a bag's lines afresh and apply today's prices and offers to them."""
    basket.reset_offer_applications()
    basket.strategy = Selector().strategy()
    if basket.pk is not None and not basket.is_empty:
        Applicator().apply(basket)
    return basket


def bag_of(*, owner: User, status: str = Basket.OPEN) -> Basket | None:
    """Return a member's bag, if there is one."""
    return Basket.objects.filter(owner=owner, status=status).first()


def guest_bag(*, basket_id: int, status: str = Basket.OPEN) -> Basket | None:
    """Return a guest's bag, unless it was ordered or taken over by a member."""
    return Basket.objects.filter(pk=basket_id, owner=None, status=status).first()


def belongs_to_member(*, basket_id: int) -> bool:
    """Whether this open bag is one of an account."""
    return Basket.objects.filter(pk=basket_id, status=Basket.OPEN, owner__isnull=False).exists()


def make_basket(*, owner: User | None, visitor_key: str = "", status: str = Basket.OPEN) -> Basket:
    """Create a bag for someone who has none. Two requests at once get the same one."""
    whose = Q(owner=owner) if owner else Q(owner=None, visitor_key=visitor_key)
    if owner is None and not visitor_key:
        return Basket.objects.create(status=status)
    try:
        with transaction.atomic():
            return Basket.objects.create(owner=owner, status=status, visitor_key="" if owner else visitor_key)
    except IntegrityError:
        return Basket.objects.get(whose, status=status)


def item_count(*, basket: Basket) -> int:
    """Return how many items are in a bag."""
    return basket.lines.aggregate(count=Sum("quantity"))["count"] or 0


def item_count_of(*, owner: User | None, basket_id: int | None) -> int:
    """Return how many items are in a member's open bag, or else a guest's, with one query."""
    whose = Q(basket__owner=owner) if owner else Q(basket_id=basket_id, basket__owner=None)
    return Line.objects.filter(whose, basket__status=Basket.OPEN).aggregate(count=Sum("quantity"))["count"] or 0


@transaction.atomic
def add(*, basket: Basket, size_id: int, quantity: int = 1) -> Line:
    """
    Add a size to the bag.

    :raises UnableToChangeBag: if it can't be bought, or not in that quantity
    """
    if quantity < 1:
        raise UnableToChangeBag("Choose at least one.")
    basket = _lock(basket)
    size = _find_size(size_id)
    line = basket.lines.filter(product=size).first()
    held = line.quantity if line else 0
    _check_quantity(size, basket=basket, quantity=held + quantity, held=held)
    if line is None:
        return _create_line(size, basket=basket, quantity=quantity)
    line.quantity = held + quantity
    line.save(update_fields=["quantity", "date_updated"])
    return line


@transaction.atomic
def change_quantity(*, basket: Basket, line_id: int, quantity: int) -> Line | None:
    """
    Set the quantity of a line; zero removes it. Calling it again changes nothing.

    :raises UnableToChangeBag: if there isn't enough stock, or the line is gone
    """
    basket = _lock(basket)
    line = basket.lines.filter(pk=line_id).select_related("product").first()
    if line is None:
        raise UnableToChangeBag("This product is no longer in your bag.")
    if quantity <= 0:
        line.delete()
        return None
    if quantity > line.quantity:
        size = _find_size(line.product_id)
        _check_quantity(size, basket=basket, quantity=quantity, held=line.quantity)
    line.quantity = quantity
    line.save(update_fields=["quantity", "date_updated"])
    return line


@transaction.atomic
def remove(*, basket: Basket, line_id: int) -> str:
    """Take a line out and return its product's title. Calling it again changes nothing and returns ""."""
    basket = _lock(basket)
    line = basket.lines.filter(pk=line_id).select_related("product__parent").first()
    if line is None:
        return ""
    line.delete()
    return str((line.product.parent or line.product).title)


@transaction.atomic
def move_line(*, source: Basket, target: Basket, line_id: int, now: datetime) -> str:
    """
    Move a line from the bag to what is saved for later, or back, and return its product's title.

    Where the product is already, the larger quantity stays. Calling it again changes nothing and returns "".

    :raises UnableToChangeBag: if it's no longer sold, so it can be saved but not moved to the bag
    """
    source, target = _lock_both(source, target)
    line = source.lines.filter(pk=line_id).select_related("product__parent", "stockrecord").first()
    if line is None:
        return ""
    title = str((line.product.parent or line.product).title)
    if target.status == Basket.OPEN and not Product.objects.on_sale().filter(pk=line.product_id).exists():
        raise UnableToChangeBag(f"{title} is no longer sold.")
    _move([line], target=target, now=now)
    return title


@transaction.atomic
def merge_guest_basket(*, owner: User, basket_id: int, status: str = Basket.OPEN, now: datetime) -> Basket | None:
    """
    Let a member who has just logged in keep what was put into the bag before, and return the bag.

    No line is lost and none is doubled: where both bags hold a size, the larger quantity stays. The codes of the
    guest's bag take the place of the member's. Calling it again, at the same time too, changes nothing.
    """
    User.objects.select_for_update(no_key=True).get(pk=owner.pk)
    whose = Q(owner=owner) | Q(pk=basket_id, owner=None)
    baskets = Basket.objects.select_for_update(no_key=True).filter(whose, status=status).order_by("pk")
    theirs = next((basket for basket in baskets if basket.owner_id is None), None)
    own = next((basket for basket in baskets if basket.owner_id == owner.pk), None)
    if theirs is None:
        return own
    if own is None:
        theirs.owner, theirs.visitor_key = owner, ""
        theirs.save(update_fields=["owner", "visitor_key"])
        return theirs
    _move(list(theirs.lines.select_related("product")), target=own, now=now)
    codes = list(theirs.vouchers.all())
    if codes:
        own.vouchers.set(codes)
    theirs.status, theirs.date_merged = Basket.MERGED, now
    theirs.save(update_fields=["status", "date_merged"])
    return own


@transaction.atomic
def apply_code(
    *,
    basket: Basket,
    code: str,
    customer: Customer | None = None,
    now: datetime,
) -> Voucher:
    """
    Apply a code to the bag, in the place of any other: a bag has one.

    It applies provisionally: `shop.voucher.claims.claim` decides when the order is placed.

    :raises shop.voucher.checks.UnableToUseCode: if it can't be used, with the reason for the shopper
    :raises BasketAlreadyOrdered: if the bag has since been ordered
    """
    basket = _lock(basket)
    voucher = find_code(code=code)
    price(basket=basket)
    checks.check(voucher=voucher, basket=basket, customer=customer, now=now)
    basket.vouchers.set([voucher])
    return voucher


def find_code(*, code: str) -> Voucher:
    """
    Return the code that someone typed.

    :raises shop.voucher.checks.UnableToUseCode: if there is none
    """
    voucher = Voucher.objects.find_typed(code)
    if voucher is None:
        raise checks.unknown_code(code)
    return voucher


@transaction.atomic
def remove_code(*, basket: Basket, code: str) -> None:
    """Take a code out. Calling it again changes nothing."""
    basket = _lock(basket)
    basket.vouchers.remove(*Voucher.objects.typed_as(code))


@transaction.atomic
def refill(
    *, basket: Basket, quantities: Iterable[tuple[int, int]], codes: Iterable[str] = (), now: datetime
) -> list[str]:
    """
    Put the products of a cancelled order back into a bag, as far as they are in stock.

    :param quantities: how many of each size, by its primary key
    :return: messages for the shopper about what could not be put back
    """
    problems = []
    held = dict(_lock(basket).lines.values_list("product_id", "quantity"))
    for size_id, quantity in quantities:
        if held.get(size_id, 0) >= quantity:
            continue  # the same wish twice is not two wishes: someone pressed twice
        try:
            add(basket=basket, size_id=size_id, quantity=quantity - held.get(size_id, 0))
        except BasketAlreadyOrdered:
            raise
        except UnableToChangeBag as problem:
            problems.append(str(problem))
    for code in codes:
        try:
            apply_code(basket=basket, code=code, now=now)
        except checks.UnableToUseCode as problem:
            problems.append(str(problem))
    return problems


def _lock(basket: Basket) -> Basket:
    found = (
        Basket.objects.select_for_update(no_key=True).filter(pk=basket.pk, status__in=Basket.editable_statuses)
    ).first()
    if found is None:
        raise BasketAlreadyOrdered
    return found


def _lock_both(one: Basket, other: Basket) -> tuple[Basket, Basket]:
    first, second = sorted((one, other), key=lambda basket: basket.pk)
    locked = {first.pk: _lock(first), second.pk: _lock(second)}
    return locked[one.pk], locked[other.pk]


def _find_size(size_id: int) -> Product:
    sizes = Product.objects.on_sale().filter(pk=size_id)
    size = sizes.select_related("parent__product_class").prefetch_related("stockrecords").first()
    if size is None:
        raise UnableToChangeBag("This product is no longer sold.")
    return size


def _offer(size: Product) -> PurchaseInfo:
    """Return at which price and how many of a size that `_find_size` found may be bought."""
    strategy = Selector().strategy()
    return strategy.offer(size, strategy.select_stockrecord(size), is_on_sale=True)


def _check_quantity(size: Product, *, basket: Basket, quantity: int, held: int) -> None:
    title = size.parent.title
    left = max(0, getattr(_offer(size).availability, "num_available", 0))
    if not left:
        raise UnableToChangeBag(f"{title} is sold out.")
    if quantity > left:
        have = f", and your bag holds {held}" if held else ""
        raise UnableToChangeBag(f"Only {left} left of {title}{have}.")
    others = basket.lines.exclude(product=size).aggregate(count=Sum("quantity"))["count"] or 0
    if others + quantity > MOST_PIECES:
        raise UnableToChangeBag(f"A bag holds up to {MOST_PIECES} items. Contact us if you need more.")


def _create_line(size: Product, *, basket: Basket, quantity: int) -> Line:
    info = _offer(size)
    return Line.objects.create(
        basket=basket,
        product=size,
        stockrecord=info.stockrecord,
        line_reference=f"{size.pk}_{info.stockrecord.pk}",
        quantity=quantity,
        price_excl_tax=info.price.excl_tax,
        price_incl_tax=info.price.incl_tax,
        price_currency=info.price.currency,
        tax_code=info.price.tax_code,
    )


def _move(lines: list[Line], *, target: Basket, now: datetime) -> None:
    there = {line.product_id: line for line in target.lines.all()}
    for line in lines:
        same = there.get(line.product_id)
        if same is None:
            Line.objects.filter(pk=line.pk).update(basket=target, date_updated=now)
            continue
        Line.objects.filter(pk=same.pk).update(quantity=max(same.quantity, line.quantity))
        line.delete()


def forget_abandoned(*, now: datetime) -> int:
    """Delete the bags of guests whose browsers have forgotten them. Return how many."""
    since = now - KEEP_GUEST_BAGS
    bags = Basket.objects.filter(
        owner=None, status__in=["Open", "Saved", "Merged"], order=None, date_created__lt=since
    )
    bags = bags.exclude(lines__date_updated__gte=since)
    return bags.delete()[1].get(Basket._meta.label, 0)
