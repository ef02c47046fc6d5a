"""Caches that fail."""

from typing import Any

from django.core.cache.backends.base import BaseCache


class AwayCache(BaseCache):
    """A cache whose server can't be reached: each call fails, as those of real ones do."""

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    def _fail(self, *args: Any, **kwargs: Any) -> Any:
        raise ConnectionError("The cache is away.")

    add = get = set = touch = delete = has_key = clear = incr = get_many = set_many = delete_many = _fail
