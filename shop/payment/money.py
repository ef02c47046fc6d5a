"""Money in the minor units that Stripe counts in."""

from decimal import Decimal

from babel.numbers import format_currency

# Source: https://docs.stripe.com/currencies#zero-decimal and #three-decimal
ZERO_DECIMAL = frozenset(
    {"BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF"}
)
THREE_DECIMAL = frozenset({"BHD", "JOD", "KWD", "OMR", "TND"})
# Source: https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts
MINIMUM_CHARGE = {
    "AUD": Decimal("0.50"),
    "NZD": Decimal("0.50"),
    "CAD": Decimal("0.50"),
    "USD": Decimal("0.50"),
}


def exponent(currency: str) -> int:
    """Return how many decimal places a currency has at Stripe."""
    if currency.upper() in ZERO_DECIMAL:
        return 0
    return 3 if currency.upper() in THREE_DECIMAL else 2


def to_minor_units(amount: Decimal, currency: str) -> int:
    """
    Return an amount in minor units: A$19.99 is 1999 cents.

    :raises ValueError: if the amount has a fraction of a minor unit
    """
    minor = amount.scaleb(exponent(currency))
    if minor != minor.to_integral_value():
        raise ValueError(f"{amount} {currency} is no whole number of minor units")
    return int(minor)


def from_minor_units(minor: int, currency: str) -> Decimal:
    """Return minor units as an amount: 1999 cents are A$19.99."""
    return Decimal(minor).scaleb(-exponent(currency))


def show(minor: int, currency: str) -> str:
    """Return minor units as people read them: 107200 are "A$1,072.00"."""
    return format_currency(from_minor_units(minor, currency), currency, locale="en")
