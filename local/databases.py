"""The databases of one PostgreSQL server, ours or another."""

from dataclasses import dataclass
from urllib.parse import urlsplit

import psycopg
from psycopg import sql


@dataclass(frozen=True)
class Databases:
    """Makes, copies and deletes databases."""

    server_url: str

    def url(self, name: str) -> str:
        return urlsplit(self.server_url)._replace(path=f"/{name}").geturl().replace("@?", "@/?")

    def has(self, name: str) -> bool:
        return name in self.names()

    def names(self) -> list[str]:
        with connect(self.server_url) as connection:
            return [str(name) for (name,) in connection.execute("SELECT datname FROM pg_database")]

    def ensure(self, name: str) -> None:
        if not self.has(name):
            self.create(name)

    def create(self, name: str, *, template: str = "template0") -> None:
        """Make a database, a copy of the template."""
        # FILE_COPY is several times faster than the default, which writes each block to the log too.
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
        with connect(self.server_url) as connection:
            connection.execute(statement.format(sql.Identifier(name), sql.Identifier(template)))

    def drop(self, name: str) -> None:
        """Delete a database, closing the connections to it. One that doesn't exist is fine."""
        with connect(self.server_url) as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def rename(self, name: str, *, to: str) -> None:
        """Give a database another name, for instance when it's finished."""
        statement = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        with connect(self.server_url) as connection:
            connection.execute(statement.format(sql.Identifier(name), sql.Identifier(to)))


def connect(url: str) -> "psycopg.Connection[tuple[object, ...]]":
    """Open a connection on which each statement counts at once."""
    return psycopg.connect(url, autocommit=True, connect_timeout=5)
