"""Who may log in."""

from typing import Any

from django.db import models
from django.db.models.functions import Lower

from oscar.apps.customer.abstract_models import AbstractUser
from shop.fields import StoredEmailField, StoredLineField
from shop.users.email_keys import customer_key


class User(AbstractUser):
    """A customer or a member of staff, known by an e-mail address."""

    email = StoredEmailField("email address", unique=True)
    first_name = StoredLineField("First name", max_length=255, blank=True)
    last_name = StoredLineField("Last name", max_length=255, blank=True)

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
    def display_name(self) -> str:
        """Return the name to greet by: the first name, or the e-mail address."""
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
