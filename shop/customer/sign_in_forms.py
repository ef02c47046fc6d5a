"""allauth's forms with our texts: no placeholders, errors that say what to do."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.email_verification import send_verification_email_to_address
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm as TOTPForm
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from shop import limits
from shop.customer import email_changes, guessing, sessions
from shop.customer.sending import limit_sender
from shop.fields import EmailField, EmailInput
from shop.users.email_keys import customer_key
from shop.users.models import User

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
    "credential": "Your browser didn't send a passkey. Try again",
}
RESETS_A_DAY = 5
# Longer than an app shows one.
SECONDS_OF_A_CODE = 90
UNREADABLE = "We couldn't read your browser's response. Try again"

DOUBLE_CLICK = timedelta(seconds=30)


class InOurWords(forms.Form):
    """A form of allauth's with our labels, hints and errors."""

    use_required_attribute = False
    own_labels: Mapping[str, str] = {}
    asks_about_slips = False
    # Codes hold once, and what a browser says of a passkey does too.
    never_kept = ("code", "credential")

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
        limit_sender(request, form="sign-up")
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
            if self._is_second_click:
                return None, get_adapter().respond_email_verification_sent(request, None)
            # Outside of a transaction: it writes nothing but an email, which counts as a try.
            return super().try_save(request)
        try:
            with transaction.atomic():
                return super().try_save(request)
        except IntegrityError:  # the same form, sent a moment earlier, has just created it
            return None, get_adapter().respond_email_verification_sent(request, None)

    @property
    def _is_second_click(self) -> bool:
        """Whether someone has just signed up with this address: one link is on its way already."""
        users = User.objects.filter(email__iexact=self.cleaned_data["email"])
        since = timezone.now() - DOUBLE_CLICK
        return users.filter(date_joined__gt=since).exclude(emailaddress__verified=True).exists()


class ChangeEmailForm(InOurWords, account.AddEmailForm):
    """The new address of an account."""

    asks_about_slips = True

    def save(self, request: HttpRequest) -> EmailAddress:
        """Tell the old address, and write to the new one; a few times a day."""
        limit_sender(request, form="change of email", sender=str(self.user.pk))
        address = email_changes.ask(user=self.user, new_email=self.cleaned_data["email"], now=timezone.now())
        if address is None:
            return EmailAddress()  # sent twice
        send_verification_email_to_address(request, address)
        return address


class ChangePasswordForm(InOurWords, account.ChangePasswordForm):
    """The current password and a new one."""

    own_labels = {"password1": "New password"}
    was_sent_before = False

    def clean_oldpassword(self) -> str:
        """Check the current password; who has only found an open browser can't guess on."""
        if not get_adapter().reauthenticate(self.user, self.cleaned_data["oldpassword"]):
            # A second click finds the new one set. Looking counts as a guess too.
            new_password = str(self.data.get("password1", ""))
            if not new_password or not get_adapter().reauthenticate(self.user, new_password):
                raise get_adapter().validation_error("enter_current_password")
            self.was_sent_before = True
        return str(self.cleaned_data["oldpassword"])


class SetPasswordForm(InOurWords, account.SetPasswordForm):
    """A password for an account that has none."""


class ResetPasswordForm(InOurWords, account.ResetPasswordForm):
    """Where the link goes."""

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Send the link, as often as it is useful to whoever asks for it."""
        email = self.cleaned_data["email"]
        tries, now = {"what": "password reset", "who": customer_key(email)}, timezone.now()
        if not limits.allow(**tries, limit=RESETS_A_DAY, per=timedelta(days=1), now=now):
            raise ImmediateHttpResponse(limits.refuse(request, **tries, now=now))
        limit_sender(request, form="password reset by network")
        return super().save(request, **kwargs)


class NewPasswordForm(InOurWords, account.ResetPasswordKeyForm):
    """A new password, behind the link of an email."""

    own_labels = {"password1": "New password"}

    def save(self) -> None:
        """Set it, and log out everywhere. The owner no longer has to wait because of those who guessed."""
        super().save()
        sessions.end_all(user=self.user)
        addresses = EmailAddress.objects.filter(user=self.user).values_list("email", flat=True)
        guessing.start_again(emails=[self.user.email, *addresses])


class ConfirmPasswordForm(InOurWords, account.ReauthenticateForm):
    """The password again, before something that matters."""


class LimitedCode(InOurWords):
    """A code of the second factor. allauth counts guesses and used codes with the cache, which may be away."""

    user: User

    def clean_code(self) -> str:
        """Find the app or list of codes that this one is of, and use it up."""
        code = str(self.cleaned_data["code"])
        if not guessing.may_try_code(user=self.user, now=timezone.now()):
            raise get_adapter().validation_error("too_many_login_attempts")
        for authenticator in Authenticator.objects.filter(user=self.user).exclude(type=Authenticator.Type.WEBAUTHN):
            if self._is_of(authenticator, code):
                guessing.code_was_right(user=self.user)
                self.authenticator = authenticator
                return code
        raise get_mfa_adapter().validation_error("incorrect_code")

    def _is_of(self, authenticator: Authenticator, code: str) -> bool:
        if authenticator.type != Authenticator.Type.TOTP:
            return bool(authenticator.wrap().validate_code(code))
        is_right = totp.validate_totp_code(get_mfa_adapter().decrypt(authenticator.data["secret"]), code)
        return is_right and guessing.use_code_once(
            user=self.user, code=normalize_user_code(code), seconds=SECONDS_OF_A_CODE, now=timezone.now()
        )


class CodeForm(LimitedCode, mfa.AuthenticateForm):
    """A code of the authenticator app, or a recovery code."""


class ConfirmCodeForm(LimitedCode, mfa.ReauthenticateForm):
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
