"""
Who is one person: the one place that knows which email addresses belong together.

See docs/decisions/a-person-is-all-their-email-addresses.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from shop.users import email_keys
from shop.users.models import AccountEmail, ClosedAccountKey, User


@dataclass(frozen=True, kw_only=True)
class Customer:
    """
    A person, with every email address that we know to be theirs.

    `keys` are the addresses, normalised; `account_ids` the accounts that have or had one of them. `is_proven` is
    whether the person has shown that the address they gave is theirs: it's that of the account they're logged in
    to. Whoever only typed an address learns nothing about the person behind it.
    """

    keys: frozenset[str]
    account_ids: frozenset[int]
    is_proven: bool
    has_paid_before: bool = False

    @property
    def hashed_keys(self) -> list[str]:
        """Return the addresses as keyed hashes, in the order in which every transaction locks them."""
        return sorted(email_keys.hashed(key) for key in self.keys)


def identify(*, email: str = "", user: User | None = None, besides: Model | None = None) -> Customer:
    """
    Return the person behind an address that was given, an account, or both.

    To a person belong the address itself, the addresses that their account has and had, and those that their
    account's paid orders were placed with. An address that someone gave for an order without paying proves
    nothing, so it ties no two people together.

    :param besides: an order that doesn't make its own customer a returning one
    """
    key = email_keys.customer_key(email) if email else ""
    account_key = email_keys.customer_key(user.email) if user else ""
    account_ids = {user.pk} if user else set()
    if key:
        account_ids |= set(AccountEmail.objects.filter(key=key).values_list("user_id", flat=True))
    keys = frozenset({key, account_key, *_keys_of(account_ids)} - {""})
    is_proven = user is not None and key in ("", account_key)
    person = Customer(keys=keys, account_ids=frozenset(account_ids), is_proven=is_proven)
    return Customer(**{**vars(person), "has_paid_before": _has_paid(person, besides=besides)})


def remember_closed_account(*, user: User) -> None:
    """Keep what recognises the addresses of an account that bought something, before it is deleted."""
    person = identify(user=user)
    if person.has_paid_before:
        rows = [ClosedAccountKey(key=key) for key in person.hashed_keys]
        ClosedAccountKey.objects.bulk_create(rows, ignore_conflicts=True)


def _keys_of(account_ids: Iterable[int]) -> set[str]:
    account_ids = list(account_ids)
    if not account_ids:
        return set()
    had = AccountEmail.objects.filter(user_id__in=account_ids).values_list("key", flat=True)
    paid = _orders().filter(user_id__in=account_ids).paid_for().values_list("customer_key", flat=True)
    return set(had.union(paid))


def _has_paid(person: Customer, *, besides: Model | None) -> bool:
    orders = _orders().of_customer(person).paid_for()
    if orders.exclude(pk=besides.pk if besides else None).exists():
        return True
    return ClosedAccountKey.objects.filter(key__in=person.hashed_keys).exists()


def _orders() -> Any:
    """Return all orders. They lie above us, and are reached by the relation that they put on accounts."""
    return User._meta.get_field("orders").related_model.objects.all()
