"""What offers take off a line of a bag."""

from decimal import Decimal

from oscar.apps.basket.utils import DiscountApplication, LineDiscountRegistry

from shop.offer.models import ConditionalOffer


class LineDiscounts(LineDiscountRegistry):
    """Oscar's record of a line's discounts, which can be put into whole cents afterwards."""

    _discounts: list[DiscountApplication]

    def amount_of(self, offer: ConditionalOffer) -> Decimal:
        """Return what an offer takes off the line."""
        amounts = (discount.amount for discount in self._discounts if discount.offer == offer)
        return sum(amounts, Decimal("0.00"))

    def settle(self, *, offer: ConditionalOffer, amount: Decimal) -> None:
        """Make one discount of whole cents out of what an offer takes off the line."""
        theirs = [discount for discount in self._discounts if discount.offer == offer]
        if not theirs:
            return
        quantity = sum(discount.quantity for discount in theirs)
        others = [discount for discount in self._discounts if discount.offer != offer]
        self._discounts = [*others, theirs[0]._replace(amount=amount, quantity=quantity)]
        self._discount_incl_tax = self._discount_excl_tax = None
