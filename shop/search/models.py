"""What the search knows of words: those our texts use, and what else customers call things."""

from django.core.exceptions import ValidationError
from django.db import models

from shop.search.words import LONGEST_PHRASE, phrase_key
from shop.tokens import tokens


class Word(models.Model):
    """A word in published texts. Kept by `shop.search.services.refresh_vocabulary`."""

    text = models.CharField(max_length=40, unique=True)
    documents = models.PositiveIntegerField(help_text="How many texts have it.")

    class Meta:
        ordering = ["text"]

    def __str__(self) -> str:
        return self.text


class Synonym(models.Model):
    """What customers call something, and what our texts call it: "milk spots" are milia. Edited by staff."""

    class Effect(models.TextChoices):
        """What a synonym does."""

        FIND = "find", "Also find"
        LEAVE_OUT = "leave-out", "Also leave out in “... free”"

    words = models.CharField(
        "what customers type", max_length=80, help_text="A word, or a phrase of up to four: milk spots."
    )
    key = models.CharField(max_length=80, editable=False, help_text="The words as searches compare them.")
    effect = models.CharField(max_length=10, choices=Effect, default=Effect.FIND)
    means = models.CharField(
        "what our texts say", max_length=200, help_text="Words or phrases, separated by commas: milia, milium."
    )

    class Meta:
        ordering = ["words", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "effect"],
                name="synonym_is_listed_once",
                violation_error_message="There is a synonym for these words already.",
            ),
            models.CheckConstraint(condition=~models.Q(key=""), name="synonym_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.words}: {self.means}"

    def clean(self) -> None:
        """Compare the words as searches do, and refuse what no search could ever use."""
        words = tokens(self.words)
        if not 1 <= len(words) <= LONGEST_PHRASE:
            raise ValidationError({"words": "Enter one to four words, such as: milk spots"})
        if not self.meanings:
            raise ValidationError({"means": "Enter the words that our texts use, such as: milia"})
        self.key = phrase_key(words)
        # Forms leave the key out, and with it the constraint.
        if Synonym.objects.filter(key=self.key, effect=self.effect).exclude(pk=self.pk).exists():
            raise ValidationError({"words": "There is a synonym for these words already."})

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the key that searches compare."""
        self.key = phrase_key(tokens(self.words))
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def meanings(self) -> list[list[str]]:
        """Return the words of each meaning."""
        return [words for words in map(tokens, self.means.split(",")) if words]
