"""Emails waiting to be sent, and those that were."""

from django.db import models

from shop.fields import StoredEmailField


class OutboxMailQuerySet(models.QuerySet["OutboxMail"]):
    """Queries over emails."""

    def unsent(self) -> "OutboxMailQuerySet":
        """Return the emails that still have to go out, oldest first."""
        return self.filter(sent_at=None).order_by("pk")


class OutboxMail(models.Model):
    """One email to one address, written in the transaction that made it necessary."""

    dedupe_key = models.CharField(max_length=200, unique=True, help_text="The same key is never mailed twice.")
    kind = models.CharField(max_length=50)
    order_number = models.CharField(max_length=128, blank=True, db_index=True)
    to_address = StoredEmailField()
    reply_to = StoredEmailField(blank=True)
    subject = models.CharField(max_length=200)
    text_body = models.TextField()
    html_body = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)

    objects = OutboxMailQuerySet.as_manager()

    class Meta:
        verbose_name = "mail"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["next_try_at"], condition=models.Q(sent_at=None), name="mail_waiting_to_be_sent")
        ]

    def __str__(self) -> str:
        return f"{self.subject} to {self.to_address}"
