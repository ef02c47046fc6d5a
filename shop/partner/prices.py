"""What a size costs: putting a new one on offer, and changing its price. Stock moves in `stock`."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from oscar.apps.partner.models import Partner

from catalogue.models import Product
from shop.partner.models import StockRecord

CURRENCY = "AUD"


@transaction.atomic
def offer(*, size: Product, sku: str, price: Decimal, regular_price: Decimal | None) -> StockRecord:
    """Put a new size on offer, with nothing on hand yet."""
    partner, _ = Partner.objects.get_or_create(code="seedpearl", defaults={"name": "Seedpearl"})
    return StockRecord.objects.create(
        product=size,
        partner=partner,
        partner_sku=sku,
        price_currency=CURRENCY,
        price=price,
        regular_price=regular_price,
        num_in_stock=0,
    )


def set_price(*, size: Product, price: Decimal, regular_price: Decimal | None, now: datetime) -> Decimal | None:
    """
    Change what a size costs, and nothing else of its stock record, which orders change at the same time.

    :return: what it cost before; none if it costs the same as before
    """
    with transaction.atomic():
        before = StockRecord.objects.select_for_update().values("price", "regular_price").get(product=size)
        if before == {"price": price, "regular_price": regular_price}:
            return None
        StockRecord.objects.filter(product=size).update(price=price, regular_price=regular_price, date_updated=now)
        return before["price"]
