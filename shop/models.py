"""Rows that belong to no single step of the shop."""

from django.db import models


class TryCount(models.Model):
    """
    How many tries someone has used of a limit, until it starts again. Only `shop.limits` reads and writes these.

    The key says what is limited; who it is stays a keyed hash, so that nobody can be read out of it.
    """

    key = models.CharField(max_length=120, primary_key=True)
    used = models.PositiveIntegerField()
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.key}: {self.used} until {self.expires_at}"
