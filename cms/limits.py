"""How often one address may do something."""

import hashlib

from django.core.cache import cache


def use_up(*, what: str, address: str, limit: int, seconds: int) -> bool:
    """
    Count one use, and tell whether it was still within the limit.

    The address is kept as a digest: a cache need not know who visits.
    """
    digest = hashlib.sha256(address.encode()).hexdigest()[:32]
    key = f"limit:{what}:{digest}"
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key) <= limit
    except ValueError:  # it ran out between the two
        cache.set(key, 1, seconds)
        return True
