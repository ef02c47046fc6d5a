"""
Limits on how often someone may try something. Every limit of the shop is counted here.

`allow` takes one try and says whether there was one left. Where only failures count, give a try back when it
turned out right: that way, tries sent at the same moment can't slip through between a check and a count. See
docs/decisions/tries-are-counted-in-the-database.md.
"""

import ipaddress
from datetime import datetime, timedelta
from http import HTTPStatus

from django.db import connection, transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac

from shop.models import TryCount

# One home or office has a whole /64, and can send each request from another of its addresses.
IPV6_PREFIX = 64
TAKE_A_TRY = f"""
INSERT INTO {TryCount._meta.db_table} AS tries (key, used, expires_at)
VALUES (%(key)s, 1, %(expires_at)s)
ON CONFLICT (key) DO UPDATE SET
    used = CASE WHEN tries.expires_at <= %(now)s THEN 1 ELSE tries.used + 1 END,
    expires_at = CASE WHEN tries.expires_at <= %(now)s THEN excluded.expires_at ELSE tries.expires_at END
WHERE tries.expires_at <= %(now)s OR tries.used < %(limit)s
"""  # noqa: S608 only the name of our own table is put in


@transaction.atomic(durable=True)
def allow(*, what: str, who: str, limit: int, per: timedelta, now: datetime) -> bool:
    """
    Whether a try is left, which is then used. The time runs from the first try.

    Call it outside of transactions: one that is rolled back would give the try back.

    :param what: a short name of what is limited, such as "voucher"
    :param who: an IP address, email or whatever else tells people apart; IPv6 addresses share one count per /64
    """
    with connection.cursor() as cursor:
        cursor.execute(TAKE_A_TRY, {"key": _key(what, who), "limit": limit, "expires_at": now + per, "now": now})
        return cursor.rowcount == 1


def give_back(*, what: str, who: str) -> None:
    """Give back a try that turned out right."""
    TryCount.objects.filter(key=_key(what, who), used__gt=0).update(used=F("used") - 1)


def is_used_up(*, what: str, who: str, limit: int, now: datetime) -> bool:
    """Whether no try is left. Takes none; what has to hold exactly is decided by `allow`."""
    return TryCount.objects.filter(key=_key(what, who), used__gte=limit, expires_at__gt=now).exists()


def minutes_left(*, what: str, who: str, now: datetime) -> int:
    """Return in how many minutes, rounded up, all tries are there again."""
    for expires_at in TryCount.objects.filter(key=_key(what, who)).values_list("expires_at", flat=True):
        return max(0, -((now - expires_at) // timedelta(minutes=1)))
    return 0


def refuse(request: HttpRequest, *, what: str, who: str, now: datetime) -> HttpResponse:
    """Answer that no try is left, and when there will be."""
    minutes = max(1, minutes_left(what=what, who=who, now=now))
    response = render(request, "429.html", {"minutes": minutes}, status=HTTPStatus.TOO_MANY_REQUESTS)
    response.headers["Retry-After"] = str(minutes * 60)
    return response


def forget(*, what: str, who: str) -> None:
    """Let someone start again with all their tries."""
    TryCount.objects.filter(key=_key(what, who)).delete()


def delete_expired(*, now: datetime) -> None:
    """Delete the counts that no longer matter."""
    TryCount.objects.filter(expires_at__lte=now).delete()


def network_of(ip_address: str) -> str:
    """Return what is counted for an IP address: itself, or its /64. What is no IP address stays as it is."""
    try:
        address = ipaddress.ip_address(ip_address.strip())
    except ValueError:
        return ip_address
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.IPv6Network((int(address), IPV6_PREFIX), strict=False))


def _key(what: str, who: str) -> str:
    return f"{what}:{salted_hmac(what, network_of(who), algorithm='sha256').hexdigest()}"
