"""Who may log in."""

from django.db import models
from django.db.models.functions import Lower

from oscar.apps.customer.abstract_models import AbstractUser


class User(AbstractUser):
    """A customer or a member of staff, known by an e-mail address."""

    class Meta(AbstractUser.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_is_unique_in_any_case"),
        ]

    def __str__(self) -> str:
        return self.email

    @property
    def display_name(self) -> str:
        """Return the name to greet by: the first name, or the e-mail address."""
        return self.first_name or self.email
