"""What Stripe does by itself when its moment has come."""

from collections.abc import Callable

from stripe_emulator.charges import announce_settled
from stripe_emulator.delayed import settle_delayed
from stripe_emulator.disputes import open_dispute
from stripe_emulator.refunds import settle_refund
from stripe_emulator.sessions import expire_open
from stripe_emulator.store import Record, Store, Unit

_ACTIONS: dict[str, Callable[[Unit, Record], None]] = {
    "expire_session": expire_open,
    "settle_delayed": settle_delayed,
    "settle_charge": announce_settled,
    "dispute_charge": open_dispute,
    "settle_refund": settle_refund,
}


def run_due(store: Store) -> bool:
    """Do what is due, each in its own unit of work. Say whether there was anything."""
    with store.read() as unit:
        due = unit.rows("SELECT id FROM timer WHERE due_at <= ? ORDER BY due_at, id", unit.now)
    for row in due:
        with store.write() as unit:
            _run(unit, row["id"])
    return bool(due)


def _run(unit: Unit, timer: int) -> None:
    rows = unit.rows("DELETE FROM timer WHERE id = ? RETURNING action, object", timer)
    for row in rows:
        record = unit.find(row["object"])
        if record is not None:
            _ACTIONS[row["action"]](unit, record)
