"""What a visitor has entered so far in the checkout, kept in the session."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.http import HttpRequest

from shop.order.models import Order
from shop.order.services import Recipient

KEY = "checkout"
UNPAID = "unpaid-orders"
MOST_ORDERS = 20


class CheckoutSession:
    """The answers of one visitor. The first missing one decides the next step."""

    def __init__(self, request: HttpRequest) -> None:
        self._session = request.session
        kept = request.session.get(KEY)
        self._answers: dict[str, object] = kept if isinstance(kept, dict) else {}

    @property
    def recipient(self) -> Recipient | None:
        """Return who the order is for, once entered."""
        answers = self._answers.get("recipient")
        try:
            return Recipient(**answers) if isinstance(answers, dict) else None
        except TypeError:  # told to an older release
            return None

    @property
    def address_id(self) -> int | None:
        """Return which saved address it goes to, if it is one."""
        answer = self._answers.get("address")
        return answer if isinstance(answer, int) else None

    @property
    def method_code(self) -> str:
        """Return the delivery method, once chosen."""
        return str(self._answers.get("method", ""))

    @property
    def fingerprint(self) -> str:
        """Return a short name for all answers: it differs as soon as one of them does."""
        return hashlib.sha256(json.dumps(self._answers, sort_keys=True).encode()).hexdigest()[:16]

    def remember_recipient(self, recipient: Recipient, *, address_id: int | None = None) -> None:
        """Keep who the order is for, and whether a saved address says where it goes."""
        self._keep(recipient=asdict(recipient), address=address_id)

    def remember_method(self, code: str) -> None:
        self._keep(method=code)

    def remember_order(self, order: Order) -> None:
        """Keep that this visitor placed the order, so that it opens here without its link."""
        numbers = [number for number in self.order_numbers if number != order.number]
        self._session["orders"] = [*numbers, order.number][-MOST_ORDERS:]
        self._session.pop(KEY, None)
        if order.is_awaiting_payment:
            self.keep_unpaid([*self.unpaid_numbers, order.number])

    @property
    def order_numbers(self) -> list[str]:
        """Return the orders that this visitor placed, newest last."""
        numbers = self._session.get("orders", [])
        return [str(number) for number in numbers] if isinstance(numbers, list) else []

    def remember_refusal(self, *, code: str, customer_key: str, now: datetime) -> None:
        """Keep that a code was refused for an address, so that asking again isn't asking once more."""
        self._session["refused_codes"] = {code: [customer_key, now.isoformat()]}

    def refused_at(self, *, code: str, customer_key: str) -> datetime | None:
        """Return when a code was last refused for an address."""
        refused = self._session.get("refused_codes", {}).get(code)
        return datetime.fromisoformat(refused[1]) if refused and refused[0] == customer_key else None

    @property
    def unpaid_numbers(self) -> list[str]:
        """Return the orders of this visitor that were unpaid when we last looked; the others need no looking."""
        numbers = self._session.get(UNPAID, [])
        return [str(number) for number in numbers] if isinstance(numbers, list) else []

    def keep_unpaid(self, numbers: Sequence[str]) -> None:
        """Remember which orders are unpaid, if that has changed."""
        if list(numbers) == self.unpaid_numbers:
            return
        if numbers:
            self._session[UNPAID] = list(numbers)[-MOST_ORDERS:]
        else:
            self._session.pop(UNPAID, None)

    def _keep(self, **answers: object) -> None:
        self._answers = {**self._answers, **answers}
        self._session[KEY] = self._answers
