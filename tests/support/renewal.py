"""A database that is as new for the next test, without another copy of the template for each test that commits."""

from dataclasses import dataclass, field
from typing import Any

from psycopg import Connection, sql

from local.databases import Databases, connect

# Where the rows lie that the migrations made.
PRISTINE = "pristine"
# What tells that a test has changed the tables themselves.
CATALOGUES = ("pg_attribute", "pg_constraint", "pg_index", "pg_proc", "pg_trigger")


@dataclass
class RenewableDatabase:
    """
    A copy of the template that is made as new by taking back the rows that were written.

    That costs a twentieth of another copy, and what is known of the tables stays in memory. Sequences go on.
    """

    databases: Databases
    name: str
    template: str
    _connection: "Connection[tuple[Any, ...]] | None" = field(default=None, init=False)
    _structure: object = field(default=None, init=False)
    _states: dict[str, object] = field(default_factory=dict, init=False)

    def make(self) -> None:
        """Copy the template, and remember how it is."""
        self.drop()
        self.databases.create(self.name, template=self.template)
        self._connection = connect(self.databases.url(self.name))
        # Rows are taken back in any order, and no trigger answers.
        self._connection.execute("SET session_replication_role = replica")
        self._ask("CREATE SCHEMA {}", PRISTINE)
        for table in self._tables_in_use():
            self._ask("CREATE TABLE {}.{} AS TABLE public.{}", PRISTINE, table, table)
            self._states[table] = self._state(table)
        self._structure = self._read_structure()

    def renew(self) -> None:
        """Take back whatever was written, or copy the template again when the tables themselves were changed."""
        self._ask(
            "SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        if self._read_structure() != self._structure:
            self.make()
            return
        for table in self._tables_in_use():
            if table not in self._states:
                self._ask("DELETE FROM public.{}", table)
        for table, state in self._states.items():
            if self._state(table) != state:
                self._ask("DELETE FROM public.{}", table)
                self._ask("INSERT INTO public.{} TABLE {}.{}", table, PRISTINE, table)
                self._states[table] = self._state(table)

    def drop(self) -> None:
        """Delete it."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None
        self._states.clear()
        self.databases.drop(self.name)

    def _tables_in_use(self) -> list[str]:
        """List the tables that have rows, or had some."""
        rows = self._ask(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
            " AND pg_relation_size(oid) > 0"
        )
        return [name for (name,) in rows]

    def _state(self, table: str) -> object:
        """Return what differs once a row was added, changed or deleted."""
        return self._ask("SELECT count(*), max(xmin::text::bigint) FROM public.{}", table)

    def _read_structure(self) -> object:
        written = " UNION ALL ".join(f"SELECT xmin FROM {catalogue}" for catalogue in CATALOGUES)  # noqa: S608
        return self._ask(f"SELECT count(*), max(xmin::text::bigint) FROM ({written}) AS written")  # noqa: S608

    def _ask(self, statement: Any, *names: str) -> list[tuple[Any, ...]]:
        if self._connection is None:
            raise RuntimeError(f"The database {self.name} has not been made.")
        cursor = self._connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
        return cursor.fetchall() if cursor.description else []
