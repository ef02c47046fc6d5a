"""
Fields that clean what people paste before anything judges or stores it.

Forms take their text fields and every email field from here; models do so for what also comes by other ways.
"""

import re
from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.db import models
from django.forms.renderers import BaseRenderer
from django.utils.html import format_html
from django.utils.safestring import SafeString
from rapidfuzz.distance import OSA

from shop.text import composed, visible, visible_lines

LONGEST_EMAIL = 254
# With a name before it and brackets around it. Unwrapping what is longer would take its length squared.
LONGEST_PASTED = 1000
_refuse_nul = ProhibitNullCharactersValidator()
_JOINERS = str.maketrans("", "", "\u200c\u200d")
_WRAPPED = [re.compile(pattern, re.DOTALL) for pattern in (r"[^<>]*<([^<>]*)>", r"\((.*)\)", "[“”„«‘’](.*)[“”»‘’]")]
_QUOTED = re.compile(r"([\"'])(.*)\1")
_BLANK_BESIDE_DOT = re.compile(r"\s*([@.])\s*")
# Letters that slip on the way to "com", which no domain ends in.
_SLIPS_OF_COM = re.compile(r"\.(con|cmo|ocm|comm|coom|vom|xom|cim|cpm|ckm)(?=$|\.[a-z]{2}$)")
# How many slips make one word of another, by the word's length: in a short one each slip makes a new word.
_MOST_SLIPS = {0: 0, 4: 1, 7: 2}


def clean_email(text: str) -> str:
    """
    Return an address without what came along when it was pasted. Calling it again changes nothing.

    That is: letters nobody sees, wide letters, brackets, quotes or a name around it, "mailto:", blanks beside
    @ and full stops, and punctuation at its end.
    """
    text = visible(composed(visible(text), "NFKC").translate(_JOINERS))
    while len(text) <= LONGEST_PASTED and (shorter := _unwrapped(text)) != text:
        text = shorter
    return text


def likely_email(email: str) -> str:
    """Return the address that was probably meant by one with a mistyped domain; "" when it looks right."""
    name, _, domain = email.rpartition("@")
    domain = domain.lower()
    if not name or domain in settings.KNOWN_EMAIL_DOMAINS:
        return ""
    likely = _likely_domain(_SLIPS_OF_COM.sub(".com", domain))
    return f"{name}@{likely}" if likely != domain else ""


class LineField(forms.CharField):
    """Text of one line."""

    def to_python(self, value: object) -> Any:
        return visible(_without_nul(super().to_python(value)))


class ParagraphsField(forms.CharField):
    """Text of several lines."""

    widget = forms.Textarea

    def to_python(self, value: object) -> Any:
        return visible_lines(_without_nul(super().to_python(value)))


class EmailInput(forms.EmailInput):
    """An input for an address. Once it has asked about an address, it sends along that it did."""

    asks = False

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return what was typed, with what was asked about it before."""
        typed: Any = super().value_from_datadict(data, files, name)
        return typed if typed is None else _Typed(typed, asked_about=data.get(self._asked_name(name), ""))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: BaseRenderer | None = None
    ) -> SafeString:
        """Return the input, and beside it what it asks about."""
        shown = super().render(name, value, attrs, renderer)
        email = clean_email(str(value or ""))
        if not self.asks or not likely_email(email):
            return shown
        return format_html('{}<input type="hidden" name="{}" value="{}">', shown, self._asked_name(name), email)

    def _asked_name(self, name: str) -> str:
        return f"{name}-asked"


class _Typed(str):
    """What was typed into an email field."""

    asked_about: str

    def __new__(cls, text: str, *, asked_about: str) -> "_Typed":
        """Keep the text, and beside it the address that was asked about."""
        typed = super().__new__(cls, text)
        typed.asked_about = asked_about
        return typed


class EmailField(forms.EmailField):
    """
    An email address.

    With `asks_about_slips` it asks once whether ada@gmial.con means ada@gmail.com; the same address sent again is
    taken. Use that wherever we would write to a new address, not where one is only looked up.
    """

    widget = EmailInput
    default_error_messages = {
        "required": "Enter your email address",
        "invalid": "Enter an email address like name@example.com",
        "max_length": "Enter an email address like name@example.com",
        "slip": "Did you mean %(likely)s? Correct it, or send the form again to keep %(email)s",
    }

    def __init__(self, *, asks_about_slips: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", LONGEST_EMAIL)
        super().__init__(**kwargs)
        self.asks_about_slips = asks_about_slips
        cast(Any, self.widget).asks = asks_about_slips

    def to_python(self, value: object) -> Any:
        """Return the address, cleaned."""
        return clean_email(_without_nul(super().to_python(value)))

    def run_validators(self, value: str) -> None:
        """Say once what is wrong: an address that is too long is often none either."""
        try:
            super().run_validators(value)
        except ValidationError as error:
            raise error.error_list[0] from error

    def clean(self, value: Any) -> str:
        """Judge the cleaned address, and ask about a domain that looks mistyped."""
        email = str(super().clean(value))
        likely = likely_email(email) if self.asks_about_slips else ""
        if likely and clean_email(getattr(value, "asked_about", "")) != email:
            raise ValidationError(
                self.error_messages["slip"], code="slip", params={"likely": likely, "email": email}
            )
        return email


class StoredLineField(models.CharField):
    """A column for text of one line, cleaned whoever writes it."""

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """Clean what a command or a model form judges."""
        return super().clean(_cleaned(value, visible), model_instance)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Clean what is about to be stored."""
        value = _cleaned(super().pre_save(model_instance, add), visible)
        setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": LineField, **kwargs})

    def deconstruct(self) -> Any:
        """Return what migrations see: a column like any other."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


class StoredEmailField(models.EmailField):
    """A column for an email address, cleaned whoever writes it."""

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """Clean what a command or a model form judges."""
        return super().clean(_cleaned(value, clean_email), model_instance)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Clean what is about to be stored."""
        value = _cleaned(super().pre_save(model_instance, add), clean_email)
        setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": EmailField, **kwargs})

    def deconstruct(self) -> Any:
        """Return what migrations see: a column like any other."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.EmailField", args, kwargs


def _without_nul(text: str | None) -> str:
    """Refuse the one invisible letter that nobody pastes: only programs send it."""
    _refuse_nul(text or "")
    return text or ""


def _likely_domain(domain: str) -> str:
    """Return the known domain that differs by a slip of the fingers only; the same one when there is none."""
    label, _, ending = domain.partition(".")
    slips = max(most for length, most in _MOST_SLIPS.items() if len(label) >= length)
    near = [domain]
    for known in sorted(settings.KNOWN_EMAIL_DOMAINS):
        known_label, _, known_ending = known.partition(".")
        is_same_ending = ending == known_ending or (known_ending == "com" and OSA.distance(ending, "com") == 1)
        if is_same_ending and OSA.distance(label, known_label) <= slips:
            near.append(known)
    return min(near[1:] or near, key=lambda known: OSA.distance(domain, known))


def _cleaned(value: Any, clean: Callable[[str], str]) -> Any:
    """Clean text; leave alone what is none, such as an expression for the database."""
    return clean(value) if isinstance(value, str) else value


def _unwrapped(text: str) -> str:
    text = text.strip().rstrip(".,;:!").rstrip()
    for pattern in _WRAPPED:
        if match := pattern.fullmatch(text):
            text = match[1].strip()
    quoted = _QUOTED.fullmatch(text)
    if quoted and "@" in quoted[2]:
        text = quoted[2].strip()
    if text.lower().startswith("mailto:"):
        text = text[len("mailto:") :]
    return text if '"' in text else _BLANK_BESIDE_DOT.sub(r"\1", text)
