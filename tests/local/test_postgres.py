import shutil
from collections import namedtuple

import psycopg
import pytest

from local import postgres
from local.postgres import DatabaseIsInUse, EmbeddedPostgres, UnableToStartPostgres, temporary_server

DiskUsage = namedtuple("DiskUsage", "total used free")


@pytest.fixture
def place(tmp_path_factory):
    # Root's PostgreSQL runs as nobody, and pytest's own directories are closed to others.
    with temporary_server() as server:
        server.stop()
        yield server.data


def test_server_keeps_what_was_written(place):
    with EmbeddedPostgres(data=place, durable=False) as server:
        server.databases().create("shop")
        with psycopg.connect(server.databases().url("shop")) as connection:
            connection.execute("CREATE TABLE parcel AS SELECT 7 AS weight")

    with (
        EmbeddedPostgres(data=place, durable=False) as again,
        psycopg.connect(again.databases().url("shop")) as connection,
    ):
        row = connection.execute("SELECT weight FROM parcel").fetchone()

    assert row == (7,)


def test_server_recovers_after_it_was_killed(place):
    server = EmbeddedPostgres(data=place, durable=False)
    server.start()
    server.process.kill()
    server.process.wait()
    assert not server.is_running
    server.stop()

    with EmbeddedPostgres(data=place, durable=False) as again:
        assert again.databases().has("postgres")


def test_server_left_over_by_a_killed_start_is_replaced(place):
    left_over = EmbeddedPostgres(data=place, durable=False)
    left_over.start()
    left_over._lock.close()

    with EmbeddedPostgres(data=place, durable=False) as server:
        assert server.is_running
        assert left_over.process.wait(timeout=10) == 0
    left_over.process = None


def test_second_server_over_the_same_data_is_refused(place):
    with (
        EmbeddedPostgres(data=place, durable=False),
        pytest.raises(DatabaseIsInUse, match="is being used by another"),
    ):
        EmbeddedPostgres(data=place, durable=False).start()


def test_data_of_another_version_is_refused_with_advice(place):
    server = EmbeddedPostgres(data=place, durable=False)
    (server.directory / "PG_VERSION").write_text("16\n")

    with pytest.raises(UnableToStartPostgres, match=r"PostgreSQL 16, this is PostgreSQL 18.*--fresh"):
        server.start()


def test_half_made_data_directory_is_made_again(place):
    server = EmbeddedPostgres(data=place, durable=False)
    (server.directory / "PG_VERSION").unlink()

    with server:
        assert server.databases().has("postgres")


def test_nearly_full_disk_is_refused_with_advice(place, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: DiskUsage(total=10, used=9, free=1))

    with pytest.raises(UnableToStartPostgres, match=r"disk of .* is full.*--data DIR"):
        EmbeddedPostgres(data=place, durable=False).start()


def test_full_disk_in_postgres_words_is_explained():
    said = 'FATAL:  could not write to file "pg_wal/xlogtemp.1": No space left on device'

    assert postgres.explain(said).startswith("The disk is full.")


def test_directory_that_cannot_be_written_to_is_refused():
    with pytest.raises(UnableToStartPostgres, match="can't be written to"):
        EmbeddedPostgres(data=postgres.Path("/proc/nowhere/postgres")).start()


def test_socket_of_a_long_path_moves_to_a_short_directory(place):
    server = EmbeddedPostgres(data=place / ("x" * 90) / "postgres")

    assert len(str(server.socket_directory)) < postgres.LONGEST_SOCKET_DIRECTORY
