"""The words that our products and articles use: what a mistyped word is compared with."""

from django.db import models


class Word(models.Model):
    """A word in published texts. Kept by `shop.search.services.refresh_vocabulary`."""

    text = models.CharField(max_length=40, unique=True)
    documents = models.PositiveIntegerField(help_text="In how many texts it stands.")

    class Meta:
        ordering = ["text"]

    def __str__(self) -> str:
        return self.text
