import pytest
from django.test import RequestFactory

from shop.middleware import use_address_seen_by_proxies


@pytest.mark.parametrize(
    ("proxies", "header", "address"),
    [
        (0, "1.1.1.1", "127.0.0.1"),
        (1, "1.1.1.1", "1.1.1.1"),
        (1, "6.6.6.6, 1.1.1.1", "1.1.1.1"),
        (2, "6.6.6.6, 1.1.1.1, 2.2.2.2", "1.1.1.1"),
        (2, "1.1.1.1", "127.0.0.1"),
        (1, None, "127.0.0.1"),
    ],
)
def test_only_what_our_proxies_saw_counts_as_address(settings, proxies, header, address):
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", headers={"x-forwarded-for": header} if header else {})

    assert use_address_seen_by_proxies(lambda request: request.META["REMOTE_ADDR"])(request) == address
