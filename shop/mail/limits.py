"""
Limits on emails to addresses that someone typed.

Anyone can type anyone's address. So each kind of email that goes to a typed address has a limit for who gets it,
and each form that makes one go out has a limit for whoever sends the form. A kind of email that is not listed here,
and a form that has no limit, fail a test. See docs/decisions/limits-stop-guessing-and-not-the-shop.md.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from shop import limits
from shop.users.email_keys import customer_key

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Limit:
    """A number of emails in a period."""

    most: int
    per: timedelta


# Emails that go to an address someone typed. What is too often for one mailbox is not sent; the page says the same.
OF_RECIPIENT = {
    "account_already_exists": Limit(most=5, per=DAY),
    "account_confirm_email": Limit(most=5, per=DAY),
    "account_reset_password": Limit(most=5, per=DAY),
    "account_unknown": Limit(most=5, per=DAY),
    "enquiry-received": Limit(most=5, per=DAY),
    "order_lapsed": Limit(most=3, per=DAY),
}
# Forms that make these emails go out: each counts who sends it, by network or by account.
OF_SENDER = {
    "account for an order": Limit(most=10, per=HOUR),
    "change of email": Limit(most=10, per=DAY),
    "confirmation again": Limit(most=30, per=HOUR),
    "enquiry": Limit(most=10, per=HOUR),
    "password reset by network": Limit(most=60, per=HOUR),
    "sign-up": Limit(most=60, per=HOUR),
    "unpaid-order": Limit(most=10, per=HOUR),
}
# Emails that nobody can have sent to any address they like, with the reason.
PAID_ORDER = "about an order that was paid for"
OWN_ACCOUNT = "goes to the confirmed address of the account that someone is logged in to"
STAFF = "goes to the shop's own address"
WITHOUT_LIMIT = {
    "account_changed": OWN_ACCOUNT,
    "account_closed": OWN_ACCOUNT,
    "account_email_change_asked": OWN_ACCOUNT,
    "account_email_changed": OWN_ACCOUNT,
    "enquiry-staff": STAFF,
    "health_alert": STAFF,
    "order_cancelled": PAID_ORDER,
    "order_confirmation": PAID_ORDER,
    "order_ready": PAID_ORDER,
    "order_shipped": PAID_ORDER,
    "payment_returned": PAID_ORDER,
    "refund": PAID_ORDER,
    "refund_corrected": PAID_ORDER,
}


def may_write(*, kind: str, to: str, now: datetime) -> bool:
    """
    Whether one more email of this kind may go to an address, which then counts.

    Spellings of one mailbox count together. Call it outside of transactions.
    """
    limit = OF_RECIPIENT[kind]
    return limits.allow(what=f"mail {kind}", who=customer_key(to), limit=limit.most, per=limit.per, now=now)


def may_send(*, form: str, sender: str, now: datetime) -> bool:
    """
    Whether someone may send a form that writes to a typed address once more, which then counts.

    Call it outside of transactions.

    :param sender: an IP address, or what else tells senders apart
    """
    limit = OF_SENDER[form]
    return limits.allow(what=form, who=sender, limit=limit.most, per=limit.per, now=now)
