"""Forms of the back office whose texts are cleaned as they arrive, before they are judged."""

from collections import Counter
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, QueryDict
from django.utils.html import format_html_join

from shop.fields import EmailField
from shop.pasted_text import WORDS, cleaned, words_of
from shop.text import has_nul

# These have a form of their own, which is cleaned elsewhere or can only be refused.
OTHER_FIELDS = (EmailField, forms.SlugField)


class TidyForm(forms.BaseForm):
    """Clean what is sent, and remember in `tidy_notes`, also of the instance, what was changed."""

    tidy_notes: Counter[str]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tidy_notes = Counter()
        if self.is_bound:
            self._tidy_texts()
        instance = getattr(self, "instance", None)
        if instance is not None:
            instance.tidy_notes = self.tidy_notes

    def clean(self) -> dict[str, Any]:
        """Check the form as a whole, and add what streams of blocks have noted."""
        super().clean()
        for value in self.cleaned_data.values():
            self.tidy_notes.update(notes_of(value))
        return self.cleaned_data

    def _tidy_texts(self) -> None:
        sent = cast(QueryDict, self.data).copy()
        for name, field in self.fields.items():
            key = self.add_prefix(name)
            is_text = isinstance(field, forms.CharField) and not isinstance(field, OTHER_FIELDS)
            if is_text and key in sent and not has_nul(str(sent[key])):  # with NUL it is refused
                sent[key] = cleaned(str(sent[key]), self.tidy_notes)
        self.data = sent


def notes_of(saved: object) -> Counter[str]:
    """Return what was changed of the texts of something that a form has saved."""
    return cast(Counter[str], getattr(saved, "tidy_notes", Counter()))


def tell_what_was_cleaned(request: HttpRequest, *notes: Counter[str]) -> None:
    """Tell whoever saved something what of their text was changed."""
    tell(request, words_of(sum(notes, Counter()), words=WORDS))


def tell(request: HttpRequest, words: list[str]) -> None:
    """Show these sentences in one message, if there are any."""
    if words:
        messages.info(request, format_html_join(" ", "{}", ((sentence,) for sentence in words)))
