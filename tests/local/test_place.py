import os
import stat

import pytest

from local.place import CONNECTION_SETTINGS, DataDirectory, join_running_shop

ADDRESSES = {
    "database_url": "postgresql:///shop",
    "base_url": "http://localhost:8000",
    "stripe_url": "http://127.0.0.1:8001",
}


def test_secrets_are_made_once_and_for_nobody_else(tmp_path):
    place = DataDirectory(data=tmp_path)

    first, second = place.secrets(), place.secrets()

    assert first == second
    assert set(first) == {"SECRET_KEY", "STRIPE_WEBHOOK_SECRET"}
    assert stat.S_IMODE((tmp_path / "secrets.env").stat().st_mode) == 0o600


def test_environment_has_an_emulated_stripe_when_there_is_no_key(tmp_path):
    told = DataDirectory(data=tmp_path).environment(**ADDRESSES, wanted={})

    assert told["STRIPE_API_BASE"] == "http://127.0.0.1:8001"
    assert told["STRIPE_WEBHOOK_SECRET"].startswith("whsec_")


def test_environment_has_no_emulated_stripe_when_there_is_a_key(tmp_path):
    told = DataDirectory(data=tmp_path).environment(**ADDRESSES, wanted={"STRIPE_SECRET_KEY": "sk_test_1"})

    assert "STRIPE_API_BASE" not in told
    assert "STRIPE_WEBHOOK_SECRET" not in told


def test_environment_heeds_what_a_person_has_set(tmp_path):
    told = DataDirectory(data=tmp_path).environment(
        **ADDRESSES, wanted={"DEBUG": "true", "DATABASE_URL": "sqlite://"}
    )

    assert told["DEBUG"] == "true"
    assert told["DATABASE_URL"] == "postgresql:///shop"


@pytest.fixture
def nothing_set(monkeypatch):
    """Whatever is read into the environment leaves it again."""
    for name in CONNECTION_SETTINGS:
        monkeypatch.setenv(name, "so that it is put back in the end")
        monkeypatch.delenv(name)


def test_manage_joins_the_shop_that_runs(tmp_path, nothing_set):
    os.environ["DATA_DIR"] = str(tmp_path)
    DataDirectory(data=tmp_path).write_running({"DATABASE_URL": "postgresql://running", "DEBUG": "true"})

    join_running_shop()

    assert os.environ["DATABASE_URL"] == "postgresql://running"
    assert "DEBUG" not in os.environ


def test_manage_heeds_the_database_that_a_person_names(tmp_path, nothing_set):
    os.environ.update(DATA_DIR=str(tmp_path), DATABASE_URL="postgresql://named")
    DataDirectory(data=tmp_path).write_running({"DATABASE_URL": "postgresql://running", "SECRET_KEY": "running"})

    join_running_shop()

    assert os.environ["DATABASE_URL"] == "postgresql://named"
    assert "SECRET_KEY" not in os.environ


def test_how_to_reach_the_shop_is_for_nobody_else(tmp_path):
    DataDirectory(data=tmp_path).write_running({"SECRET_KEY": "secret"})

    assert DataDirectory(data=tmp_path).running.stat().st_mode & 0o777 == 0o600


def test_clear_removes_the_shop_and_nothing_else(tmp_path):
    place = DataDirectory(data=tmp_path)
    secrets = place.secrets()
    for name in ("stripe.sqlite3", "stripe.sqlite3-wal", "holiday.jpg"):
        (tmp_path / name).touch()
    (tmp_path / "media").mkdir()

    place.clear()

    assert sorted(path.name for path in tmp_path.iterdir()) == ["holiday.jpg", "secrets.env"]
    assert place.secrets() == secrets
