"""
Changing the email address of an account, which its owner can undo from the old address.

Whoever controls the email of an account controls the account: they can choose a new password by it. So the old
address hears at once, and its link takes everything back that a stranger could have done since.
"""

from datetime import datetime, timedelta

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse

from shop.customer import services, sessions
from shop.mail.services import queue_mail
from shop.users.email_keys import customer_key
from shop.users.models import EmailChange, User

DAYS_TO_UNDO = 7
# A form that was sent twice asks once.
SAME_WISH = timedelta(minutes=5)
SALT = "undo a change of email"


class UnableToUndo(Exception):
    """The old address can't be given back; the message says why."""


@transaction.atomic
def ask(*, user: User, new_email: str, now: datetime) -> EmailAddress | None:
    """
    Record a requested change of email address, and tell the old address.

    :returns: the new address, to which a link has to be sent; nothing if this was asked for a moment ago
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    pending = EmailAddress.objects.filter(user=user, verified=False)
    just_asked = EmailChange.objects.filter(
        user=user, new_email=new_email, asked_at__gt=now - SAME_WISH, confirmed_at=None, undone_at=None
    )
    if just_asked.exists() and pending.filter(email=new_email).exists():
        return None
    pending.exclude(email=user.email).delete()
    change = EmailChange.objects.create(user=user, old_email=user.email, new_email=new_email, asked_at=now)
    _tell_old_address(change, template="account_email_change_asked", subject="Someone asked to change your email")
    return EmailAddress.objects.create(user=user, email=new_email)


@transaction.atomic
def confirmed(*, user: User, old_email: str, new_email: str, now: datetime) -> None:
    """Record that the new address is in use, and tell the old one."""
    changes = EmailChange.objects.select_for_update().filter(user=user, new_email=new_email, undone_at=None)
    change = changes.order_by("pk").last() or EmailChange(user=user, new_email=new_email, asked_at=now)
    change.old_email, change.confirmed_at = old_email, now
    change.save()
    _tell_old_address(change, template="account_email_changed", subject="Your account's email address has changed")


@transaction.atomic
def undo(*, change_id: int, now: datetime) -> User:
    """
    Return the account its old address back, and close it to whoever changed that. Calling it again changes nothing.

    Every session ends, the password no longer works, and passkeys and apps that were added since are removed.

    :raises UnableToUndo: if the old address is that of another account by now
    """
    change = EmailChange.objects.select_related("user").get(pk=change_id)
    user = User.objects.select_for_update().get(pk=change.user_id)
    change.refresh_from_db()
    if change.undone_at is not None:
        return user
    _give_back(change, user=user)
    added = Authenticator.objects.filter(user=user, created_at__gte=change.asked_at)
    added.exclude(type=Authenticator.Type.RECOVERY_CODES).delete()
    if not Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.RECOVERY_CODES).exists():
        Authenticator.objects.filter(user=user).delete()
    sessions.end_all(user=user)
    # Whoever changed the address again since then can't undo that.
    user.email_changes.filter(asked_at__gte=change.asked_at, undone_at=None).update(undone_at=now)
    return user


def token_for(change: EmailChange) -> str:
    """Return the token for undoing a change."""
    return signing.dumps(change.pk, salt=SALT)


def find(*, token: str) -> EmailChange:
    """
    Return the change that a token of ours is for.

    :raises EmailChange.DoesNotExist: if it isn't ours or too old, or the account was closed
    """
    try:
        change_id = signing.loads(token, salt=SALT, max_age=timedelta(days=DAYS_TO_UNDO))
    except signing.BadSignature as error:
        raise EmailChange.DoesNotExist from error
    return EmailChange.objects.select_related("user").get(pk=change_id)


def new_password_path(user: User) -> str:
    """Return where the person who has just undone a change chooses a new password."""
    key = [user_pk_to_url_str(user), default_token_generator.make_token(user)]
    return reverse("account_reset_password_from_key", args=key)


def _give_back(change: EmailChange, *, user: User) -> None:
    old_email = change.old_email
    mine, _ = EmailAddress.objects.get_or_create(user=user, email=old_email)
    services.make_room_for(email_address=mine)
    if User.objects.filter(email__iexact=old_email).exclude(pk=user.pk).exists() or not mine.can_set_verified():
        raise UnableToUndo("This address now belongs to another account. Contact us and we'll sort it out.")
    EmailAddress.objects.filter(user=user).exclude(pk=mine.pk).delete()
    mine.verified = mine.primary = True
    mine.save()
    user.email = old_email
    user.set_unusable_password()
    user.save()
    user.account_emails.filter(key=customer_key(change.new_email)).exclude(key=customer_key(old_email)).delete()


def _tell_old_address(change: EmailChange, *, template: str, subject: str) -> None:
    queue_mail(
        kind=template,
        to=change.old_email,
        subject=subject,
        template=template,
        context={
            "change": change,
            "days": DAYS_TO_UNDO,
            "undo_url": settings.BASE_URL.rstrip("/") + reverse("account:undo-email", args=[token_for(change)]),
        },
        dedupe_key=f"{template}-{change.pk}",
    )
