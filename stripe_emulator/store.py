"""The emulator's memory: one SQLite file, one writer at a time."""

import json
import secrets
import sqlite3
import string
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stripe_emulator.clock import Clock

Body = dict[str, Any]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS object (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    created INTEGER NOT NULL,
    body TEXT NOT NULL,
    private TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS object_kind ON object (kind, seq);
CREATE INDEX IF NOT EXISTS object_payment_intent ON object (kind, json_extract(body, '$.payment_intent'), seq);
CREATE INDEX IF NOT EXISTS object_charge ON object (kind, json_extract(body, '$.charge'), seq);
CREATE INDEX IF NOT EXISTS object_type ON object (kind, json_extract(body, '$.type'), seq);
CREATE TABLE IF NOT EXISTS idempotency (
    key TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    request TEXT NOT NULL,
    created INTEGER NOT NULL,
    status INTEGER,
    body TEXT
);
CREATE TABLE IF NOT EXISTS delivery (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event TEXT NOT NULL,
    endpoint TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'delivered', 'abandoned')),
    tries INTEGER NOT NULL DEFAULT 0,
    planned INTEGER NOT NULL DEFAULT 0,
    next_try_at REAL NOT NULL,
    last_status INTEGER,
    last_error TEXT
);
CREATE INDEX IF NOT EXISTS delivery_due ON delivery (state, next_try_at);
CREATE INDEX IF NOT EXISTS delivery_event ON delivery (event);
CREATE TABLE IF NOT EXISTS timer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    due_at INTEGER NOT NULL,
    action TEXT NOT NULL,
    object TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS timer_due ON timer (due_at);
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""

_LETTERS = string.ascii_letters + string.digits
_FILTERS = {
    "payment_intent": "json_extract(body, '$.payment_intent') = ?",
    "charge": "json_extract(body, '$.charge') = ?",
    "type": "json_extract(body, '$.type') = ?",
    "type_like": "json_extract(body, '$.type') LIKE ?",
    "undelivered": "id IN (SELECT event FROM delivery WHERE state IN ('abandoned', ?))",
    "delivered": "id NOT IN (SELECT event FROM delivery WHERE state IN ('abandoned', ?))",
    "status": "json_extract(body, '$.status') = ?",
    "session": "json_extract(private, '$.session') = ?",
    "email": "json_extract(body, '$.customer_details.email') = ?",
    "transfer_group": "json_extract(body, '$.transfer_group') = ?",
    "source": "json_extract(body, '$.source') = ?",
    "currency": "json_extract(body, '$.currency') = ?",
    "product": "json_extract(body, '$.product') = ?",
}
_BOUNDS = {"gt": "created > ?", "gte": "created >= ?", "lt": "created < ?", "lte": "created <= ?"}


def new_id(prefix: str, length: int = 24) -> str:
    """Return an id that nobody can guess, such as `pi_3Qx...`."""
    return prefix + "".join(secrets.choice(_LETTERS) for _ in range(length))


@dataclass
class Record:
    """One of Stripe's objects: its public body, and what only the emulator knows about it."""

    seq: int
    body: Body
    private: Body = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Return Stripe's id."""
        return str(self.body["id"])


@dataclass(frozen=True)
class Origin:
    """Who asked: an API request, or (with neither) a customer or a timer."""

    request: str | None = None
    idempotency_key: str | None = None


NOBODY = Origin()


class Unit:
    """One unit of work: all of it happens, or nothing."""

    def __init__(self, connection: sqlite3.Connection, *, now: int, origin: Origin, settle_after: int) -> None:
        self.connection = connection
        self.now = now
        self.settle_after = settle_after
        self.origin = origin

    def rows(self, sql: str, *values: Any) -> list[sqlite3.Row]:
        """Run a statement."""
        return self.connection.execute(sql, values).fetchall()

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Undo what is done inside when an exception leaves, unless it keeps its work."""
        self.connection.execute("SAVEPOINT inner_work")
        try:
            yield
        except Exception as error:
            if not getattr(error, "keeps_work", False):
                self.connection.execute("ROLLBACK TO inner_work")
            self.connection.execute("RELEASE inner_work")
            raise
        self.connection.execute("RELEASE inner_work")

    def add(self, body: Body, private: Body | None = None) -> Record:
        """Keep a new object."""
        private = private or {}
        cursor = self.connection.execute(
            "INSERT INTO object (id, kind, created, body, private) VALUES (?, ?, ?, ?, ?)",
            (body["id"], body["object"], body.get("created", self.now), json.dumps(body), json.dumps(private)),
        )
        return Record(seq=cursor.lastrowid or 0, body=body, private=private)

    def save(self, record: Record) -> None:
        """Keep the changes of an object."""
        self.connection.execute(
            "UPDATE object SET body = ?, private = ? WHERE id = ?",
            (json.dumps(record.body), json.dumps(record.private), record.id),
        )

    def remove(self, id: str) -> None:
        """Forget an object."""
        self.connection.execute("DELETE FROM object WHERE id = ?", (id,))

    def find(self, id: str | None, kind: str | None = None) -> Record | None:
        """Return the object of that id and kind, if there is one."""
        for row in self.rows("SELECT * FROM object WHERE id = ?", id):
            if kind in (None, row["kind"]):
                return _record(row)
        return None

    def select(
        self,
        kind: str,
        *,
        where: Mapping[str, Any] | None = None,
        types: list[str] | None = None,
        created: Mapping[str, int] | None = None,
        after: int | None = None,
        before: int | None = None,
        limit: int = 1_000_000,
        oldest_first: bool = False,
    ) -> list[Record]:
        """Return objects of one kind, newest first."""
        conditions = ["kind = ?"]
        values: list[str | int] = [kind]
        for name, value in (where or {}).items():
            conditions.append(_FILTERS[name])
            values.append(value)
        for name, value in (created or {}).items():
            conditions.append(_BOUNDS[name])
            values.append(value)
        if types:
            conditions.append(f"json_extract(body, '$.type') IN ({', '.join('?' * len(types))})")
            values += types
        if after is not None:
            conditions.append("seq < ?")
            values.append(after)
        if before is not None:
            conditions.append("seq > ?")
            values.append(before)
        order = "ASC" if oldest_first or before is not None else "DESC"
        sql = f"SELECT * FROM object WHERE {' AND '.join(conditions)} ORDER BY seq {order} LIMIT ?"  # noqa: S608
        records = [_record(row) for row in self.rows(sql, *values, limit)]
        return records[::-1] if before is not None and not oldest_first else records

    def schedule(self, action: str, object_id: str, *, due_at: int) -> None:
        """Have an action done to an object at a moment of the emulator's clock."""
        self.connection.execute(
            "INSERT INTO timer (due_at, action, object) VALUES (?, ?, ?)", (due_at, action, object_id)
        )

    def setting(self, name: str) -> str | None:
        """Return a setting, if it was ever kept."""
        rows = self.rows("SELECT value FROM setting WHERE name = ?", name)
        return rows[0]["value"] if rows else None

    def keep_setting(self, name: str, value: str) -> None:
        """Keep a setting."""
        self.connection.execute(
            "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, value),
        )


def _record(row: sqlite3.Row) -> Record:
    return Record(seq=row["seq"], body=json.loads(row["body"]), private=json.loads(row["private"]))


class Store:
    """The SQLite file, with a pool of connections."""

    def __init__(self, path: Path, *, settle_after: int = 20) -> None:
        self._path = path
        self._settle_after = settle_after
        self._idle: list[sqlite3.Connection] = []
        self._writing = threading.Lock()
        self.written = threading.Event()
        self.clock = Clock()
        with self._connection() as connection:
            connection.executescript(_SCHEMA)
        with self.read() as unit:
            self.clock.ahead_by = int(unit.setting("clock_ahead_by") or 0)

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = self._connect()
        try:
            yield connection
        finally:
            self._idle.append(connection)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, isolation_level=None, timeout=30, check_same_thread=False)
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode = WAL")
        # A killed process loses nothing so; only a power cut could lose the last moments.
        connection.execute("PRAGMA synchronous = NORMAL")
        return connection

    def _unit(self, connection: sqlite3.Connection, origin: Origin) -> Unit:
        return Unit(connection, now=self.clock.now(), origin=origin, settle_after=self._settle_after)

    @contextmanager
    def read(self) -> Iterator[Unit]:
        """Look, at one moment."""
        with self._connection() as connection:
            connection.execute("BEGIN")
            try:
                yield self._unit(connection, NOBODY)
            finally:
                connection.execute("ROLLBACK")

    @contextmanager
    def write(self, origin: Origin = NOBODY) -> Iterator[Unit]:
        """Do one unit of work, alone."""
        with self._writing, self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._unit(connection, origin)
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")
        self.written.set()
