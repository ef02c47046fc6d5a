"""
Our only access to Stripe: the one module that imports stripe. Returns our types, raises our exceptions.

The facts about the library that this relies on are in docs/decisions/stripe-checkout-sessions.md.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any

import stripe
from django.conf import settings

from shop.payment.circuit_breaker import CircuitBreaker, CircuitOpen
from shop.payment.event_shapes import is_event, storable

TIMEOUT_IN_SECONDS = 5
RETRIES = 1  # with the time-out: at most 11 seconds
# A web server's process has four threads: while Stripe hangs, one is left for everyone else.
CALLS_AT_ONCE = 3
UNREADABLE = "unreadable"


class StripeUnavailable(Exception):
    """Stripe could not be reached, was too busy or failed: the same call may be made again."""


class StripeRefused(Exception):
    """Stripe rejected the request: the same call fails again."""


class UnknownToStripe(StripeRefused):
    """Stripe has no such object: it is of another account, of the other mode, or was never made."""


class InvalidSignature(Exception):
    """A message claims to come from Stripe but doesn't, or is too old."""


@dataclass(frozen=True, kw_only=True)
class Session:
    """A Checkout Session, as far as we care."""

    id: str
    status: str
    payment_status: str
    amount_total: int | None
    currency: str
    url: str
    livemode: bool
    metadata: Mapping[str, str]
    payment_intent_id: str | None
    payment_intent_status: str | None
    created_at: datetime
    failure_message: str = ""


@dataclass(frozen=True, kw_only=True)
class Payment:
    """A payment intent, as far as our books go."""

    id: str
    amount_received: int
    amount_refunded: int
    currency: str
    metadata: Mapping[str, str]
    created_at: datetime


@dataclass(frozen=True, kw_only=True)
class Refund:
    """A refund, as far as we care."""

    id: str
    amount: int
    currency: str
    status: str
    payment_intent_id: str
    metadata: Mapping[str, str]
    failure_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Dispute:
    """A dispute, as far as we care."""

    id: str
    status: str
    amount: int
    due_by: datetime | None


@dataclass(frozen=True, kw_only=True)
class Event:
    """An event, with the object that it is about as Stripe saw it then."""

    id: str
    type: str
    livemode: bool
    api_version: str
    object: Mapping[str, Any] = field(default_factory=dict)
    payload: Mapping[str, Any] = field(default_factory=dict)

    @property
    def object_id(self) -> str:
        """Return the id of what the event is about."""
        return str(self.object.get("id") or "")


def create_session(*, request: Mapping[str, Any], idempotency_key: str) -> Session:
    """
    Create a Checkout Session. The same key with the same request returns the first one.

    :raises StripeUnavailable, StripeRefused:
    """
    with _our_exceptions():
        session = _client().v1.checkout.sessions.create(
            params=dict(request),  # type: ignore[arg-type]
            options={"idempotency_key": idempotency_key},
        )
    return _session(session.to_dict())


def retrieve_session(*, session_id: str) -> Session:
    """
    Retrieve a Checkout Session with its payment intent.

    :raises StripeUnavailable, StripeRefused:
    """
    with _our_exceptions():
        session = _client().v1.checkout.sessions.retrieve(session_id, params={"expand": ["payment_intent"]})
    return _session(session.to_dict())


def expire_session(*, session_id: str) -> Session:
    """
    End a Checkout Session so that nobody can pay by it any more.

    :raises StripeRefused: if it is paid or expired already
    :raises StripeUnavailable:
    """
    with _our_exceptions():
        session = _client().v1.checkout.sessions.expire(session_id)
    return _session(session.to_dict())


def list_sessions(*, since: datetime) -> list[Session]:
    """
    Return the Checkout Sessions made since a moment.

    :raises StripeUnavailable, StripeRefused:
    """
    with _our_exceptions():
        page = _client().v1.checkout.sessions.list(
            params={"created": {"gte": int(since.timestamp())}, "limit": 100}
        )
        return [_session(session.to_dict()) for session in page.auto_paging_iter()]


def list_payments(*, since: datetime) -> list[Payment]:
    """
    Return the payments begun since a moment, with what came in and what went back.

    :raises StripeUnavailable, StripeRefused:
    """
    with _our_exceptions():
        page = _client().v1.payment_intents.list(
            params={
                "created": {"gte": int(since.timestamp())},
                "limit": 100,
                "expand": ["data.latest_charge"],
            }
        )
        return [_payment(intent.to_dict()) for intent in page.auto_paging_iter()]


def retrieve_payment(*, payment_intent_id: str) -> Payment:
    """
    Retrieve a payment.

    :raises StripeUnavailable, StripeRefused:
    """
    with _our_exceptions():
        intent = _client().v1.payment_intents.retrieve(payment_intent_id, params={"expand": ["latest_charge"]})
    return _payment(intent.to_dict())


def create_refund(
    *, payment_intent_id: str, amount: int, metadata: Mapping[str, str], idempotency_key: str
) -> Refund:
    """
    Refund a payment.

    :param amount: in minor units
    :raises StripeUnavailable, StripeRefused:
    """
    with _our_exceptions():
        refund = _client().v1.refunds.create(
            params={
                "payment_intent": payment_intent_id,
                "amount": amount,
                "reason": "requested_by_customer",
                "metadata": dict(metadata),
            },
            options={"idempotency_key": idempotency_key},
        )
    return _refund(refund.to_dict())


def list_refunds(*, payment_intent_id: str) -> list[Refund]:
    """
    Return every refund of a payment, whoever made it.

    :raises StripeUnavailable, StripeRefused:
    """
    with _our_exceptions():
        page = _client().v1.refunds.list(params={"payment_intent": payment_intent_id, "limit": 100})
        return [_refund(refund.to_dict()) for refund in page.auto_paging_iter()]


def retrieve_dispute(*, dispute_id: str) -> Dispute:
    """
    Retrieve a dispute.

    :raises StripeUnavailable, StripeRefused:
    """
    with _our_exceptions():
        return _dispute(_client().v1.disputes.retrieve(dispute_id).to_dict())


def list_disputes(*, payment_intent_id: str) -> list[Dispute]:
    """
    Return every dispute about a payment, the newest first.

    :raises StripeUnavailable, StripeRefused:
    """
    with _our_exceptions():
        page = _client().v1.disputes.list(params={"payment_intent": payment_intent_id, "limit": 100})
        return [_dispute(dispute.to_dict()) for dispute in page.auto_paging_iter()]


def list_events(*, since: datetime) -> list[Event]:
    """
    Return the events since a moment, oldest first.

    :raises StripeUnavailable, StripeRefused:
    """
    with _our_exceptions():
        page = _client().v1.events.list(params={"created": {"gte": int(since.timestamp())}, "limit": 100})
        return [_event(event.to_dict()) for event in page.auto_paging_iter()][::-1]


def read_event(*, payload: bytes, signature: str) -> Event:
    """
    Return the event in a webhook's body, once its signature is checked.

    What is signed but can't be understood is an event of the type `UNREADABLE`: refused, Stripe would send it for
    three days and then might switch the webhook off.

    :raises InvalidSignature: if it is not Stripe's, too old or from the future
    """
    try:
        text = payload.decode()
        stripe.WebhookSignature.verify_header(
            text, signature, settings.STRIPE_WEBHOOK_SECRET, stripe.Webhook.DEFAULT_TOLERANCE
        )
        _refuse_the_future(signature)
    except (stripe.SignatureVerificationError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InvalidSignature(str(error)) from error
    try:
        data = storable(json.loads(text))
    except (ValueError, RecursionError):  # no JSON, or nested too deeply
        data = storable(text)
    return _event(data)


def _refuse_the_future(signature: str) -> None:
    """Refuse what was signed for later: the library looks at the past only."""
    timestamp = next(int(part[2:]) for part in signature.split(",") if part.startswith("t="))
    if timestamp > datetime.now(UTC).timestamp() + stripe.Webhook.DEFAULT_TOLERANCE:
        raise InvalidSignature("signed for a moment that has not come")


def forget_client() -> None:
    """Make the next call read the settings again."""
    _client.cache_clear()


@cache
def _client() -> stripe.StripeClient:
    return stripe.StripeClient(
        settings.STRIPE_SECRET_KEY,
        http_client=stripe.RequestsClient(timeout=TIMEOUT_IN_SECONDS),
        max_network_retries=RETRIES,
        base_addresses={"api": settings.STRIPE_API_BASE},
    )


_breaker = CircuitBreaker(
    at_once=CALLS_AT_ONCE,
    seconds_to_wait=2,
    seconds_until_slow=1,
    seconds_until_hung=TIMEOUT_IN_SECONDS,
)


@contextmanager
def _our_exceptions() -> Iterator[None]:
    try:
        with _breaker.enter():
            yield
    except CircuitOpen as error:
        raise StripeUnavailable("too many calls wait for an answer already") from error
    except (stripe.APIConnectionError, stripe.RateLimitError) as error:
        raise StripeUnavailable(str(error)) from error
    except stripe.StripeError as error:
        status = error.http_status or 500
        # APIError is Stripe's own trouble, and an answer that is no JSON too, which comes with status 200.
        if status >= 500 or status in (409, 429) or isinstance(error, stripe.APIError):
            raise StripeUnavailable(str(error)) from error
        if status == 404 or error.code == "resource_missing":
            raise UnknownToStripe(str(error)) from error
        raise StripeRefused(str(error)) from error
    except (ValueError, KeyError, TypeError) as error:  # half an answer, or none of Stripe's
        raise StripeUnavailable(f"unreadable answer: {error}") from error


def _session(data: Mapping[str, Any]) -> Session:
    intent = data.get("payment_intent")
    intent = {"id": intent} if isinstance(intent, str) else intent or {}
    return Session(
        id=data["id"],
        status=data["status"],
        payment_status=data["payment_status"],
        amount_total=data["amount_total"],
        currency=(data["currency"] or "").upper(),
        url=data.get("url") or "",
        livemode=data["livemode"],
        metadata=data.get("metadata") or {},
        payment_intent_id=intent.get("id"),
        payment_intent_status=intent.get("status"),
        created_at=datetime.fromtimestamp(data["created"], tz=UTC),
        failure_message=(intent.get("last_payment_error") or {}).get("message", ""),
    )


def _payment(data: Mapping[str, Any]) -> Payment:
    charge = data["latest_charge"] if isinstance(data["latest_charge"], Mapping) else {}
    return Payment(
        id=data["id"],
        amount_received=data["amount_received"],
        amount_refunded=charge.get("amount_refunded", 0),
        currency=data["currency"].upper(),
        metadata=data.get("metadata") or {},
        created_at=datetime.fromtimestamp(data["created"], tz=UTC),
    )


def _refund(data: Mapping[str, Any]) -> Refund:
    return Refund(
        id=data["id"],
        amount=data["amount"],
        currency=data["currency"].upper(),
        status=data["status"],
        payment_intent_id=data["payment_intent"] or "",
        metadata=data.get("metadata") or {},
        failure_reason=data.get("failure_reason") or "",
    )


def _dispute(data: Mapping[str, Any]) -> Dispute:
    due_by = (data.get("evidence_details") or {}).get("due_by")
    return Dispute(
        id=data["id"],
        status=data["status"],
        amount=data["amount"],
        due_by=datetime.fromtimestamp(due_by, tz=UTC) if due_by else None,
    )


def _event(data: Any) -> Event:
    if not is_event(data):
        return _unreadable(data)
    return Event(
        id=data["id"],
        type=data["type"],
        livemode=data["livemode"],
        api_version=data.get("api_version") or "",
        object=data["data"]["object"],
        payload=data,
    )


def _unreadable(data: Any) -> Event:
    """Return an event that keeps what came as it came, with an id made of it: sent again, it is the same."""
    digest = hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()
    return Event(
        id=f"{UNREADABLE}-{digest[:40]}",
        type=UNREADABLE,
        livemode=settings.STRIPE_SECRET_KEY.startswith(("sk_live", "rk_live")),
        api_version="",
        payload=data if isinstance(data, dict) else {"raw": data},
    )
