"""How allauth handles our accounts: which emails it sends, our messages, and what confirming an address does."""

from typing import Any, cast
from uuid import uuid4

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from shop.customer import email_changes, guessing, services, sessions
from shop.customer.guessing import KnownBrowser
from shop.customer.sending import limit_sender
from shop.fields import clean_email
from shop.mail import limits as mail_limits
from shop.mail.services import queue_mail
from shop.users.models import User

MAILS = {
    "account/email/email_confirmation": ("account_confirm_email", "Confirm your email address"),
    "account/email/email_confirmation_signup": ("account_confirm_email", "Confirm your email address"),
    "account/email/account_already_exists": ("account_already_exists", "You already have an account with us"),
    "account/email/unknown_account": ("account_unknown", "There's no account for this address"),
    "account/email/password_reset_key": ("account_reset_password", "Choose a new password"),
}
NOTICES = {
    "account/email/password_changed": "Your password was changed",
    "account/email/password_reset": "Your password was changed",
    "account/email/password_set": "A password was set for your account",
    "account/email/email_deleted": "An email address was removed from your account",
    "mfa/email/totp_activated": "An authenticator app was added to your account",
    "mfa/email/totp_deactivated": "The authenticator app was removed from your account",
    "mfa/email/recovery_codes_generated": "New recovery codes were created for your account",
    "mfa/email/webauthn_added": "A passkey was added to your account",
    "mfa/email/webauthn_removed": "A passkey was removed from your account",
}


class AccountAdapter(DefaultAccountAdapter):
    """Send account emails through the outbox, and say what is wrong in our words."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "This account is closed",
        "duplicate_email": "This is already the email address of your account",
        "email_password_mismatch": "That email address or password isn't right. Check both and try again",
        "email_taken": "You can't use this email address. Enter another one",
        "enter_current_password": "That current password isn't right. Check it and try again",
        "incorrect_code": "That code isn't right. Check it, or wait for the next one",
        "incorrect_password": "That password isn't right. Check it and try again",
        "invalid_password_reset": "This link has expired or has already been used",
        "too_many_login_attempts": "Too many attempts. Wait five minutes and try again",
        "rate_limited": "Too many attempts. Wait a few minutes and try again",
        "same_as_current": "Enter a different address from your current one",
    }

    def clean_email(self, email: str) -> str:
        """Clean an address, whichever of allauth's ways it came."""
        return clean_email(email)

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Return whose password this is. A wrong one is a guess; a right one gives its try back."""
        user = super().authenticate(request, **credentials)
        if user is not None:
            guessing.password_was_right(**_guesser(request, credentials))
        return user

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse to look at a password when there were too many guesses."""
        if not guessing.may_try_password(**_guesser(request, credentials), now=timezone.now()):
            raise self.validation_error("too_many_login_attempts")

    def get_login_stages(self) -> list[str]:
        """Return what logging in goes through, with our second step in place of allauth's."""
        ours = {"allauth.mfa.stages.AuthenticateStage": "shop.customer.second_step.SecondStep"}
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Log in, and list this browser among those that are."""
        super().login(request, user)
        sessions.remember(
            user=cast(User, user),
            session_key=str(request.session.session_key),
            ip_address=self.get_client_ip(request),
            user_agent=request.headers.get("User-Agent", ""),
            now=timezone.now(),
        )

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return what our own proxies saw (see `shop.middleware`), whatever it looks like."""
        return str(request.META["REMOTE_ADDR"])

    def post_login(self, request: HttpRequest, user: User, **details: Any) -> HttpResponse:
        """Know this browser from now on."""
        response = super().post_login(request, user, **details)
        KnownBrowser.of(request).remember(account_id=user.pk, response=response)
        return response

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """
        Put one of allauth's emails into the outbox, with a template of ours.

        Those that anyone can ask for by typing an address are sent a few times a day, and then silently no more.
        """
        if template_prefix == "account/email/email_changed":
            return  # `email_changes` tells the old address, with a way to undo it
        if template_prefix in NOTICES:
            template, subject = "account_changed", NOTICES[template_prefix]
        else:
            template, subject = MAILS[template_prefix]
            if not mail_limits.may_write(kind=template, to=email, now=timezone.now()):
                return
        queue_mail(
            kind=template,
            to=email,
            subject=subject,
            template=template,
            context={
                **_plain(context),
                "email": email,
                "subject": subject,
                "site_url": settings.BASE_URL,
                "login_url": _absolute(reverse("account_login")),
                "reset_url": _absolute(reverse("account_reset_password")),
            },
            dedupe_key=f"{template}-{uuid4()}",
        )

    def send_confirmation_mail(
        self, request: HttpRequest | None, emailconfirmation: EmailConfirmationHMAC, signup: bool
    ) -> None:
        """Send the link; whoever asks for another one does so only so often. A sign-up has been counted by then."""
        if request is not None and not signup:
            limit_sender(request, form="confirmation again")
        super().send_confirmation_mail(request, emailconfirmation, signup)

    def get_email_confirmation_url(
        self, request: HttpRequest | None, emailconfirmation: EmailConfirmationHMAC
    ) -> str:
        """Return the link of the email: from our settings, since a visitor can send any Host header."""
        return _absolute(reverse("account_confirm_email", args=[emailconfirmation.key]))

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Return the link of the email, from our settings too."""
        user, _, token = key.partition("-")
        return _absolute(reverse("account_reset_password_from_key", args=[user, token]))

    @transaction.atomic
    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """
        Confirm the address, and let the orders that were placed with it join the account.

        Calling it again changes nothing.
        """
        user = User.objects.select_for_update().get(pk=email_address.user_id)
        known = {email.pk: email for email in EmailAddress.objects.filter(user=user)}
        if email_address.pk not in known:
            return False  # the change was undone
        if known[email_address.pk].verified:
            return True
        services.make_room_for(email_address=email_address)
        if User.objects.filter(email__iexact=email_address.email).exclude(pk=user.pk).exists():
            return False  # it is a colleague's
        is_confirmed = super().confirm_email(request, email_address)
        if is_confirmed:
            services.claim_guest_orders(user=user)
        if is_confirmed and user.email != email_address.email:
            email_changes.confirmed(
                user=user, old_email=user.email, new_email=email_address.email, now=timezone.now()
            )
        return is_confirmed

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Go back to the overview of the account, where the message is shown."""
        return reverse("account:home")


class MFAAdapter(DefaultMFAAdapter):
    """Say what is wrong with a second factor in our words."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "That code isn't right. Check it, or wait for the next one",
        "unverified_email": "Confirm your email address first: we've sent you a link",
    }


def _guesser(request: HttpRequest, credentials: dict[str, Any]) -> dict[str, Any]:
    return {
        "email": str(credentials.get("email", "")),
        "ip_address": request.META["REMOTE_ADDR"],
        "browser": KnownBrowser.of(request),
    }


def _absolute(path: str) -> str:
    return settings.BASE_URL.rstrip("/") + path


def _plain(context: dict) -> dict:
    """Leave out what an email must not depend on: the request, and the site that its Host header chose."""
    return {name: value for name, value in context.items() if name not in ("request", "current_site")}
