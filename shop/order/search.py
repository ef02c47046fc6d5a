"""
What staff find an order by: its number, people, places, phone, SKUs, codes and tracking numbers.

Each order keeps its words, so that a search reads an index and not all orders. Accents, apostrophes, hyphens and
blanks don't matter: "O’Brien-Müller" is found by obrien, brien-muller and O'Brien.
"""

import re
from collections.abc import Iterable

from django.contrib.postgres.search import SearchQueryField
from django.db import connection
from django.db.models import BooleanField, F, Func, Value
from django.db.models.functions import Cast

from shop.order.models import Order
from shop.tokens import fold

LONGEST_QUERY = 100
_MOST_CHUNKS = 8
_LONGEST_WORD = 60
_SHORTEST_ENDING = 4
_SHORTEST_POSTCODE = 3
_SHORTEST_PHONE = 6
_PHONE_MARK = "tel"  # keeps a house number from finding every phone that has it
_WORD = re.compile(r"[^\W_]+")
_PHONE = re.compile(r"[\d\s()+./-]+")


def write_search_words(*, order_ids: Iterable[int]) -> None:
    """Store the search words of orders, as they are now. Call it when an address, a phone or a parcel changed."""
    orders = Order.objects.filter(pk__in=order_ids).select_related("shipping_address", "billing_address", "user")
    orders = orders.prefetch_related("lines", "discounts", "parcels")
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE order_order SET search_words = array_to_tsvector(%s::text[]) WHERE id = %s",
            [(sorted(_words_of(order)), order.pk) for order in orders],
        )


def write_missing_search_words(*, limit: int) -> int:
    """Store the search words of so many orders that have none yet; return how many."""
    missing = list(Order.objects.filter(search_words=None).order_by("pk").values_list("pk", flat=True)[:limit])
    write_search_words(order_ids=missing)
    return len(missing)


def matches(*, query: str) -> Func | None:
    """Return the condition that an order has every word of a query; None for a query without words."""
    clauses = [clause for chunk in fold(query[:LONGEST_QUERY]).split()[:_MOST_CHUNKS] if (clause := _clause(chunk))]
    if not clauses:
        return None
    expression = " & ".join(clauses)
    if phone := _phone_asked_for(query):
        expression = f"({expression}) | {_begins(_PHONE_MARK + phone)}"
    asked = Cast(Value(expression), SearchQueryField())
    return Func(
        F("search_words"), asked, template="(%(expressions)s)", arg_joiner=" @@ ", output_field=BooleanField()
    )


def _words_of(order: Order) -> set[str]:
    words = _endings(order.number.removeprefix("SP-")) | _words(order.number)
    for text in (order.guest_email, order.user.email if order.user else ""):
        words |= _words(text)
    for address in filter(None, (order.shipping_address, order.billing_address)):
        parts = (address.first_name, address.last_name, address.line1, address.line2, address.line3)
        for text in (*parts, address.line4, address.state, address.postcode):
            words |= _words(text)
        words |= _endings(address.postcode or "", shortest=_SHORTEST_POSTCODE)
        words |= _phone_words(str(getattr(address, "phone_number", "") or ""))
    words |= _phone_words(order.phone)
    for line in order.lines.all():
        words |= _words(line.partner_sku or "")
    for discount in order.discounts.all():
        words |= _words(discount.voucher_code or "")
    for parcel in order.parcels.all():
        words |= _words(parcel.tracking_number) | _endings(parcel.tracking_number)
    return {word[:_LONGEST_WORD] for word in words if word}


def _words(text: str) -> set[str]:
    """Return the words of a text, and what stands between blanks as one word."""
    return {word for chunk in fold(text).split() for word in (_compact(chunk), *_WORD.findall(chunk))}


def _compact(text: str) -> str:
    return "".join(_WORD.findall(fold(text)))


def _endings(text: str, *, shortest: int = _SHORTEST_ENDING) -> set[str]:
    """Return every ending of a number: people read out the last letters."""
    whole = _compact(text)
    return {whole[start:] for start in range(len(whole) - shortest + 1)}


def _phone_words(number: str) -> set[str]:
    return {_PHONE_MARK + ending for ending in _endings(_digits(number), shortest=_SHORTEST_PHONE)}


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdecimal() and letter.isascii())


def _phone_asked_for(query: str) -> str:
    """Return the digits of a phone number without the 0 that is dialled at home: "(0)412 345 678" is 412345678."""
    if not _PHONE.fullmatch(query.strip()):
        return ""
    digits = _digits(query.replace("(0)", "")).lstrip("0")
    return digits if len(digits) >= _SHORTEST_PHONE else ""


def _clause(chunk: str) -> str:
    words, whole = _WORD.findall(chunk), _compact(chunk)
    if not whole:
        return ""
    # The parts of a number say little: SP-1 is not every order of a house number 1.
    if any(letter.isdigit() for letter in whole):
        return _begins(whole)
    return f"(({' & '.join(map(_begins, words))}) | {_begins(whole)})"


def _begins(word: str) -> str:
    # Letters, digits and nothing else: see _WORD.
    return f"'{word[:_LONGEST_WORD]}':*"
