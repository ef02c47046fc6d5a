"""Every form that anyone can send, found by walking the project: what holds for all of them."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.apps import apps
from django.conf import settings
from django.contrib.auth.forms import PasswordResetForm
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.module_loading import import_string
from wagtail.admin.forms.account import NameEmailForm
from wagtail.admin.panels import get_edit_handler

import catalogue
import cms
import shop
from cms.models import SiteSettings
from shop.backoffice.people.views import UserViewSet
from shop.customer.sign_in_forms import InOurWords
from shop.fields import EmailField, StoredEmailField
from shop.users.models import User

PACKAGES = (catalogue, cms, shop)
ALLAUTH_FORMS = sorted({*settings.ACCOUNT_FORMS.values(), *settings.MFA_FORMS.values()})
# Forms that say at run time which fields they have.
MADE_WITH = {
    "LogInForm": {},
    "SignUpForm": {},
    "ResetPasswordForm": {},
    "ChangeEmailForm": {"user": User()},
    "NameEmailForm": {"instance": User()},
}


def form_classes() -> set[type[Any]]:
    return {
        *own_form_classes(),
        *routed_form_classes(),
        UserViewSet("users").get_form_class(),
        UserViewSet("users").get_form_class(for_update=True),
        get_edit_handler(SiteSettings).get_form_class(),
        NameEmailForm,
    }


def own_form_classes() -> list[type[Any]]:
    for package in PACKAGES:
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith(("settings.production", ".wsgi")):
                importlib.import_module(module.name)
    names = [package.__name__ for package in PACKAGES]
    return [found for found in subclasses(forms.BaseForm) if found.__module__.split(".")[0] in names]


def subclasses(cls: type[Any]) -> Iterator[type[Any]]:
    for child in cls.__subclasses__():
        yield child
        yield from subclasses(child)


def routed_form_classes() -> Iterator[type[Any]]:
    callbacks: dict[str, Any] = {}
    for path, callback in routes(get_resolver()):
        callbacks.setdefault(path, callback)  # the first one answers
    for callback in callbacks.values():
        given = getattr(callback, "view_initkwargs", {})
        found = given.get("form_class") or getattr(getattr(callback, "view_class", None), "form_class", None)
        if found is not None and not is_replaced(found) and not is_switched_off(found):
            yield found


def routes(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, Any]]:
    for pattern in resolver.url_patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, path)
        elif isinstance(pattern, URLPattern):
            yield path, pattern.callback


def is_switched_off(form_class: type[Any]) -> bool:
    return form_class is PasswordResetForm and not settings.WAGTAIL_PASSWORD_RESET_ENABLED


def is_replaced(form_class: type[Any]) -> bool:
    """Whether our settings put a form of ours in its place."""
    ours = [import_string(path) for path in ALLAUTH_FORMS]
    return form_class.__module__.startswith("allauth.") and any(issubclass(own, form_class) for own in ours)


def fields_of(form_class: type[Any]) -> dict[str, forms.Field]:
    if form_class.__name__ in MADE_WITH:
        return dict(form_class(**MADE_WITH[form_class.__name__]).fields)
    return dict(getattr(form_class, "base_fields", {}))  # what only others inherit has none


@pytest.mark.django_db
def test_every_email_field_of_a_form_cleans_what_is_pasted():
    found = {
        f"{form_class.__module__}.{form_class.__qualname__}.{name}": field
        for form_class in form_classes()
        for name, field in fields_of(form_class).items()
        if isinstance(field, forms.EmailField) or name == "email"
    }

    assert len(found) > 8
    assert [name for name, field in found.items() if not isinstance(field, EmailField)] == []


def test_every_form_of_a_log_in_is_ours():
    for path in ALLAUTH_FORMS:
        assert issubclass(import_string(path), InOurWords)


def test_every_email_column_of_ours_cleans_what_is_stored():
    names = [package.__name__ for package in PACKAGES]
    plain = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, models.EmailField)
        and not isinstance(field, StoredEmailField)
        and field.model.__module__.split(".")[0] in names
    ]

    assert plain == []
