"""The layout of a shop's data directory on one machine, and the environment of its processes."""

import contextlib
import hashlib
import os
import secrets
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import environ

ROOT = Path(__file__).resolve().parents[1]
CONNECTION_SETTINGS = (
    "BASE_URL",
    "DATABASE_URL",
    "DATA_DIR",
    "SECRET_KEY",
    "STRIPE_API_BASE",
    "STRIPE_CHECKOUT_ORIGIN",
    "STRIPE_WEBHOOK_SECRET",
)


@dataclass(frozen=True)
class DataDirectory:
    """A data directory."""

    data: Path

    @property
    def postgres(self) -> Path:
        return self.data / "postgres"

    @property
    def logs(self) -> Path:
        """What the processes have to say."""
        return self.data / "logs"

    @property
    def stripe(self) -> Path:
        return self.data / "stripe.sqlite3"

    @property
    def running(self) -> Path:
        """How to reach the shop while it runs: settings, as in .env."""
        return self.data / "running.env"

    @property
    def register(self) -> Path:
        return self.data / "processes.json"

    @property
    def static_stamp(self) -> Path:
        """What the collected static files were made of."""
        return self.data / "static.stamp"

    def clear(self) -> None:
        """Delete the shop's data, but nothing that isn't ours. The secrets may stay: log-ins depend on them."""
        for directory in (self.data / "media", self.data / "originals", self.data / "static", self.logs):
            shutil.rmtree(directory, ignore_errors=True)
        for file in [*self.data.glob(f"{self.stripe.name}*"), self.static_stamp, self.running]:
            file.unlink(missing_ok=True)

    def write_running(self, environment: Mapping[str, str]) -> None:
        """Tell `manage.py` how to reach the shop that is being started."""
        self.running.unlink(missing_ok=True)
        write_privately(
            self.running, {name: environment[name] for name in CONNECTION_SETTINGS if name in environment}
        )

    def secrets(self) -> dict[str, str]:
        """Give this shop's own secrets, made once."""
        path = self.data / "secrets.env"
        if not path.exists():
            made = {
                "SECRET_KEY": secrets.token_urlsafe(48),
                "STRIPE_WEBHOOK_SECRET": f"whsec_{secrets.token_urlsafe(24)}",
            }
            write_privately(path, made)
        lines = path.read_text().splitlines()
        return dict(line.split("=", 1) for line in lines if "=" in line)

    def environment(
        self, *, database_url: str, base_url: str, stripe_url: str, wanted: Mapping[str, str] = os.environ
    ) -> dict[str, str]:
        """Return what the shop's processes are told; what a person has set wins."""
        ours = {
            **self.secrets(),
            "DATA_DIR": str(self.data),
            "DEBUG": "false",
            "SERVE_MEDIA": "true",
            "BASE_URL": base_url,
            "DJANGO_SETTINGS_MODULE": "shop.settings.development",
            "STRIPE_API_BASE": stripe_url,
            "STRIPE_CHECKOUT_ORIGIN": stripe_url,
            "PYTHONUNBUFFERED": "1",
        }
        if not is_emulated(wanted):
            del ours["STRIPE_API_BASE"], ours["STRIPE_CHECKOUT_ORIGIN"], ours["STRIPE_WEBHOOK_SECRET"]
        return {**ours, **wanted, "DATABASE_URL": database_url}


def write_privately(path: Path, settings: Mapping[str, str]) -> None:
    """Make a file of settings that nobody else can read."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.writelines(f"{name}={value}\n" for name, value in settings.items())


def join_running_shop() -> None:
    """Let `manage.py` work on the shop that `./run` has started, unless it was told of another database."""
    read_settings_file()
    if "DATABASE_URL" not in os.environ:
        place = DataDirectory(data=Path(os.environ.get("DATA_DIR", ROOT / "var")))
        with contextlib.suppress(FileNotFoundError):
            environ.Env.read_env(str(place.running))


def read_settings_file() -> None:
    """Take in what a person wrote into .env, which the settings will do too."""
    with contextlib.suppress(FileNotFoundError):
        environ.Env.read_env(str(ROOT / ".env"))


def is_emulated(environment: Mapping[str, str]) -> bool:
    """Whether payments are emulated: they are, unless there's a key for Stripe."""
    return not environment.get("STRIPE_SECRET_KEY")


def fingerprint(paths: Iterable[Path]) -> str:
    """Return a fingerprint of the contents of these files."""
    digest = hashlib.sha256()
    for path in sorted(path for path in paths if path.is_file()):
        digest.update(os.fsencode(path.relative_to(ROOT)) + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def schema_files() -> list[Path]:
    """List what decides about the database's tables."""
    migrations = [*ROOT.glob("*/migrations/*.py"), *ROOT.glob("shop/*/migrations/*.py")]
    return [ROOT / "local/schema.sql", ROOT / "requirements.txt", *migrations]


def static_files() -> list[Path]:
    """List what decides about the static files."""
    ours = [directory for name in ("static", "c*/static", "shop/*/static") for directory in ROOT.glob(name)]
    applications = [ROOT / "requirements.txt", ROOT / "shop/settings/base.py", ROOT / "shop/static_files.py"]
    return [*applications, *(file for directory in ours for file in directory.rglob("*"))]
