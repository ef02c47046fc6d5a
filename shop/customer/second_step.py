"""
Who takes a second step to log in.

For customers a passkey is another way in. They take a second step only once they have chosen an authenticator app,
and a new password by email leads past it. Staff take one with whatever they have, as their access reaches further.
"""

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from shop.users.models import User


class SecondStep(AuthenticateStage):
    """allauth's stage of logging in, for those who take it."""

    def handle(self) -> tuple:
        """Ask for the second step, or go on."""
        user = self.login.user
        if user is None or not _takes_second_step(self.request, user):
            return None, True
        return super().handle()


def needs_recovery_codes(user: User) -> bool:
    """Whether this person could one day stand before a second step without their device."""
    return user.works_here or _has_app(user)


def _takes_second_step(request: HttpRequest, user: User) -> bool:
    if user.works_here:
        return True
    records = get_authentication_records(request, user)
    came_by_email = any(record["method"] == "password_reset" for record in records)
    return _has_app(user) and not came_by_email


def _has_app(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
