import pytest
from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from shop import jobs

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def worker():
    """A process whose own jobs are on a connection that Django knows nothing of."""
    with app.replace_connector(app.connector.get_worker_connector()):
        app.open()
        yield
        app.close()


def ask_for_mail():
    jobs.defer("mail.send", queue="mail", lock="mail-1", mail_id=1)


def test_defer_in_the_worker_waits_for_the_commit(worker):
    before = ProcrastinateJob.objects.count()

    with transaction.atomic():
        ask_for_mail()
        transaction.set_rollback(True)

    assert ProcrastinateJob.objects.count() == before


def test_defer_in_the_worker_is_there_after_the_commit(worker):
    with transaction.atomic():
        ask_for_mail()

    job = ProcrastinateJob.objects.get(lock="mail-1")
    assert (job.task_name, job.args) == ("mail.send", {"mail_id": 1})


def test_job_deferred_without_us_is_seen_before_the_commit(worker):
    with transaction.atomic():
        app.configure_task("mail.send", queue="mail").defer(mail_id=2)
        transaction.set_rollback(True)

    assert ProcrastinateJob.objects.filter(args={"mail_id": 2}).count() == 1
