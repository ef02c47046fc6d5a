"""Stripe's test bank accounts: direct debits, whose money comes, or does not, a while after the order."""

from dataclasses import dataclass
from typing import Literal

from stripe_emulator.cards import Decline


@dataclass(frozen=True)
class BankAccount:
    """One test account. It answers what is asked of a card, so that charges treat both alike."""

    number: str
    token: str
    does: str
    method: Literal["au_becs_debit", "sepa_debit"]
    decline: Decline | None = None
    brand: str = "bank"
    needs_authentication: bool = False
    dispute: None = None
    refund: Literal["succeeds", "pending", "fails"] = "succeeds"

    @property
    def last4(self) -> str:
        """Return the last four digits, all that is shown of the number."""
        return self.number[-4:]


_NO_FUNDS = Decline("insufficient_funds", "The customer's account has insufficient funds to cover this payment.")
_CLOSED = Decline("account_closed", "The customer's bank account has been closed.")
_REFUSED = Decline(
    "debit_not_authorized", "The customer has notified their bank that this payment was unauthorized."
)
_FAILED = Decline("payment_method_provider_decline", "The bank returned this payment.")

BSB = "000000"
ACCOUNTS = (
    BankAccount("000123456", "becs_pays", "pays after a while", "au_becs_debit"),
    BankAccount("111111113", "becs_closed", "fails after a while: closed", "au_becs_debit", _CLOSED),
    BankAccount("222222227", "becs_no_funds", "fails after a while: no funds", "au_becs_debit", _NO_FUNDS),
    BankAccount("333333335", "becs_refused", "fails after a while: refused", "au_becs_debit", _REFUSED),
    BankAccount("AT611904300234573201", "sepa_pays", "pays after a while", "sepa_debit"),
    BankAccount("AT321904300235473204", "sepa_pays_late", "pays after a while", "sepa_debit"),
    BankAccount("AT861904300235473202", "sepa_fails", "fails after a while", "sepa_debit", _FAILED),
)
AUSTRALIAN = tuple(account for account in ACCOUNTS if account.method == "au_becs_debit")
BY_ACCOUNT_NUMBER = {account.number: account for account in ACCOUNTS}
BY_ACCOUNT_TOKEN = {account.token: account for account in ACCOUNTS}
