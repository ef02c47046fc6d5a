"""Jobs of the worker: the nightly checks, and taking up what a killed worker left half-done."""

import logging

from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from procrastinate.contrib.django import app

from shop import limits
from shop.customer import sessions
from shop.health import services
from shop.payment.stripe import StripeRefused, StripeUnavailable

HOURS_JOBS_ARE_KEPT = 72
logger = logging.getLogger(__name__)


@app.periodic(cron="41 3 * * *")
@app.task(name="health.check", queue="health", queueing_lock="health.check")
def check(timestamp: int) -> None:
    """Check the shop's records; without Stripe when it's down."""
    now = timezone.now()
    try:
        findings, asked_stripe = services.check_with_stripe(now=now), True
    except (StripeUnavailable, StripeRefused):
        logger.exception("The nightly checks could not ask Stripe")
        findings, asked_stripe = services.check(now=now), False
    services.report(findings=findings, asked_stripe=asked_stripe, now=now)


@app.periodic(cron="23 4 * * *")
@app.task(name="health.forget_old_jobs", queue="health", queueing_lock="health.forget_old_jobs")
async def forget_old_jobs(timestamp: int) -> None:
    """Delete the jobs that were done days ago: some run every 20 seconds."""
    await app.job_manager.delete_old_jobs(nb_hours=HOURS_JOBS_ARE_KEPT)


@app.periodic(cron="43 4 * * *")
@app.task(name="health.forget_expired_sessions", queue="health", queueing_lock="health.forget_expired_sessions")
def forget_expired_sessions(timestamp: int) -> None:
    """Delete the sessions that nobody can use any more, and the tries that no longer matter to a limit."""
    SessionStore.clear_expired()
    sessions.delete_ended()
    limits.delete_expired(now=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="health.retry_stalled_jobs", queue="health", queueing_lock="health.retry_stalled_jobs")
async def retry_stalled_jobs(timestamp: int) -> None:
    """Put back into the queue what a worker was doing when it was killed."""
    for job in await app.job_manager.get_stalled_jobs():
        logger.warning("Job %s was left half-done", job.call_string)
        await app.job_manager.retry_job(job)
