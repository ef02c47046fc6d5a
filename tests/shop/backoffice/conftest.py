from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.test import Client

from shop.backoffice.roles import sync_roles
from shop.mail.services import queue_mail
from shop.payment.models import PaymentAttempt, PaymentRefund, StripeEvent
from shop.payment.states import AttemptState
from shop.voucher import creation
from tests.factories.orders import make_order, make_user
from tests.factories.products import make_product

NOW = datetime(2026, 11, 3, 10, tzinfo=UTC)


@pytest.fixture
def roles(db):
    sync_roles()


@pytest.fixture
def log_in(roles):
    """Return a browser in which someone of this role is logged in."""

    def log_in_as(role: str) -> Client:
        client = Client()
        if role != "nobody":
            groups = [] if role == "customer" else [role]
            client.force_login(make_user(email=f"{role}@example.com", groups=groups, first_name=role.title()))
        return client

    return log_in_as


@pytest.fixture
def sizes(db):
    product = make_product(title="Omega serum", sizes=[{"stock": 10, "sku": "OM-30"}, {"stock": 3, "sku": "OM-60"}])
    return list(product.children.order_by("pk"))


@pytest.fixture
def order(sizes):
    return make_order(lines=[(sizes[0], 2), (sizes[1], 1)], number="SP-1")


@pytest.fixture
def mail(order):
    return queue_mail(
        kind="order_confirmation",
        to="rosa@example.com",
        subject="We have your order SP-1",
        template="account_changed",
        context={},
        dedupe_key="1",
        order_number="SP-1",
    )


@pytest.fixture
def refund(order):
    attempt = PaymentAttempt.objects.create(
        order=order,
        n=1,
        state=AttemptState.PAID,
        amount_in_minor_units=int(order.total_incl_tax * 100),
        currency="AUD",
        captured_in_minor_units=int(order.total_incl_tax * 100),
        captured_currency="AUD",
        idempotency_key="session-SP-1-1",
        request={},
        session_id="cs_1",
        payment_intent_id="pi_1",
        expires_at=NOW,
    )
    return PaymentRefund.objects.create(
        order=order, attempt=attempt, amount_in_minor_units=100, currency="AUD", idempotency_key="refund-1"
    )


@pytest.fixture
def event(db):
    return StripeEvent.objects.create(
        event_id="evt_1",
        type="checkout.session.completed",
        object_id="cs_1",
        livemode=False,
        payload={"id": "evt_1", "note": "<script>alert(1)</script>"},
    )


@pytest.fixture
def voucher(db):
    return creation.create_voucher(
        code="miliagone", percent=Decimal(15), starts_at=NOW, ends_at=NOW + timedelta(days=30)
    )


@pytest.fixture
def voucher_set(db):
    return creation.create_unique_vouchers(
        name="Letters", count=3, percent=Decimal(10), starts_at=NOW, ends_at=NOW + timedelta(days=30)
    )
