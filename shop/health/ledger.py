"""Our books beside Stripe's: what came in and what went back, as each of us tells it."""

from collections import Counter, defaultdict
from datetime import timedelta

from django.db.models import Q, QuerySet, Sum

from shop.health.checks import GIVE_BACK
from shop.health.findings import CheckTime, Finding, Severity, to_findings
from shop.order.models import OVER, Order
from shop.payment import states, stripe
from shop.payment.books import ASKED_ONLY, LET_GO
from shop.payment.models import PaymentAttempt, PaymentDispute, PaymentRefund
from shop.payment.states import RefundState

UNDER_WAY = timedelta(minutes=5)


def compare_with_stripe(*, moment: CheckTime, days: int) -> list[Finding]:
    """
    Hold every payment, refund and payment page of the last days against our rows.

    What began within the last minutes may be under way, and is left out.

    :raises shop.payment.stripe.StripeUnavailable, shop.payment.stripe.StripeRefused:
    """
    since, until = moment.now - timedelta(days=days), moment.before(UNDER_WAY)
    payments = [payment for payment in stripe.list_payments(since=since) if payment.created_at <= until]
    sessions = [session for session in stripe.list_sessions(since=since) if session.created_at <= until]
    known = PaymentAttempt.objects.filter(created_at__gte=since, created_at__lte=until).select_related("order")
    attempts = list(known.order_by("pk"))
    return [
        *_payments_are_known(payments),
        *_captures_are_real(payments, attempts),
        *_refunds_agree(payments),
        *_what_is_over_went_back(payments),
        *_attempts_have_one_session(sessions),
        *_no_session_is_left_open(sessions),
    ]


def _payments_are_known(payments: list[stripe.Payment]) -> list[Finding]:
    """Whatever Stripe took for an order of ours, we know of, to the cent."""
    taken = {payment.id: payment for payment in payments if payment.amount_received and _is_ours(payment)}
    attempts = PaymentAttempt.objects.filter(payment_intent_id__in=taken, captured_in_minor_units__isnull=False)
    ours = {attempt.payment_intent_id: attempt for attempt in attempts}
    return to_findings(
        "stripe_payments_are_known",
        what="Stripe took money that we haven't recorded, or recorded as a different amount",
        advice="Open the order and ask Stripe with the button there; it settles automatically, or is refunded.",
        rows=(
            f"{payment.metadata.get('order', '')}: {payment.id}: {payment.amount_received}"
            for payment in taken.values()
            if payment.id not in ours or ours[payment.id].captured_in_minor_units != payment.amount_received
        ),
    )


def _captures_are_real(payments: list[stripe.Payment], attempts: list[PaymentAttempt]) -> list[Finding]:
    """Whatever we call paid, Stripe took."""
    taken = {payment.id for payment in payments if payment.amount_received}
    return to_findings(
        "captures_are_real",
        what="Payments we recorded as paid that Stripe doesn't know",
        advice="Ship nothing of it, and look at Stripe's dashboard.",
        rows=(
            f"{attempt.order.number}/{attempt.n}: {attempt.payment_intent_id}"
            for attempt in attempts
            if attempt.state in states.CAPTURED and attempt.payment_intent_id not in taken
        ),
    )


def _refunds_agree(payments: list[stripe.Payment]) -> list[Finding]:
    """As much went back of each payment as we say."""
    ours = _sums(PaymentRefund.objects.accepted().filter(is_by_hand=False), payments)
    return to_findings(
        "stripe_refunds_agree",
        what="Payments for which Stripe refunded a different amount than we recorded",
        advice="Ask Stripe with the button on the order's page: that records what was done in the dashboard.",
        rows=(
            f"{payment.metadata['order']}: {payment.id}: Stripe {payment.amount_refunded}, we {ours[payment.id]}"
            for payment in payments
            if _is_ours(payment) and payment.amount_refunded != ours[payment.id]
        ),
    )


def _what_is_over_went_back(payments: list[stripe.Payment]) -> list[Finding]:
    """Whatever Stripe took for an order that was cancelled or refunded, it gave back, is asked to, or lost."""
    orders = Order.objects.filter(number__in=[payment.metadata.get("order", "") for payment in payments])
    over = set(orders.filter(status__in=OVER).values_list("number", flat=True))
    asked = _sums(PaymentRefund.objects.filter(Q(state=RefundState.REQUESTED) | Q(is_by_hand=True)), payments)
    disputed = _sums(PaymentDispute.objects.exclude(status__in=[*ASKED_ONLY, *LET_GO]), payments)
    return to_findings(
        "stripe_gave_back_what_is_over",
        what="Money that Stripe still holds for orders that were cancelled or refunded",
        advice=GIVE_BACK,
        rows=(
            f"{payment.metadata['order']}: {payment.id}: Stripe {left}"
            for payment in payments
            if payment.metadata.get("order") in over
            and (
                left := payment.amount_received - payment.amount_refunded - asked[payment.id] - disputed[payment.id]
            )
            > 0
        ),
    )


def _sums(
    rows: "QuerySet[PaymentRefund] | QuerySet[PaymentDispute]", payments: list[stripe.Payment]
) -> dict[str, int]:
    """Return what these rows come to for each payment, by its name at Stripe; nothing for the others."""
    known = rows.filter(attempt__payment_intent_id__in=[payment.id for payment in payments]).order_by()
    sums = known.values_list("attempt__payment_intent_id").annotate(Sum("amount_in_minor_units"))
    found: dict[str, int] = defaultdict(int)
    found.update({str(intent): amount for intent, amount in sums})
    return found


def _attempts_have_one_session(sessions: list[stripe.Session]) -> list[Finding]:
    """However often we asked, Stripe made one payment page for each attempt."""
    counted = Counter(
        (session.metadata.get("order", ""), session.metadata.get("attempt", "")) for session in sessions
    )
    return to_findings(
        "attempts_have_one_session",
        what="Attempts for which Stripe made several payment pages",
        advice="Expire all but the one we know of: each of them could be paid.",
        rows=(f"{order}/{attempt}: {count}" for (order, attempt), count in counted.items() if order and count > 1),
    )


def _no_session_is_left_open(sessions: list[stripe.Session]) -> list[Finding]:
    """Nobody can pay for what we have given up."""
    is_open = [session.id for session in sessions if session.status == "open"]
    over = PaymentAttempt.objects.filter(session_id__in=is_open).exclude(state__in=states.LIVE)
    return to_findings(
        "no_session_is_left_open",
        severity=Severity.STUCK,
        what="Payment pages that are still open although we abandoned them",
        advice="If one is paid anyway, the money is refunded automatically; expire it in Stripe's dashboard.",
        rows=(
            f"{attempt.order.number}/{attempt.n}: {attempt.state}"
            for attempt in over.select_related("order").order_by("pk")
        ),
    )


def _is_ours(payment: stripe.Payment) -> bool:
    """Whether it was for an order: an account may take money for other things too."""
    return bool(payment.metadata.get("order"))
