"""Stripe's own command line against the emulator, where it is installed (npm package @stripe/cli).

It can't make `checkout.session.async_payment_failed` here: its script for that relies on an invalid bank account
which Stripe takes and then refuses. test_bank_accounts.py makes that event in another way.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
import stripe

from stripe_emulator.testing import EmulatorProcess, wait_until

_COMMAND = shutil.which(os.environ.get("STRIPE_CLI", "stripe"))

pytestmark = pytest.mark.skipif(_COMMAND is None, reason="@stripe/cli is not installed; name it in STRIPE_CLI")


@pytest.mark.parametrize(
    "type",
    [
        "charge.captured",
        "charge.dispute.closed",
        "charge.dispute.created",
        "charge.dispute.updated",
        "charge.failed",
        "charge.refund.updated",
        "charge.refunded",
        "charge.succeeded",
        "checkout.session.async_payment_succeeded",
        "checkout.session.completed",
        "checkout.session.expired",
        "payment_intent.amount_capturable_updated",
        "payment_intent.canceled",
        "payment_intent.created",
        "payment_intent.payment_failed",
        "payment_intent.processing",
        "payment_intent.requires_action",
        "payment_intent.succeeded",
    ],
)
def test_trigger_makes_the_event(
    emulator: EmulatorProcess, client: stripe.StripeClient, tmp_path: Path, type: str
) -> None:
    before = len(client.v1.events.list({"type": type, "limit": 100}).data)  # type: ignore[typeddict-item]
    command = [str(_COMMAND), "trigger", type, "--api-base", emulator.url, "--api-key", "sk_test_" + "1" * 24]

    done = subprocess.run(
        command, capture_output=True, text=True, timeout=60, env={**os.environ, "HOME": str(tmp_path)}, check=False
    )
    emulator.advance_clock(60)

    assert "Trigger succeeded" in done.stdout + done.stderr
    wait_until(
        lambda: len(client.v1.events.list({"type": type, "limit": 100}).data) > before  # type: ignore[typeddict-item]
    )
