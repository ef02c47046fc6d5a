"""Which ways an order may travel to a country. `Repository` replaces Oscar's."""

from oscar.apps.shipping import repository

from shop.shipping.methods import ClickAndCollect, Express, International, Method, Standard

HOME_COUNTRY = "AU"


def methods_for(*, country_code: str, basket: object, has_address: bool = True) -> list[Method]:
    """
    Return the ways to this country, the usual one first, with what the bag's code takes off.

    Without an address only those are left that need none: the customer comes for it.
    """
    if country_code.upper() != HOME_COUNTRY:
        return [International()]
    methods = [standard_for(basket=basket), Express(), ClickAndCollect()]
    return [method for method in methods if has_address or not method.needs_address]


def standard_for(*, basket: object) -> Method:
    """Return standard delivery, paid for by a code when the bag has one that does so."""
    method = Standard()
    method.is_free_by_code = bool(getattr(basket, "has_shipping_discounts", False))
    return method


class Repository(repository.Repository):
    """The same ways for whoever asks through Oscar."""

    def get_available_shipping_methods(
        self, basket: object, shipping_addr: object = None, **kwargs: object
    ) -> list[Method]:
        """Return the ways to an address; to Australia when there is none yet."""
        return methods_for(country_code=getattr(shipping_addr, "country_id", None) or HOME_COUNTRY, basket=basket)

    def apply_shipping_offers(self, basket: object, methods: list[Method]) -> list[Method]:
        """Change nothing: a method knows by itself what a code takes off."""
        return methods
