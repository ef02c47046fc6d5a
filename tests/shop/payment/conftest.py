"""The local Stripe, for tests of what is asked of it and what it says."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.utils import timezone

from shop.order.models import Order
from shop.payment import opening, stripe
from shop.payment.models import PaymentAttempt
from stripe_emulator.testing import API_KEY, WEBHOOK_SECRET, EmulatorProcess
from tests.ordering import place_order


@pytest.fixture(scope="session")
def stripe_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmulatorProcess]:
    """One emulator for all tests of a worker."""
    directory: Path = tmp_path_factory.mktemp("stripe")
    with EmulatorProcess(directory) as process:
        yield process


@pytest.fixture
def emulator(stripe_process: EmulatorProcess, settings) -> Iterator[EmulatorProcess]:
    """The emulator, with our code talking to it and no fault on."""
    settings.STRIPE_API_BASE = stripe_process.url
    settings.STRIPE_SECRET_KEY = API_KEY
    settings.STRIPE_WEBHOOK_SECRET = WEBHOOK_SECRET
    stripe.forget_client()
    yield stripe_process
    stripe_process.reset_faults()
    stripe.forget_client()


@pytest.fixture
def open_order(emulator: EmulatorProcess) -> Callable[..., tuple[Order, PaymentAttempt]]:
    """Place an order and open its payment page."""

    def open_one(**options: object) -> tuple[Order, PaymentAttempt]:
        order = place_order(**options)
        attempt = opening.continue_to_payment(order_number=order.number, now=timezone.now())
        return order, attempt

    return open_one
