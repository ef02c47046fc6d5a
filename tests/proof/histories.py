"""
Random histories of refunds, several hands at once: never does more go back than came in, nor a cent twice.

Hypothesis invents them and shrinks a failing one. The shop's worker sends refunds at the same time.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

import hypothesis
import stripe as stripe_library
from django.db.models import Sum
from django.utils import timezone
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from shop.payment import cancelling, opening, refund_answers, refund_sending, refunds, settlement, stripe
from shop.payment.models import PaymentAttempt, PaymentRefund
from shop.payment.refund_sending import UnableToRefund
from tests.factories.products import make_product
from tests.ordering import fill_bag, place_order
from tests.proof.report import Report
from tests.proof.shoppers import all_at_once, the_emulator

HISTORIES = 100
HISTORIES_OF_A_SAMPLE = 6
BURSTS = 8
PIECES = 3

amounts = some.integers(min_value=1, max_value=15_000)
what_people_do = some.one_of(
    some.tuples(some.just("ask"), amounts),
    some.tuples(some.just("ask with the same key"), amounts),
    some.tuples(some.just("refund pieces"), some.integers(min_value=1, max_value=PIECES)),
    some.tuples(some.just("refund in the dashboard"), amounts),
    some.tuples(some.just("send"), some.none()),
    some.tuples(some.just("take over"), some.none()),
    some.tuples(some.just("try again"), some.none()),
    some.tuples(some.just("cancel"), some.none()),
)


class Histories(RuleBasedStateMachine):
    """One order that was paid, and all who give money back for it."""

    told = 0

    @initialize(card=some.sampled_from(["4242424242424242", "4000000000007726", "4000000000005126"]))
    def pay(self, card: str) -> None:
        """Have an order paid; refunds to the second card stay pending for a while, those to the third fail."""
        basket = fill_bag(lines=[(make_product(sizes=[{"stock": 10, "price": "33.33"}]), PIECES)])
        attempt = opening.continue_to_payment(order_number=place_order(basket=basket).number, now=timezone.now())
        the_emulator().pay(attempt.url, card=card)
        self.attempt = settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())
        Histories.told += 1

    @rule(burst=some.lists(what_people_do, min_size=1, max_size=4))
    def do_at_once(self, burst: list[tuple[str, int | None]]) -> None:
        """Let several people do something in the same moment."""
        all_at_once([partial(self.do, what, amount) for what, amount in burst])

    @invariant()
    def no_more_goes_back_than_came_in(self) -> None:
        """Compare our sum and Stripe's with what came in."""
        if not hasattr(self, "attempt"):
            return
        counted = self.attempt.refunds.counted()
        ours = counted.aggregate(sum=Sum("amount_in_minor_units"))["sum"] or 0
        theirs = stripe.retrieve_payment(payment_intent_id=str(self.attempt.payment_intent_id))
        assert theirs.amount_refunded <= theirs.amount_received == self.attempt.amount_in_minor_units
        assert ours <= self.attempt.amount_in_minor_units or self.has_external_refunds(), ours

    def has_external_refunds(self) -> bool:
        """Whether someone gave back in the dashboard what was asked for here at the same time."""
        return self.attempt.refunds.filter(is_external=True).exists()

    def teardown(self) -> None:
        """Let everything settle, and compare each refund with Stripe's."""
        if not hasattr(self, "attempt"):
            return
        for refund in self.attempt.refunds.requested():
            refund_sending.send_refund(refund_id=refund.pk, now=timezone.now())
        refund_answers.sync_refunds(attempt_id=self.attempt.pk, now=timezone.now())
        ours = {(row.refund_id, row.amount_in_minor_units) for row in self.attempt.refunds.exclude(refund_id=None)}
        theirs = stripe.list_refunds(payment_intent_id=str(self.attempt.payment_intent_id))
        assert {(row.id, row.amount) for row in theirs if row.status != "failed"} <= ours
        no_sum_is_wrong(self.attempt)

    def do(self, what: str, amount: int | None) -> None:
        """Do one thing; refusals are part of life."""
        deeds: dict[str, Callable[[], object]] = {
            "ask": partial(self.ask, amount or 0, key=""),
            "ask with the same key": partial(self.ask, amount or 0, key=f"same-{self.attempt.pk}"),
            "refund pieces": partial(self.refund_pieces, amount or 0),
            "refund in the dashboard": partial(self.refund_in_the_dashboard, amount or 0),
            "send": self.send,
            "take over": partial(refund_answers.sync_refunds, attempt_id=self.attempt.pk, now=timezone.now()),
            "try again": self.try_again,
            "cancel": self.cancel,
        }
        refusals = (UnableToRefund, cancelling.UnableToCancel, stripe_library.InvalidRequestError, ValueError)
        with suppress(*refusals, stripe.StripeUnavailable, stripe_library.IdempotencyError):
            deeds[what]()

    def ask(self, amount: int, *, key: str) -> None:
        """Ask for a sum."""
        refunds.request_refund(
            attempt_id=self.attempt.pk,
            amount_in_minor_units=amount,
            reason="A dent",
            idempotency_key=key,
            now=timezone.now(),
        )

    def refund_pieces(self, pieces: int) -> None:
        """Ask for pieces of the line."""
        refunds.refund_lines(
            order_number=self.attempt.order.number,
            quantities={self.attempt.order.lines.get().pk: pieces},
            is_restocked=True,
            reason="Broken",
            requested_by=None,
            idempotency_key=f"{pieces}",
            now=timezone.now(),
        )

    def refund_in_the_dashboard(self, amount: int) -> None:
        """Give back past the shop."""
        intent = str(self.attempt.payment_intent_id)
        the_emulator().client().v1.refunds.create({"payment_intent": intent, "amount": amount})

    def send(self) -> None:
        """Send everything that was asked for, as the worker does at the same time."""
        for refund in PaymentRefund.objects.filter(attempt=self.attempt, state="requested"):
            refund_sending.send_refund(refund_id=refund.pk, now=timezone.now())

    def try_again(self) -> None:
        """Ask again for what failed."""
        for refund in PaymentRefund.objects.filter(attempt=self.attempt, state="failed"):
            refund_sending.retry(refund_id=refund.pk, now=timezone.now())

    def cancel(self) -> None:
        """Cancel the order."""
        cancelling.cancel_order(order_number=self.attempt.order.number, now=timezone.now())


def no_sum_is_wrong(attempt: PaymentAttempt) -> None:
    """
    Make sure that what succeeded is what Stripe says, to the cent.

    :raises AssertionError: if not
    """
    gone = attempt.refunds.accepted()
    ours = gone.aggregate(sum=Sum("amount_in_minor_units"))["sum"] or 0
    theirs = stripe.retrieve_payment(payment_intent_id=str(attempt.payment_intent_id)).amount_refunded
    assert ours == theirs, f"{attempt.order.number}: we say {ours}, Stripe {theirs}"


def run(*, rounds: int, seed: int, is_sample: bool, report: Report) -> None:
    """Tell as many histories as asked."""
    count = HISTORIES_OF_A_SAMPLE if is_sample else HISTORIES * rounds
    report.prove(f"{count} histories of refunds", partial(tell, count, seed))


def tell(count: int, seed: int) -> str:
    """Have Hypothesis invent histories."""
    machine: Any = hypothesis.seed(seed)(Histories)
    run_state_machine_as_test(
        machine,
        settings=hypothesis.settings(
            max_examples=count,
            stateful_step_count=BURSTS,
            deadline=None,
            database=None,
            suppress_health_check=list(hypothesis.HealthCheck),
        ),
    )
    return f"{Histories.told} histories, {PaymentRefund.objects.count()} refunds, no cent too much"
