"""What the owner sees of the shop's health."""

from datetime import timedelta

import pytest
from django.utils import timezone

from shop.health.findings import Finding, Severity
from shop.health.services import report
from shop.payment.models import StripeEvent
from tests.shop.backoffice.conftest import log_in, roles

__all__ = ["log_in", "roles"]


@pytest.fixture
def page(log_in):
    """Return the words of the page as the owner sees it."""
    owner = log_in("owner")
    return lambda: " ".join(owner.get("/cms/shop/health/").content.decode().split())


def test_page_says_that_nothing_ran_yet(page):
    assert "They haven’t run yet." in page()


def test_page_of_a_healthy_shop_says_so(page):
    report(findings=[], asked_stripe=True, now=timezone.now())

    assert "No problems found" in page()


def test_page_tells_what_was_found_and_what_to_do(page):
    finding = Finding(
        check="x", severity=Severity.WRONG, what="Money is gone", rows=["SP-1: 5"], count=1, advice="Find it."
    )
    report(findings=[finding], asked_stripe=False, now=timezone.now())

    words = page()

    assert "Money is gone (1)" in words
    assert "SP-1: 5" in words
    assert "Find it." in words
    assert "without Stripe" in words


def test_page_tells_for_how_long_an_event_waits(page):
    StripeEvent.objects.create(event_id="evt_1", type="x", livemode=False, payload={})
    StripeEvent.objects.update(received_at=timezone.now() - timedelta(hours=3))

    assert "3 hours" in page()


def test_home_page_tells_the_owner(log_in):
    report(findings=[], asked_stripe=True, now=timezone.now())

    assert "all is well" in log_in("owner").get("/cms/").content.decode()
