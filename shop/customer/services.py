"""What may happen to an account: orders join it, a buyer gets one, an address changes hands, someone leaves."""

from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from oscar.apps.address.models import UserAddress

from shop.customer import sessions
from shop.mail.services import queue_mail
from shop.order.models import Order
from shop.text import has_nul
from shop.users import identity
from shop.users.email_keys import customer_key
from shop.users.models import User

# Who reads one mailbox there reads all that differ only in dots or +tags.
ONE_MAILBOX_DOMAIN = "@gmail.com"
MOST_ADDRESSES = 30


class UnableToCreateAccount(Exception):
    """There is no account yet; the message says what to do about it."""


class AddressBookFull(Exception):
    """The address book is full; the message says what to do about it."""


class UnableToCloseAccount(Exception):
    """The account has to stay; the message says why."""


@transaction.atomic
def claim_guest_orders(*, user: User) -> int:
    """
    Let the orders placed as a guest join the account of the person who reads their emails.

    Only confirmed addresses count. The normalised address finds them, but the address itself has to be the same:
    `rosa+a@` and `rosa@` may be two people anywhere but at Gmail.

    :returns: how many joined
    """
    addresses = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    return sum(_claim(user=user, email=email) for email in addresses)


def _claim(*, user: User, email: str) -> int:
    key = customer_key(email)
    orders = Order.objects.filter(customer_key=key, user=None)
    if not key.endswith(ONE_MAILBOX_DOMAIN):
        orders = orders.filter(guest_email__iexact=email)
    return orders.update(user=user)


def create_account_for_order(*, order: Order, password: str) -> None:
    """
    Create an account for the guest who placed this order; a link in an email confirms its address.

    Someone who has an account gets an email that says so. The caller says and does the same in both cases (and
    logs nobody in), or a stranger could learn by a purchase who has an account here. Calling it again changes
    nothing.

    :raises UnableToCreateAccount: if the password is missing or easy to guess
    """
    if order.user_id:
        return
    _check_password(password)
    email = order.guest_email.lower()
    if has_account(email=email):
        make_password(password)  # takes as long as making an account
        get_adapter().send_mail("account/email/account_already_exists", email, {})
        return
    try:
        with transaction.atomic():
            user = _create_user(order=order, email=email, password=password)
            address = EmailAddress.objects.create(user=user, email=email, primary=True, verified=False)
            Order.objects.filter(pk=order.pk).update(user=user)
    except IntegrityError:  # sent twice: the other one has just created it, and writes the email
        return
    confirmation = EmailConfirmationHMAC.create(address)
    get_adapter().send_confirmation_mail(None, confirmation, signup=True)


def _check_password(password: str) -> None:
    if not password or has_nul(password):
        raise UnableToCreateAccount("Enter a password")
    try:
        validate_password(password)
    except ValidationError as error:
        raise UnableToCreateAccount(" ".join(error.messages)) from error


def has_account(*, email: str) -> bool:
    """Whether the address belongs to an account, confirmed or not."""
    return (
        User.objects.filter(email__iexact=email).exists()
        or EmailAddress.objects.filter(email__iexact=email).exists()
    )


def _create_user(*, order: Order, email: str, password: str) -> User:
    address = order.billing_address or order.shipping_address  # a present goes to someone else
    return User.objects.create_user(
        email=email,
        password=password,
        first_name=address.first_name if address else "",
        last_name=address.last_name if address else "",
    )


@transaction.atomic
def make_room_for(*, email_address: EmailAddress) -> None:
    """
    Remove an account that was opened with this address by someone who never confirmed it.

    Nobody could ever log in there; its address now turns out to be another person's.
    """
    others = User.objects.filter(email__iexact=email_address.email).exclude(pk=email_address.user_id)
    for user in others.filter(has_worked_here=False):
        if not EmailAddress.objects.filter(user=user, verified=True).exists():
            _delete(user)


@transaction.atomic
def close_account(*, user: User) -> None:
    """
    Delete an account with its addresses, bags, lists and ways to log in.

    Orders stay, since the law wants them kept, and belong to nobody. Calling it again changes nothing.

    :raises UnableToCloseAccount: for staff, whose work stays signed
    """
    locked = User.objects.select_for_update().filter(pk=user.pk).first()
    if locked is None:
        return
    if locked.works_here:
        raise UnableToCloseAccount("This account belongs to staff: ask the owner of the shop to close it.")
    if locked.has_worked_here:
        raise UnableToCloseAccount(
            "You’ve worked here, and your name stays on what you did: ask the owner to close it."
        )
    email, account_id = locked.email, locked.pk
    sessions.end_all(user=locked)
    _delete(locked)
    queue_mail(
        kind="account_closed",
        to=email,
        subject="Your account is closed",
        template="account_closed",
        context={"email": email},
        dedupe_key=f"account-closed-{account_id}",
    )


def _delete(user: User) -> None:
    identity.remember_closed_account(user=user)
    # Uses of codes keep counting, and what was said of a product goes on helping others.
    user.voucherapplication_set.update(user=None)
    user.reviews.update(user=None, name="A former customer", email="")
    user.delete()


def deliverable_addresses(*, user: User) -> QuerySet[UserAddress]:
    """Return the saved addresses of a customer that we deliver to, the default first."""
    addresses = UserAddress.objects.filter(user=user, country__is_shipping_country=True)
    return addresses.select_related("country").order_by("-is_default_for_shipping", "-pk")


@transaction.atomic
def save_address(
    *, user: User, fields: dict[str, object], address: UserAddress | None = None, is_default: bool = False
) -> UserAddress:
    """
    Save an address in someone's address book, or change one there. The first one becomes the default.

    The same address is saved only once.

    :raises AddressBookFull: if a new one has no room
    """
    User.objects.select_for_update().get(pk=user.pk)
    address = address or UserAddress(user=user)
    for name, value in fields.items():
        setattr(address, name, value)
    twin = UserAddress.objects.filter(user=user, hash=address.generate_hash()).exclude(pk=address.pk).first()
    if twin is not None:
        _replace(address, twin)
        address = twin
        address.phone_number = fields["phone_number"]
    elif address.pk is None and user.addresses.count() >= MOST_ADDRESSES:
        raise AddressBookFull("Your address book is full. Remove an address before you save another one.")
    address.is_default_for_shipping |= is_default or not user.addresses.exclude(pk=address.pk).exists()
    address.save()
    return address


def _replace(address: UserAddress, twin: UserAddress) -> None:
    """Let an address that was changed into another one of the book become that one."""
    if address.pk:
        twin.is_default_for_shipping |= address.is_default_for_shipping
        address.delete()


@transaction.atomic
def remove_address(*, address: UserAddress) -> None:
    """Remove an address from the address book. When it was the default, the latest of the others becomes it."""
    address.delete()
    if address.is_default_for_shipping:
        heir = UserAddress.objects.filter(user_id=address.user_id).order_by("-pk").first()
        if heir is not None:
            heir.is_default_for_shipping = True
            heir.save()


@transaction.atomic
def prefer_address(*, address: UserAddress) -> None:
    """Make an address the default."""
    User.objects.select_for_update().get(pk=address.user_id)
    address.is_default_for_shipping = True
    address.save()
