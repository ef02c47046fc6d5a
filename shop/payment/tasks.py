"""Jobs of the worker: processing events, sending refunds, and finding what was left behind."""

from datetime import timedelta

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from shop.payment import inbox, reconciler, refund_sending


@app.task(name="payment.process_event", queue="payment")
def process_event(*, event_id: str) -> None:
    """Act on one event of Stripe's."""
    inbox.process(event_id=event_id, now=timezone.now())


@app.task(name="payment.send_refund", queue="payment", retry=RetryStrategy(max_attempts=8, exponential_wait=5))
def send_refund(*, refund_id: int) -> None:
    """Send one refund to Stripe."""
    refund_sending.send_refund(refund_id=refund_id, now=timezone.now())


@app.periodic(cron="* * * * * */20")
@app.task(name="payment.reconcile", queue="payment", queueing_lock="payment.reconcile")
def reconcile(timestamp: int) -> None:
    """Settle whatever a crash or a lost message left behind."""
    reconciler.reconcile(now=timezone.now())


@app.periodic(cron="17 * * * *")
@app.task(name="payment.sweep_events", queue="payment", queueing_lock="payment.sweep_events")
def sweep_events(timestamp: int) -> None:
    """Fetch the events that never arrived."""
    reconciler.sweep_events(since=timezone.now() - timedelta(hours=3))
