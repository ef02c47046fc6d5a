"""What Stripe answers when it refuses a request."""

from typing import Any


class StripeError(Exception):
    """
    A refusal, in the words and the shape of Stripe's error bodies.

    `keeps_work` says that what was written before the refusal stays written, as it does for a declined card.
    """

    type = "invalid_request_error"
    status = 400
    keeps_work = False

    def __init__(self, message: str, *, code: str | None = None, param: str | None = None, **extra: Any) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.param = param
        self.extra = extra

    def body(self) -> dict[str, Any]:
        """Return the JSON that Stripe would send."""
        error: dict[str, Any] = {"message": self.message, "type": self.type, **self.extra}
        if self.code:
            error["code"] = self.code
            error["doc_url"] = f"https://docs.stripe.com/error-codes#{self.code.replace('_', '-')}"
        if self.param:
            error["param"] = self.param
        return {"error": error}


class InvalidRequestError(StripeError):
    """The request itself is wrong."""


class AuthenticationError(StripeError):
    """No key, or not a test key."""

    status = 401


class NotFoundError(StripeError):
    """There is nothing at this address."""

    status = 404


class IdempotencyError(StripeError):
    """A key was used again for something else."""

    type = "idempotency_error"


class ConflictError(StripeError):
    """Another request with the same idempotency key is still running."""

    type = "idempotency_error"
    status = 409


class CardError(StripeError):
    """The card was refused; the attempt stays on record."""

    type = "card_error"
    status = 402
    keeps_work = True


class InjectedError(StripeError):
    """A failure that someone asked for through the fault knobs."""

    def __init__(self, *, status: int) -> None:
        super().__init__(_INJECTED.get(status, "An unknown error occurred."), code=_INJECTED_CODES.get(status))
        self.status = status
        self.type = "invalid_request_error" if status in (400, 409, 429) else "api_error"


_INJECTED = {
    409: "There is currently another in-progress request using this object. Please try again later.",
    429: "Too many requests hit the API too quickly. We recommend an exponential backoff of your requests.",
}
_INJECTED_CODES = {409: "lock_timeout", 429: "rate_limit"}


def no_such(*, kind: str, id: str, param: str = "id") -> NotFoundError:
    """Return the refusal for an id that names nothing."""
    return NotFoundError(f"No such {kind}: '{id}'", code="resource_missing", param=param)


def not_emulated(what: str, *, param: str | None = None) -> InvalidRequestError:
    """Return the refusal for something which Stripe can do and this emulator can't."""
    return InvalidRequestError(f"The Stripe emulator does not emulate {what}.", code="emulator_limit", param=param)
