"""Stripe's published test cards, and what each of them does. No other number is accepted."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Decline:
    """Why the bank says no."""

    code: str
    message: str
    decline_code: str | None = None
    network_code: str = "05"
    blocked: bool = False


@dataclass(frozen=True)
class Card:
    """One test card."""

    number: str
    token: str
    does: str
    brand: str = "visa"
    country: str = "US"
    funding: str = "credit"
    decline: Decline | None = None
    needs_authentication: bool = False
    dispute: Literal["fraudulent", "product_not_received", "inquiry"] | None = None
    refund: Literal["succeeds", "pending", "fails"] = "succeeds"

    @property
    def last4(self) -> str:
        """Return the last four digits, all that is ever kept of the number."""
        return self.number[-4:]

    @property
    def shown_number(self) -> str:
        """Return the number in groups, for people."""
        if len(self.number) == 15:
            return f"{self.number[:4]} {self.number[4:10]} {self.number[10:]}"
        return " ".join(self.number[at : at + 4] for at in range(0, len(self.number), 4))

    @property
    def cvc_length(self) -> int:
        """Return how many digits the security code has."""
        return 4 if self.brand == "amex" else 3


_GENERIC = Decline("card_declined", "Your card was declined.", "generic_decline", "01")
_NO_FUNDS = Decline("card_declined", "Your card has insufficient funds.", "insufficient_funds", "51")
_LOST = Decline("card_declined", "Your card was declined.", "lost_card", "41")
_STOLEN = Decline("card_declined", "Your card was declined.", "stolen_card", "43")
_EXPIRED = Decline("expired_card", "Your card has expired.", "expired_card", "54")
_WRONG_CVC = Decline("incorrect_cvc", "Your card's security code is incorrect.", "incorrect_cvc", "N7")
_PROCESSING = Decline(
    "processing_error",
    "An error occurred while processing your card. Try again in a little bit.",
    "processing_error",
    "96",
)
_TOO_OFTEN = Decline(
    "card_declined",
    "Your card was declined for making repeated attempts too frequently or exceeding its amount limit.",
    "card_velocity_exceeded",
    "65",
)
_FRAUDULENT = Decline("card_declined", "Your card was declined.", "fraudulent", "59", blocked=True)

CARDS = (
    Card("4242424242424242", "pm_card_visa", "pays"),
    Card("4000056655665556", "pm_card_visa_debit", "pays (debit)", funding="debit"),
    Card("5555555555554444", "pm_card_mastercard", "pays", brand="mastercard"),
    Card("2223003122003222", "pm_card_mastercard_2series", "pays (2-series)", brand="mastercard"),
    Card("5200828282828210", "pm_card_mastercard_debit", "pays (debit)", brand="mastercard", funding="debit"),
    Card("5105105105105100", "pm_card_mastercard_prepaid", "pays (prepaid)", brand="mastercard", funding="prepaid"),
    Card("378282246310005", "pm_card_amex", "pays (four-digit CVC)", brand="amex"),
    Card("371449635398431", "pm_card_amex_second", "pays (four-digit CVC)", brand="amex"),
    Card("6011111111111117", "pm_card_discover", "pays", brand="discover"),
    Card("3566002020360505", "pm_card_jcb", "pays", brand="jcb"),
    Card("6200000000000005", "pm_card_unionpay", "pays", brand="unionpay"),
    Card("4000000360000006", "pm_card_au", "pays (from Australia)", country="AU"),
    Card("4000005540000008", "pm_card_nz", "pays (from New Zealand)", country="NZ"),
    Card("4000000000000077", "pm_card_bypassPending", "pays, funds available at once"),
    Card(
        "4000002500003155",
        "pm_card_authenticationRequiredOnSetup",
        "asks for 3-D Secure",
        needs_authentication=True,
    ),
    Card(
        "4000002760003184",
        "pm_card_authenticationRequired",
        "always asks for 3-D Secure",
        needs_authentication=True,
    ),
    Card("4000000000003220", "pm_card_threeDSecure2Required", "must pass 3-D Secure", needs_authentication=True),
    Card("4000000000003063", "pm_card_threeDSecureRequired", "must pass 3-D Secure", needs_authentication=True),
    Card("4000000000003055", "pm_card_threeDSecureOptional", "pays; 3-D Secure supported, not needed"),
    Card(
        "4000008400001629",
        "pm_card_threeDSecureRequiredChargeDeclined",
        "asks for 3-D Secure, then is declined",
        needs_authentication=True,
        decline=_GENERIC,
    ),
    Card(
        "4000008260003178",
        "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds",
        "asks for 3-D Secure, then lacks funds",
        needs_authentication=True,
        decline=_NO_FUNDS,
    ),
    Card("4000000000000002", "pm_card_visa_chargeDeclined", "is declined", decline=_GENERIC),
    Card("4000000000009995", "pm_card_visa_chargeDeclinedInsufficientFunds", "lacks funds", decline=_NO_FUNDS),
    Card("4000000000009987", "pm_card_visa_chargeDeclinedLostCard", "was reported lost", decline=_LOST),
    Card("4000000000009979", "pm_card_visa_chargeDeclinedStolenCard", "was reported stolen", decline=_STOLEN),
    Card("4000000000000069", "pm_card_chargeDeclinedExpiredCard", "has expired", decline=_EXPIRED),
    Card("4000000000000127", "pm_card_chargeDeclinedIncorrectCvc", "has another CVC", decline=_WRONG_CVC),
    Card(
        "4000000000000119", "pm_card_chargeDeclinedProcessingError", "can't be processed now", decline=_PROCESSING
    ),
    Card(
        "4000000000006975",
        "pm_card_visa_chargeDeclinedVelocityLimitExceeded",
        "was used too often",
        decline=_TOO_OFTEN,
    ),
    Card("4100000000000019", "pm_card_radarBlock", "is blocked as fraudulent", decline=_FRAUDULENT),
    Card("4000000000000259", "pm_card_createDispute", "pays, then disputes as fraudulent", dispute="fraudulent"),
    Card(
        "4000000000002685",
        "pm_card_createDisputeProductNotReceived",
        "pays, then disputes as not received",
        dispute="product_not_received",
    ),
    Card("4000000000001976", "pm_card_createDisputeInquiry", "pays, then inquires", dispute="inquiry"),
    Card(
        "4000000000007726", "pm_card_pendingRefund", "pays; its refunds stay pending for a while", refund="pending"
    ),
    Card("4000000000005126", "pm_card_refundFail", "pays; its refunds fail after a while", refund="fails"),
)

BY_NUMBER = {card.number: card for card in CARDS}
BY_TOKEN = {card.token: card for card in CARDS}


def find_token(token: str) -> Card | None:
    """Return the card of a test token; Stripe knows some with and without the brand in their name."""
    return BY_TOKEN.get(token) or BY_TOKEN.get(token.replace("pm_card_", "pm_card_visa_", 1))
