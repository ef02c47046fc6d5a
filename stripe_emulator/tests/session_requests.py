"""What a shop sends to open a session, and the types of the fixtures that send it."""

from collections.abc import Callable
from typing import Any

import stripe

MakeSession = Callable[..., stripe.checkout.Session]
Take = Callable[..., stripe.checkout.Session]


def session_request(*, amount: int = 1990, **changes: Any) -> dict[str, Any]:
    """Return what the shop sends to open a session."""
    line = {"currency": "aud", "unit_amount": amount, "product_data": {"name": "Lactic 5 Serum"}}
    return {
        "mode": "payment",
        "ui_mode": "hosted_page",
        "line_items": [{"quantity": 1, "price_data": line}],
        "success_url": "http://127.0.0.1:9/paid/?session={CHECKOUT_SESSION_ID}",
        "cancel_url": "http://127.0.0.1:9/back/",
        **changes,
    }
