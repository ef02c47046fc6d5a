"""allauth's views where we need more: what is sent twice at once has one effect, and sessions keep in step."""

from typing import Any

from allauth.account import views as account
from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.contrib import messages
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from shop.customer import second_step, sessions
from shop.requests import MemberRequest
from shop.users.models import User


class _OneAtATime:
    """A form about a person's ways to log in. What they send at the same moment is dealt with one by one."""

    @transaction.atomic
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Hold the person's row; go back to the overview when this form was sent twice."""
        if request.method == "POST" and isinstance(request.user, User):
            User.objects.select_for_update().get(pk=request.user.pk)
            if self.was_sent_before(request.user, **kwargs):
                return redirect("mfa_index")
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    def was_sent_before(self, user: User, **kwargs: Any) -> bool:
        """Whether what this form asks for is so already."""
        raise NotImplementedError


class AddApp(_OneAtATime, totp.ActivateTOTPView):
    """Add an authenticator app."""

    def was_sent_before(self, user: User, **kwargs: Any) -> bool:
        return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


class RemoveApp(_OneAtATime, totp.DeactivateTOTPView):
    """Remove the authenticator app."""

    def was_sent_before(self, user: User, **kwargs: Any) -> bool:
        return not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


class RemovePasskey(_OneAtATime, webauthn.RemoveWebAuthnView):
    """Remove a passkey."""

    def was_sent_before(self, user: User, **kwargs: Any) -> bool:
        """Whether the passkey is gone."""
        passkeys = Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN)
        return not passkeys.filter(pk=kwargs["pk"]).exists()


class AddPasskey(_OneAtATime, webauthn.AddWebAuthnView):
    """Add a passkey."""

    request: MemberRequest

    def was_sent_before(self, user: User, **kwargs: Any) -> bool:
        """Leave that to the form, which knows the passkey."""
        return False

    def form_valid(self, form: Form) -> HttpResponse:
        """Add it; recovery codes come along only where a second step may be asked for."""
        user, credential = self.request.user, form.cleaned_data["credential"]
        same = Authenticator.objects.filter(
            user=user, type=Authenticator.Type.WEBAUTHN, data__credential__id=credential.get("id")
        )
        if same.exists():
            return redirect("mfa_index")
        if second_step.needs_recovery_codes(user):
            return super().form_valid(form)
        WebAuthn.add(user, form.cleaned_data["name"], credential)
        adapter = get_adapter()
        adapter.add_message(self.request, messages.SUCCESS, "mfa/messages/webauthn_added.txt")
        adapter.send_notification_mail("mfa/email/webauthn_added", user)
        return redirect("mfa_index")


class _KeepsOnlyThisSession:
    """A change of password that logs out everywhere else."""

    request: MemberRequest

    @transaction.atomic
    def form_valid(self, form: Form) -> HttpResponse:
        """Change it, once when it was sent twice. Django gives the session another key with that."""
        if self._was_sent_before(form):
            return redirect("account:home")  # and leave the session alone, which has its new key by now
        old_key = str(self.request.session.session_key)
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        sessions.keep_only(user=self.request.user, old_key=old_key, new_key=str(self.request.session.session_key))
        return response

    def _was_sent_before(self, form: Form) -> bool:
        """Whether the password has become this one since the request began."""
        user = User.objects.select_for_update().get(pk=self.request.user.pk)
        is_changed = user.password != self.request.user.password
        is_this_one = is_changed and user.check_password(form.cleaned_data["password1"])
        return is_this_one or getattr(form, "was_sent_before", False)


class ChangePassword(_KeepsOnlyThisSession, account.PasswordChangeView):
    """Change the password."""


class SetPassword(_KeepsOnlyThisSession, account.PasswordSetView):
    """Set a password where there is none."""


class ResetPassword(account.PasswordResetFromKeyView):
    """Choose a new password by the link of an email."""

    @transaction.atomic
    def form_valid(self, form: Form) -> HttpResponse:
        """Change it, once when it was sent twice: the second one finds the password changed since it began."""
        user = User.objects.select_for_update().get(pk=self.reset_user.pk)
        if user.password == self.reset_user.password:
            response: HttpResponse = super().form_valid(form)
            return response
        if user.check_password(form.cleaned_data["password1"]):
            return redirect("account:home")
        return self.render_to_response(self.get_context_data(token_fail=True))


add_app = never_cache(AddApp.as_view())
add_passkey = never_cache(AddPasskey.as_view())
change_password = never_cache(ChangePassword.as_view())
remove_app = never_cache(RemoveApp.as_view())
remove_passkey = never_cache(RemovePasskey.as_view())
reset_password = never_cache(ResetPassword.as_view())
set_password = never_cache(SetPassword.as_view())
