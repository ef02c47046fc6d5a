"""At which price, and whether, a size may be bought. `Selector` replaces Oscar's."""

from decimal import ROUND_HALF_UP, Decimal

from django.conf import settings
from django.http import HttpRequest
from oscar.apps.partner import availability, prices, strategy

from catalogue.models import Product
from shop.partner.models import StockRecord

CENT = Decimal("0.01")


def gst_within(amount: Decimal) -> Decimal:
    """
    Return the GST that an amount includes, in whole cents.

    Source: A New Tax System (Goods and Services Tax) Act 1999 (Cth), s 9-70 and 9-75: the tax is a tenth of
    the value, so an eleventh of the price.
    """
    return (amount / settings.GST_DIVISOR).quantize(CENT, ROUND_HALF_UP)


class AustralianStrategy(strategy.StockRequired, strategy.Structured):
    """Prices as stored include GST; stock is needed; the one stock record of a size counts."""

    def select_stockrecord(self, product: Product) -> StockRecord | None:
        """Return the stock record of a size, from what was prefetched where it was."""
        return next(iter(product.stockrecords.all()), None)

    def pricing_policy(self, product: Product, stockrecord: StockRecord | None) -> prices.Base:
        """Return the price, split into what we keep and the GST in it."""
        if stockrecord is None or stockrecord.price is None:
            return prices.Unavailable()
        tax = gst_within(stockrecord.price)
        return prices.TaxInclusiveFixedPrice(
            currency=stockrecord.price_currency, excl_tax=stockrecord.price - tax, tax=tax, tax_code="GST"
        )

    def parent_pricing_policy(self, product: Product, children_stock: list) -> prices.Base:
        """Return the lowest price of the sizes that are left, or of all; Oscar takes the first one's."""
        records = [record for _, record in children_stock if record is not None]
        left = [record for record in records if record.net_stock_level > 0]
        cheapest = min(left or records, key=lambda record: (record.price, record.pk), default=None)
        return self.pricing_policy(product, cheapest)

    def availability_policy(self, product: Product, stockrecord: StockRecord | None) -> availability.Base:
        """Return how many may be bought: none of what customers may not see."""
        is_on_sale = Product.objects.on_sale().filter(pk=product.pk).exists()
        return self.availability(product, stockrecord, is_on_sale=is_on_sale)

    def availability(
        self, product: Product, stockrecord: StockRecord | None, *, is_on_sale: bool
    ) -> availability.Base:
        """Return how many may be bought of a size, for a caller who has asked already whether it is on sale."""
        return super().availability_policy(product, stockrecord) if is_on_sale else availability.Unavailable()

    def offer(self, size: Product, stockrecord: StockRecord | None, *, is_on_sale: bool) -> strategy.PurchaseInfo:
        """Return at which price and how many of a size may be bought, for a caller who has asked already."""
        return strategy.PurchaseInfo(
            price=self.pricing_policy(size, stockrecord),
            availability=self.availability(size, stockrecord, is_on_sale=is_on_sale),
            stockrecord=stockrecord,
        )


class Selector(strategy.Selector):
    """Choose the strategy for a request. There is one."""

    def strategy(
        self, request: HttpRequest | None = None, user: object = None, **kwargs: object
    ) -> AustralianStrategy:
        """Return the strategy that prices and sells for this visitor."""
        return AustralianStrategy(request)
