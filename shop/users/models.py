"""Who may log in."""

from typing import Any

from django.db import models
from django.db.models.functions import Lower

from oscar.apps.customer.abstract_models import AbstractUser
from shop.fields import StoredEmailField, StoredLineField
from shop.users.email_keys import customer_key


class User(AbstractUser):
    """A customer or a member of staff, known by an email address."""

    email = StoredEmailField("email address", unique=True)
    first_name = StoredLineField("First name", max_length=255, blank=True)
    last_name = StoredLineField("Last name", max_length=255, blank=True)
    # The database itself sets this with the first role, never takes it back, and deletes nobody who has it.
    has_worked_here = models.BooleanField(default=False, db_default=False, editable=False)

    class Meta(AbstractUser.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_is_unique_in_any_case"),
        ]

    def __str__(self) -> str:
        return self.email

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Remember each address that the account has had: whoever changes it is still the same person."""
        super().save(*args, **kwargs)
        changed = kwargs.get("update_fields")
        if self.email and (changed is None or "email" in changed):
            self.account_emails.get_or_create(key=customer_key(self.email))

    @property
    def works_here(self) -> bool:
        """Whether this is a colleague. Asks the database for the person's groups unless a mark says so."""
        return self.is_staff or self.is_superuser or self.groups.exists()

    @property
    def display_name(self) -> str:
        """Return the name to greet by: the first name, or the email address."""
        return self.first_name or self.email


class AccountEmail(models.Model):
    """
    An address that an account has, or had before it was changed; deleted with the account.

    `key` is the normalised address (see `shop.users.email_keys`).
    """

    # The database itself deletes these rows with their account: see the migration.
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="account_emails", db_constraint=False)
    key = models.CharField(max_length=254, db_index=True)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="account_has_an_email_once")]

    def __str__(self) -> str:
        return self.key


class ClosedAccountKey(models.Model):
    """
    A keyed hash of an address of an account that bought something and was closed.

    It recognises a customer who comes back, and names nobody.
    """

    key = models.CharField(max_length=64, primary_key=True)

    def __str__(self) -> str:
        return self.key[:8]


class AccountSession(models.Model):
    """
    A browser that is logged in to an account, so that its owner can see and end it.

    It's open as long as Django's session with this key is there; the worker deletes the others.
    """

    # The database itself deletes these rows with their account: see the migration.
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="account_sessions", db_constraint=False)
    session_key = models.CharField(max_length=40, unique=True)
    logged_in_at = models.DateTimeField()
    ip_address = models.CharField(max_length=45, blank=True)
    user_agent = models.CharField(max_length=255, blank=True)

    def __str__(self) -> str:
        return f"{self.user_id} since {self.logged_in_at}"


class EmailChange(models.Model):
    """That someone asked for another email address for an account, which the owner of the old one can undo."""

    # The database itself deletes these rows with their account: see the migration.
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="email_changes", db_constraint=False)
    old_email = StoredEmailField()
    new_email = StoredEmailField()
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(old_email=models.F("new_email")), name="email_changes_to_another_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old_email} to {self.new_email}"
