"""The address in a form."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from shop.slugs import LONGEST, make_slug
from shop.tidy_forms import TidyForm


class SluggedForm(TidyForm, forms.ModelForm):
    """
    The form of something with an address, which is made from its name when none is typed.

    A subclass says by `slug_from` which field the name is, by `thing` what it is about, and gives an example.
    """

    slug_from = "name"
    thing = "entry"
    slug_example = "dry-skin"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Whatever is typed can be made an address; a field of Django's would only refuse it.
        former = self.fields["slug"]
        self.fields["slug"] = forms.CharField(
            label=former.label,
            help_text=former.help_text or "If you leave it empty, we create it from the name.",
            max_length=LONGEST,
            required=False,
        )

    def clean_slug(self) -> str:
        """Create the slug from the name when none was typed, and refuse one that's empty or taken."""
        longest = self.instance._meta.get_field("slug").max_length or LONGEST
        typed = self.cleaned_data["slug"] or self.cleaned_data.get(self.slug_from) or ""
        slug = make_slug(typed, longest=longest)
        if not slug:
            raise ValidationError(f"Enter a URL ending, like {self.slug_example}")
        if self.others().filter(slug=slug).exists():
            raise ValidationError(f"Another {self.thing} already uses this. Choose another one.")
        return slug

    def others(self) -> models.QuerySet[Any]:
        """Return what may not have the same address."""
        return type(self.instance)._default_manager.exclude(pk=self.instance.pk)
