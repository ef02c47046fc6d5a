"""What the owner may send about people who log in. Wagtail's forms, with fields that clean what is pasted."""

from django import forms
from wagtail.users import forms as wagtail_forms

from shop.fields import EmailField, LineField


class CleanFields(forms.Form):
    """The fields that Wagtail's forms declare themselves, in place of our model's."""

    email = EmailField(label="Email", asks_about_slips=True)
    first_name = LineField(label="First name", max_length=255)
    last_name = LineField(label="Last name", max_length=255)


class UserCreationForm(CleanFields, wagtail_forms.UserCreationForm):
    """A new person."""


class UserEditForm(CleanFields, wagtail_forms.UserEditForm):
    """A person who is there already."""
