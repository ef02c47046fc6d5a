"""How far a shop's database is set up, recorded in the database itself."""

import json
from dataclasses import dataclass

import psycopg
from psycopg import sql

from local.databases import connect


@dataclass(frozen=True)
class DatabaseState:
    """What was done to a database."""

    schema: str = ""
    demo: str = ""

    @classmethod
    def read(cls, *, url: str) -> "DatabaseState":
        """Read what was done; nothing we know of, for a database that others made."""
        query = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
        with connect(url) as connection:
            row = connection.execute(query).fetchone()
        try:
            return cls(**json.loads(str(row[0]))) if row else cls()
        except (TypeError, ValueError):
            return cls()

    def write(self, *, url: str) -> None:
        """Record what was done. Whoever may not do that in their database repeats checks, no more."""
        comment = json.dumps({"schema": self.schema, "demo": self.demo})
        with connect(url) as connection:
            name = sql.Identifier(connection.info.dbname)
            try:
                connection.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(name, sql.Literal(comment)))
            except psycopg.errors.InsufficientPrivilege:
                return


def sells_something(*, url: str) -> bool:
    """Whether a shop's database has products."""
    with connect(url) as connection:
        try:
            return connection.execute("SELECT 1 FROM catalogue_product LIMIT 1").fetchone() is not None
        except psycopg.errors.UndefinedTable:
            return False
