"""An order as people see it: on its page, in emails, in the account."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Exists, OuterRef
from django.utils import formats

from catalogue.models import Product
from shop.images.models import Picture
from shop.order.models import Line, Order, OrderStatus
from shop.summary import ShownLine, Sum

LINE_RELATIONS = (
    "product__parent",
    "product__images__image__renditions",
    "product__parent__images__image__renditions",
)
DONE, NOW, LATER = "done", "now", "later"


@dataclass(frozen=True, kw_only=True)
class Step:
    """How far the order has come, as components/order_status.html takes it."""

    title: str
    state: str
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class OrderSummary:
    """All that is shown of an order."""

    lines: list[ShownLine]
    sums: list[Sum]
    total: Decimal
    tax: Decimal
    money_back: Decimal
    steps: list[Step]
    address_lines: list[str]
    delivery_dates: str

    @property
    def kept(self) -> Decimal:
        """Return what the customer has paid in the end, once all refunds have arrived."""
        return self.total - self.money_back


def summarise_order(*, order: Order) -> OrderSummary:
    """Return what is shown of an order. The number of queries does not grow with its lines."""
    page_is_shown = Exists(Product.objects.published().filter(pk=OuterRef("product__parent_id")))
    rows = order.lines.annotate(page_is_shown=page_is_shown).select_related("product__parent")
    lines = list(rows.prefetch_related(*LINE_RELATIONS).order_by("pk"))
    return OrderSummary(
        lines=[_shown_line(line) for line in lines],
        sums=_sums(order, lines),
        total=order.total_incl_tax,
        tax=order.gst,
        money_back=order.amount_back,
        steps=_steps(order),
        address_lines=address_lines(order),
        delivery_dates=date_range(order.delivery_earliest_date, order.delivery_latest_date),
    )


def address_lines(order: Order) -> list[str]:
    """Return the address as written on a parcel, the name first; the name alone of one that is collected."""
    address = order.shipping_address
    if address is None:
        return []
    if order.is_collected:  # orders of an older release may have an address that was typed before
        return [address.name]
    place = " ".join(filter(None, [address.line4, address.state, address.postcode]))
    country = str(address.country) if address.line1 else ""
    return [line for line in (address.name, address.line1, address.line2, place, country) if line]


def date_range(earliest: date | None, latest: date | None) -> str:
    """Return when it arrives: "Thu 26 to Mon 30 November"; empty when that is not known."""
    if earliest is None or latest is None:
        return ""
    last = formats.date_format(latest, "D j F")
    if earliest == latest:
        return last
    first = formats.date_format(earliest, "D j" if earliest.month == latest.month else "D j F")
    return f"{first} to {last}"


def _shown_line(line: Line) -> ShownLine:
    product = line.product
    is_reduced = line.line_price_incl_tax < line.line_price_before_discounts_incl_tax
    size_text = product.size_label if product else ""
    return ShownLine(
        id=line.pk,
        url=product.get_absolute_url() if product and line.page_is_shown else "",
        title=line.title.removesuffix(f", {size_text}") if size_text else line.title,
        size_text=size_text,
        picture=_picture(line),
        quantity=line.quantity,
        total=line.line_price_incl_tax,
        was=line.line_price_before_discounts_incl_tax if is_reduced else None,
    )


def _picture(line: Line) -> Picture | None:
    for product in (line.product, line.product.parent if line.product else None):
        for product_image in product.images.all() if product else ():
            return product_image.image
    return None


def _sums(order: Order, lines: list[Line]) -> list[Sum]:
    goods = sum((line.line_price_before_discounts_incl_tax for line in lines), Decimal(0))
    sums = [Sum(label="Subtotal", amount=goods)]
    for discount in order.discounts.all():
        if discount.category == discount.BASKET:
            label = discount.message or discount.offer_name
            sums.append(Sum(label=label, amount=discount.amount, is_discount=True))
    free = "" if order.shipping_incl_tax else "Free"
    return [*sums, Sum(label=order.shipping_method, amount=order.shipping_incl_tax, text=free)]


def _steps(order: Order) -> list[Step]:
    if order.status in (OrderStatus.CANCELLED, OrderStatus.REFUNDED):
        return []
    # What each step is called once it is done, and while it is waited for.
    titles = {
        OrderStatus.AWAITING_PAYMENT: ("Order placed", ""),
        OrderStatus.PAID: ("Paid", "Waiting for your payment"),
        OrderStatus.PACKED: ("Packed", "Being packed"),
        OrderStatus.SHIPPED: ("Ready to collect" if order.is_collected else "Sent", "Ready to leave us"),
        OrderStatus.COMPLETE: ("Collected", "Waiting for you")
        if order.is_collected
        else ("Delivered", "On its way"),
    }
    reached = list(titles).index(OrderStatus(order.status))
    steps = []
    for place, (status, (done, awaited)) in enumerate(titles.items()):
        if place <= reached:
            steps.append(Step(title=done, state=DONE))
        elif place == reached + 1:
            is_partly_sent = status == OrderStatus.SHIPPED and order.is_partly_sent
            steps.append(Step(title="Partly sent: the rest follows" if is_partly_sent else awaited, state=NOW))
        else:
            steps.append(Step(title=done, state=LATER))
    return steps
