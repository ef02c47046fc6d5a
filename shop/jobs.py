"""Asking the job worker for something."""

from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.manager import JobManager


def defer(task: str, *, queue: str, lock: str, **arguments: int | str) -> None:
    """
    Write a job down in the caller's transaction: it is there exactly if that commits.

    Left to itself, a job that asks for another one does so on the worker's own connection. Then a second worker may
    begin before the first has committed, and find nothing.
    """
    job = app.configure_task(task, queue=queue, lock=lock)
    job.job_manager = JobManager(DjangoConnector())
    job.defer(**arguments)
