"""People who can log in to the demo shop, and countries it sends to."""

from io import StringIO

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.core.management import call_command
from oscar.apps.address.models import Country

from shop.users.models import User

# First name, last name, and the group that says what they may do.
PEOPLE = {
    "customer@seedpearl.example": ("Clara", "Winter", ""),
    "marketer@seedpearl.example": ("Mara", "Quill", "marketer"),
    "packer@seedpearl.example": ("Piet", "Crane", "packer"),
    "owner@seedpearl.example": ("Olive", "Hart", "owner"),
}
# The countries most parcels go to stand first.
FIRST_COUNTRIES = ("AU", "NZ", "CA", "US", "GB", "IE", "SG")


def load_people(*, password: str) -> None:
    """Make the demo's people. Who exists keeps the password, and joins a group that came to be since."""
    for email, (first_name, last_name, group_name) in PEOPLE.items():
        user = User.objects.filter(email=email).first() or _make_user(email, first_name, last_name, password)
        user.groups.add(*Group.objects.filter(name=group_name))


def load_countries() -> None:
    """Make all countries, and let people find the likeliest ones first."""
    # Asked for a second time, Oscar's command ends the whole program.
    if not Country.objects.exists():
        call_command("oscar_populate_countries", stdout=StringIO())
    for position, code in enumerate(FIRST_COUNTRIES):
        Country.objects.filter(pk=code, display_order=0).update(
            display_order=len(FIRST_COUNTRIES) - position, is_shipping_country=True
        )


def _make_user(email: str, first_name: str, last_name: str, password: str) -> User:
    is_owner = email.startswith("owner@")
    user = User(email=email, first_name=first_name, last_name=last_name, is_staff=is_owner, is_superuser=is_owner)
    user.set_password(password)
    user.save()
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user
