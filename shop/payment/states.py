"""What may follow what: an attempt only ever moves to a state of a higher rank."""

from shop.payment.models import AttemptState

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
