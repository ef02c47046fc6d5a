"""allauth's forms in our words: no placeholders, errors that say what to do."""

from collections.abc import Mapping
from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm as TOTPForm
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from shop.fields import EmailField, EmailInput

PASSWORD_HINT = "At least 10 characters. A few words in a row are easy to remember."  # noqa: S105 a hint
LABELS = {
    "login": "Email",
    "email": "Email",
    "password": "Password",
    "password1": "Password",
    "oldpassword": "Current password",
    "code": "Code",
    "name": "Name",
}
MISSING = {
    "login": "Enter your email address",
    "email": "Enter your email address",
    "password": "Enter your password",
    "password1": "Enter a password",
    "oldpassword": "Enter your current password",
    "code": "Enter the code",
    "name": "Enter a name",
    "credential": "Your browser sent no passkey. Try again",
}
UNREADABLE = "Your browser's answer could not be read. Try again"


class InOurWords(forms.Form):
    """A form of allauth's with our labels, hints and errors."""

    use_required_attribute = False
    own_labels: Mapping[str, str] = {}
    asks_about_slips = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # One password field: it can be shown, pasted and reset.
        self.fields.pop("password2", None)
        for name, field in self.fields.items():
            if isinstance(field, forms.EmailField):  # noqa: TID251 allauth has its own
                self.fields[name] = _cleaning(field, asks_about_slips=self.asks_about_slips)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.own_labels.get(name) or LABELS.get(name, field.label)
            field.help_text = PASSWORD_HINT if name == "password1" else ""
            field.error_messages["required"] = MISSING.get(name, field.error_messages["required"])


def _cleaning(field: forms.Field, *, asks_about_slips: bool) -> EmailField:
    """Return a field of ours in the place of one of allauth's, which takes what nobody sees for part of it."""
    return EmailField(
        asks_about_slips=asks_about_slips,
        required=field.required,
        initial=field.initial,
        widget=EmailInput(attrs={"autocomplete": "email"}),
    )


class LogInForm(InOurWords, account.LoginForm):
    """Email address and password."""


class SignUpForm(InOurWords, account.SignupForm):
    """Email address and a new password."""

    asks_about_slips = True

    def try_save(self, request: HttpRequest) -> tuple[AbstractBaseUser | None, HttpResponse | None]:
        """Take as long for an address that has an account as for one that has none."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        return super().try_save(request)


class ChangeEmailForm(InOurWords, account.AddEmailForm):
    """The new address of an account."""

    asks_about_slips = True


class ChangePasswordForm(InOurWords, account.ChangePasswordForm):
    """The current password and a new one."""

    own_labels = {"password1": "New password"}


class SetPasswordForm(InOurWords, account.SetPasswordForm):
    """A password for an account that has none."""


class ResetPasswordForm(InOurWords, account.ResetPasswordForm):
    """Where the link goes."""


class NewPasswordForm(InOurWords, account.ResetPasswordKeyForm):
    """A new password, behind the link of a mail."""

    own_labels = {"password1": "New password"}


class ConfirmPasswordForm(InOurWords, account.ReauthenticateForm):
    """The password again, before something that matters."""


class CodeForm(InOurWords, mfa.AuthenticateForm):
    """A code of the authenticator app, or a recovery code."""


class ConfirmCodeForm(InOurWords, mfa.ReauthenticateForm):
    """A code again, before something that matters."""


class AddAppForm(InOurWords, TOTPForm):
    """The first code of an authenticator app."""


class FromBrowser(InOurWords):
    """What a browser says about a passkey. The library trips over what no browser sends; people get words."""

    def full_clean(self) -> None:
        """Check the answer, whatever it is."""
        try:
            super().full_clean()
        except (AttributeError, LookupError, TypeError, ValueError):
            self.cleaned_data = {}
            self.add_error(None, ValidationError(UNREADABLE))


class AddPasskeyForm(FromBrowser, webauthn.AddWebAuthnForm):
    """A new passkey: always one that logs in without a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("passwordless", None)


class NamePasskeyForm(InOurWords, webauthn.EditWebAuthnForm):
    """What a passkey is called."""


class PasskeyLogInForm(FromBrowser, webauthn.LoginWebAuthnForm):
    """Log in with a passkey alone."""


class PasskeyForm(FromBrowser, webauthn.AuthenticateWebAuthnForm):
    """A passkey as the second factor."""


class ConfirmPasskeyForm(FromBrowser, webauthn.ReauthenticateWebAuthnForm):
    """A passkey again, before something that matters."""
