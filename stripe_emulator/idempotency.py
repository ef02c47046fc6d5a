"""The same key gives the same answer, once."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from stripe_emulator.errors import ConflictError, IdempotencyError, InvalidRequestError
from stripe_emulator.store import Body, Store, Unit

_KEPT_FOR = 24 * 60 * 60


@dataclass(frozen=True)
class Answer:
    """What was answered before."""

    status: int
    body: Body
    request: str


def claim(store: Store, *, key: str, path: str, parameters: dict[str, Any], request: str) -> Answer | None:
    """
    Take the key for this request, or return what was answered to an earlier one.

    :raises ConflictError: while the earlier one is still running
    :raises IdempotencyError: if the earlier one asked for something else
    """
    if len(key) > 255:
        raise InvalidRequestError("Idempotency keys can be up to 255 characters long.")
    fingerprint = hashlib.sha256(json.dumps(parameters, sort_keys=True, default=str).encode()).hexdigest()
    with store.write() as unit:
        unit.connection.execute(
            "DELETE FROM idempotency WHERE created < ? AND status IS NOT NULL", (unit.now - _KEPT_FOR,)
        )
        taken = unit.connection.execute(
            "INSERT OR IGNORE INTO idempotency (key, path, fingerprint, request, created) VALUES (?, ?, ?, ?, ?)",
            (key, path, fingerprint, request, unit.now),
        )
        if taken.rowcount:
            return None
        return _earlier(unit, key=key, path=path, fingerprint=fingerprint)


def _earlier(unit: Unit, *, key: str, path: str, fingerprint: str) -> Answer:
    row = unit.rows("SELECT * FROM idempotency WHERE key = ?", key)[0]
    if row["path"] != path:
        raise IdempotencyError(
            "Keys for idempotent requests can only be used for the same endpoint they were first used for "
            f"('{path}' vs '{row['path']}'). Try using a key other than '{key}' if you meant to execute a "
            "different request."
        )
    if row["fingerprint"] != fingerprint:
        raise IdempotencyError(
            "Keys for idempotent requests can only be used with the same parameters they were first used with. "
            f"Try using a key other than '{key}' if you meant to execute a different request."
        )
    if row["status"] is None:
        raise ConflictError(
            "There is currently another in-progress request using this Idempotent Key (that probably means you "
            f"submitted twice, and the other request is still going through): {key}. Please try again later.",
            code="idempotency_key_in_use",
        )
    return Answer(status=row["status"], body=json.loads(row["body"]), request=row["request"])


def record(unit: Unit, *, key: str, status: int, body: Body) -> None:
    """Keep the answer, in the same unit of work as what was done."""
    unit.connection.execute(
        "UPDATE idempotency SET status = ?, body = ? WHERE key = ?", (status, json.dumps(body), key)
    )


def release(store: Store, *, key: str) -> None:
    """Give up a key whose request came to nothing."""
    with store.write() as unit:
        unit.connection.execute("DELETE FROM idempotency WHERE key = ? AND status IS NULL", (key,))


def forget_unfinished(store: Store) -> None:
    """Give up the keys of requests that died with the process: their work was rolled back."""
    with store.write() as unit:
        unit.connection.execute("DELETE FROM idempotency WHERE status IS NULL")
