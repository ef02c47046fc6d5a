"""What states attempts and refunds have, which of them mean the same to whom, and what may follow what."""

from django.db import models


class AttemptState(models.TextChoices):
    """The state of a payment attempt."""

    CREATING = "creating", "Asking Stripe"
    OPEN = "open", "Waiting for the customer"
    PROCESSING = "processing", "Waiting for the bank"
    PAID = "paid", "Paid"
    EXPIRED = "expired", "Expired"
    SUPERSEDED = "superseded", "Replaced by a newer attempt"
    FAILED = "failed", "Failed"
    AMOUNT_DIFFERS = "mismatch", "Paid, but not what was asked"
    PAID_DUPLICATE = "paid_duplicate", "Paid a second time"
    PAID_LATE = "paid_late", "Paid after the order was cancelled"
    REFUNDED = "refunded", "Paid back"
    REINSTATED = "reinstated", "Paid late, order taken up again"


LIVE = (AttemptState.CREATING, AttemptState.OPEN, AttemptState.PROCESSING)
UNDECIDED = (*LIVE, AttemptState.AMOUNT_DIFFERS)  # money may come in yet, or staff decide about what came in
OWN_PAYMENT = (AttemptState.PAID, AttemptState.REINSTATED)  # what the order was paid by: one of them at most
TAKEN = (*OWN_PAYMENT, AttemptState.AMOUNT_DIFFERS)  # kept for the order, and given back when it's cancelled
SURPLUS = (AttemptState.PAID_DUPLICATE, AttemptState.PAID_LATE)  # never ours to keep
CAPTURED = (*OWN_PAYMENT, *SURPLUS, AttemptState.REFUNDED)
WITH_MONEY = (*CAPTURED, AttemptState.AMOUNT_DIFFERS)
WITHOUT_MONEY = (*LIVE, AttemptState.EXPIRED, AttemptState.FAILED, AttemptState.SUPERSEDED)
WITHOUT_SESSION = (AttemptState.CREATING, AttemptState.FAILED, AttemptState.SUPERSEDED)  # may have none

# An attempt only ever moves to a state of a higher rank.
RANK = {
    AttemptState.CREATING: 0,
    AttemptState.OPEN: 1,
    AttemptState.PROCESSING: 2,
    AttemptState.FAILED: 3,
    AttemptState.SUPERSEDED: 3,
    AttemptState.EXPIRED: 4,
    AttemptState.AMOUNT_DIFFERS: 5,
    AttemptState.PAID_DUPLICATE: 5,
    AttemptState.PAID_LATE: 5,
    AttemptState.PAID: 6,
    AttemptState.REINSTATED: 6,
    AttemptState.REFUNDED: 7,
}


def may_become(old: str, new: str) -> bool:
    """Whether an attempt in one state may move to the other."""
    return RANK[AttemptState(new)] > RANK[AttemptState(old)]


class RefundState(models.TextChoices):
    """The state of a refund."""

    REQUESTED = "requested", "Requested"
    PENDING = "pending", "Pending"
    SUCCEEDED = "succeeded", "Succeeded"
    FAILED = "failed", "Failed"


COUNTED = (RefundState.REQUESTED, RefundState.PENDING, RefundState.SUCCEEDED)  # that much is not ours any more
ACCEPTED = (RefundState.PENDING, RefundState.SUCCEEDED)  # Stripe gives it back

# News of a refund may be overtaken by later news: it never goes back to a state of a lower rank.
REFUND_RANK = {
    RefundState.REQUESTED: 0,
    RefundState.PENDING: 1,
    RefundState.SUCCEEDED: 2,
    RefundState.FAILED: 3,
}
