from itertools import permutations

from shop.payment.states import AttemptState, may_become


def test_may_become_is_never_true_both_ways():
    for old, new in permutations(AttemptState, 2):
        assert not (may_become(old, new) and may_become(new, old)), (old, new)


def test_paid_is_never_overwritten_by_what_is_older():
    older = [AttemptState.CREATING, AttemptState.OPEN, AttemptState.PROCESSING, AttemptState.EXPIRED]

    assert not any(may_become(AttemptState.PAID, state) for state in older)


def test_expired_may_still_turn_out_paid():
    assert may_become(AttemptState.EXPIRED, AttemptState.PAID_LATE)
    assert may_become(AttemptState.EXPIRED, AttemptState.REINSTATED)
