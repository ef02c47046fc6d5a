"""Currencies: which there are, the least that may be charged, and how people read them."""

from stripe_emulator.errors import InvalidRequestError
from stripe_emulator.parameters import Text

_ZERO_DECIMAL_CODES = "bif clp djf gnf jpy kmf krw mga pyg rwf ugx vnd vuv xaf xof xpf"
_OTHER_CODES = """
usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bmd bnd bob brl bsd bwp byn bzd cad cdf
chf cny cop  crc cve czk dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gtq gyd hkd hnl htg huf idr
ils inr isk jmd kes kgs  khr kyd kzt lak lbp lkr lrd lsl mad mdl mkd mmk mnt mop mur mvr mwk mxn myr
mzn nad ngn nio nok npr nzd pab pen  pgk php pkr pln qar ron rsd rub sar sbd scr sek sgd shp sle sos
srd std szl thb tjs top try ttd twd tzs uah uyu  uzs wst xcd yer zar zmw
"""
_ZERO_DECIMAL = frozenset(_ZERO_DECIMAL_CODES.split())
_OTHERS = frozenset(_OTHER_CODES.split())
_MINIMUM = {
    **dict.fromkeys(("aud", "brl", "cad", "chf", "eur", "inr", "jpy", "nzd", "sgd", "usd"), 50),
    **{"gbp": 30, "aed": 200, "bgn": 100, "czk": 1500, "dkk": 250, "hkd": 400, "huf": 17500, "mxn": 1000},
    **{"myr": 200, "nok": 300, "pln": 200, "ron": 200, "sek": 300, "thb": 1000},
}
_SYMBOLS = {"aud": "A$", "usd": "US$", "nzd": "NZ$", "cad": "CA$", "sgd": "S$", "eur": "€", "gbp": "£", "jpy": "¥"}
LARGEST = 99_999_999


class Currency(Text):
    """A three-letter code that Stripe knows."""

    def read(self, raw: object, name: str) -> str:
        """Return the code in small letters."""
        code = super().read(raw, name).lower()
        if code not in _ZERO_DECIMAL and code not in _OTHERS:
            raise InvalidRequestError(
                f"Invalid currency: {code[:10]}. Stripe currently supports these currencies: "
                f"{', '.join(sorted(_ZERO_DECIMAL | _OTHERS))}",
                param=name,
            )
        return code


def smallest(currency: str) -> int:
    """Return the least that may be charged, in minor units."""
    return _MINIMUM.get(currency, 50)


def show(amount: int, currency: str) -> str:
    """Return the amount as people read it, such as A$19.90."""
    symbol = _SYMBOLS.get(currency, f"{currency.upper()} ")
    if currency in _ZERO_DECIMAL:
        return f"{symbol}{amount:,}"
    return f"{symbol}{amount // 100:,}.{amount % 100:02}"


def check_amount(amount: int, currency: str, *, param: str = "amount") -> None:
    """
    Refuse an amount that Stripe does not charge.

    :raises InvalidRequestError: if it is too small or too large
    """
    if amount < smallest(currency):
        raise InvalidRequestError(
            f"Amount must be at least {show(smallest(currency), currency)} {currency}",
            code="amount_too_small",
            param=param,
        )
    if amount > LARGEST:
        raise InvalidRequestError(
            f"Amount must be no more than {show(LARGEST, currency)} {currency}",
            code="amount_too_large",
            param=param,
        )
